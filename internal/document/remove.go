package document

import (
	"bytes"
	"strings"
)

// remove takes a pair out: its lines, or its stretch between the commas. A comment behind it stays, on a line of its own;
// one further down in it is reason enough to leave the whole as it is.
func (e *editor) remove(key string) ([]byte, bool) {
	i, ok := stepIndex(e.front, key)
	if !ok {
		return e.src, true
	}
	if e.flow {
		return e.removeInFlow(i)
	}
	p := e.front.Pairs[i]
	start := e.lineStart(p.Pos.Line)
	at := e.offset(p.Pos)
	if len(bytes.TrimSpace(e.src[start:at])) > 0 {
		return e.removeBehindDash(i)
	}
	if len(e.front.Pairs) == 1 && len(e.path) > 0 {
		return nil, false
	}
	end, comment, ok := e.extent(i)
	if !ok {
		return nil, false
	}
	if comment != "" {
		return e.splice(at, end, comment), true
	}
	return e.splice(start, end+bytes.IndexByte(e.src[end:], '\n')+1, ""), true
}

// extent is the end of the last line of a pair, without its line break, and the comment behind the pair.
func (e *editor) extent(i int) (end int, comment string, ok bool) {
	p := e.front.Pairs[i]
	v := p.Value
	last := e.deeper(i, e.lastLine(i))
	end = e.lineEnd(last)
	_, from, ok := e.span(i)
	switch {
	case !ok:
		return 0, "", false
	case e.isBlock(v):
		from = e.colon(p)
		keyEnd := e.lineEnd(p.Pos.Line)
		if from > keyEnd || commented(e.src[keyEnd:end]) {
			return 0, "", false
		}
		comment = string(e.src[from:keyEnd])
	case e.isText(v):
		comment = strings.TrimLeft(string(e.src[from:e.lineEnd(v.Pos.Line)]), "+-0123456789")
	default:
		line := e.lineEnd(e.lineOf(from))
		comment, end = string(e.src[from:line]), line
	}
	comment = strings.TrimSpace(comment)
	return end, comment, comment == "" || comment[0] == '#'
}

// removeBehindDash takes out the first pair of a map that stands in a list: the next one moves up to its place.
func (e *editor) removeBehindDash(i int) ([]byte, bool) {
	if i+1 >= len(e.front.Pairs) {
		return nil, false
	}
	start, next := e.offset(e.front.Pairs[i].Pos), e.offset(e.front.Pairs[i+1].Pos)
	if commented(e.src[start:next]) {
		return nil, false
	}
	return e.splice(start, next, ""), true
}

func (e *editor) removeInFlow(i int) ([]byte, bool) {
	start := e.offset(e.front.Pairs[i].Pos)
	_, end, ok := e.span(i)
	switch {
	case i > 0:
		var before bool
		_, start, before = e.span(i - 1)
		ok = ok && before
	case len(e.front.Pairs) > 1:
		end = e.offset(e.front.Pairs[1].Pos)
	}
	return e.splice(start, max(start, end), ""), ok && !commented(e.src[start:max(start, end)])
}
