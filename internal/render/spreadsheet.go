package render

import (
	"encoding/csv"
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// spreadsheet is rows as RFC 4180 has them, without anything that a spreadsheet would run.
func spreadsheet(rows [][]string) string {
	var out strings.Builder
	w := csv.NewWriter(&out)
	w.UseCRLF = true
	for _, row := range rows {
		_ = w.Write(harmless(row)) // a builder takes every byte
	}
	w.Flush()
	return out.String()
}

// formula is what a spreadsheet may take for the beginning of one: at the front of a cell, or behind what it may take for
// the end of one.
var formula = regexp.MustCompile(`(^|;)([\s"']*)([=+\-@＝＋－＠])`)

// harmless are cells without a character that a terminal or a spreadsheet acts upon, and none of them a formula: an
// apostrophe stands before what would begin like one. A number stays a number.
func harmless(cells []string) []string {
	out := make([]string, len(cells))
	for i, cell := range cells {
		if cell = strings.Map(shown, strings.ToValidUTF8(cell, "\uFFFD")); !minusNumber(cell) {
			cell = formula.ReplaceAllString(cell, "$1'$2$3")
		}
		out[i] = cell
	}
	return out
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
