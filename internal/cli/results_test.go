package cli_test

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"coachctl/internal/cli"
)

// A full disk takes so many bytes and no more.
type fullDisk struct{ left int }

var errFull = errors.New("no space left on device")

func (f *fullDisk) Write(text []byte) (int, error) {
	if len(text) <= f.left {
		f.left -= len(text)
		return len(text), nil
	}
	n := f.left
	f.left = 0
	return n, errFull
}

// TestHalfAnAnswerIsNoSuccess prints onto a disk that is full at once, and on one that takes the first line.
func TestHalfAnAnswerIsNoSuccess(t *testing.T) {
	practice := filepath.Join(repository, "examples", "practice")
	for _, line := range []string{
		"due", "due --format json", "due --format github", "due --format ics", "check --format json", "check --format github", "list", "list tallis-jo",
		"show tallis-jo", "show tallis-jo/01", "show tallis-jo --format json", "hours", "hours --format csv", "calendar", "progress tallis-jo",
		"brief tallis-jo", "summary tallis-jo/01", "explain", "explain cadence-pace", "schema contract", "help", "help format", "version", "completion bash", "--help",
		"set tallis-jo/01 minutes=75 --dry-run", "check", "",
	} {
		args := append([]string{"-C", practice, "--now", exampleNow}, strings.Fields(line)...)
		whole, _, code := run(t, args...)
		if whole == "" {
			continue
		}
		for _, room := range []int{0, strings.IndexByte(whole, '\n'), len(whole) - 1} {
			var errs strings.Builder
			got := cli.Main(cli.Env{
				In: strings.NewReader(""), Out: &fullDisk{room}, Err: &errs, Now: time.Now(), Getenv: func(string) string { return "" },
			}, args)
			if got != cli.ExitFailed || strings.Count(errs.String(), errFull.Error()) != 1 {
				t.Errorf("%q in %d bytes ends in %d (%d where there is room): %s", line, room, got, code, errs.String())
			}
		}
	}
}
