package check

import (
	"slices"
	"strconv"

	"coachctl/internal/coaching"
	"coachctl/internal/diag"
)

var sessionRules = []Rule{
	{
		ID: "phases-in-order", Family: Sessions, Severity: diag.Warning,
		Title:   "A session lacks a phase, or has its phases in another order",
		Why:     "Arriving, choosing, working, promising and closing each do what the next one stands on; the phase that is left out is usually the one that turns insight into behaviour.",
		Sources: []int{38},
		Before:  "## Check-in\n## Core work\n## Commitments\n## Close",
		After:   "## Check-in\n## Agenda\n## Core work\n## Commitments\n## Close",
		Check:   phasesInOrder,
	},
	{
		ID: "phase-minutes", Family: Sessions, Severity: diag.Warning,
		Title:   "A phase is given more or fewer minutes than it bears",
		Why:     "A check-in that takes twenty minutes takes them from the core work, and commitments made in two are seldom kept.",
		Sources: []int{39, 40, 41, 42, 43, 45, 92},
		Before:  "## Check-in (20 min)",
		After:   "## Check-in (8 min)",
		Check:   phaseMinutes,
	},
	{
		ID: "phase-total", Family: Sessions, Severity: diag.Warning,
		Title:   "The minutes of the phases do not add up to the session",
		Why:     "Each phase can lie in its range and the whole still run over; what is then cut short is the close.",
		Sources: []int{44, 45},
		Before:  "minutes: 60\n…\n10, 5, 35, 10 and 2 minutes in the headings",
		After:   "minutes: 60\n…\n8, 5, 35, 10 and 2 minutes in the headings",
		Check:   phaseTotal,
	},
	{
		ID: "intake-length", Family: Sessions, Severity: diag.Warning,
		Title:   "An intake is shorter than 75 minutes or longer than 90",
		Why:     "Goals, context and what an assessment said do not fit into an hour, and after an hour and a half nobody listens.",
		Sources: []int{61, 62, 92},
		Before:  "kind: intake\nminutes: 60",
		After:   "kind: intake\nminutes: 90",
		Check:   intakeLength,
	},
	{
		ID: "session-length", Family: Sessions, Severity: diag.Warning,
		Title:   "A session is planned for less than 45 minutes or more than 90",
		Why:     "Below 45 minutes the five phases have no room; after 90 neither of you thinks well.",
		Sources: []int{78, 92},
		Before:  "minutes: 30",
		After:   "minutes: 60",
		Check:   sessionLength,
	},
	{
		ID: "agenda-count", Family: Sessions, Severity: diag.Warning,
		Title:   "The agenda lists no matter, or more than two",
		Why:     "One or two matters can be worked through in an hour. A third turns the session into a report, and none into a chat.",
		Sources: []int{48},
		Before:  "## Agenda\nWe spoke about Marcus.",
		After:   "## Agenda\n- What I say to Marcus before the product council",
		Check:   agendaCount,
	},
	{
		ID: "valuable-if", Family: Sessions, Severity: diag.Info,
		Title:   "A session does not say what would make it valuable",
		Why:     "The client's own aim for the hour is what both of you can hold it against at the close.",
		Sources: []int{49, 119},
		Before:  "Valuable if:",
		After:   "Valuable if: I know my first sentence to the product council.",
		Check:   valuableIf,
	},
	{
		ID: "takeaway-count", Family: Sessions, Severity: diag.Warning,
		Title:   "A session leaves no takeaway, or more than three",
		Why:     "One to three are remembered. Some of the best sessions are hard to sum up: then a reason says so.",
		Sources: []int{138, 144, 145},
		Before:  "## Takeaways",
		After:   "## Takeaways\n- Reframe: An agenda is a kindness to Marcus.",
		Check:   takeawayCount,
	},
	{
		ID: "takeaway-label", Family: Sessions, Severity: diag.Warning,
		Title:   "A takeaway does not say what kind it is",
		Why:     "Only decisions, reframes and actions go into the client's summary; an item without one of these words stays with you.",
		Sources: []int{139},
		Before:  "- I open the product council myself.",
		After:   "- Decision: I open the product council myself.",
		Check:   takeawayLabel,
	},
	{
		ID: "action-promise", Family: Sessions, Severity: diag.Warning,
		Title:   "An action has no promise behind it",
		Why:     "An action without a date and a sign of success is a wish, and no session will return to it.",
		Sources: []int{140},
		Before:  "- Action: Speak with Marcus   (and nothing under Commitments)",
		After:   "## Commitments\n- [ ] Speak with Marcus — by Fri 20 March — success: We have agreed who opens",
		Check:   actionPromise,
	},
	{
		ID: "action-by-next", Family: Sessions, Severity: diag.Warning,
		Title:   "What the client promised falls due only after the next session",
		Why:     "An action is meant to be tried before you meet again; the next session has nothing to learn from otherwise.",
		Sources: []int{141},
		Before:  "by: 2026-04-10   (and the next session is on 2026-03-30)",
		After:   "by: 2026-03-27",
		Check:   actionByNext,
	},
	{
		ID: "assessment-minutes", Family: Sessions, Severity: diag.Warning,
		Title:   "The assessment took longer than the session",
		Why:     "These minutes are taken off your coaching hours; more than the session lasted would make it count for less than nothing.",
		Sources: []int{122},
		Before:  "actual_minutes: 85\nassessment_minutes: 120",
		After:   "actual_minutes: 85\nassessment_minutes: 20",
		Check:   assessmentMinutes,
	},
	{
		ID: "midpoint-parts", Family: Sessions, Severity: diag.Warning,
		Title:   "A midpoint session leaves out one of its three parts",
		Why:     "Halfway is the last good moment to see what moved, who has changed around the client, and what the second half is for.",
		Sources: []int{67},
		Before:  "## Second half",
		After:   "## Second half\nThe product council stays; staffing with Marcus comes first.",
		Check:   midpointParts,
	},
	{
		ID: "closing-parts", Family: Sessions, Severity: diag.Warning,
		Title:   "A closing session leaves out one of its three parts",
		Why:     "Work that ends without a last look, without what keeps it up and without a next step fades within weeks.",
		Sources: []int{100},
		Before:  "## Next step",
		After:   "## Next step\nMarcus asks in three months; a call in six.",
		Check:   closingParts,
	},
	{
		ID: "verdict-missing", Family: Sessions, Severity: diag.Warning,
		Title:   "A midpoint or closing session gives no verdict on an agreed objective",
		Why:     "On track or off track is the one thing that client and sponsor both asked to hear at these two points.",
		Sources: []int{128, 129, 130},
		Before:  "kind: midpoint",
		After:   "kind: midpoint\nverdict:\n  council: on-track",
		Check:   verdictMissing,
	},
}

