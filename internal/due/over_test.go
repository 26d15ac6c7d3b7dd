package due_test

import (
	"slices"
	"testing"

	"coachctl/internal/coaching"
	"coachctl/internal/due"
)

// everything is a set of files in which each kind is due at a moment of 10 March 2026, in one engagement or another.
func everything(status string) [][]string {
	contract := "contract | status: " + status +
		" | agreed: | pack: [{item: CV}] | sponsors: [{name: Jo Lang}] | sessions: "
	return [][]string{
		{ // before session 1
			contract + "12", "01 | start: 2026-03-11T15:00 | status: planned", "a | what: Call Ines | by: 2026-03-10",
			"c | kind: chemistry | start: 2026-03-02T15:00 | status: planned",
		},
		{ // after a resistant session 1, with the midpoint next
			contract + "4", "01 | start: 2026-03-02T15:00 | status: held | variant: resistant",
		},
		{ // after a midpoint where the closing session should have been
			contract + "1", "01 | kind: midpoint | start: 2026-03-02T15:00 | status: held",
		},
	}
}

func kindsOf(t *testing.T, status string) []due.Kind {
	t.Helper()
	var kinds []due.Kind
	for _, files := range everything(status) {
		for _, i := range due.Of(engagement(t, files...), at(t, "2026-03-10T09:00"), week) {
			kinds = append(kinds, i.Kind)
		}
	}
	slices.Sort(kinds)
	return slices.Compact(kinds)
}

func TestAContractThatGoesOnOwesEverything(t *testing.T) {
	want := []due.Kind{
		due.Agreement, due.Booking, due.Closing, due.Commitment, due.Feedback, due.Midpoint,
		due.Outcome, due.Pack, due.Prompt, due.Recontract, due.Report, due.Summary,
	}
	for _, status := range []string{"draft", "agreed"} {
		if got := kindsOf(t, status); !slices.Equal(got, want) {
			t.Errorf("%s owes %v, want %v", status, got, want)
		}
	}
}

func TestAContractThatIsOverOwesSummaryOutcomeAndReportOnly(t *testing.T) {
	for _, status := range []string{"completed", "ended", "declined"} {
		if got := kindsOf(t, status); !slices.Equal(got, []due.Kind{due.Outcome, due.Report, due.Summary}) {
			t.Errorf("%s owes %v", status, got)
		}
	}
}

func TestAContractThatCannotBeReadLeavesWhatHangsOnTheOtherFiles(t *testing.T) {
	e := engagement(t, "01 | kind: midpoint | start: 2026-03-02T15:00 | status: held",
		"02 | start: 2026-03-11T15:00 | status: planned", "s | kind: sponsor | start: 2026-03-03T15:00 | status: planned",
		"a | what: Call Ines | by: 2026-03-10")
	e.Contract = nil
	want := "overdue summary riverbend/01\noverdue outcome riverbend/s\noverdue feedback riverbend/01\n" +
		"due prompt riverbend/02\ndue commitment riverbend/a"
	if got := list(due.Of(e, at(t, "2026-03-10T14:00"), week)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestASessionWhoseTimeDoesNotExistIsLeftOutAndTheRestCounts(t *testing.T) {
	practice := &coaching.Practice{Zone: london(t)}
	first := read(t, "01 | start: 2026-03-29T01:30 | status: held").Session
	second := read(t, "02 | start: 2026-03-30T15:00 | status: held").Session
	e, misplaced := coaching.Assemble("riverbend", practice, nil, []*coaching.Session{first, second}, nil)
	if len(misplaced) != 1 || misplaced[0].Session != first {
		t.Fatalf("misplaced: %v", misplaced)
	}
	if got := list(due.Of(e, at(t, "2026-03-31T09:00"), week)); got != "due summary riverbend/02" {
		t.Errorf("got %s", got)
	}
}
