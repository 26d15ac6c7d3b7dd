// Package cli is the command line: flags in, exit codes out, and the wiring of every other room.
//
// It is the only room that knows cobra, the process and the clock, which is read once. A command's file holds its flags
// and its work; what the work decides is decided elsewhere.
package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"time"

	"github.com/spf13/cobra"

	"coachctl/internal/fill"
	"coachctl/internal/present"
	"coachctl/internal/workspace"
)

// The exit codes; `coachctl help exit-codes` explains them.
const (
	ExitDone        = 0
	ExitFound       = 1
	ExitUsage       = 2
	ExitFailed      = 3
	ExitInterrupted = 130
)

// Env is all that a run sees of the process.
type Env struct {
	In       io.Reader
	Out, Err io.Writer
	Now      time.Time
	Getenv   func(string) string
	Terminal bool // Out is one
	Width    int  // of the terminal, 0 when unknown

	Watched bool                 // Err is a terminal
	Elapsed func() time.Duration // since the run began; nil where nobody measures
}

// Main runs one command line and gives the exit code. Nothing that goes wrong leaves it as a panic.
func Main(env Env, args []string) (code int) {
	line := newTalk(env)
	env.Err = line
	defer func() {
		if r := recover(); r != nil {
			fmt.Fprintln(env.Err, "coachctl: internal error: "+present.Printable(fmt.Sprint(r)))
			fmt.Fprintln(env.Err, "hint: nothing was written; please report this with the command you ran")
			if env.Getenv("COACHCTL_DEBUG") != "" {
				_, _ = env.Err.Write(debug.Stack())
			}
			code = ExitFailed
		}
	}()
	out := &results{Writer: env.Out}
	a := &app{env: env, args: args, terminal: env.Out, talk: line}
	a.env.Out = out
	root := newRootCmd(a)
	root.SetArgs(args)
	root.SetIn(env.In)
	root.SetOut(out)
	root.SetErr(env.Err)
	defer func() {
		if a.unlock != nil {
			a.unlock()
		}
	}()
	err := root.Execute()
	if err == nil || errors.Is(err, errFound) {
		err = cmp.Or(out.failed, err)
	}
	return a.exit(err)
}

// results are what a run prints, and remember that something could not be printed: half a list with exit code 0 would pass
// for a whole one.
type results struct {
	io.Writer
	failed error
}

func (r *results) Write(text []byte) (int, error) {
	n, err := r.Writer.Write(text)
	r.failed = cmp.Or(r.failed, err)
	return n, err
}

// Settle waits for a write that is under way, and lets none begin any more, before the process ends by a signal. What it
// returns is to be said then; it is empty where nothing was changed.
func Settle() string {
	if workspace.Settle() {
		return "coachctl: ended early, after its change was made whole; `git status` shows which files\n"
	}
	return ""
}

// usageError is a command line that cannot be understood.
type usageError struct {
	message string
	hint    string
}

func (e *usageError) Error() string { return e.message }

func usagef(hint, format string, args ...any) error {
	return &usageError{message: fmt.Sprintf(format, args...), hint: hint}
}

// errFound ends a run that did its work and found what it was asked to look for. It prints nothing.
var errFound = errors.New("found")

func (a *app) exit(err error) int {
	var (
		usage    *usageError
		template *fill.Error
	)
	switch {
	case err == nil:
		return ExitDone
	case errors.Is(err, errFound):
		return ExitFound
	case errors.As(err, &usage):
		a.complain(usage.message, usage.hint)
		if a.failed { // what was named may lie in what could not be read
			return ExitFailed
		}
		return ExitUsage
	case errors.As(err, &template):
		a.complain("template "+template.Error(), "nothing was written; `coachctl help templates` says what a template may use")
	case errors.Is(err, workspace.ErrNoPractice):
		a.complain(err.Error(), "start one with `coachctl init`, or name its folder with `-C`")
	default:
		a.complain(err.Error(), remedy(err))
	}
	return ExitFailed
}

func (a *app) complain(message, hint string) {
	fmt.Fprintln(a.env.Err, "coachctl: "+present.Printable(message))
	if hint != "" {
		fmt.Fprintln(a.env.Err, "hint: "+present.Printable(hint))
	}
}

// say talks to the person on stderr, unless -q.
func (a *app) say(format string, args ...any) {
	if !a.quiet {
		fmt.Fprintln(a.env.Err, present.Printable(fmt.Sprintf(format, args...)))
	}
}

// command finishes a command: its usage errors are ours, and it says where its exit codes are explained.
func command(c *cobra.Command) *cobra.Command {
	c.SilenceErrors, c.SilenceUsage, c.DisableFlagsInUseLine = true, true, true
	return c
}
