package coaching

import (
	"errors"
	"testing"
	"time"
)

func moment(t testing.TB, s string) Moment {
	t.Helper()
	m, err := ParseMoment(s)
	if err != nil {
		t.Fatalf("%s: %v", s, err)
	}
	return m
}

func TestAMomentIsADayOrADayWithATime(t *testing.T) {
	for s, want := range map[string]string{
		"2026-03-16": "2026-03-16", "2026-03-16T15:00": "2026-03-16T15:00", "2026-03-16T15:00:00": "2026-03-16T15:00", "2026-03-16T15:00:07": "2026-03-16T15:00:07",
		"2026-03-16T15:00Z": "2026-03-16T15:00Z", "2026-03-16T15:00+00:00": "2026-03-16T15:00Z", "2026-03-16T15:00-00:00": "2026-03-16T15:00Z",
		"2026-03-16T15:00+05:45": "2026-03-16T15:00+05:45", "2026-03-16T15:00:07-03:30": "2026-03-16T15:00:07-03:30", "2026-03-16T00:00": "2026-03-16T00:00",
		"2026-03-16T23:59+14:00": "2026-03-16T23:59+14:00",
	} {
		if got := moment(t, s).String(); got != want {
			t.Errorf("%s is %s; want %s", s, got, want)
		}
	}
	for s, want := range map[string]error{
		"": ErrMomentForm, "15:00": ErrMomentForm, "2026-03-16T": ErrMomentForm, "2026-03-16T15": ErrMomentForm, "2026-03-16T15:": ErrMomentForm, "2026-03-16T1:00": ErrMomentForm,
		"2026-03-16T15:0": ErrMomentForm, "2026-03-16T15:00:": ErrMomentForm, "2026-03-16T15:00:0": ErrMomentForm, "2026-03-16T15:00:00:00": ErrMomentForm,
		"2026-03-16T15:00:00.5": ErrMomentForm, "2026-03-16 15:00": ErrMomentForm, "2026-03-16t15:00": ErrMomentForm, "2026-03-16T15:00z": ErrMomentForm,
		"2026-03-16T15:00+1": ErrMomentForm, "2026-03-16T15:00+0100": ErrMomentForm, "2026-03-16T15:00 +01:00": ErrMomentForm, "2026-03-16T15:00Zx": ErrMomentForm,
		"2026-03-16Z": ErrMomentForm, "2026-03-16T1é:00": ErrMomentForm, "2026-03-16T15:00+0é:0": ErrMomentForm,
		"2026-03-16T24:00": ErrClockRange, "2026-03-16T15:60": ErrClockRange, "2026-03-16T15:00:60": ErrClockRange, "2026-03-16T15:00+16:00": ErrClockRange,
		"2026-03-16T15:00+01:60": ErrClockRange, "2026-02-30T15:00": ErrDayRange, "2026-13-01T15:00": ErrMonthRange, "2026-3-16T15:00": ErrDateForm,
	} {
		m, err := ParseMoment(s)
		if !errors.Is(err, want) {
			t.Errorf("%q is %v; want %v", s, err, want)
		}
		if m != (Moment{}) {
			t.Errorf("%q was refused and read as %v", s, m)
		}
	}
}

func TestAWallClockTimeThatIsSkippedOrStruckTwiceIsNoInstant(t *testing.T) {
	for _, c := range []struct {
		zone, moment, want string
		err                error
	}{
		{"Europe/London", "2026-03-16T15:00", "2026-03-16T15:00:00Z", nil},
		{"Europe/London", "2026-03-29T00:59", "2026-03-29T00:59:00Z", nil},
		{"Europe/London", "2026-03-29T01:00", "", ErrSkipped},
		{"Europe/London", "2026-03-29T01:59:59", "", ErrSkipped},
		{"Europe/London", "2026-03-29T02:00", "2026-03-29T01:00:00Z", nil},
		{"Europe/London", "2026-10-25T00:59", "2026-10-24T23:59:00Z", nil},
		{"Europe/London", "2026-10-25T01:00", "", ErrTwice},
		{"Europe/London", "2026-10-25T01:59:59", "", ErrTwice},
		{"Europe/London", "2026-10-25T02:00", "2026-10-25T02:00:00Z", nil},
		{"Europe/London", "2026-10-25T01:30+01:00", "2026-10-25T00:30:00Z", nil},
		{"Europe/London", "2026-10-25T01:30Z", "2026-10-25T01:30:00Z", nil},
		{"Europe/London", "2026-03-29T01:30+01:00", "2026-03-29T00:30:00Z", nil},
		{"America/New_York", "2026-03-08T02:30", "", ErrSkipped},
		{"America/New_York", "2026-03-08T03:00", "2026-03-08T07:00:00Z", nil},
		{"America/New_York", "2026-11-01T01:30", "", ErrTwice},
		{"America/New_York", "2026-11-01T02:00", "2026-11-01T07:00:00Z", nil},
		{"Australia/Lord_Howe", "2026-10-04T02:15", "", ErrSkipped},
		{"Australia/Lord_Howe", "2026-10-04T02:30", "2026-10-03T15:30:00Z", nil},
		{"Australia/Lord_Howe", "2026-04-05T01:29", "2026-04-04T14:29:00Z", nil},
		{"Australia/Lord_Howe", "2026-04-05T01:30", "", ErrTwice},
		{"Australia/Lord_Howe", "2026-04-05T01:45", "", ErrTwice},
		{"Australia/Lord_Howe", "2026-04-05T02:00", "2026-04-04T15:30:00Z", nil},
		{"America/Sao_Paulo", "2017-10-15T00:00", "", ErrSkipped},
		{"America/Sao_Paulo", "2017-10-15T00:30", "", ErrSkipped},
		{"America/Sao_Paulo", "2017-10-15", "2017-10-15T03:00:00Z", nil},
		{"America/Sao_Paulo", "2018-02-17T23:30", "", ErrTwice},
		{"Africa/Cairo", "2026-04-24T00:30", "", ErrSkipped},
		{"Africa/Cairo", "2026-10-29T23:30", "", ErrTwice},
		{"Asia/Kathmandu", "2026-03-16T15:00", "2026-03-16T09:15:00Z", nil},
		{"Pacific/Apia", "2011-12-30T15:00", "", ErrSkipped},
		{"UTC", "2026-03-16T15:00:07", "2026-03-16T15:00:07Z", nil},
	} {
		got, err := moment(t, c.moment).In(zone(t, c.zone))
		if !errors.Is(err, c.err) || err == nil && got.UTC().Format(time.RFC3339) != c.want {
			t.Errorf("in %s, %s is %s, %v; want %s, %v", c.zone, c.moment, got.UTC(), err, c.want, c.err)
		}
		if err == nil && got.Location() != zone(t, c.zone) && got.Location().String() != c.zone {
			t.Errorf("in %s, %s is shown in %s", c.zone, c.moment, got.Location())
		}
	}
}

