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
	"strings"
	"syscall"
	"time"
)

// A bench is a folder with the programs that are measured.
type bench struct {
	dir, coachctl, practices, hello string
}

type command struct {
	name string
	line []string
	env  []string
}

// A row is what came of a command. Peak is the most memory that one run had, in bytes.
type row struct {
	name  string
	times []time.Duration
	peak  int64
}

func (r row) median() time.Duration {
	sorted := slices.Sorted(slices.Values(r.times))
	return sorted[len(sorted)/2]
}

const helloSource = `package main

import "os"

func main() { os.Stdout.WriteString("hello\n") }
`

func newBench(dir string) (bench, error) {
	b := bench{
		dir: dir, coachctl: filepath.Join(dir, "coachctl"), practices: filepath.Join(dir, "practices"), hello: filepath.Join(dir, "hello"),
	}
	source := b.hello + ".go"
	if err := os.WriteFile(source, []byte(helloSource), 0o600); err != nil {
		return b, err
	}
	for program, of := range map[string]string{
		b.coachctl: "./cmd/coachctl", b.practices: "./internal/sample/practices", b.hello: source,
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

// time runs every command once, for the cache, and then all of them in turn, round after round. What a command finds does not
// matter; that it can be run does.
func (b bench) time(practice string, commands []command, runs int) ([]row, error) {
	rows := make([]row, len(commands))
	for round := range runs + 1 {
		for i, c := range commands {
			cmd := exec.Command(c.line[0], c.line[1:]...)
			cmd.Dir, cmd.Stdout, cmd.Stderr = practice, io.Discard, nil
			cmd.Env = append(append(os.Environ(), "COACHCTL_NOW="+day+"T09:00"), c.env...)
			begin := time.Now()
			err := cmd.Run()
			took := time.Since(begin)
			if cmd.ProcessState == nil {
				return nil, fmt.Errorf("%s: %w", c.name, err)
			}
			rows[i].name = c.name
			if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
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

// others are the programs of the same trade that are installed, on as many entries of their own.
func (b bench) others(n int) ([]command, error) {
	var out []command
	if _, err := exec.LookPath("hledger"); err == nil {
		var journal strings.Builder
		for i := range n {
			fmt.Fprintf(&journal, "2026-%02d-%02d entry %d\n    expenses:travel  %d\n    assets:cash\n\n", 1+i%12, 1+i%28, i, 1+i%90)
		}
		file := filepath.Join(b.dir, "entries.journal")
		if err := os.WriteFile(file, []byte(journal.String()), 0o600); err != nil {
			return nil, err
		}
		out = append(out, command{name: "hledger check", line: []string{"hledger", "-f", file, "check"}})
	}
	if _, err := exec.LookPath("task"); err == nil {
		data := filepath.Join(b.dir, fmt.Sprint("tasks-", n))
		if err := os.MkdirAll(data, 0o700); err != nil {
			return nil, err
		}
		var pending, completed strings.Builder
		for i := range n {
			to, status := &completed, "completed"
			if i%10 == 0 {
				to, status = &pending, "pending"
			}
			fmt.Fprintf(to, "[description:\"entry %d\" due:\"%d\" entry:\"1767225600\" status:\"%s\" uuid:\"00000000-0000-4000-8000-%012d\"]\n",
				i, 1767225600+i%200*86400, status, i)
		}
		for name, text := range map[string]string{"pending.data": pending.String(), "completed.data": completed.String()} {
			if err := os.WriteFile(filepath.Join(data, name), []byte(text), 0o600); err != nil {
				return nil, err
			}
		}
		config := filepath.Join(data, "taskrc")
		if err := os.WriteFile(config, []byte("data.location="+data+"\nconfirmation=off\nhooks=off\ngc=off\n"), 0o600); err != nil {
			return nil, err
		}
		out = append(out, command{name: "task overdue (taskwarrior)", line: []string{"task", "overdue"}, env: []string{"TASKRC=" + config}})
	}
	return out, nil
}
