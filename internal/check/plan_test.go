package check_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"coachctl/internal/coaching"
)

// ruleSays are the lines of want.txt that one rule would have.
func ruleSays(t *testing.T, f files, now time.Time, rule string) string {
	t.Helper()
	var lines []string
	for _, d := range findings(t, f, now) {
		if d.Rule == rule {
			lines = append(lines, fmt.Sprintf("%s:%d: %s", strings.TrimPrefix(d.Path, folder), d.Start.Line, d.Message))
		}
	}
	return strings.Join(lines, "\n")
}

// onlyContract is the sound practice with other front matter in its contract, and no session or promise.
func onlyContract(t *testing.T, front string) files {
	t.Helper()
	f := files{"coachctl.yaml": practice(t, "")["coachctl.yaml"]}
	f[contract] = "---\ntype: contract\nclient: Priya Nair\n" + front + "---\n"
	return f
}

func (f files) session(name, front string) files {
	f[folder+"sessions/"+name+".md"] = "---\ntype: session\n" + front + "---\n"
	return f
}

func (f files) coachingOn(days ...string) files {
	for i, day := range days {
		f.session(fmt.Sprintf("%02d", i+1), "kind: regular\nstatus: held\nstart: "+day+"T15:00\n")
	}
	return f
}

const agreedFront = "status: agreed\nagreed: 2026-01-20\n"

func TestTheGapBetweenSessionsIsCountedInDays(t *testing.T) {
	const soon, late = "sessions/02.md:5: this session comes 1 day too soon after the one before", "sessions/02.md:5: this session comes 1 day too late after the one before"
	for _, c := range []struct {
		what, front string
		days        []string
		want        string
	}{
		{"13 days", "cadence: biweekly\n", []string{"2026-02-02", "2026-02-15"}, soon},
		{"14 days", "cadence: biweekly\n", []string{"2026-02-02", "2026-02-16"}, ""},
		{"21 days", "cadence: biweekly\n", []string{"2026-02-02", "2026-02-23"}, ""},
		{"22 days", "cadence: biweekly\n", []string{"2026-02-02", "2026-02-24"}, late},
		{"one day too early, across the change of the clocks", "cadence: 7d\n", []string{"2026-03-28", "2026-04-03"}, soon},
		{"a week across the change of the clocks", "cadence: 7d\n", []string{"2026-03-28", "2026-04-04"}, ""},
		{"the same day", "cadence: 1d\n", []string{"2026-02-02", "2026-02-02"}, soon},
		{"one session", "cadence: biweekly\n", []string{"2026-02-02"}, ""},
		{"a change on the day of the earlier", "cadence: biweekly\ncadence_changes:\n  - {from: 2026-02-02, cadence: weekly, reason: x}\n", []string{"2026-02-02", "2026-02-09"}, ""},
		{
			"a change on the day after the earlier", "cadence: biweekly\ncadence_changes:\n  - {from: 2026-02-03, cadence: weekly, reason: x}\n",
			[]string{"2026-02-02", "2026-02-09"},
			strings.Replace(soon, "1 day", "7 days", 1),
		},
		{"a pause of as many days as are too many", "cadence: biweekly\npauses:\n  - {from: 2026-02-10, to: 2026-02-13}\n", []string{"2026-02-02", "2026-02-26"}, ""},
		{
			"a pause of one day less", "cadence: biweekly\npauses:\n  - {from: 2026-02-10, to: 2026-02-12}\n",
			[]string{"2026-02-02", "2026-02-26"},
			late,
		},
		{
			"two pauses over each other count once", "cadence: biweekly\npauses:\n  - {from: 2026-02-12, to: 2026-02-13}\n  - {from: 2026-02-11, to: 2026-02-13}\n",
			[]string{"2026-02-02", "2026-02-26"},
			late,
		},
		{"a pause that has not ended", "cadence: biweekly\npauses:\n  - {from: 2026-02-05}\n", []string{"2026-02-02", "2026-05-26"}, ""},
		{"a pause before the gap", "cadence: biweekly\npauses:\n  - {from: 2026-01-05, to: 2026-02-02}\n", []string{"2026-02-02", "2026-02-24"}, late},
		{"a pause that makes the gap short is not held against it", "cadence: biweekly\npauses:\n  - {from: 2026-02-03, to: 2026-02-15}\n", []string{"2026-02-02", "2026-02-16"}, ""},
		{"a cadence that cannot be read", "cadence: often\n", []string{"2026-02-02", "2026-05-16"}, ""},
		{"a change that cannot be read", "cadence: biweekly\ncadence_changes:\n  - {from: 2026-02-02, cadence: often}\n", []string{"2026-02-02", "2026-05-16"}, ""},
		{"no cadence at all", "", []string{"2026-02-02", "2026-05-16"}, ""},
	} {
		f := onlyContract(t, agreedFront+c.front).coachingOn(c.days...)
		if got := ruleSays(t, f, noon, "cadence"); got != c.want {
			t.Errorf("%s: %q, want %q", c.what, got, c.want)
		}
		for _, status := range []string{"draft", "ended", "declined"} {
			f := onlyContract(t, "status: "+status+"\n"+c.front).coachingOn(c.days...)
			if got := ruleSays(t, f, noon, "cadence"); got != "" {
				t.Errorf("%s, %s: %q", c.what, status, got)
			}
		}
	}
}

