package coaching

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// An Engagement is one contract with its sessions placed in time and its commitments.
type Engagement struct {
	ID          string // the folder's name
	Practice    *Practice
	Contract    *Contract      // nil when there is none that can be read
	Zone        *time.Location // the contract's, else the practice's, else UTC
	Meetings    []*Meeting     // in order of start, then name
	Commitments []*Commitment  // in order of name
}

// A Meeting is a session placed in time.
type Meeting struct {
	*Session
	Begin  time.Time // in the engagement's zone
	End    time.Time // Begin plus the minutes it took, else those planned
	Number int       // n for the n-th coaching session, 0 for one that is not counted
}

// Day is the day of the meeting in the engagement's zone.
func (m *Meeting) Day() Date { return DateOf(m.Begin) }

// VerdictsComplete reports whether the session gives a verdict on every objective that wants one.
func (m *Meeting) VerdictsComplete(c *Contract) bool {
	return !slices.ContainsFunc(c.Objectives, m.LacksVerdict)
}

// LacksVerdict reports whether an objective wants a verdict at the session and has none there: it was agreed before its day
// and has not been met or dropped since. One without a date of agreement counts as agreed from the beginning.
func (m *Meeting) LacksVerdict(o Objective) bool {
	return o.Status == ObjectiveAgreed && o.Agreed.Before(m.Day()) && m.Verdict(o.ID) == ""
}

// A Misplaced session is one whose start is no single instant in the engagement's zone. Err is ErrSkipped or ErrTwice.
type Misplaced struct {
	Session *Session
	Err     error
}

// Assemble places sessions in time and numbers them. Sessions that cannot be placed are left out and returned.
func Assemble(id string, p *Practice, c *Contract, sessions []*Session, promises []*Commitment) (*Engagement, []Misplaced) {
	e := &Engagement{ID: id, Practice: p, Contract: c, Zone: time.UTC, Commitments: promises}
	switch {
	case c != nil && c.Zone != nil:
		e.Zone = c.Zone
	case p.Zone != nil:
		e.Zone = p.Zone
	}
	var misplaced []Misplaced
	for _, s := range sessions {
		begin, err := s.Start.In(e.Zone)
		if err != nil {
			misplaced = append(misplaced, Misplaced{Session: s, Err: err})
			continue
		}
		begin = begin.In(e.Zone)
		e.Meetings = append(e.Meetings, &Meeting{Session: s, Begin: begin, End: begin.Add(e.length(s))})
	}
	slices.SortStableFunc(e.Meetings, func(a, b *Meeting) int {
		return cmp.Or(a.Begin.Compare(b.Begin), strings.Compare(a.Name, b.Name))
	})
	slices.SortStableFunc(e.Commitments, func(a, b *Commitment) int { return strings.Compare(a.Name, b.Name) })
	n := 0
	for _, m := range e.Meetings {
		if m.Numbered() {
			n++
			m.Number = n
		}
	}
	return e, misplaced
}

func (e *Engagement) length(s *Session) time.Duration {
	minutes := cmp.Or(s.ActualMinutes, s.Minutes, e.PlannedMinutes(s.Kind))
	return time.Duration(minutes) * time.Minute
}

// PlannedMinutes is how long a session of a kind lasts when its file does not say: as the contract or the practice has
// it, else 90 for an intake and 60 for any other.
func (e *Engagement) PlannedMinutes(k Kind) int {
	c := e.Contract
	if c == nil {
		c = &Contract{}
	}
	if k == Intake {
		return cmp.Or(c.IntakeMinutes, e.Practice.Defaults.IntakeMinutes, 90)
	}
	return cmp.Or(c.SessionMinutes, e.Practice.Defaults.SessionMinutes, 60)
}

// Numbered are the meetings that take part in the numbering; the n-th of them is session n.
func (e *Engagement) Numbered() []*Meeting {
	return e.filter(func(m *Meeting) bool { return m.Number > 0 })
}

// Nth is session n, nil when there is none.
func (e *Engagement) Nth(n int) *Meeting {
	for _, m := range e.Meetings {
		if n > 0 && m.Number == n {
			return m
		}
	}
	return nil
}

// Used are the coaching sessions that use up one of those agreed.
func (e *Engagement) Used() []*Meeting { return e.filter(func(m *Meeting) bool { return m.Used() }) }

func (e *Engagement) filter(keep func(*Meeting) bool) []*Meeting {
	var out []*Meeting
	for _, m := range e.Meetings {
		if keep(m) {
			out = append(out, m)
		}
	}
	return out
}

// Meeting finds a session by the name that a document gives: the file's name, or its number (3 means 03).
func (e *Engagement) Meeting(name string) *Meeting {
	if name == "" {
		return nil
	}
	for _, m := range e.Meetings {
		if m.Name == name {
			return m
		}
	}
	for _, m := range e.Meetings {
		if SameNumber(m.Name, name) {
			return m
		}
	}
	return nil
}

