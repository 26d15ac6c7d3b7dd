package audience

import (
	"errors"
	"math"
	"strconv"
	"time"

	"coachctl/internal/coaching"
)

// PairProgress is what coach and client look at together: the objectives with what was said and measured of them, and what
// became of the promises. It is for nobody else, and has no envelope to a sponsor. Engagement is the id that the coach's
// own tables go by. Measured tells that there is a reading at all.
type PairProgress struct {
	People
	Engagement string      `json:"engagement"`
	Today      Day         `json:"today"`
	Used       int         `json:"used"`
	Total      int         `json:"total"`
	Measured   bool        `json:"measured"`
	Objectives []Pursuit   `json:"objectives"`
	Scores     []GoalScore `json:"goal_scores"`
	Yours      Tally       `json:"yours"`
	Mine       Tally       `json:"mine"`
	Made       []MadeAt    `json:"made"`
}

// A Pursuit is an objective over time. Status is draft, agreed, met or let-go. One that was reworded stays, and names the
// one that took its place.
type Pursuit struct {
	ID         string   `json:"id"`
	Statement  string   `json:"statement"`
	Status     string   `json:"status"`
	Agreed     *Day     `json:"agreed"`
	Replaces   string   `json:"replaces"`
	ReplacedBy string   `json:"replaced_by"`
	Verdicts   []Ruling `json:"verdicts"`
	Measures   []Gauge  `json:"measures"`
}

// A Ruling is whether an objective was on-track or off-track at a review, as client, coach or both saw it.
type Ruling struct {
	Session int    `json:"session"`
	Day     Day    `json:"day"`
	Review  string `json:"review"`
	Verdict string `json:"verdict"`
	By      string `json:"by"`
}

// A Gauge is a measure over time. Kind is count, feedback, self-rating or goal-scale, and Rater who gave the baseline.
// Start is the baseline or, without one, the reading before the work. Way is the share of the way from start to target
// that the latest reading has covered, and Reach says that in a word: behind, start, under-way, there or beyond; both are
// empty when it cannot be said. Level is what a goal scale calls the latest reading.
type Gauge struct {
	ID            string    `json:"id"`
	Name          string    `json:"name"`
	Kind          string    `json:"kind"`
	Unit          string    `json:"unit"`
	Rater         string    `json:"rater"`
	Baseline      *float64  `json:"baseline"`
	Start         *float64  `json:"start"`
	Target        *float64  `json:"target"`
	LowerIsBetter bool      `json:"lower_is_better"`
	Weight        *float64  `json:"weight"`
	Readings      []Reading `json:"readings"`
	Way           *float64  `json:"way"`
	Reach         string    `json:"reach"`
	Level         string    `json:"level"`
}

// A Reading of a measure. Session is 0 for a meeting that is not counted, and Review is midpoint, close or empty.
type Reading struct {
	Session int     `json:"session"`
	Day     Day     `json:"day"`
	Review  string  `json:"review"`
	Value   float64 `json:"value"`
	Rater   string  `json:"rater"`
}

// A GoalScore is the T-score over the goal scales read at a review. Where it cannot be worked out, Value is nil and
// Trouble says of what: weights or levels.
type GoalScore struct {
	Session int      `json:"session"`
	Day     Day      `json:"day"`
	Review  string   `json:"review"`
	Goals   int      `json:"goals"`
	Value   *float64 `json:"value"`
	Trouble string   `json:"trouble"`
}

// Progress is the view of an engagement that coach and client share.
func Progress(e *coaching.Engagement, now time.Time) PairProgress {
	l := newLetter(e, nil, now)
	p := PairProgress{
		People: l.people(), Engagement: e.ID, Today: l.day(coaching.DateOf(l.now)),
		Used: len(e.Used()), Total: l.contract.Sessions,
		Objectives: []Pursuit{}, Scores: l.goalScores(),
	}
	for _, o := range l.contract.Objectives {
		pursuit := l.pursuit(o)
		for _, g := range pursuit.Measures {
			p.Measured = p.Measured || len(g.Readings) > 0
		}
		p.Objectives = append(p.Objectives, pursuit)
	}
	p.Yours, p.Mine, p.Made = l.followThrough()
	return p
}

