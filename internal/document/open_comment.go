package document

import (
	"bytes"
	"unicode/utf8"

	"coachctl/internal/diag"
)

// openComments says where a comment hides more than its writer sees: to the end of the file, or to the end of the next one.
func (d *Document) openComments(b *body) {
	found := 0
	for _, h := range b.hidden {
		for at := h.start; at < h.stop; {
			end := b.commentEnd(at)
			if end == at || bytes.HasPrefix(b.src[at:], []byte("<!-->")) || bytes.HasPrefix(b.src[at:], []byte("<!--->")) {
				break
			}
			if message, hint := openComment(b.src[at:end]); message != "" {
				pos := diag.Pos{Line: b.lineAt(at), Col: 1}
				if found++; found <= maxAlike { // to count them all costs a walk over the line each
					pos.Col += utf8.RuneCount(b.src[b.starts[pos.Line-b.line]:at])
				}
				d.at(pos, diag.Pos{}).warnf("open-comment", message, hint)
			}
			at = end + len(b.src[end:]) - len(bytes.TrimLeft(b.src[end:], " \t\r\n"))
		}
	}
}

// openComment is what is wrong with a comment; empty where it ends as it should.
func openComment(comment []byte) (message, hint string) {
	mark, text := "-->", comment[2:]
	closed := bytes.HasSuffix(text, []byte(mark)) || dashedEnd().Match(text[max(0, len(text)-6):])
	if comment[0] == '%' {
		mark = "%%"
		closed = bytes.HasSuffix(text, []byte(mark))
	}
	hint = "close it with `" + mark + "` where it ends"
	switch {
	case !closed:
		return "the comment that opens here is never closed, so nothing below it is read", hint
	case comment[0] == '<' && bytes.Contains(text, []byte("<!--")):
		return "another comment opens before this one is closed, so nothing between the two is read", hint
	}
	return "", ""
}
