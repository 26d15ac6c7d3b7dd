package due

import (
	"time"

	"coachctl/internal/coaching"
)

// beforeFirst is how long before session 1 agreement and preparation are asked for.
const beforeFirst = 14 * coaching.Day

// plan are the items that hang on the contract: agreement, preparation, the next booking, the re-contract.
func (s *sweep) plan() {
	c := s.e.Contract
	if c == nil {
		return
	}
	s.booking()
	first := s.e.Nth(1)
	if first == nil {
		return
	}
	if c.Agreed.IsZero() {
		s.onContract(Agreement, "agreed", "Agree the contract in writing", first.Begin.Add(-beforeFirst), first.Begin)
	}
	if s.now.Before(first.Begin) && packIsMissing(c) {
		s.add(Item{
			Kind: Pack, Owner: coaching.OwnerClient, Neutral: "Send the preparation for session 1",
			Opens: first.Begin.Add(-beforeFirst), Due: first.Begin, Path: c.Path, Line: c.Line("pack"),
		})
	}
	if first.Status == coaching.Held && first.Variant == coaching.Resistant && c.Purpose.Reviewed.IsZero() {
		due := s.bound(first, first.End)
		if second := s.e.Nth(2); second != nil {
			due = second.End
		}
		s.onContract(Recontract, "", "Review the purpose with the client", first.End, due)
	}
}

func packIsMissing(c *coaching.Contract) bool {
	for _, p := range c.Pack {
		if p.Received.IsZero() {
			return true
		}
	}
	return false
}

// bound is an instant plus the longest gap that the cadence in force on the day of a session allows.
func (s *sweep) bound(m *coaching.Meeting, from time.Time) time.Time {
	return from.Add(s.e.CadenceOn(m.Day()).Bound())
}

func (s *sweep) booking() {
	c := s.e.Contract
	used := s.e.Used()
	if len(used) == 0 || c.Sessions > 0 && len(used) >= c.Sessions || c.PausedAt(s.now, s.e.Zone) {
		return
	}
	if s.e.NextPlanned(s.now) != nil {
		return
	}
	last := latestEnd(used)
	opens := last.End
	for _, p := range c.Pauses {
		if p.To.IsZero() {
			continue
		}
		if over := p.To.Begins(s.e.Zone); over.After(opens) && !over.After(s.now) {
			opens = over
		}
	}
	s.onContract(Booking, "sessions", "Book the next session", opens, s.bound(last, opens))
}

func latestEnd(meetings []*coaching.Meeting) *coaching.Meeting {
	last := meetings[0]
	for _, m := range meetings[1:] {
		if m.End.After(last.End) {
			last = m
		}
	}
	return last
}

// reviews are the midpoint and closing sessions that an engagement of agreed length must hold.
func (s *sweep) reviews() {
	c := s.e.Contract
	if c == nil || c.Sessions == 0 {
		return
	}
	used := s.e.Used()
	if len(used) >= c.Sessions && !s.reviewed(coaching.Closing) {
		end := latestEnd(used).End
		s.onContract(Closing, "sessions", "Hold the closing session", end, end.Add(reviewWithin))
	}
	if c.Sessions < 4 || s.reviewed(coaching.Midpoint) {
		return
	}
	n := c.MidpointSession()
	before := s.e.Nth(n - 1)
	if before == nil || !before.Used() {
		return
	}
	due := s.bound(before, before.End)
	if m := s.e.Nth(n); m != nil {
		due = m.End
	}
	s.onContract(Midpoint, "sessions", "Hold the midpoint review", before.End, due.Add(reviewWithin))
}

// reviewed reports whether a session of a kind was held with a verdict on every objective that wants one.
func (s *sweep) reviewed(k coaching.Kind) bool {
	for _, m := range s.e.Meetings {
		if m.Kind == k && m.Status == coaching.Held && m.VerdictsComplete(s.e.Contract) {
			return true
		}
	}
	return false
}
