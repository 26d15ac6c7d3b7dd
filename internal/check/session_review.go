package check

import (
	"strings"

	"coachctl/internal/coaching"
	"coachctl/internal/diag"
)

func midpointParts(c *Case, r *Report) {
	reviewParts(c, r, coaching.Midpoint, "Progress against objectives", "Stakeholder context", "Second half")
}

func closingParts(c *Case, r *Report) {
	reviewParts(c, r, coaching.Closing, "Final review", "Consolidation", "Next step")
}

func reviewParts(c *Case, r *Report, kind coaching.Kind, titles ...string) {
	hint := r.orReason("write what was said of it, if only a line")
	for _, m := range heldBodies(c, kind) {
		var missing []string
		for _, title := range titles {
			switch s, ok := coaching.FindSection(m.Sections, title); {
			case !ok && c.slipped(m, title):
			case !ok:
				missing = append(missing, "`## "+title+"`")
			case s.Empty():
				r.At(lineSpan(m.Path, s.Line), "the section `## "+title+"` is empty", hint)
			}
		}
		if len(missing) > 0 {
			r.On(m.Path, []string{"kind"}, "the session lacks "+strings.Join(missing, ", "), hint)
		}
	}
}

func verdictMissing(c *Case, r *Report) {
	d := c.contract()
	if d == nil {
		return
	}
	for _, m := range sessionsToJudge(c, coaching.Midpoint, coaching.Closing) {
		var notes []diag.Note
		for _, o := range objectivesOf(d) {
			if m.LacksVerdict(o.Objective) {
				notes = append(notes, diag.Note{Span: d.Span(o.place("id")...), Message: "an objective without a verdict"})
			}
		}
		if len(notes) == 0 {
			continue
		}
		key := "verdict"
		if len(m.Verdicts) == 0 {
			key = "kind"
		}
		r.On(m.Path, []string{key}, "the session gives no verdict on "+counted(len(notes), "agreed objective"),
			r.orReason("add it under `verdict:` as the objective's id and on-track or off-track"), notes...)
	}
}
