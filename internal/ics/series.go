package ics

import (
	"slices"
	"strconv"
	"time"

	"github.com/teambition/rrule-go"
)

// occurrences are the events that a component stands for: itself, or those of its series that no other component
// overrides and no EXDATE takes out.
func (r *reader) occurrences(c component) []Event {
	if c.rule == "" && len(c.beside) == 0 || c.Problem != "" || r.Concerns != nil && !r.Concerns(c.Event) {
		return []Event{c.Event}
	}
	starts, ok := r.starts(c)
	if !ok {
		c.fail(errSeries)
		return []Event{c.Event}
	}
	if len(starts) > maxRepeats {
		c.Problem = "the event repeats more than " + strconv.Itoa(maxRepeats) + " times within a year from now"
		c.Remedy = "give the series an end in the calendar, and export again"
		return []Event{c.Event}
	}
	var events []Event
	for _, at := range starts {
		e := c.Event
		e.Begin, e.ID = at, c.uid+"/"+at.UTC().Format("20060102T150405Z")
		if !slices.ContainsFunc(r.overrides[c.uid], func(o Event) bool { return o.ID == e.ID }) {
			events = append(events, e)
		}
	}
	return events
}

// starts are the instants of a series up to the end of what is read, in order.
func (r *reader) starts(c component) (starts []time.Time, ok bool) {
	if r.series++; r.series > maxSeries {
		return nil, false
	}
	defer func() {
		if recover() != nil {
			starts, ok = nil, false // the library trusts the numbers of a rule
		}
	}()
	starts = append([]time.Time{c.Begin}, c.beside...)
	if c.rule != "" {
		rule, err := readable(c)
		if err != nil {
			return nil, false
		}
		starts = slices.Clone(c.beside)
		next := rule.Iterator()
		for len(starts) <= maxRepeats+len(c.without) {
			at, more := next()
			if !more || at.After(r.Until) {
				break
			}
			starts = append(starts, at)
		}
	}
	starts = slices.DeleteFunc(starts, func(t time.Time) bool {
		return slices.ContainsFunc(c.without, func(w time.Time) bool { return w.Equal(t) })
	})
	slices.SortFunc(starts, time.Time.Compare)
	return slices.CompactFunc(starts, time.Time.Equal), true
}

// readable takes the rules that people make: by the day, week, month or year. Rules by the hour are no meetings, and
// together with those for days that never come they would be followed for thousands of years.
func readable(c component) (*rrule.RRule, error) {
	o, err := rrule.StrToROptionInLocation(c.rule, c.zone)
	if err != nil || o.Freq > rrule.DAILY || o.Interval < 0 || o.Interval > 1000 || len(o.Bysetpos)+len(o.Byyearday)+len(o.Byweekno) > 12 {
		return nil, errSeries
	}
	if len(o.Byhour)+len(o.Byminute)+len(o.Bysecond)+len(o.Byeaster) > 0 {
		return nil, errSeries
	}
	if o.Freq >= rrule.WEEKLY && len(o.Bymonthday)+len(o.Bysetpos)+len(o.Byyearday)+len(o.Byweekno) > 0 ||
		o.Freq == rrule.DAILY && o.Interval > 1 && len(o.Byweekday)+len(o.Bymonth) > 0 {
		return nil, errSeries
	}
	o.Dtstart = c.Begin
	return rrule.NewRRule(*o)
}
