package audience

import (
	"encoding/json"
	"strings"
	"testing"

	"coachctl/internal/coaching"
)

// measured gives an engagement two objectives, the second in place of the first, with readings and verdicts.
func measured(t *testing.T, promises ...*coaching.Commitment) *coaching.Engagement {
	t.Helper()
	e := fortnightly(t, promises...)
	e.Contract.Objectives = []coaching.Objective{
		{ID: "old", Statement: "I prepare the council", Status: coaching.ObjectiveDropped},
		{
			ID: "new", Statement: "I open the council", Status: coaching.ObjectiveAgreed, Replaces: "old", Agreed: at(t, "2026-03-02").Date,
			Measures: []coaching.Measure{
				{ID: "count", Kind: "count", Baseline: "7", Target: "2", Rater: "Priya"},
				{ID: "scale", Kind: "gas", Baseline: "-2", Target: "0", Levels: map[string]string{"1": "Marcus waits for me"}},
			},
		},
	}
	mid := e.Meeting("03").Session
	mid.Kind, mid.Rater = coaching.Midpoint, "Five colleagues"
	mid.Readings = []coaching.Reading{{Measure: "count", Value: "5"}, {Measure: "scale", Value: "1"}}
	mid.Verdicts = []coaching.Verdict{{Objective: "new", Verdict: "off-track"}}
	return e
}

func TestProgressTellsWhereAMeasureStandsAndWhoSaysSo(t *testing.T) {
	p := Progress(measured(t), now(t, "2026-04-01T09:00"))
	if !p.Measured || len(p.Objectives) != 2 || p.Objectives[0].ReplacedBy != "new" || p.Objectives[1].Replaces != "old" {
		t.Fatalf("objectives: %+v", p.Objectives)
	}
	count, scale := p.Objectives[1].Measures[0], p.Objectives[1].Measures[1]
	if !count.LowerIsBetter || *count.Way != 0.4 || count.Reach != "under-way" || count.Weight != nil {
		t.Errorf("the count: %+v", count)
	}
	if r := count.Readings[0]; r.Rater != "Five colleagues" || r.Session != 3 || r.Review != "midpoint" {
		t.Errorf("its reading: %+v", r)
	}
	if scale.Kind != "goal-scale" || scale.Level != "Marcus waits for me" || *scale.Weight != 1 || scale.Reach != "beyond" {
		t.Errorf("the scale: %+v", scale)
	}
	if v := p.Objectives[1].Verdicts; len(v) != 1 || v[0].Verdict != "off-track" || v[0].By != "both" {
		t.Errorf("verdicts: %+v", v)
	}
	if len(p.Scores) != 1 || *p.Scores[0].Value != 60 || p.Scores[0].Review != "midpoint" || p.Scores[0].Goals != 1 {
		t.Errorf("scores: %+v", p.Scores)
	}
}

func TestAScoreThatCannotBeWorkedOutSaysWhy(t *testing.T) {
	for want, change := range map[string]func(*coaching.Engagement){
		"weights": func(e *coaching.Engagement) { e.Contract.Objectives[1].Measures[1].Weight = "0" },
		"levels":  func(e *coaching.Engagement) { e.Meeting("03").Readings[1].Value = "1.5" },
	} {
		e := measured(t)
		change(e)
		p := Progress(e, now(t, "2026-04-01T09:00"))
		if len(p.Scores) != 1 || p.Scores[0].Value != nil || p.Scores[0].Trouble != want {
			t.Errorf("%s: %+v", want, p.Scores)
		}
		if len(p.Objectives[1].Measures[1].Readings) != 1 {
			t.Errorf("%s: the reading is lost", want)
		}
	}
}

func TestFollowThroughIsTheClientsAndTheCoachsApart(t *testing.T) {
	promise := func(name, session string, owner coaching.Owner, status coaching.CommitmentStatus, to string) *coaching.Commitment {
		return &coaching.Commitment{Name: name, What: "WHAT " + name, Session: session, Owner: owner, Status: status, CarriedTo: to}
	}
	p := Progress(measured(t,
		promise("a", "01", "", coaching.Carried, "b"),
		promise("b", "02", "", coaching.Missed, ""),
		promise("c", "01", coaching.OwnerCoach, coaching.Kept, ""),
		promise("d", "01", coaching.OwnerSponsor, coaching.Kept, ""),
		promise("e", "", coaching.OwnerClient, coaching.Open, ""),
	), now(t, "2026-04-01T09:00"))
	if p.Yours != (Tally{Made: 2, NotYet: 1, Open: 1, Moved: 1}) || p.Mine != (Tally{Made: 1, Kept: 1}) {
		t.Errorf("client %+v, coach %+v", p.Yours, p.Mine)
	}
	if len(p.Made) != 2 || p.Made[0].Session != 1 || len(p.Made[0].Promises) != 2 || p.Made[1].Day != nil {
		t.Fatalf("made: %+v", p.Made)
	}
	if f := p.Made[0].Promises[0]; f.What != "WHAT b" || f.Result != "not-yet" || f.Moves != 1 {
		t.Errorf("the one that was moved: %+v", f)
	}
	if src, err := json.Marshal(p); err != nil || strings.Contains(string(src), "WHAT d") {
		t.Errorf("a sponsor's promise is there: %s %v", src, err)
	}
}

func TestProgressOfNothingHasEveryListEmpty(t *testing.T) {
	e, _ := coaching.Assemble("x", &coaching.Practice{}, nil, nil, nil)
	src, err := json.Marshal(Progress(e, now(t, "2026-04-01T09:00")))
	if err != nil {
		t.Fatal(err)
	}
	for _, list := range []string{`"objectives":[]`, `"goal_scores":[]`, `"made":[]`, `"measured":false`} {
		if !strings.Contains(string(src), list) {
			t.Errorf("no %s in %s", list, src)
		}
	}
}
