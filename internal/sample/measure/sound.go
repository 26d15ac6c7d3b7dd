//go:build unix

package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
)

// ask runs coachctl in a practice. That check finds something is an answer too.
func (b bench) ask(practice string, workers int, args ...string) ([]byte, error) {
	cmd := exec.Command(b.coachctl, args...)
	cmd.Dir = practice
	cmd.Env = append(os.Environ(), "COACHCTL_NOW="+day+"T09:00", fmt.Sprint("GOMAXPROCS=", workers))
	out, err := cmd.Output()
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() == 1 {
		err = nil
	}
	return out, err
}

// underWay is an engagement with a session behind it and one to come.
func (b bench) underWay(practice string) (string, error) {
	out, err := b.ask(practice, 2, "list", "--format", "json")
	if err != nil {
		return "", err
	}
	var list struct {
		Engagements []struct {
			ID   string
			Used int
			Next any
		}
	}
	if err := json.Unmarshal(out, &list); err != nil {
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
			out, err := b.ask(practice, workers, args...)
			if err != nil {
				return fmt.Errorf("%s with %d workers: %w", args[0], workers, err)
			}
			if workers == 1 {
				first = out
			}
			if !bytes.Equal(out, first) {
				return fmt.Errorf("%s says something else with %d workers", args[0], workers)
			}
		}
	}
	return nil
}
