package when

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"

	"coachctl/internal/coaching"
)

var writtenDay = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(?:([a-z]{3,9})\.?,?\s+)?(\d{1,2})\s+([a-z]{3,9})\.?(?:\s+(\d{4}))?$`)
})

// Written reads a day as the tool's own pages write it, and as people do on a line of their notes: `Fri 20 March`,
// `20 March`, `20 Mar 2027`. Without a year it is the first such day from a given one on. Found is false where the text is
// of another form; the error says that the weekday is another, or that there is no such day.
func Written(text string, from coaching.Date) (day coaching.Date, found bool, err error) {
	m := writtenDay().FindStringSubmatch(strings.TrimSpace(text))
	if m == nil {
		return coaching.Date{}, false, nil
	}
	month, known := Month(m[3])
	if !known {
		return coaching.Date{}, false, nil
	}
	number, _ := strconv.Atoi(m[2])
	year := from.Year
	if m[4] != "" {
		year, _ = strconv.Atoi(m[4])
	}
	day, err = coaching.ParseDate(fmt.Sprintf("%04d-%02d-%02d", year, month, number))
	if m[4] == "" && (err != nil || day.Before(from)) {
		day, err = coaching.ParseDate(fmt.Sprintf("%04d-%02d-%02d", year+1, month, number))
	}
	if err != nil {
		return coaching.Date{}, true, err
	}
	weekday, known := named(m[1], 7, func(n int) string { return time.Weekday(n).String() })
	if m[1] != "" && !known {
		return coaching.Date{}, false, nil
	}
	if known && time.Weekday(weekday) != day.Weekday() {
		return coaching.Date{}, true, fmt.Errorf("is no such day: it falls on a %s in %d", day.Weekday(), day.Year)
	}
	return day, true, nil
}

// Month is the month that a word names in English, whole or by three letters or more of its beginning.
func Month(word string) (month time.Month, known bool) {
	n, known := named(word, 12, func(n int) string { return time.Month(n + 1).String() })
	return time.Month(n + 1), known
}

// named finds the one of n names that a word of three letters or more begins.
func named(word string, n int, name func(int) string) (int, bool) {
	for i := range n {
		if full := name(i); len(word) >= 3 && len(word) <= len(full) && strings.EqualFold(full[:len(word)], word) {
			return i, true
		}
	}
	return 0, false
}
