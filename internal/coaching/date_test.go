package coaching

import (
	"errors"
	"testing"
	"time"
)

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	z, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

// date reads a date that is sound.
func date(t testing.TB, s string) Date {
	t.Helper()
	d, err := ParseDate(s)
	if err != nil {
		t.Fatalf("%s: %v", s, err)
	}
	return d
}

var someZones = []string{
	"UTC", "Europe/London", "Europe/Berlin", "America/New_York", "America/St_Johns", "America/Sao_Paulo", "America/Havana", "America/Asuncion", "Africa/Cairo",
	"Africa/Casablanca", "Asia/Kathmandu", "Asia/Beirut", "Asia/Amman", "Asia/Tehran", "Australia/Lord_Howe", "Pacific/Apia", "Pacific/Kwajalein", "Pacific/Kiritimati",
	"Antarctica/Troll", "Atlantic/Azores", "America/Scoresbysund",
}

func TestOnlyADayOfTheCalendarIsADate(t *testing.T) {
	for s, want := range map[string]error{
		"2026-03-16": nil, "2024-02-29": nil, "2000-02-29": nil, "0001-01-01": nil, "9999-12-31": nil,
		"2026-02-29": ErrDayRange, "1900-02-29": ErrDayRange, "2026-04-31": ErrDayRange, "2026-01-00": ErrDayRange, "2026-01-32": ErrDayRange,
		"2026-00-01": ErrMonthRange, "2026-13-01": ErrMonthRange, "2026-99-99": ErrMonthRange,
		"": ErrDateForm, "2026-3-16": ErrDateForm, "26-03-16": ErrDateForm, "2026/03/16": ErrDateForm, "16.03.2026": ErrDateForm, "2026-03-16 ": ErrDateForm,
		" 2026-03-16": ErrDateForm, "20260316": ErrDateForm, "0000-01-01": ErrDateForm, "-026-03-16": ErrDateForm, "+026-03-16": ErrDateForm, "2026-0x-16": ErrDateForm,
		"２０26-03-16": ErrDateForm, "2026-03-1é": ErrDateForm,
	} {
		d, err := ParseDate(s)
		if !errors.Is(err, want) || (want == nil) != (err == nil) {
			t.Errorf("%q is %v; want %v", s, err, want)
		}
		if err == nil && d.String() != s || err != nil && !d.IsZero() {
			t.Errorf("%q was read as %q", s, d)
		}
	}
}

func TestAMonthFurtherStaysInsideTheMonthItReaches(t *testing.T) {
	for _, c := range []struct {
		from string
		n    int
		want string
	}{
		{"2026-01-31", 1, "2026-02-28"},
		{"2024-01-31", 1, "2024-02-29"},
		{"2026-01-15", 1, "2026-02-15"},
		{"2026-12-31", 2, "2027-02-28"},
		{"2026-03-31", -1, "2026-02-28"},
		{"2026-01-31", -2, "2025-11-30"},
		{"2026-05-31", 0, "2026-05-31"},
		{"2024-02-29", 12, "2025-02-28"},
		{"2026-01-01", -1, "2025-12-01"},
		{"2026-08-31", 6, "2027-02-28"},
		{"2026-01-31", 25, "2028-02-29"},
	} {
		if got := date(t, c.from).AddMonths(c.n).String(); got != c.want {
			t.Errorf("%s and %d months is %s; want %s", c.from, c.n, got, c.want)
		}
	}
}

func TestDaysAreCountedOnTheCalendar(t *testing.T) {
	for _, c := range []struct {
		from, to string
		n        int
	}{
		{"2026-03-28", "2026-03-30", 2},
		{"2026-03-30", "2026-03-28", -2},
		{"2026-02-28", "2026-03-01", 1},
		{"2024-02-28", "2024-03-01", 2},
		{"2026-12-31", "2027-01-01", 1},
		{"2026-03-16", "2026-03-16", 0},
		{"0001-01-01", "9999-12-31", 3652058},
	} {
		from, to := date(t, c.from), date(t, c.to)
		if got := from.DaysUntil(to); got != c.n {
			t.Errorf("from %s until %s are %d days; want %d", from, to, got, c.n)
		}
		if got := from.AddDays(c.n); got != to {
			t.Errorf("%s and %d days is %s; want %s", from, c.n, got, to)
		}
		if from.Before(to) != (c.n > 0) || from.After(to) != (c.n < 0) {
			t.Errorf("%s and %s are in the wrong order", from, to)
		}
	}
	if w := date(t, "2026-03-16").Weekday(); w != time.Monday {
		t.Errorf("16 March 2026 is a %s", w)
	}
	if s := (Date{}).String(); s != "" || !(Date{}).IsZero() {
		t.Errorf("no date is %q", s)
	}
}

