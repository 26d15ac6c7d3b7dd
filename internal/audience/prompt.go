package audience

import (
	"slices"
	"time"

	"coachctl/internal/coaching"
)

// A Prompt is what the client reads before a session. DaysAway counts calendar days from now, 0 for today. Yours and Mine
// are the promises open now, the client's and the coach's. Objectives are there when the session reviews them. Prepared
// tells that all that was asked for before the first session has come. Stage is the third of the engagement that the
// session lies in: early, middle or late.
type Prompt struct {
	People
	Meeting      Meeting     `json:"meeting"`
	DaysAway     int         `json:"days_away"`
	Total        int         `json:"total"`
	UsualMinutes int         `json:"usual_minutes"`
	Yours        []Promise   `json:"yours"`
	Mine         []Promise   `json:"mine"`
	Objectives   []Objective `json:"objectives"`
	Prepared     bool        `json:"prepared"`
	Stage        string      `json:"stage"`
}

// The pages of a prompt, each with a template of its own.
const (
	PageFirst    = "first"
	PageDoubt    = "doubt"
	PageRegular  = "regular"
	PageMidpoint = "midpoint"
	PageClosing  = "closing"
)

// ClientPrompt is the client's view of a session to come. It is the same for every client, the reluctant one included.
func ClientPrompt(e *coaching.Engagement, m *coaching.Meeting, now time.Time) Prompt {
	l := newLetter(e, m, now)
	p := Prompt{
		People:       l.people(),
		Meeting:      l.meeting(m),
		DaysAway:     coaching.DateOf(l.now).DaysUntil(m.Day()),
		Total:        l.contract.Sessions,
		UsualMinutes: e.PlannedMinutes(coaching.Regular),
		Yours:        l.openNow(yours, m.Begin),
		Mine:         l.openNow(mine, m.Begin),
		Objectives:   []Objective{},
		Prepared:     prepared(l.contract.Pack),
		Stage:        string(coaching.StageOf(m.Number, l.contract.Sessions)),
	}
	if m.Kind.Review() {
		for _, o := range l.objectives() {
			if o.Status != coaching.ObjectiveDropped {
				p.Objectives = append(p.Objectives, Objective{plain(o.Statement), objectiveWord(o.Status)})
			}
		}
	}
	return p
}

// PromptPage names the page for a session. It chooses a template and stays outside the view: neither a template nor the
// JSON can tell which page it was, and so what the coach thinks of a client's readiness.
func PromptPage(e *coaching.Engagement, m *coaching.Meeting) string {
	switch {
	case m.Kind == coaching.Midpoint:
		return PageMidpoint
	case m.Kind == coaching.Closing:
		return PageClosing
	case !isFirst(e, m):
		return PageRegular
	case m.Variant == coaching.Resistant:
		return PageDoubt
	}
	return PageFirst
}

// isFirst reports whether no conversation comes before this one: a session that was called off was none.
func isFirst(e *coaching.Engagement, m *coaching.Meeting) bool {
	if m.Kind == coaching.Intake {
		return true
	}
	first := e.NextAfter(time.Time{})
	return first == nil || !first.Begin.Before(m.Begin)
}

func prepared(pack []coaching.PackItem) bool {
	return len(pack) > 0 && !slices.ContainsFunc(pack, func(p coaching.PackItem) bool { return p.Received.IsZero() })
}
