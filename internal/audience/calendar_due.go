package audience

import (
	"time"

	"coachctl/internal/coaching"
	"coachctl/internal/due"
)

// quarter is how long what is due at an hour takes in a calendar; it ends when it is due.
const quarter = 15 * time.Minute

// theContract is the identity of an agreement that is missing, and of a beginning that is to be looked at again.
const theContract = "contract"

// CalendarDue is what falls due in an engagement, as events that take up no time or as to-dos. What is due by a day takes
// the whole day: that which the promise names, or that of the due instant in the practice's zone.
func CalendarDue(e *coaching.Engagement, titles Titles, items []due.Item, toDos bool) []CalendarEntry {
	d := newDiary(e, titles)
	var out []CalendarEntry
	seen := map[string]bool{}
	for _, i := range items {
		if entry := d.owed(i, toDos); !seen[entry.UID] {
			seen[entry.UID] = true
			out = append(out, entry)
		}
	}
	return out
}

// CalendarDone are to-dos that are done with: what came of them is not told.
func CalendarDone(e *coaching.Engagement, titles Titles, items []due.Item) []CalendarEntry {
	d := newDiary(e, titles)
	var out []CalendarEntry
	for _, i := range items {
		entry := d.owed(i, true)
		entry.Done = true
		entry.Revision = min(entry.Revision+1, maxRevision)
		if at := d.doneAt(i); !at.IsZero() {
			entry.DoneAt = at.Unix()
			entry.Revised = max(entry.Revised, entry.DoneAt)
		}
		out = append(out, entry)
	}
	return out
}

func (d diary) owed(i due.Item, toDo bool) CalendarEntry {
	component, kind := "event", string(i.Kind)
	if toDo {
		component = "to-do"
	}
	if i.OnContract() {
		kind = theContract
	}
	entry := CalendarEntry{
		UID: uid(component, kind, d.e.ID, i.Name), Title: d.entitle(i), Free: true, ToDo: toDo,
		Begins: i.Due.Add(-quarter).Unix(), Ends: i.Due.Unix(),
	}
	if day, whole := d.wholeDay(i); whole {
		entry.AllDay, entry.Begins, entry.Ends = true, midnight(day), midnight(day.AddDays(1))
	}
	entry.Revised, entry.Revision = d.history(i)
	return entry
}

// midnight is the beginning of a day in UTC.
func midnight(d coaching.Date) int64 { return d.Begins(time.UTC).Unix() }

func (d diary) entitle(i due.Item) string {
	title := i.Neutral
	switch {
	case i.OnContract():
		title = due.ContractTitle
	case d.titles == Names && i.Kind == due.Commitment:
		if c := d.e.Commitment(i.Name); c != nil && !c.InDoubt && plain(c.What) != "" {
			title = plain(c.What)
		}
	}
	if prefix := d.prefix(); prefix != "" {
		return prefix + ": " + title
	}
	return title
}

// wholeDay tells what is due by a day from what is due at an hour.
func (d diary) wholeDay(i due.Item) (coaching.Date, bool) {
	switch i.Kind {
	case due.Summary, due.Prompt, due.Outcome:
		return coaching.Date{}, false
	case due.Commitment:
		c := d.e.Commitment(i.Name)
		return c.By.Date, !c.ByNextSession && !c.By.HasTime
	}
	at := i.Due
	if zone := d.e.Practice.Zone; zone != nil {
		at = at.In(zone)
	}
	return coaching.DateOf(at), true
}

// doneAt is when the files say that it was done.
func (d diary) doneAt(i due.Item) time.Time {
	var fact coaching.Moment
	if m := d.e.Meeting(i.Name); m != nil {
		fact = map[due.Kind]coaching.Moment{
			due.Summary: m.SummarySent, due.Prompt: m.PromptSent, due.Report: m.ReportSent, due.Feedback: m.FeedbackReceived,
		}[i.Kind]
	}
	if c := d.e.Commitment(i.Name); c != nil && i.Kind == due.Commitment {
		fact = c.Done
	}
	if fact.IsZero() {
		return time.Time{}
	}
	at, err := fact.LastIn(d.e.Zone)
	if err != nil {
		return time.Time{}
	}
	return at
}
