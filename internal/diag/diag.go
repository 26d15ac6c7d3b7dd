// Package diag holds what is wrong with a person's files: a rule, a place and a remedy.
//
// A diagnostic means that a file is wrong; that the tool could not work is an error, never a diagnostic. Messages name
// fields, rules and the words of closed lists. They never hold what a person wrote.
package diag

import (
	"cmp"
	"slices"
)

// Severity of a diagnostic. The zero value is invalid, so that none is given by accident.
type Severity int

// The severities, the gravest first.
const (
	Error Severity = iota + 1
	Warning
	Info
)

// String is the word people and machines read.
func (s Severity) String() string {
	switch s {
	case Error:
		return "error"
	case Warning:
		return "warning"
	case Info:
		return "info"
	}
	return "invalid"
}

// Pos is a place in a file. Line and Col start at 1; Col counts code points. The zero Pos is no place.
type Pos struct{ Line, Col int }

// Span is a stretch of a file; End is just behind its last code point.
type Span struct {
	Path       string // relative to the practice, with forward slashes
	Start, End Pos
}

// A Note is a second place that a diagnostic involves.
type Note struct {
	Span
	Message string
}

// A Diagnostic says what is wrong at a place, and what to write instead.
type Diagnostic struct {
	Rule     string
	Severity Severity
	Span
	Message string
	Hint    string
	Related []Note
	Fix     Fix // the zero Fix where nothing is certain

	// Discreet is a finding that tells what is for the coach's eyes: how a client came, why they were sent.
	Discreet bool
}

// A Fix is what belongs at the place of a diagnostic, where that is certain. It holds words of the format only.
type Fix struct {
	Word string // belongs in the place of the key or word that the diagnostic covers
	Key  string // if set, it is missing from the front matter, and Word is its value
}

// List of diagnostics.
type List []Diagnostic

// Sort orders by path, line, column and rule, and drops exact repeats of a finding at one place.
func (l List) Sort() List {
	slices.SortStableFunc(l, func(a, b Diagnostic) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Start.Line, b.Start.Line),
			cmp.Compare(a.Start.Col, b.Start.Col), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Message, b.Message))
	})
	return slices.CompactFunc(l, func(a, b Diagnostic) bool {
		return a.Path == b.Path && a.Start == b.Start && a.Rule == b.Rule && a.Message == b.Message
	})
}

// Count of the diagnostics of one severity.
func (l List) Count(s Severity) int {
	n := 0
	for _, d := range l {
		if d.Severity == s {
			n++
		}
	}
	return n
}
