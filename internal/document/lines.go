package document

import (
	"bytes"
	"sort"
	"strings"
	"unicode/utf8"

	"coachctl/internal/diag"
)

// keptBlanks is the last of the blank lines below a line that belong to a block of text behind `|+`.
func (e *editor) keptBlanks(i, line int) int {
	v := e.front.Pairs[i].Value
	for len(v.Items)+len(v.Pairs) > 0 {
		if v.Kind == List {
			v = v.Items[len(v.Items)-1]
		} else {
			v = v.Pairs[len(v.Pairs)-1].Value
		}
	}
	if v.Kind != Scalar || v.Plain || !e.isText(v) || !strings.HasSuffix(v.Text, "\n") {
		return line
	}
	if header, _, _ := strings.Cut(string(e.src[e.offset(v.Pos):e.lineEnd(v.Pos.Line)]), " "); !strings.Contains(header, "+") {
		return line
	}
	for line+1 < e.until && len(bytes.TrimSpace(e.src[e.lineStart(line+1):e.lineEnd(line+1)])) == 0 {
		line++
	}
	return line
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

// lineOf is the line that an offset is on.
func (e *editor) lineOf(offset int) int { return sort.SearchInts(e.lines, offset+1) }

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

// lineStarts are the offsets at which lines begin.
func lineStarts(src []byte) []int {
	starts := []int{0}
	for i, c := range src {
		if c == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}
