package check

import (
	"slices"
	"strconv"
	"time"

	"coachctl/internal/coaching"
	"coachctl/internal/diag"
)

func promiseDates(c *Case, r *Report) {
	e := c.Engagement
	for _, p := range e.Commitments {
		if p.Status == coaching.Open && !p.Done.IsZero() {
			r.On(p.Path, []string{"done"}, "`done` has a day, and the promise is open",
				r.orReason("write what became of it as `status`, or delete `done`"))
		}
		session, made, known := e.MadeOn(p)
		if !known {
			continue
		}
		var notes []diag.Note
		if session != nil {
			notes = []diag.Note{{Span: c.span(session.Path, "start"), Message: "the session in which it was made"}}
		}
		if before(p.By, made, e.Zone) {
			r.On(p.Path, []string{"by"}, "the promise falls due before the day on which it was made", r.orReason("mend `by`"), notes...)
		}
		if before(p.Done, made, e.Zone) {
			r.On(p.Path, []string{"done"}, "the promise was done before the day on which it was made", r.orReason("mend `done`"), notes...)
		}
		for i, name := range p.Reviewed {
			if m := e.Meeting(name); m != nil && (session != nil && m.Begin.Before(session.Begin) || session == nil && m.Day().Before(made)) {
				r.On(p.Path, []string{"reviewed", strconv.Itoa(i)}, "`reviewed` names a session from before the promise was made",
					r.orReason("name the session in which you returned to it"), notes...)
			}
		}
		if next := e.Commitment(p.CarriedTo); next != nil && c.ring(p) == nil {
			if _, since, known := e.MadeOn(next); known && since.Before(made) {
				r.On(p.Path, []string{"carried_to"}, "the promise that takes its place was made before it",
					r.orReason("name the promise that was made instead"),
					diag.Note{Span: c.span(next.Path, "session"), Message: "the promise that takes its place"})
			}
		}
	}
}

// before reports whether a moment lies before a day, in a zone. One that is not written, or is no single instant, does not.
func before(m coaching.Moment, day coaching.Date, zone *time.Location) bool {
	at, err := m.In(zone)
	return !m.IsZero() && err == nil && coaching.DateOf(at.In(zone)).Before(day)
}

// ring are the promises of which each was carried to the next, and the last to the one that is asked for; nil when its
// way leads elsewhere.
func (c *Case) ring(p *coaching.Commitment) []*coaching.Commitment {
	var ring []*coaching.Commitment
	for next := p; next != nil && next.Status == coaching.Carried && !slices.Contains(ring, next); {
		ring = append(ring, next)
		if next = c.Engagement.Commitment(next.CarriedTo); next == p {
			return ring
		}
	}
	return nil
}

func sessionDates(c *Case, r *Report) {
	for _, m := range c.Engagement.Meetings {
		keys := []string{"actual_minutes", "summary_sent"}
		if m.Status == coaching.Planned || m.Status == coaching.Held {
			keys = []string{"cancelled", "cancelled_by", "counts"}
		}
		front := c.document(m.Path).Front
		keys = slices.DeleteFunc(keys, func(key string) bool { return !front.Has(key) || key == "counts" && !m.Counts })
		if len(keys) > 0 {
			r.On(m.Path, keys[:1], "`status` is "+string(m.Status)+", and the session has "+ticked(keys, "and"),
				r.orReason("delete what is left over, or mend `status`"))
		}
		if pause, in := c.pauseAt(m); in && m.Status == coaching.Held && m.Kind.Coaching() {
			r.On(m.Path, []string{"start"}, "the session was held in a pause of the contract",
				r.orReason("end the pause with `to:`, or mend the day"), diag.Note{Span: pause, Message: "the pause"})
		}
	}
}

// pauseAt is the place of the pause of a binding contract in which a session lies.
func (c *Case) pauseAt(m *coaching.Meeting) (place diag.Span, in bool) {
	d := c.bindingContract()
	if d == nil {
		return diag.Span{}, false
	}
	pauses, _ := d.Front.Get("pauses")
	for i, pause := range pauses.Items {
		from, err := coaching.ParseDate(textOf(pause, "from"))
		if err != nil || m.Day().Before(from) {
			continue
		}
		to, err := coaching.ParseDate(textOf(pause, "to"))
		if !pause.Has("to") || err == nil && m.Day().Before(to) {
			return d.Span("pauses", strconv.Itoa(i), "from"), true
		}
	}
	return diag.Span{}, false
}
