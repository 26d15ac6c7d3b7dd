package audience

import (
	"cmp"
	"strings"
	"time"

	"coachctl/internal/coaching"
)

// A Brief is the coach's own page before a meeting. It goes to nobody else, so unlike every other view it holds what the
// coach knows of a client's readiness and why the work was asked for. Private notes stay out of it even so: a page may
// lie open on a desk. A meeting with a sponsor is no coaching, and its brief holds only what all who come may hear.
//
// Stage is early, middle or late. Home is when it is by the coach's own clock, where that
// is another. Recheck tells that the purpose of a client who came with doubts is to be looked at again.
type Brief struct {
	People
	Role         string           `json:"role"`
	Organisation string           `json:"organisation"`
	MeetingKind  string           `json:"meeting_kind"`
	Stage        string           `json:"stage"`
	Resistant    bool             `json:"resistant"`
	Recheck      bool             `json:"recheck"`
	Meeting      Meeting          `json:"meeting"`
	Until        Clock            `json:"until"`
	Home         *BriefHome       `json:"home"`
	DaysAway     int              `json:"days_away"`
	Plan         []BriefPart      `json:"plan"`
	Place        BriefPlace       `json:"place"`
	Objectives   []BriefObjective `json:"objectives"`
	Owed         []BriefOwed      `json:"owed"`
	Promised     []BriefPromise   `json:"promised"`
	StillOpen    []BriefPromise   `json:"still_open"`
	Threads      BriefThreads     `json:"threads"`
	Today        BriefToday       `json:"today"`
	Challenge    string           `json:"challenge" text:"markdown"`
	Purpose      *BriefPurpose    `json:"purpose"`
	Commission   *BriefCommission `json:"commission"`
	Stakeholders []BriefPerson    `json:"stakeholders"`
	Sponsors     []BriefPerson    `json:"sponsors"`
	Reported     []string         `json:"reported"`
	Consents     []BriefConsent   `json:"consents"`
	Missing      []string         `json:"missing"`
	Unwritten    []string         `json:"unwritten"`
}

// BriefHome is a time by the coach's own clock. OtherDay tells that it falls on another day there.
type BriefHome struct {
	Day      Day   `json:"day"`
	Clock    Clock `json:"clock"`
	OtherDay bool  `json:"other_day"`
}

// A BriefPart of the time there is. Name is that of a part in the plan of its kind of meeting.
type BriefPart struct {
	Name    string `json:"name"`
	Clock   Clock  `json:"clock"`
	Minutes int    `json:"minutes"`
}

// BriefToday is what the file of the meeting holds by now. OwnNote tells that there is a private note in it.
type BriefToday struct {
	Agenda     []string `json:"agenda" text:"markdown"`
	ValuableIf string   `json:"valuable_if" text:"markdown"`
	OwnNote    bool     `json:"own_note"`
	File       string   `json:"file"`
}

// A BriefItem is something owed around the time of a meeting: what kind of thing it is, the session that it belongs to if
// any, and by when. Late tells that it is overdue.
type BriefItem struct {
	Kind, Session string
	Client, Late  bool
	Due           time.Time
}

// A BriefOwed is such an item as the coach reads it. Number is that of its session, and Meeting its kind.
type BriefOwed struct {
	Kind    string `json:"kind"`
	Number  int    `json:"number"`
	Meeting string `json:"meeting"`
	Client  bool   `json:"client"`
	Late    bool   `json:"late"`
	Day     Day    `json:"day"`
	Clock   Clock  `json:"clock"`
}

// CoachEnvelope is that of a page for the coach alone.
func CoachEnvelope(e *coaching.Engagement) Envelope {
	coach := newLetter(e, nil, time.Time{}).coach()
	return Envelope{From: coach, To: []Address{coach}}
}

