package workspace

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"coachctl/internal/amend"
	"coachctl/internal/coaching"
	"coachctl/internal/document"
	"coachctl/internal/fill"
	"coachctl/internal/plan"
	"coachctl/internal/scaffold"
	"coachctl/templates"
)

// before is a practice before its third session is wrapped up.
var before = map[string]string{
	"coachctl.yaml":                "coach: Dana\ntimezone: UTC\n",
	"engagements/e/contract.md":    "---\ntype: contract\nclient: Priya\nstatus: agreed\n---\n",
	"engagements/e/sessions/02.md": "---\ntype: session\nkind: regular\nstart: 2026-03-02T15:00\nstatus: held\n---\n",
	"engagements/e/sessions/03.md": "---\ntype: session\nkind: regular\nstart: 2026-03-16T15:00\nstatus: planned\n---\n## Check-in\n- [ ] [W](../commitments/a.md) — kept\n\n" +
		"## Commitments\n- [ ] One — by friday — success: x\n- [ ] me: two — by friday\n",
	"engagements/e/sessions/04.md":   "---\ntype: session\nkind: regular\nstart: 2026-03-30T15:00\nstatus: planned\n---\n## Check-in\n",
	"engagements/e/commitments/a.md": "---\ntype: commitment\nwhat: W\nby: 2026-03-06\nsuccess: x\nsession: \"02\"\nstatus: open\n---\n",
}

// A command changes the practice as the command line does, over a disk that may fail.
type command func(w *Workspace) error

func amending(change func(x *amend.Editor) error) command {
	return func(w *Workspace) error {
		f := w.Load("e", Whole)
		names, err := w.Names("e", coaching.TypeCommitment)
		if err != nil {
			return err
		}
		x := &amend.Editor{
			Engagement: f.Engagement, Now: time.Date(2026, 3, 17, 9, 0, 0, 0, time.UTC), Read: w.Read, Names: names,
			Builder: scaffold.Builder{Set: fill.New(templates.Files, nil), Quote: document.Quote},
		}
		if err := change(x); err != nil {
			return err
		}
		return w.Apply(x.Plan)
	}
}

var commands = map[string]command{
	"wrap": amending(func(x *amend.Editor) error {
		m := x.Engagement.Meeting("03")
		if _, err := x.MarkSession(m, amend.SessionMark{Status: coaching.Held, Minutes: 55}); err != nil {
			return err
		}
		if _, err := x.Settle(m); err != nil {
			return err
		}
		_, err := x.Capture(m)
		return err
	}),
	"carry": amending(func(x *amend.Editor) error {
		_, err := x.MarkPromise(x.Engagement.Commitment("a"), amend.PromiseMark{Status: coaching.Carried, ByNext: true})
		return err
	}),
	"new folder": func(w *Workspace) error {
		return w.Apply(plan.Plan{{Path: "engagements/n/sessions/01.md", Create: true, After: []byte("one")}})
	},
}

