package amend

import (
	"cmp"
	"strconv"

	"coachctl/internal/coaching"
	"coachctl/internal/document"
)

// SessionMark is what became of a session. All but Status is optional.
type SessionMark struct {
	Status  coaching.SessionStatus
	Minutes int
	By      string          // client or coach; else as recorded before, else the client
	On      coaching.Moment // when it was called off; else as recorded before, else now
	Waive   bool            // a late cancellation is not counted all the same
}

// MarkSession records what became of a session, and takes away what was recorded of another outcome. It reports whether
// the session now uses up one of those agreed because it was called off inside the contracted notice.
func (x *Editor) MarkSession(m *coaching.Meeting, mark SessionMark) (counted bool, err error) {
	if err := x.set(m.Path, coaching.TypeSession, "status", string(mark.Status)); err != nil {
		return false, err
	}
	switch {
	case mark.Status != coaching.Held:
		err = x.remove(m.Path, coaching.TypeSession, "actual_minutes")
	case mark.Minutes > 0:
		err = x.setBare(m.Path, "actual_minutes", strconv.Itoa(mark.Minutes))
	}
	if err != nil {
		return false, err
	}
	if mark.Status == coaching.Cancelled {
		if mark.On.IsZero() {
			mark.On = m.CancelledOn
		}
		if mark.On.IsZero() {
			mark.On = coaching.MomentOf(x.Now.In(x.Engagement.Zone))
		}
		mark.By = cmp.Or(mark.By, m.CancelledBy, "client")
		if err := x.setDate(m.Path, coaching.TypeSession, "cancelled", mark.On); err != nil {
			return false, err
		}
		if err := x.set(m.Path, coaching.TypeSession, "cancelled_by", mark.By); err != nil {
			return false, err
		}
	} else if err := x.removeAll(m.Path, coaching.TypeSession, "cancelled", "cancelled_by"); err != nil {
		return false, err
	}
	calledOff := mark.Status == coaching.Cancelled || mark.Status == coaching.NoShow
	if calledOff && !mark.Waive && x.insideNotice(m, mark) {
		return true, x.setBare(m.Path, "counts", "true")
	}
	return false, x.remove(m.Path, coaching.TypeSession, "counts")
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

// setBare writes a number or truth value into a session.
func (x *Editor) setBare(path, key, raw string) error {
	return x.edit(path, func(src []byte) ([]byte, error) { return document.Set(src, coaching.TypeSession, key, raw) })
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
	if mark.Status == coaching.Open {
		if err := x.remove(c.Path, coaching.TypeCommitment, "done"); err != nil {
			return "", err
		}
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

// Move reschedules a planned session. What was sent for the old start is wanted again, since booked says when it changed.
func (x *Editor) Move(m *coaching.Meeting, to coaching.Moment) error {
	if at, err := to.In(x.Engagement.Zone); err == nil && at.Equal(m.Begin) {
		return nil
	}
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
