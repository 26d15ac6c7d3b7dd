// Command practices writes invented practices to try things on, and to measure with:
//
//	go run ./internal/sample/practices -documents 10000 DIR
//	go run ./internal/sample/practices -repositories 1000 -documents 40 -git DIR
//
// The first is one practice in DIR; the second a firm's, each in DIR/firm/NAME. The same flags give the same bytes. They
// are to be looked at as of the day that -day names: `coachctl --now 2026-06-30T09:00`.
package main

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"coachctl/internal/coaching"
	"coachctl/internal/sample"
	"coachctl/internal/scaffold"
)

type options struct {
	sample.Options
	repositories int
	faulty       int
	git          bool
	dir          string
}

func main() {
	o, err := parse(os.Args[1:])
	if err == nil {
		err = write(o)
	}
	if err != nil {
		fmt.Fprintf(os.Stderr, "practices: %v\n", err)
		os.Exit(1)
	}
}

func parse(args []string) (options, error) {
	var o options
	flags := flag.NewFlagSet("practices", flag.ContinueOnError)
	flags.IntVar(&o.repositories, "repositories", 0, "so many practices in DIR/firm/NAME, instead of one in DIR")
	flags.IntVar(&o.Documents, "documents", 40, "documents in each")
	flags.Uint64Var(&o.Seed, "seed", 1, "another seed gives other practices")
	flags.IntVar(&o.faulty, "faulty", 0, "so many repositories of a hundred have a fault, of each kind in turn")
	flags.BoolVar(&o.git, "git", false, "make each a git repository with one commit")
	faults := flags.String("faults", "", "faults that each practice has, after the rules that find them: misspelt-key,contract-topics")
	day := flags.String("day", "2026-06-30", "the day on which they stand")
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	if flags.NArg() != 1 {
		return o, fmt.Errorf("name the folder to write to; -help shows the flags")
	}
	o.dir = flags.Arg(0)
	for name := range strings.FieldsFuncSeq(*faults, func(r rune) bool { return r == ',' }) {
		fault, err := sample.FindFault(name)
		if err != nil {
			return o, err
		}
		o.Faults = append(o.Faults, fault)
	}
	var err error
	o.Day, err = coaching.ParseDate(*day)
	return o, err
}

func write(o options) error {
	if _, err := os.Stat(o.dir); err == nil {
		return fmt.Errorf("%s is there already", o.dir)
	}
	if o.repositories == 0 {
		return practice(o, o.dir)
	}
	faulty := rand.New(rand.NewPCG(o.Seed, 0)) //nolint:gosec // numbers that can be had again are what is wanted
	given := o.Faults
	kind := 0
	for i := range o.repositories {
		o.Repository = i + 1
		o.Faults = given
		if faulty.IntN(100) < o.faulty {
			o.Faults = append([]sample.Fault{sample.Faults[kind%len(sample.Faults)]}, given...)
			kind++
		}
		if err := practice(o, filepath.Join(o.dir, "firm", fmt.Sprintf("practice-%05d", o.Repository))); err != nil {
			return err
		}
	}
	return nil
}

func practice(o options, dir string) error {
	err := sample.Practice(o.Options, func(f scaffold.File) error {
		name := filepath.Join(dir, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		return os.WriteFile(name, f.Text, 0o644)
	})
	if err != nil || !o.git {
		return err
	}
	for _, args := range [][]string{
		{"init", "--quiet", "--initial-branch=main", "--template="},
		{"add", "--all"},
		{
			"-c", "user.name=Sample", "-c", "user.email=sample@example.com", "-c", "commit.gpgSign=false", "-c", "gc.auto=0",
			"commit", "--quiet", "--no-verify", "--message=Begin", "--date=" + o.Day.String() + "T08:00:00Z",
		},
	} {
		cmd := exec.Command("git", append([]string{"-C", dir}, args...)...)
		cmd.Env = append(os.Environ(), "GIT_COMMITTER_DATE="+o.Day.String()+"T08:00:00Z")
		if out, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("git %s in %s: %w: %s", args[0], dir, err, out)
		}
	}
	return nil
}
