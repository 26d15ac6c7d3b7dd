package sample

import (
	"strings"
	"time"

	"coachctl/internal/coaching"
	"coachctl/internal/scaffold"
)

// state is where an engagement stands on the day.
type state int

const (
	completed state = iota
	running
	stalled // nothing is booked, and it is time
	paused
	ended // before its end
	begun // agreed, and the first session is to come
	draft
)

var states = []weighted[state]{{completed, 50}, {running, 26}, {stalled, 5}, {paused, 4}, {ended, 6}, {begun, 4}, {draft, 5}}

// An engagement is worked out as a whole before a word of it is written.
type engagement struct {
	*maker
	id           string
	state        state
	client       person
	organisation string
	sponsor      *person
	sessions     int // agreed in all
	hour         int
	agreed       coaching.Date
	end          coaching.Date
	pauseFrom    coaching.Date
	chemistry    bool
	objectives   []objective
	meetings     []meeting // intake to closing, as far as there are files
	promises     []promise
	unsummed     bool // the latest session still wants its summary
}

type meeting struct {
	name     string
	kind     coaching.Kind
	day      coaching.Date
	held     bool
	promises []int // made in it
}

type objective struct {
	id, statement, measure, kind string
	baseline, target             int
}

// engagement makes one engagement of no more documents than there are left, and says how many.
func (m *maker) engagement(left int) (int, error) {
	m.made++
	e := &engagement{
		maker: m, state: pickWeighted(m.dice, states), client: m.client(), organisation: pick(m.dice, organisations),
		sessions: pick(m.dice, []int{6, 8, 12, 12}), hour: m.between(9, 16), chemistry: m.chance(50), unsummed: m.chance(15),
	}
	e.id = m.pseudonym(e.organisation)
	if m.chance(70) {
		sponsor := m.someone()
		sponsor.email = strings.Replace(sponsor.email, "example.com", "example.net", 1) // a client has another address than a company
		e.sponsor = &sponsor
	}
	held := e.fit(left)
	e.schedule(held)
	e.choose()
	e.promise(left - e.size())
	return e.size(), e.write()
}

func (e *engagement) size() int {
	n := 1 + len(e.meetings) + len(e.promises)
	if e.chemistry {
		n++
	}
	return n
}

// fit chooses another state where this one wants more documents than there are left, and how many sessions were held.
func (e *engagement) fit(left int) (held int) {
	if left < e.sessions+2 && e.state == completed {
		e.state = running
	}
	if left < 5 && e.state != draft {
		e.state = begun
	}
	if left < 3 {
		e.state = draft
	}
	e.chemistry = e.chemistry && left > 5 && e.state != draft
	switch e.state {
	case completed:
		return e.sessions
	case begun, draft:
		return 0
	}
	return e.between(1, max(1, min(e.sessions-1, left-3)))
}

// schedule dates the sessions from the one that was held last.
func (e *engagement) schedule(held int) {
	today := e.options.Day
	var last coaching.Date
	switch e.state {
	case completed, ended:
		last = today.AddDays(-e.between(30, 720))
	case running:
		last = today.AddDays(-e.between(1, 13))
	case stalled, paused:
		last = today.AddDays(-e.between(30, 60))
	case begun:
		last = today.AddDays(e.between(3, 10))
	case draft:
		last = today.AddDays(e.between(5, 30))
	}
	last = onWeekday(last)
	gaps := make([]int, e.sessions)
	for i := range gaps {
		gaps[i] = pick(e.dice, []int{14, 14, 21})
	}
	first := last
	for i := range max(held-1, 0) {
		first = first.AddDays(-gaps[i])
	}
	e.agreed = first.AddDays(-e.between(3, 9))
	e.end = first.AddDays(21*e.sessions + 7)
	if e.state == stalled || e.state == paused {
		e.end = e.end.AddDays(80)
	}
	e.pauseFrom = last.AddDays(2)
	known := held
	if e.state == running || e.state == begun {
		known++
	}
	day := first
	for i := range known {
		m := meeting{kind: e.kindOf(i + 1), day: day, held: i < held}
		m.name = scaffold.NextSessionName(e.names(), m.kind)
		e.meetings = append(e.meetings, m)
		day = day.AddDays(gaps[i%len(gaps)])
	}
}

// onWeekday is the day itself, or the Friday before a weekend.
func onWeekday(d coaching.Date) coaching.Date {
	switch d.Weekday() {
	case time.Saturday:
		return d.AddDays(-1)
	case time.Sunday:
		return d.AddDays(-2)
	}
	return d
}

func (e *engagement) kindOf(n int) coaching.Kind {
	switch n {
	case 1:
		return coaching.Intake
	case e.sessions / 2:
		return coaching.Midpoint
	case e.sessions:
		return coaching.Closing
	}
	return coaching.Regular
}

func (e *engagement) names() []string {
	var names []string
	for _, m := range e.meetings {
		names = append(names, m.name)
	}
	return names
}

func (e *engagement) choose() {
	first, second := e.two(objectives)
	e.objectives = []objective{
		{"voice", first, "Meetings a week in which I open", "count", e.between(0, 2), e.between(3, 5)},
		{"trust", second, "How sure I am that it will hold", "self-rating", e.between(2, 4), e.between(7, 9)},
	}
}

func (e *engagement) write() error {
	if err := e.writeContract(); err != nil {
		return err
	}
	if e.chemistry {
		if err := e.writeChemistry(); err != nil {
			return err
		}
	}
	for i := range e.meetings {
		if err := e.writeSession(i); err != nil {
			return err
		}
	}
	for i := range e.promises {
		if err := e.writePromise(i); err != nil {
			return err
		}
	}
	return nil
}
