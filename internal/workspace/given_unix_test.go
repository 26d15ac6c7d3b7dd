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

	"coachctl/internal/plan"
	"coachctl/internal/workspace"
)

// A downloaded practice may hold a link of any name, and a person types its name.
func TestAPageGoesThroughNoLinkOutOfAPractice(t *testing.T) {
	outside := t.TempDir()
	put(t, outside, "profile", "own")
	_, dir := disk(t, sound)
	put(t, dir, "pages/old.txt", "old")
	link(t, dir, filepath.Join(outside, "profile"), "page.txt")
	link(t, dir, outside, "out")
	link(t, dir, "pages", "in")
	link(t, dir, "pages/old.txt", "alias.txt")
	for _, name := range []string{"page.txt", "out/profile", "out/new", "engagements/../page.txt"} {
		name = filepath.Join(dir, filepath.FromSlash(name))
		_, dry := workspace.PageChange(name, nil)
		_, read := workspace.ReadGiven(name, 9)
		for what, err := range map[string]error{"write": workspace.WritePage(name, nil), "show": dry, "read": read} {
			if !errors.Is(err, workspace.ErrOutside) {
				t.Errorf("%s %s: %v", what, name, err)
			}
		}
	}
	same(t, outside, map[string]string{"profile": "own"})
	for _, name := range []string{"in/new.txt", "in/old.txt", "alias.txt"} {
		if err := workspace.WritePage(filepath.Join(dir, name), []byte(name)); err != nil {
			t.Error(err)
		}
	}
	// Links of one's own, outside of any practice, lead where they lead.
	away := t.TempDir()
	link(t, away, outside, "letters")
	link(t, away, dir, "practice")
	for _, name := range []string{"letters/new.txt", "practice/pages/new.txt"} {
		if err := workspace.WritePage(filepath.Join(away, name), []byte(name)); err != nil {
			t.Error(err)
		}
	}
	if text, err := workspace.ReadGiven(filepath.Join(away, "letters/profile"), 2); string(text) != "own" || err != nil {
		t.Errorf("%q, %v", text, err)
	}
}

func TestAFileThatAPersonNamesMayBeAPipe(t *testing.T) {
	at := filepath.Join(t.TempDir(), "rows.csv")
	if err := syscall.Mkfifo(at, 0o644); err != nil {
		t.Skipf("there are no pipes here: %v", err)
	}
	lives(t, "a pipe to import", func() {
		if _, err := workspace.ReadGiven(at, 9); err == nil || !strings.Contains(err.Error(), "is not a regular file") {
			t.Error(err)
		}
	})
}

// A file of 256 GiB takes no room on a disk, and more memory than there is.
func TestNoMoreIsReadOfAFileThanIsCompared(t *testing.T) {
	w, dir := disk(t, sound)
	for _, name := range []string{"engagements/e/sessions/02.md", "page.txt"} {
		at := filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.WriteFile(at, []byte("---"), 0o644), os.Truncate(at, 256<<30)); err != nil {
			t.Skipf("there are no files with holes here: %v", err)
		}
	}
	if err := w.Apply(plan.Plan{{Path: "engagements/e/sessions/02.md", Create: true, After: []byte("---")}}); !errors.Is(err, workspace.ErrExists) {
		t.Error(err)
	}
	if err := w.Apply(plan.Plan{{Path: "engagements/e/sessions/02.md", Before: []byte("---"), After: []byte("x")}}); !errors.Is(err, workspace.ErrChanged) {
		t.Error(err)
	}
	if _, err := workspace.PageChange(filepath.Join(dir, "page.txt"), nil); err == nil {
		t.Error("a file that no page is would be replaced")
	}
	if err := workspace.WritePage(filepath.Join(dir, "page.txt"), nil); err == nil {
		t.Error("a file that no page is was replaced")
	}
}

// Another practice may lie above the one that cannot be read.
func TestAFolderThatCannotBeReadIsNotPassedOver(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root reads every folder")
	}
	_, dir := disk(t, sound)
	inner := filepath.Join(dir, "inner")
	put(t, inner, "coachctl.yaml", config)
	if err := os.Chmod(inner, 0); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(inner, 0o755) })
	for _, at := range []string{inner, filepath.Join(inner, "engagements")} {
		if _, err := workspace.Open(at); !errors.Is(err, fs.ErrPermission) {
			t.Errorf("%s: %v", at, err)
		}
	}
}

func TestALinkOutIsCalledOne(t *testing.T) {
	w, dir := disk(t, sound)
	link(t, dir, "/etc/passwd", "engagements/e/sessions/02.md")
	f := w.Load("e", workspace.Whole)
	if len(f.Errors) != 1 || !errors.Is(f.Errors[0], workspace.ErrOutside) || strings.Contains(f.Errors[0].Error(), "etc") {
		t.Error(f.Errors)
	}
}
