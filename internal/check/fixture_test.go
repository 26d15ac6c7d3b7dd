package check_test

import (
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"coachctl/internal/check"
	"coachctl/internal/coaching"
	"coachctl/internal/diag"
	"coachctl/internal/document"
	"coachctl/internal/workspace"
)

var update = flag.Bool("update", false, "rewrite testdata/*/want.txt")

var noon = time.Date(2026, 2, 20, 12, 0, 0, 0, time.UTC)

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
	entries := map[string]bool{}
	for p := range f {
		if rest, ok := strings.CutPrefix(p, dir+"/"); ok {
			name, _, below := strings.Cut(rest, "/")
			entries[name] = below
		}
	}
	if len(entries) == 0 {
		return nil, fs.ErrNotExist
	}
	var out []workspace.Entry
	for _, name := range slices.Sorted(maps.Keys(entries)) {
		out = append(out, workspace.Entry{Name: name, Dir: entries[name]})
	}
	return out, nil
}

// archive reads a file in the txtar format: a comment, then files.
func archive(t *testing.T, name string) (comment string, f files) {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	f = files{}
	at := ""
	for line := range strings.Lines(string(text)) {
		if p, ok := strings.CutPrefix(line, "-- "); ok && strings.HasSuffix(line, " --\n") {
			at = strings.TrimSuffix(p, " --\n")
			f[at] = ""
			continue
		}
		if at == "" {
			comment += line
			continue
		}
		f[at] += line
	}
	return comment, f
}

// practice is the sound practice with the changes of an overlay.
func practice(t *testing.T, overlay string) files {
	t.Helper()
	_, f := archive(t, filepath.Join("testdata", "base.txtar"))
	if overlay == "" {
		return f
	}
	comment, changes := archive(t, overlay)
	for line := range strings.Lines(comment) {
		if err := f.change(strings.TrimSpace(line)); err != nil {
			t.Fatalf("%s: %s: %v", overlay, line, err)
		}
	}
	maps.Copy(f, changes)
	return f
}

func (f files) change(line string) error {
	verb, rest, _ := strings.Cut(line, " ")
	if verb == "mv" {
		args := quoted(rest)
		for p, text := range maps.Clone(f) {
			if strings.HasPrefix(p, args[0]) {
				delete(f, p)
				f[args[1]+strings.TrimPrefix(p, args[0])] = text
			}
		}
		return nil
	}
	p, rest, _ := strings.Cut(rest, " ")
	if _, ok := f[p]; !ok {
		return fs.ErrNotExist
	}
	args := quoted(rest)
	switch verb {
	case "rm":
		delete(f, p)
	case "sub":
		if !strings.Contains(f[p], args[0]) {
			return fmt.Errorf("%q is not in it", args[0])
		}
		f[p] = strings.ReplaceAll(f[p], args[0], args[1])
	case "pad":
		n, err := strconv.Atoi(strings.TrimSpace(rest[strings.LastIndexByte(rest, ' ')+1:]))
		if err != nil {
			return err
		}
		f[p] += strings.Repeat(args[0], n)
	default:
		return fmt.Errorf("no such change")
	}
	return nil
}

// quoted are the Go strings at the front of a text.
func quoted(text string) []string {
	var out []string
	for {
		text = strings.TrimLeft(text, " ")
		q, err := strconv.QuotedPrefix(text)
		if err != nil {
			return out
		}
		s, _ := strconv.Unquote(q)
		out, text = append(out, s), text[len(q):]
	}
}

// cases are the engagements of a practice as the rules see them.
func cases(t *testing.T, f workspace.Files, now time.Time) []*check.Case {
	t.Helper()
	w, err := workspace.FromFiles(f)
	if err != nil {
		t.Fatal(err)
	}
	ids, err := w.Engagements()
	if err != nil {
		t.Fatal(err)
	}
	var out []*check.Case
	for _, id := range ids {
		d := w.Load(id, workspace.Whole)
		for _, err := range d.Errors {
			t.Error(err)
		}
		out = append(out, &check.Case{
			ID: d.ID, Dir: d.Dir, Engagement: d.Engagement, Documents: d.Documents, Misplaced: d.Misplaced,
			Earlier: earlier(t, f, d.Dir+"/contract.md"), Now: now,
		})
	}
	return out
}

// earlier are the versions of a contract that the archive has beside the practice, oldest first: `@2026-02-10T12:00/PATH`
// is what was committed as PATH at that instant, in UTC.
func earlier(t *testing.T, f workspace.Files, contract string) []check.Version {
	t.Helper()
	all, _ := f.(files)
	var out []check.Version
	for _, p := range slices.Sorted(maps.Keys(all)) {
		instant, rest, _ := strings.Cut(strings.TrimPrefix(p, "@"), "/")
		if !strings.HasPrefix(p, "@") || rest != contract {
			continue
		}
		at, err := time.Parse("2006-01-02T15:04", instant)
		if err != nil {
			t.Fatalf("%s: %v", p, err)
		}
		if d := document.Parse(rest, coaching.TypeContract, []byte(all[p])); d.Readable {
			out = append(out, check.Version{At: at, Contract: d.Contract})
		}
	}
	return out
}

// findings are all that the rules say of a practice at a time.
func findings(t *testing.T, f workspace.Files, now time.Time) diag.List {
	t.Helper()
	var found diag.List
	for _, c := range cases(t, f, now) {
		found = append(found, check.Engagement(c)...)
	}
	return found.Sort()
}

// written is a finding as want.txt has it.
func written(d diag.Diagnostic) string {
	return fmt.Sprintf("%s:%d:%d: %s %s: %s", d.Path, d.Start.Line, d.Start.Col, d.Severity, d.Rule, d.Message)
}

// fixtures are the names of an archive of every rule: its good, its bad.
func fixtures(t *testing.T, base string) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join("testdata", "*", base))
	if err != nil || len(names) == 0 {
		t.Fatalf("no %s under testdata: %v", base, err)
	}
	return names
}

func ruleOf(fixture string) string { return path.Base(filepath.ToSlash(filepath.Dir(fixture))) }
