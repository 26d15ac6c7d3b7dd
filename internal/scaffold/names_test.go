package scaffold

import (
	"testing"

	"coachctl/internal/coaching"
)

func TestNextSessionName(t *testing.T) {
	for _, c := range []struct {
		existing []string
		kind     coaching.Kind
		want     string
	}{
		{nil, coaching.Intake, "01"},
		{[]string{"01", "02", "03"}, coaching.Regular, "04"},
		{[]string{"01", "07", "contracting"}, coaching.Closing, "08"},
		{[]string{"1", "12-board", "2026-03-16", "2026", "x9"}, coaching.Regular, "13"},
		{[]string{"99"}, coaching.Regular, "100"},
		{[]string{"999", "1000"}, coaching.Regular, "1001"},
		{[]string{"01"}, coaching.Contracting, "contracting"},
		{[]string{"contracting"}, coaching.Contracting, "contracting-2"},
		{[]string{"Contracting", "contracting-old", "contractings"}, coaching.Contracting, "contracting-2"},
		{[]string{"sponsor", "sponsor-2", "sponsor-7"}, coaching.ThreeWay, "sponsor-8"},
		{[]string{"sponsor-2026-03-16", "chemistry-99999"}, coaching.ThreeWay, "sponsor"},
	} {
		if got := NextSessionName(c.existing, c.kind); got != c.want {
			t.Errorf("%v and %s: %s; want %s", c.existing, c.kind, got, c.want)
		}
	}
}

func TestNextCommitmentName(t *testing.T) {
	day := date(t, "2026-03-16")
	for _, c := range []struct {
		existing []string
		want     string
	}{
		{nil, "2026-03-16-a"},
		{[]string{"2026-03-15-a", "2026-03-16-a", "2026-03-16-c"}, "2026-03-16-d"},
		{[]string{"2026-03-16-z"}, "2026-03-16-aa"},
		{[]string{"2026-03-16-az"}, "2026-03-16-ba"},
		{[]string{"2026-03-16-A", "2026-03-16-marcus", "2026-03-16-1", "2026-03-16"}, "2026-03-16-b"},
	} {
		if got := NextCommitmentName(c.existing, day); got != c.want {
			t.Errorf("%v: %s; want %s", c.existing, got, c.want)
		}
	}
}
