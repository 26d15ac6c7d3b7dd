package cli

import (
	"strings"

	"coachctl/internal/amend"
	"coachctl/internal/coaching"
	"coachctl/internal/present"
	"coachctl/internal/when"
	"coachctl/internal/workspace"
)

func (a *app) markPromise(p *practice, x *amend.Editor, f *workspace.Folder, t target, o markOptions, status string) error {
	e := f.Engagement
	c := e.Commitment(t.name)
	if c == nil {
		return unreadable(t)
	}
	mark := amend.PromiseMark{Status: coaching.CommitmentStatus(status), Note: o.note}
	var err error
	if o.on != "" {
		if mark.Done, err = a.past("--on", o.on, p.now, e.Zone); err != nil {
			return err
		}
	}
	switch {
	case o.session == "none" || status == "open":
	case o.session != "":
		m, err := a.madeIn(p, e, o.session)
		if err != nil {
			return err
		}
		mark.Session = m.Name
	default:
		if m := latestHeldSince(e, c); m != nil {
			mark.Session = m.Name
		}
	}
	if status == "carried" {
		if err := a.carriedTo(p, e, c, o.to, &mark); err != nil {
			return err
		}
	}
	next := e.Commitment(c.CarriedTo)
	if c.Status == coaching.Carried && next != nil && next.Status == coaching.Open && !sameNext(mark, next) {
		ref := present.ShellWord(e.ID + "/" + next.Name)
		return usagef("coachctl mark "+ref+" …, or coachctl set "+ref+" by=…",
			"%s/%s is carried to %s/%s already; what becomes of it is said there", e.ID, c.Name, e.ID, next.Name)
	}
	made, err := x.MarkPromise(c, mark)
	if made != "" {
		a.say("carried to %s/%s", e.ID, made)
	}
	return err
}

// sameNext reports whether a promise is carried to where it is carried already.
func sameNext(mark amend.PromiseMark, next *coaching.Commitment) bool {
	if mark.Status != coaching.Carried {
		return false
	}
	return mark.To == next || mark.To == nil && mark.ByNext == next.ByNextSession && mark.By == next.By
}

// carriedTo reads --to: a promise of the engagement, else a date.
func (a *app) carriedTo(p *practice, e *coaching.Engagement, c *coaching.Commitment, to string, mark *amend.PromiseMark) error {
	if to == coaching.NextSession {
		mark.ByNext = true
		return nil
	}
	if other := e.Commitment(strings.TrimPrefix(to, e.ID+"/")); other != nil {
		if other == c {
			return usagef("name another promise, or a date", "a promise cannot be carried to itself")
		}
		mark.To = other
		return nil
	}
	if _, err := when.Future(to, p.now, e.Zone); err != nil {
		ref := to
		if !strings.Contains(ref, "/") {
			ref = e.ID + "/" + ref
		}
		if t, refErr := a.findRef(p, ref, coaching.TypeCommitment); refErr == nil && t.engagement == e.ID && t.name != c.Name {
			mark.To = e.Commitment(t.name)
		}
		if mark.To != nil {
			a.say("to: %s/%s", e.ID, mark.To.Name)
			return nil
		}
	}
	by, err := a.future("--to", to, p.now, e.Zone)
	mark.By = by
	return err
}

// latestHeldSince is the latest session held after a promise was made: where it was returned to, if nobody says otherwise.
// What a sponsor owes is returned to where the three meet.
func latestHeldSince(e *coaching.Engagement, c *coaching.Commitment) *coaching.Meeting {
	made := e.Meeting(c.Session)
	var latest *coaching.Meeting
	for _, m := range e.Meetings {
		if returns(m, c) && m.Status == coaching.Held && m != made && (made == nil || m.Begin.After(made.Begin)) {
			latest = m
		}
	}
	if made == nil && latest != nil {
		if day, named := c.NameDay(); named && latest.Day().Before(day) {
			return nil
		}
	}
	return latest
}

func returns(m *coaching.Meeting, c *coaching.Commitment) bool {
	if c.Owner == coaching.OwnerSponsor {
		return m.Kind == coaching.ThreeWay
	}
	return m.Kind.Coaching()
}
