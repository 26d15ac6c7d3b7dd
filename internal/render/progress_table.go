package render

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"coachctl/internal/audience"
)

var tableHead = []string{
	"engagement", "objective_id", "measure_id", "kind", "session", "day", "value", "rater", "baseline", "target",
}

var measureKinds = []string{"count", "feedback", "self-rating", "goal-scale"}

// progressTable is one row for each reading.
func progressTable(view audience.PairProgress) string {
	rows := [][]string{tableHead}
	for _, o := range view.Objectives {
		for _, g := range o.Measures {
			for _, r := range g.Readings {
				rows = append(rows, []string{
					view.Engagement, o.ID, g.ID, kindCell(g.Kind), sessionCell(r.Session), isoDay(r.Day),
					exact(&r.Value), r.Rater, exact(g.Baseline), exact(g.Target),
				})
			}
		}
	}
	return spreadsheet(rows)
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

// kindCell is a kind that the format knows; a misspelt one is left out.
func kindCell(kind string) string {
	if slices.Contains(measureKinds, kind) {
		return kind
	}
	return ""
}
