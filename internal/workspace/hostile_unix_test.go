//go:build unix

package workspace_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"coachctl/internal/coaching"
	"coachctl/internal/plan"
	"coachctl/internal/workspace"
)

// lives fails a test that waits for ever.
func lives(t *testing.T, what string, f func()) {
	t.Helper()
	done := make(chan struct{})
	go func() {
		defer close(done)
		f()
	}()
	select {
	case <-done:
	case <-time.After(20 * time.Second):
		t.Fatalf("%s: waits for ever", what)
	}
}

func link(t *testing.T, dir, to, name string) {
	t.Helper()
	if err := os.Symlink(to, filepath.Join(dir, filepath.FromSlash(name))); err != nil {
		t.Fatal(err)
	}
}

var sound = map[string]string{
	"engagements/e/contract.md":    "---\ntype: contract\nclient: C\nstatus: draft\n---\n",
	"engagements/e/sessions/01.md": "---\ntype: session\nkind: intake\nstart: 2026-03-01T15:00\nstatus: planned\n---\n",
}

// A pipe waits for somebody to write into it. Whatever stands where a file or folder should, nothing waits.
func TestNothingWaitsForAPipe(t *testing.T) {
	for _, name := range []string{"templates", "engagements", "engagements/e", "engagements/e/sessions", "engagements/e/contract.md", "engagements/e/sessions/02.md"} {
		w, dir := disk(t, sound)
		at := filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.RemoveAll(at), syscall.Mkfifo(at, 0o644)); err != nil {
			t.Skipf("there are no pipes here: %v", err)
		}
		lives(t, name, func() {
			_, templates := w.OwnTemplates()
			ids, list := w.Engagements()
			f := w.Load("e", workspace.Whole)
			_, names := w.Names("e", coaching.TypeSession)
			if templates == nil && list == nil && len(ids) > 0 && len(f.Errors) == 0 && names == nil {
				t.Errorf("%s: nobody says that it is a pipe", name)
			}
			p := plan.Plan{{Path: name, Before: []byte("x"), After: []byte("y")}}
			if err := w.Apply(p); err == nil {
				t.Errorf("%s: a pipe is replaced", name)
			}
			if err := w.Apply(plan.Plan{{Path: name, Create: true}}); !errors.Is(err, workspace.ErrExists) {
				t.Errorf("%s: %v", name, err)
			}
			if err := workspace.WritePage(at, nil); err == nil {
				t.Errorf("%s: a page replaces a pipe", name)
			}
			if _, err := workspace.PageChange(at, nil); err == nil {
				t.Errorf("%s: a page would replace a pipe", name)
			}
		})
		if info, err := os.Lstat(at); err != nil || info.Mode().Type() != fs.ModeNamedPipe {
			t.Errorf("%s: the pipe is gone: %v", name, err)
		}
	}
}

// Ten links back to the folder that they lie in are a tree of ten to the power of forty folders.
func TestLinksBackAreNotFollowedRoundAndRound(t *testing.T) {
	w, dir := disk(t, sound)
	for i := range 10 {
		name := string(rune('a' + i))
		link(t, dir, ".", "engagements/e/sessions/"+name)
		link(t, dir, "..", "engagements/e/sessions/up-"+name)
		link(t, dir, name, "engagements/e/sessions/"+name+name+".md")
	}
	lives(t, "links back", func() {
		f := w.Load("e", workspace.Whole)
		if n := len(f.Documents) + len(f.Errors); n > 100 {
			t.Errorf("%d files and errors", n)
		}
	})
}

