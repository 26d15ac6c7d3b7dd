package when

import (
	"strings"
	"testing"
	"time"
	_ "time/tzdata"

	"coachctl/internal/coaching"
)

// FuzzDatesAtAnyClock reads any text at any instant in zones whose clocks jump, one of them over midnight, one by half an
// hour, one over a whole day.
func FuzzDatesAtAnyClock(f *testing.F) {
	names := []string{"UTC", "Europe/London", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "America/Sao_Paulo", "Asia/Kathmandu", "Africa/Cairo"}
	for i, text := range []string{
		"2026-03-16", "2026-03-29T01:30", "2011-12-30", "2018-11-04 00:00", "today 02:30", "friday", "next fri 23:59", "in 3 months", "1 day ago", "-2w", "eow", "eom", "20 March", "Fri 20 March 2026",
		"29 Feb", "31 Apr", "9999-12-31T23:59:59-12:00", "0001-01-01", "2026-10-25T01:30Z", "in 9999 weeks", "Mon. 1 Jan 2029", "١٢ March",
	} {
		for _, clock := range []int64{1773738000, 1325203200, -62135596800, 253402300799, 1541296800} {
			f.Add(text, clock, i)
		}
	}
	f.Add("tomorrow 01:30", int64(1774699200), 1) // London's clocks go forward on 29 March 2026
	f.Add("in 1 day 01:30", int64(1792843200), 1) // and back on 25 October
	f.Fuzz(func(t *testing.T, text string, clock int64, n int) {
		z := zone(t, names[uint(n)%uint(len(names))])
		// The years 1 to 9999: a clock beyond them is refused before it gets here.
		const first, span = -62135596800, 62135596800 + 253402300800
		now := time.Unix(first+((clock-first)%span+span)%span, 0).In(z)
		future, err := Future(text, now, z)
		if err == nil {
			begins, err := future.Moment.In(z)
			if err != nil {
				t.Errorf("%q is %v, and the clocks never show it: %v", text, future.Moment, err)
			}
			iso := future.Moment.String()
			if again, err := Future(iso, now, z); err != nil || again.Moment != future.Moment {
				t.Errorf("%q gives %s, which gives %v, %v", text, iso, again.Moment, err)
			}
			at, err := Instant(iso, z)
			if err != nil || !at.Equal(begins) {
				t.Errorf("%s is %s, and as an instant %s, %v", iso, begins, at, err)
			}
			Echo(future.Moment, now, z)
		} else if future != (Taken{}) || !strings.Contains(err.Error(), " ") {
			t.Errorf("%q: %v comes with %v", text, err, future)
		}
		if past, err := Past(text, now, z); err == nil {
			if at, err := past.Moment.In(z); err != nil || at.After(now) {
				t.Errorf("%q is a fact at %s, %v, after %s", text, at, err, now)
			}
		}
		today := coaching.DateOf(now)
		day, found, err := Written(text, today)
		if !found || err != nil {
			if day != (coaching.Date{}) {
				t.Errorf("%q: %v, %v comes with %v", text, found, err, day)
			}
			return
		}
		midnight := time.Date(day.Year, day.Month, day.Day, 0, 0, 0, 0, time.UTC)
		if back, found, err := Written(midnight.Format("Mon 2 January 2006"), today); !found || err != nil || back != day {
			t.Errorf("%q is %v, which is written so that it reads %v, %v, %v", text, day, back, found, err)
		}
	})
}