func (l letter) pursuit(o coaching.Objective) Pursuit {
	p := Pursuit{
		ID: o.ID, Statement: plain(o.Statement), Status: objectiveWord(o.Status),
		Replaces: o.Replaces, Verdicts: []Ruling{}, Measures: []Gauge{},
	}
	if !o.Agreed.IsZero() {
		day := l.day(o.Agreed)
		p.Agreed = &day
	}
	if next := l.contract.Successor(o); next != nil {
		p.ReplacedBy = next.ID
	}
	for _, m := range l.e.VerdictsOn(o.ID) {
		p.Verdicts = append(p.Verdicts, Ruling{
			Session: m.Number, Day: l.day(m.Day()), Review: reviewWord(m.Kind), Verdict: m.Verdict(o.ID), By: byWord(m.VerdictBy),
		})
	}
	for _, m := range o.Measures {
		p.Measures = append(p.Measures, l.gauge(m))
	}
	return p
}

func (l letter) gauge(m coaching.Measure) Gauge {
	s := l.e.Series(m)
	g := Gauge{
		ID: m.ID, Name: plain(m.Name), Kind: m.Kind, Unit: plain(m.Unit), Rater: plain(m.Rater),
		Baseline: number(m.StartsAt()), Start: number(s.Start), Target: number(s.Target), LowerIsBetter: s.Falls(),
		Readings: []Reading{},
	}
	if m.Kind == coaching.GoalScale {
		weight := m.Weighs()
		g.Kind, g.Weight = "goal-scale", &weight
	}
	for _, f := range s.Figures {
		g.Readings = append(g.Readings, Reading{
			Session: f.Number, Day: l.day(f.Day()), Review: reviewWord(f.Kind), Value: f.Value, Rater: plain(f.RatedBy),
		})
	}
	if n := len(s.Figures); n > 0 && m.Kind == coaching.GoalScale && coaching.OnScale(s.Figures[n-1].Value) {
		g.Level = plain(m.Levels[strconv.Itoa(int(s.Figures[n-1].Value))])
	}
	if way := s.Way(); way.Set {
		share := math.Round(way.Value*1e4) / 1e4
		g.Way, g.Reach = &share, reach(way.Value)
	}
	return g
}

func number(f coaching.Opt[float64]) *float64 {
	if !f.Set {
		return nil
	}
	return &f.Value
}

func reach(way float64) string {
	switch {
	case way < 0:
		return "behind"
	case way == 0:
		return "start"
	case way < 1:
		return "under-way"
	case way == 1:
		return "there"
	}
	return "beyond"
}

func reviewWord(k coaching.Kind) string {
	switch k {
	case coaching.Midpoint:
		return "midpoint"
	case coaching.Closing:
		return "close"
	}
	return ""
}

func byWord(by string) string {
	if by == "client" || by == "coach" {
		return by
	}
	return "both"
}

func (l letter) goalScores() []GoalScore {
	out := []GoalScore{}
	for _, r := range l.e.Reviews() {
		if len(r.Goals) == 0 {
			continue
		}
		s := GoalScore{Session: r.Number, Day: l.day(r.Day()), Review: reviewWord(r.Kind), Goals: len(r.Goals)}
		score, err := coaching.AttainmentScore(r.Goals)
		switch {
		case err == nil:
			score = math.Round(score*100) / 100
			s.Value = &score
		case errors.Is(err, coaching.ErrWeightless):
			s.Trouble = "weights"
		default:
			s.Trouble = "levels"
		}
		out = append(out, s)
	}
	return out
}
