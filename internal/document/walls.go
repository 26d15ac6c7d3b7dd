package document

import (
	"regexp"
	"sort"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"

	"coachctl/internal/coaching"
	"coachctl/internal/diag"
)

// A wall is a line that reads as one of the coach's own headings and yet opens no section, because it is indented, of
// another level, in bold, or without its blank. What stands behind it was meant to be private, so the section that it
// stands in ends there.

var (
	marked        = regexp.MustCompile(`^\s*(?:>\s*)*(?:#|\*\*|__)`)
	minutesAtEnd  = regexp.MustCompile(`\(\s*\d+\s*[A-Za-z]*\.?\s*\)\s*[:*_#]*\s*$`)
	maxTitleBytes = 80
)

// findWalls looks at every line that is no heading of level 2, and reports the walls.
func (d *Document) findWalls(b *body, root ast.Node) {
	proper := map[int]bool{}
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok && h.Level == 2 {
			proper[b.lineOf(h)-b.line] = true
		}
	}
	for i, start := range b.starts {
		line, _ := cutLine(b.src[start:])
		if proper[i] || len(line) > maxTitleBytes || !readsPrivate(string(line)) || b.isHidden(start) {
			continue
		}
		b.walls = append(b.walls, start)
		d.at(diag.Pos{Line: b.line + i, Col: 1}, diag.Pos{}).errorf("heading-form",
			"this line reads as one of your own headings, and it opens no section", "write it as `## …` at the first column")
	}
}

func readsPrivate(line string) bool {
	title := coaching.HeadingLetters(minutesAtEnd.ReplaceAllString(line, ""))
	if title == coaching.PrivateNotes {
		return true
	}
	return coaching.OwnHeading(title) && marked.MatchString(strings.Map(visible, line))
}

// visible drops what has no width, so that it hides nothing.
func visible(r rune) rune {
	if unicode.In(r, unicode.Cf) {
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
