package coaching

import (
	"errors"
	"math"
	"testing"
	"testing/quick"
	"time"
)

func goals(levels, weights []float64) []Goal {
	var out []Goal
	for i, level := range levels {
		out = append(out, Goal{Level: level, Weight: weights[i]})
	}
	return out
}

func TestTheScoreOverGoalScalesIsTheOneOfTheField(t *testing.T) {
	for _, tt := range []struct {
		levels, weights []float64
		want            float64
	}{
		{[]float64{2}, []float64{1}, 70},
		{[]float64{-2}, []float64{1}, 30},
		{[]float64{2, 2, 2}, []float64{1, 1, 1}, 77.39},
		{[]float64{-2, -2, -2}, []float64{1, 1, 1}, 22.61},
		{[]float64{1, 0, -1}, []float64{3, 2, 1}, 54.41},
		{[]float64{1, 1}, []float64{1, 1}, 62.40},
		{[]float64{0, 0, 0, 0}, []float64{1, 2, 3, 4}, 50},
		{[]float64{2, -2}, []float64{4, 0}, 70},
		{[]float64{1, 0, -1}, []float64{3e300, 2e300, 1e300}, 54.41},
	} {
		got, err := AttainmentScore(goals(tt.levels, tt.weights))
		if err != nil || math.Abs(got-tt.want) > 0.005 {
			t.Errorf("levels %v, weights %v: %.4f, %v; want %.2f", tt.levels, tt.weights, got, err, tt.want)
		}
	}
}

func TestThereIsNoScoreWithoutWeightLevelsOrGoals(t *testing.T) {
	for want, goals := range map[error][]Goal{
		ErrWeightless: goals([]float64{1, 2}, []float64{0, 0}),
		ErrOffScale:   goals([]float64{1, 2.5}, []float64{1, 1}),
		ErrNoGoals:    nil,
	} {
		if got, err := AttainmentScore(goals); !errors.Is(err, want) || got != 0 {
			t.Errorf("%v: %v, %v", goals, got, err)
		}
	}
}

func TestAScoreIsANumberWhateverTheWeights(t *testing.T) {
	holds := func(weights []float64, levels []int8) bool {
		var all []Goal
		for i := range min(len(weights), len(levels)) {
			all = append(all, Goal{Level: float64(levels[i] % 3), Weight: weights[i]})
		}
		score, err := AttainmentScore(all)
		return err != nil || !math.IsNaN(score) && !math.IsInf(score, 0)
	}
	if err := quick.Check(holds, nil); err != nil {
		t.Error(err)
	}
}

func heldOn(name string, kind Kind, month time.Month, day int, readings ...Reading) *Session {
	return &Session{
		Name: name, Kind: kind, Status: Held, Readings: readings,
		Start: Moment{Date: Date{Year: 2026, Month: month, Day: day}, Hour: 15, HasTime: true},
	}
}

func engaged(c *Contract, sessions []*Session, promises ...*Commitment) *Engagement {
	e, _ := Assemble("x", &Practice{}, c, sessions, promises)
	return e
}

func TestASeriesRunsInTimeAndKnowsWhoRated(t *testing.T) {
	planned := heldOn("03", Regular, time.April, 1, Reading{"m", "9"})
	planned.Status = Planned
	rated := heldOn("02", Midpoint, time.March, 16, Reading{"m", "4.5"}, Reading{"other", "1"})
	rated.Rater = "Five colleagues"
	e := engaged(&Contract{}, []*Session{planned, rated, heldOn("01", Intake, time.March, 2, Reading{"m", "3"})})
	s := e.Series(Measure{ID: "m", Rater: "Priya", Target: "6"})
	if len(s.Figures) != 2 || s.Figures[0].RatedBy != "Priya" || s.Figures[1].RatedBy != "Five colleagues" {
		t.Fatalf("figures: %+v", s.Figures)
	}
	if s.Figures[1].Number != 2 || s.Figures[1].Kind != Midpoint || s.Figures[1].Value != 4.5 {
		t.Errorf("the midpoint: %+v", s.Figures[1])
	}
	if !s.Start.Set || s.Start.Value != 3 || s.Falls() || s.Way().Value != 0.5 {
		t.Errorf("start %v, falls %v, way %v", s.Start, s.Falls(), s.Way())
	}
}

