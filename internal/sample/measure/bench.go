//go:build unix

package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// A bench is a folder with the programs that are measured.
type bench struct {
	dir, coachctl, practices, hello, write string
}

// A command is run in the folder of a practice. Its words may have {round} in them. A goal is told, not held.
type command struct {
	name  string
	goal  string
	line  []string
	env   []string
	worst int // exit code that it may end with
}

// A row is what came of a command. Peak is the most memory that one run had, in bytes.
type row struct {
	name, goal string
	times      []time.Duration
	peak       int64
}

func (r row) median() time.Duration {
	sorted := slices.Sorted(slices.Values(r.times))
	return sorted[len(sorted)/2]
}

const helloSource = `package main

import "os"

func main() { os.Stdout.WriteString("hello\n") }
`

// writeSource replaces a file as it must be done for the new bytes to be there after a power cut, or the old ones.
const writeSource = `package main

import (
	"errors"
	"os"
)

func main() {
	text, err := os.ReadFile(os.Args[1])
	f, createErr := os.Create(os.Args[1] + "~")
	_, writeErr := f.Write(text)
	if errors.Join(err, createErr, writeErr, f.Sync(), f.Close(), os.Rename(f.Name(), os.Args[1])) != nil {
		os.Exit(1)
	}
}
`

func newBench(dir string) (bench, error) {
	in := func(name string) string { return filepath.Join(dir, name) }
	b := bench{dir: dir, coachctl: in("coachctl"), practices: in("practices"), hello: in("hello"), write: in("write")}
	for name, source := range map[string]string{"hello.go": helloSource, "write.go": writeSource} {
		if err := os.WriteFile(in(name), []byte(source), 0o600); err != nil {
			return b, err
		}
	}
	for program, of := range map[string]string{
		b.coachctl: "./cmd/coachctl", b.practices: "./internal/sample/practices", b.hello: in("hello.go"), b.write: in("write.go"),
	} {
		if err := b.run("", "go", "build", "-trimpath", "-ldflags=-s -w", "-o", program, of); err != nil {
			return b, err
		}
	}
	return b, nil
}

func (b bench) run(dir, program string, args ...string) error {
	cmd := exec.Command(program, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w: %s", program, err, out)
	}
	return nil
}

// time runs every command once, for the cache, and then all of them in turn, round after round.
func (b bench) time(practice string, commands []command, runs int) ([]row, error) {
	rows := make([]row, len(commands))
	for round := range runs + 1 {
		for i, c := range commands {
			took, state, err := c.run(practice, round)
			if err != nil {
				return nil, err
			}
			rows[i].name, rows[i].goal = c.name, c.goal
			if usage, ok := state.SysUsage().(*syscall.Rusage); ok {
				peak := int64(usage.Maxrss) //nolint:unconvert // it is smaller on some systems
				if runtime.GOOS != "darwin" {
					peak <<= 10
				}
				rows[i].peak = max(rows[i].peak, peak)
			}
			if round > 0 {
				rows[i].times = append(rows[i].times, took)
			}
		}
	}
	return rows, nil
}

func (c command) run(practice string, round int) (time.Duration, *os.ProcessState, error) {
	args := slices.Clone(c.line)
	for i := range args {
		args[i] = strings.ReplaceAll(args[i], "{round}", strconv.Itoa(round))
	}
	var said strings.Builder
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = practice, io.Discard, &said
	cmd.Env = append(append(os.Environ(), "COACHCTL_NOW="+day+"T09:00"), c.env...)
	begin := time.Now()
	err := cmd.Run()
	took := time.Since(begin)
	if cmd.ProcessState == nil || cmd.ProcessState.ExitCode() < 0 || cmd.ProcessState.ExitCode() > c.worst {
		return 0, nil, fmt.Errorf("%s: %w: %s", c.name, err, said.String())
	}
	return took, cmd.ProcessState, nil
}
