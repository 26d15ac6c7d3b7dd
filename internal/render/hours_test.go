package render_test

import (
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"github.com/mattn/go-runewidth"

	"coachctl/internal/audience"
	"coachctl/internal/fill"
	"coachctl/internal/render"
	"coachctl/templates"
)

func hoursOf(t testing.TB, log audience.HoursLog, format string) string {
	t.Helper()
	page, err := render.Hours(fill.New(templates.Files, nil), log, format, 80)
	if err != nil {
		t.Fatal(err)
	}
	return page
}

func TestMinutesAreHoursWithTwoDecimalsAtMost(t *testing.T) {
	for minutes, want := range map[int]string{
		0: "0", 1: "0.02", 20: "0.33", 30: "0.5", 40: "0.67", 45: "0.75", 59: "0.98", 60: "1", 90: "1.5", 605: "10.08", 6000: "100", 149999: "2499.98",
	} {
		if got := render.InHours(minutes); got != want {
			t.Errorf("%d minutes are %s, want %s", minutes, got, want)
		}
	}
}

func TestTheTotalsOfTheLogAreThoseOfTheMinutes(t *testing.T) {
	log := audience.HoursLog{Total: audience.HoursSum{Clients: 3, HoursHeld: audience.HoursHeld{PaidMinutes: 60, ProBonoMinutes: 300}}}
	for range 3 {
		log.Clients = append(log.Clients, audience.HoursRow{Client: "A", HoursHeld: audience.HoursHeld{PaidMinutes: 20, ProBonoMinutes: 100}})
	}
	table := hoursOf(t, log, render.CSV)
	if !strings.Contains(table, ",0.33,1.67\r\n") || !strings.HasSuffix(table, "Total,,,,,,1,5\r\n") {
		t.Errorf("three times a third:\n%s", table)
	}
}

// hostileNames are names that a spreadsheet, a terminal or a parser may take for something else.
var hostileNames = map[string]string{
	`=HYPERLINK("http://x.example","a")`: `'=HYPERLINK("http://x.example","a")`,
	"@SUM(A1:A9)":                        "'@SUM(A1:A9)", "+1": "'+1", "-1+2": "'-1+2", "-1": "-1", "  =1": "'  =1", "\t=1": "' =1", "\r=1": "' =1",
	"＝1": "'＝1", "＋1": "'＋1", "a\nb": "a b", `Jo "the Boss", Ortiz`: `Jo "the Boss", Ortiz`, "x;=1": "x;'=1", "نور الدين": "نور الدين",
	"👩‍💻 Ada": "👩‍💻 Ada", "\x1b[31mRed": "[31mRed", "\u202egnp.exe": "gnp.exe", "": "",
}

func TestNoCellOfTheLogIsAFormula(t *testing.T) {
	for name, want := range hostileNames {
		log := audience.HoursLog{Clients: []audience.HoursRow{{Client: name, Contact: name, Start: "2026-01-01", End: "2026-01-02"}}}
		table := hoursOf(t, log, render.CSV)
		rows, err := csv.NewReader(strings.NewReader(table)).ReadAll()
		if err != nil || len(rows) != 3 || len(rows[1]) != 8 {
			t.Fatalf("%q: %v, %q", name, err, table)
		}
		if rows[1][0] != want || rows[1][1] != want {
			t.Errorf("%q is %q, want %q", name, rows[1][:2], want)
		}
		if got := strings.Join(append(rows[1][2:], rows[2]...), "|"); got != "Individual|1|2026-01-01|2026-01-02|0|0|Total||||||0|0" {
			t.Errorf("%q: %s", name, got)
		}
		if strings.Count(table, "\n") != strings.Count(table, "\r\n") {
			t.Errorf("%q: line ends of %q", name, table)
		}
	}
}

func TestTheTableStandsInColumnsWhateverTheNames(t *testing.T) {
	log := audience.HoursLog{FiguresRead: "2026-11-21", Total: audience.HoursSum{Clients: len(hostileNames)}}
	for name := range hostileNames {
		if strings.ContainsAny(name, "\x1b\u202e\t\r\n") { // audience and cli take these out
			continue
		}
		log.Clients = append(log.Clients, audience.HoursRow{Client: name, Start: "2026-01-01", End: "2026-01-02", Ongoing: true})
	}
	log.Clients = append(log.Clients, audience.HoursRow{Client: "張偉", Start: "2026-01-01"}, audience.HoursRow{Client: strings.Repeat("Longname ", 12), Start: "2026-01-01"})
	page := hoursOf(t, log, render.Text)
	at := -1
	for line := range strings.Lines(page) {
		if n := runewidth.StringWidth(strings.TrimSuffix(line, "\n")); n > 80 {
			t.Errorf("%d columns: %s", n, line)
		}
		before, _, found := strings.Cut(line, "2026-01-01")
		if !found {
			continue
		}
		if n := runewidth.StringWidth(before); at >= 0 && n != at {
			t.Errorf("FIRST stands in column %d, and in %d above: %s", n, at, line)
		} else {
			at = n
		}
	}
	if !strings.Contains(page, "…  2026-01-01") || at < 0 {
		t.Errorf("a name that is too long is not cut:\n%s", page)
	}
}

func TestARecordWithoutAConsentHasMinutesAndNothingElse(t *testing.T) {
	log := audience.HoursLog{
		Coach: "Dana", On: "2026-06-17", Clients: []audience.HoursRow{{Key: "p@x.org", Client: "Priya", Contact: "P@x.org", Start: "a", End: "b", HoursHeld: audience.HoursHeld{Minutes: 5, PaidMinutes: 5}}},
		Unnamed: []audience.HoursHeld{{Minutes: 7, ProBonoMinutes: 7}},
	}
	lines := strings.Split(strings.TrimSuffix(hoursOf(t, log, render.JSONL), "\n"), "\n")
	if len(lines) != 3 {
		t.Fatalf("%q", lines)
	}
	var named, unnamed, total map[string]any
	for i, into := range []*map[string]any{&named, &unnamed, &total} {
		if err := json.Unmarshal([]byte(lines[i]), into); err != nil {
			t.Fatal(err)
		}
	}
	for key, value := range unnamed {
		known := map[string]any{
			"version": 1.0, "record": "client", "coach": "Dana", "on": "2026-06-17", "named": false, "minutes": 7.0, "paid_minutes": 0.0,
			"pro_bono_minutes": 7.0, "recent_minutes": 0.0,
		}
		if value != known[key] {
			t.Errorf("%s is %v", key, value)
		}
		if _, there := named[key]; !there {
			t.Errorf("%s is not in every record", key)
		}
	}
	for key, want := range map[string]any{
		"named": true, "key": "p@x.org", "client": "Priya", "contact": "P@x.org", "start": "a", "end": "b", "ongoing": false, "minutes": 5.0,
	} {
		if named[key] != want {
			t.Errorf("%s is %v", key, named[key])
		}
	}
	if len(named) != len(unnamed) || total["record"] != "total" {
		t.Errorf("%v, %v", named, total)
	}
}
