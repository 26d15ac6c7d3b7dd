package document

import (
	"bytes"
	"fmt"

	"github.com/yuin/goldmark/ast"

	"coachctl/internal/diag"
)

// The limits of a body, beside its size. The parser is quadratic in a few constructs, and keeps a record of every list and
// quote that is open on a line, blank ones included.
const (
	maxMarkers  = 64      // quotes and lists opened on one line
	maxIndent   = 512     // blanks in front of one
	maxLinks    = 1000    // in a whole body: links that are never closed are as slow on many lines as on one
	maxMarks    = 4000    // marks of emphasis and brackets in one paragraph
	maxBrackets = 250     // one within another
	maxOpen     = 1 << 15 // lists and quotes that are open, summed over all lines
	maxSections = 1000
)

// bodyWithinLimits refuses what would keep the parser busy for seconds, or fill the memory.
func (d *Document) bodyWithinLimits(b *body) bool {
	links, marks, brackets := 0, 0, 0
	var within nesting
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
		more, deepest := inlineMarks(line, &brackets)
		marks += more
		if len(bytes.TrimSpace(line)) == 0 {
			marks, brackets = 0, 0
		}
		markers, blanks, columns := lead(line)
		within.take(line, markers, columns)
		if links <= maxLinks && marks <= maxMarks && deepest <= maxBrackets &&
			markers <= maxMarkers && blanks <= maxIndent && within.sum <= maxOpen {
			continue
		}
		d.at(diag.Pos{Line: b.line + i, Col: 1}, diag.Pos{}).errorf("too-large",
			"this line nests more quotes, lists, links or emphasis than a page can hold", "break it up; the body was not read")
		return false
	}
	return true
}

func (d *Document) sectionsWithinLimits(b *body, latest *ast.Heading) bool {
	if len(b.sections) <= maxSections {
		return true
	}
	d.at(diag.Pos{Line: b.lineOf(latest), Col: 1}, diag.Pos{}).errorf("too-large",
		fmt.Sprintf("the body has more than %d sections", maxSections), "split the notes over several files; the body was not read")
	return false
}

// lead counts what stands in front of a line's words: the marks of quotes and lists, and blanks, which a tab has up to four of.
func lead(line []byte) (markers, blanks, columns int) {
	if len(bytes.Trim(line, "-*\r\n")) == 0 {
		return 0, 0, 0 // a line across the page
	}
	for i, c := range line {
		switch {
		case c == '>' || c == '-' || c == '*' || c == '+':
			markers++
		case c == ' ':
			blanks++
			columns++
		case c == '\t':
			blanks++
			columns += 4
		case c >= '0' && c <= '9':
		case (c == '.' || c == ')') && i > 0 && line[i-1] >= '0' && line[i-1] <= '9':
			markers++
		default:
			return markers, blanks, columns
		}
	}
	return markers, blanks, columns
}

// nesting is how many lists and quotes may be open, at most: an item is two columns wide, a blank line closes nothing, and
// a line of words right below others goes on with all that is open there.
type nesting struct {
	open, sum int
	words     bool // the line before was not blank
}

func (n *nesting) take(line []byte, markers, columns int) {
	blank := len(bytes.TrimSpace(line)) == 0
	reach := markers + columns/2
	switch {
	case blank:
	case n.words && markers == 0:
		n.open = max(n.open, reach)
	default:
		n.open = reach
	}
	n.words = !blank
	n.sum += n.open
}

// inlineMarks counts opening brackets and runs of emphasis, and how deep brackets stand within one another; open is how
// many are open before the line, and behind it.
func inlineMarks(line []byte, open *int) (n, deepest int) {
	for i, c := range line {
		switch {
		case c == '[':
			n++
			*open++
			deepest = max(deepest, *open)
		case c == ']' && *open > 0:
			*open--
		case (c == '*' || c == '_') && (i == 0 || line[i-1] != c):
			n++
		}
	}
	return n, deepest
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
