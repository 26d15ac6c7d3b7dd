package when

import (
	"strings"
	"testing"
	"time"

	"coachctl/internal/coaching"
)

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	z, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

func at(t testing.TB, text string, z *time.Location) time.Time {
	t.Helper()
	m, err := coaching.ParseMoment(text)
	if err != nil {
		t.Fatal(err)
	}
	instant, err := m.In(z)
	if err != nil {
		t.Fatal(err)
	}
	return instant
}

const (
	wednesday = "2026-11-18T09:00"
	friday    = "2026-11-20T09:00"
	sunday    = "2026-11-22T09:00"
	monday    = "2026-11-23T09:00"
)

func TestFutureReadsEveryForm(t *testing.T) {
	berlin := zone(t, "Europe/Berlin")
	for _, c := range []struct{ now, text, want, note string }{
		{wednesday, "2026-03-16", "2026-03-16", ""},
		{wednesday, "2026-03-16T15:00", "2026-03-16T15:00", ""},
		{wednesday, "2026-03-16 15:00", "2026-03-16T15:00", ""},
		{wednesday, "2026-03-16t15:00z", "2026-03-16T15:00Z", ""},
		{wednesday, "2026-03-16T15:00+01:00", "2026-03-16T15:00+01:00", ""},
		{wednesday, " 2026-03-16  15:00-05:00 ", "2026-03-16T15:00-05:00", ""},
		{wednesday, "today", "2026-11-18", ""},
		{wednesday, "Today 15:00", "2026-11-18T15:00", ""},
		{wednesday, "tomorrow", "2026-11-19", ""},
		{wednesday, "yesterday 09:30", "2026-11-17T09:30", ""},
		{wednesday, "friday", "2026-11-20", ""},
		{wednesday, "FRI 08:15", "2026-11-20T08:15", ""},
		{wednesday, "Mon", "2026-11-23", ""},
		{wednesday, "tuesday", "2026-11-24", ""},
		{wednesday, "wednesday", "2026-11-25", `taken as Wed 25 Nov; say "today" for 18 Nov`},
		{wednesday, "next friday", "2026-11-27", `taken as Fri 27 Nov; say "friday" for 20 Nov`},
		{wednesday, "next fri 15:00", "2026-11-27T15:00", `taken as Fri 27 Nov; say "fri" for 20 Nov`},
		{wednesday, "next monday", "2026-11-23", ""},
		{wednesday, "next sunday", "2026-11-29", `taken as Sun 29 Nov; say "sunday" for 22 Nov`},
		{sunday, "next monday", "2026-11-23", ""},
		{sunday, "next sunday", "2026-11-29", ""},
		{sunday, "sunday", "2026-11-29", `taken as Sun 29 Nov; say "today" for 22 Nov`},
		{monday, "next monday", "2026-11-30", ""},
		{monday, "next sunday", "2026-12-06", `taken as Sun 6 Dec; say "sunday" for 29 Nov`},
		{"2026-12-30T09:00", "next thursday", "2027-01-07", `taken as Thu 7 Jan 2027; say "thursday" for 31 Dec`},
		{wednesday, "in 3 days", "2026-11-21", ""},
		{wednesday, "in 1 day 07:00", "2026-11-19T07:00", ""},
		{wednesday, "in 2 weeks", "2026-12-02", ""},
		{wednesday, "in 1 month", "2026-12-18", ""},
		{wednesday, "3 days ago", "2026-11-15", ""},
		{wednesday, "1 month ago", "2026-10-18", ""},
		{wednesday, "+3d", "2026-11-21", ""},
		{wednesday, "-3d 12:00", "2026-11-15T12:00", ""},
		{wednesday, "+2w", "2026-12-02", ""},
		{wednesday, "-1w", "2026-11-11", ""},
		{wednesday, "eow", "2026-11-22", ""},
		{sunday, "eow", "2026-11-22", ""},
		{monday, "eow 18:00", "2026-11-29T18:00", ""},
		{wednesday, "eom", "2026-11-30", ""},
		{"2028-02-01T09:00", "eom", "2028-02-29", ""},
		{"2026-12-31T09:00", "eom", "2026-12-31", ""},
		{"2026-01-31T09:00", "in 1 month", "2026-02-28", ""},
		{"2026-03-31T09:00", "1 month ago", "2026-02-28", ""},
	} {
		got, err := Future(c.text, at(t, c.now, berlin), berlin)
		if err != nil || got.Moment.String() != c.want || got.Note != c.note {
			t.Errorf("%s on %s: %s, note %q, %v; want %s, note %q", c.text, c.now, got.Moment, got.Note, err, c.want, c.note)
		}
	}
}