// craftApplies reports whether the practice of coaching is looked at: not while a contract is a draft or once it was broken
// off. A contract that is missing or cannot be read is found elsewhere, and hides nothing.
func craftApplies(c *Case) bool {
	return c.Engagement.Contract == nil || c.bindingContract() != nil
}

// sessionsToJudge are the coaching sessions that were held, of some kinds or of all, where the practice of coaching is
// looked at.
func sessionsToJudge(c *Case, kinds ...coaching.Kind) []*coaching.Meeting {
	if !craftApplies(c) {
		return nil
	}
	var out []*coaching.Meeting
	for _, m := range c.Engagement.Meetings {
		if m.Status != coaching.Held || !m.Kind.Coaching() {
			continue
		}
		if len(kinds) == 0 || slices.Contains(kinds, m.Kind) {
			out = append(out, m)
		}
	}
	return out
}

// heldBodies are those of them whose body was read.
func heldBodies(c *Case, kinds ...coaching.Kind) []*coaching.Meeting {
	var out []*coaching.Meeting
	for _, m := range sessionsToJudge(c, kinds...) {
		if c.bodyRead(m) {
			out = append(out, m)
		}
	}
	return out
}

// ordinary leaves out the first sessions with a reluctant client, which have a form of their own.
func ordinary(sessions []*coaching.Meeting) []*coaching.Meeting {
	var out []*coaching.Meeting
	for _, m := range sessions {
		if m.Variant != coaching.Resistant {
			out = append(out, m)
		}
	}
	return out
}

func (c *Case) bodyRead(m *coaching.Meeting) bool {
	d := c.document(m.Path)
	return d != nil && d.BodyRead
}

// slipped reports whether the heading of a section is misspelt in a session, which is found on its own.
func (c *Case) slipped(m *coaching.Meeting, title string) bool {
	known, has := headings(c.document(m.Path))
	return slices.ContainsFunc(has, func(s coaching.Section) bool { return nearHeading(s.Title, known) == title })
}

// orReason ends the hint of a rule whose finding can be right as it is.
func (r *Report) orReason(hint string) string {
	return hint + "; if that is how it was, say why under `reasons: {" + r.rule.ID + ": …}`"
}

// counted is a number with what it counts.
func counted(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + one + "s"
}
