package due_test

import (
	"testing"
	"time"

	"coachctl/internal/due"
)

func london(t *testing.T) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

// The clocks of London go forward on 29 March 2026 at 01:00 UTC and back on 25 October at 01:00 UTC, those of New York
// forward on 8 March at 07:00 UTC and back on 1 November at 06:00 UTC. A contract in New York under a practice in
// London shows whose clock counts.
const (
	inLondon  = "practice | timezone: Europe/London"
	inNewYork = "contract | timezone: America/New_York | cadence: weekly"
)

func TestHoursAndDaysAreElapsedTime(t *testing.T) {
	for _, c := range []struct {
		sentence   string
		kind       due.Kind
		files      []string
		opens, due string
	}{
		{
			"a summary across the change to summer time", due.Summary,
			[]string{inLondon, "03 | start: 2026-03-28T15:00 | status: held"},
			"2026-03-28T16:00", "2026-03-29T16:00",
		},
		{
			"a summary across the change to winter time", due.Summary,
			[]string{inLondon, "03 | start: 2026-10-24T15:00 | status: held"},
			"2026-10-24T15:00", "2026-10-25T15:00",
		},
		{
			"a summary in New York in March", due.Summary,
			[]string{inLondon, inNewYork, "03 | start: 2026-03-07T15:00 | status: held"},
			"2026-03-07T21:00",
			"2026-03-08T21:00",
		},
		{
			"a summary in New York in November", due.Summary,
			[]string{inLondon, inNewYork, "03 | start: 2026-10-31T15:00 | status: held"},
			"2026-10-31T20:00",
			"2026-11-01T20:00",
		},
		{
			"a session that runs through the change", due.Summary,
			[]string{inLondon, "03 | start: 2026-03-29T00:30 | status: held"},
			"2026-03-29T01:30", "2026-03-30T01:30",
		},
		{
			"a prompt before the first session of summer time", due.Prompt,
			[]string{inLondon, "03 | start: 2026-03-29T15:00 | status: planned"},
			"2026-03-27T14:00", "2026-03-28T14:00",
		},
		{
			"a prompt before the first session of winter time", due.Prompt,
			[]string{inLondon, "03 | start: 2026-10-25T15:00 | status: planned"},
			"2026-10-23T15:00", "2026-10-24T15:00",
		},
		{
			"a prompt in New York in March", due.Prompt,
			[]string{inNewYork, "03 | start: 2026-03-08T15:00 | status: planned"},
			"2026-03-06T19:00", "2026-03-07T19:00",
		},
		{
			"the longest gap of a cadence", due.Booking,
			[]string{inLondon, "contract | cadence: weekly", "03 | start: 2026-03-23T15:00 | status: held"},
			"2026-03-23T16:00", "2026-04-02T16:00",
		},
		{
			"the seven days of feedback", due.Feedback,
			[]string{inLondon, "06 | kind: midpoint | start: 2026-10-20T15:00 | status: held"},
			"2026-10-20T15:00",
			"2026-10-27T15:00",
		},
		{
			"the fourteen days before session 1", due.Agreement,
			[]string{inLondon, "contract | agreed: ", "01 | start: 2026-03-30T15:00 | status: planned"},
			"2026-03-16T14:00", "2026-03-30T14:00",
		},
		{
			"a promise for a day of 23 hours opens 48 hours before its end", due.Commitment,
			[]string{inLondon, "a | what: Call Ines | by: 2026-03-29"},
			"2026-03-27T23:00", "2026-03-29T23:00",
		},
		{
			"a promise for a day of 25 hours", due.Commitment,
			[]string{inLondon, "a | what: Call Ines | by: 2026-10-25"},
			"2026-10-24T00:00", "2026-10-26T00:00",
		},
	} {
		t.Run(c.sentence, func(t *testing.T) { checkInstants(t, c.kind, c.files, c.opens, c.due) })
	}
}