func TestACancelledSessionBreaksAGapOnlyWhenItCounts(t *testing.T) {
	const late = "sessions/03.md:5: this session comes %s too late after the one before"
	for _, c := range []struct{ second, third, front, want string }{
		{"2026-02-16", "2026-03-02", "status: cancelled\ncounts: true\n", ""},
		{"2026-02-16", "2026-03-02", "status: cancelled\n", fmt.Sprintf(late, "7 days")},
		{"2026-02-16", "2026-03-02", "status: no-show\ncounts: true\n", ""},
		{"2026-02-16", "2026-03-09", "status: no-show\ncounts: true\n", ""},
		{"2026-02-16", "2026-03-10", "status: no-show\ncounts: true\n", fmt.Sprintf(late, "1 day")}, // after the one that nobody came to
		{"2026-02-16", "2026-02-17", "status: no-show\ncounts: true\n", ""},                         // 15 days after the one that was held
		{"2026-02-10", "2026-02-12", "status: no-show\ncounts: true\n", "sessions/03.md:5: this session comes 4 days too soon after the one before"},
		{"2026-04-20", "2026-05-04", "status: cancelled\ncounts: true\n", ""}, // one that was not held comes neither too soon nor too late
	} {
		f := onlyContract(t, agreedFront+"cadence: biweekly\n").coachingOn("2026-02-02", c.second, c.third)
		f.session("02", "kind: regular\nstart: "+c.second+"T15:00\n"+c.front)
		if got := ruleSays(t, f, noon, "cadence"); got != c.want {
			t.Errorf("%s, %s, %q: %q, want %q", c.second, c.third, c.front, got, c.want)
		}
	}
	f := onlyContract(t, agreedFront+"cadence: biweekly\n").coachingOn("2026-02-02", "2026-02-03")
	f.session("01", "kind: intake\nstatus: no-show\ncounts: true\nstart: 2026-02-02T15:00\n")
	if got := ruleSays(t, f, noon, "cadence"); got != "" {
		t.Errorf("nobody came to the first: %q", got)
	}
}

func TestACadenceMayBeAgreedInThreePlaces(t *testing.T) {
	for front, want := range map[string]bool{
		"": true, "cadence: weekly\n": false, "cadence_changes: []\n": true,
		"cadence_changes:\n  - {from: 2026-02-02, cadence: weekly, reason: x}\n": false, "cadence: often\n": false,
	} {
		if got := ruleSays(t, onlyContract(t, agreedFront+front), noon, "cadence-agreed"); (got != "") != want {
			t.Errorf("%q: %q", front, got)
		}
		f := onlyContract(t, agreedFront+front)
		f["coachctl.yaml"] += "defaults:\n  cadence: monthly\n"
		if got := ruleSays(t, f, noon, "cadence-agreed"); got != "" {
			t.Errorf("%q, with a default: %q", front, got)
		}
	}
}

