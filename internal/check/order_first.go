package check

import (
	"slices"

	"coachctl/internal/coaching"
	"coachctl/internal/diag"
)

// chemistryCalls are the chemistry sessions that were held, in order. While a session cannot be read there are none: it
// may be the call with the answer.
func (c *Case) chemistryCalls() []*coaching.Meeting {
	if !c.countable() {
		return nil
	}
	var calls []*coaching.Meeting
	for _, m := range c.Engagement.Meetings {
		if m.Kind == coaching.Chemistry && m.Status == coaching.Held {
			calls = append(calls, m)
		}
	}
	return calls
}

// declines is the key in which a chemistry call says no, empty when neither does.
func declines(call *coaching.Meeting) string {
	switch {
	case call.ClientFit == "no":
		return "client_fit"
	case call.CoachFit == "no":
		return "coach_fit"
	}
	return ""
}

func saysYes(call *coaching.Meeting) bool { return call.ClientFit == "yes" && call.CoachFit == "yes" }

func fitChanged(c *Case, r *Report) {
	calls := c.chemistryCalls()
	for i, call := range calls {
		key := declines(call)
		if key != "" && !slices.ContainsFunc(calls[i+1:], saysYes) && c.resting(calls, i) != nil && c.agreedSince(call) {
			r.On(call.Path, []string{key}, "`"+key+"` is no, and an agreement was made since",
				r.orReason("put the call or the mail in which the answer changed on record"),
				diag.Note{Span: c.span(c.contract().Path, "agreed"), Message: "the agreement"})
		}
	}
}

func declinedCoaching(c *Case, r *Report) {
	first := c.Engagement.Nth(1)
	if first == nil {
		return
	}
	if d := c.contract(); d != nil && d.Contract.Status == coaching.Declined {
		r.On(d.Path, []string{"status"}, "the contract is declined, and a coaching session is planned or used",
			"write `ended` where it came to an end after sessions; else mark those that are planned as cancelled",
			diag.Note{Span: c.span(first.Path, "status"), Message: "session 1"})
		return
	}
	calls := c.chemistryCalls()
	for i, call := range calls {
		key := declines(call)
		if key == "" || slices.ContainsFunc(calls[i+1:], saysYes) {
			continue
		}
		if m := c.resting(calls, i); m != nil && !c.agreedSince(call) {
			r.On(call.Path, []string{key}, "`"+key+"` is no, and a coaching session follows",
				"mark the session as cancelled; where the answer changed, put the later call on record with yes from both",
				diag.Note{Span: c.span(m.Path, "start"), Message: "the coaching session"})
		}
	}
}

// agreedSince reports whether the two agreed in writing after a call, whatever was said in it.
func (c *Case) agreedSince(call *coaching.Meeting) bool {
	d := c.contract()
	return d != nil && binding(d.Contract.Status) && d.Contract.Agreed.After(call.Day())
}

// resting is the first coaching session, planned or used, that has the i-th of some calls as the latest one before it.
func (c *Case) resting(calls []*coaching.Meeting, i int) *coaching.Meeting {
	for _, m := range c.Engagement.Numbered() {
		if m.Begin.After(calls[i].Begin) {
			if i+1 < len(calls) && calls[i+1].Begin.Before(m.Begin) {
				return nil
			}
			return m
		}
	}
	return nil
}

// heldAfter is the first coaching session held after a meeting; nil when there is none.
func (c *Case) heldAfter(m *coaching.Meeting) *coaching.Meeting {
	for _, other := range c.Engagement.Meetings {
		if other.Kind.Coaching() && other.Status == coaching.Held && other.Begin.After(m.Begin) {
			return other
		}
	}
	return nil
}

func chemistryAnswers(c *Case, r *Report) {
	if c.bindingContract() == nil {
		return
	}
	calls := c.chemistryCalls()
	for i, call := range calls {
		key, since := c.unanswered(call), c.heldAfter(call)
		if key == "" || since == nil || declines(call) != "" || c.answeredSince(calls[i+1:], since) {
			continue
		}
		at := []string{key}
		if d := c.document(call.Path); !d.Front.Has(key) {
			at = []string{"status"}
		}
		r.On(call.Path, at, "`"+key+"` gives no answer, and a coaching session was held since", "write `"+key+": yes`, or no",
			diag.Note{Span: c.span(since.Path, "start"), Message: "the coaching session"})
	}
}

// answeredSince reports whether one of some later calls gives both answers, or is itself the one that a session rests on.
func (c *Case) answeredSince(later []*coaching.Meeting, session *coaching.Meeting) bool {
	return slices.ContainsFunc(later, func(call *coaching.Meeting) bool {
		return call.Begin.Before(session.Begin) || c.unanswered(call) == ""
	})
}

// unanswered is the first key of a chemistry call that is absent or open.
func (c *Case) unanswered(call *coaching.Meeting) string {
	d := c.document(call.Path)
	switch {
	case call.ClientFit == "open" || !d.Front.Has("client_fit"):
		return "client_fit"
	case call.CoachFit == "open" || !d.Front.Has("coach_fit"):
		return "coach_fit"
	}
	return ""
}

func contractingLate(c *Case, r *Report) {
	if c.bindingContract() == nil || !c.countable() {
		return
	}
	var first *coaching.Meeting
	for _, m := range c.Engagement.Meetings {
		switch {
		case m.Kind.Coaching() && m.Status == coaching.Held && first == nil:
			first = m
		case m.Kind != coaching.Contracting || m.Status != coaching.Planned && m.Status != coaching.Held:
		case first == nil && m.Status == coaching.Held:
			return
		case first != nil:
			r.On(m.Path, []string{"start"}, "the contracting session comes after the first coaching session",
				r.orReason("mend `start`"),
				diag.Note{Span: c.span(first.Path, "start"), Message: "the first coaching session"})
			return
		}
	}
}
