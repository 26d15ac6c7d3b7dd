package cli_test

import (
	"regexp"
	"strings"
	"testing"

	"coachctl/internal/check"
	"coachctl/internal/help"
)

var commandLine = regexp.MustCompile(`(?m)^  ([a-z]+)(?:, [a-z]+)* {2,}\S`)

// commands are all commands that help lists, groups included, as their arguments.
func commands(t *testing.T, path ...string) [][]string {
	t.Helper()
	help, _, code := run(t, append(path, "--help")...)
	if code != 0 {
		t.Fatalf("%v --help: exit code %d", path, code)
	}
	help, _, _ = strings.Cut(help, "\nFlags:")
	_, help, found := strings.Cut(help, "\n\n")
	var out [][]string
	if !found {
		return nil
	}
	for _, m := range commandLine.FindAllStringSubmatch(help, -1) {
		if m[1] == "coachctl" {
			continue
		}
		sub := append(append([]string{}, path...), m[1])
		out = append(out, sub)
		out = append(out, commands(t, sub...)...)
	}
	return out
}

func TestEveryCommandSaysItsExitCodesAndShowsAnExample(t *testing.T) {
	all := commands(t)
	if len(all) < 12 {
		t.Fatalf("only %d commands: %v", len(all), all)
	}
	for _, path := range all {
		name := strings.Join(path, " ")
		help, stderr, code := run(t, append(path, "--help")...)
		if code != 0 || stderr != "" {
			t.Errorf("%s --help: exit code %d, %s", name, code, stderr)
		}
		plain := name == "new" || name == "help" || name == "version" || strings.HasPrefix(name, "completion")
		if !strings.Contains(help, "Exit codes: 0") && name != "new" {
			t.Errorf("%s does not name its exit codes", name)
		}
		if !strings.Contains(help, "Examples:\n  coachctl "+name) && !plain {
			t.Errorf("%s shows no example of itself", name)
		}
		for line := range strings.Lines(help) {
			if n := len([]rune(strings.TrimRight(line, "\n"))); n > 100 && !strings.Contains(line, "--") {
				t.Errorf("%s: %d columns: %s", name, n, line)
			}
		}
	}
}

func TestThePageOnCINamesTheFormatsOfEachCommand(t *testing.T) {
	page, _ := help.Page("ci")
	_, page, _ = strings.Cut(page, "## Formats\n\n")
	rows := regexp.MustCompile(`(?m)^    ([a-z]+) +(.+)$`).FindAllStringSubmatch(strings.SplitAfter(page, "\n\n")[0], -1)
	if len(rows) < 3 {
		t.Fatalf("the table of formats is %v", rows)
	}
	for _, row := range rows {
		if usage, _, _ := run(t, row[1], "--help"); !strings.Contains(usage, " "+row[2]+" (default") {
			t.Errorf("%s does not have the formats %s", row[1], row[2])
		}
	}
}

func TestEveryExampleOfHelpIsUnderstood(t *testing.T) {
	for _, path := range commands(t) {
		help, _, _ := run(t, append(path, "--help")...)
		_, examples, found := strings.Cut(help, "\nExamples:\n")
		if !found {
			continue
		}
		examples, _, _ = strings.Cut(examples, "\n\n")
		examples = strings.ReplaceAll(examples, "\\\n", "")
		for line := range strings.Lines(examples) {
			line = strings.TrimSpace(line)
			args := words(t, ours+strings.TrimPrefix(line, "coachctl"))
			if args == nil || !strings.HasPrefix(line, "coachctl ") {
				t.Errorf("%v: %q is no example", path, line)
				continue
			}
			if _, stderr, _ := run(t, append([]string{"-C", t.TempDir(), "--now", exampleNow}, args...)...); strings.Contains(stderr, "unknown") {
				t.Errorf("%s: %s", line, stderr)
			}
		}
	}
}

func TestTheShellIsToldWhatMayFollow(t *testing.T) {
	for line, want := range map[string][]string{
		"":                {"due", "summary", "prompt", "check", "new", "init", "list", "show", "explain", "help"},
		"new ":            {"contract", "session", "commitment"},
		"su":              {"summary"},
		"explain ":        {"front-matter", check.Rules()[len(check.Rules())-1].ID},
		"explain agreed-": {"agreed-date"},
		"help ":           {"exit-codes"},
		"due --f":         {"--format", "--fail-on"},
	} {
		stdout, _, code := run(t, append([]string{"__complete"}, strings.Split(line, " ")...)...)
		if code != 0 {
			t.Errorf("%q: exit code %d", line, code)
		}
		for _, word := range want {
			if !strings.Contains("\n"+stdout, "\n"+word) {
				t.Errorf("%q is not completed to %s:\n%s", line, word, stdout)
			}
		}
	}
	for _, shell := range []string{"bash", "zsh", "fish", "powershell"} {
		if stdout, stderr, code := run(t, "completion", shell); code != 0 || !strings.Contains(stdout, "coachctl") {
			t.Errorf("completion %s: exit code %d, %s", shell, code, stderr)
		}
	}
	for _, wrong := range []string{"completion tcl", "completion bsh", "completion bash twice"} {
		if _, stderr, code := run(t, strings.Fields(wrong)...); code != 2 || stderr == "" {
			t.Errorf("%s: exit code %d, %q", wrong, code, stderr)
		}
	}
}
