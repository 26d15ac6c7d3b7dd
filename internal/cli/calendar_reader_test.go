package cli_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"os/exec"
	"reflect"
	"strings"
	"testing"
)

// debianPython is the one that has Debian's packages; another python3 may stand before it.
const debianPython = "/usr/bin/python3"

// readers are two parsers that others made. Each takes calendars as a list of texts in JSON, and says of every entry:
// component, UID, title, start, end or due, status, and sequence. What it finds wrong ends in an error, and exit code 7 means
// that it is not installed.
var readers = map[string]string{
	"icalendar": `
import sys, json, datetime
try: import icalendar
except ImportError: sys.exit(7)
def read(text):
    text = text.encode("utf-8")
    for line in text.split(b"\r\n"):
        line.decode("utf-8")
        assert len(line) <= 75, line
    cal = icalendar.Calendar.from_ical(text)
    assert cal["VERSION"] == "2.0" and cal["PRODID"] and "METHOD" not in cal
    assert not cal.errors, cal.errors
    for c in cal.subcomponents:
        assert not c.errors, c.errors
        if c.name == "VTIMEZONE": continue
        end = c.get("DTEND") or c.get("DUE")
        start = c.get("DTSTART")
        assert c["DTSTAMP"].dt.utcoffset() == datetime.timedelta(0)
        if start: assert type(start.dt) is type(end.dt) and start.dt < end.dt, c
        yield [c.name, str(c["UID"]), str(c["SUMMARY"]), start.dt.isoformat() if start else "", end.dt.isoformat(), str(c["STATUS"]), int(c["SEQUENCE"])]
json.dump([list(read(text)) for text in json.load(sys.stdin)], sys.stdout)
`,
	"vobject": `
import sys, json
try: import vobject
except ImportError: sys.exit(7)
def read(text):
    for c in vobject.readOne(text, validate=True).components():
        if c.name == "VTIMEZONE": continue
        end = c.dtend if hasattr(c, "dtend") else c.due
        start = c.dtstart.value.isoformat() if hasattr(c, "dtstart") else ""
        yield [c.name, c.uid.value, c.summary.value, start, end.value.isoformat(), c.status.value, int(c.sequence.value)]
json.dump([list(read(text)) for text in json.load(sys.stdin)], sys.stdout)
`,
}

// readCalendars reads calendar files with one of the readers, which is missing on many machines.
func readCalendars(t *testing.T, reader string, texts []string) [][][]any {
	t.Helper()
	given, err := json.Marshal(texts)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(debianPython, "-c", readers[reader])
	cmd.Stdin = bytes.NewReader(given)
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.Output()
	var exit *exec.ExitError
	switch {
	case err != nil && (!errors.As(err, &exit) || exit.ExitCode() == 7):
		t.Skipf("not read by a parser of other people's making: %s has no module %s", debianPython, reader)
	case err != nil:
		t.Fatalf("%s: %v: %s\n%s", reader, err, errs.String(), strings.Join(texts, "\n"))
	}
	var seen [][][]any
	if err := json.Unmarshal(out, &seen); err != nil {
		t.Fatal(err)
	}
	return seen
}

// trying is a promise whose words want escaping and folding.
const trying = `Zoë; "Größe", C:\temp, 日本語日本語日本語日本語日本語日本語日本語日本語: 🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂`

func TestOtherPeoplesParsersReadACalendarAsItWasMeant(t *testing.T) {
	dir := lay(t, map[string]string{
		"coachctl.yaml":             "coach: Dana\ntimezone: America/New_York\n",
		"engagements/x/contract.md": "---\ntype: contract\nclient: 'Ann, B; C\\'\nstatus: agreed\nagreed: 2026-01-20\n---\n",
		"engagements/x/sessions/01.md": "---\ntype: session\nkind: intake\nstart: 2026-03-09T15:00\nstatus: held\n" +
			"booked: 2026-02-02T10:00\n---\n",
		"engagements/x/sessions/02.md":   "---\ntype: session\nkind: regular\nstart: 2026-11-01T01:30-04:00\nstatus: planned\n---\n",
		"engagements/x/sessions/03.md":   "---\ntype: session\nkind: regular\nstart: 2026-11-09T15:00\nstatus: cancelled\n---\n",
		"engagements/x/commitments/a.md": "---\ntype: commitment\nwhat: '" + trying + "'\nby: 2026-02-28\nsuccess: s\nstatus: open\n---\n",
		"engagements/x/commitments/b.md": "---\ntype: commitment\nwhat: w\nby: 2026-03-08T09:00\nsuccess: s\nstatus: kept\ndone: 2026-03-07\n---\n",
		"engagements/none/contract.md":   "---\ntype: contract\nclient: N\nstatus: draft\n---\n",
	})
	title := `Ann, B; C\: ` + trying
	cases := []struct {
		line string
		want [][]any
	}{
		{"calendar x --names --only sessions", [][]any{
			{"VEVENT", `Ann, B; C\: session 1`, "2026-03-09T19:00:00+00:00", "2026-03-09T20:30:00+00:00", "CONFIRMED", 27546780.0},
			{"VEVENT", `Ann, B; C\: session 2`, "2026-11-01T05:30:00+00:00", "2026-11-01T06:30:00+00:00", "CONFIRMED", 27445320.0},
			{"VEVENT", `Cancelled: Ann, B; C\: session`, "2026-11-09T20:00:00+00:00", "2026-11-09T21:00:00+00:00", "CANCELLED", 27445321.0},
		}},
		{"calendar x --names --only due --owner client", [][]any{{"VEVENT", title, "2026-02-28", "2026-03-01", "CONFIRMED", 0.0}}},
		{"calendar x --names --only due --owner client --todos", [][]any{
			{"VTODO", title, "", "2026-02-28", "NEEDS-ACTION", 0.0},
			{"VTODO", `Ann, B; C\: w`, "", "2026-03-08T13:00:00+00:00", "COMPLETED", 1.0},
		}},
		{"due none --format ics", [][]any{}},
	}
	var texts []string
	for _, c := range cases {
		stdout, stderr, code := run(t, append([]string{"-C", dir, "--now", "2026-03-10T09:00"}, strings.Fields(c.line)...)...)
		if code != 0 {
			t.Fatalf("%s: exit code %d: %s", c.line, code, stderr)
		}
		texts = append(texts, stdout)
	}
	for reader := range readers {
		t.Run(reader, func(t *testing.T) {
			for i, entries := range readCalendars(t, reader, texts) {
				uids := map[any]bool{}
				for n, entry := range entries {
					uids[entry[1]] = true
					entries[n] = append(entry[:1:1], entry[2:]...)
				}
				if len(uids) != len(entries) {
					t.Errorf("%s: two entries have one UID", cases[i].line)
				}
				if !reflect.DeepEqual(entries, cases[i].want) {
					t.Errorf("%s, as %s reads it:\n%q\nwant\n%q", cases[i].line, reader, entries, cases[i].want)
				}
			}
		})
	}
}