func TestDaysAndWallClocksAreThoseOfTheContractElseOfThePractice(t *testing.T) {
	for _, c := range []struct {
		sentence   string
		kind       due.Kind
		files      []string
		opens, due string
	}{
		{
			"a start under the practice", due.Summary,
			[]string{inLondon, "03 | start: 2026-07-06T15:00 | status: held"},
			"2026-07-06T15:00", "2026-07-07T15:00",
		},
		{
			"a start under the contract", due.Summary,
			[]string{inLondon, inNewYork, "03 | start: 2026-07-06T15:00 | status: held"},
			"2026-07-06T20:00",
			"2026-07-07T20:00",
		},
		{
			"an offset settles a start", due.Summary,
			[]string{inLondon, inNewYork, "03 | start: 2026-07-06T15:00+02:00 | status: held"},
			"2026-07-06T14:00",
			"2026-07-07T14:00",
		},
		{
			"an offset tells the two half past ones apart: the first", due.Summary,
			[]string{inLondon, "03 | start: 2026-10-25T01:30+01:00 | status: held"},
			"2026-10-25T01:30", "2026-10-26T01:30",
		},
		{
			"an offset tells the two half past ones apart: the second", due.Summary,
			[]string{inLondon, "03 | start: 2026-10-25T01:30Z | status: held"},
			"2026-10-25T02:30", "2026-10-26T02:30",
		},
		{
			"the end of a day", due.Commitment,
			[]string{inLondon, inNewYork, "a | what: Call Ines | by: 2026-07-06"},
			"2026-07-05T04:00", "2026-07-07T04:00",
		},
		{
			"a promise with a time", due.Commitment,
			[]string{inLondon, inNewYork, "a | what: Call Ines | by: 2026-07-06T09:00"},
			"2026-07-04T13:00", "2026-07-06T13:00",
		},
		{
			"a promise with an offset", due.Commitment,
			[]string{inLondon, inNewYork, "a | what: Call Ines | by: 2026-07-06T09:00Z"},
			"2026-07-04T09:00",
			"2026-07-06T09:00",
		},
		{
			"the end of a pause", due.Booking,
			[]string{
				inLondon, inNewYork + " | pauses: [{from: 2026-07-08, to: 2026-07-09}]",
				"03 | start: 2026-07-06T15:00 | status: held",
			},
			"2026-07-09T04:00", "2026-07-19T04:00",
		},
		{
			"the day of a session decides its cadence: still the fifth of July in New York", due.Booking,
			[]string{
				inLondon, inNewYork + " | cadence_changes: [{from: 2026-07-06, cadence: monthly, reason: calm}]",
				"03 | start: 2026-07-06T03:30Z | status: held",
			},
			"2026-07-06T04:30", "2026-07-16T04:30",
		},
		{
			"and the sixth half an hour later", due.Booking,
			[]string{
				inLondon, inNewYork + " | cadence_changes: [{from: 2026-07-06, cadence: monthly, reason: calm}]",
				"03 | start: 2026-07-06T04:00Z | status: held",
			},
			"2026-07-06T05:00", "2026-08-17T05:00",
		},
	} {
		t.Run(c.sentence, func(t *testing.T) { checkInstants(t, c.kind, c.files, c.opens, c.due) })
	}
}

func TestDayOnlyFactsAreReadInTheZoneOfTheEngagement(t *testing.T) {
	const session = "03 | start: 2026-07-09T15:00 | status: planned" // 19:00 UTC; the prompt opens on the 7th at 19:00 UTC
	checkStates(t, due.Prompt, []moment{
		{
			"booked on the 8th there begins at 04:00 UTC",
			[]string{inNewYork, session + " | booked: 2026-07-08 | prompt_sent: 2026-07-08T03:59Z"},
			"2026-07-08T12:00", "due",
		},
		{
			"and no later",
			[]string{inNewYork, session + " | booked: 2026-07-08 | prompt_sent: 2026-07-08T04:00Z"},
			"2026-07-08T12:00", "-",
		},
		{
			"sent on the 7th there lasts until 04:00 UTC",
			[]string{inNewYork, session + " | booked: 2026-07-08T03:59Z | prompt_sent: 2026-07-07"},
			"2026-07-08T12:00", "-",
		},
		{
			"and no longer",
			[]string{inNewYork, session + " | booked: 2026-07-08T04:00Z | prompt_sent: 2026-07-07"},
			"2026-07-08T12:00", "due",
		},
	})
}

func TestSessionsWithOffsetsAreNumberedByTheirInstants(t *testing.T) {
	e := engagement(t, inLondon,
		"01 | start: 2026-07-06T15:00+05:00 | status: held", // 10:00 UTC
		"02 | start: 2026-07-06T09:30Z | status: held",
		"03 | start: 2026-07-06T10:15 | status: held", // 09:15 UTC
	)
	titles := map[string]string{}
	for _, i := range due.Of(e, at(t, "2026-07-06T12:00"), week) {
		titles[i.Name] = i.Title
	}
	for name, want := range map[string]string{
		"01": "Send the summary of session 3", "02": "Send the summary of session 2", "03": "Send the summary of session 1",
	} {
		if titles[name] != want {
			t.Errorf("%s is %q, want %q", name, titles[name], want)
		}
	}
}

func checkInstants(t *testing.T, kind due.Kind, files []string, opens, closes string) {
	t.Helper()
	item := only(t, engagement(t, files...), kind, at(t, closes).Add(-time.Second))
	if !item.Opens.Equal(at(t, opens)) || !item.Due.Equal(at(t, closes)) {
		t.Errorf("opens %s, due %s; want %s, %s", item.Opens.UTC(), item.Due.UTC(), opens, closes)
	}
}
