package cli_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// TestEightWritersAndFourReaders runs the program itself, as many people's terminals would, for some seconds or as long as
// COACHCTL_RACE says: every edit is there, and nobody reads half a file.
func TestEightWritersAndFourReaders(t *testing.T) {
	long, err := time.ParseDuration(os.Getenv("COACHCTL_RACE"))
	if err != nil {
		long = time.Second
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join(repository, "examples", "practice"))); err != nil {
		t.Fatal(err)
	}
	play := func(args ...string) (string, error) {
		cmd := exec.Command("coachctl", append([]string{"-C", dir, "--now", exampleNow}, args...)...)
		out, err := cmd.CombinedOutput()
		return string(out), err
	}
	end := time.Now().Add(long)
	var wait sync.WaitGroup
	made, set := make([]int, 8), make([]int, 8)
	for w := range 8 {
		wait.Go(func() {
			for time.Now().Before(end) {
				if said, err := play("set", "tallis-jo", fmt.Sprintf("x-writer%d=%d", w, set[w]+1)); err != nil {
					t.Errorf("set: %v: %s", err, said)
					return
				}
				set[w]++
				what := fmt.Sprintf("Writer %d promise %d.", w, made[w]+1)
				if said, err := play("new", "commitment", "tallis-jo", "--owner", "coach", "--by", "friday", "--what", what); err != nil {
					t.Errorf("new commitment: %v: %s", err, said)
					return
				}
				made[w]++
			}
		})
	}
	for _, args := range [][]string{{"check", "--severity", "error"}, {"due", "--owner", "all"}, {"summary", "tallis-jo/01"}, {"list", "tallis-jo"}} {
		wait.Go(func() {
			for time.Now().Before(end) {
				if said, err := play(args...); err != nil || strings.Contains(said, "coachctl: ") {
					t.Errorf("%v: %v: %s", args, err, said)
					return
				}
			}
		})
	}
	wait.Wait()
	said, err := play("list", "tallis-jo", "--format", "json")
	if err != nil {
		t.Fatal(said)
	}
	contract, err := os.ReadFile(filepath.Join(dir, "engagements", "tallis-jo", "contract.md"))
	if err != nil {
		t.Fatal(err)
	}
	for w := range 8 {
		for n := 1; n <= made[w]; n++ {
			if what := fmt.Sprintf("Writer %d promise %d.", w, n); strings.Count(said, what) != 1 {
				t.Errorf("%s is there %d times", what, strings.Count(said, what))
			}
		}
		if line := fmt.Sprintf("\nx-writer%d: \"%d\"\n", w, set[w]); !strings.Contains(string(contract), line) {
			t.Errorf("the last edit of writer %d is lost, %q:\n%s", w, line, contract)
		}
	}
	t.Logf("%v promises, %v edits", made, set)
}
