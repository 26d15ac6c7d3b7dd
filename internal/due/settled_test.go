package due_test

import (
	"strings"
	"testing"

	"coachctl/internal/due"
)

func TestSettledIsWhatWouldBeDueHadNothingGoneOut(t *testing.T) {
	e := engagement(t,
		"contract | sponsors: [{name: Jo Lang}]",
		"01 | start: 2026-02-02T15:00 | status: held | summary_sent: 2026-02-03",
		"02 | start: 2026-02-16T15:00 | status: held",
		"03 | kind: midpoint | start: 2026-03-02T15:00 | status: held | summary_sent: 2026-03-03 | report_sent: 2026-03-05 | feedback_received: 2026-03-06",
		"04 | start: 2026-03-16T15:00 | status: planned | booked: 2026-03-02 | prompt_sent: 2026-03-14T18:00 | prompt_for: 2026-03-16T15:00",
		"05 | start: 2026-03-02T10:00 | status: cancelled",
		"a | what: Call Ines | by: 2026-03-20 | status: kept",
		"b | what: Call Ines | by: 2026-03-21",
		"c | what: Call Ines | by: next-session | session: 03 | status: dropped",
	)
	before := list(due.Of(e, at(t, "2026-03-15"), week))
	var got []string
	for _, i := range due.Settled(e, at(t, "2026-03-15")) {
		got = append(got, string(i.Kind)+" "+i.Ref())
	}
	want := "summary riverbend/01, summary riverbend/03, feedback riverbend/03, report riverbend/03, prompt riverbend/04, " +
		"commitment riverbend/c, commitment riverbend/a"
	if strings.Join(got, ", ") != want {
		t.Errorf("%s\nwant %s", strings.Join(got, ", "), want)
	}
	if after := list(due.Of(e, at(t, "2026-03-15"), week)); after != before {
		t.Errorf("the engagement itself has changed:\n%s\nbefore\n%s", after, before)
	}
}

func TestEverythingOpensWithinEver(t *testing.T) {
	e := engagement(t, "03 | start: 2290-01-01T15:00 | status: planned")
	if got := list(due.Of(e, at(t, "2026-03-15"), due.Ever)); got != "upcoming prompt riverbend/03" {
		t.Errorf("%q", got)
	}
}
