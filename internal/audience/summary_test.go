package audience

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	_ "time/tzdata"

	"coachctl/internal/coaching"
)

func at(t *testing.T, s string) coaching.Moment {
	t.Helper()
	m, err := coaching.ParseMoment(s)
	if err != nil {
		t.Fatalf("moment %s: %v", s, err)
	}
	return m
}

func now(t *testing.T, s string) time.Time {
	t.Helper()
	out, err := at(t, s).In(time.UTC)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// fortnightly is an engagement with sessions 01 to 06 every second Monday from 2 March 2026, the first three held.
func fortnightly(t *testing.T, promises ...*coaching.Commitment) *coaching.Engagement {
	t.Helper()
	var sessions []*coaching.Session
	for i, day := range []string{"03-02", "03-16", "03-30", "04-13", "04-27", "05-11"} {
		status := coaching.Held
		if i > 2 {
			status = coaching.Planned
		}
		sessions = append(sessions, &coaching.Session{
			Name: fmt.Sprintf("%02d", i+1), Kind: coaching.Regular, Status: status, Start: at(t, "2026-"+day+"T15:00"),
		})
	}
	sessions[0].Kind = coaching.Intake
	practice := &coaching.Practice{Coach: "Dana Okafor", Zone: time.UTC}
	e, _ := coaching.Assemble("x", practice, &coaching.Contract{Client: "Priya", Sessions: 12}, sessions, promises)
	return e
}

// told is what a summary says of promises, a word each.
func told(s Summary) string {
	var out []string
	for _, p := range slices.Concat(s.Yours, s.Mine) {
		word := "will:" + p.What
		if p.Moved != nil {
			word += ",moved"
		}
		out = append(out, word)
	}
	for _, p := range s.Earlier {
		out = append(out, p.Result+":"+p.What)
	}
	for _, p := range s.Open {
		word := "open:" + p.What
		if p.By == nil {
			word += ",undated"
		}
		out = append(out, word)
	}
	return strings.Join(out, " ")
}

func TestAPromiseIsToldOnceAndWhereItBelongs(t *testing.T) {
	type p = coaching.Commitment
	by := at(t, "2026-04-03")
	for _, tt := range []struct {
		name     string
		promises []*p
		want     map[string]string // by session
	}{
		{
			"made here, whatever became of it since",
			[]*p{{Name: "a", What: "x", Session: "02", Status: coaching.Kept, Reviewed: []string{"03"}}},
			map[string]string{"02": "will:x", "03": "kept:x", "04": ""},
		},
		{
			"settled where it was returned to last",
			[]*p{{Name: "a", What: "x", Session: "1", Status: coaching.Missed, Reviewed: []string{"3", "2"}}},
			map[string]string{"02": "", "03": "not-yet:x"},
		},
		{
			"settled at the first session after it was made, when nobody noted where",
			[]*p{{Name: "a", What: "x", Session: "01", Status: coaching.Dropped}},
			map[string]string{"02": "let-go:x", "03": ""},
		},
		{
			"settled on or after the day it was done",
			[]*p{{Name: "a", What: "x", Session: "01", Status: coaching.Kept, Done: at(t, "2026-03-17")}},
			map[string]string{"02": "", "03": "kept:x"},
		},
		{
			"settled after the day in the name of a promise made in between",
			[]*p{{Name: "2026-03-20-a", What: "x", Status: coaching.Kept}},
			map[string]string{"02": "", "03": "kept:x"},
		},
		{
			"nowhere, when no file tells",
			[]*p{{Name: "a", What: "x", Status: coaching.Kept}},
			map[string]string{"01": "", "02": "", "03": ""},
		},
		{
			"open ones are repeated after the session they were made in",
			[]*p{{Name: "a", What: "x", Session: "02", By: by, Status: coaching.Open}},
			map[string]string{"01": "", "02": "will:x", "03": "open:x"},
		},
		{
			"one for the next session is not for the session after that",
			[]*p{{Name: "a", What: "x", Session: "02", ByNextSession: true, Status: coaching.Open}},
			map[string]string{"02": "will:x", "03": "open:x,undated"},
		},
		{
			"moved within the session and in the same words",
			[]*p{
				{Name: "a", What: "Dinner with finance", Session: "01", By: by, Status: coaching.Carried, CarriedTo: "b"},
				{Name: "b", What: "dinner with finance.", Session: "02", By: by, Status: coaching.Open},
			},
			map[string]string{"02": "will:dinner with finance.,moved", "03": "open:dinner with finance."},
		},
		{
			"moved to a promise of no session",
			[]*p{
				{Name: "a", What: "x", Session: "01", By: by, Status: coaching.Carried, CarriedTo: "2026-03-16-b"},
				{Name: "2026-03-16-b", What: "x", By: by, Status: coaching.Open},
			},
			map[string]string{"02": "moved:x", "03": "open:x"},
		},
		{
			"moved in other words",
			[]*p{
				{Name: "a", What: "x", Session: "01", By: by, Status: coaching.Carried, CarriedTo: "b"},
				{Name: "b", What: "y", Session: "02", By: by, Status: coaching.Open},
			},
			map[string]string{"02": "will:y moved:x"},
		},
		{
			"a sponsor's is not told",
			[]*p{{Name: "a", What: "x", Session: "02", Owner: coaching.OwnerSponsor, Status: coaching.Open}},
			map[string]string{"02": "", "03": ""},
		},
		{
			"in the order in which they fall due",
			[]*p{
				{Name: "a", What: "undated", Session: "02"},
				{Name: "b", What: "late", Session: "02", By: by},
				{Name: "c", What: "next", Session: "02", ByNextSession: true},
			},
			map[string]string{"02": "will:next will:late will:undated"},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			e := fortnightly(t, tt.promises...)
			for session, want := range tt.want {
				if got := told(ClientSummary(e, e.Meeting(session), now(t, "2026-03-31"))); got != want {
					t.Errorf("session %s tells %q, want %q", session, got, want)
				}
			}
		})
	}
}

