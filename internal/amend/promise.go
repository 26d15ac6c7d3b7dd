package amend

import (
	"slices"
	"strings"
	"time"

	"coachctl/internal/coaching"
	"coachctl/internal/document"
	"coachctl/internal/scaffold"
)

// carry links a promise to the one that takes its place, and makes that where it is not there.
func (x *Editor) carry(c *coaching.Commitment, mark PromiseMark) (string, error) {
	if mark.To != nil {
		return "", x.set(c.Path, coaching.TypeCommitment, "carried_to", mark.To.Name)
	}
	after, session := x.Now, ""
	day := coaching.DateOf(after.In(x.Engagement.Zone))
	if m := x.Engagement.Meeting(mark.Session); m != nil {
		session, day, after = m.Name, m.Day(), m.Begin
	}
	v := scaffold.CommitmentValues{
		Engagement: x.Engagement.ID, What: c.What, By: mark.By, ByNextSession: mark.ByNext, Success: c.Success, Owner: c.Owner,
		Session: session, Kind: c.Kind, StatedBy: c.StatedBy, Objective: c.Objective, Cue: c.Cue, Partner: c.Partner,
		CarriedFrom: c.Name,
	}
	if next := x.Engagement.Commitment(c.CarriedTo); next != nil && next.By == mark.By && next.ByNextSession == mark.ByNext {
		v.Name = next.Name // it was carried there before
		return "", x.listOpen(v, after, next.Status)
	}
	name, err := x.Promise(v, day, after, coaching.Open)
	if err != nil {
		return "", err
	}
	return name, x.set(c.Path, coaching.TypeCommitment, "carried_to", name)
}

// Promise makes the file of a promise, named after a day unless it has a name, and lists an open one in the check-in of
// the next session planned to begin after some instant. A file that holds exactly the same bytes already, and that nothing
// else has claimed, counts as made: a run that was cut short is completed by running it again.
func (x *Editor) Promise(
	v scaffold.CommitmentValues, day coaching.Date, after time.Time, status coaching.CommitmentStatus,
) (string, error) {
	if x.Unread != nil {
		// It may be made already, or the file that did not open be the session to list it in.
		return "", x.Unread
	}
	text, err := x.promiseText(v, status)
	if err != nil {
		return "", err
	}
	if v.Name == "" {
		v.Name = x.made(text, day)
	}
	if v.Name == "" {
		v.Name = scaffold.NextCommitmentName(x.Names, day)
	}
	if x.claims == nil {
		x.claims = map[string]bool{}
	}
	x.claims[v.Name] = true
	if have, err := x.Read(x.pathOf(v.Name)); err != nil || !slices.Equal(have, text) {
		x.Names = append(x.Names, v.Name)
		x.Plan.Create(x.pathOf(v.Name), text)
	}
	return v.Name, x.listOpen(v, after, status)
}

// List puts an open promise into the check-in of the next session planned to begin after an instant.
func (x *Editor) List(v scaffold.CommitmentValues, after time.Time) error {
	return x.listOpen(v, after, coaching.Open)
}

// listOpen lists an open promise in the check-in of the next session planned to begin after an instant. What a sponsor owes
// is no matter of a coaching session.
func (x *Editor) listOpen(v scaffold.CommitmentValues, after time.Time, status coaching.CommitmentStatus) error {
	next := x.Engagement.NextPlanned(after)
	if next == nil || status != coaching.Open || v.Owner == coaching.OwnerSponsor {
		return nil
	}
	return x.listIn(next, scaffold.OpenPromise{
		Name: v.Name, What: v.What, By: v.By, ByNextSession: v.ByNextSession, Owner: v.Owner,
	})
}

// made is the promise of a day that a run which was cut short has made already; empty when there is none.
func (x *Editor) made(text []byte, day coaching.Date) string {
	for _, name := range x.Names {
		if !strings.HasPrefix(name, day.String()+"-") || x.claims[name] || x.claimed(name) {
			continue
		}
		if have, err := x.Read(x.pathOf(name)); err == nil && slices.Equal(have, text) {
			return name
		}
	}
	return ""
}

func (x *Editor) promiseText(v scaffold.CommitmentValues, status coaching.CommitmentStatus) ([]byte, error) {
	file, err := x.Builder.Commitment(v)
	if err != nil || status == coaching.Open {
		return file.Text, err
	}
	return document.Set(file.Text, coaching.TypeCommitment, "status", string(status))
}

func (x *Editor) pathOf(name string) string {
	return "engagements/" + x.Engagement.ID + "/commitments/" + name + ".md"
}

// said notes what was understood of the date of a new promise.
func (x *Editor) said(name, text string) {
	if x.Said == nil {
		x.Said = map[string]string{}
	}
	x.Said[x.pathOf(name)] = text
}

// claimed reports whether a session or another promise refers to a promise already. That a check-in lists it is no claim.
func (x *Editor) claimed(name string) bool {
	for _, m := range x.Engagement.Meetings {
		for _, j := range m.Jotted {
			if j.Link == name {
				return true
			}
		}
	}
	return slices.ContainsFunc(x.Engagement.Commitments, func(c *coaching.Commitment) bool { return c.CarriedTo == name })
}

// listIn puts a promise into the check-in of a session, unless it is there. A session without one is left as it is.
func (x *Editor) listIn(m *coaching.Meeting, p scaffold.OpenPromise) error {
	for _, j := range m.CheckIn {
		if j.Link == p.Name {
			return nil
		}
	}
	line, err := x.Builder.PromiseLine(p, m.Day().Year)
	if err != nil {
		return err
	}
	return x.edit(m.Path, func(src []byte) ([]byte, error) {
		out, found, err := document.AddItem(src, "Check-in", line)
		if err != nil || !found {
			x.leave(m.Path, 1, "the check-in has no place to list a promise")
			return src, nil
		}
		return out, nil
	})
}
