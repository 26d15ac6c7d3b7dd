package check_test

import (
	"strings"
	"testing"
)

func TestTheAgendaHoldsOneMatterOrTwo(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"none", "## Agenda\n\nValuable if: x\n", "sessions/02.md:8"},
		{"one that is not listed", "## Agenda\nMarcus\n\nValuable if: x\n", "sessions/02.md:9"},
		{"a takeaway that is not listed", "## Agenda\n\n## Takeaways\nDecision: x\n", "sessions/02.md:8"},
		{"one", "## Agenda\n- a\n", ""},
		{"two, and what would make it valuable", "## Agenda\n- a\n- b\n- Valuable if: x\n", ""},
		{"three", "## Agenda\n- a\n- b\n- c\n", "sessions/02.md:11"},
		{"with parts of their own", "## Agenda\n- a\n  - b\n  - c\n", ""},
		{"no agenda", "## Core work\nx\n", ""},
	} {
		for _, kind := range []string{"intake", "midpoint"} {
			if got := places(t, withSession(t, meeting(kind, "", c.body)), "agenda-count"); got != c.want {
				t.Errorf("%s, %s: %q; want %q", kind, c.name, got, c.want)
			}
		}
	}
}

func TestASessionSaysWhatMakesItValuable(t *testing.T) {
	for _, c := range []struct{ kind, body, want string }{
		{"regular", "## Agenda\n- a\n\nValuable if: x\n", ""},
		{"regular", "## Agenda\n- a\n\nValuable if:\n", "sessions/02.md:11"},
		{"regular", "## Agenda\n- a\n\nValuable if: <!-- x -->\n", "sessions/02.md:11"},
		{"regular", "## Agenda\n- a\n", "sessions/02.md:8"},
		{"regular", "## Core work\nx\n", ""}, // the agenda itself is missing
		{"closing", "## Final review\nx\n", "sessions/02.md:3"},
		{"closing", "## Agnda\n- a\n", ""},                    // the heading is misspelt
		{"regular", "## Agenda\n- a\n\nValuabel if: x\n", ""}, // the label is
		{"closing", "", ""}, // everything is missing
	} {
		if got := places(t, withSession(t, meeting(c.kind, "", c.body)), "valuable-if"); got != c.want {
			t.Errorf("%s %q: %q; want %q", c.kind, c.body, got, c.want)
		}
	}
}

func TestASessionLeavesOneToThreeTakeaways(t *testing.T) {
	for _, c := range []struct{ kind, body, count, label string }{
		{"regular", "## Takeaways\n", "sessions/02.md:8", ""},
		{"regular", "## Takeaways\n- Decision:\n", "sessions/02.md:8", ""},
		{"regular", "## Takeaways\n- Decision: a\n", "", ""},
		{"regular", "## Takeaways\n- Decision: a\n- Reframe: b\n- action: c\n", "", ""},
		{"regular", "## Takeaways\n- Decision: a\n- Reframe: b\n- Decision: c\n- Decision: d\n", "sessions/02.md:12", ""},
		{"regular", "## Takeaways\n- Decision: a\n- Reframe: b\n- Decision: c\n- d\n", "", "sessions/02.md:12"},
		{"regular", "## Takeaways\n- a\n- **b**\n", "", "sessions/02.md:9 sessions/02.md:10"},
		{"regular", "## Takeaways\n- <!-- a -->\n\nHe was quiet.\n", "sessions/02.md:8", ""},
		{"regular", "## Takeaways\n\nDecision: a\n", "sessions/02.md:10", ""},
		{"regular", "## Takeaways\n- Desicion: a\n", "", ""}, // the label is misspelt
		{"regular", "## Core work\nx\n", "sessions/02.md:3", ""},
		{"regular", "## Takeawys\n- Decision: a\n", "", ""},
		{"regular", "", "", ""}, // everything is missing
		{"midpoint", "", "", ""},
		{"intake", "", "sessions/02.md:3", ""},
	} {
		f := withSession(t, meeting(c.kind, "", c.body))
		if got := places(t, f, "takeaway-count"); got != c.count {
			t.Errorf("%s %q: count %q; want %q", c.kind, c.body, got, c.count)
		}
		if got := places(t, f, "takeaway-label"); got != c.label {
			t.Errorf("%s %q: label %q; want %q", c.kind, c.body, got, c.label)
		}
	}
}

