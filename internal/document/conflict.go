package document

import (
	"bytes"
	"cmp"
	"fmt"
	"strings"

	"coachctl/internal/diag"
)

// conflicts reports what a merge left unfinished, one finding for each place, with the lines of both sides. from is the
// number of the first line. A `=======` alone is a heading's underline and no conflict.
func (d *Document) conflicts(lines []string, from int) (found bool) {
	open, base, middle := 0, 0, 0
	for i, line := range lines {
		number := from + i
		switch {
		case strings.HasPrefix(line, "<<<<<<< "):
			open, base, middle = number, 0, 0
		case open > 0 && base == 0 && middle == 0 && strings.HasPrefix(line, "||||||| "):
			base = number // what both sides began with
		case open > 0 && middle == 0 && strings.TrimRight(line, "\r\n") == "=======":
			middle = number
		case open > 0 && middle > 0 && strings.HasPrefix(line, ">>>>>>> "):
			d.conflict(open, cmp.Or(base, middle), middle, number)
			found, open = true, 0
		}
	}
	return found
}

func (d *Document) conflict(open, behind, middle, end int) {
	side := func(first, last int, whose string) diag.Note {
		span := diag.Span{Path: d.Path, Start: diag.Pos{Line: first, Col: 1}, End: diag.Pos{Line: max(first, last), Col: 1}}
		lines := fmt.Sprintf("lines %d to %d", first, last)
		switch {
		case last < first:
			lines = "nothing"
		case last == first:
			lines = fmt.Sprintf("line %d", first)
		}
		return diag.Note{Span: span, Message: whose + ": " + lines}
	}
	at := d.at(diag.Pos{Line: open, Col: 1}, diag.Pos{Line: open, Col: 8})
	at.add(diag.Error, "conflict-markers", "a merge left both sides here", "keep what is right, delete the marker lines, and commit",
		side(open+1, behind-1, "one side"), side(middle+1, end-1, "the other side"))
}

// conflictLines are the lines of a stretch of a file, as conflicts takes them; nil where no marker can be in it.
func conflictLines(src []byte) []string {
	if !bytes.Contains(src, []byte("<<<<<<< ")) {
		return nil
	}
	return strings.Split(string(src), "\n")
}

// conflictsInFront reports conflicts that begin above the body, which make the whole file unreadable.
func (d *Document) conflictsInFront(lines []string) bool {
	fences := 0
	for i, line := range lines {
		if isFence([]byte(line)) {
			fences++
		}
		if fences == 2 {
			return false
		}
		if strings.HasPrefix(line, "<<<<<<< ") {
			return d.conflicts(lines[i:], i+1)
		}
	}
	return false
}
