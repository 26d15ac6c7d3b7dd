package cli_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// ours is how a console block calls the program.
const ours = "go run ./cmd/coachctl"

// TestEveryConsoleBlockPrintsWhatItSays runs the ```console blocks of the README files, from the root of the repository:
// a line `$ go run ./cmd/coachctl …`, and below it exactly what stands on stdout. With -update it rewrites them.
func TestEveryConsoleBlockPrintsWhatItSays(t *testing.T) {
	for _, name := range []string{"README.md", filepath.Join("examples", "README.md")} {
		file, err := filepath.Abs(filepath.Join(root, name))
		if err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(file)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		t.Run(filepath.ToSlash(name), func(t *testing.T) {
			t.Chdir(root)
			played := played(t, string(text))
			if played == string(text) {
				return
			}
			if !*update {
				t.Errorf("a block is stale; go test ./internal/cli -update would make of it\n%s", changedLines(string(text), played))
				return
			}
			if err := os.WriteFile(file, []byte(played), 0o644); err != nil {
				t.Fatal(err)
			}
		})
	}
}

// played is a page with the output in its console blocks made anew.
func played(t *testing.T, page string) string {
	t.Helper()
	var out strings.Builder
	inside, skip := false, false
	for line := range strings.Lines(page) {
		bare := strings.TrimRight(line, "\r\n")
		switch {
		case !inside:
			inside = bare == "```console"
			out.WriteString(line)
		case strings.HasPrefix(bare, "```"):
			inside, skip = false, false
			out.WriteString(line)
		case strings.HasPrefix(bare, "$ "):
			out.WriteString(line)
			args := words(t, strings.TrimPrefix(bare, "$ "))
			if skip = args != nil; skip {
				stdout, stderr, code := run(t, args...)
				if code > 1 {
					t.Errorf("%s: exit code %d, %s", bare, code, stderr)
				}
				out.WriteString(stdout)
			}
		case !skip:
			out.WriteString(line)
		}
	}
	return out.String()
}

// words are the arguments of a command line that calls the program; nil for another one. Quotes group words.
func words(t *testing.T, line string) []string {
	t.Helper()
	rest, ok := strings.CutPrefix(line, ours)
	if !ok {
		return nil
	}
	args, word, quote, begun := []string{}, "", byte(0), false
	for _, c := range []byte(rest) {
		switch {
		case quote != 0 && c == quote:
			quote = 0
		case quote == 0 && (c == '"' || c == '\''):
			quote, begun = c, true
		case quote == 0 && c == ' ':
			if begun {
				args = append(args, word)
			}
			word, begun = "", false
		default:
			word, begun = word+string(c), true
		}
	}
	if begun {
		args = append(args, word)
	}
	if quote != 0 || strings.ContainsAny(rest, "|>&;") {
		t.Errorf("%s: this is more than a block can play", line)
	}
	return args
}

// changedLines shows the first lines that differ.
func changedLines(a, b string) string {
	old, now := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(old), len(now)) {
		if old[i] != now[i] {
			return "- " + strings.Join(old[i:min(i+5, len(old))], "\n- ") + "\n+ " + strings.Join(now[i:min(i+5, len(now))], "\n+ ")
		}
	}
	return "(more or fewer lines)"
}

func TestAConsoleBlockIsPlayed(t *testing.T) {
	t.Chdir(root)
	if got := words(t, ours+` explain 'no such' "rule" ''`); len(got) != 4 || got[1] != "no such" || got[3] != "" {
		t.Errorf("words are %q", got)
	}
	const page = "a\n```console\n$ " + ours + " due harrow-mk -C examples/practice --now 1999-01-01\nold\n$ ls\nkept\n```\n$ " + ours + " version\nb\n"
	if got, want := played(t, page), strings.Replace(page, "old\n", "", 1); got != want {
		t.Errorf("played is\n%s", got)
	}
}
