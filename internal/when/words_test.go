package when

import (
	"testing"
	"time"

	"coachctl/internal/coaching"
)

func TestEcho(t *testing.T) {
	berlin := zone(t, "Europe/Berlin")
	now := at(t, wednesday, berlin)
	for text, want := range map[string]string{
		"2026-11-27":             "2026-11-27 (Fri, in 9 days)",
		"2026-11-18T15:00":       "2026-11-18T15:00 (Wed, today)",
		"2026-11-19":             "2026-11-19 (Thu, tomorrow)",
		"2026-11-17":             "2026-11-17 (Tue, yesterday)",
		"2026-11-15":             "2026-11-15 (Sun, 3 days ago)",
		"2026-11-20T15:00+01:00": "2026-11-20T15:00+01:00 (Fri, in 2 days)",
		"2026-11-20T20:00-05:00": "2026-11-20T20:00-05:00 (Sat 02:00 in Europe/Berlin, in 3 days)",
		"2026-03-29T02:30":       "2026-03-29T02:30 (Sun, 234 days ago)",
	} {
		if got := Echo(moment(t, text), now, berlin); got != want {
			t.Errorf("%s; want %s", got, want)
		}
	}
}

func TestLateCountsWholeUnits(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0:                                      "just now",
		59 * time.Second:                       "just now",
		time.Minute:                            "1 minute late",
		59*time.Minute + 59*time.Second:        "59 minutes late",
		2*time.Hour + 59*time.Minute:           "2 hours late",
		coaching.Day - time.Second:             "23 hours late",
		coaching.Day:                           "1 day late",
		2*coaching.Day - time.Second:           "1 day late",
		14*coaching.Day + 23*time.Hour:         "14 days late",
		15 * coaching.Day:                      "2 weeks late",
		21 * coaching.Day:                      "3 weeks late",
		-time.Hour:                             "just now",
		400*coaching.Day + 23*time.Hour + 1234: "57 weeks late",
	} {
		if got := Late(d); got != want {
			t.Errorf("%s: %s; want %s", d, got, want)
		}
	}
}

func TestSoonGivesTheNearestUnit(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0:                               "just now",
		29 * time.Second:                "just now",
		30 * time.Second:                "in 1 minute",
		39*time.Minute + 50*time.Second: "in 40 minutes",
		59*time.Minute + 40*time.Second: "in 1 hour",
		time.Hour:                       "in 1 hour",
		47*time.Hour + 20*time.Minute:   "in 47 hours",
		47*time.Hour + 40*time.Minute:   "in 2 days",
		3*coaching.Day + 2*time.Hour:    "in 3 days",
		14*coaching.Day + 11*time.Hour:  "in 14 days",
		14*coaching.Day + 13*time.Hour:  "in 2 weeks",
		20 * coaching.Day:               "in 3 weeks",
		-time.Hour:                      "just now",
	} {
		if got := Soon(d); got != want {
			t.Errorf("%s: %s; want %s", d, got, want)
		}
	}
}
