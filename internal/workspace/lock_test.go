package workspace

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"coachctl/internal/amend"
	"coachctl/internal/coaching"
	"coachctl/internal/document"
	"coachctl/internal/plan"
	"coachctl/internal/scaffold"
)

// Eight runs at once make promises and change different keys of one file: every edit is there.
func TestRunsAtOnceLoseNothing(t *testing.T) {
	dir := lay(t)
	const runs, each = 8, 4
	var wait sync.WaitGroup
	for r := range runs {
		wait.Go(func() {
			for i := range each {
				if err := oneRun(dir, r, i); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wait.Wait()
	files, temps := lies(t, dir)
	if len(temps) > 0 || len(files) != len(before)+runs*each {
		t.Errorf("%d files, %v", len(files), temps)
	}
	all := ""
	for _, text := range files {
		all += text
	}
	for r := range runs {
		for i := range each {
			if strings.Count(all, fmt.Sprintf("what: run %d promise %d\n", r, i)) != 1 {
				t.Errorf("promise %d of run %d is lost or there twice", i, r)
			}
		}
		if !strings.Contains(files["engagements/e/contract.md"], fmt.Sprintf("\nx-run%d: \"3\"\n", r)) {
			t.Errorf("the edit of run %d is lost:\n%s", r, files["engagements/e/contract.md"])
		}
	}
	if got := strings.Count(files["engagements/e/sessions/04.md"], "\n- [ ] ["); got != runs*each {
		t.Errorf("the check-in lists %d promises", got)
	}
}

func oneRun(dir string, run, i int) error {
	w, err := Open(dir)
	if err != nil {
		return err
	}
	defer w.root.Close()
	unlock, err := w.Lock(func() {})
	if err != nil {
		return err
	}
	defer unlock()
	return amending(func(x *amend.Editor) error {
		what := fmt.Sprintf("run %d promise %d", run, i)
		day := coaching.Date{Year: 2026, Month: 3, Day: 17}
		v := scaffold.CommitmentValues{Engagement: "e", What: what, Success: "x", ByNextSession: true}
		if _, err := x.Promise(v, day, x.Now, coaching.Open); err != nil {
			return err
		}
		return x.Set("engagements/e/contract.md", coaching.TypeContract, []string{fmt.Sprintf("x-run%d", run)}, document.Quote(fmt.Sprint(i)))
	})(w)
}

func TestALockIsFreeAgainWhenItsRunEnds(t *testing.T) {
	dir := lay(t)
	for range 3 {
		w, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		unlock, err := w.Lock(func() {})
		if err != nil {
			t.Fatal(err)
		}
		unlock()
		w.root.Close()
	}
	if _, temps := lies(t, dir); len(temps) > 0 {
		t.Errorf("the lock left %v", temps)
	}
}

func TestAProtectedFileIsNotReplaced(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("modes mean little there")
	}
	dir := lay(t)
	name := filepath.Join(dir, "engagements", "e", "contract.md")
	if err := os.Chmod(name, 0o440); err != nil {
		t.Fatal(err)
	}
	w, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	text := []byte(before["engagements/e/contract.md"])
	err = w.Apply(plan.Plan{{Path: "engagements/e/contract.md", Before: text, After: []byte("x")}})
	if now, _ := os.ReadFile(name); err == nil || string(now) != string(text) {
		t.Errorf("%v: %s", err, now)
	}
}

func TestANewFileHasTheModeThatThePersonsFilesHave(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("modes mean little there")
	}
	dir := lay(t)
	if err := os.WriteFile(filepath.Join(dir, "own"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	w, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Apply(plan.Plan{{Path: "made", Create: true}}); err != nil {
		t.Fatal(err)
	}
	own, _ := os.Stat(filepath.Join(dir, "own"))
	if made, err := os.Stat(filepath.Join(dir, "made")); err != nil || made.Mode() != own.Mode() {
		t.Errorf("%v instead of %v (%v)", made.Mode(), own.Mode(), err)
	}
}

func TestARunSaysThatItWaitsAndGivesUpInTheEnd(t *testing.T) {
	dir := lay(t)
	brief := patience{quiet: 10 * time.Millisecond, whole: 50 * time.Millisecond}
	said := 0
	unlock, err := brief.lock(dir, func() { said++ })
	if err != nil || said > 0 {
		t.Fatalf("said %d times that it waits, %v", said, err)
	}
	if _, err := brief.lock(dir, func() { said++ }); !errors.Is(err, ErrBusy) || said != 1 {
		t.Errorf("said %d times that it waits, %v", said, err)
	}
	patient := patience{quiet: 10 * time.Millisecond, whole: time.Minute}
	again, err := patient.lock(dir, unlock)
	if err != nil {
		t.Fatal(err)
	}
	again()
}
