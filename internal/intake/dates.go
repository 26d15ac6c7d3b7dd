package intake

import (
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"

	"coachctl/internal/coaching"
	"coachctl/internal/when"
)

var (
	errOrder = errors.New("is a date whose order nobody can know")
	errDate  = errors.New("is not a date that is read here")
	errClock = errors.New("is not a time of day")
)

var (
	other  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$`) })
	clocks = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)^(\d{1,2})(?::(\d{2}))?(?::(\d{2})(?:\.\d+)?)?\s*([ap])?\.?(?:m\.?)?` +
			`\s*(z|utc|gmt|[+-]\d{2}(?::?\d{2})?)?$`)
	})
	named = sync.OnceValue(func() []*regexp.Regexp {
		const rest = `(?:,|\b)(?P<rest>|\s.*)$`
		return []*regexp.Regexp{
			regexp.MustCompile(`^(?P<month>[A-Za-z]+)\.? (?P<day>\d{1,2}),? (?P<year>\d{4})` + rest),
			regexp.MustCompile(`^(?P<day>\d{1,2})[ -](?P<month>[A-Za-z]+)\.?[ -](?P<year>\d{4})` + rest),
		}
	})
)

// dateRemedy says what to do about a date that cannot be read.
func dateRemedy(err error) string {
	switch {
	case errors.Is(err, errOrder):
		return "say how the file writes dates: --date-order dmy for 27/03/2026, mdy for 03/27/2026"
	case errors.Is(err, coaching.ErrSkipped), errors.Is(err, coaching.ErrTwice):
		return "see whether the time is of another zone (--timezone), or write it with an offset, as 2026-10-25T01:30+01:00"
	}
	return "write it as 2026-03-16, with a time as 2026-03-16T15:00"
}

// moment reads a date, or a date with a time: ISO, or 27/03/2026 where its order was said.
func (s *Setup) moment(text string) (coaching.Moment, error) {
	day, clock := parted(text)
	date, err := s.date(day)
	if err != nil {
		return coaching.Moment{}, err
	}
	return withClock(date, clock)
}

// parted splits a date from the time of day behind it. A month with its English name comes out as a number.
func parted(text string) (day, clock string) {
	text = strings.TrimSpace(text)
	for _, form := range named() {
		parts := form.FindStringSubmatch(text)
		if parts == nil {
			continue
		}
		at := func(name string) string { return parts[form.SubexpIndex(name)] }
		if month, ok := when.Month(at("month")); ok {
			return fmt.Sprintf("%s-%02d-%s", at("year"), month, twoDigits(at("day"))), strings.TrimSpace(at("rest"))
		}
	}
	if i := strings.IndexAny(text, "T "); i >= 0 {
		return strings.TrimSuffix(text[:i], ","), strings.TrimSpace(text[i+1:])
	}
	return text, ""
}

func (s *Setup) date(text string) (coaching.Date, error) {
	if d, err := coaching.ParseDate(text); err == nil || !errors.Is(err, coaching.ErrDateForm) {
		return d, err
	}
	if len(text) == len("2026/03/16") && text[4] == text[7] && strings.ContainsRune("/.", rune(text[4])) {
		return coaching.ParseDate(strings.ReplaceAll(text, text[4:5], "-"))
	}
	parts := other().FindStringSubmatch(text)
	switch {
	case parts == nil:
		return coaching.Date{}, errDate
	case s.Order == "":
		return coaching.Date{}, errOrder
	}
	day, month := parts[1], parts[2]
	if s.Order == "mdy" {
		day, month = month, day
	}
	return coaching.ParseDate(parts[3] + "-" + twoDigits(month) + "-" + twoDigits(day))
}

// latest is the last instant that a text may mean, whichever order its date has: for a day its end. Zero when it is none.
func (s *Setup) latest(text string, zone *time.Location) time.Time {
	var last time.Time
	for _, order := range []string{"dmy", "mdy"} {
		reader := Setup{Order: cmp.Or(s.Order, order), Zone: s.Zone}
		m, err := reader.moment(text)
		if err != nil {
			continue
		}
		_, at, err := reader.inZone(m, zone)
		if !m.HasTime {
			at = at.AddDate(0, 0, 1).Add(-time.Nanosecond)
		}
		if err == nil && at.After(last) {
			last = at
		}
	}
	return last
}

func twoDigits(s string) string { return ("0" + s)[len(s)-1:] }

// withClock adds a time of day: 15:00, 15:00:00, 3:00 PM, each with an offset or without.
func withClock(d coaching.Date, text string) (coaching.Moment, error) {
	m := coaching.Moment{Date: d}
	if text == "" {
		return m, nil
	}
	parts := clocks().FindStringSubmatch(text)
	if parts == nil || parts[2] == "" && parts[4] == "" {
		return m, errClock
	}
	hour, _ := strconv.Atoi(parts[1])
	if half := strings.ToLower(parts[4]); half != "" {
		if hour < 1 || hour > 12 {
			return m, errClock
		}
		hour %= 12
		if half == "p" {
			hour += 12
		}
	}
	clock := twoDigits(strconv.Itoa(hour)) + ":" + (parts[2] + "00")[:2]
	if hour > 23 {
		return m, errClock
	}
	return coaching.ParseMoment(d.String() + "T" + clock + offset(parts[5]))
}

func offset(text string) string {
	switch text = strings.ToUpper(text); {
	case text == "":
		return ""
	case text == "Z", text == "UTC", text == "GMT":
		return "Z"
	case len(text) == len("+01"):
		return text + ":00"
	case len(text) == len("+0100"):
		return text[:3] + ":" + text[3:]
	}
	return text
}

var lengths = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(?:(\d{1,2})\s*(?:h|hours?|hrs?)|(\d{1,2}):(\d{2})(?::\d{2})?)?` +
		`\s*(?:(\d{1,4})\s*(?:m|mins?|minutes)?\.?)?$`)
})

// minutes reads a length: 60, 60 min, 1h 30m, 1:30.
func minutes(text string) (string, bool) {
	parts := lengths().FindStringSubmatch(strings.TrimSpace(text))
	if parts == nil || strings.TrimSpace(text) == "" {
		return "", false
	}
	n := 0
	for i, unit := range []int{0, 60, 60, 1, 1} {
		if parts[i] != "" && unit > 0 {
			part, _ := strconv.Atoi(parts[i])
			n += part * unit
		}
	}
	return strconv.Itoa(n), true
}

// hours reads 1.5 and 1,5.
func hours(text string) (string, bool) {
	h, err := strconv.ParseFloat(strings.Replace(text, ",", ".", 1), 64)
	n := h * 60
	if err != nil || n < 1 || n > 24*60 || n != float64(int(n)) {
		return "", false
	}
	return strconv.Itoa(int(n)), true
}

// inZone gives a moment as the file format writes it in a zone: one that was read in another zone is shifted.
func (s *Setup) inZone(m coaching.Moment, zone *time.Location) (coaching.Moment, time.Time, error) {
	from := zone
	if s.Zone != nil {
		from = s.Zone
	}
	t, err := m.In(from)
	if err != nil || !m.HasTime {
		return m, t, err
	}
	return coaching.MomentOf(t.In(zone)), t, nil
}
