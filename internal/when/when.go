// Package when reads the dates that people type after a flag, and says them back: a closed grammar in which every form
// means one thing.
//
// What it does not know is an error that lists the forms; it never guesses, and it reads no clock of its own. None of
// these words may be used in a file: what it returns is written there as an ISO date.
package when

import (
	"fmt"
	"strings"
	"time"

	"coachctl/internal/coaching"
)

// Forms lists what Future and Past accept, for help texts.
const Forms = "2026-03-16, 2026-03-16T15:00, today, tomorrow, yesterday, friday, next friday, in 3 days, in 2 weeks, " +
	"in 1 month, 3 days ago, +3d, -2w, eow, eom; each may be followed by a time such as 15:00"

// Taken is what a text was taken to mean.
type Taken struct {
	Moment coaching.Moment
	Note   string // for stderr, where people might have meant another day; most often empty
}

// Future reads a date of a plan: a weekday is the next one strictly after today, and `next friday` is the Friday of the
// next ISO week. Days that have passed are allowed, since a plan may be written down late.
func Future(text string, now time.Time, zone *time.Location) (Taken, error) {
	return read(text, reader{now: now, zone: zone})
}

// Past reads the date of a fact: a weekday is the latest one up to and including today. What lies after today, or
// today after now, is an error.
func Past(text string, now time.Time, zone *time.Location) (Taken, error) {
	taken, err := read(text, reader{now: now, zone: zone, past: true})
	if err != nil {
		return Taken{}, err
	}
	at, err := taken.Moment.In(zone)
	if err != nil {
		return Taken{}, err
	}
	if at.After(now) {
		return Taken{}, fmt.Errorf("%s is still to come; what has happened has a date up to now (%s)",
			Echo(taken.Moment, now, zone), coaching.MomentOf(now.In(zone)))
	}
	return taken, nil
}

// Instant reads the time for --now: ISO, a date alone standing for its first instant. Without an offset it is meant in
// zone, and it is returned there.
func Instant(text string, zone *time.Location) (time.Time, error) {
	text = strings.TrimSpace(text)
	if t, err := time.Parse(time.RFC3339Nano, text); err == nil {
		return t.In(zone), nil
	}
	m, err := iso(text)
	if err != nil {
		return time.Time{}, fmt.Errorf("%s %w; write 2026-03-16, 2026-03-16T15:00 or 2026-03-16T15:00+01:00", quote(text), err)
	}
	if err := exists(m, zone); err != nil {
		return time.Time{}, err
	}
	t, err := m.In(zone)
	return t.In(zone), err
}

// A reader is one reading of one text.
type reader struct {
	now  time.Time
	zone *time.Location
	past bool
}

func (r reader) today() coaching.Date { return coaching.DateOf(r.now.In(r.zone)) }

func read(text string, r reader) (Taken, error) {
	text = strings.Join(strings.Fields(text), " ")
	if strings.Contains(text, "/") {
		return Taken{}, slashes(text, r.today())
	}
	if isoLike(text) {
		m, err := iso(text)
		if err != nil {
			return Taken{}, fmt.Errorf("%s %w; write 2026-03-16 or 2026-03-16T15:00", quote(text), err)
		}
		return r.taken(m, "")
	}
	words := strings.Fields(strings.ToLower(text))
	var clock string
	if n := len(words); n > 0 && strings.Contains(words[n-1], ":") {
		words, clock = words[:n-1], words[n-1]
	}
	if len(words) == 0 {
		return Taken{}, unknown(text, clock)
	}
	date, note, ok := r.day(words)
	if !ok {
		return Taken{}, unknown(text, "")
	}
	if date.Year < 1 || date.Year > 9999 {
		return Taken{}, fmt.Errorf("%s is beyond the calendar", quote(text))
	}
	m := coaching.Moment{Date: date}
	if clock != "" {
		var err error
		if m, err = coaching.ParseMoment(date.String() + "T" + clock); err != nil || len(clock) != len("15:00") {
			return Taken{}, fmt.Errorf("%s is not a time of day; write it as 09:30 or 15:00", quote(clock))
		}
	}
	return r.taken(m, note)
}

func (r reader) taken(m coaching.Moment, note string) (Taken, error) {
	if err := exists(m, r.zone); err != nil {
		return Taken{}, err
	}
	return Taken{Moment: m, Note: note}, nil
}

// isoLike tells an ISO date, right or wrong, from the other forms.
func isoLike(text string) bool {
	return len(text) >= 5 && strings.Trim(text[:4], "0123456789") == "" && text[4] == '-'
}

// iso reads what ParseMoment does, also with a blank in place of the T and small letters.
func iso(text string) (coaching.Moment, error) {
	text = strings.ToUpper(text)
	if len(text) > 10 && text[10] == ' ' {
		text = text[:10] + "T" + text[11:]
	}
	m, err := coaching.ParseMoment(text)
	if err != nil {
		return coaching.Moment{}, err
	}
	return m, nil
}

func unknown(text, clock string) error {
	switch {
	case text == "":
		return fmt.Errorf("a date is missing; write one of: %s", Forms)
	case clock != "":
		return fmt.Errorf("%s has no day; write \"today %s\" or another of: %s", quote(text), clock, Forms)
	case strings.HasPrefix(text, "+") && strings.HasSuffix(strings.ToLower(text), "m"):
		return fmt.Errorf("%s might be minutes or months; write \"in 3 months\"", quote(text))
	}
	return fmt.Errorf("%s is not a date that is understood here; write one of: %s", quote(text), Forms)
}

// quote shows what was typed, not more of it than helps.
func quote(text string) string {
	if runes := []rune(text); len(runes) > 40 {
		text = string(runes[:40]) + "…"
	}
	return fmt.Sprintf("%q", text)
}