func TestTheSessionsFitIntoTheTerm(t *testing.T) {
	start, _ := coaching.ParseDate("2026-02-02")
	term := func(days int) string { return "start: 2026-02-02\nend: " + start.AddDays(days).String() + "\n" }
	const early = "contract.md:7: session %d cannot be earlier than %s after `end`, even at the shortest gap agreed"
	for _, c := range []struct {
		what, front string
		days        []string
		want        string
	}{
		{"12 biweekly in 154 days", term(154) + "sessions: 12\ncadence: biweekly\n", nil, ""},
		{"12 biweekly in 153 days", term(153) + "sessions: 12\ncadence: biweekly\n", nil, fmt.Sprintf(early, 12, "1 day")},
		{"24 biweekly in 322 days", term(322) + "sessions: 24\ncadence: biweekly\n", nil, ""},
		{"24 biweekly in 320 days", term(320) + "sessions: 24\ncadence: biweekly\n", nil, fmt.Sprintf(early, 24, "2 days")},
		{"one session", term(0) + "sessions: 1\ncadence: biweekly\n", nil, ""},
		{"a pause of 28 days in half a year", term(182) + "sessions: 12\ncadence: biweekly\npauses:\n  - {from: 2026-04-01, to: 2026-04-29}\n", nil, ""},
		{"a pause of 29 days in half a year", term(182) + "sessions: 12\ncadence: biweekly\npauses:\n  - {from: 2026-04-01, to: 2026-04-30}\n", nil, fmt.Sprintf(early, 12, "1 day")},
		{"a pause of which nobody knows the end", term(154) + "sessions: 12\ncadence: biweekly\npauses:\n  - {from: 2026-04-01}\n", nil, ""},
		{"weekly to begin with", term(147) + "sessions: 12\ncadence: biweekly\ncadence_changes:\n  - {from: 2026-02-02, cadence: weekly, reason: x}\n  - {from: 2026-02-09, cadence: biweekly, reason: x}\n", nil, ""},
		{"a later first session", term(154) + "sessions: 12\ncadence: biweekly\n", []string{"2026-02-03"}, fmt.Sprintf(early, 12, "1 day")},
		{"slow sessions so far", term(154) + "sessions: 12\ncadence: biweekly\n", []string{"2026-02-02", "2026-02-23"}, fmt.Sprintf(early, 12, "7 days")},
		{"all are used", term(10) + "sessions: 2\ncadence: biweekly\n", []string{"2026-02-02", "2026-02-23"}, ""},
		{"more are used than were agreed", term(10) + "sessions: 1\ncadence: biweekly\n", []string{"2026-02-02", "2026-02-23"}, ""},
		{"no cadence", term(10) + "sessions: 12\n", nil, ""},
		{"an end before the start", term(-1) + "sessions: 12\ncadence: biweekly\n", nil, ""},
	} {
		f := onlyContract(t, agreedFront+c.front).coachingOn(c.days...)
		if got := ruleSays(t, f, noon, "term-fit"); got != c.want {
			t.Errorf("%s: %q, want %q", c.what, got, c.want)
		}
	}
}

func TestATermIsJudgedByWhatIsKnown(t *testing.T) {
	for _, front := range []string{
		"status: agreed\nend: 2026-02-02\nsessions: 12\ncadence: biweekly\n", "status: agreed\nstart: 2026-02-02\nsessions: 12\ncadence: biweekly\n",
		"status: agreed\nstart: 2026-02-02\nend: 2026-02-02\ncadence: biweekly\n", "status: completed\nstart: 2026-02-02\nend: 2026-02-02\nsessions: 12\ncadence: biweekly\n",
		"status: draft\nstart: 2026-02-02\nend: 2026-02-02\nsessions: 12\ncadence: biweekly\n",
	} {
		if got := ruleSays(t, onlyContract(t, front), noon, "term-fit"); got != "" {
			t.Errorf("%q: %q", front, got)
		}
	}
}

