package cli_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// debianPython is the one that has Debian's packages; another python3 may stand before it.
const debianPython = "/usr/bin/python3"

// readers are two parsers that others made. Each says of every entry: component, UID, title, start, end or due, status, and
// sequence, of a file on standard input; what they find wrong ends in an error.
var readers = map[string]string{
	"icalendar": `
import sys, json, datetime, icalendar
text = sys.stdin.buffer.read()
for line in text.split(b"\r\n"):
    line.decode("utf-8")
    assert len(line) <= 75, line
cal = icalendar.Calendar.from_ical(text)
assert cal["VERSION"] == "2.0" and cal["PRODID"] and "METHOD" not in cal
assert not cal.errors, cal.errors
seen = []
for c in cal.subcomponents:
    assert not c.errors, c.errors
    if c.name == "VTIMEZONE": continue
    end = c.get("DTEND") or c.get("DUE")
    start = c.get("DTSTART")
    assert c["DTSTAMP"].dt.utcoffset() == datetime.timedelta(0)
    if start: assert type(start.dt) is type(end.dt) and start.dt < end.dt, c
    seen.append([c.name, str(c["UID"]), str(c["SUMMARY"]), start.dt.isoformat() if start else "", end.dt.isoformat(), str(c["STATUS"]), int(c["SEQUENCE"])])
json.dump(seen, sys.stdout)
`,
	"vobject": `
import sys, json, vobject
cal = vobject.readOne(sys.stdin.buffer.read().decode("utf-8"), validate=True)
seen = []
for c in cal.components():
    if c.name == "VTIMEZONE": continue
    end = c.dtend if hasattr(c, "dtend") else c.due
    start = c.dtstart.value.isoformat() if hasattr(c, "dtstart") else ""
    seen.append([c.name, c.uid.value, c.summary.value, start, end.value.isoformat(), c.status.value, int(c.sequence.value)])
json.dump(seen, sys.stdout)
`,
}

// readCalendar reads a calendar file with one of the readers, which is missing on many machines.
func readCalendar(t *testing.T, reader, text string) [][]any {
	t.Helper()
	if exec.Command(debianPython, "-c", "import "+reader).Run() != nil {
		t.Skipf("not read by a parser of other people's making: %s has no module %s", debianPython, reader)
	}
	cmd := exec.Command(debianPython, "-c", readers[reader])
	cmd.Stdin = strings.NewReader(text)
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v: %s\n%s", reader, err, errs.String(), text)
	}
	var seen [][]any
	if err := json.Unmarshal(out, &seen); err != nil {
		t.Fatal(err)
	}
	return seen
}

const odd = `Zoë; "Größe", C:\temp, 日本語日本語日本語日本語日本語日本語日本語日本語: 🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂`

func TestOtherPeoplesParsersReadACalendarAsItWasMeant(t *testing.T) {
	dir := lay(t, map[string]string{
		"coachctl.yaml":             "coach: Dana\ntimezone: America/New_York\n",
		"engagements/x/contract.md": "---\ntype: contract\nclient: 'Ann, B; C\\'\nstatus: agreed\nagreed: 2026-01-20\n---\n",
		"engagements/x/sessions/01.md": "---\ntype: session\nkind: intake\nstart: 2026-03-09T15:00\nstatus: held\n" +
			"booked: 2026-02-02T10:00\n---\n",
		"engagements/x/sessions/02.md":   "---\ntype: session\nkind: regular\nstart: 2026-11-01T01:30-04:00\nstatus: planned\n---\n",
		"engagements/x/sessions/03.md":   "---\ntype: session\nkind: regular\nstart: 2026-11-09T15:00\nstatus: cancelled\n---\n",
		"engagements/x/commitments/a.md": "---\ntype: commitment\nwhat: '" + odd + "'\nby: 2026-02-28\nsuccess: s\nstatus: open\n---\n",
		"engagements/x/commitments/b.md": "---\ntype: commitment\nwhat: w\nby: 2026-03-08T09:00\nsuccess: s\nstatus: kept\ndone: 2026-03-07\n---\n",
		"engagements/none/contract.md":   "---\ntype: contract\nclient: N\nstatus: draft\n---\n",
	})
	for reader := range readers {
		t.Run(reader, func(t *testing.T) {
			for line, want := range map[string]string{
				"calendar x --names --only sessions": `[["VEVENT","UID","Ann, B; C\\: session 1","2026-03-09T19:00:00+00:00","2026-03-09T20:30:00+00:00","CONFIRMED",27546780],` +
					`["VEVENT","UID","Ann, B; C\\: session 2","2026-11-01T05:30:00+00:00","2026-11-01T06:30:00+00:00","CONFIRMED",0],` +
					`["VEVENT","UID","Cancelled: Ann, B; C\\: session","2026-11-09T20:00:00+00:00","2026-11-09T21:00:00+00:00","CANCELLED",1]]`,
				"calendar x --names --only due --owner client": `[["VEVENT","UID","Ann, B; C\\: ODD","2026-02-28","2026-03-01","CONFIRMED",0]]`,
				"calendar x --names --only due --owner client --todos": `[["VTODO","UID","Ann, B; C\\: ODD","","2026-02-28","NEEDS-ACTION",0],` +
					`["VTODO","UID","Ann, B; C\\: w","","2026-03-08T13:00:00+00:00","COMPLETED",1]]`,
				"due none --format ics": `[]`,
			} {
				stdout, stderr, code := run(t, append([]string{"-C", dir, "--now", "2026-03-10T09:00"}, strings.Fields(line)...)...)
				if code != 0 {
					t.Fatalf("%s: exit code %d: %s", line, code, stderr)
				}
				seen := readCalendar(t, reader, stdout)
				uids := map[any]bool{}
				for _, entry := range seen {
					uids[entry[1]] = true
					entry[1] = "UID"
				}
				if len(uids) != len(seen) {
					t.Errorf("%s: two entries have one UID", line)
				}
				if seen == nil {
					seen = [][]any{}
				}
				got, err := json.Marshal(seen)
				if err != nil {
					t.Fatal(err)
				}
				quoted, _ := json.Marshal(odd)
				want = strings.ReplaceAll(want, "ODD", strings.Trim(string(quoted), `"`))
				if string(got) != want {
					t.Errorf("%s: %s reads\n%s\nwant\n%s", line, reader, got, want)
				}
			}
		})
	}
}

// TestTheCalendarOfTheExampleIsAsItStandsHere: lines of the golden end in LF, so that git leaves it alone.
func TestTheCalendarOfTheExampleIsAsItStandsHere(t *testing.T) {
	practice := filepath.Join(root, "examples", "practice")
	for name, line := range map[string]string{"calendar.ics": "calendar", "todos.ics": "calendar --only due --todos --refs"} {
		args := append([]string{"-C", practice, "--now", exampleNow}, strings.Fields(line)...)
		stdout, stderr, code := run(t, args...)
		if code != 0 || stderr != "" {
			t.Fatalf("exit code %d: %s", code, stderr)
		}
		golden(t, filepath.Join("testdata", "examples", name), strings.ReplaceAll(stdout, "\r\n", "\n"))
		file := filepath.Join(t.TempDir(), "x.ics")
		if _, stderr, code := run(t, append(args, "-o", file)...); code != 0 {
			t.Fatal(stderr)
		}
		if written, err := os.ReadFile(file); err != nil || string(written) != stdout {
			t.Errorf("%s -o writes something else: %v", line, err)
		}
	}
}
