package workspace

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"coachctl/internal/plan"
)

// BenchmarkWrite carries plans out beside the least that brings the same files safely to the disk: a temporary file, synced
// and renamed. The two take turns, and x-bare is how many times as long ours takes, as the median of pairs. TMPDIR must be
// on a disk: memory knows no sync.
//
//	TMPDIR=/var/tmp go test -run='^$' -bench=Write ./internal/workspace
func BenchmarkWrite(b *testing.B) {
	for _, files := range []int{1, 100} {
		for _, create := range []bool{false, true} {
			what := map[bool]string{false: "changed", true: "new"}[create]
			b.Run(fmt.Sprintf("%d-%s", files, what), func(b *testing.B) { benchWrite(b, files, create) })
		}
	}
}

func benchWrite(b *testing.B, files int, create bool) {
	dir := b.TempDir()
	place := filepath.Join(dir, "engagements", "e", "commitments")
	for _, name := range []string{filepath.Join(dir, ConfigName), filepath.Join(place, "x")} {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(name, []byte("coach: Dana\ntimezone: UTC\n"), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	w, err := Open(dir)
	if err != nil {
		b.Fatal(err)
	}
	text := [][]byte{bytes.Repeat([]byte("a coach asks\n"), 80), bytes.Repeat([]byte("and listens\n"), 90)}
	var ratios []float64
	round := 0
	for b.Loop() {
		round++
		before, after := text[round%2], text[(round+1)%2]
		var ours plan.Plan
		var bare []string
		for i := range files {
			name := fmt.Sprintf("%d.md", i)
			if create {
				name = fmt.Sprintf("%d-%d.md", round, i)
			} else if round == 1 {
				before = nil
			}
			ours = append(ours, plan.Change{Path: "engagements/e/commitments/" + name, Create: create || round == 1, Before: before, After: after})
			bare = append(bare, filepath.Join(place, "bare-"+name))
		}
		begin := time.Now()
		for _, name := range bare {
			if err := writeBare(name, after); err != nil {
				b.Fatal(err)
			}
		}
		middle := time.Now()
		if err := w.Apply(ours); err != nil {
			b.Fatal(err)
		}
		if round > 1 {
			ratios = append(ratios, float64(time.Since(middle))/float64(middle.Sub(begin)))
		}
	}
	if slices.Sort(ratios); len(ratios) > 0 {
		b.ReportMetric(ratios[len(ratios)/2], "x-bare")
	}
}

func writeBare(name string, text []byte) error {
	f, err := os.CreateTemp(filepath.Dir(name), "bare")
	if err != nil {
		return err
	}
	if _, err := f.Write(text); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}