func TestOneSessionMoreThanAgreedIsOneTooMany(t *testing.T) {
	for sessions, want := range map[int]string{
		1: "sessions/02.md:5: more sessions are used than `sessions` says", 2: "sessions/03.md:5: more sessions are used than `sessions` says", 3: "", 4: "",
	} {
		f := onlyContract(t, fmt.Sprintf("%scadence: biweekly\nsessions: %d\n", agreedFront, sessions)).coachingOn("2026-02-02", "2026-02-16", "2026-03-02")
		f.session("04", "kind: regular\nstatus: planned\nstart: 2026-03-16T15:00\n").session("05", "kind: regular\nstatus: no-show\nstart: 2026-03-09T15:00\n")
		if got := ruleSays(t, f, noon, "sessions-over"); got != want {
			t.Errorf("of %d: %q, want %q", sessions, got, want)
		}
	}
}

func TestTheMidpointIsHeldWhereItWasAgreed(t *testing.T) {
	const passed, elsewhere = "the session agreed for the midpoint review is past, and no review was held", "the midpoint review was held in another session than was agreed"
	for _, c := range []struct {
		what, plan string
		kinds      string // r, M a midpoint held, m one that is planned, n one that the client missed and that counts
		want       string
	}{
		{"on its place", "sessions: 6\n", "rrMr", ""},
		{"not yet", "sessions: 6\n", "rrr", ""},
		{"planned for the next", "sessions: 6\n", "rrrm", ""},
		{"passed over", "sessions: 6\n", "rrrr", passed},
		{"missed and passed over", "sessions: 6\n", "rrnr", passed},
		{"one too early", "sessions: 6\n", "rMr", elsewhere},
		{"one too late", "sessions: 6\n", "rrrM", elsewhere},
		{"twice, once on its place", "sessions: 6\n", "rMMr", ""},
		{"as the contract has it", "sessions: 6\nmidpoint: 4\n", "rrrMr", ""},
		{"not as the contract has it", "sessions: 6\nmidpoint: 4\n", "rrMrr", elsewhere},
		{"odd, rounded up", "sessions: 5\n", "rrMr", ""},
		{"of four", "sessions: 4\n", "rrr", passed},
		{"of three", "sessions: 3\n", "rrr", ""},
		{"open-ended", "", "rrrrrrrr", ""},
		{"behind the last", "sessions: 6\nmidpoint: 8\n", "rrrrrrrrr", ""},
		{"a number that cannot be read", "sessions: 6\nmidpoint: three\n", "rrrrr", ""},
	} {
		f := onlyContract(t, agreedFront+"cadence: biweekly\n"+c.plan)
		for i, k := range c.kinds {
			front := map[rune]string{
				'r': "kind: regular\nstatus: held\n", 'M': "kind: midpoint\nstatus: held\n", 'm': "kind: midpoint\nstatus: planned\n",
				'n': "kind: midpoint\nstatus: no-show\ncounts: true\n",
			}[k]
			f.session(fmt.Sprintf("%02d", i+1), fmt.Sprintf("%sstart: 2026-02-%02dT15:00\n", front, 2+i))
		}
		want := c.want
		if want != "" {
			line := 7
			if strings.Contains(c.plan, "midpoint") {
				line = 8
			}
			want = fmt.Sprintf("contract.md:%d: %s", line, want)
		}
		if got := ruleSays(t, f, noon, "midpoint-place"); got != want {
			t.Errorf("%s: %q, want %q", c.what, got, want)
		}
	}
}