func lay(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range before {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o640); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// lies are the files in a folder, those on their way to a place apart.
func lies(t *testing.T, dir string) (files map[string]string, temps []string) {
	t.Helper()
	files = map[string]string{}
	err := filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		rel, _ := filepath.Rel(dir, name)
		if e.Name()[0] == '.' && strings.HasSuffix(e.Name(), tempSuffix) {
			temps = append(temps, rel)
			return nil
		}
		text, err := os.ReadFile(name)
		rel = filepath.ToSlash(rel)
		files[rel] = string(text)
		if info, _ := e.Info(); before[rel] != "" && runtime.GOOS != "windows" && info.Mode().Perm() != 0o640 {
			return fmt.Errorf("%s has mode %v", rel, info.Mode())
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files, temps
}

var errKilled = errors.New("killed")

// play runs a command over a disk whose n-th operation fails, and gives how many operations it took.
func play(t *testing.T, dir string, run command, fault func(n int, op string) error) (ops int, err error) {
	t.Helper()
	w, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer w.root.Close()
	w.fault = func(op, _ string) error {
		ops++
		return fault(ops, op)
	}
	defer func() {
		if r := recover(); r != nil {
			if r != errKilled { //nolint:errorlint // it is the very value
				panic(r)
			}
			err = errKilled
		}
	}()
	return ops, run(w)
}

func errnoOf(op string) error {
	switch op {
	case "write", "create", "mkdir", "link":
		return syscall.ENOSPC
	case "sync", "sync-folder", "close", "read":
		return syscall.EIO
	}
	return syscall.EACCES
}

// TestAnyOperationMayFail lets every operation of a command fail once, fail with all after it, and be the one before which
// the process is killed. Each file is then as it was or as intended, an error takes everything back, and the same command
// run again completes the work and leaves no litter.
func TestAnyOperationMayFail(t *testing.T) {
	faults := map[string]func(n int) func(int, string) error{
		"fails": func(n int) func(int, string) error {
			return func(i int, op string) error {
				if i == n {
					return errnoOf(op)
				}
				return nil
			}
		},
		"fails for good": func(n int) func(int, string) error {
			return func(i int, op string) error {
				if i >= n {
					return errnoOf(op)
				}
				return nil
			}
		},
		"is killed": func(n int) func(int, string) error {
			return func(i int, _ string) error {
				if i == n {
					panic(errKilled)
				}
				return nil
			}
		},
	}
	cases := 0
	for name, run := range commands {
		dir := lay(t)
		ops, err := play(t, dir, run, func(int, string) error { return nil })
		if err != nil {
			t.Fatal(err)
		}
		whole, temps := lies(t, dir)
		if len(temps) > 0 || maps.Equal(whole, before) {
			t.Fatalf("%s: %v", name, temps)
		}
		for kind, fault := range faults {
			for n := 1; n <= ops; n++ {
				cases++
				t.Run(fmt.Sprintf("%s %s at %d", name, kind, n), func(t *testing.T) { oneFault(t, run, kind, fault(n), whole) })
			}
		}
	}
	t.Logf("%d faults", cases)
}

func oneFault(t *testing.T, run command, kind string, fault func(int, string) error, whole map[string]string) {
	dir := lay(t)
	_, err := play(t, dir, run, fault)
	files, temps := lies(t, dir)
	for name, text := range files {
		if want, known := before[name]; (!known || text != want) && text != whole[name] {
			t.Errorf("%s holds %q", name, text)
		}
	}
	for name := range before {
		if _, there := files[name]; !there {
			t.Errorf("%s is gone", name)
		}
	}
	switch {
	case err == nil:
		if !maps.Equal(files, whole) {
			t.Error("no error, and not all is done")
		}
	case kind == "fails" && (!maps.Equal(files, before) || len(temps) > 0):
		t.Errorf("%v: not taken back: %v, %v", err, files, temps)
	}
	if _, err := os.Stat(filepath.Join(dir, "engagements", "n")); kind == "fails" && len(files) == len(before) && err == nil {
		t.Error("a new folder is left")
	}
	if _, err := play(t, dir, run, func(int, string) error { return nil }); err != nil {
		t.Fatalf("run again: %v", err)
	}
	if files, temps := lies(t, dir); !maps.Equal(files, whole) || len(temps) > 0 {
		t.Errorf("run again, not all is done: %v, %v", temps, files)
	}
}

func TestLitterOfAnyDocumentIsCleared(t *testing.T) {
	dir := lay(t)
	stale := []string{".coachctl.yaml", "engagements/e/.contract.md", "engagements/e/sessions/.09.md", "engagements/e/commitments/.x.md"}
	for _, name := range stale {
		if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(name+tempSuffix)), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	live := filepath.Join(dir, fmt.Sprintf(".page.txt.%d%s", os.Getpid(), pageSuffix))
	if err := os.WriteFile(live, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	w, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Apply(nil); err != nil {
		t.Fatal(err)
	}
	if _, temps := lies(t, dir); len(temps) != 1 {
		t.Errorf("left: %v", temps)
	}
	// One that writes looks where it writes, and nowhere else: a write costs the same in a practice of any size.
	listed := 0
	w.fault = func(op, p string) error {
		if op == "list" {
			listed++
			if !strings.HasPrefix(p+"/", "engagements/e/") && p != "." {
				t.Errorf("looks into %s", p)
			}
		}
		return nil
	}
	text := []byte(before["engagements/e/contract.md"])
	if err := w.Apply(plan.Plan{{Path: "engagements/e/contract.md", Before: text, After: text}}); err != nil || listed != 4 {
		t.Errorf("%v, %d folders looked into", err, listed)
	}
	dead := filepath.Join(dir, ".other.txt.999999999"+pageSuffix)
	for _, name := range []string{dead, filepath.Join(dir, pageSuffix)} {
		if err := os.WriteFile(name, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := WritePage(filepath.Join(dir, "page.txt"), []byte("page")); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(dead); err == nil && runtime.GOOS != "windows" {
		t.Error("what a run that died left of a page is still there")
	}
}
