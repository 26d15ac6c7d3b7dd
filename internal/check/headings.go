package check

import (
	"slices"
	"strings"

	"coachctl/internal/coaching"
	"coachctl/internal/diag"
	"coachctl/internal/document"
)

var headingRules = []Rule{
	{
		ID: "misspelt-heading", Family: Parts, Severity: diag.Warning,
		Title:   "A heading is nearly one that has a meaning",
		Why:     "Sections of your own are welcome, and private. One that is a slip of the pen is taken for such a section: what stands under it goes into no summary, and its own place counts as empty.",
		Sources: []int{132},
		Before:  "## Takeawys\n- Decision: I open the council myself.",
		After:   "## Takeaways\n- Decision: I open the council myself.",
		Check:   misspeltHeading,
	},
}

// reluctantParts are the sections of a first session with a reluctant client: to name one tells how the client came.
var reluctantParts = []string{"Why here", "Doubt", "Something of value", "What this is for"}

var (
	// around are the sections that every coaching session may have around what its kind is about.
	around = []string{"Check-in", "Agenda", "Commitments", "Close", "Takeaways", "Private notes"}

	// headingsOf are the further sections that have a meaning in a session of a kind.
	headingsOf = map[coaching.Kind][]string{
		coaching.Intake: {
			"Leadership context", "Patterns", "Assumptions", "Goals", "Assessment debrief", "Readiness",
			reluctantParts[0], reluctantParts[1], reluctantParts[2], reluctantParts[3],
		},
		coaching.Regular:  {"Core work"},
		coaching.Midpoint: {"Progress against objectives", "Stakeholder context", "Second half", "Feedback to the coach"},
		coaching.Closing:  {"Final review", "Consolidation", "Next step", "Feedback to the coach"},
	}

	// meetingHeadings are all sections of a meeting that is no coaching.
	meetingHeadings = map[coaching.Kind][]string{
		coaching.Chemistry:   {"What good looks like", "Objectives and hopes", "Approach", "Fit", "Others considered", "Private notes"},
		coaching.Contracting: {"Agenda", "What we agreed", "Still open", "Commitments", "Private notes"},
		coaching.ThreeWay: {
			"Agenda", "Expected outcomes", "How change will show", "Reporting", "Sponsor's support", "Commitments", "Private notes",
		},
	}
)

// headings are the sections that have a meaning in a document, with those that it has.
func headings(d *document.Document) (known []string, has []coaching.Section) {
	switch {
	case d.Contract != nil:
		return slices.Concat(topics, settings), d.Contract.Sections
	case d.Session != nil && d.Session.Kind.Coaching():
		return slices.Concat(around, headingsOf[d.Session.Kind]), d.Session.Sections
	case d.Session != nil:
		return meetingHeadings[d.Session.Kind], d.Session.Sections
	}
	return nil, nil
}

func misspeltHeading(c *Case, r *Report) {
	for _, d := range c.Documents {
		known, has := headings(d)
		for _, s := range has {
			if near := nearHeading(s.Title, known); near != "" && !hasHeading(has, near) {
				r.At(lineSpan(d.Path, s.Line), "this heading is not known; `## "+near+"` is",
					"write `## "+near+"`; if it is a section of your own, say so under `reasons: {misspelt-heading: …}`")
				r.discreet(slices.Contains(reluctantParts, near))
			}
		}
	}
}

// nearHeading is the known heading that a title is a slip of; empty when it is one of them, or none.
func nearHeading(title string, known []string) string {
	normal, letters := coaching.NormalHeading(title), coaching.HeadingLetters(title)
	if slices.ContainsFunc(known, func(k string) bool { return coaching.NormalHeading(k) == normal }) {
		return ""
	}
	for _, k := range known {
		if coaching.HeadingLetters(k) == letters {
			return k
		}
	}
	return document.Nearest(strings.TrimSpace(title), known)
}

func hasHeading(sections []coaching.Section, title string) bool {
	return slices.ContainsFunc(sections, func(s coaching.Section) bool { return coaching.SameHeading(s.Title, title) })
}
