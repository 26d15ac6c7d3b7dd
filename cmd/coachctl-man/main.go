//go:build manual

// Command coachctl-man writes what a release carries beside the program: the manual pages and the completions for the
// shells. It stands behind a build tag, so that `go install ./...` installs coachctl and nothing else:
//
//	SOURCE_DATE_EPOCH=$(git log -1 --format=%ct) go run -tags manual ./cmd/coachctl-man FOLDER
package main

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"coachctl/internal/cli"
	"coachctl/internal/manual"
)

func main() {
	if err := write(); err != nil {
		fmt.Fprintln(os.Stderr, "coachctl-man:", err)
		os.Exit(cli.ExitFailed)
	}
}

// write fills FOLDER/man/man1, FOLDER/man/man7 and FOLDER/completions.
func write() error {
	if len(os.Args) != 2 {
		return errors.New("usage: coachctl-man FOLDER")
	}
	seconds, err := strconv.ParseInt(os.Getenv("SOURCE_DATE_EPOCH"), 10, 64)
	if err != nil {
		return errors.New("SOURCE_DATE_EPOCH is not a number of seconds; give the commit's: git log -1 --format=%ct")
	}
	folder := os.Args[1]
	for _, page := range manual.Pages(time.Unix(seconds, 0)) {
		name := fmt.Sprintf("%s/man/man%d/%s.%d.gz", folder, page.Section, page.Name, page.Section)
		if err := writeFile(name, packed(page.Text)); err != nil {
			return err
		}
	}
	for shell, name := range map[string]string{
		"bash": "coachctl.bash", "zsh": "_coachctl", "fish": "coachctl.fish", "powershell": "coachctl.ps1",
	} {
		var script bytes.Buffer
		env := cli.Env{In: &bytes.Buffer{}, Out: &script, Err: os.Stderr, Getenv: func(string) string { return "" }}
		if code := cli.Main(env, []string{"completion", shell}); code != cli.ExitDone {
			return fmt.Errorf("completion %s: exit code %d", shell, code)
		}
		if err := writeFile(filepath.Join(folder, "completions", name), script.Bytes()); err != nil {
			return err
		}
	}
	return nil
}

func writeFile(name string, text []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, text, 0o644)
}

// packed is a text as gzip keeps it, without a name or a time.
func packed(text []byte) []byte {
	var out bytes.Buffer
	w, _ := gzip.NewWriterLevel(&out, gzip.BestCompression)
	_, _ = w.Write(text) // a buffer takes what it is given
	_ = w.Close()
	return out.Bytes()
}
