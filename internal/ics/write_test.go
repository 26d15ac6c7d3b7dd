package ics_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	ical "github.com/emersion/go-ical"

	"coachctl/internal/audience"
	"coachctl/internal/ics"
)

var update = flag.Bool("update", false, "rewrite the golden file")

func seconds(s string) int64 {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		panic(err)
	}
	return t.Unix()
}

const (
	long = "Die Vereinbarung über Größe, Backslash \\ und; Semikolon: ganz 日本語日本語日本語日本語 gelesen, \"quoted\", und noch mehr"
	day  = 24 * 60 * 60
)

// every kind of entry that there is.
var every = []audience.CalendarEntry{
	{UID: "a", Title: "Coaching session 1", Begins: seconds("2026-03-02T15:00:00Z"), Ends: seconds("2026-03-02T16:30:00Z"), Revised: seconds("2026-01-20T00:00:00Z"), Revision: 4},
	{UID: "b", Title: "Cancelled: Coaching session", Begins: seconds("2026-03-29T00:30:00Z"), Ends: seconds("2026-03-29T01:30:00Z"), Free: true, Cancelled: true},
	{UID: "c", Title: long, AllDay: true, Begins: seconds("2026-02-28T00:00:00Z"), Ends: seconds("2026-02-28T00:00:00Z") + day, Free: true},
	{UID: "d", Title: "Send the summary of session 1", Begins: seconds("2026-03-03T16:15:00Z"), Ends: seconds("2026-03-03T16:30:00Z"), Free: true, ToDo: true},
	{UID: "e", Title: "Ask after a promise of the client", AllDay: true, Begins: seconds("2026-12-31T00:00:00Z"), Ends: seconds("2027-01-01T00:00:00Z"), ToDo: true},
	{UID: "f", Title: "Send the questions for session 1", Begins: 1, Ends: 901, ToDo: true, Done: true, DoneAt: seconds("2026-03-03T17:00:00Z"), Revision: 1<<31 - 1},
	{UID: "g", Title: "Ask for feedback", AllDay: true, Begins: 0, Ends: day, ToDo: true, Done: true},
	{UID: "h", Title: "The end of time", AllDay: true, Begins: seconds("9999-12-31T00:00:00Z"), Ends: seconds("9999-12-31T00:00:00Z") + day},
}

func write(t *testing.T, entries ...audience.CalendarEntry) []byte {
	t.Helper()
	out, err := ics.Write(audience.Calendar{Name: "Coaching", Entries: entries})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestEveryKindOfEntryIsWrittenAsItStandsHere(t *testing.T) {
	got := write(t, every...)
	if bare := bytes.ReplaceAll(got, []byte("\r\n"), nil); bytes.ContainsAny(bare, "\r\n") {
		t.Error("a line does not end in CRLF")
	}
	for i, line := range strings.Split(string(got), "\r\n") {
		if len(line) > 75 {
			t.Errorf("line %d has %d octets", i+1, len(line))
		}
	}
	name := filepath.Join("testdata", "every.ics")
	if *update {
		if err := os.WriteFile(name, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(bytes.ReplaceAll(want, []byte("\r\n"), []byte("\n")), bytes.ReplaceAll(got, []byte("\r\n"), []byte("\n"))) {
		t.Errorf("it is now\n%s", got)
	}
	if !bytes.Equal(got, write(t, every...)) {
		t.Error("twice is not the same")
	}
}

func TestATimeBeyondTheYearsOfTheFormatIsTheLastOfThem(t *testing.T) {
	beyond := seconds("9999-12-31T23:30:00Z") + day
	out := string(write(t,
		audience.CalendarEntry{UID: "a", Begins: seconds("9999-12-31T23:30:00Z"), Ends: beyond, Revised: beyond},
		audience.CalendarEntry{UID: "b", Begins: beyond, Ends: beyond + 1, Revised: -1 << 40},
		audience.CalendarEntry{UID: "c", ToDo: true, Ends: beyond, Done: true, DoneAt: beyond},
	))
	for _, line := range strings.Split(out, "\r\n") {
		if name, value, _ := strings.Cut(line, ":"); strings.Contains("DTSTART DTEND DTSTAMP LAST-MODIFIED DUE COMPLETED", name) && len(value) > len("99991231T235959Z") {
			t.Errorf("%s is no time", line)
		}
	}
	if !strings.Contains(out, "DTSTAMP:00010101T000000Z") || strings.Count(out, "99991231T235959Z") != 5 || strings.Contains(out, "DTEND") {
		t.Error(out)
	}
}

func TestATitleTurnsNoTextRound(t *testing.T) {
	out := string(write(t, audience.CalendarEntry{UID: "a", Title: "a\u202egpj\u2066.b \u05d0\u200f"}))
	if !strings.Contains(out, "SUMMARY:agpj.b \u05d0\u200f\r\n") {
		t.Error(out)
	}
}

func TestAnEmptyCalendarIsValidAndHoldsNoEntry(t *testing.T) {
	cal, err := ical.NewDecoder(bytes.NewReader(write(t))).Decode()
	if err != nil {
		t.Fatal(err)
	}
	if len(cal.Children) != 1 || cal.Children[0].Name != ical.CompTimezone || len(cal.Events()) != 0 {
		t.Errorf("it holds %v", cal.Children)
	}
}

func FuzzATitleIsReadBackAsItWasWritten(f *testing.F) {
	f.Add(long)
	f.Add(`\n \N \\ \, ;:"` + "\n")
	f.Fuzz(func(t *testing.T, title string) {
		if !utf8.ValidString(title) {
			t.Skip("what a person wrote is text when it comes here")
		}
		out, err := ics.Write(audience.Calendar{Entries: []audience.CalendarEntry{{UID: "a", Title: title}}})
		if strings.ContainsRune(title, '\r') {
			if err == nil {
				t.Error("a CR in a value is let through")
			}
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		cal, err := ical.NewDecoder(bytes.NewReader(out)).Decode()
		if err != nil {
			t.Fatalf("%v:\n%q", err, out)
		}
		title = strings.NewReplacer("\u202a", "", "\u202b", "", "\u202c", "", "\u202d", "", "\u202e", "",
			"\u2066", "", "\u2067", "", "\u2068", "", "\u2069", "").Replace(title)
		if got, err := cal.Children[0].Props.Text(ical.PropSummary); err != nil || got != title {
			t.Errorf("%q is read back as %q, %v", title, got, err)
		}
	})
}