func TestADayBeginsWhereItsClockSaysSo(t *testing.T) {
	for _, c := range []struct{ zone, day, begins, ends string }{
		{"Europe/London", "2026-03-29", "2026-03-29T00:00:00Z", "2026-03-29T23:00:00Z"},
		{"Europe/London", "2026-10-25", "2026-10-24T23:00:00Z", "2026-10-26T00:00:00Z"},
		{"America/New_York", "2026-03-08", "2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z"},
		{"America/New_York", "2026-11-01", "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z"},
		{"Australia/Lord_Howe", "2026-04-05", "2026-04-04T13:00:00Z", "2026-04-05T13:30:00Z"},
		{"Australia/Lord_Howe", "2026-10-04", "2026-10-03T13:30:00Z", "2026-10-04T13:00:00Z"},
		{"Asia/Kathmandu", "2026-03-16", "2026-03-15T18:15:00Z", "2026-03-16T18:15:00Z"},
		// Midnight is skipped.
		{"America/Sao_Paulo", "2017-10-15", "2017-10-15T03:00:00Z", "2017-10-16T02:00:00Z"},
		{"America/Sao_Paulo", "2017-10-14", "2017-10-14T03:00:00Z", "2017-10-15T03:00:00Z"},
		{"Africa/Cairo", "2026-04-24", "2026-04-23T22:00:00Z", "2026-04-24T21:00:00Z"},
		// Midnight is struck, and then the hour before it once more.
		{"America/Sao_Paulo", "2018-02-17", "2018-02-17T02:00:00Z", "2018-02-18T03:00:00Z"},
		{"Africa/Cairo", "2026-10-29", "2026-10-28T21:00:00Z", "2026-10-29T22:00:00Z"},
		// Midnight is struck twice on the same day.
		{"America/Havana", "2026-11-01", "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z"},
		// A day that was left out.
		{"Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00Z", "2011-12-30T10:00:00Z"},
		{"Pacific/Apia", "2011-12-31", "2011-12-30T10:00:00Z", "2011-12-31T10:00:00Z"},
	} {
		d, z := date(t, c.day), zone(t, c.zone)
		begins, ends := d.Begins(z).UTC().Format(time.RFC3339), d.Ends(z).UTC().Format(time.RFC3339)
		if begins != c.begins || ends != c.ends {
			t.Errorf("in %s, %s lasts from %s to %s; want %s to %s", c.zone, c.day, begins, ends, c.begins, c.ends)
		}
	}
}

// TestADayBeginsAtTheFirstMinuteThatShowsIt looks at every minute round the change of every day.
func TestADayBeginsAtTheFirstMinuteThatShowsIt(t *testing.T) {
	for _, name := range someZones {
		z := zone(t, name)
		for d := date(t, "2009-01-01"); d.Year < 2028; d = d.AddDays(1) {
			begins := d.Begins(z)
			if noon := time.Date(d.Year, d.Month, d.Day, 12, 0, 0, 0, z); DateOf(noon) != d {
				continue // a day that was left out
			}
			if DateOf(begins) != d {
				t.Fatalf("in %s, %s begins at %s", name, d, begins)
			}
			// Only where the offset changes nearby can an earlier instant show the same day.
			_, a := begins.Add(-4 * time.Hour).Zone()
			_, b := begins.Add(4 * time.Hour).Zone()
			step := 4 * time.Hour
			if a != b {
				step = time.Minute
			}
			for at := begins.Add(-step); begins.Sub(at) <= 4*time.Hour; at = at.Add(-step) {
				if DateOf(at) == d {
					t.Fatalf("in %s, %s is said to begin at %s, and shows at %s already", name, d, begins, at)
				}
			}
			if before := begins.Add(-1); DateOf(before) == d {
				t.Fatalf("in %s, %s has begun before %s", name, d, begins)
			}
		}
	}
}

func FuzzDateRoundTrips(f *testing.F) {
	for _, s := range []string{"2026-03-16", "2024-02-29", "0001-01-01", "9999-12-31", "2026-02-30", "é"} {
		f.Add(s, 1)
	}
	f.Fuzz(func(t *testing.T, s string, n int) {
		d, err := ParseDate(s)
		if err != nil {
			if !d.IsZero() {
				t.Errorf("%q was refused and read as %v", s, d)
			}
			return
		}
		if d.String() != s || d.IsZero() {
			t.Errorf("%q became %q", s, d)
		}
		n %= 10_000
		e := d.AddDays(n)
		if d.DaysUntil(e) != n || e.AddDays(-n) != d {
			t.Errorf("%s and %d days is %s, %d days away", d, n, e, d.DaysUntil(e))
		}
		if m := d.AddMonths(n); m.Day > d.Day || m.Day < min(d.Day, 28) {
			t.Errorf("%s and %d months is %s", d, n, m)
		}
	})
}
