//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func rowOf(name, goal string, milliseconds ...int) row {
	r := row{name: name, goal: goal, peak: 12 << 20}
	for _, ms := range milliseconds {
		r.times = append(r.times, time.Duration(ms)*time.Millisecond)
	}
	return r
}

// A run in which a command takes half as long as cat, and ten times as long in the larger practice.
func someRun() report {
	at := func(n, factor int) table {
		return table{n, []row{
			rowOf("find | xargs cat", "", 200*factor, 100*factor, 400*factor), rowOf("hello, a bare Go program", "", 2, 2, 2),
			rowOf("coachctl check", "4 cat", 90*factor, 100*factor, 110*factor),
		}}
	}
	return report{runs: 3, tables: []table{at(500, 1), at(5000, 10)}}
}

func TestFiguresAreRatiosOfMedians(t *testing.T) {
	r := someRun()
	text := r.tables[0].String()
	for _, line := range []string{
		"    coachctl check                      0.50    50.0    12  4 cat\n",
		"    One reading with cat took 0.50 to 2.00 of its median.\n",
	} {
		if !strings.Contains(text, line) {
			t.Errorf("%q is not in\n%s", line, text)
		}
	}
	if line := "    coachctl check                     10.00\n"; !strings.Contains(r.growth(), line) {
		t.Errorf("%q is not in\n%s", line, r.growth())
	}
}

func TestFiguresTakeThePlaceOfThoseBefore(t *testing.T) {
	page := filepath.Join(t.TempDir(), "page.md")
	if err := os.WriteFile(page, []byte("# Page\n\n## Figures\n\nold\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := someRun().writeTo(page); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(page)
	if err != nil || !strings.HasPrefix(string(text), "# Page\n\n## Figures\n\ngo") || strings.Contains(string(text), "old") ||
		strings.Count(string(text), "500 documents\n") != 1 {
		t.Errorf("%v:\n%s", err, text)
	}
	for line := range strings.Lines(string(text)) {
		if len(line) > 81 {
			t.Errorf("too wide: %s", line)
		}
	}
}
