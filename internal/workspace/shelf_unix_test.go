//go:build unix

package workspace

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"syscall"
	"testing"

	"coachctl/internal/document"
)

// Whatever a name turns out to be, a folder that is held open gives what the slow way gives.
func TestAShelfReadsAsTheDiskDoes(t *testing.T) {
	root := strange(t)
	d := disk{root}
	for _, dir := range []string{
		".", "e", "e/sessions", "e/linked", "e/file.md", "e/out", "e/loop", "e/nowhere", "e/missing", "..", "e/..", "e/../e", "e/sessions/", "",
	} {
		short, done := d.below(dir)
		same(t, dir, short, under{d, dir})
		done()
		if parent, name := filepath.Split(dir); name != "" {
			above, closeAbove := d.below(filepath.Clean(parent))
			short, done := below(above, name)
			same(t, parent+" "+name, short, under{d, dir})
			done()
			closeAbove()
		}
	}
}

// strange is a folder in which names are all that they can be, and one beside it that nobody may look into.
func strange(t *testing.T) *os.Root {
	t.Helper()
	at := t.TempDir()
	in := func(p string) string { return filepath.Join(at, "practice", filepath.FromSlash(p)) }
	files := map[string]string{
		"e/file.md": "file", "e/empty.md": "", "e/sessions/01.md": "one", "e/sessions/sub/02.md": "two",
		"e/full.md": strings.Repeat("x", document.MaxFile), "e/over.md": strings.Repeat("x", document.MaxFile+1), "e/far.md": strings.Repeat("x", 3*document.MaxFile),
		"../secret.md": "secret",
	}
	for name, text := range files {
		if err := errors.Join(os.MkdirAll(filepath.Dir(in(name)), 0o755), os.WriteFile(in(name), []byte(text), 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	for name, to := range map[string]string{
		"e/linked": "sessions", "e/linked.md": "file.md", "e/out": "../..", "e/out.md": "../../secret.md", "e/loop": "loop", "e/loop.md": "loop.md",
		"e/nowhere": "no", "e/nowhere.md": "no.md", "e/absolute.md": in("e/file.md"), "e/sessions/up.md": "../file.md",
	} {
		if err := os.Symlink(to, in(name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(os.Mkdir(in("e/folder.md"), 0o755), syscall.Mkfifo(in("e/pipe.md"), 0o600), syscall.Mkfifo(in("e/pipe"), 0o600)); err != nil {
		t.Skipf("there are no pipes here: %v", err)
	}
	root, err := os.OpenRoot(in("."))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return root
}

func same(t *testing.T, dir string, short, long Files) {
	t.Helper()
	for range 2 { // a folder is listed again from its beginning
		got, gotErr := short.List(".")
		want, wantErr := long.List(".")
		if !reflect.DeepEqual(got, want) || !alike(gotErr, wantErr) {
			t.Errorf("%s: listed as %v, %v; the disk says %v, %v", dir, got, gotErr, want, wantErr)
		}
	}
	names := []string{".", "..", "", "missing.md", "../secret.md", "e/file.md", "sessions/01.md", "/etc/passwd", "a\x00b"}
	entries, _ := long.List(".")
	for _, e := range entries {
		names = append(names, e.Name)
	}
	for _, name := range names {
		got, gotErr := short.Read(name, nil)
		want, wantErr := long.Read(name, nil)
		if !slices.Equal(got, want) || !alike(gotErr, wantErr) {
			t.Errorf("%s: %q is read as %d bytes, %v; the disk says %d bytes, %v", dir, name, len(got), gotErr, len(want), wantErr)
		}
	}
}

func alike(a, b error) bool {
	return a == nil && b == nil || a != nil && b != nil && errors.Is(a, fs.ErrNotExist) == errors.Is(b, fs.ErrNotExist) && a.Error() == b.Error()
}
