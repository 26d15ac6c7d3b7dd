package document

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"coachctl/internal/coaching"
)

// An editor changes one map of a front matter: the whole of it, or one inside.
type editor struct {
	src   []byte
	parts parts
	front Value
	table []Field
	lines []int    // offsets of the lines
	until int      // the first line behind the map
	flow  bool     // the map stands between braces
	path  []string // how it is reached from the front matter
}

func newEditor(src []byte, t coaching.Type, front Value, p parts) *editor {
	e := &editor{src: src, parts: p, front: front, table: Fields(t), lines: lineStarts(src), until: p.bodyLine - 1}
	e.flow = len(front.Pairs) > 0 && src[e.offset(front.Pos)] == '{'
	return e
}

// set gives the new bytes; ok is false where a comment or a part of the old value would be left or lost.
func (e *editor) set(key, raw string, wanted Value) (out []byte, ok bool) {
	for i, p := range e.front.Pairs {
		if p.Key == key {
			return e.replace(i, raw, wanted)
		}
	}
	if e.flow {
		return e.insertInFlow(key, raw)
	}
	return e.insert(key, raw), true
}

func (e *editor) replace(i int, raw string, wanted Value) ([]byte, bool) {
	p := e.front.Pairs[i]
	v := p.Value
	raw = e.inStyleOf(v, raw, wanted)
	if e.flow {
		raw = inFlow(raw)
	}
	start, end, ok := e.span(i)
	switch {
	case !ok:
		return nil, false
	case start == end:
		return e.splice(start, end, strings.TrimRight(" "+raw, " ")), true
	case e.isText(v):
		return e.replaceText(i, start, raw, wanted), true
	case e.isBlock(v):
		return e.replaceBlock(i, raw, wanted)
	}
	return e.splice(start, end, raw), true
}

// isText reports whether a value is a block of text behind `|` or `>`; isBlock, a list or map that stands on lines of its own.
func (e *editor) isText(v Value) bool {
	return v.Kind == Scalar && !v.Plain && strings.IndexByte("|>", e.src[e.offset(v.Pos)]) >= 0
}

func (e *editor) isBlock(v Value) bool {
	return v.Kind >= List && strings.IndexByte("[{", e.src[e.offset(v.Pos)]) < 0
}

// span is the stretch that a value takes; empty, and behind the colon, where there is none. Of a block of text it is the
// first byte only, and of a list or map on lines of its own too.
func (e *editor) span(i int) (start, end int, ok bool) {
	v := e.front.Pairs[i].Value
	if v.Kind == Null && v.Text == "" {
		at := e.colon(e.front.Pairs[i])
		return at, at, true
	}
	start = e.offset(v.Pos)
	switch {
	case e.isText(v) || e.isBlock(v):
		return start, start + 1, true
	case v.Kind >= List:
		end, ok = flowEnd(e.src[:e.parts.fence], start)
		return start, end, ok
	case v.Kind == Null || v.Plain:
		end, ok = e.plainEnd(i)
		return start, end, ok
	}
	n := closingQuote(e.src[start:e.parts.fence])
	return start, start + n, n > 0
}

// colon is the offset behind the colon of a pair.
func (e *editor) colon(p Pair) int {
	at := e.offset(p.KeyEnd)
	return at + bytes.IndexByte(e.src[at:], ':') + 1
}

// plainEnd is the end of a plain scalar, its last line's comment excluded. Between braces it is known on one line only.
func (e *editor) plainEnd(i int) (int, bool) {
	v := e.front.Pairs[i].Value
	if utf8.RuneCountInString(v.Text) == v.End.Col-v.Pos.Col {
		return e.offset(v.End), true
	}
	start, end := e.lineStart(e.lastLine(i)), e.lineEnd(e.lastLine(i))
	for at := start + 1; at < end; at++ {
		if e.src[at] == '#' && isBlank(e.src[at-1]) {
			end = at
		}
	}
	return start + len(bytes.TrimRight(e.src[start:end], " \t")), !e.flow
}

