// Package burden says of Markdown whether it would keep a parser busy, or fill the memory: parsers are quadratic in a few
// constructs, keep a record of every list and quote that is open on a line, blank ones included, and none can be stopped. It
// is asked before a body is parsed, and before a page is that a practice's own template made.
//
// The rule of the room: it counts bytes, and knows neither a document nor a page.
package burden

import "bytes"

// The limits of a text.
const (
	MaxMarkers  = 64      // quotes and lists opened on one line
	MaxIndent   = 512     // blanks in front of one
	MaxLinks    = 1000    // in all: links that are never closed are as slow on many lines as on one
	MaxMarks    = 4000    // marks of emphasis and brackets in one paragraph
	MaxBrackets = 250     // one within another
	MaxOpen     = 1 << 15 // lists and quotes that are open, summed over all lines
)

// A Burden is what some lines have put upon a parser so far.
type Burden struct {
	links, marks, brackets int
	within                 nesting
}

// Takes adds the next line, with its end, and reports whether a parser still comes to an end within half a second.
func (b *Burden) Takes(line []byte) bool {
	b.links += bytes.Count(line, []byte("]("))
	more, deepest := inlineMarks(line, &b.brackets)
	b.marks += more
	blank := len(bytes.TrimSpace(line)) == 0
	if blank {
		b.marks, b.brackets = 0, 0
	}
	markers, blanks, columns := lead(line)
	b.within.take(blank, markers, columns)
	return b.links <= MaxLinks && b.marks <= MaxMarks && deepest <= MaxBrackets &&
		markers <= MaxMarkers && blanks <= MaxIndent && b.within.sum <= MaxOpen
}

// lead counts what stands in front of a line's words: the marks of quotes and lists, and blanks; columns are those in front of
// the first mark, where a tab goes over up to four.
func lead(line []byte) (markers, blanks, columns int) {
	if len(line) > len("-*\r\n") && len(bytes.Trim(line, "-*\r\n")) == 0 {
		return 0, 0, 0 // a line across the page
	}
	for i, c := range line {
		switch {
		case c == '>' || c == '-' || c == '*' || c == '+':
			markers++
		case c == ' ' || c == '\t':
			if blanks++; markers == 0 {
				columns++
			}
			if c == '\t' && markers == 0 {
				columns += 3
			}
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

func (n *nesting) take(blank bool, markers, columns int) {
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
