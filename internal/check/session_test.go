package check_test

import (
	"fmt"
	"strings"
	"testing"

	"coachctl/internal/coaching"
	"coachctl/internal/diag"
	"coachctl/internal/document"
	"coachctl/internal/fill"
	"coachctl/internal/scaffold"
	"coachctl/templates"
)

const (
	intakeFile = folder + "sessions/01.md"
	nextFile   = folder + "sessions/03.md"
	soundTail  = "\n## Takeaways\n- Reframe: It is a kindness\n"
	soundHead  = "## Agenda\n- The council\n\nValuable if: I know my first sentence\n"
)

// byRule are the findings of one rule.
func byRule(t *testing.T, f files, rule string) diag.List {
	t.Helper()
	var out diag.List
	for _, d := range findings(t, f, noon) {
		if d.Rule == rule {
			out = append(out, d)
		}
	}
	return out
}

// places are the findings of one rule as `sessions/02.md:3`.
func places(t *testing.T, f files, rule string) string {
	t.Helper()
	var out []string
	for _, d := range byRule(t, f, rule) {
		out = append(out, fmt.Sprintf("%s:%d", strings.TrimPrefix(d.Path, folder), d.Start.Line))
	}
	return strings.Join(out, " ")
}

// meeting is the file of a session that was held on 16 February, its body from line 8 on unless keys are added.
func meeting(kind, keys, body string) string {
	return "---\ntype: session\nkind: " + kind + "\nstart: 2026-02-16T15:00\nstatus: held\n" + keys + "---\n\n" + body
}

func withSession(t *testing.T, text string) files {
	t.Helper()
	f := practice(t, "")
	f[session] = text
	return f
}

func TestAPhaseHasItsMinutesAsTheSessionIsLong(t *testing.T) {
	for _, c := range []struct {
		minutes, low, high int
		title              string
	}{
		{60, 5, 10, "Check-in"},
		{60, 3, 7, "Agenda"},
		{60, 30, 35, "Core work"},
		{60, 5, 10, "Commitments"},
		{60, 1, 3, "Close"},
		{45, 3, 8, "Check-in"},
		{45, 2, 6, "Agenda"},
		{45, 22, 27, "Core work"},
		{45, 0, 3, "Close"},
		{90, 7, 15, "Commitments"},
		{90, 45, 53, "Core work"},
		{90, 1, 5, "Close"},
		{50, 25, 30, "Core work"},
	} {
		for n := max(0, c.low-1); n <= c.high+1; n++ {
			f := withSession(t, meeting("regular", fmt.Sprintf("minutes: %d\n", c.minutes), fmt.Sprintf("## %s (%d min)\n", c.title, n)))
			if found := places(t, f, "phase-minutes") != ""; found == (n >= c.low && n <= c.high) {
				t.Errorf("%d minutes of %s in %d: found %t", n, c.title, c.minutes, found)
			}
		}
	}
}

func TestPhasesAreMeasuredByTheLengthThatWasAgreed(t *testing.T) {
	f := withSession(t, meeting("regular", "actual_minutes: 60\n", "## Core work (26 min)\n"))
	if got := places(t, f, "phase-minutes"); got != "sessions/02.md:9" {
		t.Errorf("without a length it is 60 minutes: %q", got)
	}
	f[contract] = strings.Replace(f[contract], "sessions: 12", "sessions: 12\nsession_minutes: 45", 1)
	if got := places(t, f, "phase-minutes"); got != "" {
		t.Errorf("with 45 agreed: %q", got)
	}
}

func TestWhatNewSessionPlansFitsWhateverTheLength(t *testing.T) {
	b := scaffold.Builder{Set: fill.New(templates.Files, nil), Quote: document.Quote}
	for minutes := 20; minutes <= 480; minutes++ { // a shorter one is too short in any case
		file, err := b.Session(scaffold.SessionValues{
			Engagement: "riverbend-pn", Name: "02", Kind: coaching.Regular, Minutes: minutes,
			Start: coaching.Moment{Date: coaching.Date{Year: 2026, Month: 2, Day: 16}, Hour: 15, HasTime: true},
		})
		if err != nil {
			t.Fatal(err)
		}
		f := withSession(t, strings.Replace(string(file.Text), "status: planned", "status: held", 1))
		for _, d := range findings(t, f, noon) {
			if strings.HasPrefix(d.Rule, "phase") {
				t.Errorf("%d minutes: %s", minutes, written(d))
			}
		}
	}
}

func TestThePhasesFillTheSession(t *testing.T) {
	for core, want := range map[int]string{28: "", 27: "sessions/02.md:3", 34: "", 35: "sessions/02.md:3"} {
		body := fmt.Sprintf("## Check-in (8 min)\n## Agenda (5 min)\n## Core work (%d min)\n## Commitments (10 min)\n## Close (3 min)\n", core)
		if got := places(t, withSession(t, meeting("regular", "", body)), "phase-total"); got != want {
			t.Errorf("%d minutes of core work: %q; want %q", core, got, want)
		}
	}
	partly := "## Check-in (8 min)\n## Agenda (5 min)\n## Core work (90 min)\n## Commitments (10 min)\n## Close\n"
	if got := places(t, withSession(t, meeting("regular", "", partly)), "phase-total"); got != "" {
		t.Errorf("a phase without minutes leaves the total open: %q", got)
	}
}

