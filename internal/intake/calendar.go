package intake

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"time"

	"coachctl/internal/coaching"
	"coachctl/internal/ics"
	"coachctl/internal/plan"
)

// Calendar takes the sessions out of a calendar: events that a client was invited to, or that are called after one. Their
// start, length and status are taken, and nothing of their text. Every other event is left out.
func Calendar(src []byte, s Setup) (*Account, plan.Plan, error) {
	asked := s
	s.Type = coaching.TypeSession
	a := &Account{Type: s.Type}
	if err := cmp.Or(asked.ofCalendar(), s.pastFits(), s.takeWhose()); err != nil {
		return nil, nil, err
	}
	events, err := ics.Read(src, ics.ReadOptions{
		Floating: s.zoneOr(s.Practice.Zone), Unknown: s.Zone, Until: s.Now.AddDate(1, 0, 0),
		Concerns: func(e ics.Event) bool { return len(s.concerned(e)) > 0 },
	})
	var wrong *ics.ReadError
	if errors.As(err, &wrong) {
		return nil, nil, &FileError{Line: wrong.Line, Reason: wrong.Problem, Remedy: "export the calendar again, as iCalendar (.ics) in UTF-8"}
	}
	if err != nil {
		return nil, nil, err
	}
	a.Rows = make([]Row, len(events))
	var entries []*entry
	for i, event := range events {
		a.Rows[i].Line = event.Line
		e := &entry{row: &a.Rows[i], given: map[string]string{}, cells: map[string]string{}}
		entries = append(entries, e)
		s.fromEvent(e, event)
		e.closed = e.decided()
	}
	made, err := s.take(entries)
	return a, made, err
}

func (s *Setup) zoneOr(other *time.Location) *time.Location {
	switch {
	case s.Zone != nil:
		return s.Zone
	case other != nil:
		return other
	}
	return time.UTC
}

func (s *Setup) fromEvent(e *entry, event ics.Event) {
	ids := s.concerned(event)
	switch {
	case len(ids) == 0 && event.Begin.IsZero() && event.Problem != "" && len(event.Addresses) == 0 && event.Title == "":
		e.refuse(event.Problem, event.Remedy) // whose it is cannot be read either
	case len(ids) == 0:
		e.leave("it concerns no client")
	case event.AllDay:
		e.leave("it lasts all day, and is no session")
	case event.Problem != "":
		e.refuse(event.Problem, event.Remedy)
	case event.Length >= 24*time.Hour:
		e.leave("it lasts a day or longer, and is no session")
	}
	if e.row.Outcome != Left && !event.Begin.IsZero() {
		zone := s.zoneOf(e)
		if len(ids) == 1 {
			zone = s.Engagements[ids[0]].Zone
		}
		e.row.Day = coaching.DateOf(event.Begin.In(zone))
	}
	if e.decided() {
		return
	}
	e.given["engagement"] = ids[0]
	if len(ids) > 1 {
		delete(e.given, "engagement")
		e.refuse("it concerns several engagements", "say which one with --engagement, and export what belongs to it alone")
		return
	}
	for key, value := range s.Defaults {
		if key != "engagement" {
			e.given[key] = value
		}
	}
	e.own, _ = s.ofOurs(event)
	e.start = event.Begin.Truncate(time.Minute)
	if event.ID != "" {
		e.given["uid"] = event.ID
	}
	if n := int(event.Length.Minutes()); n > 0 {
		e.given["minutes"] = strconv.Itoa(n)
	}
	if event.Cancelled {
		e.given["status"] = string(coaching.Cancelled)
	}
}

func (e *entry) leave(reason string) { e.row.Outcome, e.row.Reasons = Left, []Reason{{Reason: reason}} }

// ofOurs finds the session that an event was printed of, when it comes back from a calendar.
func (s *Setup) ofOurs(event ics.Event) (m *coaching.Meeting, id string) {
	if s.ours == nil && s.Known != nil {
		s.ours, s.whoseIs = map[string]*coaching.Meeting{}, map[string]string{}
		for id, e := range s.Engagements {
			for _, m := range e.Meetings {
				uid := s.Known(id, m.Name)
				s.ours[uid], s.whoseIs[uid] = m, id
			}
		}
	}
	return s.ours[event.ID], s.whoseIs[event.ID]
}

// concerned are the engagements that an event is a meeting of: that of our own session, the one that was said, else those
// of its people, else those that it is called after, by the client's name or the engagement's and by nothing else.
func (s *Setup) concerned(event ics.Event) []string {
	if _, id := s.ofOurs(event); id != "" {
		return []string{id}
	}
	if id := s.Defaults["engagement"]; id != "" {
		return []string{id}
	}
	var ids []string
	for _, address := range event.Addresses {
		ids = append(ids, s.ofClient(address, "")...)
	}
	if len(ids) == 0 && event.Title != "" {
		ids = append(ids, s.ofClient("", event.Title)...)
		if s.Engagements[event.Title] != nil {
			ids = append(ids, event.Title)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}