func TestEachActionHasAPromiseOfItsOwn(t *testing.T) {
	const (
		own    = "[Send Marcus the agenda on Friday](../commitments/2026-02-16-a.md)"
		before = "[Open the council](../commitments/2026-02-02-a.md)"
	)
	for _, c := range []struct{ name, commitments, takeaways, want string }{
		{"one each", "", "- Action: a\n", ""},
		{"one too many", "", "- Action: a\n- Action: b\n", "12"},
		{"one too many, and the words say which", "", "- Action: a\n- Action: send Marcus the agenda on Friday\n", "11"},
		{"no action", "", "- Decision: a\n- Reframe: b\n", ""},
		{"listed as well as made", "- [ ] " + own + "\n", "- Action: a\n- Action: b\n", "13"},
		{"jotted down", "- [ ] Ask Ruth — by friday — success: x\n", "- Action: a\n- Action: b\n", ""},
		{"the coach's, jotted down", "- [ ] me: Ask Ruth — by friday\n- [ ] Coach: write to Daniel\n", "- Action: a\n- Action: b\n", "14"},
		{"the client's, though it begins so", "- [ ] meet Ruth — by friday — success: x\n", "- Action: a\n- Action: b\n", ""},
		{"a note is no promise", "- Ask Ruth\n", "- Action: a\n- Action: b\n", "13"},
		{"linked to an earlier one", "", "- Action: " + before + "\n- Action: b\n", ""},
		{"linked to its own, which another cannot use", "", "- Action: " + own + "\n- Action: b\n", "12"},
		{"two of one promise", "", "- Action: " + own + "\n- Action: " + own + "\n", ""},
		{"linked to nothing", "", "- Action: [a](../commitments/2026-01-01-a.md)\n- Action: b\n", "12"},
	} {
		body := "## Commitments\n" + c.commitments + "\n## Takeaways\n" + c.takeaways
		want := c.want
		if want != "" {
			want = "sessions/02.md:" + want
		}
		if got := places(t, withSession(t, meeting("regular", "", body)), "action-promise"); got != want {
			t.Errorf("%s: %q; want %q", c.name, got, want)
		}
	}
}

func TestAnActionIsDueByTheNextSession(t *testing.T) {
	second := func(keys string) string {
		return "---\ntype: commitment\nwhat: Ask Ruth\nsuccess: x\nsession: \"02\"\nstatus: open\n" + keys + "---\n"
	}
	const late = "sessions/02.md:31"
	for _, c := range []struct {
		name   string
		by     string
		change func(f files)
		want   string
	}{
		{"the day itself", "2026-03-02", nil, ""},
		{"the day after", "2026-03-03", nil, late},
		{"as the session begins", "2026-03-02T15:00", nil, ""},
		{"in its first minute", "2026-03-02T15:01", nil, late},
		{"in another zone", "2026-03-02T16:30+02:00", nil, ""},
		{"at the next session", "next-session", nil, ""},
		{"done in time", "2026-03-03\ndone: 2026-03-02", nil, ""},
		{"done too late", "2026-03-03\ndone: 2026-03-03", nil, late},
		{"one of two", "2026-03-03", func(f files) { f[folder+"commitments/2026-02-16-b.md"] = second("by: 2026-02-20\n") }, ""},
		{"both", "2026-03-03", func(f files) { f[folder+"commitments/2026-02-16-b.md"] = second("by: 2026-04-01\n") }, late},
		{"one is the coach's", "2026-03-03", func(f files) { f[folder+"commitments/2026-02-16-b.md"] = second("by: 2026-02-20\nowner: coach\n") }, late},
		{"linked to one in time", "2026-03-03", func(f files) {
			f[folder+"commitments/2026-02-16-b.md"] = second("by: 2026-02-20\n")
			f[session] = strings.Replace(f[session], "Send it", "[x](../commitments/2026-02-16-b.md)", 1)
		}, ""},
		{"linked to one that is late", "2026-02-20", func(f files) {
			f[folder+"commitments/2026-02-16-b.md"] = second("by: 2026-04-01\n")
			f[session] = strings.Replace(f[session], "Send it", "[x](../commitments/2026-02-16-b.md)", 1)
		}, late},
		{"in the words of one that is late", "2026-02-20", func(f files) {
			f[folder+"commitments/2026-02-16-b.md"] = second("by: 2026-04-01\n")
			f[session] = strings.Replace(f[session], "Send it", "ask Ruth", 1)
		}, late},
		{"two in the words of theirs, one late", "2026-03-03", func(f files) {
			f[folder+"commitments/2026-02-16-b.md"] = second("by: 2026-02-20\n")
			f[session] = strings.Replace(f[session], "Send it", "Ask Ruth\n- Action: Send Marcus the agenda on Friday", 1)
		}, "sessions/02.md:32"},
		{"the coach's, in its words", "2026-03-03", func(f files) {
			f[folder+"commitments/2026-02-16-b.md"] = second("by: 2026-04-01\nowner: coach\n")
			f[promise] = strings.Replace(f[promise], "2026-03-03", "2026-03-02", 1)
			f[session] = strings.Replace(f[session], "Send it", "Ask Ruth", 1)
		}, ""},
		{"no next session", "2026-03-03", func(f files) { delete(f, nextFile) }, ""},
		{"the next one is called off", "2026-03-03", func(f files) { f[nextFile] = strings.Replace(f[nextFile], "planned", "cancelled", 1) }, ""},
		{"the next one was held", "2026-03-03", func(f files) { f[nextFile] = strings.Replace(f[nextFile], "planned", "held", 1) }, late},
		{"no action", "2026-03-03", func(f files) { f[session] = strings.Replace(f[session], "Action:", "Decision:", 1) }, ""},
	} {
		f := practice(t, "")
		f[session] = strings.Replace(f[session], "- Reframe: An agenda is a kindness.", "- Reframe: x\n- Action: Send it", 1)
		f[promise] = strings.Replace(f[promise], "2026-03-02", c.by, 1)
		if c.change != nil {
			c.change(f)
		}
		if got := places(t, f, "action-by-next"); got != c.want {
			t.Errorf("%s: %q; want %q", c.name, got, c.want)
		}
		for _, d := range byRule(t, f, "action-by-next") {
			if len(d.Related) == 0 || d.Related[0].Path != nextFile || d.Related[0].Start.Line != 4 {
				t.Errorf("%s: notes %+v", c.name, d.Related)
			}
		}
	}
}
