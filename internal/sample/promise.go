package sample

import (
	"coachctl/internal/coaching"
	"coachctl/internal/scaffold"
)

type promise struct {
	name, what, success string
	in                  int // the session it was made in
	by                  coaching.Date
	byNext              bool
	status              string
	carriedTo           string
	outcome             string
	done                coaching.Date
}

var outcomes = []weighted[string]{{"kept", 70}, {"partly", 12}, {"missed", 10}, {"dropped", 8}}

// promise makes promises in the sessions that were held: one or two each, three where few documents would be left, and
// never more than there is room for.
func (e *engagement) promise(room int) {
	var makers []int
	for i, m := range e.meetings {
		if m.held && m.kind != coaching.Closing {
			makers = append(makers, i)
		}
	}
	most := 3 * len(makers)
	want := 0
	for range makers {
		want += e.between(1, 2)
	}
	if room-want < 6 {
		want = min(room, most)
	}
	for n := range min(want, room) {
		in := makers[n%len(makers)]
		e.promises = append(e.promises, promise{in: in})
		e.meetings[in].promises = append(e.meetings[in].promises, n)
	}
	var names []string
	for _, in := range makers {
		order := e.Perm(len(deeds))
		for k, n := range e.meetings[in].promises {
			p := &e.promises[n]
			p.what, p.success = deeds[order[k]], pick(e.dice, shows)
			p.name = scaffold.NextCommitmentName(names, e.meetings[in].day)
			names = append(names, p.name)
			e.settle(p)
		}
	}
	e.carry()
}

// settle decides by when a promise is to be kept and what became of it.
func (e *engagement) settle(p *promise) {
	made := e.meetings[p.in]
	p.by = onWeekday(made.day.AddDays(e.between(3, 12)))
	p.byNext = e.chance(25) && p.in+1 < len(e.meetings)
	if p.in+1 < len(e.meetings) && e.meetings[p.in+1].held {
		p.status = pickWeighted(e.dice, outcomes)
		if p.status != "kept" {
			p.outcome = pick(e.dice, findings)
		} else if !p.byNext {
			p.done = p.by
		}
		return
	}
	p.status = "open"
	switch {
	case e.state == ended || e.state == completed:
		p.status, p.outcome = "dropped", "The engagement came to its end."
	case !p.byNext && e.chance(50) && p.by.Before(e.options.Day):
		p.status, p.done = "kept", p.by
	}
}

// carry lets a few promises that came to nothing go on in one of the session after.
func (e *engagement) carry() {
	for i := range e.promises {
		p := &e.promises[i]
		if p.status != "missed" || p.in+1 >= len(e.meetings) || len(e.meetings[p.in+1].promises) == 0 || !e.chance(50) {
			continue
		}
		next := &e.promises[e.meetings[p.in+1].promises[0]]
		next.what, next.success = p.what, p.success
		p.status, p.carriedTo = "carried", next.name
	}
}

func (e *engagement) writePromise(n int) error {
	p := e.promises[n]
	made := e.meetings[p.in]
	f, err := e.builder.Commitment(scaffold.CommitmentValues{
		Engagement: e.id, Name: p.name, What: p.what, By: coaching.Moment{Date: p.by}, ByNextSession: p.byNext, Success: p.success,
		Session: made.name, Kind: pick(e.dice, []string{"action", "action", "action", "reflection", "stop"}),
		Objective: pick(e.dice, e.objectives).id, Cue: e.maybe(30, "If the first item overruns, I speak before the break"),
		Partner: e.maybe(20, "My deputy, who asks me on Fridays"),
	})
	if err != nil {
		return err
	}
	facts := []fact{{"status", p.status}}
	if p.carriedTo != "" {
		facts = append(facts, text("carried_to", p.carriedTo))
	}
	if p.in+1 < len(e.meetings) && e.meetings[p.in+1].held {
		facts = append(facts, fact{"reviewed", `["` + e.meetings[p.in+1].name + `"]`})
	}
	if p.outcome != "" {
		facts = append(facts, text("outcome", p.outcome))
	}
	if !p.done.IsZero() {
		facts = append(facts, fact{"done", p.done.String()})
	}
	if err := note(&f, facts...); err != nil {
		return err
	}
	if err := annotate(&f, e.prose(e.between(3, 7))); err != nil {
		return err
	}
	e.spoil(&f, "commitment")
	return e.emit(f)
}

func (e *engagement) maybe(percent int, s string) string {
	if e.chance(percent) {
		return s
	}
	return ""
}
