package due_test

import (
	"testing"

	"coachctl/internal/coaching"
	"coachctl/internal/due"
)

func TestAPromiseIsDueWhileItIsOpen(t *testing.T) {
	const open, now = "a | what: Call Ines | by: 2026-03-20", "2026-03-20T09:00"
	checkStates(t, due.Commitment, []moment{
		{"open", []string{open}, now, "due"},
		{"on its last second", []string{open}, "2026-03-20T23:59:59", "due"},
		{"as the next day begins", []string{open}, "2026-03-21T00:00", "overdue"},
		{"not kept", []string{open + " | status: kept"}, now, "-"},
		{"not partly", []string{open + " | status: partly"}, now, "-"},
		{"not missed", []string{open + " | status: missed"}, now, "-"},
		{"not dropped", []string{open + " | status: dropped"}, now, "-"},
		{"not carried, its successor stands in for it", []string{
			open + " | status: carried | carried_to: b", "b | what: Call Ines | by: 2026-03-24",
		}, now, "upcoming"},
		{"an experiment or a habit to stop is a promise too", []string{open + " | kind: stop"}, now, "due"},
	})
}

func TestAPromiseForTheNextSessionIsDueAsThatSessionBegins(t *testing.T) {
	held := func(name, start string) string { return name + " | start: " + start + " | status: held" }
	planned := func(name, start string) string { return name + " | start: " + start + " | status: planned" }
	const promise = "a | what: Call Ines | by: next-session"
	for _, c := range []struct {
		sentence string
		files    []string
		due      string // empty: there is no such item
	}{
		{"the one after the session it was made in", []string{
			held("01", "2026-03-02T15:00"), planned("02", "2026-03-16T15:00"), planned("03", "2026-03-30T15:00"),
			promise + " | session: 01",
		}, "2026-03-16T15:00"},
		{"a number is a name without its zeros", []string{
			held("01", "2026-03-02T15:00"), planned("02", "2026-03-16T15:00"), promise + " | session: 1",
		}, "2026-03-16T15:00"},
		{"held since", []string{
			held("01", "2026-03-02T15:00"), held("02", "2026-03-16T15:00"), promise + " | session: 01",
		}, "2026-03-16T15:00"},
		{"a cancelled session is passed over, also one that counts", []string{
			held("01", "2026-03-02T15:00"), "02 | start: 2026-03-09T15:00 | status: cancelled",
			"03 | start: 2026-03-16T15:00 | status: cancelled | counts: true",
			"04 | start: 2026-03-20T15:00 | status: no-show | counts: true", planned("05", "2026-03-30T15:00"),
			promise + " | session: 01",
		}, "2026-03-30T15:00"},
		{"a meeting that is not coaching is passed over", []string{
			held("01", "2026-03-02T15:00"), planned("sponsor", "2026-03-09T15:00") + " | kind: sponsor",
			planned("02", "2026-03-16T15:00"), promise + " | session: 01",
		}, "2026-03-16T15:00"},
		{"by start, not by name", []string{
			held("01", "2026-03-02T15:00"), planned("02", "2026-03-30T15:00"), planned("07", "2026-03-16T15:00"),
			promise + " | session: 01",
		}, "2026-03-16T15:00"},
		{"made in a meeting that is not coaching", []string{
			held("01", "2026-02-23T15:00"), held("sponsor", "2026-03-02T15:00") + " | kind: sponsor",
			planned("02", "2026-03-16T15:00"), promise + " | session: sponsor",
		}, "2026-03-16T15:00"},
		{"made in a session that was cancelled", []string{
			"01 | start: 2026-03-02T15:00 | status: cancelled", planned("02", "2026-03-16T15:00"), promise + " | session: 01",
		}, "2026-03-16T15:00"},
		{"made in between: the first planned one", []string{
			held("01", "2026-03-02T15:00"), planned("02", "2026-03-16T15:00"), planned("03", "2026-03-30T15:00"), promise,
		}, "2026-03-16T15:00"},
		{"there is no next session yet", []string{held("01", "2026-03-02T15:00"), promise + " | session: 01"}, ""},
		{"the next one was cancelled", []string{
			held("01", "2026-03-02T15:00"), "02 | start: 2026-03-16T15:00 | status: cancelled", promise + " | session: 01",
		}, ""},
		{"made in between, and none is planned", []string{held("01", "2026-03-02T15:00"), promise}, ""},
		{
			"made in a session that there is no file of",
			[]string{planned("02", "2026-03-16T15:00"), promise + " | session: 01"},
			"",
		},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			e, now := engagement(t, c.files...), at(t, "2026-04-15T12:00")
			if c.due == "" {
				if got := state(e, due.Commitment, now); got != "-" {
					t.Errorf("is %s, want none", got)
				}
				return
			}
			if got := only(t, e, due.Commitment, now).Due; !got.Equal(at(t, c.due)) {
				t.Errorf("due %s, want %s", got.UTC(), c.due)
			}
		})
	}
}

func TestAPromiseIsOwedByItsOwner(t *testing.T) {
	for keys, want := range map[string]coaching.Owner{
		"":                  coaching.OwnerClient,
		" | owner: client":  coaching.OwnerClient,
		" | owner: coach":   coaching.OwnerCoach,
		" | owner: sponsor": coaching.OwnerSponsor,
	} {
		e := engagement(t, "a | what: Call Ines | by: 2026-03-20"+keys)
		if got := only(t, e, due.Commitment, at(t, "2026-03-20")).Owner; got != want {
			t.Errorf("%q is owed by %s, want %s", keys, got, want)
		}
	}
}

func TestAPromiseWithoutAnOwnerIsTheClients(t *testing.T) {
	e := engagement(t, "a | what: Call Ines | by: 2026-03-20")
	e.Commitments[0].Owner = ""
	if got := only(t, e, due.Commitment, at(t, "2026-03-20")).Owner; got != coaching.OwnerClient {
		t.Errorf("is owed by %s", got)
	}
}
