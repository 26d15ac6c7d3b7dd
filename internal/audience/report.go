package audience

import (
	"slices"
	"time"

	"coachctl/internal/coaching"
)

// A Report is what one sponsor reads at the midpoint or at the close. It has no field for anything else: no session, no
// date of one, nobody's words but the objectives and, where the client consented in writing, the client's promises.
// Review is midpoint or closing. Begins and Ends are the months of the engagement, Agreed the day of the agreement.
type Report struct {
	People
	Sponsor    string      `json:"sponsor"`
	Review     string      `json:"review"`
	Begins     *Month      `json:"begins"`
	Ends       *Month      `json:"ends"`
	Agreed     *Day        `json:"agreed"`
	Objectives []Standing  `json:"objectives"`
	Attendance *Attendance `json:"attendance"`
	Promises   []Pledge    `json:"promises"`
	Settled    []Settled   `json:"settled"`
}

// A Pledge is a promise of the client as a sponsor reads it.
type Pledge struct {
	What    string `json:"what"`
	By      *Due   `json:"by"`
	Success string `json:"success"`
}

// A Draft is what the client reads before a report goes out: the page of each sponsor, as it would go.
type Draft struct {
	People
	Review string   `json:"review"`
	Pages  []Report `json:"pages"`
}

// A Month of the calendar. ShowYear tells that the year is not the present one.
type Month struct {
	Year     int  `json:"year"`
	Month    int  `json:"month"`
	ShowYear bool `json:"show_year"`
}

// Empty reports whether there is nothing on the page to read.
func (r Report) Empty() bool {
	return len(r.Objectives) == 0 && r.Attendance == nil && len(r.Promises) == 0 && len(r.Settled) == 0
}

// SponsorReport is the view that one sponsor has of a review that was held. A consent counts that is good today and, once
// the client has agreed to the page, was good on that day too: what the client was not shown does not join it later.
func SponsorReport(e *coaching.Engagement, m *coaching.Meeting, sponsor coaching.Sponsor, now time.Time) Report {
	l := newLetter(e, m, now)
	days := []coaching.Date{coaching.DateOf(l.now)}
	if at, agreed := e.ReportAgreedAt(m, now); agreed {
		days = append(days, coaching.DateOf(at))
	}
	return l.report(release{l, sponsor, days})
}

// ClientDraft is the client's view of the pages that would go out today, one for each sponsor of the review's day.
func ClientDraft(e *coaching.Engagement, m *coaching.Meeting, now time.Time) Draft {
	l := newLetter(e, m, now)
	d := Draft{People: l.people(), Review: string(m.Kind), Pages: []Report{}}
	for _, s := range l.contract.SponsorsOn(m.Day()) {
		d.Pages = append(d.Pages, l.report(release{l, s, []coaching.Date{coaching.DateOf(l.now)}}))
	}
	return d
}

func (l letter) report(r release) Report {
	out := Report{
		People: l.people(), Sponsor: plain(r.sponsor.Name), Review: string(l.m.Kind),
		Begins: l.month(l.contract.Start), Ends: l.month(l.contract.End),
		Objectives: []Standing{}, Promises: []Pledge{}, Settled: []Settled{},
	}
	if !l.contract.Agreed.IsZero() {
		day := l.day(l.contract.Agreed)
		out.Agreed = &day
	}
	if !r.entitled() {
		return out
	}
	for _, o := range r.objectives() {
		s := l.standing(o, r.measure)
		if !r.sees(coaching.SeesVerdict) {
			s.Verdict = ""
		}
		out.Objectives = append(out.Objectives, s)
	}
	if r.sees(coaching.SeesAttendance) {
		out.Attendance = l.attendance()
	}
	if r.consented(coaching.SeesCommitments) {
		out.Promises, out.Settled = r.promises()
	}
	return out
}

func (l letter) month(d coaching.Date) *Month {
	if d.IsZero() {
		return nil
	}
	return &Month{Year: d.Year, Month: int(d.Month), ShowYear: d.Year != l.now.Year()}
}

// A release is what the contract and the client's consents let one sponsor read of a review.
type release struct {
	letter
	sponsor coaching.Sponsor
	days    []coaching.Date // on each of which a consent has to be good
}

// entitled reports whether there is a page for this sponsor at all.
func (r release) entitled() bool {
	return r.m.Kind.Review() && r.m.Status == coaching.Held &&
		slices.Contains(r.contract.SponsorsOn(r.m.Day()), r.sponsor) &&
		len(r.contract.SponsorSees.Or(coaching.DefaultSponsorSees)) > 0
}

func (r release) sees(what string) bool { return r.contract.LetsSee(what) }

func (r release) consented(scope string) bool {
	return !slices.ContainsFunc(r.days, func(day coaching.Date) bool {
		return !r.contract.Consented(scope, r.sponsor.Name, day)
	})
}

// shared reports whether an objective is one that sponsors know of: released, and agreed by the day of the review.
func (r release) shared(o coaching.Objective) bool {
	return o.ForSponsor && agreedBy(o, r.m.Day())
}

func (r release) objectives() []coaching.Objective {
	if !r.sees(coaching.SeesObjectives) {
		return nil
	}
	return slices.DeleteFunc(r.letter.objectives(), func(o coaching.Objective) bool { return !r.shared(o) })
}

// measure reports whether the figures of a measure are shown. What people say of the client, the client included, takes a
// consent as well.
func (r release) measure(m coaching.Measure) bool {
	return r.sees(coaching.SeesMeasures) && (counted(m) || opinion(m) && r.consented(coaching.SeesMeasures))
}

func counted(m coaching.Measure) bool { return m.Kind == "count" || m.Kind == coaching.GoalScale }
func opinion(m coaching.Measure) bool { return m.Kind == "feedback" || m.Kind == "self-rating" }

// promises of the client, out of those that the client's own page of the day holds. One that serves an objective which is
// not on the page stays out, and so does one in doubt, and all that is in the same words.
func (r release) promises() (open []Pledge, settled []Settled) {
	shown, withheld := r.objectives(), map[string]bool{}
	for _, c := range r.e.Commitments {
		serves := func(o coaching.Objective) bool { return o.ID == c.Objective }
		if c.InDoubt || yours(c) && c.Objective != "" && !slices.ContainsFunc(shown, serves) {
			withheld[words(plain(c.What))] = true
		}
	}
	book := r.ledger()
	open = []Pledge{}
	for _, p := range slices.Concat(book.yours, book.open) {
		if !p.Mine && !withheld[words(p.What)] {
			open = append(open, Pledge{What: p.What, By: p.By, Success: p.Success})
		}
	}
	settled = slices.DeleteFunc(book.earlier, func(s Settled) bool { return s.Mine || withheld[words(s.What)] })
	return open, settled
}