func TestADateAloneIsReadAsItsFirstOrItsLastInstant(t *testing.T) {
	z := zone(t, "Europe/London")
	first, err1 := moment(t, "2026-10-25").In(z)
	last, err2 := moment(t, "2026-10-25").LastIn(z)
	if err1 != nil || err2 != nil || last.Sub(first) != 25*time.Hour-1 {
		t.Errorf("the day lasts from %s to %s (%v, %v)", first, last, err1, err2)
	}
	at, err := moment(t, "2026-10-25T15:00").LastIn(z)
	if err != nil || at.UTC().Format(time.RFC3339) != "2026-10-25T15:00:00Z" {
		t.Errorf("a time is %s, %v", at, err)
	}
	if _, err := moment(t, "2026-10-25T01:30").LastIn(z); !errors.Is(err, ErrTwice) {
		t.Errorf("a time that occurs twice is %v", err)
	}
}

// TestEveryInstantIsWrittenSoThatItIsReadBack walks through years of half-hours.
func TestEveryInstantIsWrittenSoThatItIsReadBack(t *testing.T) {
	for _, name := range someZones {
		z := zone(t, name)
		for at := time.Date(2009, 1, 1, 0, 0, 0, 0, z); at.Year() < 2027; {
			m := MomentOf(at)
			back, err := moment(t, m.String()).In(z)
			if err != nil || !back.Equal(at) {
				t.Fatalf("in %s, %s is written %s and read %s, %v", name, at, m, back, err)
			}
			// Small steps near a change of the offset, large ones elsewhere.
			step := 30 * time.Minute
			if _, end := at.ZoneBounds(); end.IsZero() || end.Sub(at) > 30*time.Hour {
				if start, _ := at.ZoneBounds(); start.IsZero() || at.Sub(start) > 30*time.Hour {
					step = 25 * time.Hour
				}
			}
			at = at.Add(step)
		}
	}
}

func TestAnInstantIsWrittenToTheMinuteWithAnOffsetOnlyWhereItMustBe(t *testing.T) {
	z := zone(t, "Europe/London")
	for at, want := range map[string]string{
		"2026-03-16T15:00:59Z": "2026-03-16T15:00", "2026-10-25T00:30:00Z": "2026-10-25T01:30+01:00", "2026-10-25T01:30:00Z": "2026-10-25T01:30Z", "2026-07-01T12:00:00Z": "2026-07-01T13:00",
	} {
		instant, err := time.Parse(time.RFC3339, at)
		if err != nil {
			t.Fatal(err)
		}
		if got := MomentOf(instant.In(z)).String(); got != want {
			t.Errorf("%s is written %s; want %s", at, got, want)
		}
	}
	if s := (Moment{}).String(); s != "" || !(Moment{}).IsZero() {
		t.Errorf("no moment is %q", s)
	}
}

func FuzzMomentRoundTrips(f *testing.F) {
	for _, s := range []string{"2026-03-16", "2026-03-16T15:00", "2026-03-16T15:00:07-03:30", "2026-10-25T01:30Z", "2026-03-29T01:30", "2026-03-16T15:00-00:00", "2026-03-16T24:00", "é"} {
		f.Add(s)
	}
	z := zone(f, "Europe/London")
	f.Fuzz(func(t *testing.T, s string) {
		m, err := ParseMoment(s)
		if err != nil {
			if m != (Moment{}) {
				t.Errorf("%q was refused and read as %v", s, m)
			}
			return
		}
		again, err := ParseMoment(m.String())
		if err != nil || again != m {
			t.Errorf("%q became %q, and then %v, %v", s, m, again, err)
		}
		first, err1 := m.In(z)
		last, err2 := m.LastIn(z)
		if !errors.Is(err1, err2) || err1 == nil && (last.Before(first) || m.HasTime && !last.Equal(first)) {
			t.Errorf("%q is %s, %v or %s, %v", s, first, err1, last, err2)
		}
	})
}
