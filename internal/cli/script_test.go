package cli_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/mattn/go-runewidth"
	"github.com/rogpeppe/go-internal/testscript"

	"coachctl/internal/cli"
)

// repository is where this one lies; scripts run elsewhere.
var repository, _ = filepath.Abs(root)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"coachctl": func() {
			code := cli.Main(cli.Env{
				In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Now: time.Now(), Getenv: os.Getenv,
			}, os.Args[1:])
			leavePeak()
			os.Exit(code)
		},
	})
}

// TestScripts plays every page under testdata/script: what a person types, and what comes back.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           filepath.Join("testdata", "script"),
		UpdateScripts: *update,
		Condition: func(cond string) (bool, error) {
			if cond == "root" {
				return runtime.GOOS != "windows" && os.Geteuid() == 0, nil
			}
			return false, nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"status": status, "hostile": hostile, "examples": examples, "columns": columns, "edit": edit, "fill": fill,
		},
		Setup: func(env *testscript.Env) error {
			home := filepath.Join(env.WorkDir, ".home")
			if err := os.MkdirAll(home, 0o755); err != nil {
				return err
			}
			config := filepath.Join(home, "gitconfig")
			const identity = "[user]\n\tname = Dana Whitlock\n\temail = dana@whitlock.example\n[init]\n\tdefaultBranch = main\n[core]\n\tautocrlf = false\n"
			if err := os.WriteFile(config, []byte(identity), 0o644); err != nil {
				return err
			}
			env.Setenv("HOME", home)
			env.Setenv("XDG_CONFIG_HOME", home)
			env.Setenv("GIT_CONFIG_GLOBAL", config)
			env.Setenv("GIT_CONFIG_NOSYSTEM", "1")
			env.Setenv("GIT_CEILING_DIRECTORIES", filepath.Dir(env.WorkDir))
			env.Setenv("TZ", "UTC")
			env.Setenv("COACHCTL_NOW", "2026-03-17T09:00")
			env.Setenv("GORACE", os.Getenv("GORACE"))
			return nil
		},
	})
}

// status CODE coachctl ARG… runs a command that must end in exactly that code.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status CODE coachctl [ARG...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit):
		got = exit.ExitCode()
	case err != nil:
		ts.Fatalf("%v", err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// hostile DIR writes files that are no text into a folder.
func hostile(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: hostile DIR")
	}
	for name, text := range map[string]string{
		"binary.md": "---\x00\x01\x02", "locked.md": "\x00GITCRYPT\x00\x1b[31m", "latin.md": "---\ntype: session\nrater: Ren\xe9\n---\n",
		"empty.md": "", "huge.md": "---\n" + strings.Repeat("x", 400<<10), "bare.md": "---\rtype: session\r---\r",
		"escape.md": "---\ntype: \x1b[31msession\n---\n", "deep.md": "---\nx-a: " + strings.Repeat("[", 100) + strings.Repeat("]", 100) + "\n---\n",
	} {
		ts.Check(os.WriteFile(ts.MkAbs(filepath.Join(args[0], name)), []byte(text), 0o644))
	}
}

// examples DIR copies the practice of the repository's examples.
func examples(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: examples DIR")
	}
	ts.Check(os.CopyFS(ts.MkAbs(args[0]), os.DirFS(filepath.Join(repository, "examples", "practice"))))
}

// columns N stdout wants no line of the last output to be wider than N columns of a terminal.
func columns(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: columns N stdout")
	}
	most, err := strconv.Atoi(args[0])
	ts.Check(err)
	for line := range strings.Lines(ts.ReadFile(args[1])) {
		if n := runewidth.StringWidth(strings.TrimSuffix(line, "\n")); n > most {
			ts.Fatalf("%d columns: %s", n, line)
		}
	}
}

// edit FILE OLD NEW [OLD NEW...] is what a person does in an editor.
func edit(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 || len(args)%2 == 0 {
		ts.Fatalf("usage: edit FILE OLD NEW...")
	}
	text := ts.ReadFile(args[0])
	for i := 1; i < len(args); i += 2 {
		if !strings.Contains(text, args[i]) {
			ts.Fatalf("%q is not in %s", args[i], args[0])
		}
		text = strings.ReplaceAll(text, args[i], strings.ReplaceAll(args[i+1], `\n`, "\n"))
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o644))
}

// fill FILE TEXT writes a line under every heading.
func fill(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: fill FILE TEXT")
	}
	var out strings.Builder
	for line := range strings.Lines(ts.ReadFile(args[0])) {
		out.WriteString(line)
		if strings.HasPrefix(line, "## ") {
			out.WriteString(args[1] + "\n")
		}
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(out.String()), 0o644))
}
