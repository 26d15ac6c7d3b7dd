package workspace_test

import (
	"errors"
	"io/fs"
	"maps"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"coachctl/internal/plan"
	"coachctl/internal/workspace"
)

const config = "coach: Dana Whitlock\ntimezone: Europe/London\n"

// disk lays a practice into a new folder and opens it.
func disk(t *testing.T, files map[string]string) (*workspace.Workspace, string) {
	t.Helper()
	dir := t.TempDir()
	put(t, dir, "coachctl.yaml", config)
	for name, text := range files {
		put(t, dir, name, text)
	}
	w, err := workspace.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return w, dir
}

func put(t *testing.T, dir, name, text string) {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// tree is all that lies in a folder: files with their text, folders with a slash at the end.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil || name == dir {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		switch {
		case e.IsDir():
			out[rel+"/"] = ""
		case e.Type()&fs.ModeSymlink != 0:
			out[rel], err = os.Readlink(name)
			out[rel] = "-> " + out[rel]
		default:
			var text []byte
			text, err = os.ReadFile(name)
			out[rel] = string(text)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func same(t *testing.T, dir string, want map[string]string) {
	t.Helper()
	if got := tree(t, dir); !maps.Equal(got, want) {
		t.Errorf("the folder holds\n%q\nwant\n%q", got, want)
	}
}

func TestAPlanIsCarriedOutWhole(t *testing.T) {
	w, dir := disk(t, map[string]string{"a.md": "one\r\n"})
	var p plan.Plan
	p.Create("engagements/x/sessions/01.md", []byte("new"))
	p.Replace("a.md", []byte("one\r\n"), []byte("two\r\n"))
	if err := w.Apply(p); err != nil {
		t.Fatal(err)
	}
	same(t, dir, map[string]string{
		"coachctl.yaml": config, "a.md": "two\r\n", "engagements/": "", "engagements/x/": "", "engagements/x/sessions/": "", "engagements/x/sessions/01.md": "new",
	})
}

func TestNothingIsLeftOfAPlanThatFails(t *testing.T) {
	files := map[string]string{"a.md": "one", "b.md": "two", "have/c.md": "three"}
	for what, c := range map[string]struct {
		plan plan.Plan
		want error
		path string
	}{
		"the second new file exists": {plan.Plan{
			{Path: "new/folder/d.md", Create: true, After: []byte("d")}, {Path: "b.md", Create: true, After: []byte("no")},
		}, workspace.ErrExists, "b.md"},
		"a folder has the name of the new file": {plan.Plan{
			{Path: "new/d.md", Create: true, After: []byte("d")}, {Path: "have", Create: true, After: []byte("no")},
		}, workspace.ErrExists, "have"},
		"a file was changed since it was read": {plan.Plan{
			{Path: "a.md", Before: []byte("one"), After: []byte("1")},
			{Path: "new/d.md", Create: true, After: []byte("d")},
			{Path: "b.md", Before: []byte("something else"), After: []byte("no")},
		}, workspace.ErrChanged, "b.md"},
		"a file is gone": {plan.Plan{
			{Path: "a.md", Before: []byte("one"), After: []byte("1")}, {Path: "gone.md", Before: []byte("x"), After: []byte("y")},
		}, fs.ErrNotExist, "gone.md"},
		"two changes want one name": {plan.Plan{
			{Path: "a.md", Before: []byte("one"), After: []byte("1")},
			{Path: "have/d.md", Create: true, After: []byte("d")},
			{Path: "have/d.md", Create: true, After: []byte("e")},
			{Path: "b.md", Before: []byte("two"), After: []byte("2")},
		}, nil, "have/d.md"},
		"a path leads out": {plan.Plan{
			{Path: "new/d.md", Create: true, After: []byte("d")}, {Path: "../outside.md", Create: true, After: []byte("no")},
		}, nil, "../outside.md"},
		"a file stands where a folder should": {plan.Plan{
			{Path: "new/d.md", Create: true, After: []byte("d")}, {Path: "a.md/d.md", Create: true, After: []byte("no")},
		}, nil, "a.md/d.md"},
	} {
		t.Run(what, func(t *testing.T) {
			w, dir := disk(t, files)
			before := tree(t, dir)
			err := w.Apply(c.plan)
			var named *workspace.FileError
			if err == nil || c.want != nil && !errors.Is(err, c.want) || !errors.As(err, &named) || named.Path != c.path {
				t.Errorf("error %v", err)
			}
			if err != nil && strings.Contains(err.Error(), dir) {
				t.Errorf("the error names the machine's folders: %v", err)
			}
			same(t, dir, before)
			if _, err := os.Stat(filepath.Join(filepath.Dir(dir), "outside.md")); err == nil {
				t.Error("something was written outside")
			}
		})
	}
}

func TestWhatAKilledRunLeftBehindIsNoHindrance(t *testing.T) {
	w, dir := disk(t, map[string]string{"a.md": "one", ".a.md.coachctl-new": "half", ".b.md.coachctl-new": "half"})
	var p plan.Plan
	p.Replace("a.md", []byte("one"), []byte("two"))
	p.Create("b.md", []byte("b"))
	if err := w.Apply(p); err != nil {
		t.Fatal(err)
	}
	same(t, dir, map[string]string{"coachctl.yaml": config, "a.md": "two", "b.md": "b"})
}

func TestAModeIsKept(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there are no such modes")
	}
	w, dir := disk(t, map[string]string{"a.md": "one"})
	for _, mode := range []fs.FileMode{0o600, 0o640, 0o755, 0o444} {
		if err := os.Chmod(filepath.Join(dir, "a.md"), mode); err != nil {
			t.Fatal(err)
		}
		for _, p := range []plan.Plan{
			{{Path: "a.md", Before: []byte("one"), After: []byte("two")}},
			{{Path: "a.md", Before: []byte("two"), After: []byte("three")}, {Path: "coachctl.yaml", Before: []byte("no"), After: []byte("x")}},
			{{Path: "a.md", Before: []byte("two"), After: []byte("3")}, {Path: "n.md", Create: true}, {Path: "n.md", Create: true}},
			{{Path: "a.md", Before: []byte("two"), After: []byte("one")}},
		} {
			_ = w.Apply(p) // the two in the middle fail
			info, err := os.Stat(filepath.Join(dir, "a.md"))
			if err != nil || info.Mode().Perm() != mode {
				t.Errorf("mode %v, want %v (%v)", info.Mode(), mode, err)
			}
		}
	}
	same(t, dir, map[string]string{"coachctl.yaml": config, "a.md": "one"})
}

