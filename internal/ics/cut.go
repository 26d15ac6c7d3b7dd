package ics

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	ical "github.com/emersion/go-ical"
)

// wanted are the properties of an event that are read. All others are passed over, with whatever somebody wrote in them.
var wanted = []string{
	ical.PropUID, ical.PropDateTimeStart, ical.PropDateTimeEnd, ical.PropDuration, ical.PropStatus, ical.PropSummary, ical.PropAttendee,
	ical.PropOrganizer, ical.PropRecurrenceRule, ical.PropRecurrenceDates, ical.PropExceptionDates, ical.PropRecurrenceID,
}

// A block is one event as a calendar of its own, cut out of the file: what is wrong with one leaves the others alone.
type block struct {
	line    int
	text    string
	problem string
}

// cut takes the events out of a calendar, and what it says of its zones: TZID to X-LIC-LOCATION.
func cut(src []byte) (blocks []block, zones map[string]string, err error) {
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	if bytes.IndexByte(src, 0) >= 0 {
		return nil, nil, &ReadError{Line: 1, Problem: "the file is not UTF-8 text"}
	}
	c := cutter{zones: map[string]string{}}
	for number, line := range unfolded(src) {
		if err := c.take(number, line); err != nil {
			return nil, nil, err
		}
	}
	switch {
	case !c.calendar:
		return nil, nil, &ReadError{Line: 1, Problem: "the file holds no calendar (BEGIN:VCALENDAR)"}
	case len(c.inside) > 0:
		return nil, nil, &ReadError{Line: c.begun, Problem: "what begins here never ends; the file may have been cut short"}
	}
	return c.blocks, c.zones, nil
}

// unfolded gives the content lines, each with the number of the line that it begins on.
func unfolded(src []byte) func(yield func(int, string) bool) {
	return func(yield func(int, string) bool) {
		var line []byte
		begun, number := 0, 0
		for len(src) > 0 {
			raw, rest, _ := bytes.Cut(src, []byte("\n"))
			src = rest
			number++
			raw = bytes.TrimSuffix(raw, []byte("\r"))
			if len(raw) > 0 && (raw[0] == ' ' || raw[0] == '\t') && begun > 0 {
				line = append(line, raw[1:]...)
				continue
			}
			if begun > 0 && !yield(begun, string(line)) {
				return
			}
			line, begun = append(line[:0], raw...), number
		}
		if begun > 0 {
			yield(begun, string(line))
		}
	}
}

// A cutter goes through the lines of a calendar.
type cutter struct {
	blocks   []block
	zones    map[string]string
	calendar bool
	inside   []string // the components that are open
	begun    int
	event    strings.Builder
	problem  string
	line     int
	zone     string
}

func (c *cutter) take(number int, line string) error {
	name, rest := nameOf(line)
	switch name {
	case "BEGIN":
		c.begin(number, strings.ToUpper(strings.TrimSpace(rest)))
		if len(c.inside) > 16 {
			return &ReadError{Line: number, Problem: "components are nested too deeply"}
		}
	case "END":
		return c.end(number, strings.ToUpper(strings.TrimSpace(rest)))
	case "TZID":
		c.zone = strings.TrimSpace(rest)
	case "X-LIC-LOCATION":
		if c.at("VTIMEZONE") {
			c.zones[c.zone] = strings.TrimSpace(rest)
		}
	default:
		if c.at("VEVENT") && slices.Contains(wanted, name) {
			c.keep(line)
		}
	}
	return nil
}

func (c *cutter) at(component string) bool {
	return len(c.inside) > 0 && c.inside[len(c.inside)-1] == component
}

func (c *cutter) begin(number int, component string) {
	if component == "VCALENDAR" {
		c.calendar = true
	}
	if component == "VEVENT" {
		c.event.Reset()
		c.line, c.problem = number, ""
	}
	c.inside, c.begun = append(c.inside, component), number
}

func (c *cutter) end(number int, component string) error {
	if !c.at(component) {
		return &ReadError{Line: number, Problem: "something ends here that was not begun; the file may have been cut short"}
	}
	c.inside = c.inside[:len(c.inside)-1]
	if component != "VEVENT" {
		return nil
	}
	if len(c.blocks) == MaxEvents {
		return &ReadError{Line: number, Problem: fmt.Sprintf("there are more than %d events; export a shorter time", MaxEvents)}
	}
	c.blocks = append(c.blocks, block{
		line: c.line, problem: c.problem,
		text: "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + c.event.String() + "END:VEVENT\r\nEND:VCALENDAR\r\n",
	})
	return nil
}

// keep adds a line to the event. Some programs fold in the middle of a character, so only whole lines are UTF-8. The
// library's time grows with the square of a parameter's length.
func (c *cutter) keep(line string) {
	if len(line) > maxValue || paramsOf(line) > maxParams || !utf8.ValidString(line) {
		c.problem = "too long, or not UTF-8"
		return
	}
	c.event.WriteString(line + "\r\n")
}

// paramsOf is how long a line is before its value.
func paramsOf(line string) int {
	quoted := false
	for i := range len(line) {
		switch line[i] {
		case '"':
			quoted = !quoted
		case ':':
			if !quoted {
				return i
			}
		}
	}
	return len(line)
}

// nameOf is the name of a content line in capitals, and what stands behind its first colon.
func nameOf(line string) (name, rest string) {
	i := strings.IndexAny(line, ";:")
	if i < 0 {
		return strings.ToUpper(line), ""
	}
	_, rest, _ = strings.Cut(line, ":")
	return strings.ToUpper(line[:i]), rest
}
