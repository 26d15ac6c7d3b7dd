package check

import (
	"regexp"
	"slices"
	"strings"

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
		ID: "left-jotted", Family: Promises, Severity: diag.Warning,
		Title:   "A promise was jotted down and never got a file",
		Why:     "A line under Commitments is read once. Only a promise in a file of its own falls due, and comes back in the next session.",
		Sources: []int{27, 54},
		Before:  "summary_sent: 2026-03-16T18:00\n…\n## Commitments\n- [ ] Speak with Marcus — by Fri 20 March — success: We have agreed who opens",
		After:   "## Commitments\n- [ ] [Speak with Marcus](../commitments/2026-03-16-a.md) — by Fri 20 March",
		Check:   leftJotted,
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
	if !c.countable() {
		return
	}
	sessions := sessionsToJudge(c)
	owed := map[*coaching.Meeting][]diag.Note{}
	for _, p := range c.Engagement.Commitments {
		if p.Owner == coaching.OwnerSponsor {
			continue
		}
		for _, m := range askedIn(c.Engagement, p, sessions) {
			if openAt(p, m.Day()) && !returnedTo(c.Engagement, p, m) {
				owed[m] = append(owed[m], diag.Note{Span: c.span(p.Path, "what"), Message: "a promise that it passes over"})
			}
		}
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
			r.orReason("list each in the check-in as a link, and end it in — kept, — partly, — missed or — dropped"), notes...)
	}
}

// askedIn are those of some sessions in which a promise has its turn: the first after it was made and, while it is open,
// the latest too. There are none where nobody knows when it was made.
func askedIn(e *coaching.Engagement, p *coaching.Commitment, sessions []*coaching.Meeting) []*coaching.Meeting {
	made, day, known := e.MadeOn(p)
	i := slices.IndexFunc(sessions, func(m *coaching.Meeting) bool {
		return made != nil && m.Begin.After(made.Begin) || made == nil && m.Day().After(day)
	})
	last := len(sessions) - 1
	switch {
	case !known || i < 0:
		return nil
	case p.Status == coaching.Open && i < last:
		return []*coaching.Meeting{sessions[i], sessions[last]}
	}
	return sessions[i : i+1]
}

// openAt reports whether a promise is known to have been open on a day.
func openAt(p *coaching.Commitment, day coaching.Date) bool {
	if p.Done.IsZero() {
		return p.Status == coaching.Open
	}
	return p.Done.Date.After(day)
}

// returnedTo reports whether a promise names a session among those that it was returned to in, or the session links to
// it. A new session links to all that is open, so for what is open still and had fallen due by then the link alone shows
// nothing: the check-in says behind it what became of the promise.
func returnedTo(e *coaching.Engagement, p *coaching.Commitment, m *coaching.Meeting) bool {
	if slices.ContainsFunc(p.Reviewed, func(name string) bool { return e.Meeting(name) == m }) {
		return true
	}
	if p.Status == coaching.Open && !dueAfter(e, p, m) {
		return slices.ContainsFunc(m.CheckIn, func(j coaching.Jotted) bool { return j.Link == p.Name && hasOutcome(j) })
	}
	return slices.Contains(m.Links, p.Name)
}

var outcomeWord = regexp.MustCompile(`(?i)(?:—|–|--|\|)\s*(?:kept|partly|missed|dropped|carried)\b`)

// hasOutcome reports whether an item of a check-in says what became of its promise, in a word or with its box.
func hasOutcome(j coaching.Jotted) bool {
	return strings.IndexByte("xX-", j.State) >= 0 || outcomeWord.MatchString(j.After)
}

func leftJotted(c *Case, r *Report) {
	for _, m := range heldBodies(c) {
		if m.SummarySent.IsZero() {
			continue
		}
		for _, j := range m.Jotted {
			if j.Link == "" && j.State == ' ' {
				r.At(lineSpan(m.Path, j.Line.Line), "the summary is sent, and this promise is in no file of its own",
					r.orReason("run `coachctl capture`, which makes a file of it and links the two"))
			}
		}
	}
}

func statedByCoach(c *Case, r *Report) {
	if !craftApplies(c) {
		return
	}
	for _, p := range c.Engagement.Commitments {
		if c.isClients(p) && p.Session != "" && p.StatedBy == string(coaching.OwnerCoach) {
			r.On(p.Path, []string{"stated_by"}, "the coach put this promise into words, and the client is to keep it",
				r.orReason("ask the client to say it, and write `what:` in those words"))
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
				r.orReason("add `outcome:` with what was found; the client reads it"))
		}
	}
}
