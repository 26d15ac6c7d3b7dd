package document

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"coachctl/internal/diag"
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

// set gives the new bytes; ok is false where a comment or a part of the old value would be left or lost.
func (e *editor) set(key, raw string) (out []byte, ok bool) {
	for i, p := range e.front.Pairs {
		if p.Key == key {
			return e.replace(i, raw)
		}
	}
	if e.flow {
		return e.insertInFlow(key, raw)
	}
	return e.insert(key, raw), true
}

func (e *editor) replace(i int, raw string) ([]byte, bool) {
	p := e.front.Pairs[i]
	v := p.Value
	if e.flow {
		raw = inFlow(raw)
	}
	if v.Kind == Null && v.Text == "" {
		colon := e.colon(p)
		return e.splice(colon, colon, strings.TrimRight(" "+raw, " ")), true
	}
	start := e.offset(v.Pos)
	switch c := e.src[start]; {
	case v.Kind == Null || v.Kind == Scalar && v.Plain:
		return e.splice(start, e.plainEnd(i), raw), true
	case v.Kind == Scalar && (c == '"' || c == '\''):
		n := closingQuote(e.src[start:e.parts.fence])
		return e.splice(start, start+n, raw), n > 0
	case v.Kind == Scalar:
		return e.replaceText(i, start, raw), true
	case c == '[' || c == '{':
		end, ok := flowEnd(e.src[:e.parts.fence], start)
		return e.splice(start, end, raw), ok
	}
	return e.replaceBlock(i, raw)
}

// colon is the offset behind the colon of a pair.
func (e *editor) colon(p Pair) int {
	at := e.offset(p.KeyEnd)
	return at + bytes.IndexByte(e.src[at:], ':') + 1
}

// plainEnd is the end of a plain scalar, its last line's comment excluded.
func (e *editor) plainEnd(i int) int {
	v := e.front.Pairs[i].Value
	if utf8.RuneCountInString(v.Text) == v.End.Col-v.Pos.Col {
		return e.offset(v.End)
	}
	start, end := e.lineStart(e.lastLine(i)), e.lineEnd(e.lastLine(i))
	for at := start + 1; at < end; at++ {
		if e.src[at] == '#' && isBlank(e.src[at-1]) {
			end = at
		}
	}
	return start + len(bytes.TrimRight(e.src[start:end], " \t"))
}

// replaceText replaces a block of text; a comment behind its `|` stays.
func (e *editor) replaceText(i, start int, raw string) []byte {
	header := start + 1
	for header < len(e.src) && bytes.IndexByte([]byte("+-0123456789"), e.src[header]) >= 0 {
		header++
	}
	line := e.front.Pairs[i].Value.Pos.Line
	headerEnd := e.lineEnd(line)
	text := raw + string(e.src[header:headerEnd])
	return e.splice(start, e.lineEnd(e.deeper(i, line)), text)
}

// replaceBlock replaces a list or map that stands below its key; a comment behind the key stays.
func (e *editor) replaceBlock(i int, raw string) ([]byte, bool) {
	p := e.front.Pairs[i]
	last := e.lastLine(i)
	colon, keyEnd, end := e.colon(p), e.lineEnd(p.Pos.Line), e.lineEnd(last)
	if colon > keyEnd || e.deeper(i, last) != last || commented(e.src[keyEnd:end]) {
		return nil, false
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
		at = e.lineEnd(e.deeper(i, e.lastLine(i)))
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

// deeper is the last line, from one on, that is indented deeper than the key of a pair: what looks like a comment may be
// a part of its text.
func (e *editor) deeper(i, line int) int {
	last := line
	for line++; line < e.until; line++ {
		text := e.src[e.lineStart(line):e.lineEnd(line)]
		words := bytes.TrimLeft(text, " ")
		if len(bytes.TrimSpace(text)) == 0 {
			continue
		}
		if len(text)-len(words) < e.front.Pairs[i].Pos.Col {
			break
		}
		last = line
	}
	return last
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

// lastLine is the last line of a pair that is neither blank nor a comment.
func (e *editor) lastLine(i int) int {
	next := e.until
	if i+1 < len(e.front.Pairs) {
		next = e.front.Pairs[i+1].Pos.Line
	}
	first := e.front.Pairs[i].Pos.Line
	for line := next - 1; line > first; line-- {
		text := strings.TrimSpace(string(e.src[e.lineStart(line):e.lineEnd(line)]))
		if text != "" && !strings.HasPrefix(text, "#") {
			return line
		}
	}
	return first
}

// lineStart and lineEnd are the offsets of a line of the file; the end is before its line break.
func (e *editor) lineStart(line int) int { return e.lines[line-1] }

func (e *editor) lineEnd(line int) int {
	start := e.lineStart(line)
	text, _ := cutLine(e.src[start:])
	return start + len(bytes.TrimRight(text, "\r\n"))
}

func (e *editor) offset(at diag.Pos) int {
	o := e.lineStart(at.Line)
	if at.Line == 1 {
		o += e.parts.bom
	}
	for range at.Col - 1 {
		_, size := utf8.DecodeRune(e.src[o:])
		o += size
	}
	return o
}

func (e *editor) splice(start, end int, text string) []byte {
	out := make([]byte, 0, len(e.src)+len(text))
	out = append(out, e.src[:start]...)
	out = append(out, text...)
	return append(out, e.src[end:]...)
}
