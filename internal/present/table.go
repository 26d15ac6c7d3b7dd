package present

import (
	"fmt"
	"io"
	"strings"

	"github.com/mattn/go-runewidth"
)

// Columns is how many columns of a terminal a text takes.
func Columns(s string) int { return runewidth.StringWidth(s) }

// Table prints rows in columns, the first row as a head. Cells are printable; the last column is not padded.
func Table(w io.Writer, rows [][]string, style Style) {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], Columns(Printable(cell)))
		}
	}
	for n, row := range rows {
		var line strings.Builder
		for i, cell := range row {
			cell = Printable(cell)
			line.WriteString(cell)
			if i < len(row)-1 {
				line.WriteString(strings.Repeat(" ", widths[i]-Columns(cell)+2))
			}
		}
		text := strings.TrimRight(line.String(), " ")
		if n == 0 {
			text = style.paint(dim, text)
		}
		fmt.Fprintln(w, text)
	}
}
