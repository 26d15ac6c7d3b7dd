package document

import (
	"bytes"
	"path"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// promiseLink is a link as Obsidian writes it, to a file that is named as promises are.
var promiseLink = regexp.MustCompile(`\[\[(?:[^\[\]|#]*/)?(\d{4}-\d\d-\d\d-[a-z]{1,2})(?:\.md)?(?:[#|][^\[\]]*)?\]\]`)

// wikiLink is the first such link in the visible text of some lines, and what stands behind it.
func (b *body) wikiLink(lines *text.Segments, n int) (name, after string) {
	var words strings.Builder
	for i := range n {
		b.show(&words, lines.At(i).Start, lines.At(i).Stop)
	}
	all := words.String()
	m := promiseLink.FindStringSubmatchIndex(all)
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

func remote(dest []byte) bool {
	for _, scheme := range []string{"http://", "https://", "mailto:", "tel:"} {
		if bytes.HasPrefix(bytes.ToLower(dest), []byte(scheme)) {
			return true
		}
	}
	return false
}
