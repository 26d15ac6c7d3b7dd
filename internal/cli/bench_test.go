package cli

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// BenchmarkPractice runs whole commands in this process over generated practices, beside the plain reading of the same
// bytes. Compare within one run: `go test -run='^$' -bench=. ./internal/cli`.
func BenchmarkPractice(b *testing.B) {
	for _, engagements := range []int{10, 200} {
		dir := b.TempDir()
		generatePractice(b, dir, engagements)
		size := fmt.Sprintf("%d-files/", engagements*50)
		b.Run(size+"read", func(b *testing.B) {
			for range b.N {
				readAll(b, dir)
			}
		})
		for _, args := range [][]string{
			{"version"}, {"due", "--format", "json"}, {"check", "--format", "json"}, {"summary", "e0000/05"},
		} {
			b.Run(size+args[0], func(b *testing.B) {
				for range b.N {
					benchCommand(b, dir, args)
				}
			})
		}
	}
}

func benchCommand(b *testing.B, dir string, args []string) {
	b.Helper()
	env := Env{In: strings.NewReader(""), Out: io.Discard, Err: io.Discard, Getenv: func(string) string { return "" }, Now: benchNow}
	if code := Main(env, append([]string{"-C", dir}, args...)); code > ExitFound {
		b.Fatalf("exit code %d", code)
	}
}

var benchNow = time.Date(2026, 6, 30, 9, 0, 0, 0, time.UTC)

func readAll(b *testing.B, dir string) {
	b.Helper()
	err := filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		_, err = os.ReadFile(path)
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
}

// generatePractice writes engagements of 50 files each: a contract, 20 sessions two weeks apart, and 29 promises, most of
// them closed.
func generatePractice(tb testing.TB, dir string, engagements int) {
	tb.Helper()
	write := func(path, text string) {
		path = filepath.Join(dir, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			tb.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			tb.Fatal(err)
		}
	}
	write("coachctl.yaml", "coach: Dana Whitlock\ntimezone: Europe/London\n")
	for n := range engagements {
		root := fmt.Sprintf("engagements/e%04d/", n)
		first := benchNow.AddDate(0, 0, -90-(n*37)%270)
		write(root+"contract.md", benchContract(first))
		for s := range 20 {
			at := first.AddDate(0, 0, 14*s)
			status := "planned"
			if at.Before(benchNow) {
				status = "held\nsummary_sent: " + at.Format("2006-01-02")
			}
			write(fmt.Sprintf("%ssessions/%02d.md", root, s+1), benchSession(s, at, status))
		}
		for c := range 29 {
			made := first.AddDate(0, 0, 7*c)
			status := "open"
			if made.Before(benchNow.AddDate(0, 0, -21)) && (n+c)%20 != 0 {
				status = "kept"
			}
			write(fmt.Sprintf("%scommitments/%s-a.md", root, made.Format("2006-01-02")), fmt.Sprintf(
				"---\ntype: commitment\nwhat: Speak with the team before the council meets\nby: %s\nsuccess: We have agreed who opens\nsession: \"%02d\"\nkind: action\nstatus: %s\n---\n\n%s\n",
				made.AddDate(0, 0, 14).Format("2006-01-02"), c%20+1, status, benchProse(2)))
		}
	}
}

func benchContract(first time.Time) string {
	var out bytes.Buffer
	fmt.Fprintf(&out, "---\ntype: contract\nclient: Priya Nair\nclient_called: Priya\nstatus: agreed\nagreed: %s\nstart: %[1]s\nsessions: 24\ncadence: biweekly\n",
		first.AddDate(0, 0, -7).Format("2006-01-02"))
	out.WriteString("objectives:\n  - id: voice\n    statement: I open the council in my own words\n    scope: behavioural\n    status: agreed\n---\n")
	for _, topic := range []string{
		"Organisational context", "Objectives", "Roles and responsibilities", "Confidentiality", "Commitment", "Frequency",
		"Support and challenge", "Feedback", "Record keeping", "Methodology",
	} {
		fmt.Fprintf(&out, "\n## %s\n\n%s\n", topic, benchProse(1))
	}
	return out.String()
}

func benchSession(n int, at time.Time, status string) string {
	kind := "regular"
	if n == 0 {
		kind = "intake"
	}
	return fmt.Sprintf("---\ntype: session\nkind: %s\nstart: %s\nminutes: 60\nstatus: %s\n---\n\n## Check-in (8 min)\n\n%s\n\n## Agenda (5 min)\n\n- How the council runs\n\nValuable if: a first sentence that is mine\n\n## Core work (35 min)\n\n%s\n\n## Commitments (10 min)\n\n## Close (2 min)\n\nShifted: what I hold already\n\n## Takeaways\n\n- Decision: I open the item\n- Reframe: It is **mine** to hold\n\n## Private notes\n\n%s\n",
		kind, at.Format("2006-01-02T15:04"), status, benchProse(1), benchProse(3), benchProse(1))
}

func benchProse(paragraphs int) string {
	const text = "The week had been louder than the one before, and she came in with _three_ things that all wanted to be first. We took the one nobody else would raise."
	return strings.TrimSuffix(strings.Repeat(text+"\n\n", paragraphs), "\n\n")
}
