package render

import (
	"encoding/csv"
	"fmt"
	"math"
	"strconv"
	"strings"

	"coachctl/internal/audience"
)

var tableHead = []string{
	"engagement", "objective_id", "measure_id", "kind", "session", "day", "value", "rater", "baseline", "target",
}

// progressTable is one row for each reading, as RFC 4180 has it.
func progressTable(view audience.PairProgress) string {
	var out strings.Builder
	w := csv.NewWriter(&out)
	w.UseCRLF = true
	_ = w.Write(tableHead) // a builder takes every byte
	for _, o := range view.Objectives {
		for _, g := range o.Measures {
			for _, r := range g.Readings {
				_ = w.Write(harmless(
					view.Engagement, o.ID, g.ID, g.Kind, sessionCell(r.Session), isoDay(r.Day),
					exact(&r.Value), r.Rater, exact(g.Baseline), exact(g.Target),
				))
			}
		}
	}
	w.Flush()
	return out.String()
}

func sessionCell(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func isoDay(d audience.Day) string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day) }

// exact is a figure with all of its digits.
func exact(f *float64) string {
	if f == nil {
		return ""
	}
	if size := math.Abs(*f); size != 0 && (size >= 1e15 || size < 1e-6) {
		return strconv.FormatFloat(*f, 'g', -1, 64)
	}
	return strconv.FormatFloat(*f, 'f', -1, 64)
}

// harmless are cells that no spreadsheet takes for a formula: an apostrophe stands before one that would begin like that.
// A number stays a number.
func harmless(cells ...string) []string {
	for i, cell := range cells {
		if cell != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(cell)[0]) && !minusNumber(cell) {
			cells[i] = "'" + cell
		}
	}
	return cells
}

// minusNumber reports whether a text is a number below zero, and nothing that a spreadsheet would work out.
func minusNumber(text string) bool {
	_, err := strconv.ParseFloat(text, 64)
	return err == nil && text[0] == '-' && strings.Trim(text[1:], "0123456789.eE+-") == ""
}
