package amend_test

import (
	"maps"
	"strings"
	"testing"

	"coachctl/internal/amend"
	"coachctl/internal/coaching"
	"coachctl/internal/due"
	"coachctl/internal/workspace"
)

func moment(t *testing.T, text string) coaching.Moment {
	t.Helper()
	m, err := coaching.ParseMoment(text)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestASessionIsMarked(t *testing.T) {
	const late = "cancelled: 2026-03-17T09:00 | cancelled_by: client | counts: true"
	for _, c := range []struct {
		name, start, extra string
		mark               amend.SessionMark
		want               string // lines that are new in the file
		counted            bool
	}{
		{"held", "2026-03-16T15:00", "", amend.SessionMark{Status: "held", Minutes: 55}, "actual_minutes: 55 | status: held   # as agreed", false},
		{"held before", "2026-03-16T15:00", "actual_minutes: 60\n", amend.SessionMark{Status: "held"}, "status: held   # as agreed", false},
		{"called off in time", "2026-03-18T15:00", "", amend.SessionMark{Status: "cancelled"}, "status: cancelled   # as agreed | cancelled: 2026-03-17T09:00 | cancelled_by: client", false},
		{"called off late", "2026-03-18T08:59", "", amend.SessionMark{Status: "cancelled"}, "status: cancelled   # as agreed | " + late, true},
		{"at the very notice", "2026-03-18T09:00", "", amend.SessionMark{Status: "cancelled"}, "status: cancelled   # as agreed | cancelled: 2026-03-17T09:00 | cancelled_by: client", false},
		{"waived", "2026-03-17T15:00", "", amend.SessionMark{Status: "cancelled", Waive: true}, "status: cancelled   # as agreed | cancelled: 2026-03-17T09:00 | cancelled_by: client", false},
		{"by the coach", "2026-03-17T15:00", "", amend.SessionMark{Status: "cancelled", By: "coach"}, "status: cancelled   # as agreed | cancelled: 2026-03-17T09:00 | cancelled_by: coach", false},
		{"waived later keeps when", "2026-03-17T15:00", "cancelled: 2026-03-16\ncancelled_by: coach\ncounts: true\n", amend.SessionMark{Status: "cancelled", Waive: true}, "status: cancelled   # as agreed", false},
		{"on another day", "2026-03-17T15:00", "", amend.SessionMark{Status: "cancelled", On: coaching.Moment{Date: coaching.Date{Year: 2026, Month: 3, Day: 10}}}, "status: cancelled   # as agreed | cancelled: 2026-03-10 | cancelled_by: client", false},
		{"did not come", "2026-03-16T15:00", "", amend.SessionMark{Status: "no-show"}, "status: no-show   # as agreed | counts: true", true},
		{"did not come, waived", "2026-03-16T15:00", "", amend.SessionMark{Status: "no-show", Waive: true}, "status: no-show   # as agreed", false},
		{"planned again", "2026-03-30T15:00", "cancelled: 2026-03-16\ncancelled_by: client\ncounts: true\nactual_minutes: 50\n", amend.SessionMark{Status: "planned"}, "", false},
	} {
		for _, newline := range []string{"\n", "\r\n"} {
			f := practice("")
			f[session3] = strings.Replace(f[session3], "2026-03-16T15:00\n", c.start+"\n"+c.extra, 1)
			if newline != "\n" {
				f = crlf(f)
			}
			before := f[session3]
			x := editor(t, f)
			counted, err := x.MarkSession(x.Engagement.Meeting("03"), c.mark)
			if err != nil || counted != c.counted {
				t.Errorf("%s: counted %v, %v", c.name, counted, err)
			}
			f.take(t, x.Plan, len(x.Plan))
			if got := lined(f[session3], before); got != c.want {
				t.Errorf("%s: wrote %q; want %q", c.name, got, c.want)
			}
			if c.name == "planned again" && lined(before, f[session3]) != strings.ReplaceAll(strings.TrimSpace(c.extra), "\n", " | ") {
				t.Errorf("%s: took away %q", c.name, lined(before, f[session3]))
			}
			again := editor(t, f)
			if _, err := again.MarkSession(again.Engagement.Meeting("03"), c.mark); err != nil || len(again.Plan) > 0 {
				t.Errorf("%s a second time: %v, %s", c.name, err, lined(f[session3], before))
			}
		}
	}
}

func TestAPromiseIsMarked(t *testing.T) {
	for _, c := range []struct {
		mark amend.PromiseMark
		want string
	}{
		{amend.PromiseMark{Status: "kept", Session: "03"}, `status: kept | reviewed: ["03"]`},
		{amend.PromiseMark{Status: "partly", Note: "He asked: why?"}, `status: partly | outcome: "He asked: why?"`},
		{amend.PromiseMark{Status: "missed", Done: moment(t, "2026-03-16"), Session: "03", Note: "No time"}, `status: missed | reviewed: ["03"] | done: 2026-03-16 | outcome: No time`},
		{amend.PromiseMark{Status: "dropped"}, "status: dropped"},
		{amend.PromiseMark{Status: "open"}, ""},
	} {
		f := practice("")
		before := f[promiseA]
		x := editor(t, f)
		if _, err := x.MarkPromise(x.Engagement.Commitment("2026-03-02-a"), c.mark); err != nil {
			t.Fatal(err)
		}
		f.take(t, x.Plan, len(x.Plan))
		if got := lined(f[promiseA], before); got != c.want {
			t.Errorf("%+v wrote %q; want %q", c.mark, got, c.want)
		}
		once := f[promiseA]
		again := editor(t, f)
		if _, err := again.MarkPromise(again.Engagement.Commitment("2026-03-02-a"), c.mark); err != nil || len(again.Plan) > 0 {
			t.Errorf("%+v a second time: %v, %v", c.mark, err, again.Plan)
		}
		reopen := editor(t, f)
		if _, err := reopen.MarkPromise(reopen.Engagement.Commitment("2026-03-02-a"), amend.PromiseMark{Status: "open"}); err != nil {
			t.Fatal(err)
		}
		f.take(t, reopen.Plan, len(reopen.Plan))
		if c.mark.Status != "open" && (!strings.Contains(f[promiseA], "status: open") || strings.Contains(f[promiseA], "done:")) {
			t.Errorf("opened again from\n%s\nit is\n%s", once, f[promiseA])
		}
	}
}

func TestAPromiseIsCarried(t *testing.T) {
	for name, mark := range map[string]amend.PromiseMark{
		"to a date":           {Status: "carried", Session: "03", By: moment(t, "2026-03-27")},
		"to the next session": {Status: "carried", Session: "03", ByNext: true},
		"between sessions":    {Status: "carried", By: moment(t, "2026-03-27")},
	} {
		whole := practice("")
		carry := func(f files, n int) *amend.Editor {
			x := editor(t, f)
			if _, err := x.MarkPromise(x.Engagement.Commitment("2026-03-02-a"), mark); err != nil {
				t.Fatal(err)
			}
			f.take(t, x.Plan, n)
			return x
		}
		steps := len(carry(whole, 9).Plan)
		made := promises(whole)
		if steps != 3 || len(made) != 1 {
			t.Fatalf("%s: %d changes, %v", name, steps, made)
		}
		next := strings.TrimSuffix(made[0][strings.LastIndex(made[0], "/")+1:], ".md")
		c, old := promise(t, whole, next), promise(t, whole, "2026-03-02-a")
		if old.Status != "carried" || old.CarriedTo != next || c.What != old.What || c.Success != old.Success || c.Status != "open" || c.By != mark.By || c.Session != mark.Session {
			t.Errorf("%s: made %+v of %+v", name, c, old)
		}
		if !strings.Contains(whole[made[0]], "[2026-03-02-a](2026-03-02-a.md)") || !strings.Contains(whole[session4], next+".md") {
			t.Errorf("%s: not linked:\n%s\n%s", name, whole[made[0]], whole[session4])
		}
		for n := range steps + 1 {
			f := practice("")
			carry(f, n)
			carry(f, 9)
			if !maps.Equal(f, whole) {
				t.Errorf("%s: cut short behind %d changes gives %v\n%s\n%s", name, n, promises(f), f[promiseA], f[session4])
			}
		}
	}
	f := practice("")
	f["engagements/e/commitments/other.md"] = f[promiseA]
	x := editor(t, f)
	mark := amend.PromiseMark{Status: "carried", To: x.Engagement.Commitment("other")}
	if made, err := x.MarkPromise(x.Engagement.Commitment("2026-03-02-a"), mark); err != nil || made != "" || len(x.Plan) != 1 || !strings.Contains(string(x.Plan[0].After), "carried_to: other\n") {
		t.Errorf("carried to another: %q, %v, %v", made, err, x.Plan)
	}
}

func TestTheCheckInSettlesWhatWasPromised(t *testing.T) {
	for _, c := range []struct{ item, want string }{
		{"- [ ] [Write to Ruth](../commitments/2026-03-02-a.md) — kept", `status: kept | reviewed: ["03"]`},
		{"- [ ] [Write to Ruth](../commitments/2026-03-02-a.md) — by Fri 6 March — partly: half — kept it short", `status: partly | reviewed: ["03"] | outcome: half — kept it short`},
		{"- [ ] [Say no — kept promises matter](../commitments/2026-03-02-a.md) -- Missed. No time", `status: missed | reviewed: ["03"] | outcome: No time`},
		{"* [ ] [W](../commitments/2026-03-02-a.md) | dropped: it was\n  no use", `status: dropped | reviewed: ["03"] | outcome: it was no use`},
		{"- [x] [W](../commitments/2026-03-02-a.md) — by Fri", `status: kept | reviewed: ["03"]`},
		{"- [-] [W](../commitments/2026-03-02-a.md)", `status: dropped | reviewed: ["03"]`},
		{"- [x] [[2026-03-02-a|W]] — partly: x", `status: partly | reviewed: ["03"] | outcome: x`},
		{"- [ ] [W](../commitments/2026-03-02-a.md) — kept\n- [ ] [W](../commitments/2026-03-02-a.md) — missed", `status: kept | reviewed: ["03"]`},
		{"- [ ] [W](../commitments/2026-03-02-a.md) — by Fri", ""},
		{"- [ ] [W — kept](../commitments/2026-03-02-a.md)", ""},
	} {
		f := practice("")
		f[session3] = strings.Replace(f[session3], "- [ ] [Write to Ruth](../commitments/2026-03-02-a.md) — by Fri 6 March", c.item, 1)
		before := f[promiseA]
		x := editor(t, f)
		if _, err := x.Settle(x.Engagement.Meeting("03")); err != nil {
			t.Fatal(err)
		}
		f.take(t, x.Plan, len(x.Plan))
		if got := lined(f[promiseA], before); got != c.want || (len(x.Left) > 0) != (c.want == "") {
			t.Errorf("%q wrote %q; want %q (left %v)", c.item, got, c.want, x.Left)
		}
		if again := editor(t, f); c.want != "" {
			if _, err := again.Settle(again.Engagement.Meeting("03")); err != nil || len(again.Plan)+len(again.Left) > 0 {
				t.Errorf("%q a second time: %v, %v", c.item, again.Plan, again.Left)
			}
		}
	}
}

func TestAMovedSessionWantsItsQuestionsAgain(t *testing.T) {
	f := practice("")
	f[session4] = strings.Replace(f[session4], "2026-03-30T15:00", "\"2026-03-18T15:00\" # soon", 1)
	f[session4] = strings.Replace(f[session4], "status: planned\n", "status: planned\nprompt_sent: 2026-03-16\nprompt_for: 2026-03-18T15:00\n", 1)
	owed := func() bool {
		w, err := workspace.FromFiles(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, item := range due.Of(w.Load("e", workspace.Whole).Engagement, now, 30*coaching.Day) {
			if item.Kind == due.Prompt && item.Ref() == "e/04" {
				return true
			}
		}
		return false
	}
	if owed() {
		t.Fatal("the questions are owed before the move")
	}
	for range 2 {
		x := editor(t, f)
		if err := x.Move(x.Engagement.Meeting("04"), moment(t, "2026-03-19T10:00")); err != nil {
			t.Fatal(err)
		}
		f.take(t, x.Plan, len(x.Plan))
		if !owed() || !strings.Contains(f[session4], "start: \"2026-03-19T10:00\" # soon\n") || strings.Count(f[session4], "booked: 2026-03-17T09:00\n") != 1 {
			t.Errorf("after the move:\n%s", f[session4])
		}
	}
	x := editor(t, f)
	x.Now = now.Add(1e12)
	if err := x.Move(x.Engagement.Meeting("04"), moment(t, "2026-03-19T10:00")); err != nil || len(x.Plan) > 0 {
		t.Errorf("moved to where it is: %v, %v", err, x.Plan)
	}
}
