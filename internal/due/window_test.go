package due_test

import (
	"testing"
	"time"

	"coachctl/internal/coaching"
	"coachctl/internal/due"
)

// A window is when an item opens and falls due; before and after are how it stands one second before it opens, and at
// the due instant.
type window struct {
	sentence   string
	kind       due.Kind
	files      []string
	opens, due string
	before     due.State
	after      due.State
}

const gone = due.State("-")

func TestEveryKindOpensAndFallsDueAtTheInstantOfItsRow(t *testing.T) {
	checkWindows(t, []window{
		{
			"a summary: its end, 24 h later", due.Summary,
			[]string{"03 | start: 2026-03-16T15:00 | status: held"},
			"2026-03-16T16:00", "2026-03-17T16:00", due.Upcoming, due.Overdue,
		},
		{
			"a prompt: 48 h and 24 h before the start", due.Prompt,
			[]string{"03 | start: 2026-03-16T15:00 | status: planned"},
			"2026-03-14T15:00", "2026-03-15T15:00", due.Upcoming, due.Overdue,
		},
		{
			"a prompt for a session booked when it had opened: never overdue", due.Prompt,
			[]string{"03 | start: 2026-03-16T15:00 | status: planned | booked: 2026-03-14T15:01"},
			"2026-03-14T15:00", "2026-03-15T15:00", due.Upcoming, due.Open,
		},
		{
			"an outcome: its end, 24 h later, and not a second before the end", due.Outcome,
			[]string{"03 | start: 2026-03-16T15:00 | status: planned"},
			"2026-03-16T16:00", "2026-03-17T16:00", gone, due.Overdue,
		},
		{
			"a promise: 48 h before the end of its day", due.Commitment,
			[]string{"a | what: Call Ines | by: 2026-03-20"},
			"2026-03-19T00:00", "2026-03-21T00:00", due.Upcoming, due.Overdue,
		},
		{
			"a promise with a time: 48 h before that time", due.Commitment,
			[]string{"a | what: Call Ines | by: 2026-03-20T17:30"},
			"2026-03-18T17:30", "2026-03-20T17:30", due.Upcoming, due.Overdue,
		},
		{
			"a promise for the next session: 48 h before its start", due.Commitment,
			[]string{
				"01 | start: 2026-03-02T15:00 | status: held", "02 | start: 2026-03-16T15:00 | status: planned",
				"a | what: Call Ines | by: next-session | session: 01",
			},
			"2026-03-14T15:00", "2026-03-16T15:00", due.Upcoming, due.Overdue,
		},
		{
			"a booking: the end of the latest session, the longest gap later", due.Booking,
			[]string{"contract | cadence: weekly", "01 | start: 2026-03-02T15:00 | status: held"},
			"2026-03-02T16:00", "2026-03-12T16:00", due.Upcoming, due.Overdue,
		},
		{
			"an agreement: 14 d before session 1, its start", due.Agreement,
			[]string{"contract | agreed: ", "01 | start: 2026-03-16T15:00 | status: planned"},
			"2026-03-02T15:00", "2026-03-16T15:00", due.Upcoming, due.Overdue,
		},
		{
			"a pack: 14 d before session 1; at its start there is nothing to prepare any more", due.Pack,
			[]string{"contract | pack: [{item: CV}]", "01 | start: 2026-03-16T15:00 | status: planned"},
			"2026-03-02T15:00", "2026-03-16T15:00", due.Upcoming, gone,
		},
		{
			"a re-contract: the end of session 1, the end of session 2", due.Recontract,
			[]string{
				"01 | start: 2026-03-02T15:00 | status: held | variant: resistant",
				"02 | start: 2026-03-09T15:00 | status: planned",
			},
			"2026-03-02T16:00", "2026-03-09T16:00", due.Upcoming, due.Overdue,
		},
		{
			"a re-contract without session 2: the longest gap later", due.Recontract,
			[]string{"contract | cadence: weekly", "01 | start: 2026-03-02T15:00 | status: held | variant: resistant"},
			"2026-03-02T16:00", "2026-03-12T16:00", due.Upcoming, due.Overdue,
		},
		{
			"a midpoint: the end of session m-1, 7 d after the end of session m", due.Midpoint,
			[]string{
				"contract | sessions: 4", "01 | start: 2026-03-02T15:00 | status: held",
				"02 | start: 2026-03-16T15:00 | status: planned",
			},
			"2026-03-02T16:00", "2026-03-23T16:00", due.Upcoming, due.Overdue,
		},
		{
			"a midpoint without session m: 7 d after the longest gap", due.Midpoint,
			[]string{"contract | sessions: 4 | cadence: weekly", "01 | start: 2026-03-02T15:00 | status: held"},
			"2026-03-02T16:00", "2026-03-19T16:00", due.Upcoming, due.Overdue,
		},
		{
			"a closing: the end of the last session, 7 d later", due.Closing,
			[]string{"contract | sessions: 1", "01 | start: 2026-03-02T15:00 | status: held"},
			"2026-03-02T16:00", "2026-03-09T16:00", due.Upcoming, due.Overdue,
		},
		{
			"a report: the end of the review, 7 d later", due.Report,
			[]string{
				"contract | sponsors: [{name: Jo Lang}]", "06 | kind: midpoint | start: 2026-03-02T15:00 | status: held",
			},
			"2026-03-02T16:00", "2026-03-09T16:00", due.Upcoming, due.Overdue,
		},
		{
			"feedback: the end of the review, 7 d later", due.Feedback,
			[]string{"06 | kind: midpoint | start: 2026-03-02T15:00 | status: held"},
			"2026-03-02T16:00", "2026-03-09T16:00", due.Upcoming, due.Overdue,
		},
	})
}

