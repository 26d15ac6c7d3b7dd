package audience

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"coachctl/internal/coaching"
	"coachctl/internal/due"
)

// A Calendar is what calendar programs receive, and so the servers of other people: when, how long, and a title.
type Calendar struct {
	Name    string          `json:"name"`
	Entries []CalendarEntry `json:"entries"`
}

// A CalendarEntry is a session, or something that falls due. Begins, Ends, Revised and DoneAt are seconds since 1970; with
// AllDay Begins is the beginning of the day in UTC, whatever the zone, and Ends that of the day after. UID is the same
// for as long as the file has its name, and Revision grows when the times change.
type CalendarEntry struct {
	UID       string `json:"uid"`
	Title     string `json:"title"`
	AllDay    bool   `json:"all_day"`
	Begins    int64  `json:"begins"`
	Ends      int64  `json:"ends"`
	Free      bool   `json:"free"` // it takes up no time
	Cancelled bool   `json:"cancelled"`
	ToDo      bool   `json:"to_do"`
	Done      bool   `json:"done"`
	DoneAt    int64  `json:"done_at"` // 0 where no file says when
	Revised   int64  `json:"revised"`
	Revision  int    `json:"revision"`
}

// Titles is how the entries of a calendar are called.
type Titles int

// The titles: Neutral ones hold nothing that a person wrote, Refs name the engagement by its folder, and Names say the
// client's name and what was promised.
const (
	Neutral Titles = iota
	Refs
	Names
)

// NewCalendar is a calendar of these entries, in order of time.
func NewCalendar(entries []CalendarEntry) Calendar {
	slices.SortStableFunc(entries, func(a, b CalendarEntry) int {
		return cmp.Or(cmp.Compare(a.Begins, b.Begins), cmp.Compare(a.Ends, b.Ends), strings.Compare(a.UID, b.UID))
	})
	return Calendar{Name: "Coaching", Entries: entries}
}

// A diary makes the entries of one engagement.
type diary struct {
	e        *coaching.Engagement
	titles   Titles
	numbered time.Time // when the numbers of sessions last changed
	newest   time.Time // the newest fact of any session
}

func newDiary(e *coaching.Engagement, titles Titles) diary {
	d := diary{e: e, titles: titles}
	d.numbered, d.newest = d.numberedAt(), d.newestFact()
	return d
}

// CalendarSessions are the sessions of every kind that go on after an instant. One that was cancelled takes up no time;
// a no-show did. What kept it from taking place is not told.
func CalendarSessions(e *coaching.Engagement, titles Titles, from time.Time) []CalendarEntry {
	d := newDiary(e, titles)
	var out []CalendarEntry
	for _, m := range e.Meetings {
		if !m.End.After(from) {
			continue
		}
		entry := CalendarEntry{
			UID: uid("event", "session", e.ID, m.Name), Title: d.call(m),
			Begins: m.Begin.Unix(), Ends: m.End.Unix(), Revised: d.revised(m), Revision: d.revision(m),
		}
		if m.Status == coaching.Cancelled {
			entry.Cancelled, entry.Free, entry.Title = true, true, "Cancelled: "+entry.Title
		}
		out = append(out, entry)
	}
	return out
}

// call is the title of a session: its number or kind, behind whatever tells engagements apart.
func (d diary) call(m *coaching.Meeting) string {
	label := strings.TrimPrefix(due.Label(m), "the ")
	switch prefix := d.prefix(); {
	case prefix != "":
		return prefix + ": " + label
	case m.Kind.Coaching():
		return "Coaching " + label
	}
	return strings.ToUpper(label[:1]) + label[1:]
}

// prefix tells one engagement from another; it is empty where titles are neutral or the client's name is not known.
func (d diary) prefix() string {
	switch {
	case d.titles == Refs:
		return plain(d.e.ID)
	case d.titles == Names && d.e.Contract != nil:
		return plain(d.e.Contract.Client)
	}
	return ""
}
