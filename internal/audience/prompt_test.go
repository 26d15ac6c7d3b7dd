package audience

import (
	"testing"

	"coachctl/internal/coaching"
)

func TestThePageOfAPromptFollowsTheSession(t *testing.T) {
	for _, tt := range []struct {
		name, session, want string
		change              func(*coaching.Engagement)
	}{
		{"the first", "01", PageFirst, func(*coaching.Engagement) {}},
		{"the second", "02", PageRegular, func(*coaching.Engagement) {}},
		{"a first one that is called regular", "01", PageFirst, func(e *coaching.Engagement) {
			e.Meeting("01").Kind = coaching.Regular
		}},
		{"the first conversation after one that never was", "02", PageFirst, func(e *coaching.Engagement) {
			e.Meeting("01").Status, e.Meeting("01").Counts = coaching.NoShow, true
		}},
		{"a reluctant client's first", "01", PageDoubt, func(e *coaching.Engagement) {
			e.Meeting("01").Variant = coaching.Resistant
		}},
		{"a reluctant client's second", "02", PageRegular, func(e *coaching.Engagement) {
			e.Meeting("02").Variant = coaching.Resistant
		}},
		{"a midpoint", "04", PageMidpoint, func(e *coaching.Engagement) { e.Meeting("04").Kind = coaching.Midpoint }},
		{"the last", "06", PageClosing, func(e *coaching.Engagement) { e.Meeting("06").Kind = coaching.Closing }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			e := fortnightly(t)
			tt.change(e)
			if got := PromptPage(e, e.Meeting(tt.session)); got != tt.want {
				t.Errorf("page %q, want %q", got, tt.want)
			}
		})
	}
}

func TestDaysAreCountedByTheCalendarOfTheEngagement(t *testing.T) {
	e := fortnightly(t)
	for when, want := range map[string]int{
		"2026-04-13T00:30": 0, "2026-04-12T23:30": 1, "2026-04-12T23:30:00-05:00": 0, "2026-04-07": 6, "2026-04-06": 7,
		"2026-04-14": -1,
	} {
		if got := ClientPrompt(e, e.Meeting("04"), now(t, when)).DaysAway; got != want {
			t.Errorf("%s is %d days before, want %d", when, got, want)
		}
	}
}

func TestAPromptKnowsTheStageOfTheEngagement(t *testing.T) {
	e := fortnightly(t)
	for total, want := range map[int]string{0: "middle", 12: "early", 6: "middle", 5: "late"} {
		e.Contract.Sessions = total
		if got := ClientPrompt(e, e.Meeting("04"), now(t, "2026-04-10")).Stage; got != want {
			t.Errorf("session 4 of %d is %q, want %q", total, got, want)
		}
	}
}

func TestAPromptListsThePromisesThatAreOpenNow(t *testing.T) {
	e := fortnightly(t,
		&coaching.Commitment{Name: "a", What: "kept", Session: "02", Status: coaching.Kept},
		&coaching.Commitment{Name: "b", What: "old", Session: "01", ByNextSession: true, Status: coaching.Open},
		&coaching.Commitment{Name: "c", What: "for this one", Session: "03", ByNextSession: true, Status: coaching.Open},
		&coaching.Commitment{Name: "d", What: "article", Owner: coaching.OwnerCoach, Status: coaching.Open},
		&coaching.Commitment{Name: "e", What: "budget", Owner: coaching.OwnerSponsor, Status: coaching.Open},
	)
	p := ClientPrompt(e, e.Meeting("04"), now(t, "2026-04-10"))
	if len(p.Yours) != 2 || p.Yours[0].What != "old" || p.Yours[0].By != nil || !p.Yours[1].By.NextMeeting {
		t.Errorf("the client's are %+v", p.Yours)
	}
	if len(p.Mine) != 1 || p.Mine[0].What != "article" {
		t.Errorf("the coach's are %+v", p.Mine)
	}
}

func TestAPromptNamesObjectivesOnlyWhereTheyAreReviewed(t *testing.T) {
	for kind, want := range map[coaching.Kind]int{coaching.Regular: 0, coaching.Midpoint: 2, coaching.Closing: 2} {
		e := fortnightly(t)
		e.Meeting("04").Kind = kind
		e.Contract.Objectives = []coaching.Objective{
			{Statement: "x", Status: coaching.ObjectiveAgreed},
			{Statement: "y", Status: coaching.ObjectiveMet},
			{Statement: "z", Status: coaching.ObjectiveDropped},
			{Status: coaching.ObjectiveAgreed},
		}
		if got := len(ClientPrompt(e, e.Meeting("04"), now(t, "2026-04-10")).Objectives); got != want {
			t.Errorf("%s: %d objectives, want %d", kind, got, want)
		}
	}
}

func TestWordsOfAValueStandOnOneLineAndAreKept(t *testing.T) {
	for in, want := range map[string]string{
		" a\n  b\t c ": "a b c", "it\u00a0is": "it\u00a0is", "a\x00b\x1bc": "abc", "ship *v2* to <board>": "ship *v2* to <board>",
		"a\xffb": "a\uFFFDb", "x\u2028y": "x y",
	} {
		if got := plain(in); got != want {
			t.Errorf("%q gives %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{"a\\\n b": "a b", "*a*  \nb\n": "*a* b", "a\r\nb": "a b"} {
		if got := inline(in); got != want {
			t.Errorf("%q gives %q, want %q", in, got, want)
		}
	}
}
