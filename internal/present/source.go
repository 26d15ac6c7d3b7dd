package present

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/mattn/go-runewidth"

	"coachctl/internal/diag"
)

// A source gives lines of the files that findings are in. It keeps one file, since findings come in order of path.
type source struct {
	read  func(path string) ([]byte, error)
	path  string
	lines [][]byte
}

// line is a line without its line end and without the mark at the start of a file; empty when there is none.
func (s *source) line(path string, number int) string {
	if s.path != path {
		s.path, s.lines = path, nil
		if text, err := s.read(path); err == nil {
			s.lines = bytes.Split(bytes.TrimPrefix(text, []byte("\ufeff")), []byte("\n"))
		}
	}
	if number < 1 || number > len(s.lines) {
		return ""
	}
	return string(bytes.TrimRight(s.lines[number-1], "\r"))
}

// show prints the line that a finding is on, and under it what of the line is meant.
func (s *source) show(w io.Writer, d diag.Diagnostic, style Style) {
	const indent = "    "
	line := s.line(d.Path, d.Start.Line)
	if line == "" {
		return
	}
	text, marks := excerpt(line, d.Span, max(style.Width-len(indent), 16))
	fmt.Fprintf(w, "%s%s\n%s%s\n", indent, text, indent, style.paint(paintOf(d.Severity), marks))
}

// excerpt is a line, or the part around a place that a width has room for, and the marks that stand under the place.
// Columns count code points, and what is made printable keeps their number.
func excerpt(line string, at diag.Span, width int) (text, marks string) {
	runes := []rune(Printable(line))
	from := min(max(at.Start.Col, 1)-1, len(runes))
	to := from
	switch {
	case at.End.Line > at.Start.Line:
		to = max(from, len([]rune(strings.TrimRight(string(runes), " \t"))))
	case at.End.Line == at.Start.Line:
		to = min(max(at.End.Col-1, from), len(runes))
	}
	first, last := window(runes, from, width)
	before, after := string(runes[first:from]), string(runes[from:last])
	if first > 0 {
		before = ellipsis + before
	}
	if last < len(runes) {
		after += ellipsis
	}
	return before + after, blank(before) + underline(string(runes[from:min(to, last)]))
}

const ellipsis = "…"

// window is the part of a line around a place that a width has room for, its ellipses included.
func window(line []rune, at, width int) (first, last int) {
	all := 0
	for _, r := range line {
		all += most(r)
	}
	if all <= width {
		return 0, len(line)
	}
	width -= 2 * Columns(ellipsis)
	used := 0
	fits := func(i, limit int) bool {
		if i < 0 || i >= len(line) || used+most(line[i]) > limit {
			return false
		}
		used += most(line[i])
		return true
	}
	first, last = at, at
	for fits(first-1, width/3) {
		first--
	}
	for fits(last, width) {
		last++
	}
	for fits(first-1, width) {
		first--
	}
	for first > 0 && first < at && joined(line[first-1], line[first]) {
		first++
	}
	for last < len(line) && last > at && joined(line[last-1], line[last]) {
		last--
	}
	return first, last
}

// most is how many columns a code point takes at most; the selector of the emoji style makes the one before it wider.
func most(r rune) int {
	switch r {
	case '\t':
		return 8
	case '\ufe0f':
		return 1
	}
	return runewidth.RuneWidth(r)
}

// joined reports whether two code points share a place on the screen.
func joined(a, b rune) bool {
	const joiner = '\u200d'
	return a == joiner || most(b) == 0 || b == '\ufe0f' || Columns(string([]rune{a, b})) < Columns(string(a))+Columns(string(b))
}

// blank is as wide as a text in any terminal: it keeps the tabs.
func blank(text string) string {
	parts := strings.Split(text, "\t")
	for i, part := range parts {
		parts[i] = strings.Repeat(" ", Columns(part))
	}
	return strings.Join(parts, "\t")
}

// underline marks a text: `^` under where it begins, `~` under the rest. A tab that it begins with has the one mark, since
// nobody knows how wide it is.
func underline(text string) string {
	parts := strings.Split(text, "\t")
	for i, part := range parts {
		parts[i] = strings.Repeat("~", Columns(part))
	}
	if parts[0] == "" {
		return "^"
	}
	parts[0] = "^" + parts[0][1:]
	return strings.TrimRight(strings.Join(parts, "\t"), "\t")
}
