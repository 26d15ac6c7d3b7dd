package sample_test

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // the same zones everywhere

	"coachctl/internal/cli"
	"coachctl/internal/coaching"
	"coachctl/internal/sample"
	"coachctl/internal/scaffold"
)

var day = coaching.Date{Year: 2026, Month: time.June, Day: 30}

func files(t *testing.T, o sample.Options) []scaffold.File {
	t.Helper()
	var out []scaffold.File
	if err := sample.Practice(o, func(f scaffold.File) error {
		out = append(out, f)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return out
}

func digest(t *testing.T, o sample.Options) string {
	sum := sha256.New()
	for _, f := range files(t, o) {
		fmt.Fprintf(sum, "%s\n%s", f.Path, f.Text)
	}
	return fmt.Sprintf("%x", sum.Sum(nil))
}

// run writes a practice and plays a command line in it, as of its day.
func run(t *testing.T, o sample.Options, args ...string) (stdout string, code int) {
	t.Helper()
	dir := t.TempDir()
	for _, f := range files(t, o) {
		name := filepath.Join(dir, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var out, errs strings.Builder
	code = cli.Main(cli.Env{
		In: strings.NewReader(""), Out: &out, Err: &errs, Now: time.Date(2026, 6, 30, 9, 0, 0, 0, time.UTC),
		Getenv: func(string) string { return "" },
	}, append([]string{"-C", dir, "--now", day.String() + "T09:00"}, args...))
	return out.String(), code
}

// each decodes a line of jsonl after the other.
func each(t *testing.T, lines string, use func(map[string]any)) {
	t.Helper()
	for line := range strings.Lines(lines) {
		var row map[string]any
		if err := json.Unmarshal([]byte(line), &row); err != nil {
			t.Fatal(err)
		}
		use(row)
	}
}

func TestTheSameOptionsGiveTheSameBytes(t *testing.T) {
	o := sample.Options{Seed: 7, Repository: 3, Documents: 60, Day: day}
	once := digest(t, o)
	if digest(t, o) != once {
		t.Error("the same options gave other bytes")
	}
	for _, other := range []sample.Options{
		{Seed: 8, Repository: 3, Documents: 60, Day: day},
		{Seed: 7, Repository: 4, Documents: 60, Day: day},
		{Seed: 7, Repository: 3, Documents: 61, Day: day},
		{Seed: 7, Repository: 3, Documents: 60, Day: day.AddDays(1)},
	} {
		if digest(t, other) == once {
			t.Errorf("%+v gave the same bytes", other)
		}
	}
}

func TestAPracticeHasAsManyDocumentsAsWereWanted(t *testing.T) {
	for _, n := range []int{1, 2, 3, 5, 17, 40, 333} {
		got := 0
		for _, f := range files(t, sample.Options{Seed: uint64(n), Documents: n, Day: day}) {
			if strings.HasPrefix(f.Path, "engagements/") {
				got++
			}
		}
		if got != n {
			t.Errorf("%d documents; want %d", got, n)
		}
	}
}

func TestAPracticeIsSoundAndHasSomethingDue(t *testing.T) {
	for seed := range uint64(2) {
		o := sample.Options{Seed: seed, Documents: 300, Day: day}
		if found, code := run(t, o, "check"); found != "" || code != 0 {
			t.Errorf("seed %d: exit code %d\n%s", seed, code, found)
		}
		kinds := map[any]bool{}
		items, _ := run(t, o, "due", "--format", "jsonl")
		each(t, items, func(item map[string]any) {
			if item["state"] == "overdue" {
				kinds[item["kind"]] = true
			}
		})
		if len(kinds) < 2 {
			t.Errorf("seed %d: overdue are only %v", seed, kinds)
		}
	}
}

func TestAFaultIsFoundAndNothingElse(t *testing.T) {
	var faults []sample.Fault
	var want []string
	for _, f := range sample.Faults {
		if f.Name != sample.MissingPractice {
			faults = append(faults, f)
			want = append(want, f.Name)
		}
	}
	slices.Sort(want)
	for seed := range uint64(3) {
		found, code := run(t, sample.Options{Seed: seed, Documents: 40, Day: day, Faults: faults}, "check", "--format", "jsonl")
		var rules []string
		each(t, found, func(finding map[string]any) { rules = append(rules, finding["rule"].(string)) })
		slices.Sort(rules)
		if !slices.Equal(rules, want) || code != 1 {
			t.Errorf("seed %d: exit code %d, %v; want %v", seed, code, rules, want)
		}
	}
}

func TestAPracticeWithoutItsFileCannotBeRead(t *testing.T) {
	missing, err := sample.FindFault(sample.MissingPractice)
	if err != nil {
		t.Fatal(err)
	}
	if _, code := run(t, sample.Options{Documents: 5, Day: day, Faults: []sample.Fault{missing}}, "check"); code != 3 {
		t.Errorf("exit code %d; want 3", code)
	}
	if _, err := sample.FindFault("no-such-rule"); err == nil {
		t.Error("a fault that does not exist was found")
	}
}

func TestAFaultWithoutAPlaceIsAnError(t *testing.T) {
	topics, _ := sample.FindFault("contract-topics")
	err := sample.Practice(sample.Options{Documents: 1, Day: day, Faults: []sample.Fault{topics}}, func(scaffold.File) error { return nil })
	if err == nil {
		t.Error("one draft has no agreed contract to spoil, and nothing was said")
	}
}
