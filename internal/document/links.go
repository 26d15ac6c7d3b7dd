package document

import (
	"bytes"
	"path"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// promiseLink is a link as Obsidian writes it, to a file that is named as promises are.
var promiseLink = lazily(`\[\[(?:[^\[\]|#]*/)?(\d{4}-\d\d-\d\d-[a-z]{1,2})(?:\.md)?(?:[#|][^\[\]]*)?\]\]`)

// wikiLink is the first such link in the visible text of some lines, and what stands behind it.
func (b *body) wikiLink(lines *text.Segments, n int) (name, after string) {
	var words strings.Builder
	for i := range n {
		b.show(&words, lines.At(i).Start, lines.At(i).Stop)
	}
	all := words.String()
	m := promiseLink().FindStringSubmatchIndex(all)
	if m == nil {
		return "", ""
	}
	return all[m[2]:m[3]], strings.Join(strings.Fields(all[m[1]:]), " ")
}

// localLink is the base name of the first visible link to a Markdown file on disk, in the text before an offset, and
// where its words end.
func (b *body) localLink(n ast.Node, stop int) (name string, end int) {
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		l, ok := n.(*ast.Link)
		if !ok || !entering || bytes.Contains(l.Destination, []byte(":")) {
			return ast.WalkContinue, nil
		}
		var words strings.Builder
		b.write(&words, l, 0, stop, " ")
		dest, _, _ := strings.Cut(string(l.Destination), "#")
		if words.Len() == 0 || !strings.HasSuffix(dest, ".md") {
			return ast.WalkContinue, nil
		}
		name = strings.TrimSuffix(path.Base(dest), ".md")
		_ = ast.Walk(l, func(n ast.Node, _ bool) (ast.WalkStatus, error) {
			if t, ok := n.(*ast.Text); ok {
				end = max(end, t.Segment.Stop)
			}
			return ast.WalkContinue, nil
		})
		return ast.WalkStop, nil
	})
	return name, end
}

// allLinks are the base names of all Markdown files on disk that a reader of a block sees a link to.
func (b *body) allLinks(block ast.Node) []string {
	var names []string
	_ = ast.Walk(block, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Link:
			if name, _ := b.localLink(n, len(b.src)); name != "" {
				names = append(names, name)
			}
			return ast.WalkSkipChildren, nil
		case *ast.Paragraph, *ast.TextBlock, *ast.Heading:
			if b.wiki {
				names = append(names, b.wikiLinks(n)...)
			}
		}
		return ast.WalkContinue, nil
	})
	return names
}

// wikiLinks are the names in all links that Obsidian writes to promises in the visible words of a block.
func (b *body) wikiLinks(n ast.Node) []string {
	var (
		words strings.Builder
		names []string
	)
	b.write(&words, n, 0, len(b.src), " ")
	for _, m := range promiseLink().FindAllStringSubmatch(words.String(), -1) {
		names = append(names, m[1])
	}
	return names
}

func remote(dest []byte) bool {
	for _, scheme := range []string{"http://", "https://", "mailto:", "tel:"} {
		if bytes.HasPrefix(bytes.ToLower(dest), []byte(scheme)) {
			return true
		}
	}
	return false
}
