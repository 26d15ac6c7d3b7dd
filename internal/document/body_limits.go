package document

import (
	"bytes"

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
