package document

import (
	"regexp"
	"strings"

	"coachctl/internal/coaching"
)

// label finds `Word:` at the front of a text, also in bold.
var label = regexp.MustCompile(`(?i)^[*_]*(decision|reframe|action|valuable if|shifted)[*_]*\s*:[*_]*\s*(.*)$`)

// fillSession takes out of a session's body what has a meaning of its own: the agenda, what shifted, the labelled
// takeaways and the tasks under Commitments. What carries no label stays where it is.
func (b *body) fillSession(s *coaching.Session) {
	for _, it := range b.items["agenda"] {
		if l, ok := labelled(it, "valuable if"); ok {
			s.ValuableIf = first(s.ValuableIf, l)
			continue
		}
		s.Agenda = append(s.Agenda, coaching.Line{Text: it.text, Line: it.line})
	}
	for _, it := range b.prose["agenda"] {
		if l, ok := labelled(it, "valuable if"); ok {
			s.ValuableIf = first(s.ValuableIf, l)
		}
	}
	for _, it := range append(b.prose["close"], b.items["close"]...) {
		if l, ok := labelled(it, "shifted"); ok {
			s.Shifted = first(s.Shifted, l)
		}
	}
	for _, it := range b.items["takeaways"] {
		for _, word := range []string{"Decision", "Reframe", "Action"} {
			if l, ok := labelled(it, word); ok && l.Text != "" {
				s.Takeaways = append(s.Takeaways, coaching.Takeaway{Label: word, Line: l, Link: it.link})
			}
		}
	}
	for _, it := range b.items["commitments"] {
		if it.task {
			s.Jotted = append(s.Jotted, coaching.Jotted{
				Line: coaching.Line{Text: it.text, Line: it.line}, State: it.state, Link: it.link,
			})
		}
	}
}

func labelled(it item, word string) (coaching.Line, bool) {
	m := label.FindStringSubmatch(it.text)
	if m == nil || !strings.EqualFold(m[1], word) {
		return coaching.Line{}, false
	}
	return coaching.Line{Text: strings.TrimSpace(m[2]), Line: it.line}, true
}

// first keeps the first line that says something.
func first(have, found coaching.Line) coaching.Line {
	if have.Text != "" {
		return have
	}
	return found
}
