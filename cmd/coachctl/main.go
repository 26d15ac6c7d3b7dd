// Command coachctl keeps an executive coach's practice in a private git repository of plain Markdown.
package main

import (
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"
	_ "time/tzdata" // for machines without zones of their own

	"golang.org/x/term"

	"coachctl/internal/cli"
)

func main() {
	begin := time.Now()
	tuneMemory()
	endWell()
	env := cli.Env{In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Now: begin, Getenv: os.Getenv}
	env.Terminal, env.Watched = term.IsTerminal(int(os.Stdout.Fd())), term.IsTerminal(int(os.Stderr.Fd()))
	env.Elapsed = func() time.Duration { return time.Since(begin) }
	if width, _, err := term.GetSize(int(os.Stdout.Fd())); err == nil {
		env.Width = width
	}
	os.Exit(cli.Main(env, os.Args[1:]))
}

// endWell lets a write that is under way finish when a signal ends the run: Ctrl-C, a service that stops, a terminal that
// is closed, unless nohup has said that this is no reason.
func endWell() {
	signals := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) {
		signals = append(signals, syscall.SIGHUP)
	}
	interrupted := make(chan os.Signal, 1)
	signal.Notify(interrupted, signals...)
	go func() {
		code := cli.ExitInterrupted
		if s, ok := (<-interrupted).(syscall.Signal); ok {
			code = 128 + int(s)
		}
		cli.Settle()
		os.Exit(code)
	}()
}

// tuneMemory lets the heap grow before it is collected, up to a bound: a run is short, and parsing makes much that is soon
// done with. GOGC and GOMEMLIMIT in the environment win.
func tuneMemory() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(400)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(128 << 20)
	}
}
