package document

import (
	"bytes"
	"cmp"
	"path"
	"slices"
	"sort"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// A stretch of the body that a reader of the page is not meant to see, though Markdown takes it for text: a comment that a
// blank line breaks up or that is never closed, the comments of Obsidian, the definition of a link.
type stretch struct{ start, stop int }

// definition is the line that begins the definition of a link: `[name]: target "title"`. A footnote is none.
var definition = lazily(`^\[[^\]^][^\]]*\]:[ \t]*(<[^>]*>|\S*)[ \t]*(["'(].*)?\s*$`)

// hide finds the stretches. What stands in code is text.
func (b *body) hide(root ast.Node) {
	var texts []stretch
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.CodeSpan:
			return ast.WalkSkipChildren, nil
		case *ast.Paragraph, *ast.TextBlock:
			b.hideDefinitions(n)
		case *ast.HTMLBlock:
			if lines := n.Lines(); lines.Len() > 0 {
				b.hideComment(lines.At(0).Start, max(lines.At(lines.Len()-1).Stop, n.ClosureLine.Stop))
			}
		case *ast.RawHTML:
			b.hideComment(n.Segments.At(0).Start, n.Segments.At(n.Segments.Len()-1).Stop)
		case *ast.Text:
			if last := len(texts) - 1; last >= 0 && texts[last].stop == n.Segment.Start {
				texts[last].stop = n.Segment.Stop
			} else {
				texts = append(texts, stretch{n.Segment.Start, n.Segment.Stop})
			}
		}
		return ast.WalkContinue, nil
	})
	done := 0
	for _, t := range texts {
		for at := max(t.start, done); at < t.stop; at = max(at+1, done) {
			if c := b.src[at]; c != '<' && c != '%' {
				continue
			}
			if end := b.commentEnd(at); end > at {
				b.hidden = append(b.hidden, stretch{at, end})
				done = end
			}
		}
	}
	b.hidden = joined(b.hidden)
}

// hideComment hides raw HTML that is a comment, to its end. The end of an item or a quote that it stands in ends it for
// Markdown only: a reader of the page, and the one who wrote it, see it go on.
func (b *body) hideComment(start, stop int) {
	start += len(b.src[start:stop]) - len(bytes.TrimLeft(b.src[start:stop], " "))
	if last := len(b.hidden) - 1; !bytes.HasPrefix(b.src[start:stop], []byte("<!--")) || last >= 0 && start < b.hidden[last].stop {
		return
	}
	stop = len(b.src)
	if i := bytes.Index(b.src[start+2:], []byte("-->")); i >= 0 {
		stop = start + 2 + i + 3
	}
	b.hidden = append(b.hidden, stretch{start, stop})
}

// A comment whose hyphens a word processor, or the keyboard of a phone, has made dashes of: `<!— … —>`. It was meant to be one.
var (
	dashedOpening = lazily(`^<![\s\x{200b}\x{feff}]*[-‐-―−]`)
	dashedEnd     = lazily(`(?:--|[‐-―−])\s?>`)
)

// commentEnd is the end of the comment that opens at an offset, and the offset itself where none does. One that is never
// closed hides the rest, unless it is a `%%` right behind a figure.
func (b *body) commentEnd(at int) int {
	rest := b.src[at:]
	switch {
	case bytes.HasPrefix(rest, []byte("<!--")):
		if i := bytes.Index(rest[4:], []byte("-->")); i >= 0 {
			return at + i + 7
		}
		return len(b.src)
	case bytes.HasPrefix(rest, []byte("<!")) && dashedOpening().Match(rest[:min(len(rest), 16)]):
		if i := dashedEnd().FindIndex(rest); i != nil {
			return at + i[1]
		}
		return len(b.src)
	case bytes.HasPrefix(rest, []byte("%%")):
		if i := bytes.Index(rest[2:], []byte("%%")); i >= 0 {
			return at + i + 4
		}
		if at == 0 || b.src[at-1] < '0' || b.src[at-1] > '9' {
			return len(b.src)
		}
	}
	return at
}

// joined sorts stretches and joins those that overlap.
func joined(list []stretch) []stretch {
	slices.SortFunc(list, func(x, y stretch) int { return cmp.Compare(x.start, y.start) })
	out := list[:0]
	for _, s := range list {
		if last := len(out) - 1; last >= 0 && s.start <= out[last].stop {
			out[last].stop = max(out[last].stop, s.stop)
			continue
		}
		out = append(out, s)
	}
	return out
}

// hideDefinitions hides a paragraph from the first definition of a link on.
func (b *body) hideDefinitions(n ast.Node) {
	lines := n.Lines()
	for i := range lines.Len() {
		line := lines.At(i)
		if text := b.src[line.Start:line.Stop]; len(text) > 0 && text[0] == '[' && definition().Match(text) {
			b.hidden = append(b.hidden, stretch{line.Start, lines.At(lines.Len() - 1).Stop})
			return
		}
	}
}

// show writes what is not hidden of the source between two offsets.
func (b *body) show(out *strings.Builder, start, stop int) {
	for _, h := range b.hidden[b.hiddenAfter(start):] {
		if h.start >= stop {
			break
		}
		out.Write(b.src[start:max(start, h.start)])
		start = min(h.stop, stop)
	}
	out.Write(b.src[start:stop])
}

// seen is what is not hidden of the source between two offsets, without blanks around it.
func (b *body) seen(start, stop int) string {
	var out strings.Builder
	b.show(&out, start, stop)
	return strings.TrimSpace(out.String())
}

func (b *body) isHidden(offset int) bool {
	i := b.hiddenAfter(offset)
	return i < len(b.hidden) && b.hidden[i].start <= offset
}

// hiddenAfter is the index of the first hidden stretch that ends behind an offset.
func (b *body) hiddenAfter(offset int) int {
	return sort.Search(len(b.hidden), func(i int) bool { return b.hidden[i].stop > offset })
}

var wikilink = lazily(`!?\[\[([^\[\]|]*)(?:\|([^\[\]]*))?\]\]`)

// blockID is what Obsidian puts behind a block that something links to: ` ^a1b2c3`.
var blockID = lazily(`\s\^[A-Za-z0-9-]+\s*$`)

// unnamed takes the name off the end of a block.
func unnamed(s string) string {
	if !strings.Contains(s, "^") {
		return s
	}
	return blockID().ReplaceAllString(s, "")
}

// unlinked puts the words of a link of the kind `[[file|words]]` in its place, the name of the file where it has none of
// its own, and nothing for what it would embed.
func unlinked(s string) string {
	if !strings.Contains(s, "[[") {
		return s
	}
	return wikilink().ReplaceAllStringFunc(s, func(link string) string {
		m := wikilink().FindStringSubmatch(link)
		file, heading, _ := strings.Cut(m[1], "#")
		switch {
		case link[0] == '!':
			return ""
		case m[2] != "":
			return m[2]
		case file == "":
			return heading
		}
		return strings.TrimSuffix(path.Base(file), ".md")
	})
}
