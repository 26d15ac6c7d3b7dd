package render

import (
	"encoding/csv"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"coachctl/internal/audience"
)

var tableHead = []string{
	"engagement", "objective_id", "measure_id", "kind", "session", "day", "value", "rater", "baseline", "target",
}

var measureKinds = []string{"count", "feedback", "self-rating", "goal-scale"}

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
					view.Engagement, o.ID, g.ID, kindCell(g.Kind), sessionCell(r.Session), isoDay(r.Day),
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

// kindCell is a kind that the format knows; a misspelt one is left out.
func kindCell(kind string) string {
	if slices.Contains(measureKinds, kind) {
		return kind
	}
	return ""
}

// formula is what a spreadsheet may take for the beginning of one: at the front of a cell, or behind what it may take for
// the end of one.
var formula = regexp.MustCompile(`(^|;)([\s"']*)([=+\-@＝＋－＠])`)

// harmless are cells without a character that a terminal or a spreadsheet acts upon, and none of them a formula: an
// apostrophe stands before what would begin like one. A number stays a number.
func harmless(cells ...string) []string {
	for i, cell := range cells {
		if cell = strings.Map(shown, strings.ToValidUTF8(cell, "\uFFFD")); !minusNumber(cell) {
			cell = formula.ReplaceAllString(cell, "$1'$2$3")
		}
		cells[i] = cell
	}
	return cells
}

// shown puts a blank in the place of a break or a tab, and drops what has no form.
func shown(r rune) rune {
	switch {
	case unicode.IsSpace(r):
		return ' '
	case unicode.IsControl(r), r == '\u200b', r == '\ufeff':
		return -1
	}
	return inert(r)
}

// minusNumber reports whether a text is a number below zero, and nothing that a spreadsheet would work out.
func minusNumber(text string) bool {
	_, err := strconv.ParseFloat(text, 64)
	return err == nil && text[0] == '-' && strings.Trim(text[1:], "0123456789.eE+-") == ""
}
