package document

import (
	"bytes"
	"fmt"

	"coachctl/internal/burden"
	"coachctl/internal/diag"
)

// maxSections is a limit of a body, beside its size and what burden has.
const maxSections = 1000

// bodyWithinLimits refuses what would keep the parser busy for seconds, or fill the memory.
func (d *Document) bodyWithinLimits(b *body) bool {
	var load burden.Burden
	headings := 0
	for i, start := range b.starts {
		end := len(b.src)
		if i+1 < len(b.starts) {
			end = b.starts[i+1]
		}
		line := b.src[start:end]
		if !d.visibleLine(line, b.line+i) {
			return false
		}
		if bytes.HasPrefix(bytes.TrimLeft(line, " "), []byte("## ")) {
			if headings++; !d.sectionsWithinLimits(headings, b.line+i) {
				return false
			}
		}
		if load.Takes(line) {
			continue
		}
		d.at(diag.Pos{Line: b.line + i, Col: 1}, diag.Pos{}).errorf("too-large",
			"this line nests more quotes, lists, links or emphasis than a page can hold", "break it up; the body was not read")
		return false
	}
	return true
}

// sectionsWithinLimits is asked for each heading as it is written, and again for each section, since a heading may be a line
// with another below it.
func (d *Document) sectionsWithinLimits(n, line int) bool {
	if n <= maxSections {
		return true
	}
	d.at(diag.Pos{Line: line, Col: 1}, diag.Pos{}).errorf("too-large",
		fmt.Sprintf("the body has more than %d sections", maxSections), "split the notes over several files; the body was not read")
	return false
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
