package document

import (
	"bytes"
	"path"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// promiseLink is a link as Obsidian writes it, to a file that is named as promises are.
var promiseLink = regexp.MustCompile(`\[\[(?:[^\[\]|#]*/)?(\d{4}-\d\d-\d\d-[a-z]{1,2})(?:\.md)?(?:[#|][^\[\]]*)?\]\]`)

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
