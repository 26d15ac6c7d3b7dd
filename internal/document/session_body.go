package document

import (
	"regexp"
	"strings"

	"coachctl/internal/coaching"
)

// label finds `Word:` at the front of a text, also in bold; lineLabel the words of those that a line may carry.
var (
	label     = regexp.MustCompile(`(?i)^([*_]*)(decision|reframe|action|valuable if|shifted)([*_]*)\s*:([*_]*)\s*(.*)$`)
	lineLabel = regexp.MustCompile(`(?i)valuable\s+if|shifted`)
)

// fillSession takes out of a session's body what has a meaning of its own: the agenda, what shifted, the labelled
// takeaways and the tasks under Commitments. Of what carries no label only the place is noted.
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
		switch k, ok := takeaway(it); {
		case !ok:
			s.Unlabelled = append(s.Unlabelled, it.line)
		case k.Text != "":
			s.Takeaways = append(s.Takeaways, k)
		}
	}
	s.Jotted, s.CheckIn, s.Links = b.tasks("commitments"), b.tasks("check-in"), b.links
}

func takeaway(it item) (coaching.Takeaway, bool) {
	for _, word := range []string{"Decision", "Reframe", "Action"} {
		if l, ok := labelled(it, word); ok {
			return coaching.Takeaway{Label: word, Line: l, Link: it.link}, true
		}
	}
	return coaching.Takeaway{}, false
}

// tasks are the task items of a section.
func (b *body) tasks(section string) []coaching.Jotted {
	var out []coaching.Jotted
	for _, it := range b.items[section] {
		if it.task {
			out = append(out, coaching.Jotted{
				Line: coaching.Line{Text: it.text, Line: it.line}, State: it.state, Link: it.link, After: it.after, Lines: it.lines,
			})
		}
	}
	return out
}

func labelled(it item, word string) (coaching.Line, bool) {
	m := label.FindStringSubmatch(it.text)
	if m == nil || !strings.EqualFold(m[2], word) {
		return coaching.Line{}, false
	}
	text := strings.TrimSpace(m[5])
	if m[3]+m[4] == "" {
		text = strings.TrimSpace(strings.TrimSuffix(text, m[1])) // the whole line is in bold
	}
	return coaching.Line{Text: text, Line: it.line}, true
}

// first keeps the first line that says something.
func first(have, found coaching.Line) coaching.Line {
	if have.Text != "" {
		return have
	}
	return found
}
