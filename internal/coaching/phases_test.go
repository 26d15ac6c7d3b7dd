package coaching

import (
	"slices"
	"testing"
)

func TestPhasesFillTheSessionAndStayInTheirRanges(t *testing.T) {
	if got := PhasesOf(60); got != (Phases{8, 5, 35, 10, 2}) {
		t.Errorf("60 minutes are %v", got)
	}
	if got := PhasesOf(45); got != (Phases{6, 4, 26, 7, 2}) {
		t.Errorf("45 minutes are %v", got)
	}
	if got := PhasesOf(9); got != (Phases{}) {
		t.Errorf("nine minutes are not divided: %v", got)
	}
	for n := 10; n <= 480; n++ {
		p := PhasesOf(n)
		if sum := p.CheckIn + p.Agenda + p.CoreWork + p.Commitments + p.Close; sum != n {
			t.Errorf("%d minutes: %v adds up to %d", n, p, sum)
		}
		if min(p.CheckIn, p.Agenda, p.CoreWork, p.Commitments, p.Close) < 1 {
			t.Errorf("%d minutes: %v leaves a phase out", n, p)
		}
		within := func(got, low, high int) bool { return got*60 >= low*n && got*60 <= high*n }
		if n >= 20 && (!within(p.CheckIn, 5, 10) || !within(p.CoreWork, 30, 35) || !within(p.Commitments, 5, 10)) {
			t.Errorf("%d minutes: %v leaves the ranges", n, p)
		}
	}
}

var everyKind = []Kind{Intake, Regular, Midpoint, Closing, Chemistry, Contracting, ThreeWay}

func TestEveryPlanFillsTheTimeAndLeavesNoPartEmpty(t *testing.T) {
	for minutes := 10; minutes <= 480; minutes++ {
		for _, kind := range everyKind {
			sessions := []Session{{Kind: kind}, {Kind: kind, Variant: Resistant}}
			for assessment := 1; assessment <= 490; assessment += 7 {
				sessions = append(sessions, Session{Kind: kind, AssessmentMinutes: assessment})
			}
			for _, s := range sessions {
				sum := 0
				for _, p := range PlanOf(&s, minutes) {
					sum += p.Minutes
					if p.Minutes < 1 {
						t.Errorf("%s of %d minutes: %s is given %d", kind, minutes, p.Name, p.Minutes)
					}
				}
				if sum != minutes {
					t.Errorf("%s of %d minutes, %d of assessment: the plan sums to %d", kind, minutes, s.AssessmentMinutes, sum)
				}
			}
		}
	}
	for _, kind := range everyKind {
		if p := PlanOf(&Session{Kind: kind}, 9); p != nil {
			t.Errorf("%s of 9 minutes is divided: %v", kind, p)
		}
	}
}

func TestAPlanOfTheUsualLengthIsAsWritten(t *testing.T) {
	for kind, usual := range plans {
		sum := 0
		for _, p := range usual {
			sum += p.Minutes
		}
		if got := PlanOf(&Session{Kind: kind}, sum); !slices.Equal(got, usual) {
			t.Errorf("%s of %d minutes: %v", kind, sum, got)
		}
	}
}

func TestAnAssessmentTakesItsMinutesBeforeTheClose(t *testing.T) {
	got := PlanOf(&Session{Kind: Intake, AssessmentMinutes: 20}, 90)
	if at := len(got) - 2; got[at] != (Part{"debrief", 20}) || got[at+1].Name != "close" {
		t.Errorf("%v", got)
	}
	got = PlanOf(&Session{Kind: Intake, AssessmentMinutes: 85}, 90)
	if slices.ContainsFunc(got, func(p Part) bool { return p.Name == debrief }) {
		t.Errorf("an assessment that leaves no time is planned: %v", got)
	}
}

func TestHeadingsThatFillTheTimeAreThePlan(t *testing.T) {
	heading := func(title string, minutes int) Section {
		return Section{Title: title, Minutes: Opt[int]{Value: minutes, Set: true}}
	}
	own := []Section{heading("Check-in", 5), heading("Agenda", 5), heading("Core work", 40), heading("Commitments", 8), heading("Close", 2)}
	s := &Session{Kind: Regular, Sections: own}
	if got := PlanOf(s, 60); got[2] != (Part{"core-work", 40}) {
		t.Errorf("the coach's own plan is not kept: %v", got)
	}
	if got := PlanOf(s, 45); got[2] != (Part{"core-work", 26}) {
		t.Errorf("headings for 60 minutes plan 45: %v", got)
	}
}