func TestTodayIsTheDayInTheZone(t *testing.T) {
	now := time.Date(2026, 11, 18, 23, 30, 0, 0, time.UTC)
	for name, want := range map[string]string{"UTC": "2026-11-18", "Europe/Berlin": "2026-11-19", "America/New_York": "2026-11-18"} {
		if got, err := Future("today", now, zone(t, name)); err != nil || got.Moment.String() != want {
			t.Errorf("today in %s: %s, %v; want %s", name, got.Moment, err, want)
		}
	}
}

func TestWhatIsNotUnderstoodNamesARemedy(t *testing.T) {
	berlin := zone(t, "Europe/Berlin")
	for _, c := range []struct{ text, want string }{
		{"", "a date is missing; write one of: 2026-03-16,"},
		{"next week", `"next week" is not a date that is understood here; write one of: 2026-03-16,`},
		{"in three days", "is not a date that is understood here"},
		{"in 3 hours", "is not a date that is understood here"},
		{"in 12345 days", "is not a date that is understood here"},
		{"31 feb", "is not a date that is understood here"},
		{"next", "is not a date that is understood here"},
		{"d", "is not a date that is understood here"},
		{"+d", "is not a date that is understood here"},
		{"+3m", `write "in 3 months"`},
		{"15:00", `"15:00" has no day; write "today 15:00" or`},
		{"friday 9:30", `"9:30" is not a time of day; write it as 09:30 or 15:00`},
		{"friday 24:00", "is not a time of day"},
		{"friday 15:00:00", "is not a time of day"},
		{"friday 15:00Z", "is not a time of day"},
		{"2026-3-16", "write 2026-03-16 or 2026-03-16T15:00"},
		{"2026-02-30", "has a day that its month does not have"},
		{"2026-03-16T25:00", "has a time of day that no clock shows"},
		{"12/01", "is 12/01 January or December? write 2026-01-12 or 2026-12-01"},
		{"1/12/2027 15:00", "is 1/12/2027 December or January? write 2027-12-01 or 2027-01-12"},
		{"31/12", "dates with slashes are not read; write 2026-12-31"},
		{"12/31/2027", "dates with slashes are not read; write 2027-12-31"},
		{"05/05", "dates with slashes are not read; write 2026-05-05"},
		{"a/b", `"a/b": dates with slashes are not read; write 2026-01-12`},
		{strings.Repeat("x", 99), "xxx…\" is not a date"},
	} {
		got, err := Future(c.text, at(t, wednesday, berlin), berlin)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %s, %v; want an error with %q", c.text, got.Moment, err, c.want)
		}
	}
}

func TestPastTakesTheLatestWeekdayAndRefusesWhatIsToCome(t *testing.T) {
	berlin := zone(t, "Europe/Berlin")
	for _, c := range []struct{ now, text, want string }{
		{wednesday, "wednesday", "2026-11-18"},
		{wednesday, "thursday", "2026-11-12"},
		{wednesday, "tue 18:00", "2026-11-17T18:00"},
		{sunday, "sunday", "2026-11-22"},
		{monday, "sunday", "2026-11-22"},
		{wednesday, "today", "2026-11-18"},
		{wednesday, "today 09:00", "2026-11-18T09:00"},
		{wednesday, "yesterday", "2026-11-17"},
		{wednesday, "-3d", "2026-11-15"},
		{sunday, "eow", "2026-11-22"},
		{wednesday, "2026-11-18T08:00Z", "2026-11-18T08:00Z"},
	} {
		got, err := Past(c.text, at(t, c.now, berlin), berlin)
		if err != nil || got.Moment.String() != c.want || got.Note != "" {
			t.Errorf("%s on %s: %s, note %q, %v; want %s", c.text, c.now, got.Moment, got.Note, err, c.want)
		}
	}
	for _, text := range []string{"tomorrow", "today 09:01", "wednesday 10:00", "next friday", "in 1 day", "+1d", "2026-11-19", "eom"} {
		got, err := Past(text, at(t, wednesday, berlin), berlin)
		if err == nil || !strings.Contains(err.Error(), "is still to come") || got != (Taken{}) {
			t.Errorf("%s: %v, %v; want a refusal", text, got, err)
		}
	}
}

