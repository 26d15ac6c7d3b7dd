// Package coaching is the domain: engagements, contracts, sessions, commitments, and the computations that the field
// itself would make on paper (which session is the sixth, which cadence is in force, when a promise falls due).
//
// It stands on the standard library alone. It never reads a disk or a clock, never prints, and knows neither YAML nor
// Markdown.
package coaching

import "time"

// Type is the type of a document.
type Type string

// The document types, and the practice's own file.
const (
	TypePractice   Type = "practice"
	TypeContract   Type = "contract"
	TypeSession    Type = "session"
	TypeCommitment Type = "commitment"
)

// A Source is where a record was written: its file and the lines of its top-level keys.
type Source struct {
	Path string // relative to the practice, with forward slashes
	Keys []KeyLine
}

// A KeyLine is the line, from 1, at which a top-level key stands.
type KeyLine struct {
	Key  string
	Line int
}

// Line is the line of a key, and 1 when the file does not have it.
func (s Source) Line(key string) int {
	for _, k := range s.Keys {
		if k.Key == key {
			return k.Line
		}
	}
	return 1
}

// Opt is a value whose absence means something else than its zero.
type Opt[T any] struct {
	Value T
	Set   bool
}

// Or is the value, or fallback when none was written.
func (o Opt[T]) Or(fallback T) T {
	if o.Set {
		return o.Value
	}
	return fallback
}

// A Practice is what coachctl.yaml says.
type Practice struct {
	Source
	Coach    string
	Email    string
	Zone     *time.Location // nil when the file names none that exists
	Defaults Defaults
}

// Defaults of a practice. Zero means not set; the methods of Engagement fall back to the field's own.
type Defaults struct {
	Cadence        Cadence
	SessionMinutes int
	IntakeMinutes  int
	SummaryWithin  time.Duration
	PromptOpens    time.Duration
	PromptCloses   time.Duration
	ReportWithin   time.Duration
}
