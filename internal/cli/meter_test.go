package cli_test

import (
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"coachctl/internal/cli"
)

// slowly runs a command line for which every look at the clock is so much later, and gives what it prints.
func slowly(t *testing.T, step time.Duration, change func(*cli.Env), args ...string) (stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	elapsed := time.Duration(0)
	env := cli.Env{
		In: strings.NewReader(""), Out: &out, Err: &errs, Now: time.Now(), Getenv: func(string) string { return "" }, Watched: true,
		Elapsed: func() time.Duration { elapsed += step; return elapsed },
	}
	change(&env)
	cli.Main(env, append([]string{"-C", filepath.Join(root, "examples", "practice"), "--now", exampleNow}, args...))
	return out.String(), errs.String()
}

func TestALongRunShowsHowFarItIsAndTakesTheLineAway(t *testing.T) {
	asIs := func(*cli.Env) {}
	quick, _ := slowly(t, 0, asIs, "due")
	out, errs := slowly(t, time.Second, asIs, "due")
	if out != quick || quick == "" {
		t.Errorf("progress changes what is printed:\n%s", out)
	}
	first := "\rreading engagement 1 of "
	if !strings.HasPrefix(errs, first) || strings.Count(errs, "reading engagement") < 2 || strings.ContainsAny(errs, "\n\x1b") {
		t.Errorf("a long run says %q", errs)
	}
	last := errs[strings.LastIndex(errs, "reading"):]
	if line, rest, _ := strings.Cut(last, "\r"); rest != strings.Repeat(" ", len(line))+"\r" {
		t.Errorf("the line is not taken away: %q", last)
	}
}

func TestProgressIsShownNoMoreOftenThanItIsRead(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "coachctl.yaml", "coach: Dana Whitlock\nemail: dana@whitlock.example\ntimezone: Europe/London\n")
	for i := range 100 {
		put(t, dir, fmt.Sprintf("engagements/e%02d/contract.md", i), "---\ntype: contract\nclient: Ada\nstatus: draft\n---\n")
	}
	_, errs := slowly(t, 20*time.Millisecond, func(*cli.Env) {}, "-C", dir, "due")
	if n := strings.Count(errs, "\rreading engagement"); n < 3 || n > 10 {
		t.Errorf("within a second it is shown %d times", n)
	}
}

func TestNothingIsShownWhereNobodyWatchesOrNothingTakesLong(t *testing.T) {
	for name, change := range map[string]func(*cli.Env){
		"a pipe":      func(e *cli.Env) { e.Watched = false },
		"no clock":    func(e *cli.Env) { e.Elapsed = nil },
		"a short run": func(e *cli.Env) { e.Elapsed = func() time.Duration { return 999 * time.Millisecond } },
		"TERM=dumb": func(e *cli.Env) {
			e.Getenv = func(name string) string { return map[string]string{"TERM": "dumb"}[name] }
		},
	} {
		if _, errs := slowly(t, time.Second, change, "due"); errs != "" {
			t.Errorf("%s: %q", name, errs)
		}
	}
	if _, errs := slowly(t, time.Second, func(*cli.Env) {}, "due", "-q"); errs != "" {
		t.Errorf("-q: %q", errs)
	}
}

// What is said in the middle of a run begins on a line of its own.
func TestTheLineGivesWayToWhatIsSaid(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "coachctl.yaml", "coach: Dana Whitlock\nemail: dana@whitlock.example\ntimezone: Europe/London\n")
	for i := range 3 {
		put(t, dir, fmt.Sprintf("engagements/e%d/contract.md", i), "---\nnot closed\n")
	}
	_, errs := slowly(t, time.Second, func(e *cli.Env) { e.Out = io.Discard }, "-C", dir, "due")
	for line := range strings.Lines(errs) {
		if at := strings.LastIndex(line, "\r"); at >= 0 {
			line = line[at+1:]
		}
		if !strings.HasPrefix(line, "coachctl: ") && !strings.HasPrefix(line, "nothing is due") && line != "" {
			t.Errorf("a line begins with %q", line)
		}
	}
	if strings.Count(errs, "coachctl: ") != 3 || !strings.Contains(errs, "reading engagement 3 of 3") {
		t.Errorf("%q", errs)
	}
}
