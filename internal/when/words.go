package when

import (
	"fmt"
	"time"

	"coachctl/internal/coaching"
)

// Echo says back what was understood: 2026-11-27 (Fri, in 9 days). A time with an offset that a clock in zone shows
// otherwise is also given as that clock has it.
func Echo(m coaching.Moment, now time.Time, zone *time.Location) string {
	day, local := m.Date, ""
	if t, err := m.In(zone); err == nil && m.HasTime {
		t = t.In(zone)
		if day = coaching.DateOf(t); m.HasOffset && (day != m.Date || t.Hour() != m.Hour || t.Minute() != m.Minute) {
			local = fmt.Sprintf(" %s in %s", t.Format("15:04"), zone)
		}
	}
	return fmt.Sprintf("%s (%s%s, %s)", m, day.Weekday().String()[:3], local, days(coaching.DateOf(now.In(zone)).DaysUntil(day)))
}

func days(n int) string {
	switch {
	case n == 0:
		return "today"
	case n == 1:
		return "tomorrow"
	case n == -1:
		return "yesterday"
	case n < 0:
		return fmt.Sprintf("%d days ago", -n)
	}
	return fmt.Sprintf("in %d days", n)
}

// Late says how long ago something was due, in whole units that have gone by: 2 hours late, 1 day late. Weeks begin
// beyond 14 days.
func Late(d time.Duration) string {
	switch {
	case d < time.Minute:
		return "just now"
	case d < time.Hour:
		return count(d, time.Minute, "minute") + " late"
	case d < coaching.Day:
		return count(d, time.Hour, "hour") + " late"
	case d < 15*coaching.Day:
		return count(d, coaching.Day, "day") + " late"
	}
	return count(d, 7*coaching.Day, "week") + " late"
}

// Soon says how long there is until something, to the nearest whole unit: in 40 minutes, in 3 days. It counts hours up
// to two days, since half a day matters there, and weeks beyond 14 days.
func Soon(d time.Duration) string {
	switch {
	case d < 30*time.Second:
		return "just now"
	case d.Round(time.Minute) < time.Hour:
		return "in " + count(d.Round(time.Minute), time.Minute, "minute")
	case d.Round(time.Hour) < 2*coaching.Day:
		return "in " + count(d.Round(time.Hour), time.Hour, "hour")
	case d.Round(coaching.Day) < 15*coaching.Day:
		return "in " + count(d.Round(coaching.Day), coaching.Day, "day")
	}
	return "in " + count(d.Round(7*coaching.Day), 7*coaching.Day, "week")
}

func count(d, unit time.Duration, name string) string {
	n := d / unit
	if n != 1 {
		name += "s"
	}
	return fmt.Sprintf("%d %s", n, name)
}
