// Package git asks the git binary what a repository holds: what is staged, and what earlier commits had.
//
// It goes by git's plumbing alone, and in such a way that nothing is run which the repository names: no hook, filter, file
// system monitor, external diff, pager or fetch. It changes nothing, and repeats nothing that git says.
package git

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"
)

// ErrNoGit means that there is no git to ask.
var ErrNoGit = errors.New("git is not on the PATH")

// ErrNoRepository means that a folder belongs to no repository.
var ErrNoRepository = errors.New("this folder is in no git repository")

// ErrOwner means that git refuses to read the repository of another user.
var ErrOwner = errors.New("the repository belongs to another user, and git does not read it before `safe.directory` names it")

// ErrSilent means that git was ended, since it gave no answer.
var ErrSilent = errors.New("git gave no answer within 30 seconds; a pipe may stand where it keeps its files, or a tree in it have no end")

// patience is how long git may take for an answer. It waits for ever where a pipe stands in the place of a file.
var patience = 30 * time.Second

// A Repository is one that has a work tree.
type Repository struct {
	Top string // the top folder of the work tree
	git binary
}

// A binary is git as it is called: where it lies, and what it sees of the process.
type binary struct {
	path string
	env  []string
}

// guards keep git from running what a repository's configuration names, from fetching, asking and writing.
var guards = struct{ flags, env []string }{
	flags: []string{
		"--no-pager", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=" + os.DevNull, "-c", "protocol.allow=never",
		"-c", "safe.bareRepository=explicit", "-c", "core.bigFileThreshold=1m", // a larger file is never held whole
	},
	env: []string{
		"GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none", "GIT_TERMINAL_PROMPT=0", "GIT_OPTIONAL_LOCKS=0",
		"GIT_NO_REPLACE_OBJECTS=1", "LC_ALL=C",
	},
}

func (b binary) command(ctx context.Context, dir string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, b.path, append(guards.flags[:len(guards.flags):len(guards.flags)], args...)...)
	cmd.Dir = dir
	cmd.Env = append(b.env[:len(b.env):len(b.env)], guards.env...)
	return cmd
}

// run gives what git prints.
func (b binary) run(dir string, args ...string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	out, err := b.command(ctx, dir, args...).Output()
	if ctx.Err() != nil {
		return nil, ErrSilent
	}
	if err != nil {
		return nil, said(args[0], err)
	}
	return out, nil
}

func (r *Repository) run(args ...string) ([]byte, error) { return r.git.run(r.Top, args...) }

// told is what git's own words mean.
var told = map[string]error{
	"not a git repository":       ErrNoRepository,
	"must be run in a work tree": ErrNoRepository,
	"cannot use bare repository": ErrNoRepository,
	"dubious ownership":          ErrOwner,
	"unsafe repository":          ErrOwner,
}

// said puts an error of git into our words.
func said(name string, err error) error {
	var exit *exec.ExitError
	if !errors.As(err, &exit) {
		return fmt.Errorf("git %s cannot be run: %w", name, err)
	}
	for text, known := range told {
		if strings.Contains(string(exit.Stderr), text) {
			return known
		}
	}
	return fmt.Errorf("git could not read the repository (git %s ended in %d); `git status` may say why", name, exit.ExitCode())
}
