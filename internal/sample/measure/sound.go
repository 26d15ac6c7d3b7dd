//go:build unix

package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
)

// ask runs coachctl in a practice, and what it says goes to out. That check finds something is an answer too.
func (b bench) ask(out io.Writer, practice string, workers int, args ...string) error {
	cmd := exec.Command(b.coachctl, args...)
	cmd.Dir, cmd.Stdout = practice, out
	cmd.Env = append(os.Environ(), "COACHCTL_NOW="+day+"T09:00", fmt.Sprint("GOMAXPROCS=", workers))
	err := cmd.Run()
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() == 1 {
		err = nil
	}
	return err
}

// underWay is an engagement with a session behind it and one to come.
func (b bench) underWay(practice string) (string, error) {
	var out bytes.Buffer
	if err := b.ask(&out, practice, 2, "list", "--format", "json"); err != nil {
		return "", err
	}
	var list struct {
		Engagements []struct {
			ID   string
			Used int
			Next any
		}
	}
	if err := json.Unmarshal(out.Bytes(), &list); err != nil {
		return "", err
	}
	for _, e := range list.Engagements {
		if e.Used > 0 && e.Next != nil {
			return e.ID, nil
		}
	}
	return "", errors.New("no engagement is under way")
}

// sayTheSame is an error where what a command says depends on how many processors read.
func (b bench) sayTheSame(practice string) error {
	for _, args := range [][]string{{"check", "--format", "json"}, {"due", "--format", "json"}, {"hours"}, {"calendar"}, {"list"}} {
		var first []byte
		for _, workers := range []int{1, 2, 8} {
			sum := sha256.New() // of what may be large: see written
			if err := b.ask(sum, practice, workers, args...); err != nil {
				return fmt.Errorf("%s with %d workers: %w", args[0], workers, err)
			}
			if workers == 1 {
				first = sum.Sum(nil)
			}
			if !bytes.Equal(sum.Sum(nil), first) {
				return fmt.Errorf("%s says something else with %d workers", args[0], workers)
			}
		}
	}
	return nil
}
