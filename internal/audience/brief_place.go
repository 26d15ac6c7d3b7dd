package audience

import (
	"slices"

	"coachctl/internal/coaching"
)

// BriefPlace is where the engagement stands. Total is 0 when it is open-ended. After counts the sessions that are left
// after this one; Earliest is the day of the last of them at the agreed pace, and Tight tells that the term ends before it.
// Next is the coaching session after this one, if one is planned. Before a meeting with a sponsor only Last, that with a
// sponsor before, and Ends are told.
type BriefPlace struct {
	Total    int          `json:"total"`
	Used     int          `json:"used"`
	Last     *BriefLast   `json:"last"`
	After    int          `json:"after"`
	Earliest *Day         `json:"earliest"`
	Ends     *Day         `json:"ends"`
	Tight    bool         `json:"tight"`
	Pauses   []BriefPause `json:"pauses"`
	Next     *Meeting     `json:"next"`
}

// BriefLast is the meeting before. Gap counts the days between the two; Low and High are the gap agreed, where it is not
// kept.
type BriefLast struct {
	Number int    `json:"number"`
	Kind   string `json:"kind"`
	Day    Day    `json:"day"`
	Gap    int    `json:"gap"`
	Low    int    `json:"low"`
	High   int    `json:"high"`
}

// A BriefPause that is not over by now, or lay between the two meetings. To is absent while nobody knows.
type BriefPause struct {
	From Day  `json:"from"`
	To   *Day `json:"to"`
}

// A BriefObjective with how it stands: the verdict that was given last, on-track, off-track or empty, and its day.
type BriefObjective struct {
	Statement string         `json:"statement"`
	Status    string         `json:"status"`
	Verdict   string         `json:"verdict"`
	Day       *Day           `json:"day"`
	Measures  []BriefMeasure `json:"measures"`
}

// A BriefMeasure from where it started to its latest reading, and where it should be. What nobody wrote is empty.
type BriefMeasure struct {
	Name      string `json:"name"`
	Unit      string `json:"unit"`
	GoalScale bool   `json:"goal_scale"`
	Start     string `json:"start"`
	Latest    string `json:"latest"`
	Target    string `json:"target"`
	Day       *Day   `json:"day"`
}

func (l briefing) place() BriefPlace {
	c, day := l.contract, l.m.Day()
	p := BriefPlace{Last: l.lastMeeting(), Pauses: []BriefPause{}}
	if !c.End.IsZero() {
		ends := l.day(c.End)
		p.Ends = &ends
	}
	if l.threeWay() {
		return p
	}
	p.Total, p.Used, p.Pauses = c.Sessions, len(l.e.Used()), l.pauses()
	if l.paced() && c.Sessions > 0 && l.m.Number > 0 && l.m.Number < c.Sessions {
		p.After = c.Sessions - l.m.Number
		last := day
		for range p.After {
			last = last.AddDays(l.e.CadenceOn(last).Low)
		}
		earliest := l.day(last)
		p.Earliest, p.Tight = &earliest, !c.End.IsZero() && last.After(c.End)
	}
	if next := l.e.NextPlanned(l.m.Begin); next != nil {
		meeting := l.meeting(next)
		p.Next = &meeting
	}
	return p
}

// paced reports whether the contract says a cadence. That of the practice, or of the field, was not agreed with anybody.
func (l briefing) paced() bool {
	return !l.contract.Cadence.IsZero() || len(l.contract.CadenceChanges) > 0
}

func (l briefing) lastMeeting() *BriefLast {
	if l.last == nil {
		return nil
	}
	from, to := l.last.Day(), l.m.Day()
	out := &BriefLast{Number: l.last.Number, Kind: string(l.last.Kind), Day: l.day(from), Gap: from.DaysUntil(to)}
	agreed := l.e.CadenceOn(from)
	if l.paced() && l.last.Number > 0 && l.m.Number > 0 && (out.Gap < agreed.Low || out.Gap > agreed.High) && !l.pausedSince(from) {
		out.Low, out.High = agreed.Low, agreed.High
	}
	return out
}

func (l briefing) pauses() []BriefPause {
	since := coaching.DateOf(l.now)
	if l.last != nil && l.last.Day().Before(since) {
		since = l.last.Day()
	}
	out := []BriefPause{}
	for _, p := range l.pausesSince(since) {
		pause := BriefPause{From: l.day(p.From)}
		if !p.To.IsZero() {
			to := l.day(p.To)
			pause.To = &to
		}
		out = append(out, pause)
	}
	return out
}

// pausedSince reports whether a pause lies between a day and the meeting.
func (l briefing) pausedSince(day coaching.Date) bool {
	return slices.ContainsFunc(l.pausesSince(day), func(p coaching.Pause) bool { return p.From.Before(l.m.Day()) })
}

// pausesSince are those that were not over by a day.
func (l briefing) pausesSince(day coaching.Date) []coaching.Pause {
	var out []coaching.Pause
	for _, p := range l.contract.Pauses {
		if !p.From.IsZero() && (p.To.IsZero() || p.To.After(day)) {
			out = append(out, p)
		}
	}
	return out
}

// aims are the objectives in play. With a sponsor in the room they are those that the sponsor is shown, without figures.
func (l briefing) aims() []BriefObjective {
	out := []BriefObjective{}
	for _, o := range l.objectives() {
		if o.Status == coaching.ObjectiveDropped || l.threeWay() && !l.known(o) {
			continue
		}
		aim := BriefObjective{Statement: plain(o.Statement), Status: objectiveWord(o.Status), Measures: []BriefMeasure{}}
		if given := l.e.VerdictsOn(o.ID); len(given) > 0 && (!l.threeWay() || l.contract.LetsSee(coaching.SeesVerdict)) {
			at := given[len(given)-1]
			day := l.day(at.Day())
			aim.Verdict, aim.Day = at.Verdict(o.ID), &day
		}
		for _, m := range o.Measures {
			if !l.threeWay() {
				aim.Measures = append(aim.Measures, l.measured(m))
			}
		}
		out = append(out, aim)
	}
	return out
}

// known reports whether the sponsors know of an objective on the day of the meeting.
func (l briefing) known(o coaching.Objective) bool {
	return o.ForSponsor && agreedBy(o, l.m.Day()) && l.contract.LetsSee(coaching.SeesObjectives)
}

func (l briefing) measured(m coaching.Measure) BriefMeasure {
	s := l.e.Series(m)
	scale := Measure{GoalScale: m.Kind == coaching.GoalScale}
	out := BriefMeasure{
		Name: plain(m.Name), Unit: plain(m.Unit), GoalScale: scale.GoalScale, Start: scale.figure(s.Start), Target: scale.figure(s.Target),
	}
	if n := len(s.Figures); n > 0 {
		latest := s.Figures[n-1]
		day := l.day(latest.Day())
		out.Latest, out.Day = scale.figure(coaching.Opt[float64]{Value: latest.Value, Set: true}), &day
	}
	return out
}
