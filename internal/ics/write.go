// Package ics writes and reads calendar files (RFC 5545), and is the only room that knows their library.
//
// What it writes it takes from a view of audience, so that no word reaches a calendar program except by an allow-list.
// Times are UTC. It reads no clock: the same view gives the same bytes. Of what it reads it hands on times, status, titles
// and addresses, and nothing else that somebody wrote.
package ics

import (
	"bytes"
	"strconv"
	"strings"
	"time"

	ical "github.com/emersion/go-ical"

	"coachctl/internal/audience"
)

// Format is the word for these files after --format.
const Format = "ics"

// product names the program that made a file. It has no version, so that a new release does not change every file.
const product = "-//coachctl//coachctl//EN"

// Write makes a calendar file: lines end in CRLF and are folded. It has no METHOD, as it is no message to anybody but the
// state of things, and so DTSTAMP is when an entry was last revised (RFC 5545, 3.8.7.2).
func Write(c audience.Calendar) ([]byte, error) {
	cal := ical.NewCalendar()
	cal.Props.SetText(ical.PropProductID, product)
	cal.Props.SetText(ical.PropVersion, "2.0")
	cal.Props.SetText("X-WR-CALNAME", c.Name)
	for _, e := range c.Entries {
		cal.Children = append(cal.Children, written(e))
	}
	if len(c.Entries) == 0 {
		cal.Children = append(cal.Children, utc())
	}
	var out bytes.Buffer
	if err := ical.NewEncoder(&out).Encode(cal); err != nil {
		return nil, err
	}
	return fold(out.Bytes()), nil
}

func written(e audience.CalendarEntry) *ical.Component {
	comp := ical.NewComponent(ical.CompEvent)
	if e.ToDo {
		comp = ical.NewComponent(ical.CompToDo)
	}
	revised := at(e.Revised)
	comp.Props.SetText(ical.PropUID, e.UID)
	comp.Props.SetDateTime(ical.PropDateTimeStamp, revised)
	comp.Props.SetDateTime(ical.PropLastModified, revised)
	comp.Props.Set(number(ical.PropSequence, e.Revision))
	comp.Props.SetText(ical.PropSummary, strings.Map(straight, e.Title))
	comp.Props.SetText(ical.PropClass, "PRIVATE")
	if e.ToDo {
		toDo(comp, e)
	} else {
		event(comp, e)
	}
	return comp
}

// event: the end of one that takes whole days is the day after the last.
func event(comp *ical.Component, e audience.CalendarEntry) {
	set := comp.Props.SetDateTime
	if e.AllDay {
		set = comp.Props.SetDate
	}
	set(ical.PropDateTimeStart, at(e.Begins))
	if e.Ends <= last {
		set(ical.PropDateTimeEnd, at(e.Ends))
	}
	status, transparency := "CONFIRMED", "OPAQUE"
	if e.Cancelled {
		status = "CANCELLED"
	}
	if e.Free {
		transparency = "TRANSPARENT"
	}
	comp.Props.SetText(ical.PropStatus, status)
	comp.Props.SetText(ical.PropTransparency, transparency)
}

// first and last are the seconds that the format has room for, years 1 to 9999. What lies beyond is written as these, and an
// event that ends later says only when it begins.
var (
	first = time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC).Unix()
	last  = time.Date(9999, 12, 31, 23, 59, 59, 0, time.UTC).Unix()
)

// toDo has no DTSTART, so that its DUE is later than nothing. One of a whole day is due on that day.
func toDo(comp *ical.Component, e audience.CalendarEntry) {
	if e.AllDay {
		comp.Props.SetDate(ical.PropDue, at(e.Begins))
	} else {
		comp.Props.SetDateTime(ical.PropDue, at(e.Ends))
	}
	if !e.Done {
		comp.Props.SetText(ical.PropStatus, "NEEDS-ACTION")
		return
	}
	comp.Props.SetText(ical.PropStatus, "COMPLETED")
	comp.Props.Set(number(ical.PropPercentComplete, 100))
	if e.DoneAt != 0 {
		comp.Props.SetDateTime(ical.PropCompleted, at(e.DoneAt))
	}
}

// straight drops the characters that turn text round: a program shows a title beside other text, which would be turned too.
func straight(r rune) rune {
	if r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069' {
		return -1
	}
	return r
}

func at(seconds int64) time.Time { return time.Unix(min(max(seconds, first), last), 0).UTC() }

func number(name string, n int) *ical.Prop {
	p := ical.NewProp(name)
	p.Value = strconv.Itoa(n)
	return p
}

// utc is what an empty calendar holds: a calendar without any component is not valid, and an empty file is no calendar,
// which leaves the old entries where it is subscribed to.
func utc() *ical.Component {
	standard := ical.NewComponent(ical.CompTimezoneStandard)
	start := ical.NewProp(ical.PropDateTimeStart)
	start.Value = "19700101T000000"
	standard.Props.Set(start)
	for _, name := range []string{ical.PropTimezoneOffsetFrom, ical.PropTimezoneOffsetTo} {
		offset := ical.NewProp(name)
		offset.Value = "+0000"
		standard.Props.Set(offset)
	}
	zone := ical.NewComponent(ical.CompTimezone)
	zone.Props.SetText(ical.PropTimezoneID, "UTC")
	zone.Children = append(zone.Children, standard)
	return zone
}
