package due_test

import (
	"testing"

	"coachctl/internal/due"
)

func TestTheNextSessionIsToBeBookedWhileNoneIsPlanned(t *testing.T) {
	const now = "2026-03-04T09:00"
	first := "01 | start: 2026-03-02T15:00 | status: held"
	checkStates(t, due.Booking, []moment{
		{"after a held session", []string{"contract | sessions: 12", first}, now, "due"},
		{"in an open-ended engagement", []string{first}, now, "due"},
		{
			"after a no-show that counts",
			[]string{"01 | start: 2026-03-02T15:00 | status: no-show | counts: true"},
			now, "due",
		},
		{"not before any session is used", []string{"01 | start: 2026-03-02T15:00 | status: cancelled"}, now, "-"},
		{
			"not after a chemistry call alone",
			[]string{"chemistry | kind: chemistry | start: 2026-03-02T15:00 | status: held"},
			now, "-",
		},
		{"not with a session planned", []string{first, "02 | start: 2026-03-16T15:00 | status: planned"}, now, "-"},
		{
			"not with one planned in a second",
			[]string{first, "02 | start: 2026-03-04T09:00:01 | status: planned"},
			now, "-",
		},
		{"with one that begins now", []string{first, "02 | start: 2026-03-04T09:00 | status: planned"}, now, "due"},
		{
			"with one still planned that is past",
			[]string{first, "02 | start: 2026-03-03T15:00 | status: planned"},
			now, "due",
		},
		{
			"with a sponsor meeting planned",
			[]string{first, "s | kind: sponsor | start: 2026-03-16T15:00 | status: planned"},
			now, "due",
		},
		{"with the next one cancelled", []string{first, "02 | start: 2026-03-16T15:00 | status: cancelled"}, now, "due"},
		{"not once all are used", []string{"contract | sessions: 1", first}, now, "-"},
		{"not once a late cancellation used the last", []string{
			"contract | sessions: 2", first, "02 | start: 2026-03-03T15:00 | status: cancelled | counts: true",
		}, now, "-"},
		{"where a cancellation used none", []string{
			"contract | sessions: 2", first, "02 | start: 2026-03-03T15:00 | status: cancelled",
		}, now, "due"},
		{"not in a pause", []string{"contract | pauses: [{from: 2026-03-04, to: 2026-03-10}]", first}, now, "-"},
		{"not in a pause without an end", []string{"contract | pauses: [{from: 2026-03-03}]", first}, now, "-"},
		{
			"not from the first instant of a pause",
			[]string{"contract | pauses: [{from: 2026-03-04, to: 2026-03-10}]", first},
			"2026-03-04T00:00", "-",
		},
		{
			"before a pause",
			[]string{"contract | pauses: [{from: 2026-03-04, to: 2026-03-10}]", first},
			"2026-03-03T23:59:59", "due",
		},
		{
			"not on the last second of a pause",
			[]string{"contract | pauses: [{from: 2026-03-04, to: 2026-03-10}]", first},
			"2026-03-09T23:59:59", "-",
		},
		{
			"as the day begins on which a pause ends",
			[]string{"contract | pauses: [{from: 2026-03-04, to: 2026-03-10}]", first},
			"2026-03-10T00:00", "due",
		},
		{"not in the second of two pauses", []string{
			"contract | pauses: [{from: 2026-03-03, to: 2026-03-04}, {from: 2026-03-04, to: 2026-03-10}]", first,
		}, now, "-"},
	})
}

