// Package audience decides what a person may read: each view is an allow-list, written as plain structs.
//
// The rule of the room: what no field here holds reaches nobody, so a view is made of basic types and of structs from
// this package alone. It never hands on a record of the domain, the coach's own notes, or, except on the page that is for
// the coach alone, how a client is thought of.
package audience

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"coachctl/internal/coaching"
)

// People names who writes and who reads. ClientCalled is how the letter addresses the client; CoachFirst is how
// it is signed: the first word of the coach's name, and the whole name where that word is a title or an initial.
type People struct {
	Client       string `json:"client"`
	ClientCalled string `json:"client_called"`
	Coach        string `json:"coach"`
	CoachFirst   string `json:"coach_first"`
}

// A Meeting is when a session is and how long it lasts. Number is 0 for a session that is not counted.
type Meeting struct {
	Number  int   `json:"number"`
	Day     Day   `json:"day"`
	Clock   Clock `json:"clock"`
	Minutes int   `json:"minutes"`
}

// An Objective of the engagement as the client reads it. Status is draft, agreed, met or let-go.
type Objective struct {
	Statement string `json:"statement"`
	Status    string `json:"status"`
}

// A letter is what every view of one meeting is made from.
type letter struct {
	e        *coaching.Engagement
	m        *coaching.Meeting
	contract *coaching.Contract // never nil
	now      time.Time          // in the engagement's zone
	zone     string             // as people say it; empty when coach and client share it
}

func newLetter(e *coaching.Engagement, m *coaching.Meeting, now time.Time) letter {
	l := letter{e: e, m: m, contract: e.Contract, now: now.In(e.Zone)}
	if l.contract == nil {
		l.contract = &coaching.Contract{}
	}
	if z := l.contract.Zone; z != nil && (e.Practice.Zone == nil || e.Practice.Zone.String() != z.String()) {
		l.zone = zoneName(z.String())
	}
	return l
}

func (l letter) people() People {
	coach := plain(l.e.Practice.Coach)
	return People{
		Client:       plain(l.contract.Client),
		ClientCalled: plain(l.contract.Called()),
		Coach:        coach,
		CoachFirst:   firstName(coach),
	}
}

func (l letter) meeting(m *coaching.Meeting) Meeting {
	return Meeting{
		Number:  m.Number,
		Day:     l.day(m.Day()),
		Clock:   l.clock(m.Begin),
		Minutes: int(m.End.Sub(m.Begin).Minutes()),
	}
}

// objectives that are still in play, or were: one that was reworded gives way to its successor.
func (l letter) objectives() []coaching.Objective {
	return slices.DeleteFunc(slices.Clone(l.contract.Objectives), func(o coaching.Objective) bool {
		return o.Statement == "" || slices.ContainsFunc(l.contract.Objectives, func(other coaching.Objective) bool {
			return o.ID != "" && other.Replaces == o.ID && other.ID != o.ID
		})
	})
}

var objectiveWords = map[coaching.ObjectiveStatus]string{
	coaching.ObjectiveDraft:   "draft",
	coaching.ObjectiveAgreed:  "agreed",
	coaching.ObjectiveMet:     "met",
	coaching.ObjectiveDropped: "let-go",
}

// objectiveWord of a status; one that nobody knows is not claimed to be agreed.
func objectiveWord(s coaching.ObjectiveStatus) string { return cmp.Or(objectiveWords[s], "draft") }

func firstName(name string) string {
	first, _, _ := strings.Cut(name, " ")
	if strings.HasSuffix(first, ".") || strings.HasSuffix(first, ",") || len([]rune(first)) < 2 {
		return name
	}
	return first
}
