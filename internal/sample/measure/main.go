//go:build unix

// Command measure says how fast coachctl is against the machine's own limit, the plain reading of the same bytes, and against
// programs of others that are installed:
//
//	go run ./internal/sample/measure
//	go run ./internal/sample/measure -documents 500,10000 -runs 5
//	go run ./internal/sample/measure -page internal/help/limits.md
//
// It builds coachctl, invents practices, and runs every command in turn, round after round, so that whatever else the
// machine does is shared out among them. Only the ratios mean anything elsewhere. At the end it reads files that were made
// to keep a reader busy. With -page the figures go to the end of
// the page on limits, in the place of those that are there.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

const day = "2026-06-30"

func main() {
	sizes := flag.String("documents", "500,10000,100000", "so many documents, one practice after the other")
	runs := flag.Int("runs", 9, "how often each command is run, after once for the cache")
	page := flag.String("page", "", "write the figures to the end of this page too")
	flag.Parse()
	if err := measure(*sizes, *runs, *page); err != nil {
		fmt.Fprintf(os.Stderr, "measure: %v\n", err)
		os.Exit(1)
	}
}

func measure(sizes string, runs int, page string) (err error) {
	dir, err := os.MkdirTemp("", "measure")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	b, err := newBench(dir)
	if err != nil {
		return err
	}
	r := report{runs: runs}
	for size := range strings.SplitSeq(sizes, ",") {
		n, err := strconv.Atoi(size)
		if err != nil {
			return fmt.Errorf("-documents %s: %w", sizes, err)
		}
		t, err := b.practice(n, runs)
		if err != nil {
			return err
		}
		fmt.Println(t)
		r.tables = append(r.tables, t)
	}
	fmt.Println(r.growth())
	if r.traps, err = b.hostile(runs); err != nil {
		return err
	}
	fmt.Println(r.traps)
	if page == "" {
		return nil
	}
	return r.writeTo(page)
}

// practice invents one of n documents and times everything in it.
func (b bench) practice(n, runs int) (table, error) {
	practice := filepath.Join(b.dir, "practice-"+strconv.Itoa(n))
	if err := b.run("", b.practices, "-git", "-day", day, "-documents", strconv.Itoa(n), practice); err != nil {
		return table{}, err
	}
	defer func() { _ = os.RemoveAll(practice) }() // the folder above it is removed at the end, and what remains is told then
	one, err := b.underWay(practice)
	if err != nil {
		return table{}, err
	}
	commands := b.commands(n, one)
	if err := b.sayTheSame(practice); err != nil {
		return table{}, err
	}
	peers, err := b.peers(n)
	if err != nil {
		return table{}, err
	}
	rows, err := b.time(practice, append(commands, peers...), runs)
	return table{n, rows}, err
}

// commands are what is timed: two yardsticks first, and what changes a file last, since git status looks at it.
func (b bench) commands(n int, one string) []command {
	due := "0.6 cat"
	if n < 1000 {
		due = "1 cat"
	}
	return []command{
		{name: "find | xargs cat", line: []string{"sh", "-c", "find . -name .git -prune -o -type f -print0 | xargs -0 cat"}},
		{name: "hello, a bare Go program", line: []string{b.hello}},
		{name: "git status", line: []string{"git", "status", "--porcelain"}},
		{name: "coachctl version", goal: "2.5 hello", line: []string{b.coachctl, "version"}},
		{name: "coachctl help", goal: "2.5 hello", line: []string{b.coachctl, "help"}},
		{name: "coachctl --wrong", goal: "2.5 hello", line: []string{b.coachctl, "--wrong"}, worst: 2},
		{name: "coachctl check", goal: "4 cat", line: []string{b.coachctl, "check"}},
		{name: "coachctl due", goal: due, line: []string{b.coachctl, "due"}},
		{name: "coachctl hours", line: []string{b.coachctl, "hours"}},
		{name: "coachctl calendar", line: []string{b.coachctl, "calendar"}},
		{name: "coachctl list", line: []string{b.coachctl, "list"}},
		{name: "coachctl summary, of one", goal: "1.5 version", line: []string{b.coachctl, "summary", one + "/01"}},
		{name: "coachctl prompt, of one", goal: "1.5 version", line: []string{b.coachctl, "prompt", one}},
		{name: "coachctl brief, of one", goal: "1.5 version", line: []string{b.coachctl, "brief", one}},
		{name: "temporary file, fsync, rename", line: []string{b.write, "engagements/" + one + "/sessions/01.md"}},
		{name: "coachctl set, of one", line: []string{b.coachctl, "set", one + "/01", "minutes=1{round}"}},
	}
}
