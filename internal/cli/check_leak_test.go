package cli_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

func TestNoFindingHoldsAWordThatAPersonWrote(t *testing.T) {
	rules := map[string]bool{}
	for name, p := range plantings() {
		t.Run(name, func(t *testing.T) {
			dir := lay(t, p.practice())
			for _, line := range []string{
				"--format text", "--format json", "--format jsonl", "--format sarif", "--format github", "--severity error", "--format sarif --severity warning",
				"--format json --now 2026-03-03T09:00",
			} {
				stdout, stderr, code := run(t, append([]string{"-C", dir, "--now", "2031-08-20T09:00", "check"}, strings.Fields(line)...)...)
				if code != 1 || !strings.Contains(stdout, "kfmt-1") {
					t.Fatalf("check %s: exit code %d, and it finds nothing: %s%s", line, code, stdout, stderr)
				}
				for part := range strings.Lines(stdout + stderr) {
					if m := marked(part); m != "" {
						t.Errorf("check %s holds %q: %s", line, m, part)
						break
					}
				}
				if strings.HasPrefix(line, "--format json ") || line == "--format json" {
					placesAreSound(t, stdout, rules)
				}
			}
			stdout, stderr, _ := run(t, "-C", dir, "--now", "2031-08-20T09:00", "check", "--show-source")
			if marked(stdout) == "" || marked(stderr) != "" {
				t.Errorf("--show-source shows no line of the person's own, or shows it as talk: %s", stderr)
			}
		})
	}
	if len(rules) < 50 {
		t.Errorf("only %d rules find anything: words stand in too few places", len(rules))
	}
}

// placesAreSound wants every place to be one: lines and columns begin at 1, and no end is before its start. It notes the
// rules that have found something.
func placesAreSound(t *testing.T, text string, rules map[string]bool) {
	t.Helper()
	var out struct {
		Findings []struct {
			Rule, Path string
			Line       int
			Column     int
			EndLine    int `json:"end_line"`
			EndColumn  int `json:"end_column"`
			Related    []struct{ Line int }
		}
	}
	if err := json.Unmarshal([]byte(text), &out); err != nil {
		t.Fatal(err)
	}
	for _, f := range out.Findings {
		rules[f.Rule] = true
		backwards := f.EndLine < f.Line || f.EndLine == f.Line && f.EndColumn < f.Column
		if f.Line < 1 || f.Column < 1 || f.EndColumn < 1 || backwards || slices.ContainsFunc(f.Related, func(n struct{ Line int }) bool { return n.Line < 1 }) {
			t.Errorf("no place: %+v", f)
		}
	}
}
