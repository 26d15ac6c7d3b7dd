package ics

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

func calendar(lines ...string) []byte {
	return []byte("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + strings.Join(lines, "\r\n") + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
}

func options() ReadOptions {
	return ReadOptions{Floating: time.UTC, Until: time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC)}
}

func TestASeriesKeepsItsHourAcrossAChangeOfTheClocks(t *testing.T) {
	events, err := Read(calendar("UID:a", "DTSTART;TZID=GMT Standard Time:20260323T150000", "DTEND;TZID=GMT Standard Time:20260323T160000", "RRULE:FREQ=WEEKLY;COUNT=2"), options())
	if err != nil || len(events) != 2 {
		t.Fatal(err, events)
	}
	for i, want := range []string{"2026-03-23T15:00Z", "2026-03-30T14:00Z"} {
		if got := events[i].Begin.UTC().Format("2006-01-02T15:04Z"); got != want || events[i].Length != time.Hour {
			t.Errorf("occurrence %d is at %s for %s; want %s", i, got, events[i].Length, want)
		}
	}
	if events[0].ID == events[1].ID || events[0].Line != 2 {
		t.Error(events)
	}
}

func TestALineFoldedWithinACharacterIsWholeAgain(t *testing.T) {
	src := string(calendar("UID:a", "SUMMARY:Zoë", "DTSTART:20260323T150000Z", "X-NOTE:\xff"))
	src = strings.Replace(src, "ë", "\xc3\r\n \xab", 1)
	events, err := Read([]byte(src), options())
	if err != nil || len(events) != 1 || events[0].Title != "Zoë" || events[0].Problem != "" {
		t.Error(err, events)
	}
}

func TestAZoneIsKnownByManyNames(t *testing.T) {
	for name, want := range map[string]string{
		"Europe/Berlin": "Europe/Berlin", "W. Europe Standard Time": "Europe/Berlin", "/citadel.org/20210210_1/America/Argentina/Salta": "America/Argentina/Salta",
		"/freeassociation.sourceforge.net/Europe/Paris": "Europe/Paris", "mine": "Asia/Tokyo", "Local": "", "My Time Zone": "",
	} {
		r := reader{zones: map[string]string{"mine": "Asia/Tokyo"}}
		got := ""
		if zone := r.zone(name); zone != nil {
			got = zone.String()
		}
		if got != want {
			t.Errorf("%s is %q; want %q", name, got, want)
		}
	}
	for name, zone := range windowsZones() {
		if _, err := time.LoadLocation(zone); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAHostileCalendarTakesBoundedTime(t *testing.T) {
	var out strings.Builder
	out.WriteString("BEGIN:VCALENDAR\r\n")
	for _, rule := range []string{
		"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;INTERVAL=7;BYDAY=SU", "FREQ=DAILY", "FREQ=SECONDLY", "FREQ=MONTHLY;BYDAY=53MO",
		"FREQ=DAILY;INTERVAL=99999999", "FREQ=WEEKLY;BYSETPOS=366", "FREQ=DAILY;COUNT=-1", "FREQ=",
	} {
		fmt.Fprintf(&out, "BEGIN:VEVENT\r\nUID:%s\r\nDTSTART:20240101T100000Z\r\nRRULE:%s\r\nEND:VEVENT\r\n", rule, rule)
	}
	for range 300 { // a parameter, whose length the library squares
		out.WriteString("BEGIN:VEVENT\r\nATTENDEE;CN=\"" + strings.Repeat("x", 30_000) + "\":mailto:a@b.example\r\nDTSTART:20240101T100000Z\r\nEND:VEVENT\r\n")
	}
	out.WriteString("END:VCALENDAR\r\n")
	begun := time.Now()
	events, err := Read([]byte(out.String()), options())
	if err != nil || time.Since(begun) > 20*time.Second {
		t.Errorf("%v after %s", err, time.Since(begun))
	}
	for _, e := range events {
		if e.Problem == "" && len(events) > 1000 {
			t.Errorf("a series without an end is written out: %d events", len(events))
			break
		}
	}
	deep := "BEGIN:VCALENDAR\r\n" + strings.Repeat("BEGIN:VEVENT\r\n", 1<<16)
	if _, err := Read([]byte(deep), options()); err == nil {
		t.Error("components nested without end are read")
	}
	many := "BEGIN:VCALENDAR\r\n" + strings.Repeat("BEGIN:VEVENT\r\nEND:VEVENT\r\n", MaxEvents+1) + "END:VCALENDAR\r\n"
	if _, err := Read([]byte(many), options()); err == nil {
		t.Error("more events than that are read")
	}
}
