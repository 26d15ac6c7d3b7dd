package cli_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"coachctl/internal/coaching"
	"coachctl/internal/sample"
	"coachctl/internal/scaffold"
)

const scaleNow = "2026-06-30T09:00"

// A scaleRun is what shard.sh records of a command.
type scaleRun struct {
	Repository, Command, Said string
	Exit                      int
}

// TestTheShardsOfHelpScaleLoseNothing runs examples/scale over one repository that is sound, one with a finding and a file
// that cannot be read, one that is no practice and one that does not exist, and compares with the commands themselves.
func TestTheShardsOfHelpScaleLoseNothing(t *testing.T) {
	dir, env := scaleEnv(t)
	invent(t, filepath.Join(dir, "firm", "sound"), 1)
	invent(t, filepath.Join(dir, "firm", "faulty"), 2, "misspelt-key", "front-matter")
	invent(t, filepath.Join(dir, "firm", "bare"), 3, sample.MissingPractice)
	outer := "coach: Somebody Else\ntimezone: UTC\n" // what lies above a repository is not its own
	if err := os.WriteFile(filepath.Join(dir, "coachctl.yaml"), []byte(outer), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, from := range []string{dir, "file://" + filepath.ToSlash(dir)} {
		cloned := from != dir
		out := filepath.Join(t.TempDir(), "out")
		list := "firm/sound\r\nfirm/faulty\n\nfirm/bare\n"
		if cloned {
			list += "firm/nowhere\n"
		}
		if said, code := shards(t, env, list, from, out); code != 0 || said != "" {
			t.Fatalf("exit code %d: %s", code, said)
		}
		for _, name := range []string{"firm/sound", "firm/faulty"} {
			ran := recorded(t, out, name)
			for _, command := range []string{"check", "due", "hours"} {
				compareRun(t, ran[command], out, name, command, filepath.Join(dir, filepath.FromSlash(name)))
			}
			if _, ok := ran["clone"]; ok != cloned {
				t.Errorf("%s: %v", name, ran)
			}
		}
		if ran := recorded(t, out, "firm/faulty"); ran["check"].Exit != 1 || ran["due"].Exit != 0 || ran["due"].Said == "" {
			t.Errorf("what was found, and what was left out: %+v", ran)
		}
		for _, command := range []string{"check", "due", "hours"} {
			ran := recorded(t, out, "firm/bare")[command]
			lines, err := os.ReadFile(filepath.Join(out, command, "firm", "bare.jsonl"))
			if ran.Exit != 3 || !strings.Contains(ran.Said, "coachctl.yaml") || len(lines) > 0 || err != nil {
				t.Errorf("no practice: %+v, %v, %s", ran, err, lines)
			}
		}
		if cloned {
			if ran := recorded(t, out, "firm/nowhere"); len(ran) != 1 || ran["clone"].Exit == 0 || ran["clone"].Said == "" {
				t.Errorf("no repository: %+v", ran)
			}
		}
	}
}

func TestTheShardsTakeNoNameThatLeadsElsewhere(t *testing.T) {
	dir, env := scaleEnv(t)
	for _, list := range []string{"", "../secret\n", "firm/../..\n", "firm/a\nfirm/$(id)\n", "--upload-pack=id\n", "/etc\n", "a b\n", `a"b` + "\n"} {
		out := filepath.Join(t.TempDir(), "out")
		if said, code := shards(t, env, list, dir, out); code != 2 || !strings.HasPrefix(said, "shard.sh: ") {
			t.Errorf("%q: exit code %d, %s", list, code, said)
		}
		if _, err := os.Stat(out); err == nil {
			t.Errorf("%q: something was written", list)
		}
	}
	if said, code := shards(t, env, "firm/a\n", dir, dir); code != 2 || !strings.Contains(said, "is there already") {
		t.Errorf("exit code %d, %s", code, said)
	}
	if said, code := shards(t, append(env, "COACHCTL=no-such-program"), "firm/a\n", dir, filepath.Join(dir, "out")); code != 3 {
		t.Errorf("exit code %d, %s", code, said)
	}
}

// scaleEnv is a folder, and an environment in which git knows who it is. The program is that of the scripts.
func scaleEnv(t *testing.T) (dir string, env []string) {
	t.Helper()
	for _, program := range []string{"bash", "git", "xargs", "coachctl"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("there is no %s here", program)
		}
	}
	dir = t.TempDir()
	return dir, append(os.Environ(),
		"GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_NOSYSTEM=1", "GIT_CEILING_DIRECTORIES="+filepath.Dir(dir), "TZ=UTC",
		"GIT_AUTHOR_NAME=Dana", "GIT_AUTHOR_EMAIL=dana@example.com", "GIT_COMMITTER_NAME=Dana", "GIT_COMMITTER_EMAIL=dana@example.com",
		"COACHCTL_NOW="+scaleNow)
}

