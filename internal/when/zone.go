package when

import (
	"errors"
	"fmt"
	"time"

	"coachctl/internal/coaching"
)

// exists refuses a wall-clock time that a zone skips or strikes twice, and says what to write instead.
func exists(m coaching.Moment, zone *time.Location) error {
	_, err := m.In(zone)
	switch {
	case errors.Is(err, coaching.ErrSkipped):
		return fmt.Errorf("%s %w (%s); write %s", m, err, zone, Settle(m, zone))
	case errors.Is(err, coaching.ErrTwice):
		first, second := both(m, zone)
		return fmt.Errorf("%s %w (%s); write %s or %s", m, err, zone, first, second)
	}
	return err
}

// Settle gives a moment that is one instant in a zone: itself where it is, the next minute that exists where the clocks
// go forward over it, and the first of two, with its offset, where they go back. It is for times that are computed; a
// time that somebody typed is refused instead.
func Settle(m coaching.Moment, zone *time.Location) coaching.Moment {
	_, err := m.In(zone)
	switch {
	case errors.Is(err, coaching.ErrSkipped):
		t := wall(m, zone)
		start, end := t.ZoneBounds()
		// The gap is at that edge of t's stretch of time which is nearer to it.
		if !end.IsZero() && (start.IsZero() || end.Sub(t) < t.Sub(start)) {
			return coaching.MomentOf(end)
		}
		return coaching.MomentOf(start)
	case errors.Is(err, coaching.ErrTwice):
		first, _ := both(m, zone)
		return first
	}
	return m
}

// both gives a moment that occurs twice with either offset, the earlier first.
func both(m coaching.Moment, zone *time.Location) (first, second coaching.Moment) {
	t := wall(m, zone)
	_, before := t.Add(-12 * time.Hour).Zone()
	_, later := t.Add(12 * time.Hour).Zone()
	first, second = m, m
	first.HasOffset, first.Offset = true, time.Duration(before)*time.Second
	second.HasOffset, second.Offset = true, time.Duration(later)*time.Second
	return first, second
}

func wall(m coaching.Moment, zone *time.Location) time.Time {
	return time.Date(m.Date.Year, m.Date.Month, m.Date.Day, m.Hour, m.Minute, m.Second, 0, zone)
}
