//go:build unix

package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
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
	for _, s := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP, syscall.SIGINT} {
		if signal.Ignored(s) { // the tests run under nohup, say, and so does the program
			continue
		}
		if code := interrupted(t, s, false); code > 0 && code != 128+int(s) {
			t.Errorf("%v at the beginning: exit code %d", s, code)
		}
		code := 0
		for tries := 0; code == 0 && tries < 50; tries++ { // a quick disk is done before the signal comes
			code = interrupted(t, s, true)
		}
		if code != 128+int(s) {
			t.Errorf("%v while files are written: exit code %d", s, code)
		}
	}
}

// interrupted is the exit code of an import that a signal is sent to: at once, or when its first file is on its way.
func interrupted(t *testing.T, s syscall.Signal, begun bool) int {
	t.Helper()
	const rows = 40
	var table strings.Builder
	table.WriteString("engagement,client\n")
	for i := range rows {
		fmt.Fprintf(&table, "e%03d,Client %d\n", i, i)
	}
	cmd, dir := program(t, nil, "import", "rows.csv")
	if err := os.WriteFile(filepath.Join(dir, "rows.csv"), []byte(table.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	var said strings.Builder
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	over := make(chan struct{})
	go func() {
		_ = cmd.Wait() // the exit code tells
		close(over)
	}()
	inDir := func(name string) []string {
		found, _ := filepath.Glob(filepath.Join(dir, "engagements", "*", name))
		return found
	}
	for waits := begun; waits && len(inDir(".*")) == 0; {
		select {
		case <-over:
			waits = false
		case <-time.After(time.Millisecond):
		}
	}
	_ = cmd.Process.Signal(s) // it may have ended
	<-over
	made, left := len(inDir("contract.md")), len(inDir(".*"))
	if made != 0 && made != rows || left > 0 {
		t.Errorf("%v: %d of %d files, and %d on their way", s, made, rows, left)
	}
	code := cmd.ProcessState.ExitCode()
	if told := strings.Contains(said.String(), "after its change was made whole"); code > 0 && told != (made == rows) {
		t.Errorf("%v: %d files are made, and it says %q", s, made, said.String())
	}
	return code
}
