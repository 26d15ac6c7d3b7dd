package check_test

import (
	"slices"
	"strings"
	"testing"

	"coachctl/internal/diag"
)

// unreadable are sessions of which nobody knows when they were, or whether.
var unreadable = map[string]string{
	"no status": "---\ntype: session\nkind: regular\nstart: 2026-02-09T15:00\n---\n",
	"no front":  "Held on Monday.\n",
	"no time":   "---\ntype: session\nkind: regular\nstart: 2026-03-29T01:30\nstatus: held\n---\n",
	"no type":   "---\ntype: commitment\nkind: regular\nstart: 2026-02-09T15:00\nstatus: held\n---\n",
}

func TestWhatCountsSessionsWaitsUntilAllCanBeRead(t *testing.T) {
	counting := []string{
		"cadence", "term-fit", "monthly-while-open", "midpoint-place", "sessions-over", "action-by-next", "promise-returned", "objectives-agreed",
		"objective-measured", "baseline-first", "contracting-late", "chemistry-answers", "declined-coaching", "fit-changed", "variant-place", "first-parts",
		"first-goals", "first-told", "purpose-owner", "purpose-evidence", "purpose-reviewed", "reason-unneeded",
	}
	for _, rule := range counting {
		for what, text := range unreadable {
			f := practice(t, "testdata/"+rule+"/bad.txtar")
			for _, p := range engagementsOf(f) {
				f[p+"sessions/98.md"] = text
			}
			for _, d := range byRule(t, f, rule) {
				if !strings.Contains(d.Message, "the contract is declined") {
					t.Errorf("%s: %s", what, written(d))
				}
			}
		}
	}
}

func TestTheBoundaryIsAskedForThoughASessionCannotBeRead(t *testing.T) {
	for _, rule := range []string{"agreement-before-session", "report-unseen", "unknown-session"} {
		f := practice(t, "testdata/"+rule+"/bad.txtar")
		before := errorsOf(byRule(t, f, rule))
		f[folder+"sessions/98.md"] = unreadable["no status"]
		if after := errorsOf(byRule(t, f, rule)); before == 0 || after != before {
			t.Errorf("%s: %d errors, and %d with a session that cannot be read", rule, before, after)
		}
	}
}

func errorsOf(found diag.List) int {
	return len(slices.DeleteFunc(found, func(d diag.Diagnostic) bool { return d.Severity != diag.Error }))
}

// engagementsOf are the folders of the engagements of a practice.
func engagementsOf(f files) []string {
	var out []string
	for p := range f {
		if at, ok := strings.CutSuffix(p, "contract.md"); ok && !strings.HasPrefix(p, "@") {
			out = append(out, at)
		}
	}
	return out
}

func TestANearNameIsPointedAtWhereOneIsNearest(t *testing.T) {
	for name, want := range map[string]int{`"04"`: 0, `"022"`: 0, "chemistryy": 1, "chemistrie": 1, "nowhere": 0} {
		f := practice(t, "")
		f[promise] = strings.Replace(f[promise], `session: "02"`, "session: "+name, 1)
		if got := byRule(t, f, "unknown-session"); len(got) != 1 || len(got[0].Related) != want {
			t.Errorf("%s: %+v", name, got)
		}
	}
	for name, want := range map[string]int{"2026-02-16-ab": 1, "2026-02-06-a": 0, "2026-02-26-a": 1} {
		f := practice(t, "")
		f[session] = strings.Replace(f[session], "2026-02-16-a.md", name+".md", 1)
		if got := byRule(t, f, "unknown-promise"); len(got) != 1 || len(got[0].Related) != want {
			t.Errorf("%s: %+v", name, got)
		}
	}
}