// TestALengthThatIsWrongIsFoundOnce has the phases of sixty minutes in sessions that say otherwise.
func TestALengthThatIsWrongIsFoundOnce(t *testing.T) {
	const whole = "## Check-in (8 min)\n## Agenda (5 min)\n## Core work (33 min)\n## Commitments (8 min)\n## Close (3 min)\n"
	rules := []string{"session-length", "phase-total", "phase-minutes"}
	for _, c := range []struct {
		what, keys, body string
		want             [3]int
	}{
		{"60", "minutes: 60\n", whole, [3]int{}},
		{"none", "", whole, [3]int{}},
		{"45 of 60", "minutes: 45\n", whole, [3]int{0, 1, 0}},
		{"30 of 60", "minutes: 30\n", whole, [3]int{1, 0, 0}},
		{"120 of 60", "minutes: 120\n", whole, [3]int{1, 0, 0}},
		{"85 of 60", "minutes: 85\n", whole, [3]int{0, 1, 0}},
		{"30, not all given", "minutes: 30\n", "## Core work (33 min)\n", [3]int{1, 0, 0}},
		{"45, not all given", "minutes: 45\n", "## Core work (33 min)\n", [3]int{0, 0, 1}},
		{"45, and wrong for 60 too", "minutes: 45\n", strings.Replace(whole, "(33 min)", "(37 min)", 1), [3]int{0, 1, 1}},
		{"30, and wrong for 60 too", "minutes: 30\n", strings.Replace(whole, "(33 min)", "(37 min)", 1), [3]int{1, 1, 5}},
	} {
		f := withSession(t, meeting("regular", c.keys, c.body))
		for i, rule := range rules {
			if got := byRule(t, f, rule); len(got) != c.want[i] {
				t.Errorf("%s: %s finds %d", c.what, rule, len(got))
			}
		}
	}
}

func TestPhasesMayBeAnywhereButOutOfOrder(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"others between", "## A\n## Check-in\n## B\n## Agenda\n## core work\n## C\n## Commitments\n## Close\n## D\n", ""},
		{"exchanged", "## Check-in\n## Core work\n## Agenda\n## Commitments\n## Close\n", "sessions/02.md:9"},
		{"backwards", "## Close\n## Commitments\n## Core work\n## Agenda\n## Check-in\n", "sessions/02.md:11"},
		{"two missing", "## Check-in\n## Core work\n## Close\n", "sessions/02.md:3"},
		{"misspelt", "## Check-in\n## Agnda\n## Core work\n## Commitments\n## Close\n", ""},
		{"none at all", "He spoke of Marcus.\n", "sessions/02.md:3"},
	} {
		if got := places(t, withSession(t, meeting("regular", "", c.body)), "phases-in-order"); got != c.want {
			t.Errorf("%s: %q; want %q", c.name, got, c.want)
		}
	}
}

func TestCraftIsAskedForOnceASessionWasHeld(t *testing.T) {
	rules := []string{
		"phases-in-order", "phase-minutes", "phase-total", "session-length", "agenda-count", "valuable-if", "takeaway-count", "takeaway-label",
		"action-promise", "assessment-minutes",
	}
	bad := meeting("regular", "minutes: 30\nassessment_minutes: 31\n",
		"## Check-in (90 min)\n## Agenda (90 min)\n## Core work (90 min)\n## Commitments (90 min)\n## Close (90 min)\n## Takeaways\n- Zqxj\n- Action: x\n")
	misordered := strings.Replace(bad, "## Agenda (90 min)\n## Core work (90 min)\n", "## Core work (90 min)\n## Agenda (90 min)\n", 1)
	none := strings.Replace(bad, "- Zqxj\n- Action: x\n", "", 1)
	seen := func(change func(f files)) (out []string) {
		for _, rule := range rules {
			for _, text := range []string{bad, misordered, none} {
				f := withSession(t, text)
				delete(f, promise) // the one promise of the session
				change(f)
				if places(t, f, rule) != "" {
					out = append(out, rule)
					break
				}
			}
		}
		return out
	}
	swap := func(p, old, now string) func(f files) {
		return func(f files) { f[p] = strings.Replace(f[p], old, now, 1) }
	}
	for name, change := range map[string]func(f files){
		"planned":   swap(session, "status: held", "status: planned"),
		"cancelled": swap(session, "status: held", "status: cancelled\ncounts: true"),
		"no-show":   swap(session, "status: held", "status: no-show"),
		"chemistry": swap(session, "kind: regular", "kind: chemistry"),
		"draft":     swap(contract, "status: agreed", "status: draft"),
		"ended":     swap(contract, "status: agreed", "status: ended"),
		"declined":  swap(contract, "status: agreed", "status: declined"),
	} {
		if got := seen(change); len(got) > 0 {
			t.Errorf("%s: %v", name, got)
		}
	}
	for name, change := range map[string]func(f files){
		"held":        func(files) {},
		"completed":   swap(contract, "status: agreed", "status: completed"),
		"no contract": func(f files) { delete(f, contract) },
	} {
		if got := seen(change); len(got) != len(rules) {
			t.Errorf("%s: only %v", name, got)
		}
	}
	if got := seen(swap(session, "kind: regular", "kind: regular\nvariant: resistant")); strings.Join(got, " ") != "takeaway-label assessment-minutes" {
		t.Errorf("with a form of its own: %v", got)
	}
}
