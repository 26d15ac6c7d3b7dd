package due_test

import (
	"slices"
	"strings"
	"testing"

	"coachctl/internal/coaching"
	"coachctl/internal/due"
)

func TestAnItemPointsToTheKeyThatItHangsOn(t *testing.T) {
	const contract, sessions, promises = "engagements/riverbend/contract.md", "engagements/riverbend/sessions/",
		"engagements/riverbend/commitments/"
	held := "01 | minutes: 60 | start: 2026-03-02T15:00 | status: held" // `start` is on line 4
	planned := "01 | minutes: 60 | start: 2026-03-11T15:00 | status: planned"
	for _, c := range []struct {
		kind  due.Kind
		files []string
		ref   string
		path  string
		line  int
	}{
		{due.Summary, []string{held}, "riverbend/01", sessions + "01.md", 4},
		{due.Prompt, []string{planned}, "riverbend/01", sessions + "01.md", 4},
		{due.Outcome, []string{"01 | start: 2026-03-02T15:00 | status: planned"}, "riverbend/01", sessions + "01.md", 3},
		{
			due.Commitment,
			[]string{"a | what: Call Ines | owner: coach | by: 2026-03-10"},
			"riverbend/a", promises + "a.md",
			5,
		},
		{
			due.Report,
			[]string{"contract | sponsors: [{name: Jo Lang}]", held + " | kind: closing"},
			"riverbend/01",
			sessions + "01.md", 4,
		},
		{due.Feedback, []string{held + " | kind: midpoint"}, "riverbend/01", sessions + "01.md", 4},
		{due.Booking, []string{"contract | cadence: weekly | sessions: 12", held}, "riverbend", contract, 4},
		{due.Booking, []string{held}, "riverbend", contract, 1}, // open-ended: there is no such key
		{due.Agreement, []string{"contract | cadence: weekly | agreed: ", planned}, "riverbend", contract, 4},
		{due.Pack, []string{"contract | cadence: weekly | pack: [{item: CV}]", planned}, "riverbend", contract, 4},
		{due.Recontract, []string{"contract | purpose: {text: t}", held + " | variant: resistant"}, "riverbend", contract, 1},
		{due.Midpoint, []string{"contract | sessions: 4", held}, "riverbend", contract, 3},
		{due.Closing, []string{"contract | sessions: 1", held}, "riverbend", contract, 3},
	} {
		item := only(t, engagement(t, c.files...), c.kind, at(t, "2026-03-10T14:00"))
		if item.Ref() != c.ref || item.Path != c.path || item.Line != c.line || item.Engagement != "riverbend" {
			t.Errorf("%s: %s at %s:%d, want %s at %s:%d", c.kind, item.Ref(), item.Path, item.Line, c.ref, c.path, c.line)
		}
	}
}

func TestAnAgreementWithoutItsKeyPointsToLineOne(t *testing.T) {
	e := engagement(t, "01 | start: 2026-03-11T15:00 | status: planned")
	e.Contract = &coaching.Contract{Source: coaching.Source{Path: "engagements/riverbend/contract.md"}}
	if got := only(t, e, due.Agreement, at(t, "2026-03-10")).Line; got != 1 {
		t.Errorf("line %d", got)
	}
}

func TestTitlesHoldNothingThatAPersonWroteButAPromisesOwnWords(t *testing.T) {
	seen := map[due.Kind]bool{}
	files := append(everything("agreed"), []string{
		"contract | client: Priya Nair | organisation: Riverbend", "a | what: Call Ines | by: 2026-03-10 | owner: coach",
		"b | what: Call Ines | by: 2026-03-10 | owner: sponsor",
		"k | kind: contracting | start: 2026-03-09T15:00 | status: planned",
		"s | kind: sponsor | start: 2026-03-09T17:00 | status: planned",
	})
	for _, one := range files {
		for _, i := range due.Of(engagement(t, one...), at(t, "2026-03-10T09:00"), week) {
			seen[i.Kind] = true
			title := i.Neutral
			if i.Kind == due.Commitment {
				title = "Call Ines"
			}
			if i.Title != title || i.Neutral == "" {
				t.Errorf("%s %s: title %q, neutral %q", i.Kind, i.Ref(), i.Title, i.Neutral)
			}
			for _, word := range []string{"Priya", "Nair", "Ines", "Jo", "Lang", "CV", "resistant", "riverbend", "Riverbend"} {
				if strings.Contains(i.Neutral, word) {
					t.Errorf("%s %s: the neutral title %q says %q", i.Kind, i.Ref(), i.Neutral, word)
				}
			}
		}
	}
	if len(seen) != 12 {
		t.Errorf("saw %d kinds of 12: %v", len(seen), seen)
	}
}

func TestTheNumberInATitleIsTheOneByStart(t *testing.T) {
	e := engagement(t, "07 | start: 2026-02-02T15:00 | status: held | summary_sent: 2026-02-02",
		"03 | start: 2026-02-16T15:00 | status: cancelled", "02 | start: 2026-03-02T15:00 | status: held")
	if got := only(t, e, due.Summary, at(t, "2026-03-03")).Title; got != "Send the summary of session 2" {
		t.Errorf("title %q", got)
	}
}

func TestTheCoachOwesEverythingButPromisesAndPreparation(t *testing.T) {
	for _, files := range everything("agreed") {
		for _, i := range due.Of(engagement(t, files...), at(t, "2026-03-10T09:00"), week) {
			want := coaching.OwnerCoach
			if i.Kind == due.Pack || i.Kind == due.Commitment {
				want = coaching.OwnerClient
			}
			if i.Owner != want {
				t.Errorf("%s is owed by %s, want %s", i.Kind, i.Owner, want)
			}
		}
	}
}

func TestItemsAreSortedByDueThenEngagementKindAndRef(t *testing.T) {
	e := engagement(t, "contract | agreed: | pack: [{item: CV}]",
		"01 | start: 2026-03-11T00:00 | status: planned | minutes: 60", "b | what: Call Ines | by: 2026-03-10",
		"a | what: Call Jo | by: 2026-03-10", "c | what: Call Al | by: 2026-03-09", "z | what: Write | by: 2026-03-10T23:59")
	want := "overdue commitment riverbend/c\noverdue prompt riverbend/01\ndue commitment riverbend/z\n" +
		"due agreement riverbend\ndue commitment riverbend/a\ndue commitment riverbend/b\ndue pack riverbend"
	items := due.Of(e, at(t, "2026-03-10T09:00"), week)
	if got := list(items); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	other := items[len(items)-1]
	other.Engagement = "alder"
	items = append(items, other)
	slices.Reverse(items)
	due.Sort(items)
	want = strings.Replace(want, "z\n", "z\ndue pack alder\n", 1) // the engagement comes before the kind
	if got := list(items); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
