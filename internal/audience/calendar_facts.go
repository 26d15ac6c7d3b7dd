package audience

import (
	"crypto/sha256"
	"fmt"
	"math"
	"strings"
	"time"

	"coachctl/internal/coaching"
	"coachctl/internal/due"
)

// uid is a UUID of version 8 (RFC 9562) made of a hash of what an entry is and of the reference to its file, and of nothing
// else: no date, no status and no word of a file changes it.
func uid(component, kind, engagement, name string) string {
	sum := sha256.Sum256([]byte(strings.Join([]string{"coachctl", component, kind, engagement, name}, "\x00")))
	id := sum[:16]
	id[6] = id[6]&0x0f | 0x80
	id[8] = id[8]&0x3f | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", id[:4], id[4:6], id[6:8], id[8:10], id[10:])
}

// SessionUID is the UID that a session has in every calendar that is printed of it.
func SessionUID(engagement, name string) string { return uid("event", "session", engagement, name) }

// dawn is earlier than any fact: revisions are counted from it, and what no fact tells of was revised then.
var dawn = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

const maxRevision = math.MaxInt32

// revised is the newest fact that the record of a session holds, or that its number hangs on. The start is none: it may lie
// ahead, and a session that is brought forward would look older than before.
func (d diary) revised(m *coaching.Meeting) int64 {
	return max(d.agreed().Unix(), d.changed(m).Unix(),
		d.last(m.PromptSent).Unix(), d.last(m.SummarySent).Unix(), d.last(m.ReportAgreed).Unix(),
		d.last(m.ReportSent).Unix(), d.last(m.FeedbackReceived).Unix())
}

// revision counts the half minutes from dawn to the newest change of an entry, since programs pass over one whose number has
// not grown. A cancellation is later than a booking of the same minute.
func (d diary) revision(m *coaching.Meeting) int {
	n := revisionAt(d.changed(m))
	if m.Status == coaching.Cancelled && n < maxRevision {
		n++
	}
	return n
}

// changed is when a session came to stand where it stands, and under its number.
func (d diary) changed(m *coaching.Meeting) time.Time {
	if !m.Kind.Coaching() {
		return d.placed(m)
	}
	return later(d.placed(m), d.numbered)
}

// numberedAt is when the numbers of sessions last changed: with any coaching session that is booked, moved, cancelled or
// missed.
func (d diary) numberedAt() time.Time {
	at := dawn
	for _, m := range d.e.Meetings {
		switch {
		case !m.Kind.Coaching():
		case m.Status == coaching.Held:
			at = later(at, d.booked(m))
		default:
			at = later(at, d.placed(m))
		}
	}
	return at
}

func revisionAt(t time.Time) int {
	return min(max(2*int(t.Sub(dawn)/time.Minute), 0), maxRevision)
}

// placed is when a session came to stand where it stands.
func (d diary) placed(m *coaching.Meeting) time.Time {
	at := later(d.last(m.CancelledOn), d.booked(m))
	if m.Status == coaching.Held || m.Status == coaching.NoShow {
		at = later(at, m.End)
	}
	return at
}

// newestFact is when any session came to stand where it stands.
func (d diary) newestFact() time.Time {
	at := dawn
	for _, m := range d.e.Meetings {
		at = later(at, d.placed(m))
	}
	return at
}

func (d diary) booked(m *coaching.Meeting) time.Time {
	at, err := m.Booked.In(d.e.Zone)
	if m.Booked.IsZero() || err != nil {
		return dawn
	}
	return at
}

// history is when what is due was last revised, and its revision. What hangs on a session goes with it; a promise by a day
// or an hour with the session in which it was made; all else with the whole engagement.
func (d diary) history(i due.Item) (revised int64, revision int) {
	c := d.e.Commitment(i.Name)
	switch m := d.e.Meeting(i.Name); {
	case i.Kind == due.Commitment && c != nil && !c.ByNextSession:
		at := d.agreed()
		if made, day, known := d.e.MadeOn(c); made != nil {
			at = later(at, made.End)
		} else if known {
			at = later(at, day.Begins(d.e.Zone))
		}
		return at.Unix(), 0
	case i.Kind != due.Commitment && i.Name != "" && m != nil:
		return d.revised(m), d.revision(m)
	}
	return max(d.agreed().Unix(), d.newest.Unix()), revisionAt(d.newest)
}

// agreed is the day of the agreement, else of the engagement's start, which every record is younger than.
func (d diary) agreed() time.Time {
	c := d.e.Contract
	switch {
	case c != nil && !c.Agreed.IsZero():
		return c.Agreed.Begins(d.e.Zone)
	case c != nil && !c.Start.IsZero():
		return c.Start.Begins(d.e.Zone)
	}
	return dawn
}

// last is the last instant of a fact; dawn where there is none.
func (d diary) last(fact coaching.Moment) time.Time {
	at, err := fact.LastIn(d.e.Zone)
	if fact.IsZero() || err != nil {
		return dawn
	}
	return at
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
