package git_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"coachctl/internal/git"
)

// A repo is a repository in a test's own folder.
type repo struct {
	t   *testing.T
	dir string
}

func newRepo(t *testing.T) repo {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("there is no git")
	}
	t.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
	t.Setenv("GIT_CONFIG_NOSYSTEM", "1")
	for _, name := range []string{"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"} {
		t.Setenv(name, "")
		os.Unsetenv(name)
	}
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("GIT_CEILING_DIRECTORIES", filepath.Dir(dir))
	r := repo{t, dir}
	r.git("init", "-q", "-b", "main")
	return r
}

func (r repo) git(args ...string) string {
	r.t.Helper()
	cmd := exec.Command("git", append([]string{"-c", "user.name=Dana", "-c", "user.email=dana@whitlock.example", "-c", "core.autocrlf=false"}, args...)...)
	cmd.Dir = r.dir
	out, err := cmd.CombinedOutput()
	if err != nil {
		r.t.Fatalf("git %v: %v\n%s", args, err, out)
	}
	return strings.TrimSpace(string(out))
}

func (r repo) write(name, text string) {
	r.t.Helper()
	path := filepath.Join(r.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		r.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		r.t.Fatal(err)
	}
}

func (r repo) commit(name, text, at string) {
	r.t.Helper()
	r.write(name, text)
	r.git("add", ".")
	r.t.Setenv("GIT_AUTHOR_DATE", at)
	r.git("commit", "-q", "--allow-empty", "-m", "x")
}

func (r repo) open(dir string) *git.Repository {
	r.t.Helper()
	opened, err := git.Open(filepath.Join(r.dir, dir))
	if err != nil {
		r.t.Fatal(err)
	}
	return opened
}

func (r repo) index(paths ...string) *git.Index {
	r.t.Helper()
	x, err := r.open("").Index(paths...)
	if err != nil {
		r.t.Fatal(err)
	}
	return x
}

// listed is an index as text.
func listed(x *git.Index) string {
	var names []string
	for _, f := range x.Files {
		name := f.Path
		if !f.Regular {
			name += "@"
		}
		names = append(names, name)
	}
	return fmt.Sprintf("%v changed %v deleted %v unmerged %v", names, x.Changed, x.Deleted, x.Unmerged)
}

func TestTheIndexIsWhatTheNextCommitHolds(t *testing.T) {
	r := newRepo(t)
	r.write("a/one.md", "1")
	r.write("a/two.md", "2")
	r.write("b/[x]*.md", "3")
	r.git("add", ".")
	want := func(want string, paths ...string) {
		t.Helper()
		if got := listed(r.index(paths...)); got != want {
			t.Errorf("%s\nwant %s", got, want)
		}
	}
	want("[a/one.md a/two.md b/[x]*.md] changed [a/one.md a/two.md b/[x]*.md] deleted [] unmerged []", "")
	r.git("commit", "-qm", "x")
	want("[a/one.md a/two.md b/[x]*.md] changed [] deleted [] unmerged []", "")
	r.write("a/one.md", "other")
	want("[a/one.md a/two.md] changed [] deleted [] unmerged []", "a")
	r.git("add", ".")
	r.git("rm", "-q", "a/two.md")
	r.write("a/neu é.md", "n")
	r.write("a/empty.md", "")
	r.git("add", "a")
	r.write("a/intended.md", "i")
	r.git("add", "--intent-to-add", "a/intended.md")
	want("[a/empty.md a/neu é.md a/one.md] changed [a/empty.md a/neu é.md a/one.md] deleted [a/two.md] unmerged []", "a", "none")
	want("[b/[x]*.md] changed [] deleted [] unmerged []", "b/[x]*.md")
	want("[] changed [] deleted [] unmerged []", "b/[x]?.md")
}

func TestAMergeAndARepositoryWithinAreNoFiles(t *testing.T) {
	r := newRepo(t)
	r.commit("a.md", "start", "2026-01-01T00:00:00Z")
	r.git("checkout", "-qb", "theirs")
	r.commit("a.md", "theirs", "2026-01-02T00:00:00Z")
	r.git("checkout", "-q", "main")
	r.commit("a.md", "ours", "2026-01-03T00:00:00Z")
	r.git("update-index", "--add", "--cacheinfo", "160000,"+r.git("rev-parse", "HEAD")+",sub")
	r.git("commit", "-qm", "sub")
	cmd := exec.Command("git", "-c", "user.name=D", "-c", "user.email=d@example.com", "merge", "-q", "theirs")
	cmd.Dir = r.dir
	if err := cmd.Run(); err == nil {
		t.Fatal("no conflict")
	}
	if got := listed(r.index("")); got != "[sub@] changed [] deleted [] unmerged [a.md]" {
		t.Error(got)
	}
}

