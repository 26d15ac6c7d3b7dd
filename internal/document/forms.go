package document

import (
	"fmt"
	"net/mail"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"coachctl/internal/coaching"
)

// formError says what is wrong with a text as the value of a field; empty when nothing is.
func formError(f Field, s string) string {
	var err error
	switch f.Form {
	case Line:
		if strings.ContainsAny(strings.TrimSpace(s), "\r\n") {
			return "goes over several lines"
		}
	case ID:
		if !isID(s) {
			return "is not a short name (letters, digits, `-`, `_`, `.`)"
		}
	case Email:
		a, e := mail.ParseAddress(s)
		if e != nil || a.Address != s {
			return "is not an e-mail address"
		}
	case Day:
		_, err = coaching.ParseDate(s)
	case At:
		_, err = coaching.ParseMoment(s)
	case Start:
		var m coaching.Moment
		m, err = coaching.ParseMoment(s)
		if err == nil && !m.HasTime {
			return "wants a time of day too"
		}
	case By:
		if s != coaching.NextSession {
			_, err = coaching.ParseMoment(s)
		}
	case Length:
		_, err = coaching.ParseDuration(s)
	case Gap:
		_, err = coaching.ParseCadence(s)
	case Whole:
		n, e := strconv.Atoi(s)
		if e != nil || strconv.Itoa(n) != s || n < f.Min || n > f.Max {
			return fmt.Sprintf("is not a whole number from %d to %d", f.Min, f.Max)
		}
	case Number:
		if !isNumber(s) {
			return "is not a number"
		}
	case Truth:
		if s != "true" && s != "false" {
			return "is neither `true` nor `false`"
		}
	case Zone:
		if _, e := LoadZone(s); e != nil {
			return "is not a time zone of the IANA list"
		}
	}
	if err != nil {
		return err.Error()
	}
	return ""
}

func isID(s string) bool {
	for _, r := range s {
		if r != '-' && r != '_' && r != '.' && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			return false
		}
	}
	return s != "" && s[0] != '.'
}

func isNumber(s string) bool {
	if _, err := strconv.ParseFloat(s, 64); err != nil {
		return false
	}
	return strings.Trim(s, "0123456789.+-eE") == ""
}

// LoadZone finds an IANA time zone by name. Names that depend on the machine are errors.
func LoadZone(name string) (*time.Location, error) {
	own := strings.HasPrefix(name, "right/") || strings.HasPrefix(name, "posix/") // some systems have each zone thrice
	if own || slices.Contains([]string{"", "Local", "localtime", "posixrules", "Factory"}, name) {
		return nil, fmt.Errorf("load zone: not an IANA name")
	}
	return time.LoadLocation(name)
}

// wanted says what to write for a field, without seeming to know what was meant.
func wanted(f Field) string {
	switch f.Form {
	case Day:
		return "write a day, such as 2026-03-16"
	case At:
		return "write a day, or a day and time, such as 2026-03-16T15:00"
	case Start:
		return "write a day and time, such as 2026-03-16T15:00"
	case By:
		return "write a day (2026-03-27), a day and time (2026-03-27T12:00), or next-session"
	case Truth:
		return "write true or false"
	}
	return "write something like `" + f.Key + ": " + example(f) + "`"
}

// example is a value of the field as a hint shows it.
func example(f Field) string {
	switch f.Form {
	case Email:
		return "name@example.org"
	case Day:
		return "2026-03-16"
	case At, Start:
		return "2026-03-16T15:00"
	case By:
		return "2026-03-27"
	case Length:
		return "24h"
	case Gap:
		return "biweekly"
	case Whole:
		return strconv.Itoa(max(f.Min, min(wholeExample(f), f.Max)))
	case Number:
		return "3"
	case Truth:
		return "true"
	case Word:
		return strings.Join(f.Words, "|")
	case WordList:
		return "[" + strings.Join(f.Words, ", ") + "]"
	case TextList:
		return "[…, …]"
	case Zone:
		return "Europe/London"
	}
	return "…"
}

func wholeExample(f Field) int {
	if strings.HasSuffix(f.Key, "minutes") {
		return 60
	}
	return 12
}
