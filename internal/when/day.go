package when

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"coachctl/internal/coaching"
)

// day reads the words of a day. The note is for a day that people might have meant otherwise.
func (r reader) day(words []string) (d coaching.Date, note string, ok bool) {
	today := r.today()
	switch len(words) {
	case 1:
		return r.word(words[0])
	case 2:
		if weekday, ok := weekday(words[1]); ok && words[0] == "next" {
			d := inNextWeek(today, weekday)
			return d, r.note(d, after(today, weekday), words[1]), true
		}
	case 3:
		if words[0] == "in" {
			d, ok := moved(today, words[1], words[2], 1)
			return d, "", ok
		}
		if words[2] == "ago" {
			d, ok := moved(today, words[0], words[1], -1)
			return d, "", ok
		}
	}
	return d, "", false
}

func (r reader) word(word string) (d coaching.Date, note string, ok bool) {
	today := r.today()
	switch word {
	case "today":
		return today, "", true
	case "tomorrow":
		return today.AddDays(1), "", true
	case "yesterday":
		return today.AddDays(-1), "", true
	case "eow":
		return today.AddDays((7 - int(today.Weekday())) % 7), "", true
	case "eom":
		return coaching.Date{Year: today.Year, Month: today.Month, Day: 1}.AddMonths(1).AddDays(-1), "", true
	}
	if weekday, ok := weekday(word); ok {
		if r.past {
			return upTo(today, weekday), "", true
		}
		d := after(today, weekday)
		return d, r.note(d, upTo(today, weekday), "today"), true
	}
	d, ok = shifted(today, word)
	return d, "", ok
}

// note says which day was taken when the other one is not it and has not passed either.
func (r reader) note(taken, other coaching.Date, say string) string {
	if r.past || taken == other || other.Before(r.today()) {
		return ""
	}
	return fmt.Sprintf("taken as %s; say %q for %s",
		r.written(taken, "Mon 2 Jan"), say, r.written(other, "2 Jan"))
}

// written is a date in words, with its year only where that is not today's.
func (r reader) written(d coaching.Date, layout string) string {
	if d.Year != r.today().Year {
		layout += " 2006"
	}
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC).Format(layout)
}

// weekday reads monday or mon.
func weekday(word string) (time.Weekday, bool) {
	for d := time.Sunday; d <= time.Saturday; d++ {
		name := strings.ToLower(d.String())
		if word == name || word == name[:3] {
			return d, true
		}
	}
	return 0, false
}

// after is the first such weekday strictly after a day.
func after(day coaching.Date, weekday time.Weekday) coaching.Date {
	return day.AddDays((int(weekday)-int(day.Weekday())+6)%7 + 1)
}

// upTo is the latest such weekday that is not after a day.
func upTo(day coaching.Date, weekday time.Weekday) coaching.Date {
	return after(day, weekday).AddDays(-7)
}

// inNextWeek is that weekday of the ISO week, Monday to Sunday, after the one of a day.
func inNextWeek(day coaching.Date, weekday time.Weekday) coaching.Date {
	monday := after(day, time.Monday)
	return monday.AddDays((int(weekday) + 6) % 7)
}

// shifted reads +3d and -2w. Months have no letter here: m is taken for minutes too easily.
func shifted(day coaching.Date, word string) (coaching.Date, bool) {
	if len(word) < 3 {
		return day, false
	}
	sign, unit := map[byte]int{'+': 1, '-': -1}[word[0]], map[byte]int{'d': 1, 'w': 7}[word[len(word)-1]]
	n, ok := number(word[1 : len(word)-1])
	if sign == 0 || unit == 0 || !ok {
		return day, false
	}
	return day.AddDays(sign * n * unit), true
}

// moved reads the 3 and the days of "in 3 days" and "3 days ago".
func moved(day coaching.Date, count, unit string, sign int) (coaching.Date, bool) {
	n, ok := number(count)
	if !ok {
		return day, false
	}
	n *= sign
	switch {
	case slices.Contains([]string{"day", "days"}, unit):
		return day.AddDays(n), true
	case slices.Contains([]string{"week", "weeks"}, unit):
		return day.AddDays(7 * n), true
	case slices.Contains([]string{"month", "months"}, unit):
		return day.AddMonths(n), true
	}
	return day, false
}

// number reads up to four digits, which is more than any plan needs.
func number(s string) (int, bool) {
	if len(s) > 4 || strings.Trim(s, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}

// slashes refuses 12/01, which is January in one place and December in another, and says how to write either.
func slashes(text string, today coaching.Date) error {
	word := strings.Fields(text)[0]
	parts := strings.Split(word, "/")
	year := today.Year
	if len(parts) == 3 && len(parts[2]) == 4 {
		if y, ok := number(parts[2]); ok {
			year, parts = y, parts[:2]
		}
	}
	if len(parts) == 2 {
		a, ok1 := number(parts[0])
		b, ok2 := number(parts[1])
		dayFirst, err1 := coaching.ParseDate(fmt.Sprintf("%04d-%02d-%02d", year, b, a))
		monthFirst, err2 := coaching.ParseDate(fmt.Sprintf("%04d-%02d-%02d", year, a, b))
		switch {
		case !ok1 || !ok2:
		case err1 == nil && err2 == nil && dayFirst != monthFirst:
			return fmt.Errorf("is %s %s or %s? write %s or %s", word, dayFirst.Month, monthFirst.Month, dayFirst, monthFirst)
		case err1 == nil:
			return fmt.Errorf("dates with slashes are not read; write %s", dayFirst)
		case err2 == nil:
			return fmt.Errorf("dates with slashes are not read; write %s", monthFirst)
		}
	}
	return fmt.Errorf("%s: dates with slashes are not read; write 2026-01-12", quote(text))
}
