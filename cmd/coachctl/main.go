// Command coachctl keeps an executive coach's practice in a private git repository of plain Markdown.
package main

import (
	"os"
	"os/signal"
	"runtime/debug"
	"time"
	_ "time/tzdata" // the zones are the same on every machine

	"golang.org/x/term"

	"coachctl/internal/cli"
)

func main() {
	begin := time.Now()
	tuneMemory()
	interrupted := make(chan os.Signal, 1)
	signal.Notify(interrupted, os.Interrupt)
	go func() {
		<-interrupted
		cli.Settle()
		os.Exit(cli.ExitInterrupted)
	}()
	env := cli.Env{In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Now: begin, Getenv: os.Getenv}
	env.Terminal, env.Watched = term.IsTerminal(int(os.Stdout.Fd())), term.IsTerminal(int(os.Stderr.Fd()))
	env.Elapsed = func() time.Duration { return time.Since(begin) }
	if width, _, err := term.GetSize(int(os.Stdout.Fd())); err == nil {
		env.Width = width
	}
	os.Exit(cli.Main(env, os.Args[1:]))
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
