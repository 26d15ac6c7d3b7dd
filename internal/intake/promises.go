package intake

import (
	"strconv"
	"strings"
	"time"

	"coachctl/internal/coaching"
	"coachctl/internal/document"
	"coachctl/internal/scaffold"
)

func (s *Setup) promises(entries []*entry) error {
	have := map[string]*document.Document{}
	first := map[string]*entry{}
	for id, e := range s.Engagements {
		for _, d := range e.Documents {
			if p := d.Commitment; p != nil {
				by := p.By.String()
				if p.ByNextSession {
					by = coaching.NextSession
				}
				have[promiseKey(id, p.What, by)] = d
			}
		}
	}
	names := map[string][]string{}
	for _, e := range entries {
		if e.closed {
			continue
		}
		s.whose(e)
		s.promise(e)
		key := promiseKey(e.id, e.cells["what"], e.cells["by"])
		if d := have[key]; d != nil {
			if !e.decided() {
				s.sameAs(e, d, e.id+"/"+nameOf(d.Path))
				e.again(d.Commitment)
			}
			continue
		}
		if s.cameOf(e, s.zoneOf(e)); e.decided() {
			continue
		}
		if other := first[key]; other != nil {
			s.twin(e, other)
			continue
		}
		first[key] = e
		if err := s.makePromise(e, names); err != nil {
			return err
		}
	}
	return nil
}

// again takes an open promise that is there just as the row has it for one that this intake makes: it has yet to be listed
// where a run was cut short in between.
func (e *entry) again(c *coaching.Commitment) {
	if c.Status == coaching.Open && len(e.row.Reasons) == 0 {
		e.promised = scaffold.CommitmentValues{
			Name: c.Name, What: c.What, By: c.By, ByNextSession: c.ByNextSession, Owner: c.Owner, Session: c.Session,
		}
	}
}

func promiseKey(id, what, by string) string { return id + "\x00" + fold(what) + "\x00" + by }

// promise understands one row.
func (s *Setup) promise(e *entry) {
	zone := s.zoneOf(e)
	s.read(e, zone)
	e.latest = s.latest(e.given["by"], zone)
	if e.lacks("owner") {
		e.infer("owner", string(coaching.OwnerClient))
	}
	for _, key := range []string{"what", "by"} {
		if e.lacks(key) {
			e.refuse("the row has no `"+key+"`", "fill its column; a promise says what, by when, and what it looks like when it is done")
		}
	}
	if e.lacks("success") && !e.wrong["owner"] && e.cells["owner"] != string(coaching.OwnerCoach) {
		e.refuse("the row has no `success`: what it looks like when it is done", "add a column `success`, or say it for all with --default success=…")
	}
	if e.cells["status"] == string(coaching.Carried) {
		e.refuse("`status` is carried, and a row cannot say to which promise", "write what became of it: kept, partly, missed or dropped; or open")
	}
	if of := e.cells["session"]; of != "" && e.engage != nil {
		if m := e.engage.Meeting(of); m != nil {
			e.cells["session"] = m.Name
		} else {
			e.refuseCell("session", "names no session of the engagement", "write the name of its file, as 03; import the sessions first")
		}
	}
	if text := e.given["made"]; text != "" && !e.wrong["made"] {
		m, err := s.moment(text)
		if err == nil {
			m, _, err = s.inZone(m, zone)
		}
		if err != nil {
			e.refuseCell("made", err.Error(), dateRemedy(err))
		}
		e.made = m.Date
	}
}

// cameOf settles the status of a promise that has none.
func (s *Setup) cameOf(e *entry, zone *time.Location) {
	switch {
	case !e.lacks("status"):
	case !e.lacks("done"):
		e.infer("status", string(coaching.Kept))
	case e.latest.IsZero() || !coaching.DateOf(e.latest.In(zone)).Before(coaching.DateOf(s.Now.In(zone))):
		e.infer("status", string(coaching.Open))
	case s.Past == "":
		e.refuse("its day has passed, and nothing says what became of it", "say it for all that have no status: --past kept, or --past open to ask for them")
	default:
		e.infer("status", s.Past)
	}
}

func (s *Setup) makePromise(e *entry, names map[string][]string) error {
	v := s.promiseValues(e)
	day := e.made.String()
	of := e.id + "/" + day
	if names[of] == nil {
		for _, name := range e.engage.Promises {
			if strings.HasPrefix(strings.ToLower(name), day) {
				names[of] = append(names[of], name)
			}
		}
	}
	if len(names[of]) >= maxPromises {
		e.refuse("there are more than "+strconv.Itoa(maxPromises)+" promises of one day", "add a column `made` with the day of each")
		return nil
	}
	v.Name = scaffold.NextCommitmentName(names[of], e.made)
	names[of] = append(names[of], v.Name)
	file, err := s.Builder.Commitment(v)
	if err != nil {
		return err
	}
	e.path, e.text, e.promised = file.Path, file.Text, v
	return s.set(e, "what", "by", "success", "owner", "session", "kind", "stated_by", "objective", "cue", "partner")
}

// promiseValues are the parts of the promise. It is named after the day that it was made: as the row says, else that of its
// session, else today, or the day by which it was due where that has passed.
func (s *Setup) promiseValues(e *entry) scaffold.CommitmentValues {
	c, zone := e.cells, e.engage.Zone
	v := scaffold.CommitmentValues{
		Engagement: e.id, What: c["what"], Success: c["success"], Owner: coaching.Owner(c["owner"]), Session: c["session"], Kind: c["kind"],
		StatedBy: c["stated_by"], Objective: c["objective"], Cue: c["cue"], Partner: c["partner"],
	}
	if c["by"] == coaching.NextSession {
		v.ByNextSession = true
	} else {
		v.By, _ = coaching.ParseMoment(c["by"])
	}
	if !e.made.IsZero() {
		return v
	}
	e.made = coaching.DateOf(s.Now.In(zone))
	if !v.ByNextSession && v.By.Date.Before(e.made) {
		e.made = v.By.Date
	}
	if m := e.engage.Meeting(v.Session); m != nil {
		e.made = m.Day()
	}
	return v
}