func TestABookingIsCountedFromTheLatestSessionOrALaterPause(t *testing.T) {
	held := func(name, start string) string { return name + " | start: " + start + " | status: held" }
	for _, c := range []struct {
		sentence   string
		files      []string
		opens, due string
	}{
		{"the latest by start, whatever its name", []string{
			"contract | cadence: weekly", held("09", "2026-03-02T15:00"), held("02", "2026-03-16T15:00"),
		}, "2026-03-16T16:00", "2026-03-26T16:00"},
		{"a no-show that counts", []string{
			"contract | cadence: weekly", held("01", "2026-03-02T15:00"),
			"02 | start: 2026-03-09T15:00 | status: no-show | counts: true",
		}, "2026-03-09T16:00", "2026-03-19T16:00"},
		{"not a cancelled one that does not count", []string{
			"contract | cadence: weekly", held("01", "2026-03-02T15:00"), "02 | start: 2026-03-09T15:00 | status: cancelled",
		}, "2026-03-02T16:00", "2026-03-12T16:00"},
		{"the end of a later pause", []string{
			"contract | cadence: weekly | pauses: [{from: 2026-03-04, to: 2026-03-18}]", held("01", "2026-03-02T15:00"),
		}, "2026-03-18T00:00", "2026-03-28T00:00"},
		{"the latest of two later pauses", []string{
			"contract | cadence: weekly | pauses: [{from: 2026-03-14, to: 2026-03-18}, {from: 2026-03-04, to: 2026-03-08}]",
			held("01", "2026-03-02T15:00"),
		}, "2026-03-18T00:00", "2026-03-28T00:00"},
		{"not an earlier pause", []string{
			"contract | cadence: weekly | pauses: [{from: 2026-02-04, to: 2026-02-18}]", held("01", "2026-03-02T15:00"),
		}, "2026-03-02T16:00", "2026-03-12T16:00"},
		{"not a pause that is still to come", []string{
			"contract | cadence: weekly | pauses: [{from: 2026-08-01, to: 2026-09-01}]", held("01", "2026-03-02T15:00"),
		}, "2026-03-02T16:00", "2026-03-12T16:00"},
		{
			"a cadence as a range",
			[]string{"contract | cadence: 10d-12d", held("01", "2026-03-02T15:00")},
			"2026-03-02T16:00", "2026-03-14T16:00",
		},
		{
			"biweekly",
			[]string{"contract | cadence: biweekly", held("01", "2026-03-02T15:00")},
			"2026-03-02T16:00", "2026-03-23T16:00",
		},
		{
			"two to three weeks where nobody says",
			[]string{held("01", "2026-03-02T15:00")},
			"2026-03-02T16:00", "2026-03-23T16:00",
		},
		{"the cadence changed to on the day of the session", []string{
			"contract | cadence: weekly | cadence_changes: [{from: 2026-03-02, cadence: monthly, reason: objectives met}]",
			held("01", "2026-03-02T15:00"),
		}, "2026-03-02T16:00", "2026-04-13T16:00"},
		{"the cadence of the day of the session, though it changed the day after", []string{
			"contract | cadence: weekly | cadence_changes: [{from: 2026-03-03, cadence: monthly, reason: objectives met}]",
			held("01", "2026-03-02T15:00"),
		}, "2026-03-02T16:00", "2026-03-12T16:00"},
		{"the latest of several changes, in whatever order they stand", []string{
			"contract | cadence: weekly | cadence_changes: [{from: 2026-02-20, cadence: monthly, reason: a}, " +
				"{from: 2026-02-01, cadence: biweekly, reason: b}]",
			held("01", "2026-03-02T15:00"),
		}, "2026-03-02T16:00", "2026-04-13T16:00"},
		{"after a pause, still the cadence of the session", []string{
			"contract | cadence: weekly | pauses: [{from: 2026-03-04, to: 2026-03-18}] | " +
				"cadence_changes: [{from: 2026-03-10, cadence: monthly, reason: objectives met}]",
			held("01", "2026-03-02T15:00"),
		}, "2026-03-18T00:00", "2026-03-28T00:00"},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			item := only(t, engagement(t, c.files...), due.Booking, at(t, "2026-03-25"))
			if !item.Opens.Equal(at(t, c.opens)) || !item.Due.Equal(at(t, c.due)) {
				t.Errorf("opens %s, due %s; want %s, %s", item.Opens.UTC(), item.Due.UTC(), c.opens, c.due)
			}
		})
	}
}

