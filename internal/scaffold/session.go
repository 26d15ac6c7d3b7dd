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
	Number, Of int             // session Number of Of, 0 where unknown: guidance differs early and late
	Objectives []string        // ids of those that a midpoint or closing session gives a verdict on
	Open       []OpenPromise   // listed in the check-in
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
	data := struct {
		Kind, Start, Booked, Variant string
		Stage                        coaching.Stage
		Minutes, Number              int
		Objectives                   []string
		Front, Promises              string
		Phases                       phases
	}{
		Kind: string(v.Kind), Start: v.Start.String(), Booked: v.Booked.String(), Variant: v.Variant,
		Minutes: v.Minutes, Number: v.Number, Stage: coaching.StageOf(v.Number, v.Of),
		Objectives: v.Objectives, Phases: scaled(cmp.Or(v.Minutes, 60)),
	}
	var lines []string
	for _, p := range v.Open {
		line, err := b.PromiseLine(p, v.Start.Date.Year)
		if err != nil {
			return File{}, err
		}
		lines = append(lines, line)
	}
	data.Promises = strings.Join(lines, "\n")
	front, err := b.fill("session.yaml.tmpl", data)
	if err != nil {
		return File{}, err
	}
	data.Front = strings.TrimSpace(front)
	name := "session-" + string(v.Kind)
	if v.Kind == coaching.Intake && v.Variant == coaching.Resistant {
		name += "-" + coaching.Resistant
	}
	return b.file("engagements/"+v.Engagement+"/sessions/"+v.Name+".md", name+".md.tmpl", data)
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

// phases are the minutes planned for each phase of a regular session, 0 for a session too short to divide.
type phases struct{ CheckIn, Agenda, CoreWork, Commitments, Close int }

// scaled divides a session as 8, 5, 35, 10 and 2 of 60 minutes. Core work and commitments stand at the upper end of
// their range there, so they are rounded down; the check-in takes up the difference as far as its own range goes, and
// the agenda what is left.
func scaled(minutes int) phases {
	if minutes < 10 {
		return phases{}
	}
	p := phases{
		Agenda: (5*minutes + 30) / 60, CoreWork: 35 * minutes / 60,
		Commitments: 10 * minutes / 60, Close: max(1, (2*minutes+30)/60),
	}
	left := minutes - p.Agenda - p.CoreWork - p.Commitments - p.Close
	p.CheckIn = min(left, 10*minutes/60)
	p.Agenda += left - p.CheckIn
	return p
}
