package scaffold

import (
	"cmp"
	"strings"

	"coachctl/internal/coaching"
)

// SessionValues are what is known of a session when it is planned.
type SessionValues struct {
	Engagement, Name string

	Kind       coaching.Kind
	Start      coaching.Moment
	Minutes    int             // 0 leaves it to the contract, and plans the phases for 60
	Booked     coaching.Moment // zero when it was booked early enough not to matter
	Variant    string          // coaching.Resistant, for an intake
	Number, Of int             // session Number of Of, or the one that comes next; 0 where unknown: guidance differs early and late
	Objectives []string        // ids of those that a midpoint or closing session gives a verdict on
	Measures   []string        // ids of their measures
	Open       []OpenPromise   // listed in the check-in, or under what the sponsor does
	Again      bool            // a sponsor meeting that is not the first
	Recontract bool            // the purpose of the engagement is to be looked at again
}

// An OpenPromise is one that the next session returns to. For one that falls due at a session, By is better than
// ByNextSession where the caller knows the day.
type OpenPromise struct {
	Name, What    string
	By            coaching.Moment
	ByNextSession bool
	Owner         coaching.Owner
}

// Session writes engagements/ENGAGEMENT/sessions/NAME.md with the sections of its kind.
func (b Builder) Session(v SessionValues) (File, error) {
	data := sessionDataOf(v)
	var lines []string
	for _, p := range v.Open {
		line, err := b.PromiseLine(p, v.Start.Date.Year)
		if err != nil {
			return File{}, err
		}
		lines = append(lines, line)
	}
	data.Promises = strings.Join(lines, "\n")
	var err error
	if data.Front, err = b.front(v); err != nil {
		return File{}, err
	}
	name := "session-" + string(v.Kind)
	if v.Kind == coaching.Intake && v.Variant == coaching.Resistant {
		name += "-" + coaching.Resistant
	}
	return b.file("engagements/"+v.Engagement+"/sessions/"+v.Name+".md", name+".md.tmpl", data)
}

type sessionData struct {
	Kind, Start, Booked, Variant string
	Stage                        coaching.Stage
	Minutes, Number              int
	Again, Recontract            bool
	Objectives, Measures         []string
	Front, Promises              string
	Phases                       coaching.Phases
}

func sessionDataOf(v SessionValues) sessionData {
	return sessionData{
		Kind: string(v.Kind), Start: v.Start.String(), Booked: v.Booked.String(), Variant: v.Variant,
		Minutes: v.Minutes, Number: v.Number, Stage: coaching.StageOf(v.Number, v.Of), Again: v.Again, Recontract: v.Recontract,
		Objectives: v.Objectives, Measures: v.Measures, Phases: coaching.PhasesOf(cmp.Or(v.Minutes, 60)),
	}
}

// front is the front matter of a session, without its fences.
func (b Builder) front(v SessionValues) (string, error) {
	front, err := b.fill("session.yaml.tmpl", sessionDataOf(v))
	return strings.TrimSpace(front), err
}

// A due is a day and time as the shared parts of the templates take it.
type due struct {
	Day   dueDay
	Clock *dueClock
}

type dueDay struct {
	Year, Month, Day, Weekday int // Weekday from 1 for Monday
	ShowYear                  bool
}

type dueClock struct {
	Hour, Minute int
	Zone         string
}

// PromiseLine is the item of a check-in that links to a promise, without a line end. A date of another year than that of
// the session says so.
func (b Builder) PromiseLine(p OpenPromise, year int) (string, error) {
	data := struct {
		What, Link, Owner string
		NextSession       bool
		By                *due
	}{What: p.What, Link: "../commitments/" + escapePath(p.Name) + ".md", Owner: string(p.Owner), NextSession: p.ByNextSession}
	if d := p.By.Date; !d.IsZero() {
		data.By = &due{Day: dueDay{
			Year: d.Year, Month: int(d.Month), Day: d.Day, Weekday: (int(d.Weekday())+6)%7 + 1, ShowYear: d.Year != year,
		}}
		if p.By.HasTime {
			data.By.Clock = &dueClock{Hour: p.By.Hour, Minute: p.By.Minute}
		}
	}
	line, err := b.fill("promise-line.md.tmpl", data)
	return strings.TrimSpace(line), err
}
