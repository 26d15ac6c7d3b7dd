package document

import (
	"strings"

	"coachctl/internal/coaching"
)

// label finds `Word:` at the front of a text, also in bold; lineLabel the words of those that a line may carry.
var (
	label     = lazily(`(?i)^([*_]*)(decision|reframe|action|valuable if|shifted)([*_]*)\s*:([*_]*)\s*(.*)$`)
	lineLabel = lazily(`(?i)valuable\s+if|shifted`)
)

// takeawayLabels are the labels of takeaways, as the format has them.
var takeawayLabels = []string{"Decision", "Reframe", "Action"}

// fillSession takes out of a session's body what has a meaning of its own: the agenda, what shifted, the labelled
// takeaways and the tasks under Commitments. Of what carries no label, or stands in no list, only the place is noted.
func (b *body) fillSession(s *coaching.Session) {
	b.fillAgenda(s)
	b.fillClose(s)
	b.fillTakeaways(s)
	s.Jotted, s.CheckIn, s.Links = b.tasks("commitments"), b.tasks("check-in"), b.links
}

func (b *body) fillAgenda(s *coaching.Session) {
	c := b.under("agenda")
	for _, it := range c.items {
		if l, ok := labelled(it, valuable); ok {
			s.ValuableIf = first(s.ValuableIf, l)
			continue
		}
		s.Agenda = append(s.Agenda, coaching.Line{Text: it.text, Line: it.line})
	}
	for _, it := range c.prose {
		if l, ok := labelled(it, valuable); ok {
			s.ValuableIf = first(s.ValuableIf, l)
		}
	}
	if s.ValuableIf.Line == 0 {
		s.NearLabels = append(s.NearLabels, c.near(valuable)...)
	}
	for _, l := range c.lines {
		if len(s.Agenda) == 0 && l.opens && !c.isNear(l, valuable) && !label().MatchString(l.text) {
			s.Unlisted = append(s.Unlisted, l.at)
		}
	}
}

func (b *body) fillClose(s *coaching.Session) {
	c := b.under("close")
	for _, it := range append(c.prose, c.items...) {
		if l, ok := labelled(it, shifted); ok {
			s.Shifted = first(s.Shifted, l)
		}
	}
	if s.Shifted.Line == 0 {
		s.NearLabels = append(s.NearLabels, c.near(shifted)...)
	}
}

func (b *body) fillTakeaways(s *coaching.Session) {
	c := b.under("takeaways")
	for _, it := range c.items {
		k, ok := takeaway(it)
		near := nearLabel(it.text, takeawayLabels)
		switch {
		case ok && k.Text != "":
			s.Takeaways = append(s.Takeaways, k)
		case ok:
		case near != "":
			s.NearLabels = append(s.NearLabels, coaching.NearLabel{Label: near, Line: it.line})
		default:
			s.Unlabelled = append(s.Unlabelled, it.line)
		}
	}
	for _, l := range c.lines {
		if _, ok := takeaway(item{text: l.text}); ok {
			s.Unlisted = append(s.Unlisted, l.at)
		} else if near := nearLabel(l.text, takeawayLabels); near != "" {
			s.NearLabels = append(s.NearLabels, coaching.NearLabel{Label: near, Line: l.at})
		}
	}
}

func takeaway(it item) (coaching.Takeaway, bool) {
	for _, word := range takeawayLabels {
		if l, ok := labelled(it, word); ok {
			return coaching.Takeaway{Label: word, Line: l, Link: it.link}, true
		}
	}
	return coaching.Takeaway{}, false
}

// tasks are the task items of a section.
func (b *body) tasks(section string) []coaching.Jotted {
	var out []coaching.Jotted
	for _, it := range b.under(section).items {
		if it.task {
			out = append(out, coaching.Jotted{
				Line: coaching.Line{Text: it.text, Line: it.line}, State: it.state, Link: it.link, After: it.after, Lines: it.lines,
			})
		}
	}
	return out
}

func labelled(it item, word string) (coaching.Line, bool) {
	if strings.IndexByte(it.text, ':') < 0 {
		return coaching.Line{}, false
	}
	m := label().FindStringSubmatch(it.text)
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
