package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestTheCalendarOfTheExampleIsAsItStandsHere: lines of the golden end in LF, so that git leaves it alone.
func TestTheCalendarOfTheExampleIsAsItStandsHere(t *testing.T) {
	practice := filepath.Join(root, "examples", "practice")
	for name, line := range map[string]string{"calendar.ics": "calendar", "todos.ics": "calendar --only due --todos --refs"} {
		args := append([]string{"-C", practice, "--now", exampleNow}, strings.Fields(line)...)
		stdout, stderr, code := run(t, args...)
		if code != 0 || stderr != "" {
			t.Fatalf("exit code %d: %s", code, stderr)
		}
		golden(t, filepath.Join("testdata", "examples", name), strings.ReplaceAll(stdout, "\r\n", "\n"))
		file := filepath.Join(t.TempDir(), "x.ics")
		if _, stderr, code := run(t, append(args, "-o", file)...); code != 0 {
			t.Fatal(stderr)
		}
		if written, err := os.ReadFile(file); err != nil || string(written) != stdout {
			t.Errorf("%s -o writes something else: %v", line, err)
		}
	}
}
