package due_test

import (
	"fmt"
	"strings"
	"testing"

	"coachctl/internal/coaching"
	"coachctl/internal/due"
)

// weekly are sessions held at 15:00 on consecutive Mondays from 5 January 2026, named 01 and so on.
func weekly(n int) []string {
	files := make([]string, n)
	for i := range files {
		files[i] = session(i+1, "status: held")
	}
	return files
}

// session is the n-th of those Mondays.
func session(n int, keys string) string {
	day := coaching.Date{Year: 2026, Month: 1, Day: 5}.AddDays(7 * (n - 1))
	return fmt.Sprintf("%02d | start: %sT15:00 | %s", n, day, keys)
}

func TestTheMidpointIsOwedOnceTheSessionBeforeItIsUsed(t *testing.T) {
	const now = "2026-02-13T09:00" // after six Mondays
	of := func(contract string, used int, more ...string) []string {
		return append(append([]string{"contract | cadence: monthly | " + contract}, weekly(used)...), more...)
	}
	checkStates(t, due.Midpoint, []moment{
		{"of twelve, the sixth: five are used", of("sessions: 12", 5), now, "due"},
		{"not with four", of("sessions: 12", 4), now, "-"},
		{"half is rounded up: of seven, the fourth", of("sessions: 7", 3), now, "due"},
		{"of seven, not the third", of("sessions: 7", 2), now, "-"},
		{"of four, the second", of("sessions: 4", 1), now, "due"},
		{"three sessions have no midpoint", of("sessions: 3", 2), now, "-"},
		{"an open-ended engagement has none", of("", 6), now, "-"},
		{"an open-ended engagement has none, also where it names one", of("midpoint: 3", 6), now, "-"},
		{"as the contract has it, earlier", of("sessions: 12 | midpoint: 4", 3), now, "due"},
		{"as the contract has it, later", of("sessions: 12 | midpoint: 8", 5), now, "-"},
		{
			"a no-show that counts is used",
			of("sessions: 12", 4, session(5, "status: no-show | counts: true")), now, "due",
		},
		{"a no-show that does not count is no session", of("sessions: 12", 4, session(5, "status: no-show")), now, "-"},
		{"not while session m-1 is still planned", of("sessions: 12", 4, session(5, "status: planned")), now, "-"},
		{"not once it is held", of("sessions: 12", 5, session(6, "kind: midpoint | status: held")), now, "-"},
		{"a session 6 of another kind is not it", of("sessions: 12", 6), now, "due"},
		{
			"a planned one is not yet it",
			of("sessions: 12", 5, session(7, "kind: midpoint | status: planned")), now, "due",
		},
		{
			"a missed one is not it",
			of("sessions: 12", 5, session(6, "kind: midpoint | status: no-show | counts: true")), now, "due",
		},
		{
			"held early it is done all the same",
			of("sessions: 12", 4, session(5, "kind: midpoint | status: held")), now, "-",
		},
		{"a closing session is not it", of("sessions: 12", 5, session(6, "kind: closing | status: held")), now, "due"},
	})
}

func TestSessionsAreNumberedByStartAmongThosePlannedOrUsed(t *testing.T) {
	const now = "2026-02-13T09:00"
	checkStates(t, due.Midpoint, []moment{
		{"names out of order", []string{
			"contract | sessions: 4", "07 | start: 2026-01-12T15:00 | status: planned",
			"02 | start: 2026-01-05T15:00 | status: held",
		}, now, "overdue"},
		{"a planned session before the only used one is session 1", []string{
			"contract | sessions: 4", "07 | start: 2026-01-05T15:00 | status: planned",
			"02 | start: 2026-01-12T15:00 | status: held",
		}, now, "-"},
		{"cancelled sessions and other meetings have no number", []string{
			"contract | sessions: 4", "chemistry | kind: chemistry | start: 2026-01-02T15:00 | status: held",
			"01 | start: 2026-01-05T15:00 | status: cancelled", "02 | start: 2026-01-12T15:00 | status: no-show",
			"03 | start: 2026-02-09T15:00 | status: held",
		}, now, "due"},
	})
}

