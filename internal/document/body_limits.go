package document

import (
	"bytes"
	"fmt"

	"coachctl/internal/diag"
)

// bodyWithinLimits refuses what would keep the parser busy for seconds: it is quadratic in a few constructs.
func (d *Document) bodyWithinLimits(b *body) bool {
	const (
		maxLinks = 1000 // in a whole body: links that are never closed are as slow on many lines as on one
		maxMarks = 4000 // marks of emphasis and brackets in one paragraph
	)
	links, marks := 0, 0
	for i, start := range b.starts {
		end := len(b.src)
		if i+1 < len(b.starts) {
			end = b.starts[i+1]
		}
		line := b.src[start:end]
		if !d.visibleLine(line, b.line+i) {
			return false
		}
		links += bytes.Count(line, []byte("]("))
		marks += inlineMarks(line)
		if len(bytes.TrimSpace(line)) == 0 {
			marks = 0
		}
		if links <= maxLinks && marks <= maxMarks && !overloaded(line) {
			continue
		}
		d.at(diag.Pos{Line: b.line + i, Col: 1}, diag.Pos{}).errorf("too-large",
			"this line nests more quotes, lists, links or emphasis than a page can hold", "break it up; the body was not read")
		return false
	}
	return true
}

// overloaded reports whether the front of a line opens more quotes and lists, or is indented deeper, than a page can hold.
func overloaded(line []byte) bool {
	const maxMarkers, maxIndent = 64, 512
	markers, blanks := 0, 0
lead:
	for i, c := range line {
		switch {
		case c == '>' || c == '-' || c == '*' || c == '+':
			markers++
		case c == ' ' || c == '\t':
			blanks++
		case c >= '0' && c <= '9':
		case (c == '.' || c == ')') && i > 0 && line[i-1] >= '0' && line[i-1] <= '9':
			markers++
		default:
			break lead
		}
	}
	dashes := len(bytes.Trim(line, "-*\r\n")) == 0 // a line across the page
	return markers > maxMarkers && !dashes || blanks > maxIndent
}

// inlineMarks counts opening brackets and runs of emphasis.
func inlineMarks(line []byte) int {
	n := 0
	for i, c := range line {
		if c == '[' || (c == '*' || c == '_') && (i == 0 || line[i-1] != c) {
			n++
		}
	}
	return n
}

// visibleLine refuses characters that break a line in some editors and not in others, or that hide or turn text around:
// nobody could say what of it is private.
func (d *Document) visibleLine(line []byte, number int) bool {
	col := 0
	for i, r := range string(line) {
		col++
		switch {
		case r == '\t' || r == '\n' || r == '\r' && i+1 < len(line) && line[i+1] == '\n':
			continue
		case r < ' ', r >= 0x7f && r < 0xa0, r == '\u2028', r == '\u2029', r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069':
		default:
			continue
		}
		if r == '\r' && i+1 == len(line) {
			continue // the end of the file
		}
		d.at(diag.Pos{Line: number, Col: col}, diag.Pos{Line: number, Col: col + 1}).errorf("odd-character",
			fmt.Sprintf("a character that cannot be seen (U+%04X) stands here; the body was not read", r), "delete it, or put a line break in its place")
		return false
	}
	return true
}
