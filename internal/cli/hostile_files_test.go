package cli_test

import (
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

const sessionKeys = "type: session\nkind: regular\nstart: 2026-06-16T15:00\nstatus: planned\n"

func times(unit string, n int) string { return strings.Repeat(unit, n) }

// steps are list items, each nested in the one before.
func steps(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(times("  ", i) + "- a\n")
	}
	return b.String()
}

func numbered(form string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, form, i)
	}
	return b.String()
}

// hostileFronts are keys that a session may come with, and the rule that each breaks; none where it is only odd. It is no
// variable: the scripts start this program a thousand times.
func hostileFronts() map[string][2]string {
	return map[string][2]string{
		"alias-bomb":    {"x-a: &a [b]\n" + numbered("x-%d: [*a, *a, *a, *a, *a, *a, *a, *a, *a]\n", 9), "yaml-feature"},
		"nested-lists":  {"x-a: " + times("[", 10_000) + times("]", 10_000) + "\n", "yaml-feature"},
		"nested-items":  {"x-a:\n  " + times("- ", 9_000) + "a\n", "yaml-feature"},
		"nested-maps":   {"x-a: " + times("{a: ", 9_000) + times("}", 9_000) + "\n", "yaml-feature"},
		"many-keys":     {numbered("k%x: a\n", 7_000), "too-large"},
		"million-items": {"x-a:\n" + times("-\n", 1_000_000), "too-large"},
		"many-items":    {"x-a: [" + times("a, ", 20_000) + "a]\n", ""},
		"long-line":     {"x-a: " + times("a", 10_000_000) + "\n", "too-large"},
		"comments":      {times("#\n", 32_000), ""},
		"same-keys":     {times("a: b\n", 900), "duplicate-key"},
		"nul":           {"x-a: \x00\n", "not-text"},
		"latin":         {"x-a: \xe9\n", "not-text"},
		"u0085":         {"x-a: a\u0085b\n", "odd-character"},
		"u2028":         {"x-a: a\u2028b\n", "odd-character"},
		"lone-cr":       {"x-a: a\rb\n", "odd-character"},
		"never-closed":  {"---\n" + times("x-a: a\n", 9_000) + "...\n", ""},
	}
}

// hostileBodies are texts under a heading, likewise.
func hostileBodies() map[string][2]string {
	return map[string][2]string{
		"quotes":          {times(">", 65) + " a\n", "too-large"},
		"quotes-within":   {times(times("> ", 64)+"a\n", 400), ""},
		"items":           {times("- ", 65) + "a\n", "too-large"},
		"items-within":    {times(times("- ", 64)+"a\n", 400), ""},
		"deep-list":       {steps(1_000)[:250_000], "too-large"},
		"deep-list-fits":  {steps(150), ""},
		"blanks-below":    {times("- ", 64) + "a\n" + times("\n", 200_000), "too-large"},
		"links":           {times("[a](", 1_001), "too-large"},
		"links-fit":       {times("[a](", 900), ""},
		"brackets":        {times("[", 300) + times("]", 300), "too-large"},
		"definitions":     {numbered("[a%x]: b\n", 3_900), ""},
		"backticks":       {numbered("`%d``a```b", 20_000), ""},
		"rising":          {rising(700), ""},
		"table":           {times("|a", 180) + "|\n" + times("|-", 180) + "|\n" + times("|a\n", 30_000), ""},
		"long-line":       {times("a", 1_000_000), "too-large"},
		"one-line":        {times("a ", 130_000), ""},
		"sections":        {numbered("## a%x\n", 1_100), "too-large"},
		"comments":        {times("- <!--\n", 30_000), ""},
		"million-items":   {times("-\n", 1_000_000), "too-large"},
		"lone-cr":         {"a\rb\n", "odd-character"},
		"u0085":           {"a\u0085b\n", "odd-character"},
		"u2028":           {"a\u2028b\n", "odd-character"},
		"private-all-way": {times("### Private note\n", 10_000), "heading-form"},
	}
}

// rising are runs of backticks, each longer by one.
func rising(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(times("`", i+1) + "a")
	}
	return b.String()
}

// hostilePractice has an engagement for each hostile file, which is its second session, and gives the rule that each breaks.
func hostilePractice(t *testing.T) (dir string, rules map[string]string) {
	t.Helper()
	dir, rules = t.TempDir(), map[string]string{}
	put(t, dir, "coachctl.yaml", "coach: Dana\ntimezone: Europe/London\n")
	add := func(name, text, rule string) {
		put(t, dir, "engagements/"+name+"/contract.md", "---\ntype: contract\nclient: Priya Nair\nstatus: draft\n---\n")
		put(t, dir, "engagements/"+name+"/sessions/02.md", text)
		rules[name] = rule
	}
	for name, c := range hostileFronts() {
		add("front-"+name, "---\n"+sessionKeys+c[0]+"---\n## Agenda\n- a\n", c[1])
	}
	for name, c := range hostileBodies() {
		add("body-"+name, "---\n"+sessionKeys+"---\n## Agenda\n"+c[0]+"\n", c[1])
	}
	for name, head := range map[string]string{"huge-front": "---\n" + sessionKeys, "huge-body": "---\n" + sessionKeys + "---\n"} {
		add(name, head+times("x-a: b\n", 1<<17), "too-large")
		if err := os.Truncate(filepath.Join(dir, "engagements", name, "sessions", "02.md"), 100<<20); err != nil {
			t.Fatal(err)
		}
	}
	return dir, rules
}

