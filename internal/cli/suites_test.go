package cli_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestTheYAMLTestSuiteGoesThroughCheckAndSet takes each input as keys of a session, below those that it needs. `set` writes into
// a few of them, or into all where COACHCTL_SUITES is set.
func TestTheYAMLTestSuiteGoesThroughCheckAndSet(t *testing.T) {
	src, err := os.ReadFile(filepath.Join(root, "internal", "document", "testdata", "yaml-test-suite.json"))
	if err != nil {
		t.Fatal(err)
	}
	var suite struct{ Cases map[string][]string }
	if err := json.Unmarshal(src, &suite); err != nil {
		t.Fatal(err)
	}
	step := 29
	if os.Getenv("COACHCTL_SUITES") != "" {
		step = 1
	}
	dir := t.TempDir()
	put(t, dir, "coachctl.yaml", "coach: Dana\ntimezone: Europe/London\n")
	var names []string
	n := 0
	for _, id := range slices.Sorted(maps.Keys(suite.Cases)) {
		for i, text := range suite.Cases[id] {
			for j, above := range []string{"", sessionKeys} {
				// Those that are written to stand alone, since an engagement is read whole.
				engagement, name := "all", fmt.Sprintf("%s-%d-%d", strings.ToLower(id), i, j)
				if n++; n%step == 0 {
					engagement = "s" + name
					names = append(names, engagement+"/sessions/"+name+".md")
				}
				put(t, dir, "engagements/"+engagement+"/sessions/"+name+".md", "---\n"+above+text+"---\n## Agenda\n\n- a\n---\n")
			}
		}
	}
	said, errs, code := run(t, "-C", dir, "check", "--now", exampleNow)
	if code != 1 || strings.Contains(errs, "coachctl: ") {
		t.Fatalf("check: exit code %d, %s", code, errs)
	}
	edited := 0
	for _, name := range names {
		file := filepath.Join(dir, "engagements", filepath.FromSlash(name))
		before, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, errs, code := run(t, "-C", dir, "set", strings.TrimSuffix(strings.Replace(name, "/sessions/", "/", 1), ".md"), "x-suite=a: b", "--now", exampleNow)
		after, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if code == 0 {
			edited++
			if line := "x-suite: \"a: b\""; strings.Count(string(after), line) != 1 || !withoutLine(before, after, line) && !strings.Contains(string(after), "{") {
				t.Errorf("%s: more is different in\n%q\nthan in\n%q", name, after, before)
			}
			continue
		}
		if code != 3 || errs == "" || string(before) != string(after) || !strings.Contains(said, "engagements/"+name+":") {
			t.Errorf("%s: exit code %d, %s\n%q", name, code, errs, after)
		}
	}
	t.Logf("set wrote into %d of %d files", edited, len(names))
	if edited < 5 {
		t.Errorf("set wrote into %d files only", edited)
	}
}

// withoutLine reports whether a file is another but for one line.
func withoutLine(before, after []byte, line string) bool {
	for _, end := range []string{"\r\n", "\n"} {
		if strings.Replace(string(after), line+end, "", 1) == string(before) {
			return true
		}
	}
	return false
}
