//go:build unix

// Command measure says how fast coachctl is against the machine's own limit, the plain reading of the same bytes, and against
// programs of others that are installed:
//
//	go run ./internal/sample/measure
//	go run ./internal/sample/measure -documents 500,10000 -runs 5
//
// It builds coachctl, invents practices, and runs every command in turn, round after round, so that whatever else the
// machine does is shared out among them. Only the ratios mean anything elsewhere.
package main

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

const day = "2026-06-30"

func main() {
	sizes := flag.String("documents", "500,10000,100000", "so many documents, one practice after the other")
	runs := flag.Int("runs", 9, "how often each command is run, after once for the cache")
	flag.Parse()
	if err := measure(*sizes, *runs); err != nil {
		fmt.Fprintf(os.Stderr, "measure: %v\n", err)
		os.Exit(1)
	}
}

func measure(sizes string, runs int) error {
	dir, err := os.MkdirTemp("", "measure")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	b, err := newBench(dir)
	if err != nil {
		return err
	}
	for size := range strings.SplitSeq(sizes, ",") {
		n, err := strconv.Atoi(size)
		if err != nil {
			return fmt.Errorf("-documents %s: %w", sizes, err)
		}
		rows, err := b.practice(n, runs)
		if err != nil {
			return err
		}
		show(n, rows)
	}
	return nil
}

// practice invents one of n documents and times everything in it.
func (b bench) practice(n, runs int) ([]row, error) {
	practice := filepath.Join(b.dir, "practice-"+strconv.Itoa(n))
	if err := b.run("", b.practices, "-git", "-day", day, "-documents", strconv.Itoa(n), practice); err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(practice) }()
	entries, err := os.ReadDir(filepath.Join(practice, "engagements"))
	if err != nil {
		return nil, err
	}
	one := entries[len(entries)-1].Name()
	commands := []command{
		{name: "find | xargs cat", line: []string{"sh", "-c", "find . -name .git -prune -o -type f -print0 | xargs -0 cat"}},
		{name: "hello, the start of a Go program", line: []string{b.hello}},
		{name: "git status", line: []string{"git", "status", "--porcelain"}},
		{name: "coachctl version", line: []string{b.coachctl, "version"}},
		{name: "coachctl check", line: []string{b.coachctl, "check"}},
		{name: "coachctl due", line: []string{b.coachctl, "due"}},
		{name: "coachctl hours", line: []string{b.coachctl, "hours"}},
		{name: "coachctl calendar", line: []string{b.coachctl, "calendar"}},
		{name: "coachctl brief, of one engagement", line: []string{b.coachctl, "brief", one}},
	}
	others, err := b.others(n)
	if err != nil {
		return nil, err
	}
	return b.time(practice, append(commands, others...), runs)
}

// show prints the ratios of one practice as a table.
func show(n int, rows []row) {
	fmt.Printf("%d documents\n\n", n)
	fmt.Printf("    %-34s %8s %8s %8s\n", "", "/ cat", "/ hello", "MiB")
	cat, hello := rows[0], rows[1]
	for _, r := range rows {
		fmt.Printf("    %-34s %8.2f %8.2f %8.0f\n", r.name, r.median().Seconds()/cat.median().Seconds(),
			r.median().Seconds()/hello.median().Seconds(), float64(r.peak)/(1<<20))
	}
	slices.SortFunc(cat.times, cmp.Compare)
	fmt.Printf("\n    cat took between %.2f and %.2f of its median.\n\n",
		cat.times[0].Seconds()/cat.median().Seconds(), cat.times[len(cat.times)-1].Seconds()/cat.median().Seconds())
}
