package cli_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// coachingKinds are the sessions that pages are made for.
var coachingKinds = []string{"intake", "regular", "midpoint", "closing"}

// TestEveryPageOfTheExamplesIsAsItWas makes the pages of every session of every practice under examples.
func TestEveryPageOfTheExamplesIsAsItWas(t *testing.T) {
	made := map[string]bool{}
	for _, practice := range examplePractices(t) {
		for _, s := range sessionsOf(t, practice) {
			var command string
			switch {
			case !slices.Contains(coachingKinds, s.Kind):
				continue
			case s.Status == "held":
				command = "summary"
			case s.Status == "planned":
				command = "prompt"
			default:
				continue
			}
			for _, format := range []string{"md", "text", "json"} {
				page, stderr, code := run(t, "-C", practice, command, s.Ref, "--format", format, "--now", exampleNow)
				if code != 0 || stderr != "" {
					t.Errorf("%s %s: exit code %d, %s", command, s.Ref, code, stderr)
				}
				name := filepath.Join(filepath.Base(practice), strings.ReplaceAll(s.Ref, "/", "-")+"-"+command+"."+format)
				made[name] = true
				golden(t, filepath.Join("testdata", "examples", name), page)
			}
		}
	}
	for _, practice := range examplePractices(t) {
		for _, id := range engagementsOf(t, practice) {
			for _, format := range []string{"text", "md", "svg", "csv", "json"} {
				page, stderr, code := run(t, "-C", practice, "progress", id, "--format", format, "--now", exampleNow)
				if code != 0 || stderr != "" {
					t.Errorf("progress %s: exit code %d, %s", id, code, stderr)
				}
				name := filepath.Join(filepath.Base(practice), id+"-progress."+format)
				made[name] = true
				golden(t, filepath.Join("testdata", "examples", name), page)
			}
		}
	}
	for _, practice := range examplePractices(t) {
		for _, format := range []string{"text", "csv", "json", "jsonl"} {
			page, stderr, code := run(t, "-C", practice, "hours", "--format", format, "--now", exampleNow, "-q")
			if code != 0 || stderr != "" {
				t.Errorf("hours --format %s: exit code %d, %s", format, code, stderr)
			}
			name := filepath.Join(filepath.Base(practice), "hours."+format)
			made[name] = true
			golden(t, filepath.Join("testdata", "examples", name), page)
		}
	}
	for name, page := range exampleReports(t) {
		made[name] = true
		golden(t, filepath.Join("testdata", "examples", name), page)
	}
	if len(made) == 0 {
		t.Fatal("there are no pages")
	}
	old, err := filepath.Glob(filepath.Join("testdata", "examples", "*", "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range old {
		if rel, _ := filepath.Rel(filepath.Join("testdata", "examples"), name); !made[rel] {
			t.Errorf("%s belongs to no session any more", name)
		}
	}
}

func TestNothingIsWrongInTheExamplesAtAnyTime(t *testing.T) {
	for _, practice := range examplePractices(t) {
		for _, now := range []string{"2026-06-01", "2026-06-17T08:00", "2031-12-31T23:59"} {
			stdout, stderr, code := run(t, "-C", practice, "check", "--now", now)
			if stdout+stderr != "" || code != 0 {
				t.Errorf("%s at %s: exit code %d\n%s%s", practice, now, code, stdout, stderr)
			}
		}
	}
}

func TestTheSameFilesAndClockGiveTheSameBytes(t *testing.T) {
	for _, practice := range examplePractices(t) {
		for _, command := range []string{
			"due --owner all", "due --format json", "due --format github", "list", "list --format json", "check --format json", "summary riverbend-pn/06", "progress riverbend-pn", "progress tallis-jo --format svg",
		} {
			args := append([]string{"-C", practice, "--now", exampleNow}, strings.Fields(command)...)
			first, _, _ := run(t, args...)
			for range 5 {
				if again, _, _ := run(t, args...); again != first {
					t.Fatalf("%s gives\n%s\nand then\n%s", command, first, again)
				}
			}
		}
	}
}

// examplePractices are the folders under examples that hold a practice.
func examplePractices(t *testing.T) []string {
	t.Helper()
	configs, err := filepath.Glob(filepath.Join(root, "examples", "*", "coachctl.yaml"))
	if err != nil || len(configs) == 0 {
		t.Fatalf("no practice under examples: %v", err)
	}
	var dirs []string
	for _, c := range configs {
		dirs = append(dirs, filepath.Dir(c))
	}
	return dirs
}

type listed struct{ Ref, Kind, Status string }

func sessionsOf(t *testing.T, practice string) []listed {
	t.Helper()
	var out []listed
	for _, id := range engagementsOf(t, practice) {
		var one struct{ Sessions []listed }
		decode(t, &one, "-C", practice, "list", id, "--format", "json", "--now", exampleNow)
		out = append(out, one.Sessions...)
	}
	return out
}

func engagementsOf(t *testing.T, practice string) []string {
	t.Helper()
	var all struct {
		Engagements []struct{ ID string }
	}
	decode(t, &all, "-C", practice, "list", "--format", "json", "--now", exampleNow)
	var out []string
	for _, e := range all.Engagements {
		out = append(out, e.ID)
	}
	return out
}

// decode reads what a command prints as JSON.
func decode(t *testing.T, to any, args ...string) {
	t.Helper()
	stdout, stderr, code := run(t, args...)
	if code != 0 {
		t.Fatalf("%s: exit code %d, %s", strings.Join(args, " "), code, stderr)
	}
	if err := json.Unmarshal([]byte(stdout), to); err != nil {
		t.Fatalf("%s: %v", strings.Join(args, " "), err)
	}
}

// golden compares a text with a committed file, or rewrites that.
func golden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got {
		t.Errorf("%s is different:\n%s", name, got)
	}
}
