package cli_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"coachctl/internal/help"
)

// blocks are the indented blocks of the page on editors that begin as JSON does.
func blocks(t *testing.T) []string {
	t.Helper()
	page, _ := help.Page("editors")
	var out []string
	for _, part := range regexp.MustCompile(`(?m)(?:^    .*\n)+`).FindAllString(page, -1) {
		if strings.HasPrefix(part, "    {\n") || strings.HasPrefix(part, "    [\n") {
			out = append(out, part)
		}
	}
	return out
}

// TestTheProblemMatcherReadsEveryLineOfCheck takes the pattern from the page of help and the lines from check itself.
func TestTheProblemMatcherReadsEveryLineOfCheck(t *testing.T) {
	var found bool
	for _, text := range blocks(t) {
		if !json.Valid([]byte(text)) {
			t.Errorf("this is no JSON:\n%s", text)
		}
		var file struct {
			Tasks []struct {
				Args           []string
				ProblemMatcher struct {
					Pattern struct {
						Regexp                                      string
						File, Line, Column, Severity, Message, Code int
					}
				}
			}
		}
		if json.Unmarshal([]byte(text), &file) != nil || len(file.Tasks) == 0 {
			continue
		}
		found = true
		pattern := file.Tasks[0].ProblemMatcher.Pattern
		dir := t.TempDir()
		broken := "coach: Zoë\ntimezone: Europe/Lundon\ncoach: x\nfoo: 1\n"
		if err := os.WriteFile(filepath.Join(dir, "coachctl.yaml"), []byte(broken), 0o600); err != nil {
			t.Fatal(err)
		}
		stdout, _, code := run(t, append([]string{"-C", dir}, file.Tasks[0].Args...)...)
		if code != 1 {
			t.Fatalf("exit code %d: %s", code, stdout)
		}
		matcher, findings := regexp.MustCompile(pattern.Regexp), 0
		for line := range strings.Lines(stdout) {
			line = strings.TrimSuffix(line, "\n")
			m := matcher.FindStringSubmatch(line)
			if strings.HasPrefix(line, " ") != (m == nil) {
				t.Errorf("the matcher makes %q of %q", m, line)
			}
			if m == nil {
				continue
			}
			findings++
			again := m[pattern.File] + ":" + m[pattern.Line] + ":" + m[pattern.Column] + ": " + m[pattern.Severity] + ": " +
				m[pattern.Message] + " [" + m[pattern.Code] + "]"
			if again != line || m[pattern.File] != "coachctl.yaml" {
				t.Errorf("the matcher makes %q of %q", again, line)
			}
		}
		if findings == 0 {
			t.Errorf("nothing was found in\n%s", stdout)
		}
	}
	if !found {
		t.Error("the page on editors has no task with a problem matcher")
	}
}

// TestASchemaHoldsNothingOfAPractice also shows that it needs none, and is the same each time.
func TestASchemaHoldsNothingOfAPractice(t *testing.T) {
	dir := lay(t, planted)
	for _, of := range []string{"contract", "session", "commitment", "practice"} {
		inside, _, _ := run(t, "-C", dir, "schema", of)
		outside, stderr, code := run(t, "-C", t.TempDir(), "schema", of)
		if code != 0 || stderr != "" || outside == "" || inside != outside {
			t.Errorf("schema %s: exit code %d, %s\n%s\nand in a practice\n%s", of, code, stderr, outside, inside)
		}
	}
}
