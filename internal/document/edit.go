package document

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"

	"coachctl/internal/coaching"
	"coachctl/internal/diag"
)

// ErrUnsound means that a file is not changed because it could not be read without doubt, or because the change would
// have touched more than its target.
var ErrUnsound = errors.New("cannot be changed safely by the tool; mend what `coachctl check` says, or edit it by hand")

// Set writes one top-level key of a document's front matter and gives the file's new bytes. Raw is the value as YAML on
// one line (see Quote). A key that is missing is added behind its neighbour in the type's table. Every byte outside of the
// value, or of the added line, stays as it is: the result is parsed again and compared before it is returned.
func Set(src []byte, t coaching.Type, key, raw string) ([]byte, error) {
	before := &Document{Type: t}
	p, ok := split(before, src)
	if !ok {
		return nil, ErrUnsound
	}
	front, ok := before.decode(p.frontOf(src), p.frontLine)
	if !ok {
		return nil, ErrUnsound
	}
	e := editor{src: src, parts: p, front: front, table: Fields(t)}
	out := e.set(key, raw)
	after := &Document{Type: t}
	q, ok := split(after, out)
	if !ok {
		return nil, ErrUnsound
	}
	changed, ok := after.decode(q.frontOf(out), q.frontLine)
	if !ok || !bytes.Equal(src[p.fence:], out[q.fence:]) || !sameBut(front, changed, key) {
		return nil, ErrUnsound
	}
	return out, nil
}

// sameBut reports whether two maps hold the same pairs in the same order, one key aside, which the second must hold.
func sameBut(a, b Value, key string) bool {
	var left, right []Pair
	for _, p := range a.Pairs {
		if p.Key != key {
			left = append(left, p)
		}
	}
	for _, p := range b.Pairs {
		if p.Key != key {
			right = append(right, p)
		}
	}
	if len(left) != len(right) || len(right) != len(b.Pairs)-1 {
		return false
	}
	for i := range left {
		if left[i].Key != right[i].Key || !equal(left[i].Value, right[i].Value) {
			return false
		}
	}
	return true
}

// equal compares values without their places.
func equal(a, b Value) bool {
	if a.Kind != b.Kind || a.Text != b.Text || a.Plain != b.Plain || len(a.Items) != len(b.Items) || len(a.Pairs) != len(b.Pairs) {
		return false
	}
	for i := range a.Items {
		if !equal(a.Items[i], b.Items[i]) {
			return false
		}
	}
	for i := range a.Pairs {
		if a.Pairs[i].Key != b.Pairs[i].Key || !equal(a.Pairs[i].Value, b.Pairs[i].Value) {
			return false
		}
	}
	return true
}

type editor struct {
	src   []byte
	parts parts
	front Value
	table []Field
}

func (e *editor) set(key, raw string) []byte {
	for i, p := range e.front.Pairs {
		if p.Key == key {
			return e.replace(i, raw)
		}
	}
	return e.insert(key, raw)
}

func (e *editor) replace(i int, raw string) []byte {
	p := e.front.Pairs[i]
	if p.Value.Kind == Null && p.Value.Text == "" {
		colon := e.offset(p.KeyEnd)
		colon += bytes.IndexByte(e.src[colon:], ':') + 1
		return e.splice(colon, colon, " "+raw)
	}
	start, end := e.offset(p.Value.Pos), e.offset(p.Value.End)
	lastLine := e.lastLine(i)
	if lastLine > p.Value.Pos.Line || p.Value.Kind == List || p.Value.Kind == Map {
		end = e.lineEnd(lastLine)
		if p.Value.Pos.Line > p.Pos.Line {
			// A block list or map goes from behind the colon.
			start = e.offset(p.KeyEnd)
			start += bytes.IndexByte(e.src[start:], ':') + 1
			raw = " " + raw
		}
	}
	return e.splice(start, end, raw)
}

func (e *editor) insert(key, raw string) []byte {
	line := e.key(key) + ": " + raw + e.newline()
	at := e.parts.front
	if i := e.neighbour(key); i >= 0 {
		at = e.lineEnd(e.lastLine(i))
		at += bytes.IndexByte(e.src[at:], '\n') + 1
	}
	return e.splice(at, at, line)
}

func (e *editor) key(key string) string { return Quote(key) }

func (e *editor) newline() string {
	first, _ := cutLine(e.src)
	if bytes.HasSuffix(first, []byte("\r\n")) {
		return "\r\n"
	}
	return "\n"
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
	if found < 0 && rank[key] == 0 {
		return len(e.front.Pairs) - 1
	}
	return found
}

// lastLine is the last line of a pair that is neither blank nor a comment.
func (e *editor) lastLine(i int) int {
	next := e.parts.bodyLine - 1
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
func (e *editor) lineStart(line int) int {
	at := 0
	for range line - 1 {
		at += bytes.IndexByte(e.src[at:], '\n') + 1
	}
	return at
}

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