// CoachBrief is the coach's view of a meeting to come. Of the items owed it keeps those that the meeting may see.
func CoachBrief(e *coaching.Engagement, m *coaching.Meeting, items []BriefItem, now time.Time) Brief {
	l := briefing{letter: newLetter(e, m, now), last: lastBefore(e, m)}
	minutes := cmp.Or(m.Minutes, e.PlannedMinutes(m.Kind))
	first := e.Nth(1)
	b := Brief{
		People:       l.people(),
		Role:         plain(l.contract.ClientRole),
		Organisation: plain(l.contract.Organisation),
		MeetingKind:  string(m.Kind),
		Stage:        string(coaching.StageOf(m.Number, l.contract.Sessions)),
		Resistant:    m.Kind == coaching.Intake && m.Variant == coaching.Resistant,
		Recheck:      m.Number == 2 && first.Status == coaching.Held && first.Variant == coaching.Resistant,
		Meeting:      l.meeting(m),
		Until:        l.clock(m.Begin.Add(time.Duration(minutes) * time.Minute)),
		Home:         l.home(),
		DaysAway:     coaching.DateOf(l.now).DaysUntil(m.Day()),
		Plan:         l.plan(minutes),
		Place:        l.place(),
		Objectives:   l.aims(),
		Owed:         l.owed(items),
		Today:        l.today(),
	}
	b.Meeting.Minutes = minutes
	l.agreements(&b)
	b.Promised, b.StillOpen = l.promised(), l.stillOpen()
	b.Threads = l.threads()
	return b
}

// A briefing is what a brief is made from. Last is the meeting before, of the same sort: nil for the first one.
type briefing struct {
	letter
	last *coaching.Meeting
}

func (l briefing) threeWay() bool { return l.m.Kind == coaching.ThreeWay }

// lastBefore is the latest meeting held before another: coaching before coaching, or failing that the conversations that
// led to it, and one with a sponsor before one with a sponsor.
func lastBefore(e *coaching.Engagement, m *coaching.Meeting) *coaching.Meeting {
	var last *coaching.Meeting
	for _, other := range e.Meetings {
		held := other.Status == coaching.Held && other.Begin.Before(m.Begin) && other != m
		if !held || (other.Kind == coaching.ThreeWay) != (m.Kind == coaching.ThreeWay) {
			continue
		}
		if last == nil || other.Kind.Coaching() || !last.Kind.Coaching() {
			last = other
		}
	}
	return last
}

func (l briefing) home() *BriefHome {
	if l.zone == "" || l.e.Practice.Zone == nil {
		return nil
	}
	here := l.m.Begin.In(l.e.Practice.Zone)
	day := coaching.DateOf(here)
	return &BriefHome{Day: l.day(day), Clock: Clock{Hour: here.Hour(), Minute: here.Minute()}, OtherDay: day != l.m.Day()}
}

func (l briefing) plan(minutes int) []BriefPart {
	out := []BriefPart{}
	at := l.m.Begin
	for _, p := range coaching.PlanOf(l.m.Session, minutes) {
		out = append(out, BriefPart{Name: p.Name, Clock: l.clock(at), Minutes: p.Minutes})
		at = at.Add(time.Duration(p.Minutes) * time.Minute)
	}
	return out
}

// amongThree are the kinds of item that may be spoken of with a sponsor in the room.
var amongThree = map[string]bool{"agreement": true, "report": true}

func (l briefing) owed(items []BriefItem) []BriefOwed {
	out := []BriefOwed{}
	for _, i := range items {
		if l.threeWay() && !amongThree[i.Kind] {
			continue
		}
		due := i.Due.In(l.e.Zone)
		o := BriefOwed{Kind: i.Kind, Client: i.Client, Late: i.Late, Day: l.day(coaching.DateOf(due)), Clock: l.clock(due)}
		if m := l.e.Meeting(i.Session); m != nil {
			o.Number, o.Meeting = m.Number, string(m.Kind)
		}
		out = append(out, o)
	}
	return out
}

func (l briefing) today() BriefToday {
	t := BriefToday{Agenda: []string{}, ValuableIf: inline(l.m.ValuableIf.Text), File: l.m.Name}
	for _, line := range l.m.Agenda {
		if text := inline(line.Text); text != "" {
			t.Agenda = append(t.Agenda, text)
		}
	}
	for _, sec := range l.m.Sections {
		private := strings.Contains(coaching.HeadingLetters(sec.Title), coaching.PrivateNotes)
		t.OwnNote = t.OwnNote || private && !sec.Empty()
	}
	return t
}
