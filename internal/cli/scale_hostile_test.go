package cli_test

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// died is a program that ends in the middle of a line, as Go's own crashes do: with 2, which is also that of wrong usage.
const died = `#!/bin/sh
case "$*" in
*hours*) printf '{"version":1,"rec'; echo 'fatal error: out of memory' >&2; exit 2 ;;
*due*) printf '{"kind":"summary"}\n{"kin'; exit 137 ;;
*) printf '{"rule":"x"}\n'; exit 1 ;;
esac
`

func TestTheShardsKeepNoHalfLineOfACommandThatDied(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a script is no program there")
	}
	dir, env := scaleEnv(t)
	put(t, dir, "firm/one/coachctl.yaml", "coach: Dana\n")
	program := filepath.Join(dir, "died")
	if err := os.WriteFile(program, []byte(died), 0o755); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "out")
	if said, code := shards(t, append(env, "COACHCTL="+program), "firm/one\n", dir, out); code != 0 {
		t.Fatalf("exit code %d: %s", code, said)
	}
	for command, want := range map[string]string{"check": `{"repository":"firm/one","rule":"x"}` + "\n", "due": "", "hours": ""} {
		if got, err := os.ReadFile(filepath.Join(out, command, "firm", "one.jsonl")); err != nil || string(got) != want {
			t.Errorf("%s: %v, %q", command, err, got)
		}
	}
	if ran := recorded(t, out, "firm/one"); ran["hours"].Exit != 2 || ran["due"].Exit != 137 || ran["check"].Exit != 1 {
		t.Errorf("%+v", ran)
	}
}

// TestTheShardsReadNoPracticeAboveARepository: coachctl looks for its practice in the folders above, too.
func TestTheShardsReadNoPracticeAboveARepository(t *testing.T) {
	dir, env := scaleEnv(t)
	invent(t, dir, 1)
	put(t, dir, "firm/-bare/README.md", "Nothing.\n")
	out := filepath.Join(t.TempDir(), "out")
	if said, code := shards(t, env, "firm/-bare\n", dir, out); code != 0 {
		t.Fatalf("exit code %d: %s", code, said)
	}
	ran := recorded(t, out, "firm/-bare")
	for _, command := range []string{"check", "due", "hours"} {
		if got, err := os.ReadFile(filepath.Join(out, command, "firm", "-bare.jsonl")); err != nil || len(got) > 0 {
			t.Errorf("%s: %v, what another practice says: %s", command, err, got)
		}
		if ran[command].Exit != 3 || !strings.Contains(ran[command].Said, "coachctl.yaml") {
			t.Errorf("%+v", ran[command])
		}
	}
}
