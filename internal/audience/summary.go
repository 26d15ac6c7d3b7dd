package audience

import (
	"path"
	"strings"
	"time"

	"coachctl/internal/coaching"
)

// A Summary is what the client reads after a session. Yours, Mine and Open are promises: those made in this session by
// the client and by the coach, and earlier ones that stand. Next is the next coaching session, and QuestionsBefore tells
// that questions will go out ahead of it. UsualMinutes is how long a session lasts as a rule, Total how many were agreed
// (0 when open-ended). Closing is the last session. Attendance is there at a review.
type Summary struct {
	People
	Meeting         Meeting     `json:"meeting"`
	Total           int         `json:"total"`
	Closing         bool        `json:"closing"`
	UsualMinutes    int         `json:"usual_minutes"`
	Agenda          []string    `json:"agenda" text:"markdown"`
	ValuableIf      string      `json:"valuable_if" text:"markdown"`
	Takeaways       []Takeaway  `json:"takeaways"`
	Shifted         string      `json:"shifted" text:"markdown"`
	Yours           []Promise   `json:"yours"`
	Mine            []Promise   `json:"mine"`
	Earlier         []Settled   `json:"earlier"`
	Open            []Promise   `json:"open"`
	Objectives      []Standing  `json:"objectives"`
	Attendance      *Attendance `json:"attendance"`
	Shared          []Section   `json:"shared"`
	Next            *Meeting    `json:"next"`
	QuestionsBefore bool        `json:"questions_before"`
}

// A Takeaway of a session. Kind is decision, reframe or action; an action that is also a promise is not repeated.
type Takeaway struct {
	Kind string `json:"kind"`
	Text string `json:"text" text:"markdown"`
}

// ClientSummary is the client's view of a session that was held.
func ClientSummary(e *coaching.Engagement, m *coaching.Meeting, now time.Time) Summary {
	l := newLetter(e, m, now)
	book := l.ledger()
	s := Summary{
		People:       l.people(),
		Meeting:      l.meeting(m),
		Total:        l.contract.Sessions,
		Closing:      m.Kind == coaching.Closing,
		UsualMinutes: e.PlannedMinutes(coaching.Regular),
		Agenda:       []string{},
		ValuableIf:   inline(m.ValuableIf.Text),
		Takeaways:    l.takeaways(),
		Shifted:      inline(m.Shifted.Text),
		Yours:        book.yours,
		Mine:         book.mine,
		Earlier:      book.earlier,
		Open:         book.open,
		Objectives:   l.standings(),
		Shared:       shared(m.Session),
	}
	if m.Kind.Review() {
		s.Attendance = l.attendance()
	}
	for _, line := range m.Agenda {
		if text := inline(line.Text); text != "" {
			s.Agenda = append(s.Agenda, text)
		}
	}
	if next := l.next(); next != nil {
		meeting := l.meeting(next)
		s.Next = &meeting
		s.QuestionsBefore = e.OwesPrompt(next) && !e.PromptIsSent(next)
	}
	return s
}

// next is the coaching session to look forward to; one whose time has come is not.
func (l letter) next() *coaching.Meeting {
	after := l.m.Begin
	if l.now.After(after) {
		after = l.now
	}
	return l.e.NextPlanned(after)
}

func (l letter) takeaways() []Takeaway {
	out := []Takeaway{}
	for _, t := range l.m.Takeaways {
		kind, text := strings.ToLower(strings.Trim(t.Label, " :")), inline(t.Text)
		known := kind == "decision" || kind == "reframe" || kind == "action"
		if !known || text == "" || kind == "action" && l.promised(t) {
			continue
		}
		out = append(out, Takeaway{Kind: kind, Text: text})
	}
	return out
}

// promised reports whether a promise of this session says what a takeaway does.
func (l letter) promised(t coaching.Takeaway) bool {
	link := strings.TrimSuffix(path.Base(t.Link), ".md")
	return len(l.promises(func(c *coaching.Commitment) bool {
		return l.madeHere(c) && (c.Name == link || sameWords(c.What, t.Text))
	})) > 0
}
