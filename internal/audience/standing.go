package audience

import (
	"strconv"

	"coachctl/internal/coaching"
)

// A Standing is an objective with the verdict of this session, on-track, off-track or empty, and with its measures.
type Standing struct {
	Statement string    `json:"statement"`
	Status    string    `json:"status"`
	Verdict   string    `json:"verdict"`
	Measures  []Measure `json:"measures"`
}

// A Measure of an objective with its figures, each empty where nobody has taken it. With GoalScale they are steps from -2
// to 2, and 0 is what was agreed. Who gave a figure, and what a step says, stands in no view.
type Measure struct {
	Name      string `json:"name"`
	Unit      string `json:"unit"`
	GoalScale bool   `json:"goal_scale"`
	Baseline  string `json:"baseline"`
	Midpoint  string `json:"midpoint"`
	End       string `json:"end"`
	Target    string `json:"target"`
}

// Attendance is how many sessions were held by then, and how many were agreed, 0 when open-ended.
type Attendance struct {
	Held  int `json:"held"`
	Total int `json:"total"`
}

// standings of the objectives, which belong into the summary of a session that sets or reviews them.
func (l letter) standings() []Standing {
	out := []Standing{}
	if l.m.Kind != coaching.Intake && !l.m.Kind.Review() {
		return out
	}
	for _, o := range l.objectives() {
		out = append(out, l.standing(o, func(coaching.Measure) bool { return true }))
	}
	return out
}

func (l letter) standing(o coaching.Objective, shown func(coaching.Measure) bool) Standing {
	s := Standing{Statement: plain(o.Statement), Status: objectiveWord(o.Status), Measures: []Measure{}}
	if v := l.m.Verdict(o.ID); l.m.Kind.Review() && (v == "on-track" || v == "off-track") {
		s.Verdict = v
	}
	if !standsFor(o) {
		return s
	}
	for _, m := range o.Measures {
		if view := l.measure(m); view.hasFigure() && shown(m) {
			s.Measures = append(s.Measures, view)
		}
	}
	return s
}

// standsFor reports whether an objective was agreed and has not been let go.
func standsFor(o coaching.Objective) bool {
	return o.Status == coaching.ObjectiveAgreed || o.Status == coaching.ObjectiveMet
}

// agreedBy reports whether an objective stands that was agreed by a day, as its date says.
func agreedBy(o coaching.Objective, day coaching.Date) bool {
	return standsFor(o) && !o.Agreed.IsZero() && !o.Agreed.After(day)
}

// measure as it stood at the meeting: what was read later is not told.
func (l letter) measure(m coaching.Measure) Measure {
	series := l.e.Series(m)
	out := Measure{Name: plain(m.Name), Unit: plain(m.Unit), GoalScale: m.Kind == coaching.GoalScale}
	out.Baseline, out.Target = out.figure(series.Start), out.figure(series.Target)
	if !l.m.Kind.Review() {
		return out
	}
	for _, f := range series.Figures {
		value := out.figure(coaching.Opt[float64]{Value: f.Value, Set: true})
		switch {
		case f.Meeting == l.m && l.m.Kind == coaching.Closing:
			out.End = value
		case f.Meeting == l.m, l.m.Kind == coaching.Closing && f.Kind == coaching.Midpoint && f.Begin.Before(l.m.Begin):
			out.Midpoint = value
		}
	}
	return out
}

// figure as people write it. On a goal scale there are five; any other is none.
func (m Measure) figure(f coaching.Opt[float64]) string {
	if !f.Set || m.GoalScale && f.Value != -2 && f.Value != -1 && f.Value != 0 && f.Value != 1 && f.Value != 2 {
		return ""
	}
	return strconv.FormatFloat(f.Value, 'f', -1, 64)
}

func (m Measure) hasFigure() bool {
	return m.Baseline != "" || m.Midpoint != "" || m.End != "" || m.Target != ""
}

// attendance up to the meeting: the coaching sessions that were held.
func (l letter) attendance() *Attendance {
	out := &Attendance{Total: l.contract.Sessions}
	for _, m := range l.e.Used() {
		if m.Status == coaching.Held && !m.Begin.After(l.m.Begin) {
			out.Held++
		}
	}
	return out
}
