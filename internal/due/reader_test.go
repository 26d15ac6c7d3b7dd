package due_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	_ "time/tzdata"

	"coachctl/internal/coaching"
	"coachctl/internal/document"
	"coachctl/internal/due"
)

const week = 7 * coaching.Day

// engagement reads the files of one engagement, each written as its name and its front matter, " | " between the lines:
//
//	practice | timezone: Europe/London
//	contract | sessions: 12 | cadence: weekly
//	03 | start: 2026-03-16T15:00 | status: held
//	2026-03-16-a | what: Speak with Marcus | by: 2026-03-20
//
// What a case leaves out is the plainest that there is (UTC, an agreed contract, a regular session, an open promise).
// It stands after what the case gives, so that the first key of a case is on line 3.
func engagement(t testing.TB, files ...string) *coaching.Engagement {
	t.Helper()
	practice := &coaching.Practice{Zone: time.UTC}
	contract := read(t, "contract").Contract
	var (
		sessions []*coaching.Session
		promises []*coaching.Commitment
	)
	for _, file := range files {
		switch d := read(t, file); d.Type {
		case coaching.TypePractice:
			practice = d.Practice
		case coaching.TypeContract:
			contract = d.Contract
		case coaching.TypeSession:
			sessions = append(sessions, d.Session)
		case coaching.TypeCommitment:
			promises = append(promises, d.Commitment)
		}
	}
	e, misplaced := coaching.Assemble("riverbend", practice, contract, sessions, promises)
	for _, m := range misplaced {
		t.Fatalf("session %s: %v", m.Session.Name, m.Err)
	}
	return e
}

func read(t testing.TB, file string) *document.Document {
	t.Helper()
	name, front, _ := strings.Cut(file, " | ")
	lines := strings.Split(front, " | ")
	var (
		d    *document.Document
		text = func(defaults ...string) []byte { return frontMatter(lines, defaults) }
	)
	switch {
	case name == "practice":
		src := strings.TrimSuffix(string(text("coach: Dana Okafor", "timezone: UTC")), "---\n")
		d = document.Parse("coachctl.yaml", coaching.TypePractice, []byte(strings.TrimPrefix(src, "---\n")))
	case name == "contract":
		d = document.Parse("engagements/riverbend/contract.md", coaching.TypeContract,
			text("type: contract", "client: Priya Nair", "status: agreed", "agreed: 2026-01-05"))
	case strings.Contains(front, "what: "):
		d = document.Parse("engagements/riverbend/commitments/"+name+".md", coaching.TypeCommitment,
			text("type: commitment", "success: it is done", "status: open"))
	default:
		d = document.Parse("engagements/riverbend/sessions/"+name+".md", coaching.TypeSession,
			text("type: session", "kind: regular"))
	}
	if !d.Readable || len(d.Findings) > 0 {
		t.Fatalf("%s: %+v", file, d.Findings)
	}
	return d
}

// frontMatter puts `type` first and every other default, unless it is given, last.
func frontMatter(given, defaults []string) []byte {
	var before, after []string
	for _, line := range defaults {
		key, _, _ := strings.Cut(line, ":")
		switch {
		case key == "type":
			before = append(before, line)
		case !slices.ContainsFunc(given, func(s string) bool { return strings.HasPrefix(s, key+":") }):
			after = append(after, line)
		}
	}
	lines := slices.Concat([]string{"---"}, before, given, after, []string{"---"})
	lines = slices.DeleteFunc(lines, func(s string) bool { return s == "" })
	return []byte(strings.Join(lines, "\n") + "\n")
}

// at is an instant, without an offset in UTC.
func at(t testing.TB, s string) time.Time {
	t.Helper()
	m, err := coaching.ParseMoment(s)
	if err != nil {
		t.Fatalf("%s: %v", s, err)
	}
	instant, err := m.In(time.UTC)
	if err != nil {
		t.Fatalf("%s: %v", s, err)
	}
	return instant.UTC()
}

// state is how the items of a kind stand, "-" when there are none.
func state(e *coaching.Engagement, kind due.Kind, now time.Time) string {
	var states []string
	for _, i := range due.Of(e, now, week) {
		if i.Kind == kind {
			states = append(states, string(i.State))
		}
	}
	if len(states) == 0 {
		return "-"
	}
	return strings.Join(states, " ")
}

// only is the single item of a kind.
func only(t testing.TB, e *coaching.Engagement, kind due.Kind, now time.Time) due.Item {
	t.Helper()
	var found []due.Item
	for _, i := range due.Of(e, now, week) {
		if i.Kind == kind {
			found = append(found, i)
		}
	}
	if len(found) != 1 {
		t.Fatalf("%d items of kind %s at %s, want one", len(found), kind, now.Format(time.RFC3339))
	}
	return found[0]
}

// list writes items as "overdue summary riverbend/03", in their order.
func list(items []due.Item) string {
	lines := make([]string, len(items))
	for n, i := range items {
		lines[n] = fmt.Sprintf("%s %s %s", i.State, i.Kind, i.Ref())
	}
	return strings.Join(lines, "\n")
}

// A moment is what a sentence about one kind comes to at one instant.
type moment struct {
	sentence string
	files    []string
	now      string
	want     string // upcoming, due, overdue; "-" for no such item
}

func checkStates(t *testing.T, kind due.Kind, cases []moment) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.sentence, func(t *testing.T) {
			if got := state(engagement(t, c.files...), kind, at(t, c.now)); got != c.want {
				t.Errorf("%s is %s at %s, want %s", kind, got, c.now, c.want)
			}
		})
	}
}
