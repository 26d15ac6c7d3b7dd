package audience_test

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"coachctl/internal/audience"
	"coachctl/internal/coaching"
	"coachctl/internal/due"
)

func moment(t *testing.T, s string) coaching.Moment {
	t.Helper()
	m, err := coaching.ParseMoment(s)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func assembled(sessions []*coaching.Session, promises ...*coaching.Commitment) *coaching.Engagement {
	contract := &coaching.Contract{Client: "Priya Nair", Status: coaching.Agreed, Agreed: coaching.Date{Year: 2026, Month: 1, Day: 20}}
	e, _ := coaching.Assemble("riverbend-pn", &coaching.Practice{Coach: "Dana", Zone: time.UTC}, contract, sessions, promises)
	return e
}

func planned(t *testing.T, name, start string) *coaching.Session {
	t.Helper()
	return &coaching.Session{Name: name, Kind: coaching.Regular, Status: coaching.Planned, Start: moment(t, start)}
}

// everything is all that a calendar could hold of an engagement, by UID.
func everything(t *testing.T, e *coaching.Engagement, titles audience.Titles, now time.Time) map[string]audience.CalendarEntry {
	t.Helper()
	items := due.Of(e, now, due.Ever)
	entries := slices.Concat(audience.CalendarSessions(e, titles, time.Time{}), audience.CalendarDue(e, titles, items, false),
		audience.CalendarDue(e, titles, items, true), audience.CalendarDone(e, titles, due.Settled(e, now)))
	out := map[string]audience.CalendarEntry{}
	for _, entry := range entries {
		if other, twice := out[entry.UID]; twice {
			t.Errorf("%+v and %+v have one UID", entry, other)
		}
		out[entry.UID] = entry
	}
	return out
}

// titlesOf are the words of entries; all else is a hash, a time or a yes and no.
func titlesOf(entries map[string]audience.CalendarEntry) string {
	var out strings.Builder
	for _, entry := range entries {
		out.WriteString(entry.Title + "\n")
	}
	return out.String()
}

func TestACalendarHoldsNothingPrivate(t *testing.T) {
	e := marked()
	now := time.Date(2026, 3, 17, 9, 0, 0, 0, time.UTC)
	neutral := titlesOf(everything(t, e, audience.Neutral, now))
	if mark.MatchString(neutral) || strings.Contains(neutral, "SEEN") {
		t.Errorf("neutral titles hold what somebody wrote: %s", neutral)
	}
	if refs := titlesOf(everything(t, e, audience.Refs, now)); strings.Contains(refs, "SEEN") || !strings.Contains(refs, "MARK: session") {
		t.Errorf("the names of folders: %s", refs) // the engagement itself is called MARK
	}
	e.Commitments = slices.DeleteFunc(e.Commitments, func(c *coaching.Commitment) bool { return c.Owner == coaching.OwnerSponsor })
	names := titlesOf(everything(t, e, audience.Names, now))
	if mark.MatchString(names) || !strings.Contains(names, "Priya SEEN: session") || !strings.Contains(names, "Priya SEEN: a SEEN") {
		t.Errorf("names: %s", names)
	}
}

func TestAnEntryKeepsItsIdentityWhateverChangesInItsFile(t *testing.T) {
	uid := func(s *coaching.Session) string {
		return audience.CalendarSessions(assembled([]*coaching.Session{s}), audience.Neutral, time.Time{})[0].UID
	}
	want := uid(planned(t, "03", "2026-03-16T15:00"))
	fields := reflect.TypeFor[coaching.Session]()
	for i := range fields.NumField() {
		s := planned(t, "03", "2026-03-16T15:00")
		switch name := fields.Field(i).Name; name {
		case "Name", "Source":
			continue
		case "Start":
			s.Start = moment(t, "2027-01-01T08:00")
		default:
			fillMarks(reflect.ValueOf(s).Elem().Field(i))
		}
		if got := uid(s); got != want {
			t.Errorf("%s changes it", fields.Field(i).Name)
		}
	}
	if !strings.HasPrefix(want[14:], "8") || len(want) != 36 || strings.ContainsAny(want, "ghijklmnopqrstuvwxyz") {
		t.Errorf("%s is no UUID of version 8", want)
	}
	// It is the same for ever: a release that changed it would double every entry that was imported.
	if want != "6ea3fb85-d762-8b5c-b526-4d9b4b68a0de" {
		t.Errorf("the UID of riverbend-pn/03 is now %s", want)
	}
}

func TestEveryRecordHasAnIdentityOfItsOwn(t *testing.T) {
	seen := map[string]string{}
	for _, id := range []string{"a", "ab", "a-b"} {
		for _, name := range []string{"01", "1", "b-01", "b"} {
			e := assembled([]*coaching.Session{planned(t, name, "2026-03-16T15:00")},
				&coaching.Commitment{Name: name, What: "w", By: moment(t, "2026-03-20"), Status: coaching.Open})
			e.ID = id
			for uid, entry := range everything(t, e, audience.Refs, time.Date(2026, 3, 17, 9, 0, 0, 0, time.UTC)) {
				what := fmt.Sprint(id, " ", name, " ", entry.Title, " ", entry.ToDo)
				if other, twice := seen[uid]; twice {
					t.Errorf("%s and %s have one UID", what, other)
				}
				seen[uid] = what
			}
		}
	}
	if len(seen) < 36 {
		t.Errorf("only %d entries were compared", len(seen))
	}
}

func TestALaterRecordOfASessionIsTheNewerOne(t *testing.T) {
	const moved, recorded = "moved again", "recorded"
	s, last := planned(t, "03", "2026-03-16T15:00"), audience.CalendarEntry{Revision: -1}
	for _, step := range []struct {
		what   string
		change func(*coaching.Session)
	}{
		{moved, func(*coaching.Session) {}},
		{moved, func(s *coaching.Session) {
			s.Start, s.Booked = moment(t, "2026-04-01T15:00"), moment(t, "2026-03-01T10:00")
		}},
		{moved, func(s *coaching.Session) {
			s.Start, s.Booked = moment(t, "2026-03-20T15:00"), moment(t, "2026-03-01T10:01")
		}},
		{recorded, func(s *coaching.Session) { s.PromptSent = moment(t, "2026-03-02") }},
		{moved, func(s *coaching.Session) { s.Status, s.CancelledOn = coaching.Cancelled, moment(t, "2026-03-02T23:00") }},
		{moved, func(s *coaching.Session) { s.Status, s.CancelledOn = coaching.Held, coaching.Moment{} }},
		{recorded, func(s *coaching.Session) { s.SummarySent = moment(t, "2026-03-21") }},
	} {
		step.change(s)
		entry := audience.CalendarSessions(assembled([]*coaching.Session{s}), audience.Neutral, time.Time{})[0]
		if step.what == moved && entry.Revision <= last.Revision || step.what == recorded && entry.Revision != last.Revision {
			t.Errorf("%s: revision %d after %d", step.what, entry.Revision, last.Revision)
		}
		if entry.Revised < last.Revised || step.what == recorded && entry.Revised == last.Revised {
			t.Errorf("%s: revised at %d after %d", step.what, entry.Revised, last.Revised)
		}
		last = entry
	}
}

func TestASessionIsRevisedWhenItsNumberChanges(t *testing.T) {
	second := func(first *coaching.Session) audience.CalendarEntry {
		entries := audience.CalendarSessions(assembled([]*coaching.Session{first, planned(t, "02", "2026-03-30T15:00")}), audience.Neutral, time.Time{})
		return entries[1]
	}
	first := planned(t, "01", "2026-03-16T15:00")
	before := second(first)
	first.Status, first.CancelledOn = coaching.Cancelled, moment(t, "2026-03-10T10:00")
	after := second(first)
	if before.Title != "Coaching session 2" || after.Title != "Coaching session 1" || after.Revision <= before.Revision || after.Revised <= before.Revised {
		t.Errorf("%+v, then %+v", before, after)
	}
	first.Status, first.CancelledOn = coaching.Held, coaching.Moment{}
	if held := second(first); held != before {
		t.Errorf("it is revised because an earlier one was held: %+v, then %+v", before, held)
	}
}

func TestACancellationIsNewerThanABookingOfTheSameMinute(t *testing.T) {
	s := planned(t, "03", "2026-03-16T15:00")
	s.Booked = moment(t, "2026-03-01T10:00")
	e := assembled([]*coaching.Session{s})
	before := audience.CalendarSessions(e, audience.Neutral, time.Time{})[0]
	e.Meetings[0].Status, e.Meetings[0].CancelledOn = coaching.Cancelled, s.Booked
	after := audience.CalendarSessions(e, audience.Neutral, time.Time{})[0]
	if after.UID != before.UID || after.Revision <= before.Revision || !after.Cancelled || !after.Free || before.Cancelled || before.Free {
		t.Errorf("%+v, then %+v", before, after)
	}
}

func TestAnEntryDoesNotDependOnTheClock(t *testing.T) {
	e := marked()
	first := everything(t, e, audience.Names, time.Date(2026, 3, 17, 9, 0, 0, 0, time.UTC))
	later := everything(t, e, audience.Names, time.Date(2026, 3, 18, 21, 0, 0, 0, time.UTC))
	maps.DeleteFunc(later, func(uid string, _ audience.CalendarEntry) bool { _, both := first[uid]; return !both })
	if len(later) < 10 {
		t.Fatalf("only %d entries are in both", len(later))
	}
	for uid, entry := range later {
		if first[uid] != entry {
			t.Errorf("%+v, and later %+v", first[uid], entry)
		}
	}
}

func TestWhatIsDueByADayTakesTheDayAndWhatIsDueAtAnHourEndsThen(t *testing.T) {
	held := planned(t, "01", "2026-03-02T15:00")
	held.Status = coaching.Held
	contract := &coaching.Contract{Client: "Priya", Status: coaching.Agreed, Agreed: coaching.Date{Year: 2026, Month: 1, Day: 20}, Sessions: 1, Zone: time.UTC}
	east := time.FixedZone("", 13*60*60)
	promises := []*coaching.Commitment{
		{Name: "day", What: "w", By: moment(t, "2026-03-28"), Status: coaching.Open},
		{Name: "hour", What: "w", By: moment(t, "2026-03-28T17:30"), Status: coaching.Open},
	}
	e, _ := coaching.Assemble("x", &coaching.Practice{Zone: east}, contract, []*coaching.Session{held}, promises)
	now := time.Date(2026, 3, 2, 17, 0, 0, 0, time.UTC)
	var got []string
	for _, entry := range audience.CalendarDue(e, audience.Neutral, due.Of(e, now, due.Ever), false) {
		form := time.RFC3339
		if entry.AllDay {
			form = time.DateOnly
		}
		got = append(got, entry.Title+" "+time.Unix(entry.Begins, 0).UTC().Format(form)+" "+time.Unix(entry.Ends, 0).UTC().Format(form))
		if !entry.Free {
			t.Errorf("%s takes up time", entry.Title)
		}
	}
	want := []string{
		"Send the summary of session 1 2026-03-03T15:45:00Z 2026-03-03T16:00:00Z",
		"Hold the closing session 2026-03-10 2026-03-11",
		"Ask after a promise of the client 2026-03-28T17:15:00Z 2026-03-28T17:30:00Z",
		"Ask after a promise of the client 2026-03-28 2026-03-29",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q\nwant %q", got, want)
	}
}

func TestASessionThatEndsAtMidnightIsOfTheDayBefore(t *testing.T) {
	late := planned(t, "01", "2026-03-16T23:00")
	late.Minutes = 60
	e := assembled([]*coaching.Session{late, planned(t, "02", "2026-03-17T00:00")})
	if got := audience.CalendarSessions(e, audience.Neutral, time.Date(2026, 3, 17, 0, 0, 0, 0, time.UTC)); len(got) != 1 {
		t.Errorf("%+v", got)
	}
}
