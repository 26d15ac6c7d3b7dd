//go:build unix

package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

func TestMain(m *testing.M) {
	if os.Getenv("COACHCTL_TEST_MAIN") != "" {
		main()
	}
	os.Exit(m.Run())
}

// program is the program itself, in a practice of its own.
func program(t *testing.T, env []string, args ...string) (cmd *exec.Cmd, practice string) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	practice = t.TempDir()
	if err := os.WriteFile(filepath.Join(practice, "coachctl.yaml"), []byte("coach: Dana\ntimezone: Europe/London\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd = exec.Command(self, args...)
	cmd.Dir, cmd.Env = practice, append(append(os.Environ(), "COACHCTL_TEST_MAIN=1"), env...)
	return cmd, practice
}

func TestZonesComeFromNowhereElse(t *testing.T) {
	zones := t.TempDir()
	if err := errors.Join(os.Mkdir(filepath.Join(zones, "Europe"), 0o755), syscall.Mkfifo(filepath.Join(zones, "Europe", "London"), 0o644)); err != nil {
		t.Skipf("there are no pipes here: %v", err)
	}
	for _, odd := range []string{"ZONEINFO=" + zones, "TZ=" + filepath.Join(zones, "Europe", "London"), "TZ=:foo", "TZ=../../x", "TZ="} {
		cmd, _ := program(t, []string{odd}, "calendar", "--now", "2026-06-17T08:00")
		stuck := time.AfterFunc(20*time.Second, func() { _ = cmd.Process.Kill() })
		out, err := cmd.CombinedOutput()
		if !stuck.Stop() || err != nil || !strings.Contains(string(out), "BEGIN:VCALENDAR") {
			t.Errorf("%s: %v: %s", odd, err, out)
		}
	}
}

// A signal comes when it comes: whatever was written by then is all or nothing.
func TestASignalEndsNoWriteInTheMiddle(t *testing.T) {
	const rows = 40
	var table strings.Builder
	table.WriteString("engagement,client\n")
	for i := range rows {
		fmt.Fprintf(&table, "e%03d,Client %d\n", i, i)
	}
	signals := []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP, syscall.SIGINT, syscall.SIGTERM}
	ended := 0
	for i := 0; i < len(signals) || ended == 0 && i < 50; i++ { // a run may be done before its signal is looked at
		s, waits := signals[i%len(signals)], i%len(signals) < 3
		cmd, dir := program(t, nil, "import", "rows.csv")
		if err := os.WriteFile(filepath.Join(dir, "rows.csv"), []byte(table.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		var said strings.Builder
		cmd.Stderr = &said
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		// The first file on its way shows that a write has begun; the last time nobody waits for one.
		for end := time.Now().Add(10 * time.Second); waits && time.Now().Before(end); time.Sleep(time.Millisecond) {
			if begun, _ := filepath.Glob(filepath.Join(dir, "engagements", "*", ".*")); len(begun) > 0 {
				break
			}
		}
		if err := cmd.Process.Signal(s); err != nil {
			t.Log(err)
		}
		_ = cmd.Wait()
		made, _ := filepath.Glob(filepath.Join(dir, "engagements", "*", "contract.md"))
		left, _ := filepath.Glob(filepath.Join(dir, "engagements", "*", ".*"))
		if len(made) != 0 && len(made) != rows || len(left) > 0 {
			t.Errorf("%v: %d of %d files, and %d on their way", s, len(made), rows, len(left))
		}
		switch code := cmd.ProcessState.ExitCode(); code {
		case 0:
		case 128 + int(s):
			ended++
			if told := strings.Contains(said.String(), "after its change was made whole"); told != (len(made) == rows) {
				t.Errorf("%v: %d files are made, and it says %q", s, len(made), said.String())
			}
		default:
			if waits {
				t.Errorf("%v: exit code %d", s, code)
			}
		}
	}
	if ended == 0 {
		t.Error("no run was ended by its signal")
	}
}