func TestTheTimesOfAPracticeReplaceThoseOfTheField(t *testing.T) {
	practice := "practice | defaults: {summary_within: 48h, prompt_opens: 7d, prompt_closes: 3d, report_within: 2w, " +
		"session_minutes: 50, intake_minutes: 75, cadence: monthly}"
	checkWindows(t, []window{
		{
			"session_minutes and summary_within", due.Summary,
			[]string{practice, "03 | start: 2026-03-16T15:00 | status: held"},
			"2026-03-16T15:50", "2026-03-18T15:50", due.Upcoming, due.Overdue,
		},
		{
			"intake_minutes", due.Summary,
			[]string{practice, "01 | kind: intake | start: 2026-03-16T15:00 | status: held"},
			"2026-03-16T16:15", "2026-03-18T16:15", due.Upcoming, due.Overdue,
		},
		{
			"prompt_opens and prompt_closes", due.Prompt,
			[]string{practice, "03 | start: 2026-03-16T15:00 | status: planned"},
			"2026-03-09T15:00", "2026-03-13T15:00", due.Upcoming, due.Overdue,
		},
		{
			"prompt_opens decides what short notice is", due.Prompt,
			[]string{practice, "03 | start: 2026-03-16T15:00 | status: planned | booked: 2026-03-10"},
			"2026-03-09T15:00", "2026-03-13T15:00", due.Upcoming, due.Open,
		},
		{
			"report_within", due.Report,
			[]string{
				practice, "contract | sponsors: [{name: Jo Lang}]",
				"06 | kind: closing | start: 2026-03-02T15:00 | status: held | minutes: 60",
			},
			"2026-03-02T16:00", "2026-03-16T16:00", due.Upcoming, due.Overdue,
		},
		{
			"feedback has no time of its own in a practice", due.Feedback,
			[]string{practice, "06 | kind: closing | start: 2026-03-02T15:00 | status: held | minutes: 60"},
			"2026-03-02T16:00", "2026-03-09T16:00", due.Upcoming, due.Overdue,
		},
		{
			"cadence, where the contract has none", due.Booking,
			[]string{practice, "01 | start: 2026-03-02T15:00 | status: held | minutes: 60"},
			"2026-03-02T16:00", "2026-04-13T16:00", due.Upcoming, due.Overdue,
		},
		{
			"the contract's minutes before the practice's", due.Summary,
			[]string{practice, "contract | session_minutes: 45", "03 | start: 2026-03-16T15:00 | status: held"},
			"2026-03-16T15:45", "2026-03-18T15:45", due.Upcoming, due.Overdue,
		},
		{
			"the contract's minutes of an intake too", due.Summary,
			[]string{practice, "contract | intake_minutes: 120", "01 | kind: intake | start: 2026-03-16T15:00 | status: held"},
			"2026-03-16T17:00", "2026-03-18T17:00", due.Upcoming, due.Overdue,
		},
	})
}

func TestASessionEndsAfterTheMinutesItTook(t *testing.T) {
	for _, c := range []struct{ sentence, session, end string }{
		{"actual minutes before planned ones", "minutes: 60 | actual_minutes: 85", "2026-03-16T16:25"},
		{"planned minutes", "minutes: 45", "2026-03-16T15:45"},
		{"an hour by default", "minutes: ", "2026-03-16T16:00"},
		{"an hour and a half for an intake", "kind: intake", "2026-03-16T16:30"},
		{"an assessment is part of the session", "minutes: 90 | assessment_minutes: 30", "2026-03-16T16:30"},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			e := engagement(t, "03 | start: 2026-03-16T15:00 | status: held | "+c.session)
			if got := only(t, e, due.Summary, at(t, "2026-03-17")).Opens; !got.Equal(at(t, c.end)) {
				t.Errorf("ends %s, want %s", got.UTC(), c.end)
			}
		})
	}
}

func checkWindows(t *testing.T, windows []window) {
	t.Helper()
	for _, w := range windows {
		t.Run(w.sentence, func(t *testing.T) {
			e := engagement(t, w.files...)
			opens, closes := at(t, w.opens), at(t, w.due)
			item := only(t, e, w.kind, opens)
			if !item.Opens.Equal(opens) || !item.Due.Equal(closes) {
				t.Errorf("opens %s, due %s; want %s, %s", item.Opens.UTC(), item.Due.UTC(), w.opens, w.due)
			}
			for _, b := range []struct {
				when string
				now  time.Time
				want due.State
			}{
				{"one second before it opens", opens.Add(-time.Second), w.before},
				{"when it opens", opens, due.Open},
				{"one second before it is due", closes.Add(-time.Second), due.Open},
				{"when it is due", closes, w.after},
			} {
				if got := state(e, w.kind, b.now); got != string(b.want) {
					t.Errorf("%s it is %s, want %s", b.when, got, b.want)
				}
			}
		})
	}
}

func TestUpcomingReachesAsFarAsItIsAskedTo(t *testing.T) {
	e := engagement(t, "03 | start: 2026-03-16T15:00 | status: planned")
	opens := at(t, "2026-03-14T15:00")
	for _, c := range []struct {
		sentence string
		now      time.Time
		within   time.Duration
		want     int
	}{
		{"opening just within", opens.Add(-coaching.Day), coaching.Day, 1},
		{"opening a second later than within", opens.Add(-coaching.Day - time.Second), coaching.Day, 0},
		{"asking for now alone hides what opens in a second", opens.Add(-time.Second), 0, 0},
		{"asking for now alone shows what is open", opens, 0, 1},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			if got := due.Of(e, c.now, c.within); len(got) != c.want {
				t.Errorf("%d items, want %d", len(got), c.want)
			}
		})
	}
}
