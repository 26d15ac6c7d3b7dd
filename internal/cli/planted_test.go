package cli_test

import (
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// plantedConfig has a command wherever git knows one, and names what lies outside.
const plantedConfig = `
[core]
	repositoryformatversion = 1
	fsmonitor = TRAP
	hooksPath = HOOKS
	pager = TRAP
	editor = TRAP
	sshCommand = TRAP
	gitProxy = TRAP
	askPass = TRAP
	alternateRefsCommand = TRAP
	attributesFile = OUTSIDE/attributes
	excludesFile = OUTSIDE/excludes
[include]
	path = OUTSIDE/included
[extensions]
	partialClone = origin
[remote "origin"]
	url = ext::TRAP
	promisor = true
	uploadpack = TRAP
	receivepack = TRAP
	vcs = trap
[diff]
	external = TRAP
	orderFile = OUTSIDE/order
[diff "trap"]
	textconv = TRAP
	command = TRAP
	cachetextconv = true
[filter "trap"]
	clean = TRAP
	smudge = TRAP
	process = TRAP
	required = true
[merge "trap"]
	driver = TRAP
[alias]
	rev-parse = !TRAP
	ls-files = !TRAP
	diff-index = !TRAP
	diff-tree = !TRAP
	rev-list = !TRAP
	cat-file = !TRAP
	config = !TRAP
[gpg]
	program = TRAP
[log]
	showSignature = true
[mailmap]
	file = OUTSIDE/mailmap
[credential]
	helper = !TRAP
[uploadpack]
	packObjectsHook = TRAP
[trace2]
	eventTarget = OUTSIDE/trace
[submodule "s"]
	update = !TRAP
	url = ext::TRAP
`

// everyCommand is each command once, where it does something.
var everyCommand = []string{
	"", "check", "check --staged", "check --show-source --format sarif", "check --fix", "due", "due --format ics --todos", "list", "list tallis-jo", "show tallis-jo/01",
	"summary tallis-jo/01 --format eml", "prompt tallis-jo --format html", "brief tallis-jo", "report riverbend-pn/06 --for client", "progress tallis-jo --format svg",
	"hours", "calendar", "explain", "schema contract", "help format", "version", "completion bash", "__complete show t",
	"set tallis-jo/11 minutes=75", "mark tallis-jo/2026-06-10-a kept", "new contract zz --client Z", "new session tallis-jo --at 2026-09-18T10:00",
	"new commitment tallis-jo --what X --by friday --success Y", "summary tallis-jo/01 --mark-sent", "summary tallis-jo/01 -o page.txt", "capture tallis-jo/11",
	"wrap riverbend-pn/07 --now 2026-06-30T18:00", "move riverbend-pn/07 2026-07-02T10:00 --now 2026-06-17T08:00", "import rows.csv", "init another --coach D", "init another --timezone UTC",
	"check", "check --staged",
}

// TestNothingThatARepositoryNamesIsRun plays every command in a downloaded repository that is full of traps, and once more
// where a program called git lies in it and the PATH begins with a dot.
func TestNothingThatARepositoryNamesIsRun(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil || runtime.GOOS == "windows" {
		t.Skip("there is no git, or the traps are of another kind")
	}
	dir, outside := filepath.Join(t.TempDir(), "p"), t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join(repository, "examples", "practice"))); err != nil {
		t.Fatal(err)
	}
	t.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
	t.Setenv("GIT_CONFIG_NOSYSTEM", "1")
	for _, args := range [][]string{{"init", "-q"}, {"add", "."}, {"-c", "user.name=D", "-c", "user.email=d@x.example", "commit", "-qm", "x"}} {
		cmd := exec.Command("git", args...)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%s", out)
		}
	}
	trap, ran := filepath.Join(dir, "trap"), filepath.Join(outside, "RAN")
	put(t, dir, "rows.csv", "engagement,client\nxx,Priya\n")
	put(t, dir, ".gitattributes", "* diff=trap filter=trap merge=trap\n")
	put(t, dir, ".gitmodules", "[submodule \"s\"]\n\tpath = s\n\turl = ext::"+trap+"\n\tupdate = !"+trap+"\n")
	put(t, outside, "included", "[core]\n\tfsmonitor = "+trap+"\n[diff]\n\texternal = "+trap+"\n")
	hooks := []string{"post-index-change", "fsmonitor-watchman", "reference-transaction", "post-checkout", "pre-commit", "pre-auto-gc"}
	for _, name := range append(hooks, "trap", "git", "sh") {
		if name != "trap" && name != "git" && name != "sh" {
			name = ".git/hooks/" + name
		}
		put(t, dir, name, "#!/bin/sh\n: >>"+ran+"\n")
		if err := os.Chmod(filepath.Join(dir, name), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	put(t, dir, ".git/config", strings.NewReplacer("TRAP", trap, "HOOKS", filepath.Join(dir, ".git", "hooks"), "OUTSIDE", outside).Replace(plantedConfig))
	before := laid(t, outside)
	t.Chdir(dir)
	real := os.Getenv("PATH")
	asksGit := []string{"check", "check --staged", "init another --timezone UTC"}
	for path, lines := range map[string][]string{
		real: everyCommand, "." + string(os.PathListSeparator) + real: asksGit, string(os.PathListSeparator) + real: asksGit,
	} {
		t.Setenv("PATH", path)
		for _, line := range lines {
			if _, stderr, code := run(t, append(strings.Fields(line), "--now", exampleNow)...); strings.Contains(stderr, "internal error") || code < 0 {
				t.Errorf("%s: %s", line, stderr)
			}
			if after := laid(t, outside); !maps.Equal(after, before) {
				t.Fatalf("%s runs what the repository names, or writes outside of it: %v", line, after)
			}
		}
	}
}

// laid are the files of a folder with what stands in them.
func laid(t *testing.T, dir string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, e := range entries {
		text, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		out[e.Name()] = string(text)
	}
	return out
}
