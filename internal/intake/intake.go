// Package intake takes over what a coach brings from elsewhere: rows of a CSV file and events of a calendar come in, and an
// account with one outcome for each of them goes out, with one plan that makes the files.
//
// It is pure: it sees the practice as it was read and writes nothing. Nothing in an account repeats what stands in a cell
// or an event. What is there already keeps its values: a promise that is made is at most listed in the next check-in.
package intake

import (
	"fmt"
	"slices"
	"time"

	"coachctl/internal/amend"
	"coachctl/internal/coaching"
	"coachctl/internal/diag"
	"coachctl/internal/document"
	"coachctl/internal/plan"
	"coachctl/internal/scaffold"
)

// The limits of a file.
const (
	MaxFile     = 10 << 20 // bytes
	MaxRows     = 10_000
	maxColumns  = 1_000
	maxName     = 200      // bytes of a column's name that are looked at: a survey has its questions there
	maxCell     = 64 << 10 // bytes of a cell that is taken
	maxSessions = 999      // of an engagement, as a contract may agree
	maxPromises = 700      // that are named after one day
)

// Outcome is what became of a row.
type Outcome string

// The outcomes. Every row has exactly one.
const (
	Made    Outcome = "made"
	There   Outcome = "there already"
	Refused Outcome = "refused"
	Left    Outcome = "left out" // an event of a calendar that concerns no client, or is no meeting
)

// A Row is one row of a file, or one event, and what became of it.
type Row struct {
	Line    int           // where it begins in the file
	Day     coaching.Date // of an event that concerns somebody, in the zone of the engagement: a series is one line of the file
	Outcome Outcome
	Path    string // of the file that it makes or is there already; empty otherwise
	Reasons []Reason
}

// A Reason is why a row has its outcome, in words that hold nothing of the file, and what to do about it. A row that is
// refused has all that are known at once; another has one at most.
type Reason struct{ Reason, Remedy string }

// An Account is what became of every row, in the order of the file.
type Account struct {
	Type  coaching.Type // what the rows are
	Rows  []Row
	Notes []string // on the file as a whole
}

// Count is how many rows have an outcome.
func (a *Account) Count(o Outcome) int {
	n := 0
	for _, r := range a.Rows {
		if r.Outcome == o {
			n++
		}
	}
	return n
}

// A FileError means that a file as a whole cannot be taken, or that what was asked for does not fit it. It holds nothing of
// the file's text. Line is 0 where no line is to blame.
type FileError struct {
	Line           int
	Reason, Remedy string
	Usage          bool // the command line is to blame, and not the file
}

func usage(remedy, format string, args ...any) error {
	return &FileError{Usage: true, Reason: fmt.Sprintf(format, args...), Remedy: remedy}
}

func (e *FileError) Error() string {
	if e.Line == 0 {
		return e.Reason
	}
	return fmt.Sprintf("line %d: %s", e.Line, e.Reason)
}

// An Engagement is one that is there, with its documents read whole.
type Engagement struct {
	*coaching.Engagement
	Documents          []*document.Document
	Sessions, Promises []string // the names of the files, without .md
	Unread             bool     // a file of it could not be read, so nobody knows what is there
}

// A Setup is all that an intake goes by beside the file.
type Setup struct {
	Type      coaching.Type     // what the rows are; empty leaves it to the header
	Delimiter rune              // 0 leaves it to the header
	Order     string            // dmy or mdy: how dates such as 03/04/2026 are meant; empty refuses them
	Columns   map[string]string // key to column, for columns whose names are not known
	Defaults  map[string]string // key to value, for rows that have none
	Whose     string            // the engagement of rows and events that name none
	Past      string            // the status of what is past and has none; empty refuses it
	Zone      *time.Location    // of times without one; nil for that of the engagement
	Now       time.Time

	byClient map[string][]string
	ours     map[string]*coaching.Meeting // sessions by what a calendar that we printed calls them
	whoseIs  map[string]string            // and their engagements
	editors  map[string]*amend.Editor
	have     map[*Engagement]present

	Practice    *coaching.Practice
	Engagements map[string]*Engagement
	Builder     scaffold.Builder
	IsName      func(string) bool                         // whether an engagement may be called so
	Known       func(engagement, session string) string   // what a calendar that we printed calls a session
	Editor      func(id string) *amend.Editor             // changes files of an engagement that is there
	Craft       func(rule string) bool                    // whether a rule is guidance, which what is past may have gone without
	Check       func(id string, made plan.Plan) diag.List // what an engagement has wrong with it, were these files made
}

// An entry is a row on its way to a file.
type entry struct {
	row      *Row
	given    map[string]string // key to what the row says
	cells    map[string]string // key to value, in the form of the file format
	inferred map[string]bool   // keys of cells that the row does not give
	wrong    map[string]bool   // keys of cells that have refused the row
	closed   bool              // nothing in the row is looked at
	start    time.Time         // of a session
	latest   time.Time         // at which the session begins or the promise is due, whichever order its date has; zero if nobody knows
	engage   *Engagement       // nil for a contract that begins one
	id       string            // of the engagement
	path     string
	text     []byte
	own      *coaching.Meeting // the session that a calendar which we printed had for it
	twinOf   *entry            // the same, in an earlier row
	made     coaching.Date     // the day that a promise is named after
	promised scaffold.CommitmentValues
}

// refuse gives a row a reason more.
func (e *entry) refuse(reason, remedy string) {
	if e.row.Outcome != Refused {
		e.row.Outcome, e.row.Path, e.row.Reasons = Refused, "", nil
	}
	if more := (Reason{reason, remedy}); !slices.Contains(e.row.Reasons, more) {
		e.row.Reasons = append(e.row.Reasons, more)
	}
}

// refuseCell refuses a row for one cell, of which nothing else is said then.
func (e *entry) refuseCell(key, reason, remedy string) {
	if e.wrong == nil {
		e.wrong = map[string]bool{}
	}
	e.wrong[key] = true
	e.refuse("`"+key+"` "+reason, remedy)
}

// lacks reports whether a row has nothing for a key, not even what is wrong.
func (e *entry) lacks(key string) bool { return e.cells[key] == "" && !e.wrong[key] }

func (e *entry) there(path string, reasons ...Reason) {
	e.row.Outcome, e.row.Path, e.row.Reasons = There, path, reasons
}

// infer gives a key a value that the row does not have.
func (e *entry) infer(key, value string) {
	if e.inferred == nil {
		e.inferred = map[string]bool{}
	}
	e.cells[key], e.inferred[key] = value, true
}

func (e *entry) decided() bool { return e.row.Outcome != "" }

// finish checks what the entries make, engagement by engagement, and gives the plan of those that are sound.
func (s *Setup) finish(entries []*entry) (plan.Plan, error) {
	byEngagement := map[string][]*entry{}
	for _, e := range entries {
		if e.decided() {
			continue
		}
		e.row.Outcome, e.row.Path = Made, e.path
		byEngagement[e.id] = append(byEngagement[e.id], e)
	}
	ids := make([]string, 0, len(byEngagement))
	for id := range byEngagement {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		if err := s.settle(id, byEngagement[id]); err != nil {
			return nil, err
		}
	}
	var out plan.Plan
	for _, e := range entries {
		switch {
		case e.twinOf != nil && e.twinOf.row.Outcome == Refused:
			e.row.Outcome, e.row.Path, e.row.Reasons = Refused, "", e.twinOf.row.Reasons
		case e.twinOf != nil:
			e.row.Path = e.twinOf.row.Path
		case e.row.Outcome == Made:
			out.Create(e.path, e.text)
		}
	}
	return out, s.list(entries, &out)
}
