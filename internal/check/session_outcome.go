package check

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"

	"coachctl/internal/coaching"
	"coachctl/internal/diag"
)

func agendaCount(c *Case, r *Report) {
	for _, m := range ordinary(heldBodies(c)) {
		s, ok := coaching.FindSection(m.Sections, "Agenda")
		switch n := len(m.Agenda); {
		case !ok || n == 1 || n == 2:
		case n == 0 && unlisted(m, s) > 0:
			r.At(lineSpan(m.Path, unlisted(m, s)), "this line is no item of a list, so the agenda lists no matter",
				r.orReason("begin the line with `- `"))
		case n == 0:
			r.At(lineSpan(m.Path, s.Line), "the agenda lists no matter", r.orReason("write one or two as items of a list"))
		default:
			r.At(lineSpan(m.Path, m.Agenda[2].Line), "the agenda lists "+counted(n, "matter")+"; one or two fit a session",
				r.orReason("keep those that would change most"))
		}
	}
}

// unlisted is the first line of a section that should be an item of a list and is none; 0 where there is none.
func unlisted(m *coaching.Meeting, s coaching.Section) int {
	end := math.MaxInt
	for _, other := range m.Sections {
		if other.Line > s.Line {
			end = min(end, other.Line)
		}
	}
	for _, line := range m.Unlisted {
		if line > s.Line && line < end {
			return line
		}
	}
	return 0
}

func valuableIf(c *Case, r *Report) {
	hint := r.orReason("write it as a line `Valuable if: …` under Agenda, in the client's words")
	for _, m := range ordinary(heldBodies(c)) {
		s, ok := coaching.FindSection(m.Sections, "Agenda")
		switch {
		case m.ValuableIf.Text != "", m.Nearly("Valuable if"):
		case m.ValuableIf.Line > 0:
			r.At(lineSpan(m.Path, m.ValuableIf.Line), "`Valuable if:` is empty", hint)
		case ok:
			r.At(lineSpan(m.Path, s.Line), "the agenda has no `Valuable if:`", hint)
		case len(m.Sections) == 0, m.Kind == coaching.Regular, c.slipped(m, "Agenda"): // another rule finds that the agenda is missing
		default:
			r.On(m.Path, []string{"kind"}, "the session has no agenda with a `Valuable if:`", hint)
		}
	}
}

func takeawayCount(c *Case, r *Report) {
	for _, m := range ordinary(heldBodies(c)) {
		const hint = "write one to three under `## Takeaways`, each beginning with Decision:, Reframe: or Action:"
		s, ok := coaching.FindSection(m.Sections, "Takeaways")
		switch n := len(m.Takeaways); {
		case n > 3:
			r.At(lineSpan(m.Path, m.Takeaways[3].Line.Line), "the session leaves "+counted(n, "takeaway")+"; one to three stay in mind",
				r.orReason("keep the three that matter most"))
		case n > 0 || len(m.Unlabelled) > 0 || m.Nearly("Decision", "Reframe", "Action"):
		case len(m.Sections) == 0 && m.Kind != coaching.Intake:
		case ok && unlisted(m, s) > 0:
			r.At(lineSpan(m.Path, unlisted(m, s)), "this takeaway is no item of a list, so that no summary carries it",
				r.orReason("begin the line with `- `"))
		case ok:
			r.At(lineSpan(m.Path, s.Line), "the session leaves no takeaway", r.orReason(hint))
		case !c.slipped(m, "Takeaways"):
			r.On(m.Path, []string{"kind"}, "the session leaves no takeaway", r.orReason(hint))
		}
	}
}

func takeawayLabel(c *Case, r *Report) {
	for _, m := range heldBodies(c) {
		for _, line := range m.Unlabelled {
			r.At(lineSpan(m.Path, line), "this takeaway has no label, so that no summary carries it",
				r.orReason("begin it with Decision:, Reframe: or Action:"))
		}
	}
}

func actionPromise(c *Case, r *Report) {
	for _, m := range ordinary(heldBodies(c)) {
		for _, line := range uncovered(c, m) {
			r.At(lineSpan(m.Path, line), "no promise stands behind this action",
				r.orReason("add one under Commitments: what, by when, and what success looks like"))
		}
	}
}

