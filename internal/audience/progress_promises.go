package audience

import (
	"cmp"

	"coachctl/internal/coaching"
)

// A Tally counts the promises of one side by what became of them. Moved are those that were moved to another day at least
// once; they are among the others too.
type Tally struct {
	Made   int `json:"made"`
	Kept   int `json:"kept"`
	Partly int `json:"partly"`
	NotYet int `json:"not_yet"`
	LetGo  int `json:"let_go"`
	Open   int `json:"open"`
	Moved  int `json:"moved"`
}

// MadeAt are the promises first made in one session, with what became of them. Session is 0 for a meeting that is not
// counted, and Day is absent for what was promised between meetings.
type MadeAt struct {
	Session  int    `json:"session"`
	Day      *Day   `json:"day"`
	Promises []Fate `json:"promises"`
}

// A Fate is what became of a promise. Result is kept, partly, not-yet, let-go or open, and Moves how many times it was
// moved on the way; What is its latest wording.
type Fate struct {
	Mine   bool   `json:"mine"`
	What   string `json:"what"`
	Result string `json:"result"`
	Moves  int    `json:"moves"`
	Note   string `json:"note"`
}

// followThrough counts what client and coach promised each other. What a sponsor owes is not theirs.
func (l letter) followThrough() (theirs, own Tally, made []MadeAt) {
	var client, coach, all []coaching.Thread
	for _, t := range l.e.Threads() {
		switch {
		case plain(t.Last.What) == "" || t.First.InDoubt || t.Last.InDoubt:
			continue
		case yours(t.Last):
			client = append(client, t)
		case mine(t.Last):
			coach = append(coach, t)
		default:
			continue
		}
		all = append(all, t)
	}
	return tally(client), tally(coach), l.madeAt(all)
}

func tally(threads []coaching.Thread) Tally {
	t := coaching.Count(threads)
	return Tally{
		Made: t.Made(), Kept: t.Kept, Partly: t.Partly, NotYet: t.Missed, LetGo: t.Dropped, Open: t.Open, Moved: t.Moved,
	}
}

// madeAt groups promises by the meeting in which they were first made, in order of time. What was made between meetings
// comes last.
func (l letter) madeAt(threads []coaching.Thread) []MadeAt {
	promises := map[*coaching.Meeting][]Fate{}
	for _, t := range threads {
		m := l.e.Meeting(t.First.Session)
		promises[m] = append(promises[m], fate(t))
	}
	out := []MadeAt{}
	for _, m := range l.e.Meetings {
		if len(promises[m]) > 0 {
			day := l.day(m.Day())
			out = append(out, MadeAt{Session: m.Number, Day: &day, Promises: promises[m]})
		}
	}
	if between := promises[nil]; len(between) > 0 {
		out = append(out, MadeAt{Promises: between})
	}
	return out
}

func fate(t coaching.Thread) Fate {
	return Fate{
		Mine: mine(t.Last), What: plain(t.Last.What), Result: cmp.Or(results[t.Result], "open"), Moves: t.Moves, Note: plain(t.Last.Outcome),
	}
}
