package coaching

import (
	"errors"
	"time"
)

// A Date is a civil day without a zone, as people write it: 2026-03-16. The zero Date means that none was written.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// Errors of ParseDate and ParseMoment. They say which part is wrong and never repeat the text.
var (
	ErrDateForm   = errors.New("is not a date of the form 2026-03-16")
	ErrMonthRange = errors.New("has a month outside 01 to 12")
	ErrDayRange   = errors.New("has a day that its month does not have")
)

// ParseDate reads YYYY-MM-DD, every digit present. Anything else is an error, a day such as 30 February included.
func ParseDate(s string) (Date, error) {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return Date{}, ErrDateForm
	}
	year, ok1 := digits(s[:4])
	month, ok2 := digits(s[5:7])
	day, ok3 := digits(s[8:])
	if !ok1 || !ok2 || !ok3 || year == 0 {
		return Date{}, ErrDateForm
	}
	if month < 1 || month > 12 {
		return Date{}, ErrMonthRange
	}
	d := Date{Year: year, Month: time.Month(month), Day: day}
	if day < 1 || DateOf(d.utc()) != d {
		return Date{}, ErrDayRange
	}
	return d, nil
}

// DateOf is the day that a clock in t's own location shows.
func DateOf(t time.Time) Date {
	year, month, day := t.Date()
	return Date{Year: year, Month: month, Day: day}
}

// IsZero reports whether no date was written.
func (d Date) IsZero() bool { return d == Date{} }

// String is YYYY-MM-DD, and empty for the zero Date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return d.utc().Format("2006-01-02")
}

// AddDays moves by whole calendar days, backwards when n is negative.
func (d Date) AddDays(n int) Date { return DateOf(d.utc().AddDate(0, 0, n)) }

// AddMonths moves by calendar months and stays inside the month it reaches: 31 January plus one month is the last of
// February.
func (d Date) AddMonths(n int) Date {
	first := time.Date(d.Year, d.Month+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return Date{Year: first.Year(), Month: first.Month(), Day: min(d.Day, last)}
}

// Weekday of the date.
func (d Date) Weekday() time.Weekday { return d.utc().Weekday() }

// DaysUntil counts the calendar days from d to e; it is negative when e is earlier.
func (d Date) DaysUntil(e Date) int { return int((e.utc().Unix() - d.utc().Unix()) / 86400) }

// Before reports whether d is an earlier day than e.
func (d Date) Before(e Date) bool { return d.utc().Before(e.utc()) }

// After reports whether d is a later day than e.
func (d Date) After(e Date) bool { return e.Before(d) }

// Begins is the first instant of the day in a zone, also where midnight is skipped or struck twice.
func (d Date) Begins(zone *time.Location) time.Time {
	t := time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, zone)
	if DateOf(t) != d || t.Hour() != 0 || t.Minute() != 0 {
		// Midnight was skipped: the day begins where the clock jumps to.
		if _, end := t.ZoneBounds(); DateOf(t).Before(d) && !end.IsZero() {
			return end
		}
		start, _ := t.ZoneBounds()
		return start
	}
	if other, twice := struckTwice(t); twice && other.Before(t) {
		return other
	}
	return t
}

// Ends is the instant at which the next day begins.
func (d Date) Ends(zone *time.Location) time.Time { return d.AddDays(1).Begins(zone) }

func (d Date) utc() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }

func digits(s string) (int, bool) {
	n := 0
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, s != ""
}