func TestTheAgreementIsOwedOnceThereIsASessionOne(t *testing.T) {
	const now = "2026-03-10T09:00"
	checkStates(t, due.Agreement, []moment{
		{"a planned one", []string{"contract | agreed: ", "01 | start: 2026-03-16T15:00 | status: planned"}, now, "due"},
		{
			"a held one, for ever",
			[]string{"contract | agreed: ", "01 | start: 2026-02-16T15:00 | status: held"},
			"2027-03-10", "overdue",
		},
		{
			"in a draft",
			[]string{"contract | agreed: | status: draft", "01 | start: 2026-03-16T15:00 | status: planned"},
			now, "due",
		},
		{"not without a session", []string{"contract | agreed: "}, now, "-"},
		{
			"a chemistry call is not session 1",
			[]string{"contract | agreed: ", "c | kind: chemistry | start: 2026-03-16T15:00 | status: planned"},
			now, "-",
		},
		{
			"a cancelled session is not session 1",
			[]string{"contract | agreed: ", "01 | start: 2026-03-16T15:00 | status: cancelled"},
			now, "-",
		},
		{
			"not once agreed",
			[]string{"contract | agreed: 2026-03-09", "01 | start: 2026-03-16T15:00 | status: planned"},
			now, "-",
		},
	})
}

func TestPreparationIsOwedByTheClientUntilSessionOne(t *testing.T) {
	const now, first = "2026-03-10T09:00", "01 | start: 2026-03-16T15:00 | status: planned"
	checkStates(t, due.Pack, []moment{
		{
			"one of two items is missing",
			[]string{"contract | pack: [{item: CV, received: 2026-03-01}, {item: Chart}]", first},
			now, "due",
		},
		{"to the last second", []string{"contract | pack: [{item: CV}]", first}, "2026-03-16T14:59:59", "due"},
		{"not with all received", []string{"contract | pack: [{item: CV, received: 2026-03-01}]", first}, now, "-"},
		{"not without a pack", []string{first}, now, "-"},
		{"not without a session 1", []string{"contract | pack: [{item: CV}]"}, now, "-"},
		{
			"not once session 1 has begun",
			[]string{"contract | pack: [{item: CV}]", "01 | start: 2026-03-02T15:00 | status: held"},
			now, "-",
		},
		{"session 1 was cancelled: the next one is session 1", []string{
			"contract | pack: [{item: CV}]", "01 | start: 2026-03-02T15:00 | status: cancelled",
			"02 | start: 2026-03-16T15:00 | status: planned",
		}, now, "due"},
	})
}

func TestTheReContractIsOwedAfterAResistantFirstSession(t *testing.T) {
	const now, resistant = "2026-03-03T09:00",
		"01 | kind: intake | start: 2026-03-02T15:00 | status: held | variant: resistant"
	checkStates(t, due.Recontract, []moment{
		{"held", []string{resistant}, now, "due"},
		{
			"not once the purpose is reviewed",
			[]string{"contract | purpose: {text: t, reviewed: 2026-03-02}", resistant},
			now, "-",
		},
		{"a purpose not reviewed", []string{"contract | purpose: {text: t}", resistant}, now, "due"},
		{
			"not while it is planned",
			[]string{"01 | start: 2026-03-02T15:00 | status: planned | variant: resistant"},
			now, "-",
		},
		{
			"not after a no-show",
			[]string{"01 | start: 2026-03-02T15:00 | status: no-show | counts: true | variant: resistant"},
			now, "-",
		},
		{"not after a first session like any other", []string{"01 | start: 2026-03-02T15:00 | status: held"}, now, "-"},
		{
			"only session 1 asks for it",
			[]string{
				"01 | start: 2026-02-23T15:00 | status: held",
				"02 | start: 2026-03-02T15:00 | status: held | variant: resistant",
			},
			now, "-",
		},
		{
			"a cancelled session before it was not session 1",
			[]string{
				"01 | start: 2026-02-23T15:00 | status: cancelled",
				"02 | kind: intake | start: 2026-03-02T15:00 | status: held | variant: resistant",
			},
			now, "due",
		},
	})
}
