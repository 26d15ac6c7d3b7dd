package ics

import (
	"errors"
	"fmt"
	"strings"
	"time"

	ical "github.com/emersion/go-ical"
)

// The limits of a calendar that is read. Above them it is refused, or the event is, with a reason.
const (
	MaxEvents  = 10_000
	maxRepeats = 500 // occurrences of one series
	maxSeries  = 300 // series that are written out
	maxParams  = 1 << 10
	maxValue   = 64 << 10
)

// An Event is one meeting of a calendar: a single one, or one occurrence of a series.
type Event struct {
	Line      int    // where it begins in the file
	ID        string // the UID; for an occurrence with the instant that the series gives it, so that a moved one keeps its ID
	Begin     time.Time
	Length    time.Duration // 0 when it is not said
	AllDay    bool
	Cancelled bool
	Addresses []string // of attendees and organiser, in small letters
	Title     string
	Problem   string // why it cannot be understood, and
	Remedy    string // what to do about it; neither holds anything that a person wrote
}

// ReadOptions say how a calendar is read.
type ReadOptions struct {
	Floating *time.Location   // the zone of times that name none
	Unknown  *time.Location   // the zone of times whose zone has a name that nobody knows; nil makes them a problem
	Until    time.Time        // a series is written out up to here
	Concerns func(Event) bool // a series of which this is false is given as one event
}

// A ReadError means that a file is no calendar that can be read. It holds nothing of the file's text.
type ReadError struct {
	Line    int
	Problem string
}

func (e *ReadError) Error() string { return fmt.Sprintf("line %d: %s", e.Line, e.Problem) }

// Read gives the events of a calendar in the order of the file, the occurrences of a series at its place. Tasks, alarms,
// descriptions and attachments are passed over unread. An event that cannot be understood has a Problem; the error is for
// a file that is no calendar.
func Read(src []byte, o ReadOptions) ([]Event, error) {
	blocks, zones, err := cut(src)
	if err != nil {
		return nil, err
	}
	r := reader{ReadOptions: o, zones: zones, overrides: map[string][]Event{}}
	parsed := make([]component, len(blocks))
	for i, b := range blocks {
		parsed[i] = r.parse(b)
		if c := parsed[i]; c.recurrence != "" {
			r.overrides[c.uid] = append(r.overrides[c.uid], c.Event)
		}
	}
	var events []Event
	for _, c := range parsed {
		events = append(events, r.occurrences(c)...)
		if len(events) > MaxEvents {
			return nil, &ReadError{Line: c.Line, Problem: fmt.Sprintf("there are more than %d events; export a shorter time", MaxEvents)}
		}
	}
	return events, nil
}

// A component is an event as its block has it.
type component struct {
	Event
	uid, recurrence string // the recurrence is the instant of a series that this one stands for
	rule            string
	zone            *time.Location
	without, beside []time.Time // EXDATE and RDATE
}

type reader struct {
	ReadOptions
	zones     map[string]string // what the file says of its own zones
	overrides map[string][]Event
	series    int
}

// parse reads one block. The library may panic on parameters that end too early; here that is one more thing that is wrong
// with the event.
func (r *reader) parse(b block) (c component) {
	c.Line = b.line
	defer func() {
		if recover() != nil {
			c = component{Event: unreadable(b.line)}
		}
	}()
	if b.problem != "" {
		c.Event = unreadable(b.line)
		return c
	}
	calendar, err := ical.NewDecoder(strings.NewReader(b.text)).Decode()
	if err != nil || len(calendar.Children) != 1 {
		c.Event = unreadable(b.line)
		return c
	}
	r.fill(&c, calendar.Children[0].Props)
	return c
}

func unreadable(line int) Event {
	return Event{Line: line, Problem: "this event is not written as the calendar format asks", Remedy: again}
}

const again = "open it in the calendar, save it and export again"

