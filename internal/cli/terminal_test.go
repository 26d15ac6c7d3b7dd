package cli_test

import (
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode"

	"coachctl/internal/cli"
)

// evil is what a terminal would obey: clear the screen, set the title, move up, turn text round, begin a line.
const evil = "\x1b[2J\x1b]0;x\x07\u009b1A\b\x7f\r\u202e\u2067\u200b\u2028\u0085\nINJECTED"

// evilYAML is the same in the double quotes of YAML.
const evilYAML = `\e[2J\e]0;x\a\x9b1A\b\x7f\r\u202e\u2067\u200b\u2028\N\nINJECTED`

// evilBody is how a body may spell it that is read: Markdown's own references to characters.
const evilBody = "&#27;[2J&#x9b;1A&#8238;&#8203;&#8232;&#13;&#127;&NewLine;INJECTED"

// evilPractice has evil in every value that takes any text, and in the names of folders and files.
func evilPractice(t *testing.T) string {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("there are no such names")
	}
	dir := t.TempDir()
	put(t, dir, "coachctl.yaml", "coach: \"Dana EVIL\"\nemail: \"EVIL@x.example\"\ntimezone: Europe/London\n\"x-EVIL\": \"EVIL\"\n\"EVIL\": 1\n")
	named := evil
	for _, id := range []string{"e", "f" + named} {
		at := "engagements/" + id + "/"
		for name, text := range evilRecords {
			put(t, dir, at+strings.ReplaceAll(name, "EVIL", named), strings.NewReplacer("EVIL-RAW", evil, "EVIL-BODY", evilBody).Replace(text))
		}
	}
	err := filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		return os.WriteFile(name, []byte(strings.ReplaceAll(string(text), "EVIL", evilYAML)), 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

var evilRecords = map[string]string{
	"contract.md": `---
type: contract
client: "Priya EVIL"
client_called: "EVIL"
client_email: "priya@x.example"
client_role: "EVIL"
organisation: "EVIL"
sponsors: [{name: "Ruth EVIL", role: "hr", email: "ruth@x.example"}]
status: agreed
agreed: 2026-01-20
start: 2026-01-20
sessions: 4
log_consent: true
sponsor_sees: [objectives, verdict, measures, attendance]
purpose: {text: "EVIL", owner: client, evidence: "EVIL"}
pack: [{item: "EVIL"}]
objectives:
  - id: o
    statement: "EVIL"
    status: agreed
    agreed: 2026-01-20
    for_sponsor: true
    measures: [{id: m, name: "EVIL", kind: count, unit: "EVIL", baseline: 1, target: 5}]
reasons: {"EVIL": "EVIL"}
---
## Objectives
EVIL-RAW
`,
	"sessions/01.md":        evilSession("intake", "2026-02-02T15:00", "held"),
	"sessions/02.md":        evilSession("midpoint", "2026-03-02T15:00", "held") + "",
	"sessions/03-EVIL.md":   evilSession("regular", "2026-06-18T15:00", "planned"),
	"sessions/EVIL.MD":      "EVIL-RAW",
	"sessions/x-EVIL.md":    "---\ntype: session\n\"stat-EVIL\": \"EVIL\"\nstatus: EVIL\n---\n",
	"sessions/y.md":         "---\ntype: EVIL-RAW\n---\n",
	"commitments/a.md":      "---\ntype: commitment\nwhat: \"EVIL\"\nby: 2026-03-27\nsuccess: \"EVIL\"\ncue: \"EVIL\"\npartner: \"EVIL\"\nsession: \"01\"\nstatus: open\n---\nEVIL-RAW\n",
	"commitments/EVIL.md":   "---\ntype: commitment\nwhat: \"EVIL\"\nby: 2026-07-27\nsuccess: \"EVIL\"\noutcome: \"EVIL\"\nsession: \"EVIL\"\nstatus: partly\ndone: 2026-06-01\n---\n",
	"commitments/own.md":    "---\ntype: commitment\nwhat: \"EVIL\"\nby: 2026-06-27\nowner: coach\nsession: \"02\"\nstatus: open\n---\n",
	"commitments/EVIL/b.md": "x",
}

func evilSession(kind, start, status string) string {
	return "---\ntype: session\nkind: " + kind + "\nstart: " + start + "\nminutes: 60\nstatus: " + status + `
rater: "EVIL"
readings: {m: 3}
verdict: {o: on-track}
share: ["Reading EVIL"]
"x-EVIL": "EVIL"
---
## Check-in (8 min)
- [ ] [EVIL-BODY](../commitments/a.md) — EVIL-BODY

## Agenda (5 min)
- The council EVIL-BODY

Valuable if: EVIL-BODY

## Core work EVIL-BODY
EVIL-BODY

## Commitments (10 min)
- [ ] Speak EVIL-BODY — by friday — success: EVIL-BODY

## Close (2 min)
Shifted: EVIL-BODY

## Takeaways
- Decision: EVIL-BODY
- Reframe: EVIL-BODY
`
}

// reading are the commands that print what stands in a practice, and what they say where a name is wrong.
var reading = []string{
	"due --within 90d --owner all", "due --format json", "due --format jsonl", "due --format github", "due --format ics",
	"check", "check --show-source", "check --format json", "check --format jsonl", "check --format sarif", "check --format github",
	"check --fix --dry-run", "list", "list e", "list --format json", "list e --format json", "show e", "show e/01", "show e/a", "show e/a --format json",
	"summary e/01", "summary e/01 --format html", "summary e/01 --format text", "summary e/01 --format eml", "summary e/01 --format json",
	"summary e/02", "prompt e", "prompt e/03", "brief e", "brief e/03", "report e --for client", "report e --for sponsor",
	"progress e", "progress e --format html", "progress e --format svg", "progress e --format csv", "progress e --format json",
	"hours", "hours --format csv", "hours --format json", "calendar", "calendar --titles", "calendar --within 90d",
	"summary", "show nothing", "show e/0", "mark e/0 held --dry-run", "list f", "show EVIL", "due EVIL", "EVIL", "due --EVIL", "due --format EVIL", "show e/EVIL",
	"set e/a what=EVIL --dry-run", "set e/a EVIL=x --dry-run", "set e/01 place=x --dry-run", "move e/03 EVIL", "new commitment e --what EVIL --by friday --success EVIL --dry-run",
	"new contract EVIL --client x", "new contract g --client EVIL --dry-run", "new session e --at EVIL", "new session e --as EVIL", "mark e/a kept --note EVIL --dry-run",
	"capture e/01 --dry-run", "capture e/02 --dry-run", "wrap e/03 --dry-run", "import EVIL", "explain EVIL", "schema EVIL", "help EVIL", "summary e/01 -o EVIL/x", "check EVIL",
}

// What a person wrote may have lines there.
var ofManyLines = regexp.MustCompile(`--dry-run|^(summary|prompt|brief|report)`)

// A sound line of a format that has them ends in CR LF.
var withReturns = regexp.MustCompile(`--format (eml|csv|ics)|^calendar|--dry-run`)

func TestNothingPrintedMovesTheCursor(t *testing.T) {
	dir := evilPractice(t)
	for _, line := range reading {
		var args []string
		for _, word := range strings.Fields(line) {
			args = append(args, strings.ReplaceAll(word, "EVIL", evil))
		}
		out, errs := onTerminal(append([]string{"-C", dir, "--now", exampleNow, "--color", "never"}, args...))
		if strings.Contains(errs, "internal error") {
			t.Errorf("%s: %s", line, errs)
		}
		for what, text := range map[string]string{"stdout": out, "stderr": errs} {
			if withReturns.MatchString(line) {
				text = strings.ReplaceAll(text, "\r\n", "\n")
			}
			if at := strings.IndexFunc(text, moves); at >= 0 {
				t.Errorf("%s: %s: %q", line, what, text[max(at-60, 0):min(at+60, len(text))])
			}
			if at := strings.Index("\n"+text, "\nINJECTED"); at >= 0 && !ofManyLines.MatchString(line) {
				t.Errorf("%s: %s has a line of its own: %q", line, what, text[max(at-100, 0):min(at+60, len(text))])
			}
		}
	}
}

// onTerminal plays one command line in this process as on a terminal, whose width cannot be right.
func onTerminal(args []string) (stdout, stderr string) {
	var out, errs strings.Builder
	cli.Main(cli.Env{
		In: strings.NewReader(""), Out: &out, Err: &errs, Getenv: func(string) string { return "" }, Terminal: true, Width: len(args[0]) % 2,
	}, args)
	return out.String(), errs.String()
}

func moves(r rune) bool {
	return unicode.IsControl(r) && r != '\n' && r != '\t' || slices.Contains([]rune("\u200b\u2028\u2029\ufeff"), r) ||
		r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069'
}
