package coaching

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// A Moment is a point in time as written in a file: a day, or a day with a wall-clock time, with an offset from UTC or
// without. Without one it is meant in the zone of the engagement. The zero Moment means that none was written.
type Moment struct {
	Date                 Date
	Hour, Minute, Second int
	HasTime              bool
	Offset               time.Duration
	HasOffset            bool
}

// Errors of ParseMoment and Moment.In.
var (
	ErrMomentForm = errors.New("is not a date and time of the form 2026-03-16T15:00")
	ErrClockRange = errors.New("has a time of day that no clock shows")
	ErrSkipped    = errors.New("does not exist there: the clocks go forward over it")
	ErrTwice      = errors.New("occurs twice there: the clocks go back over it")
)

// ParseMoment reads 2026-03-16, 2026-03-16T15:00 or 2026-03-16T15:00:00, the last two also with Z or an offset such as
// +01:00.
func ParseMoment(s string) (Moment, error) {
	if len(s) < 10 {
		return Moment{}, ErrMomentForm
	}
	date, err := ParseDate(s[:10])
	if err != nil {
		return Moment{}, err
	}
	m := Moment{Date: date}
	rest := s[10:]
	if rest == "" {
		return m, nil
	}
	if rest[0] != 'T' {
		return Moment{}, ErrMomentForm
	}
	m.HasTime = true
	rest, err = m.clock(rest[1:])
	if err != nil {
		return Moment{}, err
	}
	if err := m.offset(rest); err != nil {
		return Moment{}, err
	}
	return m, nil
}

func (m *Moment) clock(s string) (rest string, err error) {
	parts := []*int{&m.Hour, &m.Minute, &m.Second}
	for i, part := range parts {
		if i > 0 {
			if !strings.HasPrefix(s, ":") {
				break
			}
			s = s[1:]
		}
		if len(s) < 2 {
			return "", ErrMomentForm
		}
		n, ok := digits(s[:2])
		if !ok {
			return "", ErrMomentForm
		}
		*part, s = n, s[2:]
		if i == 0 && !strings.HasPrefix(s, ":") {
			return "", ErrMomentForm
		}
	}
	if m.Hour > 23 || m.Minute > 59 || m.Second > 59 {
		return "", ErrClockRange
	}
	return s, nil
}

func (m *Moment) offset(s string) error {
	switch {
	case s == "":
		return nil
	case s == "Z":
		m.HasOffset = true
		return nil
	case len(s) != 6 || (s[0] != '+' && s[0] != '-') || s[3] != ':':
		return ErrMomentForm
	}
	hours, ok1 := digits(s[1:3])
	minutes, ok2 := digits(s[4:])
	if !ok1 || !ok2 {
		return ErrMomentForm
	}
	if hours > 15 || minutes > 59 {
		return ErrClockRange
	}
	m.HasOffset = true
	m.Offset = time.Duration(hours)*time.Hour + time.Duration(minutes)*time.Minute
	if s[0] == '-' {
		m.Offset = -m.Offset
	}
	return nil
}

// IsZero reports whether no moment was written.
func (m Moment) IsZero() bool { return m.Date.IsZero() }

// String is the form ParseMoment reads, without needless seconds.
func (m Moment) String() string {
	if !m.HasTime {
		return m.Date.String()
	}
	s := fmt.Sprintf("%sT%02d:%02d", m.Date, m.Hour, m.Minute)
	if m.Second != 0 {
		s += fmt.Sprintf(":%02d", m.Second)
	}
	if !m.HasOffset {
		return s
	}
	if m.Offset == 0 {
		return s + "Z"
	}
	sign, off := '+', m.Offset
	if off < 0 {
		sign, off = '-', -off
	}
	return s + fmt.Sprintf("%c%02d:%02d", sign, int(off.Hours()), int(off.Minutes())%60)
}

// In is the instant of the moment in a zone. A date alone is its first instant. A wall-clock time that the zone skips or
// strikes twice is ErrSkipped or ErrTwice; an offset in the moment settles both.
func (m Moment) In(zone *time.Location) (time.Time, error) {
	if !m.HasTime {
		return m.Date.Begins(zone), nil
	}
	d := m.Date
	if m.HasOffset {
		fixed := time.FixedZone("", int(m.Offset.Seconds()))
		return time.Date(d.Year, d.Month, d.Day, m.Hour, m.Minute, m.Second, 0, fixed).In(zone), nil
	}
	t := time.Date(d.Year, d.Month, d.Day, m.Hour, m.Minute, m.Second, 0, zone)
	if DateOf(t) != d || t.Hour() != m.Hour || t.Minute() != m.Minute {
		return time.Time{}, ErrSkipped
	}
	if _, twice := struckTwice(t); twice {
		return time.Time{}, ErrTwice
	}
	return t, nil
}

// LastIn is the instant of the moment in a zone where a date alone stands for its whole day: the last nanosecond of it.
// This is how a fact such as summary_sent is read.
func (m Moment) LastIn(zone *time.Location) (time.Time, error) {
	if !m.HasTime {
		return m.Date.Ends(zone).Add(-1), nil
	}
	return m.In(zone)
}

// MomentOf writes an instant as a wall-clock moment in its own zone, to the minute. It carries an offset only where
// the same wall-clock time occurs twice.
func MomentOf(t time.Time) Moment {
	t = t.Truncate(time.Minute)
	m := Moment{Date: DateOf(t), Hour: t.Hour(), Minute: t.Minute(), HasTime: true}
	if _, twice := struckTwice(t); twice {
		_, seconds := t.Zone()
		m.HasOffset, m.Offset = true, time.Duration(seconds)*time.Second
	}
	return m
}

// struckTwice finds the other instant at which a clock in t's location shows the same time as at t.
func struckTwice(t time.Time) (other time.Time, twice bool) {
	_, here := t.Zone()
	start, end := t.ZoneBounds()
	var edges []time.Time
	if !start.IsZero() {
		edges = append(edges, start.Add(-1))
	}
	if !end.IsZero() {
		edges = append(edges, end)
	}
	for _, edge := range edges {
		_, there := edge.Zone()
		u := t.Add(time.Duration(here-there) * time.Second)
		if _, offset := u.Zone(); offset == there && !u.Equal(t) {
			return u, true
		}
	}
	return time.Time{}, false
}