// invent makes a practice of 20 documents, committed in a repository of its own.
func invent(t *testing.T, dir string, repository int, faults ...string) {
	t.Helper()
	o := sample.Options{Repository: repository, Documents: 20, Day: coaching.Date{Year: 2026, Month: time.June, Day: 30}}
	for _, name := range faults {
		fault, err := sample.FindFault(name)
		if err != nil {
			t.Fatal(err)
		}
		o.Faults = append(o.Faults, fault)
	}
	if err := sample.Practice(o, func(f scaffold.File) error {
		name := filepath.Join(dir, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		return os.WriteFile(name, f.Text, 0o644)
	}); err != nil {
		t.Fatal(err)
	}
	for _, args := range []string{"init -q", "add -A", "-c user.name=Dana -c user.email=dana@example.com commit -qm Begin"} {
		if out, err := exec.Command("git", append([]string{"-C", dir}, strings.Fields(args)...)...).CombinedOutput(); err != nil {
			t.Fatalf("git %s: %v: %s", args, err, out)
		}
	}
}

func shards(t *testing.T, env []string, list string, args ...string) (said string, code int) {
	t.Helper()
	script := filepath.Join(repository, "examples", "scale", "shard.sh")
	if _, err := os.ReadFile(script); err != nil { // read here too, so that go runs the test again when it changes
		t.Fatal(err)
	}
	cmd := exec.Command("bash", append([]string{script}, args...)...)
	cmd.Env, cmd.Stdin = env, strings.NewReader(list)
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return string(out), exit.ExitCode()
	}
	if err != nil {
		t.Fatal(err)
	}
	return string(out), 0
}

// recorded is what was recorded of a repository, by command.
func recorded(t *testing.T, out, name string) map[string]scaleRun {
	t.Helper()
	lines, err := os.ReadFile(filepath.Join(out, "runs", filepath.FromSlash(name)+".jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	ran := map[string]scaleRun{}
	for line := range bytes.Lines(lines) {
		var r scaleRun
		if err := json.Unmarshal(line, &r); err != nil || r.Repository != name {
			t.Fatalf("%v: %s", err, line)
		}
		ran[r.Command] = r
	}
	return ran
}

// compareRun wants the exit code and the lines of the command itself, with the repository in front.
func compareRun(t *testing.T, got scaleRun, out, name, command, practice string) {
	t.Helper()
	args := []string{"-q", "-C", practice, "--now", scaleNow, command, "--format", "jsonl"}
	if command != "hours" {
		args = append(args, "--redact")
	}
	stdout, _, code := run(t, args...)
	if got.Exit != code || got.Command != command {
		t.Errorf("%s in %s: %+v; want exit code %d", command, name, got, code)
	}
	lines, err := os.ReadFile(filepath.Join(out, command, filepath.FromSlash(name)+".jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	var want strings.Builder
	for line := range strings.Lines(stdout) {
		want.WriteString(`{"repository":"` + name + `",` + strings.TrimPrefix(line, "{"))
	}
	if string(lines) != want.String() {
		t.Errorf("%s in %s:\n%s\nwant\n%s", command, name, lines, want.String())
	}
	if code == 0 && command == "due" && name == "firm/sound" && len(lines) == 0 {
		t.Error("nothing is due, so nothing is compared")
	}
}
