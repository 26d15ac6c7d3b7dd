package git_test

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"coachctl/internal/git"
)

func TestWhereNothingCanBeAskedTheErrorSaysWhy(t *testing.T) {
	r := newRepo(t)
	if _, err := r.open("").Versions("*", 9); err == nil {
		t.Error("there is a history before the first commit")
	}
	bare := t.TempDir()
	t.Setenv("GIT_CEILING_DIRECTORIES", filepath.Dir(bare))
	if _, err := git.Open(bare); !errors.Is(err, git.ErrNoRepository) {
		t.Error(err)
	}
	r.git("init", "-q", "--bare", bare)
	if _, err := git.Open(bare); !errors.Is(err, git.ErrNoRepository) {
		t.Error(err)
	}
	elsewhere := newRepo(t)
	elsewhere.git("config", "core.worktree", bare)
	if _, err := git.Open(elsewhere.dir); !errors.Is(err, git.ErrNoRepository) {
		t.Error("a work tree elsewhere:", err)
	}
	t.Setenv("PATH", "")
	if _, err := git.Open(r.dir); !errors.Is(err, git.ErrNoGit) {
		t.Error(err)
	}
	if runtime.GOOS == "windows" {
		return
	}
	t.Chdir(r.dir)
	r.write("git", "#!/bin/sh\n")
	if err := os.Chmod("git", 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", ".")
	if _, err := git.Open(r.dir); !errors.Is(err, git.ErrNoGit) {
		t.Error("a git of the repository's own is taken:", err)
	}
}

// TestAHooksWordsAreForItsOwnRepository goes through what a hook may find in its environment, and where it may stand.
func TestAHooksWordsAreForItsOwnRepository(t *testing.T) {
	r := newRepo(t)
	r.commit("a.md", "a", "2026-01-01T00:00:00Z")
	r.git("init", "-q", "inner")
	r.write("sub/x.md", "x")
	other := filepath.Join(r.dir, ".git", "other.lock")
	custom := filepath.Join(t.TempDir(), "index")
	t.Setenv("GIT_INDEX_FILE", other)
	r.git("add", "sub")
	t.Setenv("GIT_INDEX_FILE", custom)
	r.git("add", "sub")
	const own, theirs = "[a.md] changed []", "[sub/x.md] changed [sub/x.md]"
	for _, c := range []struct{ name, cwd, dir, gitDir, index, want string }{
		{"none", ".", ".", "", "", own},
		{"absolute", ".", ".", "", other, theirs},
		{"absolute, from below", "sub", "sub", "", other, theirs},
		{"absolute, from elsewhere", "inner", ".", "", other, theirs},
		{"relative", ".", ".", "", ".git/other.lock", theirs},
		{"relative, from below", "sub", "sub", "", ".git/other.lock", theirs},
		{"relative, with a folder named", ".", "sub", ".git", ".git/other.lock", theirs},
		{"with a repository named, from below", "sub", ".", filepath.Join(r.dir, ".git"), other, theirs},
		{"a repository named that is not there", "sub", ".", ".git", other, theirs},
		{"an index of one's own", "sub", ".", "", custom, theirs},
		{"another repository's", ".", "inner", "", other, "[] changed []"},
		{"another repository's, named", ".", "inner", ".git", other, "[] changed []"},
		{"another repository's, relative", ".", "inner", ".git", ".git/other.lock", "[] changed []"},
		{"another's own index", ".", "inner", "", custom, "[] changed []"},
		{"of the one within, for the one around", "inner", ".", filepath.Join(r.dir, "inner", ".git"), filepath.Join(r.dir, "inner", ".git", "index"), own},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Chdir(filepath.Join(r.dir, c.cwd))
			for name, value := range map[string]string{"GIT_DIR": c.gitDir, "GIT_INDEX_FILE": c.index} {
				t.Setenv(name, value)
				if value == "" {
					os.Unsetenv(name)
				}
			}
			opened, err := git.Open(filepath.Join(r.dir, c.dir))
			if err != nil {
				t.Fatal(err)
			}
			x, err := opened.Index("")
			if err != nil {
				t.Fatal(err)
			}
			if got, _, _ := strings.Cut(listed(x), " deleted"); got != c.want {
				t.Errorf("%s\nwant %s", got, c.want)
			}
		})
	}
}
