package coaching

import (
	"cmp"
	"math"
	"strconv"
)

// GoalScale is the kind of measure that has five levels written before the work, from -2 to 2.
const GoalScale = "gas"

// StartsAt is the baseline.
func (m *Measure) StartsAt() Opt[float64] { return figure(m.Baseline) }

// AimsAt is the target.
func (m *Measure) AimsAt() Opt[float64] { return figure(m.Target) }

// Weighs is how much a goal scale counts: 1 when nobody wrote it.
func (m *Measure) Weighs() float64 { return figure(m.Weight).Or(1) }

// figure reads a number as it was written. What is no finite number counts as absent.
func figure(text string) Opt[float64] {
	f, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsInf(f, 0) || math.IsNaN(f) {
		return Opt[float64]{}
	}
	return Opt[float64]{Value: f, Set: true}
}

// A Figure is one reading of a measure, taken at a session that was held. Rater is who gave it: as the session says, else
// as the measure does.
type Figure struct {
	*Meeting
	Value   float64
	RatedBy string
}

// A Series is a measure over time: where it started, where it should be, and the readings in order of time.
type Series struct {
	Measure Measure
	Start   Opt[float64]
	Target  Opt[float64]
	Figures []Figure
}

// Series of a measure. It starts at the baseline or, without one, at the reading of an intake or of session 1: both come
// before the work.
func (e *Engagement) Series(m Measure) Series {
	s := Series{Measure: m, Start: m.StartsAt(), Target: m.AimsAt()}
	for _, meeting := range e.Meetings {
		if meeting.Status != Held {
			continue
		}
		for _, r := range meeting.Readings {
			if value := figure(r.Value); r.Measure == m.ID && m.ID != "" && value.Set {
				s.Figures = append(s.Figures, Figure{meeting, value.Value, cmp.Or(meeting.Rater, m.Rater)})
			}
		}
	}
	if len(s.Figures) > 0 && !s.Start.Set && (s.Figures[0].Kind == Intake || s.Figures[0].Number == 1) {
		s.Start = Opt[float64]{Value: s.Figures[0].Value, Set: true}
	}
	return s
}

// Falls reports whether lower is better, which shows only in a target below the start.
func (s Series) Falls() bool { return s.Start.Set && s.Target.Set && s.Target.Value < s.Start.Value }

// Way is the share of the way from the start to the target that the latest reading has covered: 0 at the start, 1 at the
// target, below 0 and above 1 beyond either. It cannot be said without both ends, a way between them, and a reading.
func (s Series) Way() Opt[float64] {
	if len(s.Figures) == 0 || !s.Start.Set || !s.Target.Set {
		return Opt[float64]{}
	}
	start, target := s.Start.Value/2, s.Target.Value/2 // halves, so that no difference overflows
	share := (s.Figures[len(s.Figures)-1].Value/2 - start) / (target - start)
	if math.IsNaN(share) || math.IsInf(share, 0) {
		return Opt[float64]{}
	}
	return Opt[float64]{Value: share, Set: true}
}

// A Review is a midpoint or closing session that was held, with the goal scales that were read there.
type Review struct {
	*Meeting
	Goals []Goal
}

// Reviews that were held, in order of time.
func (e *Engagement) Reviews() []Review {
	var out []Review
	for _, m := range e.Meetings {
		if m.Kind.Review() && m.Status == Held {
			out = append(out, Review{Meeting: m, Goals: e.goalsAt(m)})
		}
	}
	return out
}

// goalsAt are the goal scales with a reading at a meeting. One of an objective that was never agreed does not count.
func (e *Engagement) goalsAt(m *Meeting) []Goal {
	var out []Goal
	if e.Contract == nil {
		return out
	}
	for _, o := range e.Contract.Objectives {
		for _, measure := range o.Measures {
			if measure.Kind != GoalScale || o.Status == ObjectiveDraft {
				continue
			}
			for _, r := range m.Readings {
				if level := figure(r.Value); r.Measure == measure.ID && level.Set {
					out = append(out, Goal{Level: level.Value, Weight: measure.Weighs()})
				}
			}
		}
	}
	return out
}

// VerdictsOn an objective, in order of time: the sessions held that say whether it is on track. The last one is how it
// stands.
func (e *Engagement) VerdictsOn(objective string) []*Meeting {
	return e.filter(func(m *Meeting) bool { return m.Status == Held && m.Verdict(objective) != "" })
}

// Successor is the objective that took the place of another, nil where it stands as it was worded.
func (c *Contract) Successor(o Objective) *Objective {
	for i, other := range c.Objectives {
		if o.ID != "" && other.Replaces == o.ID && other.ID != o.ID {
			return &c.Objectives[i]
		}
	}
	return nil
}