func TestALinkIsFollowedInsideThePracticeAndNowhereElse(t *testing.T) {
	w, dir := disk(t, map[string]string{"real/a.md": "one"})
	outside := filepath.Join(t.TempDir(), "outside.md")
	put(t, filepath.Dir(outside), "outside.md", "one")
	up, err := filepath.Rel(dir, outside)
	if err != nil {
		t.Fatal(err)
	}
	for name, to := range map[string]string{
		"link.md": "real/a.md", "second.md": "link.md", "up.md": up, "absolute.md": outside, "loop.md": "loop.md", "nowhere.md": "gone.md",
	} {
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Skipf("there are no symbolic links here: %v", err)
		}
	}
	before := tree(t, dir)
	for _, name := range []string{"up.md", "absolute.md", "loop.md", "nowhere.md"} {
		if err := w.Apply(plan.Plan{{Path: name, Before: []byte("one"), After: []byte("two")}}); err == nil {
			t.Errorf("%s is followed", name)
		}
		if err := w.Apply(plan.Plan{{Path: name, Create: true, After: []byte("two")}}); !errors.Is(err, workspace.ErrExists) {
			t.Errorf("%s is created: %v", name, err)
		}
	}
	same(t, dir, before)
	if err := w.Apply(plan.Plan{{Path: "second.md", Before: []byte("one"), After: []byte("two")}}); err != nil {
		t.Fatal(err)
	}
	before["real/a.md"] = "two"
	same(t, dir, before)
	both := plan.Plan{{Path: "link.md", Before: []byte("two"), After: []byte("3")}, {Path: "real/a.md", Before: []byte("two"), After: []byte("4")}}
	if err := w.Apply(both); err == nil {
		t.Error("of two changes of one file, by two names, one is lost")
	}
	same(t, dir, before)
	if text, err := os.ReadFile(outside); string(text) != "one" {
		t.Errorf("the file outside holds %q (%v)", text, err)
	}
}

func TestAPageTakesNoRecordsPlace(t *testing.T) {
	records := []string{"coachctl.yaml", "engagements/e/contract.md", "engagements/e/sessions/01.md", "engagements/e/commitments/a.md", "engagements/e/sessions/new.md"}
	_, dir := disk(t, map[string]string{records[1]: "c", records[2]: "s", records[3]: "p"})
	before := tree(t, dir)
	links := os.Symlink(filepath.Join(dir, "engagements", "e", "sessions"), filepath.Join(filepath.Dir(dir), "linked")) == nil
	for _, name := range records {
		if err := workspace.WritePage(filepath.Join(dir, filepath.FromSlash(name)), []byte("page")); err == nil {
			t.Errorf("%s is overwritten", name)
		}
	}
	if links {
		defer os.Remove(filepath.Join(filepath.Dir(dir), "linked"))
		if err := workspace.WritePage(filepath.Join(filepath.Dir(dir), "linked", "01.md"), []byte("page")); err == nil {
			t.Error("a session is overwritten by way of a linked folder")
		}
	}
	for _, name := range []string{"", dir + "/", filepath.Join(dir, "none", "page.txt"), filepath.Join(dir, "engagements")} {
		if err := workspace.WritePage(name, []byte("page")); err == nil {
			t.Errorf("a page is written to %q", name)
		}
	}
	same(t, dir, before)
	page := filepath.Join(dir, "engagements", "e", "page.md")
	for _, text := range []string{"first", "second"} {
		if err := workspace.WritePage(page, []byte(text)); err != nil {
			t.Fatal(err)
		}
		before["engagements/e/page.md"] = text
		same(t, dir, before)
	}
	if info, err := os.Stat(page); runtime.GOOS != "windows" && (err != nil || info.Mode().Perm() != 0o600) {
		t.Errorf("others may read the page: %v (%v)", info.Mode(), err)
	}
}

func TestAPageTakesNoDevicesPlace(t *testing.T) {
	socket := filepath.Join(t.TempDir(), "s")
	l, err := net.Listen("unix", socket)
	if err != nil {
		t.Skipf("there are no sockets here: %v", err)
	}
	defer l.Close()
	if err := workspace.WritePage(socket, []byte("page")); err == nil {
		t.Error("a page is written to a socket")
	}
	if info, err := os.Lstat(socket); err != nil || info.Mode().Type() != fs.ModeSocket {
		t.Errorf("the socket was replaced: %v", err)
	}
}
