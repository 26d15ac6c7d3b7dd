package coaching

import (
	"errors"
	"fmt"
	"time"
)

// ErrDurationForm says how a length of time is written.
var ErrDurationForm = errors.New("is not a length of time such as 24h, 7d or 2w")

// ErrCadenceForm says how a cadence is written.
var ErrCadenceForm = errors.New("is not weekly, biweekly, monthly or a range such as 10d-14d, the shorter first")

// ParseDuration reads a whole number followed by h, d or w. A day is 24 hours of elapsed time, a week seven of them.
func ParseDuration(s string) (time.Duration, error) {
	if len(s) < 2 || len(s) > 6 {
		return 0, ErrDurationForm
	}
	n, ok := digits(s[:len(s)-1])
	if !ok {
		return 0, ErrDurationForm
	}
	switch s[len(s)-1] {
	case 'h':
		return time.Duration(n) * time.Hour, nil
	case 'd':
		return time.Duration(n) * Day, nil
	case 'w':
		if n > 9999 {
			return 0, ErrDurationForm
		}
		return time.Duration(n) * 7 * Day, nil
	}
	return 0, ErrDurationForm
}

// Day is 24 hours of elapsed time.
const Day = 24 * time.Hour

// A Cadence is the agreed gap between coaching sessions in days, as a range.
type Cadence struct{ Low, High int }

// The cadences that have a name (ranges as practised: biweekly means every two to three weeks).
var (
	Weekly   = Cadence{Low: 7, High: 10}
	Biweekly = Cadence{Low: 14, High: 21}
	Monthly  = Cadence{Low: 28, High: 42}
)

// ParseCadence reads a named cadence, a range such as 10d-14d or 2w-3w, or one length such as 14d.
func ParseCadence(s string) (Cadence, error) {
	switch s {
	case "weekly":
		return Weekly, nil
	case "biweekly":
		return Biweekly, nil
	case "monthly":
		return Monthly, nil
	}
	low, high := s, s
	for i := range len(s) {
		if s[i] == '-' {
			low, high = s[:i], s[i+1:]
			break
		}
	}
	from, err1 := ParseDuration(low)
	to, err2 := ParseDuration(high)
	if err1 != nil || err2 != nil || from < Day || to < from || from%Day != 0 || to%Day != 0 {
		return Cadence{}, ErrCadenceForm
	}
	return Cadence{Low: int(from / Day), High: int(to / Day)}, nil
}

// IsZero reports whether no cadence was written.
func (c Cadence) IsZero() bool { return c == Cadence{} }

// String is the name of a named cadence and the range of any other.
func (c Cadence) String() string {
	switch c {
	case Cadence{}:
		return ""
	case Weekly:
		return "weekly"
	case Biweekly:
		return "biweekly"
	case Monthly:
		return "monthly"
	}
	return fmt.Sprintf("%dd-%dd", c.Low, c.High)
}

// Bound is the longest gap that still keeps the cadence, as elapsed time.
func (c Cadence) Bound() time.Duration { return time.Duration(c.High) * Day }
