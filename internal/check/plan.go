package check

import (
	"strconv"
	"strings"

	"coachctl/internal/coaching"
	"coachctl/internal/diag"
	"coachctl/internal/document"
)

var planRules = []Rule{
	{
		ID: "cadence-agreed", Family: Plan, Severity: diag.Warning,
		Title:   "An agreed contract does not say how often you meet",
		Why:     "Without an agreed gap nobody can say that a session is late, or that the work has quietly stopped.",
		Sources: []int{9, 112},
		Before:  "sessions: 12",
		After:   "sessions: 12\ncadence: biweekly",
		Check:   cadenceAgreed,
	},
	{
		ID: "cadence", Family: Plan, Severity: diag.Warning,
		Title:   "Two sessions lie closer together, or further apart, than was agreed",
		Why:     "The time between sessions is for trying things. Too short and nothing was tried; too long and the thread is gone. Days of a pause do not count as too long.",
		Sources: []int{23, 78, 79},
		Before:  "cadence: biweekly\n(and session 3 comes 30 days after session 2)",
		After:   "cadence: biweekly\nreasons:\n  cadence: Her board moved twice.   (in session 3)",
		Check:   cadence,
	},
	{
		ID: "cadence-reason", Family: Plan, Severity: diag.Warning,
		Title:   "A change of the cadence has no reason",
		Why:     "In a year both of you will ask why the rhythm changed; a line now saves a guess, and says whether it was meant to be for ever.",
		Sources: []int{79},
		Before:  "cadence_changes:\n  - from: 2026-04-09\n    cadence: weekly",
		After:   "cadence_changes:\n  - from: 2026-04-09\n    cadence: weekly\n    reason: Priya takes the chair of the product council",
		Check:   cadenceReason,
	},
	{
		ID: "monthly-while-open", Family: Plan, Severity: diag.Info,
		Title:   "You meet monthly while an objective is still open",
		Why:     "Once a month holds what has been reached; it is seldom enough to change what has not.",
		Sources: []int{80},
		Before:  "cadence: monthly\nobjectives:\n  - id: council\n    status: agreed",
		After:   "cadence: monthly\nobjectives:\n  - id: council\n    status: met",
		Check:   monthlyWhileOpen,
	},
	{
		ID: "term-fit", Family: Plan, Severity: diag.Warning,
		Title:   "The sessions that are left do not fit into the term",
		Why:     "Twelve sessions every two weeks take 154 days from the first to the last. Whoever sees in May that the end comes too soon can still agree on a later one.",
		Sources: []int{82},
		Before:  "start: 2026-02-02\nend: 2026-06-30\nsessions: 12\ncadence: biweekly",
		After:   "start: 2026-02-02\nend: 2026-08-02\nsessions: 12\ncadence: biweekly",
		Check:   termFit,
	},
	{
		ID: "sessions-over", Family: Plan, Severity: diag.Warning,
		Title:   "More sessions are used than were agreed",
		Why:     "What goes beyond the agreement is a gift or a dispute; say which before the invoice does.",
		Sources: []int{82},
		Before:  "sessions: 12\n(and a thirteenth is held)",
		After:   "sessions: 14",
		Check:   sessionsOver,
	},
	{
		ID: "midpoint-place", Family: Plan, Severity: diag.Warning,
		Title:   "The midpoint review was not held where it was agreed",
		Why:     "A review that comes late has no second half left to change; one that is passed over is missed by the client first.",
		Sources: []int{66},
		Before:  "sessions: 12\n(and sessions/07.md is held, with no session of kind midpoint before it)",
		After:   "sessions: 12\n(and sessions/06.md has `kind: midpoint`)",
		Check:   midpointPlace,
	},
	{
		ID: "midpoint-half", Family: Plan, Severity: diag.Info,
		Title:   "The midpoint is not half-way",
		Why:     "Before half of the sessions there is little to review, and after it little time to act on what was seen.",
		Sources: []int{66},
		Before:  "sessions: 12\nmidpoint: 9",
		After:   "sessions: 12\nmidpoint: 6",
		Check:   midpointHalf,
	},
	{
		ID: "sponsor-role", Family: Plan, Severity: diag.Info,
		Title:   "A sponsor has no role",
		Why:     "A line manager and a person from HR want different things of the same report, and the client speaks differently of each.",
		Sources: []int{7},
		Before:  "sponsors:\n  - name: Ruth Calloway",
		After:   "sponsors:\n  - name: Ruth Calloway\n    role: line-manager",
		Check:   sponsorRole,
	},
	{
		ID: "stakeholders-named", Family: Plan, Severity: diag.Info,
		Title:   "A sponsored engagement names no stakeholders",
		Why:     "Change in a leader shows in the people around them. A list of them is where feedback, practice and resistance come from.",
		Sources: []int{4},
		Before:  "sponsors:\n  - name: Ruth Calloway\n    role: line-manager",
		After:   "stakeholders:\n  - {name: Marcus Thiel, relation: VP Engineering, peer at the product council}",
		Check:   stakeholdersNamed,
	},
}

