package check_test

import (
	"fmt"
	"strings"
	"testing"
)

func TestThePromisesDaysFollowEachOther(t *testing.T) {
	const due, done, back = "the promise falls due before the day on which it was made", "the promise was done before the day on which it was made", "`reviewed` names a session from before the promise was made"
	for _, c := range []struct{ name, keys, want string }{
		{"2026-02-16-b", "session: \"02\"\nby: 2026-02-16\nstatus: open\n", ""},
		{"2026-02-16-b", "session: \"02\"\nby: 2026-02-15\nstatus: open\n", due},
		{"2026-02-16-b", "session: \"02\"\nby: 2026-02-16T09:00\nstatus: open\n", ""},
		{"2026-02-16-b", "session: \"02\"\nby: 2026-02-16T00:30+02:00\nstatus: open\n", due},
		{"2026-02-16-b", "session: \"02\"\nby: next-session\nstatus: open\n", ""},
		{"2026-02-10-a", "session: \"02\"\nby: 2026-02-12\nstatus: open\n", due}, // the session counts more than the name
		{"2026-02-20-a", "session: \"02\"\nby: 2026-02-18\nstatus: open\n", ""},
		{"2026-02-20-a", "session: \"09\"\nby: 2026-02-18\nstatus: open\n", ""},
		{"2026-02-20-a", "by: 2026-02-19\nstatus: open\n", due},
		{"2026-02-20-a", "by: 2026-02-20\nstatus: open\n", ""},
		{"article", "by: 2020-02-20\nstatus: open\n", ""},
		{"2026-02-16-b", "session: \"02\"\nby: 2026-03-02\ndone: 2026-02-16\nstatus: kept\n", ""},
		{"2026-02-16-b", "session: \"02\"\nby: 2026-03-02\ndone: 2026-02-15\nstatus: kept\n", done},
		{"2026-02-16-b", "session: \"02\"\nby: 2026-03-02\ndone: 2026-02-17\nstatus: open\n", "`done` has a day, and the promise is open"},
		{"2026-02-16-b", "session: \"02\"\nby: 2026-03-02\nreviewed: [\"02\", \"03\"]\nstatus: open\n", ""},
		{"2026-02-16-b", "session: \"02\"\nby: 2026-03-02\nreviewed: [\"03\", \"1\", \"99\"]\nstatus: open\n", back},
		{"2026-02-16-b", "by: 2026-03-02\nreviewed: [\"02\"]\nstatus: open\n", ""},
		{"2026-02-17-a", "by: 2026-03-02\nreviewed: [\"02\"]\nstatus: open\n", back},
		{"2026-02-16-b", "session: \"02\"\nby: 2026-03-02\nstatus: carried\ncarried_to: 2026-02-16-a\n", ""},
		{"2026-02-16-b", "session: \"02\"\nby: 2026-03-02\nstatus: carried\ncarried_to: 2026-02-02-a\n", "the promise that takes its place was made before it"},
	} {
		f := practice(t, "")
		p := folder + "commitments/" + c.name + ".md"
		f[p] = "---\ntype: commitment\nwhat: x\nsuccess: x\n" + c.keys + "---\n"
		var got []string
		for _, d := range byRule(t, f, "promise-dates") {
			got = append(got, d.Message)
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("%s, %q: %q, want %q", c.name, c.keys, got, c.want)
		}
	}
}

func TestASessionHoldsWhatGoesWithItsStatus(t *testing.T) {
	for _, c := range []struct{ status, keys, want string }{
		{"held", "actual_minutes: 60\nsummary_sent: 2026-02-16T18:00\n", ""},
		{"held", "counts: false\n", ""},
		{"held", "counts: true\n", "`counts`"},
		{"held", "cancelled: 2026-02-15\ncancelled_by: client\n", "`cancelled` and `cancelled_by`"},
		{"planned", "cancelled_by: coach\n", "`cancelled_by`"},
		{"planned", "actual_minutes: 60\n", ""},
		{"cancelled", "cancelled: 2026-02-15\ncancelled_by: client\ncounts: true\n", ""},
		{"cancelled", "actual_minutes: 60\n", "`actual_minutes`"},
		{"no-show", "counts: true\n", ""},
		{"no-show", "actual_minutes: 20\nsummary_sent: 2026-02-16T18:00\n", "`actual_minutes` and `summary_sent`"},
	} {
		for _, kind := range []string{"regular", "sponsor"} {
			f := onlyContract(t, "status: draft\n").session("02", "kind: "+kind+"\nstart: 2026-02-16T15:00\nstatus: "+c.status+"\n"+c.keys)
			want := c.want
			if want != "" {
				want = fmt.Sprintf("sessions/02.md:6: `status` is %s, and the session has %s", c.status, want)
			}
			if got := ruleSays(t, f, noon, "session-dates"); got != want {
				t.Errorf("%s, %s, %q: %q, want %q", kind, c.status, c.keys, got, want)
			}
		}
	}
}

func TestNoSessionIsHeldInAPause(t *testing.T) {
	for pause, in := range map[string]bool{
		"{from: 2026-02-16, to: 2026-02-17}": true, "{from: 2026-02-10, to: 2026-02-16}": false, "{from: 2026-02-17}": false,
		"{from: 2026-02-16}": true, "{from: 2026-02-10, to: }": true, "{from: 2026-02-10, to: soon}": false, "{from: soon}": false, "none": false,
		"{from: 2026-02-20, to: 2026-02-10}": false,
	} {
		for _, c := range []struct {
			kind, status string
			counts       bool
		}{
			{"regular", "held", true}, {"intake", "held", true}, {"regular", "planned", false}, {"regular", "no-show", false}, {"sponsor", "held", false},
		} {
			f := onlyContract(t, agreedFront+"pauses:\n  - "+pause+"\n").session("02", "kind: "+c.kind+"\nstart: 2026-02-16T15:00\nstatus: "+c.status+"\n")
			got := byRule(t, f, "session-dates")
			if (len(got) == 1) != (in && c.counts) {
				t.Errorf("%s, %s, %s: %d findings", pause, c.kind, c.status, len(got))
			}
			for _, d := range got {
				if len(d.Related) != 1 || d.Related[0].Path != contract || d.Related[0].Start.Line != 7 {
					t.Errorf("%s: notes %+v", pause, d.Related)
				}
			}
		}
	}
	f := onlyContract(t, "status: ended\nagreed: 2026-01-20\npauses:\n  - {from: 2026-02-10}\n").coachingOn("2026-02-16")
	if got := ruleSays(t, f, noon, "session-dates"); got != "" {
		t.Errorf("an engagement that ended: %q", got)
	}
}
