package due_test

import (
	"testing"

	"coachctl/internal/due"
)

func TestASummaryIsOwedForACoachingSessionThatWasHeld(t *testing.T) {
	const held, later = "03 | start: 2026-03-16T15:00 | status: held", "2026-03-17T09:00"
	checkStates(t, due.Summary, []moment{
		{"a regular session", []string{held}, later, "due"},
		{"an intake", []string{held + " | kind: intake"}, later, "due"},
		{"a midpoint", []string{held + " | kind: midpoint"}, later, "due"},
		{"a closing", []string{held + " | kind: closing"}, later, "due"},
		{"not a chemistry call", []string{held + " | kind: chemistry"}, later, "-"},
		{"not a contracting meeting", []string{held + " | kind: contracting"}, later, "-"},
		{"not a sponsor meeting", []string{held + " | kind: sponsor"}, later, "-"},
		{"not a planned session", []string{"03 | start: 2026-03-16T15:00 | status: planned"}, later, "-"},
		{"not a no-show", []string{"03 | start: 2026-03-16T15:00 | status: no-show | counts: true"}, later, "-"},
		{
			"not a late cancellation",
			[]string{"03 | start: 2026-03-16T15:00 | status: cancelled | counts: true"},
			later, "-",
		},
		{"not once it is sent", []string{held + " | summary_sent: 2026-03-16T18:00"}, later, "-"},
		{"not once a day is given on which it was sent", []string{held + " | summary_sent: 2026-03-16"}, later, "-"},
		{"not for a session without one", []string{held + " | summary: none"}, later, "-"},
		{"not under a contract without them", []string{"contract | summary: none", held}, later, "-"},
		{"under a contract that says the default", []string{"contract | summary: within-24h", held}, later, "due"},
		{
			"a resistant first session has its summary too",
			[]string{held + " | kind: intake | variant: resistant"},
			later, "due",
		},
		{"two sessions owe two", []string{held, "02 | start: 2026-03-02T15:00 | status: held"}, later, "overdue due"},
	})
}

func TestAPromptIsOwedUntilTheSessionBegins(t *testing.T) {
	const planned = "03 | start: 2026-03-16T15:00 | status: planned"
	const open, last, begun = "2026-03-15T09:00", "2026-03-16T14:59:59", "2026-03-16T15:00"
	checkStates(t, due.Prompt, []moment{
		{"a planned session", []string{planned}, open, "due"},
		{"overdue to the last second", []string{planned}, last, "overdue"},
		{"gone when it begins", []string{planned}, begun, "-"},
		{"not for a chemistry call", []string{planned + " | kind: chemistry"}, open, "-"},
		{"not for a contracting meeting", []string{planned + " | kind: contracting"}, open, "-"},
		{"not for a sponsor meeting", []string{planned + " | kind: sponsor"}, open, "-"},
		{"not for a cancelled session", []string{"03 | start: 2026-03-16T15:00 | status: cancelled"}, open, "-"},
		{"not for one marked held", []string{"03 | start: 2026-03-16T15:00 | status: held"}, open, "-"},
		{"not for a session without one", []string{planned + " | prompt: none"}, open, "-"},
		{"not under a contract without them", []string{"contract | prompt: none", planned}, open, "-"},
		{"under a contract that says the default", []string{"contract | prompt: yes", planned}, open, "due"},
	})
}

func TestAPromptBookedAtShortNoticeIsNeverOverdue(t *testing.T) {
	const planned, last = "03 | start: 2026-03-16T15:00 | status: planned", "2026-03-16T14:59:59"
	checkStates(t, due.Prompt, []moment{
		{"booked early enough", []string{planned + " | booked: 2026-03-14T14:59"}, last, "overdue"},
		{"booked as it opened is early enough", []string{planned + " | booked: 2026-03-14T15:00"}, last, "overdue"},
		{"booked a minute after it opened", []string{planned + " | booked: 2026-03-14T15:01"}, last, "due"},
		{"booked after it would have been due", []string{planned + " | booked: 2026-03-16T08:00"}, last, "due"},
		{
			"a day alone is its first instant, so before the opening",
			[]string{planned + " | booked: 2026-03-14"},
			last, "overdue",
		},
		{"a day alone after the opening", []string{planned + " | booked: 2026-03-15"}, last, "due"},
		{"booked is compared as an instant", []string{planned + " | booked: 2026-03-14T16:30+02:00"}, last, "overdue"},
	})
}