func (r *reader) fill(c *component, props ical.Props) {
	c.uid = value(props, ical.PropUID)
	c.ID = c.uid
	c.Title, _ = props.Text(ical.PropSummary)
	c.Cancelled = strings.EqualFold(value(props, ical.PropStatus), "CANCELLED")
	for _, name := range []string{ical.PropAttendee, ical.PropOrganizer} {
		for _, p := range props[name] {
			c.Addresses = append(c.Addresses, addresses(p)...)
		}
	}
	start := props.Get(ical.PropDateTimeStart)
	if start == nil {
		c.Problem, c.Remedy = "the event has no start", "give it one in the calendar, and export again"
		return
	}
	var err error
	if c.Begin, c.AllDay, err = r.instant(*start); err != nil {
		c.fail(err)
		return
	}
	c.zone = c.Begin.Location()
	if err := r.length(c, props); err != nil {
		c.fail(err)
		return
	}
	if p := props.Get(ical.PropRecurrenceID); p != nil {
		at, _, err := r.instant(*p)
		if err != nil || p.Params.Get("RANGE") != "" {
			c.fail(errSeries)
			return
		}
		c.recurrence = at.UTC().Format("20060102T150405Z")
		c.ID = c.uid + "/" + c.recurrence
		return
	}
	c.rule = value(props, ical.PropRecurrenceRule)
	if len(props[ical.PropRecurrenceRule]) > 1 || r.dates(&c.without, props[ical.PropExceptionDates]) != nil ||
		r.dates(&c.beside, props[ical.PropRecurrenceDates]) != nil {
		c.fail(errSeries)
	}
}

var (
	errTime   = errors.New("the time of the event cannot be read")
	errSeries = errors.New("the event repeats in a way that is not read here")
	errZone   = errors.New("the event's time zone has a name that is not known")
)

func (c *component) fail(err error) {
	c.Problem = err.Error()
	switch {
	case errors.Is(err, errZone):
		c.Remedy = "say which one is meant with --timezone, as --timezone Europe/Berlin"
	case errors.Is(err, errSeries):
		c.Remedy = "leave the series out of the export, and write its sessions in a CSV file"
	default:
		c.Remedy = again
	}
}

func value(props ical.Props, name string) string {
	if p := props.Get(name); p != nil {
		return strings.TrimSpace(p.Value)
	}
	return ""
}

func addresses(p ical.Prop) []string {
	var out []string
	for _, text := range []string{p.Value, p.Params.Get("EMAIL")} {
		text = strings.ToLower(strings.TrimSpace(text))
		text = strings.TrimPrefix(text, "mailto:")
		if strings.Contains(text, "@") {
			out = append(out, text)
		}
	}
	return out
}

func (r *reader) length(c *component, props ical.Props) error {
	if p := props.Get(ical.PropDuration); p != nil {
		var err error
		if c.Length, err = p.Duration(); err != nil {
			return errTime
		}
	}
	if p := props.Get(ical.PropDateTimeEnd); p != nil {
		end, _, err := r.instant(*p)
		if err != nil {
			return err
		}
		c.Length = end.Sub(c.Begin)
	}
	if c.Length < 0 {
		return errTime
	}
	return nil
}

func (r *reader) dates(to *[]time.Time, props []ical.Prop) error {
	for _, p := range props {
		for _, text := range strings.Split(p.Value, ",") {
			p.Value = strings.TrimSpace(text)
			at, _, err := r.instant(p)
			if err != nil {
				return err
			}
			*to = append(*to, at)
		}
	}
	return nil
}

// instant reads a date or a date with a time, in the zone that it names.
func (r *reader) instant(p ical.Prop) (t time.Time, day bool, err error) {
	zone := r.Floating
	if id := p.Params.Get("TZID"); id != "" {
		if zone = r.zone(id); zone == nil {
			zone = r.Unknown
		}
	}
	if zone == nil {
		return time.Time{}, false, errZone
	}
	text := strings.ToUpper(strings.TrimSpace(p.Value))
	if strings.HasSuffix(text, "Z") {
		text, zone = strings.TrimSuffix(text, "Z"), time.UTC
	}
	if len(text) == len("20060102") {
		t, err = time.ParseInLocation("20060102", text, zone)
		day = true
	} else {
		t, err = time.ParseInLocation("20060102T150405", text, zone)
	}
	if err != nil || t.Year() < 1900 || t.Year() > 2200 {
		return time.Time{}, false, errTime
	}
	return t, day, nil
}

// zone finds a zone by the name that a calendar gives it: one of IANA's, also behind a path (/citadel.org/…/Europe/London);
// what the file itself says that it is; or the one that Windows has for it.
func (r *reader) zone(id string) *time.Location {
	parts := strings.Split(strings.Trim(id, "/"), "/")
	names := []string{id, r.zones[id], windowsZones()[strings.ToLower(id)]}
	for n := min(3, len(parts)); n > 1; n-- {
		names = append(names, strings.Join(parts[len(parts)-n:], "/"))
	}
	for _, name := range names {
		if name == "" || name == "Local" {
			continue
		}
		if zone, err := time.LoadLocation(name); err == nil {
			return zone
		}
	}
	return nil
}
