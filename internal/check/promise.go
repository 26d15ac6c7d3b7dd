package check

import (
	"coachctl/internal/coaching"
	"coachctl/internal/diag"
)

var promiseRules = []Rule{
	{
		ID: "promise-returned", Family: Promises, Severity: diag.Warning,
		Title:   "A session does not return to an open promise",
		Why:     "What is promised and never asked about again teaches the client that promises here do not count.",
		Sources: []int{24, 46, 56, 142},
		Before:  "## Check-in\nShe arrived late.",
		After:   "## Check-in\n- [ ] [Speak with Marcus](../commitments/2026-03-16-a.md) — partly: two minutes in the corridor",
		Check:   promiseReturned,
	},
	{
		ID: "stated-by-coach", Family: Promises, Severity: diag.Info,
		Title:   "A client's promise is in the coach's words",
		Why:     "A promise holds when the one who makes it says it; what you propose is agreed to more often than it is done.",
		Sources: []int{55},
		Before:  "what: Have a word with Marcus\nstated_by: coach",
		After:   "what: Ask Marcus who opens the council",
		Check:   statedByCoach,
	},
	{
		ID: "experiment-result", Family: Promises, Severity: diag.Info,
		Title:   "An experiment is over and nobody wrote down what was found",
		Why:     "An experiment is made to learn from, and its result is worth more than whether it was kept.",
		Sources: []int{26},
		Before:  "kind: experiment\nstatus: kept",
		After:   "kind: experiment\nstatus: kept\noutcome: The council decided in ten minutes",
		Check:   experimentResult,
	},
}

func promiseReturned(c *Case, r *Report) {
	sessions := heldSessions(c)
	owed := map[*coaching.Meeting][]diag.Note{}
	for _, p := range c.Engagement.Commitments {
		next := firstSince(c.Engagement, p, sessions)
		if p.Owner == coaching.OwnerSponsor || next == nil || !openAt(p, next.Day()) || returnedTo(c.Engagement, p, next) {
			continue
		}
		owed[next] = append(owed[next], diag.Note{Span: c.span(p.Path, "what"), Message: "a promise that it passes over"})
	}
	for _, m := range sessions {
		notes := owed[m]
		if len(notes) == 0 || !c.bodyRead(m) {
			continue
		}
		span := lineSpan(m.Path, 1)
		if s, ok := coaching.FindSection(m.Sections, "Check-in"); ok {
			span = lineSpan(m.Path, s.Line)
		}
		r.At(span, "the session does not return to "+counted(len(notes), "promise")+" made before it",
			r.orReason("list each in the check-in as a link, with what became of it"), notes...)
	}
}

// firstSince is the first of some sessions that begins after a promise was made: in a session, or on the day that its
// file is named after. It is nil where there is none, or nobody knows when that was.
func firstSince(e *coaching.Engagement, p *coaching.Commitment, sessions []*coaching.Meeting) *coaching.Meeting {
	made := e.Meeting(p.Session)
	day, named := p.NameDay()
	if made == nil && (p.Session != "" || !named) {
		return nil
	}
	for _, m := range sessions {
		if made != nil && m.Begin.After(made.Begin) || made == nil && m.Day().After(day) {
			return m
		}
	}
	return nil
}

// openAt reports whether a promise is known to have been open on a day.
func openAt(p *coaching.Commitment, day coaching.Date) bool {
	if p.Done.IsZero() {
		return p.Status == coaching.Open
	}
	return p.Done.Date.After(day)
}

// returnedTo reports whether a promise names a session among those that it was returned to in, or the session links to it.
func returnedTo(e *coaching.Engagement, p *coaching.Commitment, m *coaching.Meeting) bool {
	for _, name := range p.Reviewed {
		if e.Meeting(name) == m {
			return true
		}
	}
	for _, link := range m.Links {
		if link == p.Name {
			return true
		}
	}
	return false
}

func statedByCoach(c *Case, r *Report) {
	if !craftApplies(c) {
		return
	}
	for _, p := range c.Engagement.Commitments {
		if p.Owner == coaching.OwnerClient && p.Session != "" && p.StatedBy == string(coaching.OwnerCoach) {
			r.On(p.Path, []string{"stated_by"}, "the coach put this promise into words, and the client is to keep it",
				"ask the client to say it, and write `what:` in those words")
		}
	}
}

func experimentResult(c *Case, r *Report) {
	if !craftApplies(c) {
		return
	}
	for _, p := range c.Engagement.Commitments {
		if p.Kind != "experiment" || p.Outcome != "" {
			continue
		}
		switch p.Status {
		case coaching.Kept, coaching.Partly, coaching.Missed:
			r.On(p.Path, []string{"status"}, "the experiment is over, and `outcome` is missing",
				"add `outcome:` with what was found; the client reads it")
		}
	}
}
