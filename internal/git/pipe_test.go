//go:build unix

package git_test

import (
	"errors"
	"os"
	"path/filepath"
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
