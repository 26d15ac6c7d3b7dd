package audience

import (
	"cmp"
	"slices"
	"strings"

	"coachctl/internal/award"
	"coachctl/internal/coaching"
)

// A HoursGap is why hours are not in the log, or a row of it is not whole: Minutes, when they are known, of an engagement
// or of one of its sessions. It is for the coach, and names nobody.
type HoursGap struct {
	Engagement, Session string
	Why                 Gap
	Minutes             int
}

// Gap is a kind of gap.
type Gap int

// The gaps. Behind the first five hours are left out; behind the others they are not.
const (
	GapLength   Gap = iota // nobody can tell how long a session was
	GapContract            // there is no contract that can be read
	GapDoubt               // the contract may say otherwise than what was understood
	GapClient              // the contract does not say who the client is
	GapPaid                // the contract does not say whether it is paid
	GapEmail               // there is no e-mail to stand in the log
	GapWhich               // the client has no e-mail here, and the name of several who have one
	GapNames               // the e-mail stands beside another name elsewhere
)

// A relationship is the work with one client, the engagement that went on longest last.
type relationship struct {
	key   string
	parts []worked
}

// relationships puts together what belongs to one client. Nobody's are one for each engagement.
func relationships(all []worked) (out []relationship, gaps []HoursGap) {
	all = slices.Clone(all)
	slices.SortFunc(all, func(a, b worked) int {
		return cmp.Or(strings.Compare(a.last.String(), b.last.String()), strings.Compare(a.engagement, b.engagement))
	})
	var persons []coaching.Person
	for _, w := range all {
		persons = append(persons, w.person)
	}
	keys, unsure := coaching.SamePersons(persons)
	for _, i := range unsure {
		gaps = append(gaps, HoursGap{Engagement: all[i].engagement, Why: GapWhich})
	}
	at := map[string]int{}
	for i, w := range all {
		n, known := at[keys[i]]
		if !known || keys[i] == "" {
			n = len(out)
			at[keys[i]] = n
			out = append(out, relationship{key: keys[i]})
		}
		out[n].parts = append(out[n].parts, w)
	}
	for _, r := range out {
		gaps = append(gaps, r.gaps()...)
	}
	return out, gaps
}

func (r relationship) gaps() (out []HoursGap) {
	latest := r.parts[len(r.parts)-1]
	if r.contact() == "" {
		out = append(out, HoursGap{Engagement: latest.engagement, Why: GapEmail})
	}
	for _, w := range r.parts {
		if !w.person.SameName(latest.person) {
			out = append(out, HoursGap{Engagement: w.engagement, Why: GapNames})
		}
	}
	return out
}

// contact is the e-mail as it was written last.
func (r relationship) contact() string {
	for _, w := range slices.Backward(r.parts) {
		if w.person.Email != "" {
			return w.person.Email
		}
	}
	return ""
}

// row is the relationship in the log, under the name that was written last.
func (r relationship) row() HoursRow {
	row := HoursRow{Key: r.key, Client: r.parts[len(r.parts)-1].person.Name, Contact: r.contact()}
	first, last := r.parts[0].first, r.parts[0].last
	for _, w := range r.parts {
		if w.first.Before(first) {
			first = w.first
		}
		if w.last.After(last) {
			last = w.last
		}
		row.Ongoing = row.Ongoing || w.ongoing
		row.add(w.held)
	}
	row.Start, row.End = first.String(), last.String()
	return row
}

// towards holds the total against what a body asks.
func (log *HoursLog) towards(body award.Body) {
	log.Credentials = []Toward{}
	for _, c := range body.Credentials {
		t := Toward{
			Body: body.Name, Credential: c.Name, Holding: c.Holding,
			Hours: asked(log.Total.Minutes, c.Hours), Paid: asked(log.Total.PaidMinutes, c.Paid),
			Clients: AskedOfAll{Have: log.Total.Clients, Want: c.Clients, Missing: max(c.Clients-log.Total.Clients, 0)},
		}
		t.Reached = t.Hours.MissingMinutes == 0 && t.Paid.MissingMinutes == 0 && t.Clients.Missing == 0
		if c.Recent > 0 {
			recent := asked(log.Total.RecentMinutes, c.Recent)
			t.Recent, t.Reached = &recent, t.Reached && recent.MissingMinutes == 0
		}
		for _, s := range c.Sources {
			t.Sources = append(t.Sources, HoursSource(s))
			if log.FiguresRead == "" || s.Read < log.FiguresRead {
				log.FiguresRead = s.Read
			}
		}
		log.Credentials = append(log.Credentials, t)
	}
}

func asked(minutes, hours int) Asked {
	return Asked{HaveMinutes: minutes, WantMinutes: hours * 60, MissingMinutes: max(hours*60-minutes, 0)}
}
