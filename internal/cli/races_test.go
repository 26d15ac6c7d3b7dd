package cli_test

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// A race is one practice, and many who run the program on it at once until an instant.
type race struct {
	t     *testing.T
	dir   string
	end   time.Time
	wait  sync.WaitGroup
	edits atomic.Int64
	reads atomic.Int64
	names map[string]bool // of the sessions that were made
}

// TestEightWritersAndFourReaders runs the program itself, as many people's terminals would, for some seconds or as long as
// COACHCTL_RACE says: every edit is there, and nobody reads half a file.
func TestEightWritersAndFourReaders(t *testing.T) {
	long, err := time.ParseDuration(os.Getenv("COACHCTL_RACE"))
	if err != nil {
		long = time.Second
	}
	r := &race{t: t, dir: t.TempDir(), names: map[string]bool{}}
	if err := os.CopyFS(r.dir, os.DirFS(filepath.Join(repository, "examples", "practice"))); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"engagements/wrapped/contract.md": "---\ntype: contract\nclient: Ada\nstatus: draft\nagreed: 2026-06-01\n---\n",
		wrappedUp:                         "---\ntype: session\nkind: regular\nstart: 2026-06-16T10:00\nstatus: planned\n---\n## Commitments\n",
	} {
		if err := r.save(name, text); err != nil {
			t.Fatal(err)
		}
	}
	r.end = time.Now().Add(long)
	var checks []func()
	for w := range 2 {
		checks = append(checks, r.write(r.sets(w)), r.write(r.promises(w)), r.write(r.plans()))
	}
	checks = append(checks, r.write(r.wrapsAndImports()), r.write(r.moves()))
	views := [][]string{
		{"check", "--severity", "error"}, {"due", "--owner", "all"}, {"summary", "tallis-jo/01"}, {"list", "tallis-jo"}, {"hours", "-q"},
	}
	for reader := range 4 {
		r.wait.Go(func() {
			for n := reader; time.Now().Before(r.end); n++ {
				args := views[n%len(views)]
				said, err := r.run(args...)
				if err != nil || strings.Contains(said, "coachctl: ") {
					t.Errorf("%v: %v: %s", args, err, said)
					return
				}
				r.reads.Add(1)
			}
		})
	}
	r.wait.Wait()
	t.Logf("%d edits, %d reads", r.edits.Load(), r.reads.Load())
	for _, check := range checks {
		check()
	}
	if litter, _ := filepath.Glob(filepath.Join(r.dir, "engagements", "*", "*", ".*")); len(litter) > 0 {
		t.Errorf("left behind: %v", litter)
	}
}

// run plays one command line of the program.
func (r *race) run(args ...string) (string, error) {
	cmd := exec.Command("coachctl", append([]string{"-C", r.dir, "--now", exampleNow}, args...)...)
	out, err := cmd.CombinedOutput()
	return string(out), err
}

// A writer makes its n-th edit, and looks for all of them when the race is over.
type writer struct {
	name  string
	edit  func(n int) error
	check func(edits int)
}

// write makes one edit after the other until the end, and gives what looks for them afterwards.
func (r *race) write(w writer) func() {
	edits := 0
	r.wait.Go(func() {
		for time.Now().Before(r.end) {
			if err := w.edit(edits + 1); err != nil {
				r.t.Errorf("%s: %v", w.name, err)
				return
			}
			edits++
			r.edits.Add(1)
		}
	})
	return func() {
		r.t.Logf("%s: %d edits", w.name, edits)
		w.check(edits)
	}
}

// edit runs a command that writes.
func (r *race) edit(args ...string) error {
	if said, err := r.run(args...); err != nil {
		return fmt.Errorf("%v: %w: %s", args, err, said)
	}
	return nil
}

func (r *race) read(name string) string {
	text, err := os.ReadFile(filepath.Join(r.dir, filepath.FromSlash(name)))
	if err != nil {
		r.t.Error(err)
	}
	return string(text)
}