// uncovered are the lines of the actions of a session that no promise stands behind. An action is matched with the promise
// that it links to, else with one in the same words, else with any that the session has left.
func uncovered(c *Case, m *coaching.Meeting) []int {
	var actions []coaching.Takeaway
	left := promisesOf(c, m)
	for _, a := range m.Takeaways {
		switch {
		case a.Label != "Action":
		case a.Link != "" && c.hasPromise(a.Link):
			left = slices.DeleteFunc(left, func(p promised) bool { return p.name == a.Link })
		default:
			actions = append(actions, a)
		}
	}
	actions = slices.DeleteFunc(actions, func(a coaching.Takeaway) bool {
		i := slices.IndexFunc(left, func(p promised) bool { return strings.EqualFold(p.what, a.Text) })
		if i >= 0 {
			left = slices.Delete(left, i, i+1)
		}
		return i >= 0
	})
	var lines []int
	for _, a := range actions[min(len(left), len(actions)):] {
		lines = append(lines, a.Line.Line)
	}
	return lines
}

// promised is something that the client promised in a session; name is empty while it is only jotted down.
type promised struct{ name, what string }

// coachs are the marks of what the coach promised, where that is jotted down.
var coachs = regexp.MustCompile(`^(?i:me|coach)\s*:`)

func promisesOf(c *Case, m *coaching.Meeting) []promised {
	var out []promised
	for _, p := range c.Engagement.MadeIn(m) {
		if c.isClients(p) {
			out = append(out, promised{p.Name, p.What})
		}
	}
	for _, j := range m.Jotted {
		switch p := c.Engagement.Commitment(j.Link); {
		case p != nil && !c.isClients(p), p == nil && coachs.MatchString(j.Text):
		case p == nil || !slices.ContainsFunc(out, func(own promised) bool { return own.name == p.Name }):
			out = append(out, promised{name: j.Link})
		}
	}
	return out
}

// actionByNext goes by the promise that an action links to or repeats. An action without such a one is late where all is
// that the client promised in the session.
func actionByNext(c *Case, r *Report) {
	if !c.countable() {
		return
	}
	hint := r.orReason("agree on something that can be tried before it")
	for _, m := range ordinary(heldBodies(c)) {
		next := c.Engagement.NextAfter(m.Begin)
		if next == nil {
			continue
		}
		note := diag.Note{Span: c.span(next.Path, "start"), Message: "the next session"}
		loose, late := 0, false
		for _, a := range m.Takeaways {
			switch p := c.promiseOf(m, a); {
			case a.Label != "Action":
			case p == nil:
				loose = cmp.Or(loose, a.Line.Line)
			case c.isClients(p) && dueAfter(c.Engagement, p, next):
				late = true
				r.At(lineSpan(m.Path, a.Line.Line), "this action falls due after the next session", hint, note,
					diag.Note{Span: c.span(p.Path, "by"), Message: "its promise"})
			}
		}
		if loose > 0 && !late && allAfter(c, m, next) {
			r.At(lineSpan(m.Path, loose), "all that the client promised here falls due after the next session", hint, note)
		}
	}
}

// promiseOf is the promise that a takeaway links to, else one of its session in the same words; nil when there is neither.
func (c *Case) promiseOf(m *coaching.Meeting, a coaching.Takeaway) *coaching.Commitment {
	if p := c.Engagement.Commitment(a.Link); p != nil {
		return p
	}
	for _, p := range c.Engagement.MadeIn(m) {
		if strings.EqualFold(p.What, a.Text) {
			return p
		}
	}
	return nil
}

// allAfter reports whether the client promised something in a session, and nothing of it for the next one at the latest.
func allAfter(c *Case, m, next *coaching.Meeting) bool {
	some := false
	for _, p := range c.Engagement.MadeIn(m) {
		if !c.isClients(p) {
			continue
		}
		if !dueAfter(c.Engagement, p, next) {
			return false
		}
		some = true
	}
	return some
}

// dueAfter reports whether a promise falls due, and is not done, before a session. The day of the session is in time.
func dueAfter(e *coaching.Engagement, p *coaching.Commitment, m *coaching.Meeting) bool {
	if !p.Done.IsZero() && !p.Done.Date.After(m.Day()) {
		return false
	}
	if !p.By.HasTime {
		return p.By.Date.After(m.Day())
	}
	due, known := e.DueOf(p)
	return known && due.After(m.Begin)
}
