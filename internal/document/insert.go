package document

import (
	"bytes"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"

	"coachctl/internal/coaching"
)

// AddItem puts a line of Markdown (`- [ ] …`, without line end) at the end of the list under a heading of a session, or
// below the heading and its guidance where there is none. The line takes the marker that the list has. found is false when
// the file has no such heading, or one below which nobody would see the line, as in a comment that is never closed. Nothing
// else in the file changes.
func AddItem(src []byte, heading, line string) (out []byte, found bool, err error) {
	d := &Document{Type: coaching.TypeSession}
	p, ok := split(d, src)
	if !ok {
		return nil, false, ErrUnsound
	}
	b := bodyOf(src, p)
	if !d.bodyWithinLimits(b) {
		return nil, false, ErrUnsound
	}
	root := b.parse()
	at, list, found := b.endOfSection(root, heading)
	if !found {
		return nil, false, nil
	}
	newline := "\n"
	if hasCarriageReturns(src) {
		newline = "\r\n"
	}
	if list != nil {
		line = b.markerOf(list) + strings.TrimPrefix(line, "- ")
	}
	at += p.body
	insert := line + newline
	if at > 0 && src[at-1] != '\n' {
		insert = newline + insert
	}
	if list == nil {
		insert = newline + insert
		if rest, _ := cutLine(src[at:]); len(bytes.TrimSpace(rest)) > 0 {
			insert += newline
		}
	}
	out = slices.Concat(src[:at], []byte(insert), src[at:])
	first, _, _ := strings.Cut(strings.TrimLeft(insert, "\r\n"), "\n")
	end := at + strings.Index(insert, first) + len(strings.TrimRight(first, " \t\r"))
	after := bodyOf(out, p)
	grown := after.parse()
	if !after.reads(grown, heading, end-1-p.body) || !slices.Equal(b.headings(root), after.headings(grown)) {
		return nil, false, nil
	}
	return out, true, nil
}

// headings are those of a body, of every level, in order.
func (b *body) headings(root ast.Node) []string {
	var out []string
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok {
			out = append(out, strconv.Itoa(h.Level)+" "+string(h.Lines().Value(b.src)))
		}
	}
	return out
}

// reads reports whether the words at an offset are text under a heading that a reader of the page sees.
func (b *body) reads(root ast.Node, heading string, offset int) bool {
	inside, found := false, false
	for n := root.FirstChild(); n != nil && !found; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok && h.Level <= 2 {
			title, _ := b.heading(h)
			inside = h.Level == 2 && coaching.SameHeading(title, heading)
			continue
		}
		_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			if entering && (n.Kind() == ast.KindParagraph || n.Kind() == ast.KindTextBlock) {
				start, stop := b.extent(n)
				found = found || start <= offset && offset < stop
			}
			return ast.WalkContinue, nil
		})
	}
	return inside && found && !b.isHidden(offset)
}

// endOfSection is the offset behind the last line of the last list of a section, or, without one, behind the heading and
// the comments that follow it.
func (b *body) endOfSection(root ast.Node, heading string) (offset int, list *ast.List, found bool) {
	inside := false
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok && h.Level <= 2 {
			if found {
				break
			}
			title, _ := b.heading(h)
			if inside = h.Level == 2 && coaching.SameHeading(title, heading); inside {
				found, offset = true, b.behind(h)
			}
			continue
		}
		switch {
		case !inside:
		case n.Kind() == ast.KindList:
			offset, list = max(offset, b.behind(n)), n.(*ast.List) // a list that holds nothing has no place
		case n.Kind() == ast.KindHTMLBlock && list == nil:
			offset = max(offset, b.behind(n))
		}
	}
	if i := b.hiddenAfter(offset); i < len(b.hidden) && b.hidden[i].start < offset {
		rest, _ := cutLine(b.src[b.hidden[i].stop:])
		offset = b.hidden[i].stop + len(rest) // a comment goes on there: behind it
	}
	return offset, list, found
}

var listMarker = lazily(`^( {0,3})(?:([-*+])|(\d{1,9})([.)]))[ \t]`)

// markerOf is what a further item of a list begins with.
func (b *body) markerOf(list *ast.List) string {
	first := -1
	_ = ast.Walk(list.LastChild(), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering && n.Type() == ast.TypeBlock && n.Lines().Len() > 0 {
			first = n.Lines().At(0).Start
			return ast.WalkStop, nil
		}
		return ast.WalkContinue, nil
	})
	if first < 0 {
		return "- "
	}
	start := b.starts[sort.SearchInts(b.starts, first+1)-1]
	m := listMarker().FindSubmatch(b.src[start:])
	if m == nil {
		return "- "
	}
	if n, err := strconv.Atoi(string(m[3])); err == nil {
		return string(m[1]) + strconv.Itoa(n+1) + string(m[4]) + " "
	}
	return string(m[1]) + string(m[2]) + " "
}

// behindFences is the offset behind the fence that closes a block of code, of whose lines the last one ends at an offset. The
// parser keeps no place for it, and for the one that opens the block only where something stands behind it.
func (b *body) behindFences(code *ast.FencedCodeBlock, last int) int {
	fences := 1
	if code.Lines().Len() == 0 {
		fences = 2
	}
	for ; fences > 0; fences-- {
		at := last
		if at > 0 && b.src[at-1] != '\n' {
			rest, _ := cutLine(b.src[at:])
			at += len(rest)
		}
		line, _ := cutLine(b.src[at:])
		if text := strings.TrimLeft(string(line), " \t>-+*.)0123456789"); !strings.HasPrefix(text, "```") && !strings.HasPrefix(text, "~~~") {
			break
		}
		last = at + len(line)
	}
	return last
}

// behind is the offset of the line after the last one that a block has text on.
func (b *body) behind(n ast.Node) int {
	last := 0
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering || n.Type() != ast.TypeBlock {
			return ast.WalkContinue, nil
		}
		for i := range n.Lines().Len() {
			last = max(last, n.Lines().At(i).Stop)
		}
		switch n := n.(type) {
		case *ast.HTMLBlock:
			if n.HasClosure() {
				last = max(last, n.ClosureLine.Stop)
			}
		case *ast.FencedCodeBlock:
			last = b.behindFences(n, last)
		}
		return ast.WalkContinue, nil
	})
	if last > 0 && b.src[last-1] == '\n' {
		return last
	}
	rest, _ := cutLine(b.src[last:])
	return last + len(rest)
}