func TestTheClosingIsOwedOnceAllSessionsAreUsed(t *testing.T) {
	const now = "2026-01-20T09:00" // the day after the third Monday
	of := func(last string) []string {
		return append(append([]string{"contract | sessions: 3"}, weekly(2)...), last)
	}
	checkStates(t, due.Closing, []moment{
		{"held, but as a regular one", of(session(3, "status: held")), now, "due"},
		{"not once it is held", of(session(3, "kind: closing | status: held")), now, "-"},
		{"not before all are used", of(session(3, "kind: closing | status: planned")), now, "-"},
		{
			"a missed last session that counts",
			of(session(3, "kind: closing | status: no-show | counts: true")), now, "due",
		},
		{"not after one that does not count", of(session(3, "kind: closing | status: cancelled")), now, "-"},
		{"also when more are used than agreed", append(weekly(3), "contract | sessions: 2"), now, "due"},
		{
			"a further closing session is held",
			append(of(session(3, "status: held")), session(4, "kind: closing | status: held")), "2026-01-27", "-",
		},
		{"an open-ended engagement has none", weekly(3), now, "-"},
		{"from seven days on", of(session(3, "status: held")), "2026-01-26T16:00", "overdue"},
	})
}

func TestAReviewIsDoneWithAVerdictOnEveryObjectiveThatWantsOne(t *testing.T) {
	const now = "2026-01-20T09:00"
	for _, c := range []struct{ sentence, objectives, verdict, want string }{
		{
			"a verdict on each",
			"{id: a, status: agreed, agreed: 2026-01-05}, {id: b, status: agreed, agreed: 2026-01-05}",
			"{a: on-track, b: off-track}", "-",
		},
		{
			"one is missing",
			"{id: a, status: agreed, agreed: 2026-01-05}, {id: b, status: agreed, agreed: 2026-01-05}", "{a: on-track}", "due",
		},
		{"none was given", "{id: a, status: agreed, agreed: 2026-01-05}", "", "due"},
		{"there are no objectives", "", "", "-"},
		{"agreed the day before", "{id: a, status: agreed, agreed: 2026-01-18}", "", "due"},
		{"agreed on the day", "{id: a, status: agreed, agreed: 2026-01-19}", "", "-"},
		{"agreed after the day", "{id: a, status: agreed, agreed: 2026-01-20}", "", "-"},
		{"met since", "{id: a, status: met, agreed: 2026-01-05}", "", "-"},
		{"dropped since", "{id: a, status: dropped, agreed: 2026-01-05}", "", "-"},
		{"still a draft", "{id: a, status: draft}", "", "-"},
		{"agreed at a time that nobody wrote down", "{id: a, status: agreed}", "", "due"},
		{
			"a verdict on an objective that wants none",
			"{id: a, status: agreed, agreed: 2026-01-05}, {id: b, status: met}", "{a: on-track, b: on-track}", "-",
		},
	} {
		for _, kind := range []due.Kind{due.Midpoint, due.Closing} {
			t.Run(string(kind)+": "+c.sentence, func(t *testing.T) {
				total := 3 // the third session closes
				if kind == due.Midpoint {
					total = 6 // the third session is the midpoint
				}
				objectives := strings.ReplaceAll(c.objectives, "{id:", "{statement: s, id:")
				e := engagement(t, append(weekly(2),
					fmt.Sprintf("contract | sessions: %d | objectives: [%s]", total, objectives),
					session(3, fmt.Sprintf("kind: %s | status: held | verdict: %s", kind, c.verdict)))...)
				if got := state(e, kind, at(t, now)); got != c.want {
					t.Errorf("is %s, want %s", got, c.want)
				}
			})
		}
	}
}

func TestTheMidpointWaitsForSessionMOrTheCadence(t *testing.T) {
	for _, c := range []struct {
		sentence  string
		files     []string
		wantsByAt string
	}{
		{
			"session m as it is planned now",
			append(weekly(2), session(5, "status: planned | minutes: 90")), "2026-02-02T16:30",
		},
		{
			"session m as it was held, of another kind",
			append(weekly(2), session(3, "status: held | actual_minutes: 70")), "2026-01-19T16:10",
		},
		{
			"the first of several later ones",
			append(weekly(2), session(4, "status: planned"), session(3, "status: planned")), "2026-01-19T16:00",
		},
		{"not a cancelled one", append(weekly(2), session(3, "status: cancelled")), "2026-02-23T16:00"},
		{"the cadence on the day of session m-1", weekly(2), "2026-02-23T16:00"},
	} {
		t.Run(c.sentence, func(t *testing.T) {
			e := engagement(t, append(c.files, "contract | sessions: 6 | cadence: weekly | "+
				"cadence_changes: [{from: 2026-01-12, cadence: monthly, reason: calm}, "+
				"{from: 2026-01-13, cadence: weekly, reason: storm}]")...)
			item, want := only(t, e, due.Midpoint, at(t, "2026-01-20")), at(t, c.wantsByAt).Add(week)
			if !item.Opens.Equal(at(t, "2026-01-12T16:00")) || !item.Due.Equal(want) {
				t.Errorf("opens %s, due %s; want due %s", item.Opens.UTC(), item.Due.UTC(), want)
			}
		})
	}
}