// peakFile names the variable that names the file into which the program, as the tests run it, writes its peak of memory in KiB.
const peakFile = "COACHCTL_TEST_PEAK"

func leavePeak() {
	status, err := os.ReadFile("/proc/self/status")
	name := os.Getenv(peakFile)
	if m := regexp.MustCompile(`VmHWM:\s+(\d+) kB`).FindSubmatch(status); err == nil && name != "" && m != nil {
		_ = os.WriteFile(name, m[1], 0o600)
	}
}

// raced reports whether the race detector is there, which keeps books of its own on all memory.
func raced() bool {
	info, ok := debug.ReadBuildInfo()
	return ok && slices.ContainsFunc(info.Settings, func(s debug.BuildSetting) bool { return s.Key == "-race" && s.Value == "true" })
}

func TestHostileFilesAreRefusedInBoundedTimeAndMemory(t *testing.T) {
	dir, rules := hostilePractice(t)
	t.Run("check", func(t *testing.T) { checkIsBounded(t, dir, rules) })
	t.Run("other commands", func(t *testing.T) { noCommandIsBroughtDown(t, dir, rules) })
}

// checkIsBounded runs the program over all of them at once.
func checkIsBounded(t *testing.T, dir string, rules map[string]string) {
	t.Helper()
	peak := filepath.Join(t.TempDir(), "peak")
	cmd := exec.Command("coachctl", "-C", dir, "check", "--now", exampleNow)
	cmd.Env = append(os.Environ(), peakFile+"="+peak, "GOGC=400", "GOMEMLIMIT=128MiB")
	begin := time.Now()
	out, err := cmd.Output()
	took := time.Since(begin)
	if cmd.ProcessState.ExitCode() != 1 {
		t.Fatalf("%v: exit code %d", err, cmd.ProcessState.ExitCode())
	}
	cpu := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	if limit := 10 * time.Second; cpu > limit {
		t.Errorf("%d files took %s, %s of it at work", len(rules), took, cpu)
	}
	if text, err := os.ReadFile(peak); err == nil {
		kib, _ := strconv.Atoi(string(text))
		t.Logf("%d files took %s of work and %d MiB", len(rules), cpu.Round(time.Millisecond), kib>>10)
		if kib > 256<<10 && !raced() { // two files are read at a time
			t.Errorf("the peak was %d MiB", kib>>10)
		}
	} else if runtime.GOOS == "linux" {
		t.Error(err)
	}
	for name, rule := range rules {
		about := regexp.MustCompile(`(?m)^engagements/`+name+`/sessions/02\.md:.*\[(.*)\]$`).FindAllSubmatch(out, -1)
		found := map[string]int{}
		for _, m := range about {
			found[string(m[1])]++
		}
		if rule != "" && found[rule] == 0 || rule == "" && found["too-large"]+found["yaml-syntax"] > 0 || found[rule] > 100 {
			t.Errorf("%s: found %v, want %q", name, found, rule)
		}
	}
}

// noCommandIsBroughtDown plays the commands that read or write a session, one for each file in turn; all of them for each where
// COACHCTL_SUITES is set.
func noCommandIsBroughtDown(t *testing.T, dir string, rules map[string]string) {
	t.Helper()
	slow := []string{"body-table", "body-comments", "front-comments"} // of those that are read, which take longer than to be refused
	for i, name := range slices.Sorted(maps.Keys(rules)) {
		if rules[name] == "" && !slices.Contains(slow, name) {
			continue
		}
		file, ref := filepath.Join(dir, "engagements", name, "sessions", "02.md"), name+"/02"
		before, err := os.Stat(file)
		if err != nil {
			t.Fatal(err)
		}
		all := [][]string{{"summary", ref}, {"show", ref}, {"wrap", ref, "--dry-run"}, {"set", ref, "minutes=50"}}
		if os.Getenv("COACHCTL_SUITES") == "" {
			all = all[i%len(all):][:1]
		}
		for _, args := range all {
			_, said, code := run(t, append([]string{"-C", dir, "--now", exampleNow}, args...)...)
			if code != 0 && code != 3 || code != 0 && said == "" {
				t.Errorf("%s: %v: exit code %d, %s", name, args, code, said)
			}
			after, err := os.Stat(file)
			if err != nil || !os.SameFile(before, after) && (args[0] != "set" || code != 0) {
				t.Errorf("%s: %v: the file has changed: %v", name, args, err)
			}
			if code == 3 && after.Size() > 1<<20 {
				break // it is read as far as this by all of them
			}
		}
	}
	for _, args := range [][]string{{"due"}, {"hours"}, {"list"}} {
		if _, said, code := run(t, append([]string{"-C", dir, "--now", exampleNow}, args...)...); code != 0 || !strings.Contains(said, "left out") && args[0] != "list" {
			t.Errorf("%v: exit code %d, %s", args, code, said)
		}
	}
}