func TestAnActionIsLeftToThePromiseThatSaysIt(t *testing.T) {
	e := fortnightly(t,
		&coaching.Commitment{Name: "a", What: "Speak with Marcus", Session: "02"},
		&coaching.Commitment{Name: "b", What: "Order chairs", Session: "02", Owner: coaching.OwnerSponsor},
		&coaching.Commitment{Name: "c", What: "Write less", Session: "01"},
	)
	for text, want := range map[string]int{
		"speak with **Marcus** before the council.": 0, "Speak with Marcus": 0, "speak": 0, "Speak with Mar": 1,
		"Order chairs": 1, "Write less": 1, "Something else": 1, " ": 0,
	} {
		m := e.Meeting("02")
		m.Takeaways = []coaching.Takeaway{{Label: "Action", Line: coaching.Line{Text: text}}}
		if got := ClientSummary(e, m, now(t, "2026-03-17")).Takeaways; len(got) != want {
			t.Errorf("%q: %d takeaways, want %d", text, len(got), want)
		}
		m.Takeaways[0].Link = "../commitments/a.md"
		if got := ClientSummary(e, m, now(t, "2026-03-17")).Takeaways; len(got) != 0 {
			t.Errorf("%q links to the promise and is told twice", text)
		}
		m.Takeaways[0].Label, m.Takeaways[0].Link = "Decision", ""
		if got := ClientSummary(e, m, now(t, "2026-03-17")).Takeaways; text != " " && len(got) != 1 {
			t.Errorf("%q is a decision and belongs to the page", text)
		}
	}
}

func TestObjectivesBelongToSessionsThatSetOrReviewThem(t *testing.T) {
	for kind, want := range map[coaching.Kind]string{
		coaching.Intake: "[{new agreed  []} {old let-go  []}]", coaching.Regular: "[]",
		coaching.Midpoint: "[{new agreed on-track []} {old let-go  []}]", coaching.Closing: "[{new agreed on-track []} {old let-go  []}]",
	} {
		e := fortnightly(t)
		e.Contract.Objectives = []coaching.Objective{
			{ID: "first", Statement: "worded badly", Status: coaching.ObjectiveDropped},
			{ID: "second", Statement: "new", Status: coaching.ObjectiveAgreed, Replaces: "first"},
			{ID: "third", Statement: "old", Status: coaching.ObjectiveDropped},
		}
		m := e.Meeting("02")
		m.Kind, m.Verdicts = kind, []coaching.Verdict{{Objective: "second", Verdict: "on-track"}, {Objective: "third", Verdict: "?"}}
		if got := fmt.Sprint(ClientSummary(e, m, now(t, "2026-03-17")).Objectives); got != want {
			t.Errorf("%s: %s, want %s", kind, got, want)
		}
	}
}