// save writes a file as an editor does that renames it into place.
func (r *race) save(name, text string) error {
	name = filepath.Join(r.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(name+"~", []byte(text), 0o644); err != nil {
		return err
	}
	return os.Rename(name+"~", name)
}

// holds wants one promise of an engagement for each of so many edits.
func (r *race) holds(engagement, form string, edits int) {
	files, err := filepath.Glob(filepath.Join(r.dir, "engagements", engagement, "commitments", "*.md"))
	if err != nil {
		r.t.Fatal(err)
	}
	var all strings.Builder
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			r.t.Error(err)
		}
		all.Write(text)
	}
	for n := 1; n <= edits; n++ {
		if line := "\nwhat: " + fmt.Sprintf(form, n) + "\n"; strings.Count(all.String(), line) != 1 {
			r.t.Errorf("%q is there %d times", line, strings.Count(all.String(), line))
		}
	}
}

// sets writes a key of its own in a file that others edit too.
func (r *race) sets(w int) writer {
	edit := func(n int) error { return r.edit("set", "tallis-jo", fmt.Sprintf("x-writer%d=%d", w, n)) }
	return writer{name: "set", edit: edit, check: func(edits int) {
		if line := fmt.Sprintf("\nx-writer%d: \"%d\"\n", w, edits); !strings.Contains(r.read("engagements/tallis-jo/contract.md"), line) {
			r.t.Errorf("the last edit is lost, %q", line)
		}
	}}
}

func (r *race) promises(w int) writer {
	form := fmt.Sprintf("Writer %d promises %%d", w)
	edit := func(n int) error {
		return r.edit("new", "commitment", "tallis-jo", "--owner", "coach", "--by", "friday", "--what", fmt.Sprintf(form, n))
	}
	return writer{name: "new commitment", edit: edit, check: func(edits int) { r.holds("tallis-jo", form, edits) }}
}

// plans makes sessions, which take the next free number: no two take the same.
func (r *race) plans() writer {
	var made []string
	edit := func(int) error {
		said, err := exec.Command("coachctl", "-C", r.dir, "--now", exampleNow, "-q",
			"new", "session", "harrow-mk", "--kind", "regular", "--at", "2026-07-16T10:00").Output()
		made = append(made, strings.TrimSpace(string(said)))
		return err
	}
	return writer{name: "new session", edit: edit, check: func(int) {
		for _, name := range made {
			if r.names[name] {
				r.t.Errorf("two have made %s", name)
			}
			r.names[name] = true
			if !strings.Contains(r.read(name), "\nstart: 2026-07-16T10:00\n") {
				r.t.Errorf("%s is not the session that was made", name)
			}
		}
	}}
}

const wrappedUp = "engagements/wrapped/sessions/01.md"

// wrapsAndImports jots a promise down, wraps the session up, and takes it back, and imports a promise of the same engagement.
func (r *race) wrapsAndImports() writer {
	csv := filepath.Join(r.t.TempDir(), "rows.csv")
	edit := func(n int) error {
		rows := fmt.Sprintf("engagement,what,by,success,session\nwrapped,Imported %d,2026-07-01,x,\n", n)
		text := r.read(wrappedUp) + fmt.Sprintf("- [ ] Wrapped %d — by 2026-07-01 — success: x\n", n)
		if err := errors.Join(os.WriteFile(csv, []byte(rows), 0o600), r.save(wrappedUp, text)); err != nil {
			return err
		}
		for _, args := range [][]string{{"wrap", "wrapped/01"}, {"mark", "wrapped/01", "planned"}, {"import", csv, "--type", "promises"}} {
			if err := r.edit(args...); err != nil {
				return err
			}
		}
		return nil
	}
	return writer{name: "wrap and import", edit: edit, check: func(edits int) {
		r.holds("wrapped", "Wrapped %d", edits)
		r.holds("wrapped", "Imported %d", edits)
	}}
}

// moves reschedules a session that others list promises in.
func (r *race) moves() writer {
	at := func(n int) string { return fmt.Sprintf("2026-07-%02dT%02d:15", n%20+1, n%9+8) }
	edit := func(n int) error { return r.edit("move", "tallis-jo/11", at(n)) }
	return writer{name: "move", edit: edit, check: func(edits int) {
		if text := r.read("engagements/tallis-jo/sessions/11.md"); edits > 0 && !strings.Contains(text, "\nstart: "+at(edits)+"\n") {
			r.t.Errorf("the last move, to %s, is lost:\n%s", at(edits), text[:min(len(text), 200)])
		}
	}}
}
