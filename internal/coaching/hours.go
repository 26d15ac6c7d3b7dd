package coaching

import (
	"cmp"
	"time"
)

// Live is the live coaching of one session: how many minutes of it count as a coach's hours, and on which day of the
// engagement.
type Live struct {
	Day     Date
	Minutes int
}

// LiveBy are the sessions that count as hours of coaching: coaching sessions that were held and were over at an instant, in
// order. An hour is 60 minutes of live coaching, and going over an assessment is none (ICF), so the minutes of that are
// taken off. Sessions that may have been shorter than what was understood of them are left out, and returned.
func (e *Engagement) LiveBy(now time.Time) (live []Live, doubtful []*Meeting) {
	for _, m := range e.Meetings {
		if !m.Kind.Coaching() || m.Status != Held || m.End.After(now) {
			continue
		}
		if m.LengthInDoubt {
			doubtful = append(doubtful, m)
			continue
		}
		minutes := cmp.Or(m.ActualMinutes, m.Minutes, e.PlannedMinutes(m.Kind)) - m.AssessmentMinutes
		if minutes > 0 {
			live = append(live, Live{Day: m.Day(), Minutes: minutes})
		}
	}
	return live, doubtful
}

// MayBeLogged reports whether the client has agreed, by an instant, to be named in the coach's log of hours.
func (e *Engagement) MayBeLogged(now time.Time) bool {
	c := e.Contract
	return c != nil && !c.LogConsent.IsZero() && !c.LogConsent.After(DateOf(now.In(e.Zone)))
}
