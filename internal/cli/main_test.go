package cli_test

import (
	"flag"
	"path/filepath"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // the zones are the same on every machine

	"coachctl/internal/cli"
)

var update = flag.Bool("update", false, "rewrite the expected parts of scripts, goldens and console blocks")

var root = filepath.Join("..", "..")

// exampleNow is the moment at which the examples stand.
const exampleNow = "2026-06-17T08:00"

// run plays one command line in this process.
func run(t *testing.T, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	var out, errs strings.Builder
	code = cli.Main(cli.Env{
		In: strings.NewReader(""), Out: &out, Err: &errs, Now: time.Date(2026, 6, 17, 7, 0, 0, 0, time.UTC),
		Getenv: func(string) string { return "" },
	}, args)
	return out.String(), errs.String(), code
}