func TestHowFarItIsDependsOnBothEnds(t *testing.T) {
	for _, tt := range []struct {
		baseline, target, latest string
		want                     float64
		known                    bool
	}{
		{"7", "2", "5", 0.4, true},
		{"3.2", "5.5", "3.2", 0, true},
		{"7", "2", "9", -0.4, true},
		{"7", "2", "1", 1.2, true},
		{"-2", "0", "-1", 0.5, true},
		{"-1.7e308", "1.7e308", "0", 0.5, true},
		{"5", "5", "5", 0, false},
		{"", "5", "4", 0, false},
		{"3", "", "4", 0, false},
		{"3", "5", "", 0, false},
	} {
		sessions := []*Session{heldOn("01", Regular, time.March, 2), heldOn("02", Regular, time.March, 16, Reading{"m", tt.latest})}
		way := engaged(&Contract{}, sessions).Series(Measure{ID: "m", Baseline: tt.baseline, Target: tt.target}).Way()
		if way.Set != tt.known || math.Abs(way.Value-tt.want) > 1e-9 {
			t.Errorf("from %q to %q, now %q: %v", tt.baseline, tt.target, tt.latest, way)
		}
	}
}

func TestALateReadingIsNoStart(t *testing.T) {
	sessions := []*Session{heldOn("01", Regular, time.March, 2), heldOn("02", Regular, time.March, 16, Reading{"m", "4"})}
	if s := engaged(&Contract{}, sessions).Series(Measure{ID: "m", Target: "6"}); s.Start.Set {
		t.Errorf("it starts at %v", s.Start)
	}
}

func TestAReviewHasTheGoalScalesThatWereReadThere(t *testing.T) {
	scale := func(id, weight string) []Measure { return []Measure{{ID: id, Kind: GoalScale, Weight: weight}} }
	c := &Contract{Objectives: []Objective{
		{ID: "a", Status: ObjectiveAgreed, Measures: scale("ma", "")},
		{ID: "b", Status: ObjectiveMet, Measures: scale("mb", "3")},
		{ID: "c", Status: ObjectiveDraft, Measures: scale("mc", "")},
		{ID: "d", Status: ObjectiveAgreed, Measures: []Measure{{ID: "md", Kind: "count"}}},
		{ID: "e", Status: ObjectiveAgreed, Measures: scale("me", "")},
	}}
	all := []Reading{{"ma", "1"}, {"mb", "-1"}, {"mc", "2"}, {"md", "9"}}
	got := engaged(c, []*Session{heldOn("01", Regular, time.March, 2, all...), heldOn("02", Midpoint, time.March, 16, all...)}).Reviews()
	if len(got) != 1 || got[0].Number != 2 || len(got[0].Goals) != 2 || got[0].Goals[0] != (Goal{1, 1}) || got[0].Goals[1] != (Goal{-1, 3}) {
		t.Errorf("reviews: %+v", got)
	}
}

func TestAnObjectiveThatWasRewordedKnowsItsSuccessor(t *testing.T) {
	c := &Contract{Objectives: []Objective{{ID: "a"}, {ID: "b", Replaces: "a"}, {ID: "self", Replaces: "self"}}}
	if s := c.Successor(c.Objectives[0]); s == nil || s.ID != "b" {
		t.Errorf("a was replaced by %v", s)
	}
	for _, o := range c.Objectives[1:] {
		if s := c.Successor(o); s != nil {
			t.Errorf("%s was replaced by %v", o.ID, s)
		}
	}
}

func TestVerdictsAreThoseOfSessionsHeld(t *testing.T) {
	planned := heldOn("03", Closing, time.April, 1)
	planned.Status, planned.Verdicts = Planned, []Verdict{{"a", "on-track"}}
	mid := heldOn("02", Midpoint, time.March, 16)
	mid.Verdicts = []Verdict{{"a", "off-track"}}
	got := engaged(&Contract{}, []*Session{planned, mid}).VerdictsOn("a")
	if len(got) != 1 || got[0].Name != "02" {
		t.Errorf("verdicts: %v", got)
	}
}