func TestTheNextMeetingIsOneToLookForwardTo(t *testing.T) {
	e := fortnightly(t)
	next := func(when string) string {
		if n := ClientSummary(e, e.Meeting("03"), now(t, when)).Next; n != nil {
			return fmt.Sprint(n.Number)
		}
		return ""
	}
	for when, want := range map[string]string{"2026-03-31": "4", "2026-04-13T16:00": "5", "2026-06-01": ""} {
		if got := next(when); got != want {
			t.Errorf("on %s the next is %q, want %q", when, got, want)
		}
	}
	e.Meeting("04").Status, e.Meeting("05").Kind = coaching.Cancelled, coaching.ThreeWay
	if got := next("2026-03-31"); got != "6" {
		t.Errorf("the next is %q, want session 6", got)
	}
}

func TestQuestionsAreAnnouncedOnlyWhenTheyWillCome(t *testing.T) {
	e := fortnightly(t)
	announced := func() bool { return ClientSummary(e, e.Meeting("03"), now(t, "2026-03-31")).QuestionsBefore }
	if !announced() {
		t.Error("they will come")
	}
	e.Meeting("04").PromptSent = at(t, "2026-03-30")
	if announced() {
		t.Error("they have come already")
	}
	e.Meeting("04").PromptSent, e.Contract.Prompt = coaching.Moment{}, coaching.None
	if announced() {
		t.Error("none were agreed")
	}
}

func TestATimeNamesItsZoneOnlyWhenCoachAndClientAreApart(t *testing.T) {
	for zone, want := range map[string]string{
		"": "{15 0 }", "Europe/Berlin": "{15 0 }", "America/New_York": "{15 0 New York}", "UTC": "{15 0 UTC}",
	} {
		berlin, err := time.LoadLocation("Europe/Berlin")
		if err != nil {
			t.Fatal(err)
		}
		contract := &coaching.Contract{}
		if zone != "" {
			if contract.Zone, err = time.LoadLocation(zone); err != nil {
				t.Fatal(err)
			}
		}
		s := &coaching.Session{Name: "01", Kind: coaching.Intake, Start: at(t, "2026-03-16T15:00")}
		e, _ := coaching.Assemble("x", &coaching.Practice{Zone: berlin}, contract, []*coaching.Session{s}, nil)
		if got := fmt.Sprint(ClientSummary(e, e.Meetings[0], now(t, "2026-03-17")).Meeting.Clock); got != want {
			t.Errorf("zone %q: %s, want %s", zone, got, want)
		}
	}
}

func TestTheYearIsShownOnlyWhenItIsAnother(t *testing.T) {
	e := fortnightly(t, &coaching.Commitment{Name: "a", What: "x", Session: "02", By: at(t, "2027-01-08T12:30")})
	s := ClientSummary(e, e.Meeting("02"), now(t, "2026-03-17"))
	if s.Meeting.Day.ShowYear || !s.Yours[0].By.Day.ShowYear {
		t.Error("2027 is another year than 2026, and 2026 is not")
	}
	if want := (Day{2027, 1, 8, 5, true}); *s.Yours[0].By.Day != want || *s.Yours[0].By.Clock != (Clock{12, 30, ""}) {
		t.Errorf("by %v %v, want %v", *s.Yours[0].By.Day, *s.Yours[0].By.Clock, want)
	}
}

func TestALetterIsSignedWithTheFirstNameWhereThatIsOne(t *testing.T) {
	for name, want := range map[string]string{
		"Dana Okafor": "Dana", "Dana": "Dana", "Dr. Dana Okafor": "Dr. Dana Okafor", "D Okafor": "D Okafor", "": "",
		"Okafor, Dana": "Okafor, Dana", "Jean-Luc Picard": "Jean-Luc",
	} {
		if got := firstName(name); got != want {
			t.Errorf("%q signs %q, want %q", name, got, want)
		}
	}
}
