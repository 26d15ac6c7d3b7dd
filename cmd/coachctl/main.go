// Command coachctl keeps an executive coach's practice in a private git repository of plain Markdown.
package main

import (
	"os"
	"os/signal"
	"time"
	_ "time/tzdata" // the zones are the same on every machine

	"golang.org/x/term"

	"coachctl/internal/cli"
)

func main() {
	interrupted := make(chan os.Signal, 1)
	signal.Notify(interrupted, os.Interrupt)
	go func() {
		<-interrupted
		os.Exit(cli.ExitInterrupted)
	}()
	env := cli.Env{In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Now: time.Now(), Getenv: os.Getenv}
	env.Terminal = term.IsTerminal(int(os.Stdout.Fd()))
	if width, _, err := term.GetSize(int(os.Stdout.Fd())); err == nil {
		env.Width = width
	}
	os.Exit(cli.Main(env, os.Args[1:]))
}