func TestTimesThatDoNotExistOrOccurTwiceAreRefusedWithARemedy(t *testing.T) {
	for _, c := range []struct{ zone, text, want string }{
		{"Europe/Berlin", "2026-03-29T02:30", "2026-03-29T02:30 does not exist there: the clocks go forward over it (Europe/Berlin); write 2026-03-29T03:00"},
		{"Europe/Berlin", "2026-10-25T02:30", "2026-10-25T02:30 occurs twice there: the clocks go back over it (Europe/Berlin); write 2026-10-25T02:30+02:00 or 2026-10-25T02:30+01:00"},
		{"America/New_York", "2026-03-08T02:00", "write 2026-03-08T03:00"},
		{"America/New_York", "2026-11-01T01:30", "write 2026-11-01T01:30-04:00 or 2026-11-01T01:30-05:00"},
		{"Australia/Lord_Howe", "2026-10-04T02:15", "write 2026-10-04T02:30"},
		{"America/Havana", "2026-03-08T00:30", "write 2026-03-08T01:00"},
	} {
		z := zone(t, c.zone)
		_, err := Future(c.text, at(t, "2026-01-01", z), z)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s in %s: %v; want %q", c.text, c.zone, err, c.want)
		}
		if _, err := Instant(c.text, z); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("--now %s in %s: %v; want %q", c.text, c.zone, err, c.want)
		}
		settled := Settle(moment(t, c.text), z)
		if _, err := settled.In(z); err != nil || !strings.Contains(c.want, settled.String()) {
			t.Errorf("settled %s in %s: %s, %v", c.text, c.zone, settled, err)
		}
	}
	berlin := zone(t, "Europe/Berlin")
	if got, err := Future("2026-10-25T02:30+01:00", at(t, "2026-01-01", berlin), berlin); err != nil {
		t.Errorf("an offset settles it: %v, %v", got, err)
	}
	if got := Settle(moment(t, "2026-03-16T15:00"), berlin); got.String() != "2026-03-16T15:00" {
		t.Errorf("an ordinary moment stays: %s", got)
	}
}

func moment(t testing.TB, text string) coaching.Moment {
	t.Helper()
	m, err := coaching.ParseMoment(text)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestInstant(t *testing.T) {
	berlin := zone(t, "Europe/Berlin")
	for text, want := range map[string]string{
		"2026-03-17T18:00:00Z":      "2026-03-17T18:00:00Z",
		"2026-03-17T18:00:00.5Z":    "2026-03-17T18:00:00.5Z",
		"2026-03-17T18:00:00-05:00": "2026-03-17T23:00:00Z",
		"2026-03-17T18:00":          "2026-03-17T17:00:00Z",
		"2026-07-17 18:00":          "2026-07-17T16:00:00Z",
		"2026-07-17 18:00:30Z":      "2026-07-17T18:00:30Z",
		"2026-03-17":                "2026-03-16T23:00:00Z",
	} {
		got, err := Instant(text, berlin)
		if err != nil || got.UTC().Format(time.RFC3339Nano) != want || got.Location() != berlin {
			t.Errorf("%s: %s, %v; want %s in Berlin", text, got, err, want)
		}
	}
	for _, text := range []string{"", "today", "18:00", "2026-02-30", "2026-03-17T18:00+1"} {
		if got, err := Instant(text, berlin); err == nil || !strings.Contains(err.Error(), "2026-03-16") && text != "2026-02-30" {
			t.Errorf("%q: %s, %v; want an error with the forms", text, got, err)
		}
	}
}

func FuzzFutureRoundTrips(f *testing.F) {
	for _, text := range []string{
		"2026-03-16", "2026-03-16T15:00", "2026-03-16 15:00-05:30", "2026-03-16T15:00:07Z", "today 15:00", "next fri",
		"in 3 months 09:00", "3 days ago", "+9999d", "-9999w", "eow", "eom", "12/01/2027", "9999-12-31", "in 9999 months",
	} {
		f.Add(text)
	}
	berlin := zone(f, "Europe/Berlin")
	now := at(f, wednesday, berlin)
	f.Fuzz(func(t *testing.T, text string) {
		got, err := Future(text, now, berlin)
		if err != nil {
			if got != (Taken{}) {
				t.Fatalf("%q: an error comes with %v", text, got)
			}
			return
		}
		iso := got.Moment.String()
		if again, err := coaching.ParseMoment(iso); err != nil || again != got.Moment {
			t.Fatalf("%q gives %s, which reads as %v, %v", text, iso, again, err)
		}
		if again, err := Future(iso, now, berlin); err != nil || again.Moment != got.Moment {
			t.Fatalf("%q gives %s, which is taken as %v, %v", text, iso, again.Moment, err)
		}
		Echo(got.Moment, now, berlin)
		if past, err := Past(text, now, berlin); err == nil {
			if at, err := past.Moment.In(berlin); err != nil || at.After(now) {
				t.Fatalf("%q is a fact at %s, after %s", text, at, now)
			}
		}
	})
}
