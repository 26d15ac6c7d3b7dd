package check_test

import (
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"coachctl/internal/check"
	"coachctl/internal/diag"
)

// excused gives a reason for a rule in the front matter of a file.
func excused(f files, p, rule, why string) files {
	reason := "  " + rule + ": " + why + "\n"
	if !strings.Contains(f[p], "\nreasons:\n") {
		f[p] = strings.Replace(f[p], "---\n", "---\nreasons:\n", 1)
	}
	f[p] = strings.Replace(f[p], "reasons:\n", "reasons:\n"+reason, 1)
	return f
}

// another is a file of the engagement of one, and not that one.
func another(f files, p string) string {
	for _, other := range slices.Sorted(maps.Keys(f)) {
		if other != p && strings.HasPrefix(other, folder) && strings.HasPrefix(f[other], "---\n") {
			return other
		}
	}
	return contract
}

func has(found diag.List, d diag.Diagnostic) bool {
	for _, f := range found {
		if f.Rule == d.Rule && f.Path == d.Path && f.Message == d.Message {
			return true
		}
	}
	return false
}

func TestAReasonSilencesAWarningAndNeverAnError(t *testing.T) {
	silenced := 0
	for _, rule := range check.Rules() {
		if rule.Family == check.Reasons { // what is wrong with a reason is not excused by another
			continue
		}
		bad := filepath.Join("testdata", rule.ID, "bad.txtar")
		for _, d := range findings(t, practice(t, bad), noon) {
			f := practice(t, bad)
			if d.Rule != rule.ID || !strings.HasPrefix(f[d.Path], "---\n") {
				continue
			}
			still := has(findings(t, excused(f, d.Path, rule.ID, "That is how it was"), noon), d)
			if still == (d.Severity != diag.Error) {
				t.Errorf("%s is there with a reason: %t", written(d), still)
			}
			if d.Severity == diag.Error {
				continue
			}
			silenced++
			for what, f := range map[string]files{
				"an empty reason":          excused(practice(t, bad), d.Path, rule.ID, `" "`),
				"a reason without a word":  excused(practice(t, bad), d.Path, rule.ID, ""),
				"a reason of another rule": excused(practice(t, bad), d.Path, "front-matter", "That is how it was"),
				"another file's reason":    excused(practice(t, bad), another(f, d.Path), rule.ID, "Why not"),
			} {
				if !has(findings(t, f, noon), d) {
					t.Errorf("%s silences %s", what, written(d))
				}
			}
		}
	}
	if silenced == 0 {
		t.Error("no fixture holds a warning that a reason silences")
	}
}

// clocks lie before, in and long after the fixtures, and at odd hours.
var clocks = []time.Time{
	{}, noon.AddDate(-30, 0, 0), noon.AddDate(0, -1, 0), noon, noon.Add(11 * time.Hour), noon.AddDate(0, 2, 9), noon.AddDate(70, 0, 0),
}

func TestNoErrorDependsOnTheClock(t *testing.T) {
	all := append(fixtures(t, "bad.txtar"), fixtures(t, "good.txtar")...)
	for _, name := range append(all, "") {
		var first string
		for i, now := range clocks {
			var errs strings.Builder
			for _, d := range findings(t, practice(t, name), now) {
				if d.Severity == diag.Error {
					errs.WriteString(written(d) + " " + d.Hint + "\n")
				}
			}
			if i == 0 {
				first = errs.String()
			}
			if errs.String() != first {
				t.Errorf("%s at %s:\n%sbut at %s:\n%s", name, now, errs.String(), clocks[0], first)
			}
		}
	}
}