func TestABlobIsReadNoFurtherThanTheLimit(t *testing.T) {
	r := newRepo(t)
	const limit = 1000
	texts := map[string]string{"empty": "", "short": "a\nb\n", "full": strings.Repeat("x", limit), "large": strings.Repeat("y", 4<<20)}
	for name, text := range texts {
		r.write(name, text)
	}
	r.git("add", ".")
	blobs := r.open("").Blobs()
	defer blobs.Close()
	var wait sync.WaitGroup
	for range 8 {
		for _, f := range r.index("").Files {
			wait.Go(func() {
				got, err := blobs.Read(f.Blob, limit, make([]byte, 2))
				want := texts[f.Path]
				if err != nil || string(got) != want[:min(len(want), limit+1)] {
					t.Errorf("%s: %d bytes, %v", f.Path, len(got), err)
				}
			})
		}
	}
	wait.Wait()
	if _, err := blobs.Read(strings.Repeat("1", 40), limit, nil); err == nil {
		t.Error("a blob that is not there is read")
	}
	blobs.Close()
	if got, err := blobs.Read(r.git("hash-object", "short"), limit, nil); err != nil || !bytes.Equal(got, []byte("a\nb\n")) {
		t.Errorf("after all: %q, %v", got, err)
	}
}

func TestVersionsAreThoseOfTheHistoryOldestFirst(t *testing.T) {
	r := newRepo(t)
	r.commit("e/a/c.md", "1", "2026-01-01T00:00:00Z")
	r.commit("e/a/c.md", "2", "2026-01-02T00:00:00Z")
	r.commit("e/b/c.md", "b", "2026-01-03T00:00:00Z")
	r.commit("e/b/other.md", "o", "2026-01-04T00:00:00Z")
	r.commit("e/b/deep/c.md", "o", "2026-01-05T00:00:00Z")
	r.git("checkout", "-qb", "side")
	r.commit("e/a/c.md", "side", "2026-01-06T00:00:00Z")
	r.git("checkout", "-q", "main")
	r.commit("e/b/c.md", "b2", "2026-01-07T00:00:00Z")
	r.git("merge", "-q", "side", "-m", "merged")
	r.git("rm", "-q", "e/b/c.md")
	r.git("commit", "-qm", "gone")
	r.commit("e/b/c.md", "b3", "2026-01-09T00:00:00Z")
	r.write("e/a/c.md", "not committed")

	said := func(commits int) string {
		t.Helper()
		opened := r.open("e")
		all, err := opened.Versions(git.Literal("e/")+"*/c.md", commits)
		if err != nil {
			t.Fatal(err)
		}
		blobs := opened.Blobs()
		defer blobs.Close()
		var out []string
		for path, versions := range all {
			for _, v := range versions {
				text, err := blobs.Read(v.Blob, 100, nil)
				if err != nil {
					t.Fatal(err)
				}
				out = append(out, fmt.Sprintf("%s %s %s", path, v.At.Format("01-02"), text))
			}
		}
		slices.Sort(out)
		return strings.Join(out, "; ")
	}
	if got := said(100); got != "e/a/c.md 01-01 1; e/a/c.md 01-02 2; e/a/c.md 01-06 side; e/b/c.md 01-03 b; e/b/c.md 01-07 b2; e/b/c.md 01-09 b3" {
		t.Error(got)
	}
	if got := said(1); got != "e/b/c.md 01-09 b3" {
		t.Error(got)
	}
	if all, err := r.open("").Versions("none/*.md", 9); err != nil || len(all) > 0 {
		t.Errorf("%v, %v", all, err)
	}
}

// A tree of a few hundred bytes may hold itself ten thousand million times over.
func TestATreeWithoutEndIsNotWalkedToItsEnd(t *testing.T) {
	git.SetPatience(t, 200*time.Millisecond)
	r := newRepo(t)
	r.commit("contract.md", "client: Priya\n", "2026-03-16T09:00:00Z")
	tree := r.git("rev-parse", "HEAD^{tree}")
	for range 10 {
		list := ""
		for i := range 10 {
			list += fmt.Sprintf("040000 tree %s\td%d\n", tree, i)
		}
		cmd := exec.Command("git", "mktree")
		cmd.Dir, cmd.Stdin = r.dir, strings.NewReader(list)
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		tree = strings.TrimSpace(string(out))
	}
	r.git("reset", "--soft", r.git("commit-tree", tree, "-m", "x"))
	if _, err := r.open("").Versions("*/*/contract.md", 9); !errors.Is(err, git.ErrSilent) {
		t.Errorf("it says %v", err)
	}
}
