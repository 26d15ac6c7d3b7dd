package check

import (
	"strings"

	"coachctl/internal/coaching"
	"coachctl/internal/diag"
)

var kindRules = []Rule{
	{
		ID: "chemistry-late", Family: Order, Severity: diag.Warning,
		Title:   "The chemistry call comes after the first coaching session",
		Why:     "The call is where both are still free to say no. Once the work has begun, a no is a parting, and nobody says it as easily.",
		Sources: []int{75, 106},
		Before:  "kind: chemistry\nstart: 2026-02-09T12:00\n(and session 1 was on 2026-02-02)",
		After:   "kind: chemistry\nstart: 2026-01-12T12:00",
		Check:   chemistryLate,
	},
	{
		ID: "intake-parts", Family: Sessions, Severity: diag.Warning,
		Title:   "An intake leaves out the client's setting, the patterns or the goals",
		Why:     "Where the client stands, what keeps returning and what is to change: what the first session does not bring up, the sixth finds out.",
		Sources: []int{13, 14, 63},
		Before:  "## Patterns\n(and the session is held)",
		After:   "## Patterns\nPriya answers before the question is finished, most of all when Marcus asks.",
		Check:   intakeParts,
	},
	{
		ID: "assessment-shared", Family: Confidentiality, Severity: diag.Warning,
		Title:   "`share` puts what an assessment showed into the summary",
		Why:     "Scores are read without the hour in which they were explained, and a mail is passed on. What the client makes of them can stand in the takeaways.",
		Sources: []int{122},
		Before:  "share: [Assessment debrief]",
		After:   "## Takeaways\n- Reframe: What I took for patience is holding back.",
		Check:   assessmentShared,
	},
	{
		ID: "three-way-content", Family: Confidentiality, Severity: diag.Warning,
		Title:   "A meeting with the sponsor is written up as a coaching session",
		Why:     "The sponsor sits at the table: what belongs to a session is not spoken of there, and figures reach a sponsor by the report that the client has seen first.",
		Sources: []int{60, 69, 72},
		Before:  "kind: sponsor\n…\n## Core work\nShe goes quiet when Marcus raises his voice.",
		After:   "kind: sponsor\n…\n## Sponsor's support\nRuth keeps Fridays free of the product council.",
		Check:   threeWayContent,
	},
}

// chemistryLate leaves alone a call that follows one without a yes from both: that is how a no is put right.
func chemistryLate(c *Case, r *Report) {
	if !craftApplies(c) {
		return
	}
	var first *coaching.Meeting
	opened := false
	for _, m := range c.Engagement.Meetings {
		switch {
		case m.Status != coaching.Held:
		case m.Kind.Coaching() && first == nil:
			first = m
		case m.Kind != coaching.Chemistry:
		case first == nil:
			opened = opened || !saysYes(m)
		case !opened:
			r.On(m.Path, []string{"start"}, "the chemistry call comes after the first coaching session",
				r.orReason("mend `start`"), diag.Note{Span: c.span(first.Path, "start"), Message: "the first coaching session"})
		}
	}
}

// intakeParts asks for what stands in the file: a heading that the coach took out is a choice, three of them are none. Of a
// file without any heading it is found that nothing was taken away.
func intakeParts(c *Case, r *Report) {
	hint := r.orReason("write what was said of it, if only a line")
	titles := []string{"Leadership context", "Patterns", "Goals"}
	for _, m := range ordinary(heldBodies(c, coaching.Intake)) {
		absent := 0
		for _, title := range titles {
			switch s, ok := coaching.FindSection(m.Sections, title); {
			case !ok && !c.slipped(m, title):
				absent++
			case ok && s.Empty():
				r.At(lineSpan(m.Path, s.Line), "the section `## "+title+"` is empty", hint)
			}
		}
		if absent == len(titles) && len(m.Sections) > 0 {
			r.On(m.Path, []string{"kind"}, "the session has none of `## "+strings.Join(titles, "`, `## ")+"`", hint)
		}
	}
}

func assessmentShared(c *Case, r *Report) {
	eachShared(c, func(s *coaching.Session, at []string, title string) {
		letters := coaching.HeadingLetters(title)
		if strings.Contains(letters, "assessment") || strings.Contains(letters, "psychometric") {
			r.On(s.Path, at, "the summary carries the section on an assessment",
				r.orReason("take it out of `share`; put what the client makes of it under Takeaways"))
		}
	})
}

func threeWayContent(c *Case, r *Report) {
	if !craftApplies(c) {
		return
	}
	for _, m := range c.Engagement.Meetings {
		if m.Kind != coaching.ThreeWay || m.Status != coaching.Held {
			continue
		}
		hint := r.orReason("keep it in the file of the session that it belongs to")
		for _, title := range []string{"Check-in", "Core work", "Takeaways"} {
			if s, ok := coaching.FindSection(m.Sections, title); ok && !s.Empty() {
				r.At(lineSpan(m.Path, s.Line), "the section `## "+title+"` belongs to a coaching session, and the sponsor was there", hint)
			}
		}
		if n := len(m.Readings); n > 0 {
			r.On(m.Path, []string{"readings"}, "`readings` holds "+counted(n, "figure")+" of the client's measures, and the sponsor was there", hint)
		}
	}
}
