//go:build unix

package main

import (
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"
	"time"
)

// A table is what was measured in one practice.
type table struct {
	documents int
	rows      []row
}

func (t table) of(name string) time.Duration {
	i := slices.IndexFunc(t.rows, func(r row) bool { return r.name == name })
	if i < 0 {
		return 0
	}
	return t.rows[i].median()
}

// String gives the ratios in columns.
func (t table) String() string {
	var out strings.Builder
	fmt.Fprintf(&out, "%d documents\n\n    %-32s %7s %7s %5s  %s\n", t.documents, "", "/ cat", "/ hello", "MiB", "goal")
	cat, hello := t.rows[0], t.rows[1].median().Seconds()
	for _, r := range t.rows {
		took := r.median().Seconds()
		line := fmt.Sprintf("    %-32s %7.2f %7.1f %5d  %s", r.name, took/cat.median().Seconds(), took/hello, r.peak>>20, r.goal)
		out.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	fmt.Fprintf(&out, "\n    One reading with cat took %.2f to %.2f of its median.\n",
		slices.Min(cat.times).Seconds()/cat.median().Seconds(), slices.Max(cat.times).Seconds()/cat.median().Seconds())
	return out.String()
}

// A report is one run of measure.
type report struct {
	runs   int
	tables []table
	traps  trapTable
}

// growth is how much longer a command takes in the largest practice than in the one before it.
func (r report) growth() string {
	if len(r.tables) < 2 {
		return ""
	}
	less, more := r.tables[len(r.tables)-2], r.tables[len(r.tables)-1]
	var out strings.Builder
	fmt.Fprintf(&out, "%d documents over %d\n\n", more.documents, less.documents)
	for _, name := range []string{"find | xargs cat", "coachctl check", "coachctl due", "coachctl hours", "coachctl calendar"} {
		fmt.Fprintf(&out, "    %-32s %7.2f\n", name, more.of(name).Seconds()/less.of(name).Seconds())
	}
	return out.String()
}

const figures = "## Figures\n"

// writeTo puts the figures at the end of a page.
func (r report) writeTo(page string) error {
	text, err := os.ReadFile(page)
	if err != nil {
		return err
	}
	before, _, found := strings.Cut(string(text), figures)
	if !found {
		return fmt.Errorf("%s has no %s", page, strings.TrimSpace(figures))
	}
	var out strings.Builder
	fmt.Fprintf(&out, "%s%s\n%s, %s/%s, %d processors, %d runs each.\n", before, figures, runtime.Version(), runtime.GOOS, runtime.GOARCH,
		runtime.NumCPU(), r.runs)
	for _, t := range r.tables {
		fmt.Fprintf(&out, "\n%s", t)
	}
	if growth := r.growth(); growth != "" {
		fmt.Fprintf(&out, "\n%s", growth)
	}
	fmt.Fprintf(&out, "\n%s", r.traps)
	return os.WriteFile(page, []byte(out.String()), 0o600)
}
