package cli

import (
	"time"

	"coachctl/internal/coaching"
	"coachctl/internal/present"
	"coachctl/internal/scaffold"
	"coachctl/internal/when"
)

// sessionStart is when a new session begins: as --at says, with the last session's time of day where it names none, else
// the last start plus the cadence.
func (a *app) sessionStart(p *practice, e *coaching.Engagement, o sessionOptions) (coaching.Moment, error) {
	var last *coaching.Meeting
	if numbered := e.Numbered(); len(numbered) > 0 {
		last = numbered[len(numbered)-1]
	}
	if o.at != "" {
		at, err := a.future("--at", o.at, p.now, e.Zone)
		if err != nil || at.HasTime {
			return at, err
		}
		if last == nil {
			return at, usagef("write the time too: --at \""+o.at+" 15:00\"", "--at has no time of day")
		}
		at = onDay(last.Begin, at.Date)
		a.say("at: %s, at the time of day of the last session", when.Echo(at, p.now, e.Zone))
		return at, nil
	}
	if last == nil {
		return coaching.Moment{}, usagef("say when: --at \"tuesday 15:00\"", "there is no session yet to count from")
	}
	day, err := a.afterPauses(e, last.Day().AddDays(e.CadenceOn(last.Day()).Low))
	if err != nil {
		return coaching.Moment{}, err
	}
	wanted := onDay(last.Begin, day)
	at := when.Settle(wanted, e.Zone)
	if at.Hour != wanted.Hour || at.Minute != wanted.Minute {
		a.say("the clocks change on that day: %s does not exist, so it is the next minute that does", wanted)
	}
	a.say("at: %s", when.Echo(at, p.now, e.Zone))
	return at, nil
}

// onDay is the time of day of an instant on another day.
func onDay(t time.Time, d coaching.Date) coaching.Moment {
	return coaching.Moment{Date: d, Hour: t.Hour(), Minute: t.Minute(), HasTime: true}
}

// afterPauses moves a proposed day that lies in a pause to the same day of the week once the pause is over.
func (a *app) afterPauses(e *coaching.Engagement, day coaching.Date) (coaching.Date, error) {
	for {
		p, paused := pauseOn(e, day)
		switch {
		case !paused:
			return day, nil
		case p.To.IsZero():
			return day, usagef("say when: --at \"tuesday 15:00\"", "the contract has a pause that has not ended")
		}
		day = p.To.AddDays((p.To.DaysUntil(day)%7 + 7) % 7)
		a.say("the contract pauses until %s", p.To)
	}
}

// pauseOn is a pause of the contract that a day lies in.
func pauseOn(e *coaching.Engagement, day coaching.Date) (coaching.Pause, bool) {
	if e.Contract == nil {
		return coaching.Pause{}, false
	}
	for _, p := range e.Contract.Pauses {
		if !p.From.IsZero() && !day.Before(p.From) && (p.To.IsZero() || day.Before(p.To)) {
			return p, true
		}
	}
	return coaching.Pause{}, false
}

// sayPlace says what is odd about the place of a new session. It is written all the same: the files say what happens.
func (a *app) sayPlace(e *coaching.Engagement, v scaffold.SessionValues) {
	id := present.ShellWord(e.ID)
	if c := e.Contract; c != nil && c.Status.Over() {
		a.say("the contract is %s, so no questions are due before this session; if it goes on: coachctl set %s status=agreed", c.Status, id)
	}
	if c := e.Contract; c != nil && c.Sessions > 0 && v.Kind.Coaching() && len(e.Used()) >= c.Sessions {
		a.say("all sessions agreed are used; if there are to be more: coachctl set %s sessions=%d", id, len(e.Used())+1)
	}
	if _, paused := pauseOn(e, v.Start.Date); paused {
		a.say("the contract pauses on that day")
	}
	if v.Kind.Coaching() {
		if call, key := declinedCall(e); call != nil {
			a.say("%s says %s: no; if they spoke again: coachctl new session %s --kind chemistry", call.Path, key, id)
		}
		return
	}
	if v.Kind == coaching.ThreeWay || !begun(e, v) {
		return
	}
	a.say("coaching has begun by then, and a %s session comes before it", v.Kind)
}

// declinedCall is the latest chemistry call, where one of the two said no, with the key that says so.
func declinedCall(e *coaching.Engagement) (call *coaching.Meeting, key string) {
	for _, m := range e.Meetings {
		if m.Kind == coaching.Chemistry && m.Status == coaching.Held {
			call = m
		}
	}
	switch {
	case call == nil:
	case call.ClientFit == "no":
		return call, "client_fit"
	case call.CoachFit == "no":
		return call, "coach_fit"
	}
	return nil, ""
}

// begun reports whether a coaching session was held before a new one.
func begun(e *coaching.Engagement, v scaffold.SessionValues) bool {
	at, err := v.Start.In(e.Zone)
	for _, m := range e.Meetings {
		if err == nil && m.Kind.Coaching() && m.Status == coaching.Held && m.Begin.Before(at) {
			return true
		}
	}
	return false
}
