package check

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"coachctl/internal/coaching"
	"coachctl/internal/diag"
)

// clinical are words that have no other sense at work, where depressed prices and a diagnosis of the market are common.
var clinical = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)\b(anxiety\s+disorders?|clinical\s+depression|clinically\s+depressed|depressive|antidepressants?|` +
		`was\s+diagnosed|diagnosed\s+with|therapists?|in\s+therapy|psychiatrists?|psychiatric|panic\s+attacks?|ptsd|adhd|suicidal|insomnia)\b`)
})

// clinicalStems are in every word of the pattern, which is too slow to be asked of every line.
var clinicalStems = []string{"anxiety", "depress", "diagnosed", "therap", "psychiatr", "panic", "ptsd", "adhd", "suicid", "insomnia"}

func maybeClinical(text string) bool {
	text = strings.ToLower(text)
	return slices.ContainsFunc(clinicalStems, func(stem string) bool { return strings.Contains(text, stem) })
}

func clinicalWords(c *Case, r *Report) {
	find := func(text string, at diag.Span) {
		if maybeClinical(text) && clinical().MatchString(text) {
			r.At(at, "a word of the clinic stands in what the client's summary carries",
				"say what it means at work, or move it to Private notes; else say why under `reasons: {clinical-words: …}`")
		}
	}
	for _, d := range c.Documents {
		if s := d.Session; s != nil && d.BodyRead && s.Status == coaching.Held && s.Kind.Coaching() {
			for _, line := range summaryLines(s) {
				find(line.Text, lineSpan(d.Path, line.Line))
			}
		}
		if p := d.Commitment; p != nil && p.Owner != coaching.OwnerSponsor {
			for _, part := range []struct{ key, text string }{
				{"what", p.What}, {"success", p.Success}, {"cue", p.Cue}, {"outcome", p.Outcome},
			} {
				find(part.text, d.Span(part.key))
			}
		}
	}
}

// summaryLines are the lines of a session's body that the client's summary carries; a shared section counts as the line
// of its heading.
func summaryLines(s *coaching.Session) []coaching.Line {
	lines := append(slices.Clone(s.Agenda), s.ValuableIf, s.Shifted)
	for _, t := range s.Takeaways {
		lines = append(lines, t.Line)
	}
	for _, sec := range s.Sections {
		shared := coaching.Shareable(sec.Title) && slices.ContainsFunc(s.Share, func(title string) bool {
			return coaching.SameHeading(title, sec.Title)
		})
		if shared {
			lines = append(lines, coaching.Line{Text: sec.Text, Line: sec.Line})
		}
	}
	return lines
}
