package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"coachctl/internal/coaching"
	"coachctl/internal/sample"
	"coachctl/internal/scaffold"
)

// BenchmarkPractice runs whole commands in this process over invented practices, beside the plain reading of the same
// bytes. Compare within one run: `go test -run='^$' -bench=Practice ./internal/cli`. What whole programs take, beside those
// of others, is what internal/sample/measure tells.
func BenchmarkPractice(b *testing.B) {
	for _, documents := range []int{500, 10000} {
		dir := b.TempDir()
		one := inventPractice(b, dir, documents)
		size := fmt.Sprintf("%d-documents/", documents)
		b.Run(size+"read", func(b *testing.B) {
			for range b.N {
				readAll(b, dir)
			}
		})
		for _, args := range [][]string{{"version"}, {"due"}, {"check"}, {"hours"}, {"calendar"}, {"brief", one}} {
			b.Run(size+args[0], func(b *testing.B) {
				for range b.N {
					benchCommand(b, dir, args)
				}
			})
		}
	}
}

// What is found does not depend on how many read.
func TestAnyNumberOfWorkersSaysTheSame(t *testing.T) {
	dir := t.TempDir()
	inventPractice(t, dir, 150)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for _, line := range []string{"due", "check --format json", "hours --format jsonl", "calendar", "list --format json"} {
		said := map[int]string{}
		for _, workers := range []int{1, 2, 8} {
			runtime.GOMAXPROCS(workers)
			var out, talk bytes.Buffer
			env := benchEnv
			env.Out, env.Err = &out, &talk
			Main(env, append([]string{"-C", dir}, strings.Fields(line)...))
			said[workers] = out.String() + talk.String()
		}
		if said[1] == "" || said[1] != said[2] || said[1] != said[8] {
			t.Errorf("%s says something else with another number of workers, or nothing", line)
		}
	}
}

func benchCommand(b *testing.B, dir string, args []string) {
	b.Helper()
	if code := Main(benchEnv, append([]string{"-C", dir}, args...)); code > ExitFound {
		b.Fatalf("exit code %d", code)
	}
}

var (
	benchNow = time.Date(2026, 6, 30, 9, 0, 0, 0, time.UTC)
	benchEnv = Env{In: strings.NewReader(""), Out: io.Discard, Err: io.Discard, Getenv: func(string) string { return "" }, Now: benchNow}
)

func readAll(b *testing.B, dir string) {
	b.Helper()
	err := filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		_, err = os.ReadFile(path)
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
}

// inventPractice writes a practice of so many documents, and gives the id of its last engagement.
func inventPractice(tb testing.TB, dir string, documents int) (last string) {
	tb.Helper()
	o := sample.Options{Seed: 1, Documents: documents, Day: coaching.DateOf(benchNow)}
	err := sample.Practice(o, func(f scaffold.File) error {
		if rest, ok := strings.CutPrefix(f.Path, "engagements/"); ok {
			last, _, _ = strings.Cut(rest, "/")
		}
		at := filepath.Join(dir, filepath.FromSlash(f.Path))
		return errors.Join(os.MkdirAll(filepath.Dir(at), 0o755), os.WriteFile(at, f.Text, 0o600))
	})
	if err != nil {
		tb.Fatal(err)
	}
	return last
}
