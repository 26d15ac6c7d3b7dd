package intake

import (
	"fmt"
	"strconv"

	"coachctl/internal/coaching"
	"coachctl/internal/document"
	"coachctl/internal/scaffold"
)

var topics = []string{
	"Organisational context", "Objectives", "Roles and responsibilities", "Confidentiality", "Commitment", "Frequency",
	"Support and challenge", "Feedback", "Record keeping", "Methodology",
}

func (s *Setup) contracts(entries []*entry) error {
	lines := map[string]int{}
	for _, e := range entries {
		if e.closed {
			continue
		}
		s.contract(e)
		if line, twice := lines[e.id]; twice {
			e.refuse(fmt.Sprintf("line %d has the same engagement", line), "one row makes one contract; give another engagement another name")
		}
		if e.decided() {
			continue
		}
		lines[e.id] = e.row.Line
		e.path = "engagements/" + e.id + "/contract.md"
		if s.contractIsThere(e) {
			continue
		}
		if err := s.makeContract(e); err != nil {
			return err
		}
	}
	return nil
}

func (s *Setup) contract(e *entry) {
	e.id = e.given["engagement"]
	switch {
	case e.id == "":
		e.refuse("the row names no engagement",
			"add a column `engagement` with a short name for each folder; a pseudonym is wise, since paths travel into logs")
	case !s.IsName(e.id):
		e.refuseCell("engagement", "is no name for a folder", "write lower-case letters, digits and hyphens, as riverbend-pn")
	}
	if e.given["client"] == "" {
		e.refuse("the row names no client", "fill the column `client`; the name of the engagement will do as a pseudonym")
	}
	s.read(e, s.zoneOf(e))
	if e.lacks("status") {
		e.infer("status", string(coaching.Draft))
		if e.cells["agreed"] != "" {
			e.infer("status", string(coaching.Agreed))
		}
	}
	if wantsDay(e.cells["status"]) && e.lacks("agreed") {
		e.refuse("`status` says that it was agreed, and the row has no day `agreed`",
			"fill its column with the day of the written agreement, or write draft as its status")
	}
	if e.lacks("sponsor.name") && (e.cells["sponsor.email"] != "" || e.cells["sponsor.role"] != "") {
		e.refuse("the sponsor has no name", "fill the column `sponsor.name`")
	}
}

func wantsDay(status string) bool {
	return status == string(coaching.Agreed) || status == string(coaching.Completed)
}

func (s *Setup) contractIsThere(e *entry) bool {
	e.engage = s.Engagements[e.id]
	if e.engage == nil {
		return false
	}
	if e.engage.Unread {
		e.refuse("a file of the engagement could not be read", "see what `coachctl check` says")
		return true
	}
	for _, d := range e.engage.Documents {
		if d.Path == e.path {
			s.sameAs(e, d, e.id)
			return true
		}
	}
	return false
}

func (s *Setup) makeContract(e *entry) error {
	c := e.cells
	day := func(key string) coaching.Date { d, _ := coaching.ParseDate(c[key]); return d }
	number := func(key string) int { n, _ := strconv.Atoi(c[key]); return n }
	v := scaffold.ContractValues{
		Engagement: e.id, Client: c["client"], Called: c["client_called"], Email: c["client_email"], Role: c["client_role"],
		Organisation: c["organisation"], Start: day("start"), End: day("end"), Sessions: number("sessions"),
		SessionMinutes: number("session_minutes"), IntakeMinutes: number("intake_minutes"), Zone: c["timezone"],
	}
	if name := c["sponsor.name"]; name != "" {
		v.Sponsors = []coaching.Sponsor{{Name: name, Role: c["sponsor.role"], Email: c["sponsor.email"]}}
	}
	file, err := s.Builder.Contract(v)
	if err != nil {
		return err
	}
	if e.text, err = document.Remove(file.Text, s.Type, "cadence"); err != nil {
		return err // which was not agreed, as far as the row says
	}
	if err := s.set(e, "sponsor.name", "sponsor.role", "sponsor.email"); err != nil {
		return err
	}
	if agreed := day("agreed"); !agreed.IsZero() && wantsDay(c["status"]) {
		return s.pointElsewhere(e, agreed)
	}
	return nil
}

// pointElsewhere says under each topic where it was agreed: the row has a day, and the document lies somewhere else.
func (s *Setup) pointElsewhere(e *entry, agreed coaching.Date) error {
	said, err := s.Builder.BroughtTopic(agreed)
	if err != nil {
		return err
	}
	for _, topic := range topics {
		text, found, err := document.AddItem(e.text, topic, said)
		if err != nil {
			return err
		}
		if found {
			e.text = text
		}
	}
	return nil
}
