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
	endInOrder()
	_ = os.Unsetenv("ZONEINFO") // it would put other zones in the place of the real ones
	env := cli.Env{In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Now: begin, Getenv: os.Getenv}
	env.Terminal, env.Watched = term.IsTerminal(int(os.Stdout.Fd())), term.IsTerminal(int(os.Stderr.Fd()))
	env.Elapsed = func() time.Duration { return time.Since(begin) }
	if width, _, err := term.GetSize(int(os.Stdout.Fd())); err == nil {
		env.Width = width
	}
	os.Exit(cli.Main(env, os.Args[1:]))
}

// endInOrder lets a signal end the run before or after a write, and not within it. The exit code is the one by which a shell
// tells which signal it was. What whoever started the run had it ignore, as nohup does, stays ignored.
func endInOrder() {
	ended := make(chan os.Signal, 1)
	for _, s := range []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP} {
		if !signal.Ignored(s) {
			signal.Notify(ended, s)
		}
	}
	go func() {
		code := cli.ExitInterrupted
		if s, ok := (<-ended).(syscall.Signal); ok {
			code = 128 + int(s)
		}
		_, _ = os.Stderr.WriteString(cli.Settle())
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