// nearestKey is the first of some keys that a document has, and the last of them when it has none.
func nearestKey(d *document.Document, keys ...string) []string {
	for _, key := range keys {
		if d.Front.Has(key) {
			return []string{key}
		}
	}
	return keys[len(keys)-1:]
}

func sessionsOver(c *Case, r *Report) {
	d := c.bindingContract()
	if d == nil || d.Contract.Sessions == 0 || !c.countable() {
		return
	}
	used := c.Engagement.Used()
	if len(used) <= d.Contract.Sessions {
		return
	}
	r.On(used[d.Contract.Sessions].Path, []string{"start"}, "more sessions are used than `sessions` says",
		"agree on more and raise `sessions`; if it was a gift, say so under `reasons: {sessions-over: …}`",
		diag.Note{Span: c.span(d.Path, "sessions"), Message: "the sessions agreed"})
}

func midpointPlace(c *Case, r *Report) {
	d := c.bindingContract()
	if d == nil || !midpointKnown(d) || !c.countable() {
		return
	}
	m := d.Contract.MidpointSession()
	var held *coaching.Meeting
	for _, s := range c.Engagement.Meetings {
		if s.Kind != coaching.Midpoint || s.Status != coaching.Held {
			continue
		}
		if s.Number == m {
			return
		}
		if held == nil {
			held = s
		}
	}
	hint := r.orReason("write the `midpoint` that you agreed")
	at := nearestKey(d, "midpoint", "sessions")
	next := c.Engagement.Nth(m + 1)
	switch {
	case held != nil:
		r.On(d.Path, at, "the midpoint review was held in another session than was agreed", hint,
			diag.Note{Span: c.span(held.Path, "kind"), Message: "the midpoint review"})
	case next != nil && next.Used():
		r.On(d.Path, at, "the session agreed for the midpoint review is past, and no review was held", hint,
			diag.Note{Span: c.span(c.Engagement.Nth(m).Path, "kind"), Message: "that session"})
	}
}

// midpointKnown reports whether a contract is long enough for a review half-way, and its place lies in the plan.
func midpointKnown(d *document.Document) bool {
	k := d.Contract
	return k.Sessions >= 4 && k.Midpoint <= k.Sessions && (k.Midpoint != 0 || !d.Front.Has("midpoint"))
}

func midpointHalf(c *Case, r *Report) {
	d := c.bindingContract()
	if d == nil || !midpointKnown(d) {
		return
	}
	half, m := d.Contract.Sessions/2, d.Contract.MidpointSession()
	if m == half || m == d.Contract.Sessions-half {
		return
	}
	r.On(d.Path, []string{"midpoint"}, "`midpoint` is not half of `sessions`",
		r.orReason("half-way is session "+strconv.Itoa(d.Contract.Sessions-half)),
		diag.Note{Span: c.span(d.Path, "sessions"), Message: "the sessions agreed"})
}

func sponsorRole(c *Case, r *Report) {
	d := c.bindingContract()
	if d == nil {
		return
	}
	sponsors, _ := d.Front.Get("sponsors")
	for i, s := range sponsors.Items {
		if s.Kind == document.Map && !s.Has("role") {
			r.On(d.Path, []string{"sponsors", strconv.Itoa(i)}, "this sponsor has no `role`",
				r.orReason("write `role: hr`, `line-manager` or `other`"))
		}
	}
}

func stakeholdersNamed(c *Case, r *Report) {
	d := c.bindingContract()
	if d == nil || len(d.Contract.Sponsors) == 0 || d.Front.Has("stakeholders") || len(c.Engagement.Used()) == 0 {
		return
	}
	r.On(d.Path, []string{"sponsors"}, "there is a sponsor, and `stakeholders` names nobody",
		r.orReason("list the people around the client with their `name` and `relation`"))
}

func cadenceReason(c *Case, r *Report) {
	d := c.bindingContract()
	if d == nil {
		return
	}
	changes, _ := d.Front.Get("cadence_changes")
	for i, change := range changes.Items {
		if reason, _ := change.Get("reason"); change.Kind == document.Map && strings.TrimSpace(reason.Text) == "" {
			r.On(d.Path, []string{"cadence_changes", strconv.Itoa(i)}, "this change of the cadence has no `reason`",
				r.orReason("add `reason:` with what changed"))
		}
	}
}
