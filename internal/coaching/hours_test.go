package coaching_test

import (
	"reflect"
	"testing"
	"time"

	"coachctl/internal/coaching"
)

func TestOnlyLiveCoachingThatWasHeldCounts(t *testing.T) {
	held := func(day int, s coaching.Session) *coaching.Session {
		s.Start = coaching.Moment{Date: coaching.Date{Year: 2026, Month: 3, Day: day}, Hour: 15, HasTime: true}
		if s.Kind == "" {
			s.Kind = coaching.Regular
		}
		if s.Status == "" {
			s.Status = coaching.Held
		}
		return &s
	}
	sessions := []*coaching.Session{
		held(1, coaching.Session{Kind: coaching.Intake}), // 90 by the house
		held(2, coaching.Session{Minutes: 45}),
		held(3, coaching.Session{Minutes: 45, ActualMinutes: 50}),
		held(4, coaching.Session{Kind: coaching.Intake, ActualMinutes: 90, AssessmentMinutes: 30}),
		held(5, coaching.Session{Minutes: 30, AssessmentMinutes: 30}),
		held(6, coaching.Session{Minutes: 30, AssessmentMinutes: 480}),
		held(7, coaching.Session{Kind: coaching.Chemistry, Minutes: 30}),
		held(8, coaching.Session{Kind: coaching.Contracting, Minutes: 30}),
		held(9, coaching.Session{Kind: coaching.ThreeWay, Minutes: 30}),
		held(10, coaching.Session{Status: coaching.Cancelled, Counts: true, Minutes: 60}),
		held(11, coaching.Session{Status: coaching.NoShow, Counts: true, Minutes: 60}),
		held(12, coaching.Session{Status: coaching.Planned, Minutes: 60}),
		held(13, coaching.Session{Name: "unsure", LengthInDoubt: true}),
		held(14, coaching.Session{Kind: coaching.Midpoint}),
		held(15, coaching.Session{Kind: coaching.Closing}),
		held(20, coaching.Session{Minutes: 60}), // still to come
	}
	e, _ := coaching.Assemble("x", &coaching.Practice{}, &coaching.Contract{SessionMinutes: 55}, sessions, nil)
	live, doubtful := e.LiveBy(time.Date(2026, 3, 20, 15, 59, 0, 0, time.UTC))
	var got [][2]int
	for _, l := range live {
		got = append(got, [2]int{l.Day.Day, l.Minutes})
	}
	if want := [][2]int{{1, 90}, {2, 45}, {3, 50}, {4, 60}, {14, 55}, {15, 55}}; !reflect.DeepEqual(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if len(doubtful) != 1 || doubtful[0].Name != "unsure" {
		t.Errorf("in doubt: %v", doubtful)
	}
	if live, _ := e.LiveBy(time.Date(2026, 3, 20, 16, 0, 0, 0, time.UTC)); len(live) != len(got)+1 {
		t.Error("a session that was held is over at its end, and counts from then on")
	}
}

func TestAClientMayBeLoggedFromTheDayOfTheConsent(t *testing.T) {
	zone, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	c := &coaching.Contract{Zone: zone, LogConsent: coaching.Date{Year: 2026, Month: 3, Day: 16}}
	e, _ := coaching.Assemble("x", &coaching.Practice{}, c, nil, nil)
	begins := time.Date(2026, 3, 16, 4, 0, 0, 0, time.UTC)
	if !e.MayBeLogged(begins) || e.MayBeLogged(begins.Add(-1)) {
		t.Error("the day of the consent begins in the engagement's zone")
	}
	none, _ := coaching.Assemble("x", &coaching.Practice{}, &coaching.Contract{}, nil, nil)
	lost, _ := coaching.Assemble("x", &coaching.Practice{}, nil, nil, nil)
	if none.MayBeLogged(begins) || lost.MayBeLogged(begins) {
		t.Error("nobody agreed")
	}
}
