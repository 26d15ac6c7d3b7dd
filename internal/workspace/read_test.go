package workspace_test

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"coachctl/internal/coaching"
	"coachctl/internal/plan"
	"coachctl/internal/workspace"
)

// files are a practice as a map.
type files map[string]string

func (f files) Read(p string, buf []byte) ([]byte, error) {
	text, ok := f[p]
	if !ok {
		return nil, fs.ErrNotExist
	}
	return append(buf[:0], text...), nil // into the caller's memory, as a disk does
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

// many is a practice of n engagements, each different.
func many(n int) files {
	f := files{"coachctl.yaml": config}
	for i := range n {
		dir := fmt.Sprintf("engagements/e%03d/", i)
		f[dir+"contract.md"] = fmt.Sprintf("---\ntype: contract\nclient: Client %d\nstatus: draft\nsessions: %d\n---\n", i, i+1)
		for j := range i % 4 {
			f[fmt.Sprintf("%ssessions/%02d.md", dir, j+1)] = fmt.Sprintf("---\ntype: session\nkind: regular\nstart: 2026-03-%02dT15:00\nstatus: planned\n---\n## Agenda\n- %d of %d\n", j+1, j, i)
			f[fmt.Sprintf("%scommitments/%02d.md", dir, j+1)] = fmt.Sprintf("---\ntype: commitment\nwhat: %d of %d\nby: 2026-03-%02d\nsuccess: s\nstatus: %s\n---\n", j, i, j+1, []string{"open", "kept"}[j%2])
		}
	}
	return f
}

// seen is all that a run over engagements hands over, as text.
func seen(t *testing.T, w *workspace.Workspace, ids []string, depth workspace.Depth) string {
	t.Helper()
	var out strings.Builder
	err := w.Each(ids, depth, func(f *workspace.Folder) error {
		fmt.Fprintf(&out, "%s %s %d\n", f.ID, f.Engagement.Contract.Client, f.Engagement.Contract.Sessions)
		for _, d := range f.Documents {
			fmt.Fprintf(&out, "  %s %t", d.Path, d.Readable)
			if d.Session != nil {
				fmt.Fprintf(&out, " %s %v", d.Session.Start, d.Session.Agenda)
			}
			if d.Commitment != nil {
				fmt.Fprintf(&out, " %s %s", d.Commitment.What, d.Commitment.Status)
			}
			out.WriteByte('\n')
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestEachIsInOrderHoweverManyReadAhead(t *testing.T) {
	w, err := workspace.FromFiles(many(60))
	if err != nil {
		t.Fatal(err)
	}
	ids, err := w.Engagements()
	if err != nil || len(ids) != 60 || !slices.IsSorted(ids) {
		t.Fatalf("engagements %v (%v)", ids, err)
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for _, depth := range []workspace.Depth{workspace.OpenFronts, workspace.Fronts, workspace.Whole} {
		var first string
		for _, n := range []int{1, 2, 3, 4, 16} {
			runtime.GOMAXPROCS(n)
			got := seen(t, w, ids, depth)
			if first == "" {
				first = got
			}
			if got != first {
				t.Fatalf("depth %d with %d is another:\n%s\nthan\n%s", depth, n, got, first)
			}
		}
		if n := strings.Count(first, "\n"); n < 60 {
			t.Errorf("depth %d sees %d lines", depth, n)
		}
		if passed := !strings.Contains(first, "kept"); passed != (depth == workspace.OpenFronts) {
			t.Errorf("depth %d passes over closed promises: %t", depth, passed)
		}
	}
}

// counted tells how many contracts were read.
type counted struct {
	workspace.Files
	n *atomic.Int64
}

func (c counted) Read(p string, buf []byte) ([]byte, error) {
	if strings.HasSuffix(p, "/contract.md") {
		c.n.Add(1)
	}
	return c.Files.Read(p, buf)
}

// However slowly they are taken, engagements do not gather in memory.
func TestEachReadsOnlyAFewAhead(t *testing.T) {
	var read atomic.Int64
	w, err := workspace.FromFiles(counted{many(600), &read})
	if err != nil {
		t.Fatal(err)
	}
	ids, _ := w.Engagements()
	taken := int64(0)
	err = w.Each(ids, workspace.Fronts, func(*workspace.Folder) error {
		if taken++; taken < 4 {
			time.Sleep(10 * time.Millisecond)
		}
		if ahead := read.Load() - taken; ahead > 64 {
			t.Fatalf("%d engagements are read ahead of the one in hand", ahead)
		}
		return nil
	})
	if err != nil || taken != 600 {
		t.Errorf("%d engagements: %v", taken, err)
	}
}

func TestPromisesAreNotLookedAtWhereOnlyMeetingsAreWanted(t *testing.T) {
	w, err := workspace.FromFiles(many(4))
	if err != nil {
		t.Fatal(err)
	}
	f := w.Load("e003", workspace.Meetings)
	if e := f.Engagement; e.Contract == nil || len(e.Meetings) != 3 || len(e.Commitments) != 0 || len(f.Documents) != 4 {
		t.Errorf("%+v", f)
	}
}

func TestEachStopsAtTheFirstError(t *testing.T) {
	w, err := workspace.FromFiles(many(30))
	if err != nil {
		t.Fatal(err)
	}
	ids, _ := w.Engagements()
	full, n := errors.New("full"), 0
	err = w.Each(ids, workspace.Fronts, func(*workspace.Folder) error {
		if n++; n == 7 {
			return full
		}
		return nil
	})
	if !errors.Is(err, full) || n != 7 || !strings.Contains(err.Error(), ids[6]) {
		t.Errorf("error %v after %d", err, n)
	}
	if err := w.Each(nil, workspace.Fronts, nil); err != nil {
		t.Error(err)
	}
}

func TestAPracticeThatIsNotOnADiskIsReadOnly(t *testing.T) {
	w, err := workspace.FromFiles(many(1))
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Apply(plan.Plan{{Path: "x", Create: true}}); !errors.Is(err, workspace.ErrReadOnly) {
		t.Errorf("error %v", err)
	}
	if _, err := workspace.FromFiles(files{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v", err)
	}
}

func TestAPracticeIsFoundUpwards(t *testing.T) {
	_, dir := disk(t, map[string]string{"engagements/e/sessions/01.md": "x", "coaching.yaml/x": ""})
	for below, engagement := range map[string]string{".": "", "engagements": "", "engagements/e": "e", "engagements/e/sessions": "e"} {
		w, err := workspace.Open(filepath.Join(dir, filepath.FromSlash(below)))
		if err != nil || w.Root != dir || w.Here != below || w.HereEngagement() != engagement {
			t.Errorf("%s: %+v %v", below, w, err)
		}
	}
	if _, err := workspace.Open(t.TempDir()); !errors.Is(err, workspace.ErrNoPractice) {
		t.Errorf("error %v", err)
	}
	if _, err := workspace.Open(filepath.Join(dir, "coachctl.yaml")); err == nil {
		t.Error("a file is no folder")
	}
}

func TestFilesThatAreNoneOfOursAreLeftAlone(t *testing.T) {
	f := many(4)
	for _, name := range []string{".hidden.md", "README.md", "readme.md", "scan.pdf", "01.md~", "sub/notes.txt"} {
		f["engagements/e000/sessions/"+name] = "nothing of ours"
	}
	f["engagements/.trash/contract.md"], f["engagements/file"], f["engagements/e000/notes.md"] = "", "", ""
	w, err := workspace.FromFiles(f)
	if err != nil {
		t.Fatal(err)
	}
	if ids, _ := w.Engagements(); len(ids) != 4 {
		t.Errorf("engagements %v", ids)
	}
	if names, err := w.Names("e000", coaching.TypeSession); len(names) != 0 || err != nil {
		t.Errorf("sessions %v (%v)", names, err)
	}
	if names, err := w.Names("e003", coaching.TypeCommitment); !slices.Equal(names, []string{"01", "02", "03"}) || err != nil {
		t.Errorf("promises %v (%v)", names, err)
	}
	if d := w.Load("e000", workspace.Whole); len(d.Documents) != 1 || len(d.Errors) != 0 {
		t.Errorf("loaded %v %v", d.Documents, d.Errors)
	}
	if d := w.Load("none", workspace.Whole); len(d.Documents) != 0 || len(d.Errors) != 0 {
		t.Errorf("an engagement that is not there has %v", d.Documents)
	}
}

func TestAMarkdownFileThatNothingReadsIsNamed(t *testing.T) {
	f := many(4)
	f["engagements/e000/sessions/old/02.md"], f["engagements/e000/sessions/03.MD"] = "x", "x"
	w, err := workspace.FromFiles(f)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range w.Load("e000", workspace.Whole).Unreadable() {
		if len(d.Findings) != 1 || d.Findings[0].Rule != "stray-file" {
			t.Errorf("%s: %+v", d.Path, d.Findings)
		}
	}
	if n := len(w.Load("e000", workspace.Whole).Unreadable()); n != 2 {
		t.Errorf("%d files are named", n)
	}
}

func TestAnOversizedFileIsReadNoFurtherThanItTakes(t *testing.T) {
	w, dir := disk(t, nil)
	file, err := os.Create(filepath.Join(dir, "big.md"))
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(file.Truncate(1<<32), file.Close()); err != nil {
		t.Skipf("no sparse files here: %v", err)
	}
	src, err := w.Read("big.md")
	if err != nil || len(src) > 1<<20 {
		t.Errorf("%d bytes are read (%v)", len(src), err)
	}
}