func TestAnEngagementIsCountedOnce(t *testing.T) {
	w, dir := disk(t, sound)
	link(t, dir, "e", "engagements/again")
	link(t, dir, "again", "engagements/third")
	count := func() (documents, failed int) {
		ids, err := w.Engagements()
		if err != nil {
			t.Fatal(err)
		}
		_ = w.Each(ids, workspace.Meetings, func(f *workspace.Folder) error {
			documents += len(f.Documents)
			for _, err := range f.Errors {
				failed++
				if !strings.Contains(err.Error(), "is a symbolic link to another engagement") {
					t.Error(err)
				}
			}
			return nil
		})
		return documents, failed
	}
	if documents, failed := count(); documents != 2 || failed != 2 {
		t.Errorf("%d documents, %d errors", documents, failed)
	}
	// One that lies elsewhere in the practice may be linked to, once.
	if err := os.Rename(filepath.Join(dir, "engagements", "e"), filepath.Join(dir, "elsewhere")); err != nil {
		t.Fatal(err)
	}
	link(t, dir, "../elsewhere", "engagements/e")
	if documents, failed := count(); documents != 2 || failed != 2 {
		t.Errorf("elsewhere: %d documents, %d errors", documents, failed)
	}
}

func TestWhatLiesOutsideIsNeitherReadNorPassedOverInSilence(t *testing.T) {
	outside := t.TempDir()
	for name, text := range sound {
		put(t, outside, strings.TrimPrefix(name, "engagements/e/"), strings.ReplaceAll(text, "client: C", "client: Outside"))
	}
	put(t, outside, "summary.md.tmpl", "outside")
	before := tree(t, outside)
	for _, name := range []string{"engagements/e", "engagements/e/sessions", "engagements/e/contract.md", "engagements/e/sessions/01.md", "templates", "templates/summary.md.tmpl"} {
		w, dir := disk(t, sound)
		at := filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.RemoveAll(at), os.MkdirAll(filepath.Dir(at), 0o755)); err != nil {
			t.Fatal(err)
		}
		to, _ := filepath.Rel(filepath.Dir(at), filepath.Join(outside, filepath.FromSlash(strings.TrimPrefix(strings.TrimPrefix(name, "engagements/e"), "/"))))
		if strings.HasPrefix(name, "templates") {
			to = filepath.Join(outside, strings.TrimPrefix(name, "templates"))
		}
		link(t, dir, to, name)
		f := w.Load("e", workspace.Whole)
		own, err := w.OwnTemplates()
		if f.Engagement.Contract != nil && f.Engagement.Contract.Client != "C" || len(own) > 0 {
			t.Errorf("%s: what lies outside is read", name)
		}
		if len(f.Errors) == 0 && err == nil {
			t.Errorf("%s: nobody says that it leads out", name)
		}
		for _, p := range []string{"engagements/e/contract.md", "engagements/e/sessions/01.md"} {
			src, _ := os.ReadFile(filepath.Join(dir, filepath.FromSlash(p)))
			err := w.Apply(plan.Plan{{Path: p, Before: src, After: []byte("changed")}})
			if err != nil && strings.Contains(err.Error(), outside) {
				t.Errorf("the error names the machine's folders: %v", err)
			}
			_ = w.Apply(plan.Plan{{Path: p + "x.md", Create: true}})
		}
		same(t, outside, before)
	}
}

// A file may go between the moment that its name is read and the moment that it is.
func TestAFileThatVanishesIsNamedAndTheRestIsRead(t *testing.T) {
	f := vanishing{many(4)}
	w, err := workspace.FromFiles(f)
	if err != nil {
		t.Fatal(err)
	}
	e := w.Load("e003", workspace.Whole)
	if len(e.Errors) != 2 || len(e.Documents) != 5 || !errors.Is(e.Errors[0], fs.ErrNotExist) {
		t.Errorf("%d documents, %v", len(e.Documents), e.Errors)
	}
}

// Vanishing files are a practice whose 02.md are gone once they are listed.
type vanishing struct{ files }

func (v vanishing) Read(p string, buf []byte) ([]byte, error) {
	if strings.HasSuffix(p, "/02.md") {
		return nil, fs.ErrNotExist
	}
	return v.files.Read(p, buf)
}