// SameNumber reports whether two names are the same whole number, leading zeros aside.
func SameNumber(a, b string) bool {
	_, ok1 := digits(a)
	_, ok2 := digits(b)
	return ok1 && ok2 && strings.TrimLeft(a, "0") == strings.TrimLeft(b, "0")
}

// Commitment finds a promise by the name of its file; nil when there is none.
func (e *Engagement) Commitment(name string) *Commitment {
	for _, c := range e.Commitments {
		if c.Name == name {
			return c
		}
	}
	return nil
}

// CadenceOn is the cadence in force on a day: the latest change up to it, else the contract's, else the practice's, else
// biweekly (the field's default).
func (e *Engagement) CadenceOn(day Date) Cadence {
	var in Cadence
	if e.Contract != nil {
		in = e.Contract.Cadence
		var since Date
		for _, change := range e.Contract.CadenceChanges {
			if !change.From.IsZero() && !change.Cadence.IsZero() && !change.From.After(day) && !change.From.Before(since) {
				in, since = change.Cadence, change.From
			}
		}
	}
	return cmp.Or(in, e.Practice.Defaults.Cadence, Biweekly)
}

// DueOf is the instant from which a promise is overdue: the end of the day, the time it gives, or the start of the next
// coaching session. It is not known where that session does not exist or a time is no single instant.
func (e *Engagement) DueOf(c *Commitment) (due time.Time, known bool) {
	if c.ByNextSession {
		next := e.sessionFor(c)
		if next == nil {
			return time.Time{}, false
		}
		return next.Begin, true
	}
	if c.By.IsZero() {
		return time.Time{}, false
	}
	if !c.By.HasTime {
		return c.By.Date.Ends(e.Zone), true
	}
	t, err := c.By.In(e.Zone)
	return t, err == nil
}

func (e *Engagement) sessionFor(c *Commitment) *Meeting {
	made := e.Meeting(c.Session)
	switch {
	case made != nil:
		return e.NextAfter(made.Begin)
	case c.Session != "":
		return nil
	}
	return e.NextPlanned(time.Time{})
}

// NextAfter is the first meeting, planned or held, that is coaching and starts after t; nil when there is none.
func (e *Engagement) NextAfter(t time.Time) *Meeting {
	for _, m := range e.Meetings {
		if m.Kind.Coaching() && (m.Status == Planned || m.Status == Held) && m.Begin.After(t) {
			return m
		}
	}
	return nil
}

// NextPlanned is the first coaching session that is still planned and starts after t; nil when there is none.
func (e *Engagement) NextPlanned(t time.Time) *Meeting {
	for _, m := range e.Meetings {
		if m.Kind.Coaching() && m.Status == Planned && m.Begin.After(t) {
			return m
		}
	}
	return nil
}

// MadeOn is when a promise was made: in a session, else on the day that its file is named after. The day is not known for
// certain where the file names a session that is not there.
func (e *Engagement) MadeOn(c *Commitment) (session *Meeting, day Date, known bool) {
	if m := e.Meeting(c.Session); m != nil {
		return m, m.Day(), true
	}
	day, known = c.NameDay()
	return nil, day, known && c.Session == ""
}

// MadeIn are the promises made in a session.
func (e *Engagement) MadeIn(m *Meeting) []*Commitment {
	var out []*Commitment
	for _, c := range e.Commitments {
		if c.Session != "" && e.Meeting(c.Session) == m {
			out = append(out, c)
		}
	}
	return out
}

// PromptIsSent reports whether the questions for a session went out for the start that it has now: a session that was
// moved since wants them again.
func (e *Engagement) PromptIsSent(m *Meeting) bool {
	if m.PromptSent.IsZero() {
		return false
	}
	if !m.PromptFor.IsZero() {
		at, err := m.PromptFor.In(e.Zone)
		return err == nil && at.Equal(m.Begin)
	}
	if m.Booked.IsZero() {
		return true
	}
	sent, err1 := m.PromptSent.LastIn(e.Zone)
	booked, err2 := m.Booked.In(e.Zone)
	return err1 != nil || err2 != nil || !sent.Before(booked)
}

// OwesSummary reports whether a summary of the session belongs to the agreement at all.
func (e *Engagement) OwesSummary(m *Meeting) bool {
	return !m.SummaryNone && (e.Contract == nil || e.Contract.Summary != None)
}

// OwesPrompt reports whether questions before the session belong to the agreement at all.
func (e *Engagement) OwesPrompt(m *Meeting) bool {
	return !m.PromptNone && (e.Contract == nil || e.Contract.Prompt != None)
}
