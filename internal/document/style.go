package document

import (
	"bytes"
	"strings"
	"unicode"
)

// The functions below write a new value as the author wrote the old one, where that can hold it.

// inStyleOf keeps the quotes that an author chose for a value, and their absence. Quotes that the old text could not do
// without were nobody's choice.
func (e *editor) inStyleOf(v Value, raw string, wanted Value) string {
	if v.Kind == List && wanted.Kind == List && !e.isBlock(v) {
		return e.flowList(v, raw, wanted)
	}
	if v.Kind != Scalar || wanted.Kind != Scalar || e.isText(v) {
		return raw
	}
	safe, bare := plainIsSafe(wanted.Text), wanted.Plain
	switch {
	case v.Plain && !bare && (safe || isFigure(v.Text) && isFigure(wanted.Text)):
		return wanted.Text
	case !v.Plain && bare && (plainIsSafe(v.Text) || isFigure(v.Text) && !safe):
		if e.src[e.offset(v.Pos)] == '\'' {
			return "'" + strings.ReplaceAll(wanted.Text, "'", "''") + "'"
		}
		return quoteDouble(wanted.Text)
	}
	return raw
}

// isFigure reports whether a text is a number, date or the like: text to this tool with quotes and without.
func isFigure(s string) bool {
	return s != "" && strings.Trim(s, "0123456789.:-+TZ") == "" && strings.IndexByte("0123456789", s[0]) >= 0 && !strings.HasSuffix(s, ":")
}

// fitsTextLine reports whether a text can stand as the only line of a block of text.
func fitsTextLine(s string) bool {
	if s == "" || s[0] == ' ' || s[0] == '\t' || strings.TrimRight(s, " ") != s {
		return false
	}
	return strings.IndexFunc(s, func(r rune) bool { return !unicode.IsPrint(r) }) < 0
}

// flowList writes a list between brackets with the padding of the old one, and its items as they stand there.
func (e *editor) flowList(v Value, raw string, wanted Value) string {
	items, ok := e.itemTexts(v, wanted)
	if !ok {
		return raw
	}
	pad := ""
	if start := e.offset(v.Pos); e.src[start+1] == ' ' && len(v.Items) > 0 {
		pad = " "
	}
	return "[" + pad + strings.Join(items, ", ") + pad + "]"
}

// itemLines are the lines of a list that takes the place of another one, each begun by a line end; empty where it cannot
// be written so.
func (e *editor) itemLines(v, wanted Value) string {
	items, ok := e.itemTexts(v, wanted)
	if !ok || v.Kind != List || len(v.Items) == 0 {
		return ""
	}
	dash := e.offset(v.Pos)
	gap := " "
	if first := v.Items[0]; first.Pos.Line == v.Pos.Line && first.Pos.Col > v.Pos.Col+1 {
		gap = strings.Repeat(" ", first.Pos.Col-v.Pos.Col-1)
	}
	newline := e.newlineAt(dash)
	begin := newline + strings.Repeat(" ", v.Pos.Col-1) + "-" + gap
	return begin + strings.Join(items, begin)
}

// newlineAt is how the line ends that an offset is on.
func (e *editor) newlineAt(at int) string {
	if i := bytes.IndexByte(e.src[at:], '\n'); i > 0 && e.src[at+i-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}

// itemTexts are the items of a list of texts as YAML: those that the old list has too as they stand in it.
func (e *editor) itemTexts(old, wanted Value) ([]string, bool) {
	if old.Kind != List || len(wanted.Items) == 0 {
		return nil, false
	}
	var out []string
	for _, w := range wanted.Items {
		if w.Kind != Scalar {
			return nil, false
		}
		text := quoteItem(w.Text)
		if n := len(old.Items); n > 0 {
			text = e.quotedAs(old.Items[n-1], w.Text)
		}
		for _, have := range old.Items {
			if have.Kind != Scalar || have.Text != w.Text || e.isText(have) {
				continue
			}
			stand := string(e.src[e.offset(have.Pos):e.offset(have.End)])
			if scalarOf(stand) == w.Text { // else it goes on below
				text = stand
			}
		}
		out = append(out, text)
	}
	return out, true
}

// scalarOf is the text that a scalar on one line stands for.
func scalarOf(raw string) string {
	v, ok := new(Document).decode([]byte("x: "+raw+"\n"), 1)
	if !ok || len(v.Pairs) != 1 || v.Pairs[0].Value.Kind != Scalar {
		return ""
	}
	return v.Pairs[0].Value.Text
}

// quotedAs writes an item with the quotes of its neighbour.
func (e *editor) quotedAs(neighbour Value, s string) string {
	raw := quoteItem(s)
	if neighbour.Kind != Scalar || neighbour.Plain || !fitsTextLine(s) {
		return raw
	}
	switch e.src[e.offset(neighbour.Pos)] {
	case '\'':
		return "'" + strings.ReplaceAll(s, "'", "''") + "'"
	case '"':
		return quoteDouble(s)
	}
	return raw
}
