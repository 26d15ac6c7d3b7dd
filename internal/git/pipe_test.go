//go:build unix

package git_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"coachctl/internal/git"
)

func TestAPipeInThePlaceOfTheIndexIsNotWaitedFor(t *testing.T) {
	r := newRepo(t)
	r.commit("coachctl.yaml", "coach: Dana\n", "2026-03-16T09:00:00Z")
	opened := r.open("")
	index := filepath.Join(r.dir, ".git", "index")
	if err := os.Remove(index); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mkfifo(index, 0o600); err != nil {
		t.Skip(err)
	}
	git.SetPatience(t, 200*time.Millisecond)
	if _, err := opened.Index(); !errors.Is(err, git.ErrSilent) {
		t.Errorf("it says %v", err)
	}
}

// Git waits for ever where a pipe stands for a branch, for the list of old commits or for what a file once said.
func TestAPipeInTheHistoryIsNotWaitedFor(t *testing.T) {
	git.SetPatience(t, 200*time.Millisecond)
	for _, name := range []string{".git/refs/heads/main", ".git/shallow", "the contract's blob"} {
		t.Run(name, func(t *testing.T) {
			r := newRepo(t)
			r.commit("contract.md", "client: Priya\n", "2026-03-16T09:00:00Z")
			opened, id := r.open(""), r.git("rev-parse", "HEAD:contract.md")
			if !strings.HasPrefix(name, ".git/") {
				name = ".git/objects/" + id[:2] + "/" + id[2:]
			}
			at := filepath.Join(r.dir, filepath.FromSlash(name))
			if err := os.Remove(at); err != nil && !errors.Is(err, fs.ErrNotExist) {
				t.Fatal(err)
			}
			if err := syscall.Mkfifo(at, 0o600); err != nil {
				t.Skip(err)
			}
			_, err := opened.Versions("*", 9)
			if strings.Contains(name, "objects") {
				blobs := opened.Blobs()
				defer blobs.Close()
				_, err = blobs.Read(id, 1000, nil)
			}
			if !errors.Is(err, git.ErrSilent) {
				t.Errorf("it says %v", err)
			}
		})
	}
}