func TestAPromptIsSentForOneStart(t *testing.T) {
	const planned, open = "03 | start: 2026-03-16T15:00 | status: planned", "2026-03-15T09:00"
	checkStates(t, due.Prompt, []moment{
		{"sent, session never moved", []string{planned + " | prompt_sent: 2026-03-14T16:00"}, open, "-"},
		{
			"sent for this start",
			[]string{planned + " | prompt_sent: 2026-03-14T16:00 | prompt_for: 2026-03-16T15:00"},
			open, "-",
		},
		{
			"sent for this start, written with an offset",
			[]string{planned + " | prompt_sent: 2026-03-14T16:00 | prompt_for: 2026-03-16T16:00+01:00"},
			open, "-",
		},
		{
			"sent for the start before the session was moved",
			[]string{planned + " | prompt_sent: 2026-03-14T16:00 | prompt_for: 2026-03-16T10:00"},
			open, "due",
		},
		{
			"sent for this start, though booked again since",
			[]string{planned + " | booked: 2026-03-15 | prompt_sent: 2026-03-14T16:00 | prompt_for: 2026-03-16T15:00"},
			open,
			"-",
		},
		{"a start to send it for is not the sending", []string{planned + " | prompt_for: 2026-03-16T15:00"}, open, "due"},
		{
			"sent before the session was moved",
			[]string{planned + " | booked: 2026-03-14T10:00 | prompt_sent: 2026-03-14T09:59"},
			open, "due",
		},
		{
			"sent as the session was moved",
			[]string{planned + " | booked: 2026-03-14T10:00 | prompt_sent: 2026-03-14T10:00"},
			open, "-",
		},
		{
			"sent on a day is sent by its last instant",
			[]string{planned + " | booked: 2026-03-14T10:00 | prompt_sent: 2026-03-14"},
			open, "-",
		},
		{
			"booked on a day is booked from its first",
			[]string{planned + " | booked: 2026-03-14 | prompt_sent: 2026-03-14T00:00"},
			open, "-",
		},
		{"both on one day", []string{planned + " | booked: 2026-03-14 | prompt_sent: 2026-03-14"}, open, "-"},
		{
			"sent the day before it was moved",
			[]string{planned + " | booked: 2026-03-14 | prompt_sent: 2026-03-13"},
			open, "due",
		},
	})
}

func TestAnOutcomeIsOwedForEverySessionStillPlannedAfterItsEnd(t *testing.T) {
	const planned = "03 | start: 2026-03-16T15:00 | status: planned"
	checkStates(t, due.Outcome, []moment{
		{"not while it runs", []string{planned}, "2026-03-16T15:59:59", "-"},
		{"not announced before", []string{planned}, "2026-03-15T15:00", "-"},
		{"from its end", []string{planned}, "2026-03-16T16:00", "due"},
		{"a chemistry call too", []string{planned + " | kind: chemistry"}, "2026-03-16T16:00", "due"},
		{"a contracting meeting too", []string{planned + " | kind: contracting"}, "2026-03-16T16:00", "due"},
		{"a sponsor meeting too", []string{planned + " | kind: sponsor"}, "2026-03-18T16:00", "overdue"},
		{"not once held", []string{"03 | start: 2026-03-16T15:00 | status: held"}, "2026-03-16T16:00", "-"},
		{"not once cancelled", []string{"03 | start: 2026-03-16T15:00 | status: cancelled"}, "2026-03-16T16:00", "-"},
		{"not once a no-show", []string{"03 | start: 2026-03-16T15:00 | status: no-show"}, "2026-03-16T16:00", "-"},
	})
}

func TestAReportIsOwedToASponsorWhoIsShownSomething(t *testing.T) {
	const later = "2026-03-17T09:00"
	review := func(keys string) string { return "06 | start: 2026-03-16T15:00 | status: held | " + keys }
	const sponsor = "contract | sponsors: [{name: Jo Lang}]"
	checkStates(t, due.Report, []moment{
		{"after the midpoint", []string{sponsor, review("kind: midpoint")}, later, "due"},
		{"after the closing", []string{sponsor, review("kind: closing")}, later, "due"},
		{"not after a regular session", []string{sponsor, review("kind: regular")}, later, "-"},
		{"not after a sponsor meeting", []string{sponsor, review("kind: sponsor")}, later, "-"},
		{"not without a sponsor", []string{review("kind: midpoint")}, later, "-"},
		{
			"one for two sponsors",
			[]string{"contract | sponsors: [{name: Jo Lang}, {name: Al Reyes}]", review("kind: midpoint")},
			later, "due",
		},
		{
			"not where the sponsor gets nothing written",
			[]string{sponsor + " | sponsor_sees: []", review("kind: midpoint")},
			later, "-",
		},
		{
			"where the sponsor sees one thing",
			[]string{sponsor + " | sponsor_sees: [attendance]", review("kind: midpoint")},
			later, "due",
		},
		{"not once it is sent", []string{sponsor, review("kind: midpoint | report_sent: 2026-03-16")}, later, "-"},
		{
			"agreed with the client is not sent",
			[]string{sponsor, review("kind: midpoint | report_agreed: 2026-03-16")},
			later, "due",
		},
		{
			"not for a midpoint that is only planned",
			[]string{sponsor, "06 | kind: midpoint | start: 2026-03-16T15:00 | status: planned"},
			later, "-",
		},
		{
			"not for a midpoint that the client missed",
			[]string{sponsor, "06 | kind: midpoint | start: 2026-03-16T15:00 | status: no-show | counts: true"},
			later, "-",
		},
	})
}

func TestFeedbackIsOwedAfterEveryReview(t *testing.T) {
	const later = "2026-03-17T09:00"
	review := func(keys string) []string { return []string{"06 | start: 2026-03-16T15:00 | " + keys} }
	checkStates(t, due.Feedback, []moment{
		{"after the midpoint, sponsor or not", review("kind: midpoint | status: held"), later, "due"},
		{"after the closing", review("kind: closing | status: held"), later, "due"},
		{"not after a regular session", review("status: held"), later, "-"},
		{"not once it came in", review("kind: midpoint | status: held | feedback_received: 2026-03-17"), later, "-"},
		{"not for a midpoint that is only planned", review("kind: midpoint | status: planned"), later, "-"},
	})
}
