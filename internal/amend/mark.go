package amend

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"coachctl/internal/coaching"
	"coachctl/internal/document"
	"coachctl/internal/scaffold"
)

// SessionMark is what became of a session. On is when it was called off; the rest is optional.
type SessionMark struct {
	Status  coaching.SessionStatus
	Minutes int
	By      string // client or coach
	On      coaching.Moment
	Waive   bool // a late cancellation is not counted all the same
}

// MarkSession records what became of a session. It reports whether the session now uses up one of those agreed because it
// was called off inside the contracted notice.
func (x *Editor) MarkSession(m *coaching.Meeting, mark SessionMark) (counted bool, err error) {
	if err := x.set(m.Path, coaching.TypeSession, "status", string(mark.Status)); err != nil {
		return false, err
	}
	calledOff := mark.Status == coaching.Cancelled || mark.Status == coaching.NoShow
	if mark.Minutes > 0 {
		if err := x.setDigits(m.Path, "actual_minutes", mark.Minutes); err != nil {
			return false, err
		}
	}
	if mark.Status == coaching.Cancelled {
		if err := x.setDate(m.Path, coaching.TypeSession, "cancelled", mark.On); err != nil {
			return false, err
		}
		if err := x.set(m.Path, coaching.TypeSession, "cancelled_by", cmp.Or(mark.By, "client")); err != nil {
			return false, err
		}
	} else if err := x.removeAll(m.Path, coaching.TypeSession, "cancelled", "cancelled_by"); err != nil {
		return false, err
	}
	if calledOff && !mark.Waive && x.insideNotice(m, mark) {
		return true, x.edit(m.Path, func(src []byte) ([]byte, error) {
			return document.Set(src, coaching.TypeSession, "counts", "true")
		})
	}
	return false, x.removeAll(m.Path, coaching.TypeSession, "counts")
}

// insideNotice reports whether a session was called off by the client later than the contract allows.
func (x *Editor) insideNotice(m *coaching.Meeting, mark SessionMark) bool {
	c := x.Engagement.Contract
	if c == nil || c.Cancellation == 0 || !m.Kind.Coaching() || mark.By == "coach" {
		return false
	}
	if mark.Status == coaching.NoShow {
		return true
	}
	at, err := mark.On.In(x.Engagement.Zone)
	return err == nil && m.Begin.Sub(at) < c.Cancellation
}

func (x *Editor) setDigits(path, key string, n int) error {
	return x.edit(path, func(src []byte) ([]byte, error) {
		return document.Set(src, coaching.TypeSession, key, strconv.Itoa(n))
	})
}

func (x *Editor) removeAll(path string, t coaching.Type, keys ...string) error {
	for _, key := range keys {
		if err := x.remove(path, t, key); err != nil {
			return err
		}
	}
	return nil
}

// PromiseMark is what became of a promise. Only Status is always there.
type PromiseMark struct {
	Status  coaching.CommitmentStatus
	Note    string
	Done    coaching.Moment
	Session string               // where it was returned to; empty for none
	To      *coaching.Commitment // of a carried one: the promise that took its place
	By      coaching.Moment      // or the new date
	ByNext  bool                 // or the next session
}

// MarkPromise records what became of a promise. A carried one without To is made anew with the same words; its name is
// returned.
func (x *Editor) MarkPromise(c *coaching.Commitment, mark PromiseMark) (made string, err error) {
	if err := x.set(c.Path, coaching.TypeCommitment, "status", string(mark.Status)); err != nil {
		return "", err
	}
	if mark.Status == coaching.Carried {
		if made, err = x.carry(c, mark); err != nil {
			return "", err
		}
	} else if err := x.remove(c.Path, coaching.TypeCommitment, "carried_to"); err != nil {
		return "", err
	}
	if mark.Session != "" {
		if err := x.addTo(c.Path, coaching.TypeCommitment, "reviewed", mark.Session); err != nil {
			return "", err
		}
	}
	if !mark.Done.IsZero() {
		if err := x.setDate(c.Path, coaching.TypeCommitment, "done", mark.Done); err != nil {
			return "", err
		}
	}
	if mark.Note != "" {
		if err := x.set(c.Path, coaching.TypeCommitment, "outcome", mark.Note); err != nil {
			return "", err
		}
	}
	return made, nil
}

