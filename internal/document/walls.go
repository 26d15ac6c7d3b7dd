package document

import (
	"html"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"coachctl/internal/coaching"
	"coachctl/internal/diag"
)

// A wall is a line that reads as one of the coach's own headings and yet opens no section, because it is indented, of
// another level, in bold, or without its blank. What stands behind it was meant to be private, so the section that it
// stands in ends there, where anything of that section is for other eyes. In the coach's own sections there are no walls.

// reach says how far the text of a section may get.
type reach int

const (
	stays   reach = iota // nowhere
	noted                // into the outcome of a promise
	goesOut              // onto a page
)

// reachOf a section of this heading.
func (d *Document) reachOf(title string) reach {
	if d.Session == nil {
		return stays
	}
	switch coaching.NormalHeading(title) {
	case "check-in":
		return noted
	case "agenda", "takeaways", "close", "commitments":
		return goesOut
	}
	if coaching.Shareable(title) && slices.ContainsFunc(d.Session.Share, func(s string) bool { return coaching.SameHeading(s, title) }) {
		return goesOut
	}
	return stays
}

// findWalls looks at every line that opens no section, and reports the walls.
func (d *Document) findWalls(b *body, root ast.Node) {
	opens := map[int]*ast.Heading{}
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok && h.Level <= 2 {
			opens[b.lineOf(h)-b.line] = h
		}
	}
	here := stays
	for i, start := range b.starts {
		line, _ := cutLine(b.src[start:])
		h := opens[i]
		if here != stays && (h == nil || h.Level == 1) && readsPrivate(b.seen(start, start+len(line)), here) {
			b.walls = append(b.walls, start)
			d.at(diag.Pos{Line: b.line + i, Col: 1}, diag.Pos{}).errorf("heading-form",
				"this line reads as one of your own headings, and it opens no section",
				"write it as `## …` at the first column, or in other words where it is meant for others")
		}
		switch {
		case h != nil && h.Level == 2:
			title, _ := b.heading(h)
			here = d.reachOf(title)
		case h != nil:
			here = stays
		}
	}
}

var (
	quoteMark    = lazily(`^\s*>`)
	itemMark     = lazily(`^\s*(?:[-+*]|\d{1,9}[.)])\s+(?:\[.\]\s+)?`)
	calloutMark  = lazily(`^\s*\[![^\]]*\][-+]?`)
	tag          = lazily(`</?[A-Za-z][^<>]*>`)
	openingNotes = lazily(`(?i)^private\s+notes?\b`)
	emphasis     = lazily(`^([*_]+)([^*_\s][^*_]*)`)
)

// soleTitle is a heading of the coach's own that no sentence consists of; a line of nothing else is one without its marks.
const soleTitle = "doubt"

const (
	minTitle       = 4  // bytes of a line that a slip may leave of the shortest heading
	maxTitle       = 80 // bytes of a line that is no heading by its mark
	maxWords       = 2  // of a line without any mark
	maxWordsBefore = 4  // the same, before a colon
)

// readsPrivate reports whether a line reads as a heading of the coach's own.
func readsPrivate(line string, here reach) bool {
	if len(line) < minTitle {
		return false
	}
	text, item := unlisted(strings.Map(visible, html.UnescapeString(line)))
	if rest := strings.TrimLeft(text, "#"); rest != text {
		return privateTitle(rest, here)
	}
	if len(text) > maxTitle {
		return false
	}
	key := letters(text)
	if nearOwn(key, []string{coaching.PrivateNotes}) || openingNotes().MatchString(text) {
		return true
	}
	if strings.Contains(text, ":") && label().MatchString(text) {
		return false
	}
	if rest := tag().ReplaceAllString(text, " "); rest != text || calloutMark().MatchString(text) {
		return privateTitle(rest, here) || privateTitle(calloutMark().ReplaceAllString(rest, ""), here)
	}
	if m := emphasis().FindStringSubmatch(text); m != nil {
		whole := letters(m[2]) == key
		return (whole || !item) && privateTitle(m[2], here) || nearOwn(key, ownOf(here))
	}
	words, colon := len(strings.Fields(text)), strings.HasSuffix(text, ":")
	if item || strings.ContainsAny(text, "/@") {
		return false
	}
	if here == goesOut && key == soleTitle || colon && nearOwn(key, ownOf(here)) {
		return true
	}
	return strings.Contains(key, "private") && (words <= maxWords || colon && words <= maxWordsBefore)
}

// unlisted takes the marks of quotes and items off the front of a line.
func unlisted(line string) (text string, item bool) {
	for mayBeListed(line) {
		rest := quoteMark().ReplaceAllString(line, "")
		if short := itemMark().ReplaceAllString(rest, ""); short != rest {
			rest, item = short, true
		}
		if rest == line {
			break
		}
		line = rest
	}
	return strings.TrimSpace(line), item
}

// mayBeListed asks the least that the marks of quotes and items need, since their patterns are slow and few lines have one.
func mayBeListed(line string) bool {
	line = strings.TrimLeft(line, " \t\n\f\r")
	return line != "" && strings.IndexByte(">-+*0123456789", line[0]) >= 0
}

// privateTitle reports whether the words of a heading make it the coach's own.
func privateTitle(title string, here reach) bool {
	key := letters(title)
	return strings.Contains(key, "private") || here == goesOut && coaching.HoldsPrivate(key) || nearOwn(key, ownOf(here))
}

var ownTitles = coaching.OwnHeadings()

func ownOf(here reach) []string {
	if here == goesOut {
		return ownTitles
	}
	return []string{coaching.PrivateNotes}
}

// nearOwn reports whether letters are one of some headings, or a slip of one. Two edits make another word of a short one:
// homework of core work, readings of readiness.
func nearOwn(key string, titles []string) bool {
	return slices.ContainsFunc(titles, func(title string) bool {
		slip := 1
		if len(title) >= len(coaching.PrivateNotes) {
			slip = maxEdits
		}
		return Edits(key, title) <= slip
	})
}

func letters(title string) string { return coaching.HeadingLetters(coaching.BareHeading(title)) }

// visible drops what has no width, so that it hides nothing.
func visible(r rune) rune {
	if r >= utf8.RuneSelf && unicode.In(r, unicode.Cf) {
		return -1
	}
	if unicode.IsSpace(r) {
		return ' '
	}
	return r
}

// wallIn is the first wall behind the beginning of a section, up to an offset.
func (b *body) wallIn(from, to int) (offset int, found bool) {
	i := sort.SearchInts(b.walls, from)
	if i < len(b.walls) && b.walls[i] < to {
		return b.walls[i], true
	}
	return 0, false
}

// extent is the stretch of a block's own text.
func (b *body) extent(n ast.Node) (start, stop int) {
	start = len(b.src)
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering || n.Type() != ast.TypeBlock {
			return ast.WalkContinue, nil
		}
		for i := range n.Lines().Len() {
			start, stop = min(start, n.Lines().At(i).Start), max(stop, n.Lines().At(i).Stop)
		}
		return ast.WalkContinue, nil
	})
	return min(start, max(stop, 0)), stop
}
