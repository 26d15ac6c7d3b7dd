package amend_test

import (
	"bytes"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"
	_ "time/tzdata"

	"coachctl/internal/amend"
	"coachctl/internal/coaching"
	"coachctl/internal/document"
	"coachctl/internal/fill"
	"coachctl/internal/plan"
	"coachctl/internal/scaffold"
	"coachctl/internal/workspace"
	"coachctl/templates"
)

// files are a practice as a map; it is read as a disk is.
type files map[string]string

func (f files) Read(p string, _ []byte) ([]byte, error) {
	text, ok := f[p]
	if !ok {
		return nil, fs.ErrNotExist
	}
	return []byte(text), nil
}

func (f files) List(dir string) ([]workspace.Entry, error) {
	var out []workspace.Entry
	for _, p := range slices.Sorted(maps.Keys(f)) {
		rest, ok := strings.CutPrefix(p, dir+"/")
		if name, _, below := strings.Cut(rest, "/"); ok && !slices.Contains(out, workspace.Entry{Name: name, Dir: below}) {
			out = append(out, workspace.Entry{Name: name, Dir: below})
		}
	}
	if len(out) == 0 {
		return nil, fs.ErrNotExist
	}
	return out, nil
}

// take carries out the first n changes of a plan, new files first, as a run does that is cut short behind them.
func (f files) take(t *testing.T, p plan.Plan, n int) {
	t.Helper()
	p = slices.Clone(p)
	slices.SortStableFunc(p, func(a, b plan.Change) int {
		return map[bool]int{true: 0, false: 1}[a.Create] - map[bool]int{true: 0, false: 1}[b.Create]
	})
	for _, c := range p[:min(n, len(p))] {
		if have, there := f[c.Path]; there == c.Create && have != string(c.After) || !c.Create && have != string(c.Before) {
			t.Fatalf("%s: the plan was made for other files", c.Path)
		}
		f[c.Path] = string(c.After)
	}
}

const (
	session3  = "engagements/e/sessions/03.md"
	session4  = "engagements/e/sessions/04.md"
	promiseA  = "engagements/e/commitments/2026-03-02-a.md"
	contract1 = "engagements/e/contract.md"
)

// now is a Tuesday; the third session was the day before.
var now = time.Date(2026, 3, 17, 9, 0, 0, 0, time.UTC)

// practice is an engagement between its third and fourth session. Jotted stands under Commitments of the third.
func practice(jotted string) files {
	return files{
		"coachctl.yaml":                "coach: Dana\ntimezone: Europe/London\n",
		contract1:                      "---\ntype: contract\nclient: Priya Nair\nstatus: agreed\ncancellation: 24h\n---\n",
		"engagements/e/sessions/02.md": "---\ntype: session\nkind: regular\nstart: 2026-03-02T15:00\nstatus: held\n---\n",
		session3: "---\ntype: session\nkind: regular\nstart: 2026-03-16T15:00\nstatus: planned   # as agreed\n---\n## Check-in\n" +
			"- [ ] [Write to Ruth](../commitments/2026-03-02-a.md) — by Fri 6 March\n\n## Commitments (10 min)\n" + jotted + "\n## Close\n",
		session4: "---\ntype: session\nkind: regular\nstart: 2026-03-30T15:00\nstatus: planned\n---\n## Check-in\n\n## Agenda\n",
		promiseA: "---\ntype: commitment\nwhat: Write to Ruth\nby: 2026-03-06\nsuccess: She has it\nsession: \"02\"\nstatus: open\n---\n",
	}
}

func editor(t *testing.T, f files) *amend.Editor {
	t.Helper()
	w, err := workspace.FromFiles(f)
	if err != nil {
		t.Fatal(err)
	}
	folder := w.Load("e", workspace.Whole)
	for _, d := range folder.Unreadable() {
		t.Fatalf("%s cannot be read: %v", d.Path, d.Findings)
	}
	names, err := w.Names("e", coaching.TypeCommitment)
	if err != nil {
		t.Fatal(err)
	}
	return &amend.Editor{
		Engagement: folder.Engagement, Now: now, Read: w.Read, Names: names,
		Builder: scaffold.Builder{Set: fill.New(templates.Files, nil), Quote: document.Quote},
	}
}

// capture runs it on the third session and carries it out.
func capture(t *testing.T, f files) *amend.Editor {
	t.Helper()
	x := editor(t, f)
	if _, err := x.Capture(x.Engagement.Meeting("03")); err != nil {
		t.Fatal(err)
	}
	f.take(t, x.Plan, len(x.Plan))
	return x
}

func promise(t *testing.T, f files, name string) *coaching.Commitment {
	t.Helper()
	p := "engagements/e/commitments/" + name + ".md"
	d := document.Parse(p, coaching.TypeCommitment, []byte(f[p]))
	if d.Commitment == nil {
		t.Fatalf("%s cannot be read: %v\n%s", p, d.Findings, f[p])
	}
	return d.Commitment
}

func promises(f files) []string {
	var out []string
	for _, p := range slices.Sorted(maps.Keys(f)) {
		if strings.Contains(p, "/commitments/") && p != promiseA {
			out = append(out, p)
		}
	}
	return out
}

// lined are the lines of a file that are not in another one.
func lined(a, b string) string {
	var out []string
	for line := range strings.Lines(a) {
		if !strings.Contains(b, line) {
			out = append(out, strings.TrimSpace(line))
		}
	}
	return strings.Join(out, " | ")
}

func crlf(f files) files {
	for name, text := range f {
		f[name] = string(bytes.ReplaceAll([]byte(text), []byte("\n"), []byte("\r\n")))
	}
	return f
}