func (x *Editor) carry(c *coaching.Commitment, mark PromiseMark) (string, error) {
	if mark.To != nil {
		return "", x.set(c.Path, coaching.TypeCommitment, "carried_to", mark.To.Name)
	}
	day := coaching.DateOf(x.Now.In(x.Engagement.Zone))
	session := ""
	if m := x.Engagement.Meeting(mark.Session); m != nil {
		session, day = m.Name, m.Day()
	}
	v := scaffold.CommitmentValues{
		Engagement: x.Engagement.ID, What: c.What, By: mark.By, ByNextSession: mark.ByNext, Success: c.Success, Owner: c.Owner,
		Session: session, Kind: c.Kind, StatedBy: c.StatedBy, Objective: c.Objective, Cue: c.Cue, Partner: c.Partner,
		CarriedFrom: c.Name,
	}
	name, err := x.create(v, day, "")
	if err != nil {
		return "", err
	}
	return name, x.set(c.Path, coaching.TypeCommitment, "carried_to", name)
}

// create makes the file of a promise and lists it in the check-in of the next planned session after the day. A file that
// holds exactly the same bytes already, and that nothing else has claimed, counts as made: a run that was cut short is
// completed by running it again.
func (x *Editor) create(v scaffold.CommitmentValues, day coaching.Date, status coaching.CommitmentStatus) (string, error) {
	text, err := x.promiseText(v, status)
	if err != nil {
		return "", err
	}
	for _, name := range x.Names {
		v.Name = name
		path := x.pathOf(name)
		if _, planned := x.Plan.Bytes(path); planned || len(name) < 10 || name[:10] != day.String() {
			continue
		}
		if have, err := x.Read(path); err == nil && slices.Equal(have, text) && !x.claimed(name) {
			return name, x.list(v, day, status)
		}
	}
	v.Name = scaffold.NextCommitmentName(x.Names, day)
	x.Names = append(x.Names, v.Name)
	x.Plan.Create(x.pathOf(v.Name), text)
	return v.Name, x.list(v, day, status)
}

func (x *Editor) promiseText(v scaffold.CommitmentValues, status coaching.CommitmentStatus) ([]byte, error) {
	v.Name = "x"
	file, err := x.Builder.Commitment(v)
	if err != nil || status == "" || status == coaching.Open {
		return file.Text, err
	}
	return document.Set(file.Text, coaching.TypeCommitment, "status", string(status))
}

func (x *Editor) pathOf(name string) string {
	return "engagements/" + x.Engagement.ID + "/commitments/" + name + ".md"
}

// claimed reports whether a session or another promise refers to a promise already.
func (x *Editor) claimed(name string) bool {
	for _, m := range x.Engagement.Meetings {
		for _, j := range m.Jotted {
			if j.Link == name {
				return true
			}
		}
	}
	for _, c := range x.Engagement.Commitments {
		if c.CarriedTo == name {
			return true
		}
	}
	return false
}

// list puts an open promise into the check-in of the next planned session after a day.
func (x *Editor) list(v scaffold.CommitmentValues, day coaching.Date, status coaching.CommitmentStatus) error {
	next := x.nextAfter(day.Ends(x.Engagement.Zone))
	if next == nil || status != "" && status != coaching.Open {
		return nil
	}
	return x.ListIn(next, scaffold.OpenPromise{
		Name: v.Name, What: v.What, By: v.By, ByNextSession: v.ByNextSession, Owner: v.Owner,
	})
}

func (x *Editor) nextAfter(t time.Time) *coaching.Meeting {
	for _, m := range x.Engagement.Meetings {
		if m.Kind.Coaching() && m.Status == coaching.Planned && !m.Begin.Before(t) {
			return m
		}
	}
	return nil
}

// ListIn puts a promise into the check-in of a session, unless it is there. A session without a check-in is left as it is.
func (x *Editor) ListIn(m *coaching.Meeting, p scaffold.OpenPromise) error {
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

// Move reschedules a planned session. What was sent for the old start is wanted again, since booked says when it changed.
func (x *Editor) Move(m *coaching.Meeting, to coaching.Moment) error {
	if err := x.setDate(m.Path, coaching.TypeSession, "start", to); err != nil {
		return err
	}
	return x.setDate(m.Path, coaching.TypeSession, "booked", coaching.MomentOf(x.Now.In(x.Engagement.Zone)))
}

// Set writes any key of a document, reached by a path; an empty raw value takes it away.
func (x *Editor) Set(path string, t coaching.Type, keys []string, raw string) error {
	return x.edit(path, func(src []byte) ([]byte, error) {
		if raw == "" {
			return document.RemoveAt(src, t, keys)
		}
		return document.SetAt(src, t, keys, raw)
	})
}
