// Package due says what is due: a pure function of an engagement and an instant.
//
// Nothing here reads a file or a clock, and nothing is stored: what is overdue today is worked out again tomorrow.
package due

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"coachctl/internal/coaching"
)

// Kind is what is due.
type Kind string

// The kinds of due item.
const (
	Summary    Kind = "summary"
	Prompt     Kind = "prompt"
	Outcome    Kind = "outcome"
	Commitment Kind = "commitment"
	Booking    Kind = "booking"
	Agreement  Kind = "agreement"
	Pack       Kind = "pack"
	Recontract Kind = "recontract"
	Midpoint   Kind = "midpoint"
	Closing    Kind = "closing"
	Report     Kind = "report"
	Feedback   Kind = "feedback"
)

// State is how an item stands at an instant.
type State string

// The states: Upcoming opens later, Open is due now, Overdue begins at the due instant.
const (
	Upcoming State = "upcoming"
	Open     State = "due"
	Overdue  State = "overdue"
)

// An Item is one thing that somebody owes. Opens and Due are instants in the engagement's zone.
type Item struct {
	Kind       Kind
	State      State
	Owner      coaching.Owner
	Engagement string
	Name       string // the file's name without .md; empty when the item hangs on the engagement
	Title      string // a promise's own words; neutral otherwise
	Neutral    string // a title that holds nothing a person wrote
	Opens, Due time.Time
	Path       string
	Line       int

	// NeverOverdue holds back a prompt whose session was booked when it should have gone out already.
	NeverOverdue bool
}

// Ref is ENGAGEMENT/NAME, or ENGAGEMENT alone.
func (i Item) Ref() string {
	if i.Name == "" {
		return i.Engagement
	}
	return i.Engagement + "/" + i.Name
}

// Of lists what is due in an engagement at now, and what opens within a length of time from now, sorted.
func Of(e *coaching.Engagement, now time.Time, within time.Duration) []Item {
	s := sweep{e: e, now: now, within: within}
	s.sessions()
	if s.contract() {
		s.promises()
		s.plan()
		s.reviews()
	}
	Sort(s.items)
	return s.items
}

// Sort orders items by due instant, then engagement, kind and reference.
func Sort(items []Item) {
	slices.SortStableFunc(items, func(a, b Item) int {
		return cmp.Or(a.Due.Compare(b.Due), strings.Compare(a.Engagement, b.Engagement),
			strings.Compare(string(a.Kind), string(b.Kind)), strings.Compare(a.Ref(), b.Ref()))
	})
}

type sweep struct {
	e      *coaching.Engagement
	now    time.Time
	within time.Duration
	items  []Item
}

// contract reports whether the engagement goes on: one that is over owes summaries, outcomes and reports only.
func (s *sweep) contract() bool { return s.e.Contract == nil || !s.e.Contract.Status.Over() }

// add keeps an item unless it opens too far in the future.
func (s *sweep) add(i Item) {
	switch {
	case !s.now.Before(i.Due) && !i.NeverOverdue:
		i.State = Overdue
	case !s.now.Before(i.Opens):
		i.State = Open
	case i.Opens.Sub(s.now) <= s.within:
		i.State = Upcoming
	default:
		return
	}
	i.Engagement = s.e.ID
	if i.Owner == "" {
		i.Owner = coaching.OwnerCoach
	}
	if i.Title == "" {
		i.Title = i.Neutral
	}
	s.items = append(s.items, i)
}

// onSession adds an item that hangs on a session's start.
func (s *sweep) onSession(kind Kind, m *coaching.Meeting, title string, opens, due time.Time) {
	s.add(Item{Kind: kind, Name: m.Name, Neutral: title, Opens: opens, Due: due, Path: m.Path, Line: m.Line("start")})
}

// onContract adds an item that hangs on a key of the contract.
func (s *sweep) onContract(kind Kind, key, title string, opens, due time.Time) {
	c := s.e.Contract
	s.add(Item{Kind: kind, Neutral: title, Opens: opens, Due: due, Path: c.Path, Line: c.Line(key)})
}

// Label names a session without a word that a person wrote: "session 3", "the chemistry call".
func Label(m *coaching.Meeting) string {
	switch {
	case m.Number > 0:
		return fmt.Sprintf("session %d", m.Number)
	case m.Kind == coaching.Chemistry:
		return "the chemistry call"
	case m.Kind == coaching.Contracting:
		return "the contracting meeting"
	case m.Kind == coaching.ThreeWay:
		return "the sponsor meeting"
	}
	return "the session"
}