func TestHalfIsRoundedEitherWay(t *testing.T) {
	for plan, want := range map[string]bool{
		"sessions: 12\nmidpoint: 5\n": true, "sessions: 12\nmidpoint: 6\n": false, "sessions: 12\nmidpoint: 7\n": true,
		"sessions: 13\nmidpoint: 5\n": true, "sessions: 13\nmidpoint: 6\n": false, "sessions: 13\nmidpoint: 7\n": false, "sessions: 13\nmidpoint: 8\n": true,
		"sessions: 12\n": false, "midpoint: 6\n": false, "sessions: 12\nmidpoint: 13\n": false, "sessions: 12\nmidpoint: x\n": false, "sessions: 3\nmidpoint: 3\n": false,
	} {
		if got := ruleSays(t, onlyContract(t, agreedFront+plan), noon, "midpoint-half"); (got != "") != want {
			t.Errorf("%q: %q", plan, got)
		}
	}
}

func TestMonthlyIsForWhatHasBeenReached(t *testing.T) {
	const open = "objectives:\n  - {id: voice, statement: I speak, status: met}\n  - {id: council, statement: I open, status: agreed}\n"
	for _, c := range []struct{ front, want string }{
		{"cadence: monthly\n" + open, "contract.md:6:"},
		{"cadence: 28d\n" + open, "contract.md:6:"},
		{"cadence: 27d-40d\n" + open, ""},
		{"cadence: monthly\n", ""},
		{"cadence: monthly\n" + strings.Replace(open, "agreed", "dropped", 1), ""},
		{"cadence: monthly\n" + strings.Replace(open, "agreed", "draft", 1), ""},
		{"cadence: monthly\ncadence_changes:\n  - {from: 2026-02-02, cadence: weekly, reason: x}\n" + open, ""},
		{"cadence: weekly\ncadence_changes:\n  - {from: 2026-02-03, cadence: monthly, reason: x}\n" + open, ""},
		{"cadence: weekly\ncadence_changes:\n  - {from: 2026-01-01, cadence: weekly, reason: x}\n  - {from: 2026-02-02, cadence: monthly, reason: x}\n" + open, "contract.md:9:"},
	} {
		f := onlyContract(t, agreedFront+c.front)
		if got := ruleSays(t, f, noon, "monthly-while-open"); got != "" {
			t.Errorf("%q, before the first session: %q", c.front, got)
		}
		got := ruleSays(t, f.coachingOn("2026-02-02"), noon, "monthly-while-open")
		if !strings.HasPrefix(got, c.want) || (got == "") != (c.want == "") {
			t.Errorf("%q: %q, want %q", c.front, got, c.want)
		}
	}
	f := onlyContract(t, agreedFront+open).coachingOn("2026-02-02")
	f["coachctl.yaml"] += "defaults:\n  cadence: monthly\n"
	if got := ruleSays(t, f, noon, "monthly-while-open"); !strings.HasPrefix(got, "contract.md:4:") {
		t.Errorf("monthly for the whole practice: %q", got)
	}
}

func TestAnAgreedContractNamesPeople(t *testing.T) {
	const two = "sponsors:\n  - {name: Ruth Calloway}\n  - {name: Daniel Osei, role: hr}\n"
	if got := ruleSays(t, onlyContract(t, agreedFront+two), noon, "sponsor-role"); got != "contract.md:7: this sponsor has no `role`" {
		t.Errorf("one of two: %q", got)
	}
	if got := ruleSays(t, onlyContract(t, "status: draft\n"+two), noon, "sponsor-role"); got != "" {
		t.Errorf("draft: %q", got)
	}
	f := onlyContract(t, agreedFront+two)
	if got := ruleSays(t, f, noon, "stakeholders-named"); got != "" {
		t.Errorf("before the first session: %q", got)
	}
	if got := ruleSays(t, f.coachingOn("2026-02-02"), noon, "stakeholders-named"); !strings.HasPrefix(got, "contract.md:6:") {
		t.Errorf("after it: %q", got)
	}
	if got := ruleSays(t, onlyContract(t, agreedFront).coachingOn("2026-02-02"), noon, "stakeholders-named"); got != "" {
		t.Errorf("without a sponsor: %q", got)
	}
}
