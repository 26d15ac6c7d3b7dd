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
		if !e.decided() {
			s.whose(e)
		}
		if !e.decided() {
			s.promise(e)
		}
		if e.decided() {
			continue
		}
		key := promiseKey(e.id, e.cells["what"], e.cells["by"])
		if d := have[key]; d != nil {
			s.sameAs(e, d, e.id+"/"+nameOf(d.Path))
			continue
		}
		if s.cameOf(e, e.engage.Zone); e.decided() {
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

func promiseKey(id, what, by string) string { return id + "\x00" + fold(what) + "\x00" + by }

// promise understands one row.
func (s *Setup) promise(e *entry) {
	zone := e.engage.Zone
	if s.read(e, zone); e.decided() {
		return
	}
	if e.cells["owner"] == "" {
		e.infer("owner", string(coaching.OwnerClient))
	}
	for _, key := range []string{"what", "by"} {
		if e.cells[key] == "" {
			e.refuse("the row has no `"+key+"`", "fill its column; a promise says what, by when, and what it looks like when it is done")
			return
		}
	}
	switch {
	case e.cells["success"] == "" && e.cells["owner"] != string(coaching.OwnerCoach):
		e.refuse("the row has no `success`: what it looks like when it is done", "add a column `success`, or say it for all with --default success=…")
	case e.cells["status"] == string(coaching.Carried):
		e.refuse("`status` is carried, and a row cannot say to which promise", "write what became of it: kept, partly, missed or dropped; or open")
	case e.cells["session"] != "":
		m := e.engage.Meeting(e.cells["session"])
		if m == nil {
			e.refuse("`session` names no session of the engagement", "write the name of its file, as 03; import the sessions first")
			return
		}
		e.cells["session"] = m.Name
	}
}

// cameOf settles the status of a promise that has none.
func (s *Setup) cameOf(e *entry, zone *time.Location) {
	by, err := coaching.ParseMoment(e.cells["by"])
	switch {
	case e.cells["status"] != "":
	case e.cells["done"] != "":
		e.infer("status", string(coaching.Kept))
	case err != nil || !by.Date.Before(coaching.DateOf(s.Now.In(zone))):
		e.infer("status", string(coaching.Open))
	case s.Past == "":
		e.refuse("its day has passed, and nothing says what became of it", "say it for all that have no status: --past kept, or --past open to ask for them")
	default:
		e.infer("status", s.Past)
	}
}

func (s *Setup) makePromise(e *entry, names map[string][]string) error {
	v, err := s.promiseValues(e)
	if err != nil {
		e.refuse("`made` "+err.Error(), dateRemedy(err))
		return nil
	}
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
func (s *Setup) promiseValues(e *entry) (scaffold.CommitmentValues, error) {
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
	e.made = coaching.DateOf(s.Now.In(zone))
	if !v.ByNextSession && v.By.Date.Before(e.made) {
		e.made = v.By.Date
	}
	if m := e.engage.Meeting(v.Session); m != nil {
		e.made = m.Day()
	}
	if text := e.given["made"]; text != "" {
		m, err := s.moment(text)
		if err == nil {
			m, _, err = s.inZone(m, zone)
		}
		if err != nil {
			return v, err
		}
		e.made = m.Date
	}
	return v, nil
}