// replaceText replaces a block of text, by one of its kind where that can hold the value; a comment behind its `|` stays.
func (e *editor) replaceText(i, start int, raw string, wanted Value) []byte {
	header := start + 1
	for header < len(e.src) && bytes.IndexByte([]byte("+-0123456789"), e.src[header]) >= 0 {
		header++
	}
	line := e.front.Pairs[i].Value.Pos.Line
	headerEnd, end := e.lineEnd(line), e.lineEnd(e.deeper(i, line))
	if string(e.src[start+1:header]) == "-" && wanted.Kind == Scalar && fitsTextLine(wanted.Text) && end > headerEnd {
		for at := line + 1; ; at++ {
			if text := e.src[e.lineStart(at):e.lineEnd(at)]; len(bytes.TrimSpace(text)) > 0 {
				indent := len(text) - len(bytes.TrimLeft(text, " "))
				return e.splice(e.lineStart(at)+indent, end, wanted.Text)
			}
		}
	}
	return e.splice(start, end, raw+string(e.src[header:headerEnd]))
}

// replaceBlock replaces a list or map that stands below its key, a list by one of its kind; a comment behind the key
// stays, and one further down is reason enough to leave the whole as it is.
func (e *editor) replaceBlock(i int, raw string, wanted Value) ([]byte, bool) {
	p := e.front.Pairs[i]
	last := e.lastLine(i)
	colon, keyEnd, end := e.colon(p), e.lineEnd(p.Pos.Line), e.lineEnd(last)
	if colon > keyEnd || e.deeper(i, last) != last || commented(e.src[keyEnd:end]) {
		return nil, false
	}
	if lines := e.itemLines(p.Value, wanted); lines != "" {
		return e.splice(keyEnd, end, lines), true
	}
	return e.splice(colon, end, " "+raw+string(e.src[colon:keyEnd])), true
}

// flowEnd is the end of the `[…]` or `{…}` that begins at an offset; ok is false when it holds a comment.
func flowEnd(src []byte, start int) (end int, ok bool) {
	depth, opens := 0, true // opens: a quote here would open a scalar
	for i := start; i < len(src); i++ {
		switch c := src[i]; {
		case (c == '"' || c == '\'') && opens:
			i += max(closingQuote(src[i:]), 1) - 1
			opens = false
		case c == '[' || c == '{':
			depth++
			opens = true
		case c == ']' || c == '}':
			if depth--; depth == 0 {
				return i + 1, true
			}
			opens = false
		case c == '#' && isBlank(src[i-1]):
			return i, false
		case !isBlank(c):
			opens = c == ',' || c == ':'
		}
	}
	return len(src), false
}

// commented reports whether lines may hold a comment.
func commented(lines []byte) bool {
	for i, c := range lines {
		if c == '#' && i > 0 && isBlank(lines[i-1]) {
			return true
		}
	}
	return false
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

func (e *editor) insert(key, raw string) []byte {
	at := e.parts.front
	if i := e.neighbour(key); i >= 0 {
		at = e.lineEnd(e.keptBlanks(i, e.deeper(i, e.lastLine(i))))
		at += bytes.IndexByte(e.src[at:], '\n') + 1
	}
	line := strings.TrimRight(Quote(key)+": "+raw, " ")
	if len(e.front.Pairs) > 0 {
		line = strings.Repeat(" ", e.front.Pairs[0].Pos.Col-1) + line
	}
	if bytes.HasSuffix(e.src[:at], []byte("\r\n")) {
		line += "\r"
	}
	return e.splice(at, at, line+"\n")
}

// neighbour is the index of the pair that a new key goes behind: the nearest one before it in the table, else the last.
func (e *editor) neighbour(key string) int {
	rank := map[string]int{}
	for i, f := range e.table {
		rank[f.Key] = i + 1
	}
	best, found := 0, -1
	for i, p := range e.front.Pairs {
		if r := rank[p.Key]; r > 0 && r < rank[key] && r > best {
			best, found = r, i
		}
	}
	if found < 0 && (rank[key] == 0 || len(e.path) > 0) {
		return len(e.front.Pairs) - 1
	}
	return found
}

func (e *editor) splice(start, end int, text string) []byte {
	out := make([]byte, 0, len(e.src)+len(text))
	out = append(out, e.src[:start]...)
	out = append(out, text...)
	return append(out, e.src[end:]...)
}
