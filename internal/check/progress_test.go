package check_test

import (
	"slices"
	"strings"
	"testing"
)

// edit is a change of one file of the sound practice: old words, new words.
type edit struct{ path, old, now string }

// messagesAfter are the messages of one rule once the sound practice was changed.
func messagesAfter(t *testing.T, rule string, more files, edits ...edit) []string {
	t.Helper()
	f := practice(t, "")
	for p, text := range more {
		f[p] = text
	}
	for _, e := range edits {
		if !strings.Contains(f[e.path], e.old) {
			t.Fatalf("%s does not hold %q", e.path, e.old)
		}
		f[e.path] = strings.ReplaceAll(f[e.path], e.old, e.now)
	}
	out := []string{}
	for _, d := range findings(t, f, noon) {
		if d.Rule == rule {
			out = append(out, d.Message)
		}
	}
	return out
}

const (
	intake    = folder + "sessions/01.md"
	planned   = folder + "sessions/03.md"
	firstWord = folder + "commitments/2026-02-02-a.md"
	agreedOn  = "    status: agreed\n    agreed: 2026-02-02\n"
	measured  = "    measures:\n      - id: interruptions\n        kind: count\n        baseline: 6\n        target: 1\n        rater: the coach\n"
	lastKey   = "        rater: the coach\n"
	readings  = "readings:\n  interruptions: 4\n"
	scale     = "      - id: opening\n        kind: gas\n        baseline: -2\n        rater: Priya\n        levels: [a, b, c, d, e]\n"
	bound     = "status: agreed\nagreed: 2026-01-20"
)

func TestAnObjectiveIsAgreedByTheDayOfSessionTwo(t *testing.T) {
	for what, tt := range map[string]struct {
		edits []edit
		found int
	}{
		"on the day":                 {[]edit{{contract, agreedOn, "    status: agreed\n    agreed: 2026-02-16\n"}}, 0},
		"a day later":                {[]edit{{contract, agreedOn, "    status: agreed\n    agreed: 2026-02-17\n"}}, 1},
		"without a day":              {[]edit{{contract, agreedOn, "    status: met\n"}}, 0},
		"agreed and dropped":         {[]edit{{contract, agreedOn, "    status: dropped\n    agreed: 2026-02-02\n"}}, 0},
		"a draft":                    {[]edit{{contract, agreedOn, "    status: draft\n"}}, 1},
		"session 2 is to come":       {[]edit{{contract, agreedOn, "    status: draft\n"}, {session, "status: held", "status: planned"}}, 0},
		"session 2 was missed":       {[]edit{{contract, agreedOn, "    status: draft\n"}, {session, "status: held", "status: no-show\ncounts: true"}}, 1},
		"session 2 does not count":   {[]edit{{contract, agreedOn, "    status: draft\n"}, {session, "status: held", "status: no-show"}}, 0},
		"a contract that is a draft": {[]edit{{contract, agreedOn, "    status: draft\n"}, {contract, bound, "status: draft"}}, 0},
		"an engagement broken off":   {[]edit{{contract, agreedOn, "    status: draft\n"}, {contract, bound, "status: ended\nagreed: 2026-01-20"}}, 0},
	} {
		if got := messagesAfter(t, "objectives-agreed", nil, tt.edits...); len(got) != tt.found {
			t.Errorf("%s: %q", what, got)
		}
	}
}

func TestAnObjectiveWithoutMeasuresIsFoundOnce(t *testing.T) {
	for what, tt := range map[string]struct {
		edits []edit
		found int
	}{
		"none":                 {[]edit{{contract, measured, ""}}, 1},
		"an empty list":        {[]edit{{contract, measured, "    measures: []\n"}}, 1},
		"no list at all":       {[]edit{{contract, measured, "    measures: many\n"}}, 0},
		"an empty figure":      {[]edit{{contract, "target: 1", "target:"}}, 1},
		"no figure":            {[]edit{{contract, "target: 1", "target: few"}}, 0},
		"before session 2":     {[]edit{{contract, measured, ""}, {session, "status: held", "status: planned"}}, 0},
		"a scale, no target":   {[]edit{{contract, lastKey, lastKey + scale}}, 0},
		"an objective dropped": {[]edit{{contract, measured, ""}, {contract, agreedOn, "    status: dropped\n"}}, 0},
		"an objective met":     {[]edit{{contract, measured, ""}, {contract, agreedOn, "    status: met\n"}}, 1},
		"a draft":              {[]edit{{contract, measured, ""}, {contract, agreedOn, "    status: draft\n"}}, 0},
		"a start read at the intake only": {
			[]edit{{contract, "        baseline: 6\n", ""}, {intake, "status: held\n", "status: held\n" + readings}}, 1,
		},
	} {
		if got := messagesAfter(t, "objective-measured", nil, tt.edits...); len(got) != tt.found {
			t.Errorf("%s: %q", what, got)
		}
	}
}

func TestAStartIsWrittenDownBeforeTheSecondReading(t *testing.T) {
	none := edit{contract, "        baseline: 6\n", ""}
	for what, tt := range map[string]struct {
		edits []edit
		found int
	}{
		"a reading at session 2":       {[]edit{none}, 1},
		"a reading at the intake too":  {[]edit{none, {intake, "status: held\n", "status: held\n" + readings}}, 0},
		"a reading at the intake only": {[]edit{none, {session, readings, ""}, {intake, "status: held\n", "status: held\n" + readings}}, 0},
		"a second session of intake":   {[]edit{none, {session, "kind: regular", "kind: intake"}}, 0},
		"a session still planned":      {[]edit{none, {session, "status: held", "status: planned"}}, 0},
		"an objective that was met":    {[]edit{none, {contract, agreedOn, "    status: met\n"}}, 1},
		"an objective that is dropped": {[]edit{none, {contract, agreedOn, "    status: dropped\n"}}, 0},
	} {
		if got := messagesAfter(t, "baseline-first", nil, tt.edits...); len(got) != tt.found {
			t.Errorf("%s: %q", what, got)
		}
	}
}

func TestAGoalScaleHasFiveLevelsAndNoOthers(t *testing.T) {
	for value, found := range map[string]int{
		"-2": 0, "-1": 0, "0": 0, "1": 0, "2": 0, "+2": 0, "2.0": 0, "-0": 0,
		"-3": 1, "3": 1, "0.5": 1, "-2.01": 1, "1e1": 1, "99999999999999999999": 1, "three": 0,
	} {
		at := edit{session, readings, readings + "  opening: " + value + "\n"}
		if got := messagesAfter(t, "reading-level", nil, edit{contract, lastKey, lastKey + scale}, at); len(got) != found {
			t.Errorf("%s: %q", value, got)
		}
		base := edit{contract, lastKey, lastKey + strings.Replace(scale, "-2", value, 1)}
		if got := messagesAfter(t, "reading-level", nil, base); len(got) != found {
			t.Errorf("baseline %s: %q", value, got)
		}
	}
	if got := messagesAfter(t, "reading-level", nil, edit{session, readings, "readings:\n  interruptions: 40\n"}); len(got) != 0 {
		t.Errorf("a count: %q", got)
	}
}

func TestWeightsAreZeroOnlyWhereAllAre(t *testing.T) {
	for what, tt := range map[string]struct {
		weights []string
		found   int
	}{
		"one, of none": {[]string{""}, 0}, "one, of zero": {[]string{"0"}, 1}, "spelled otherwise": {[]string{"0.0", "-0"}, 1},
		"one of two": {[]string{"0", "2"}, 0}, "one that goes without": {[]string{"0", ""}, 0}, "one that is no number": {[]string{"0", "much"}, 0},
	} {
		scales := ""
		for i, weight := range tt.weights {
			scales += strings.Replace(scale, "opening", "opening-"+string(rune('a'+i)), 1)
			if weight != "" {
				scales += "        weight: " + weight + "\n"
			}
		}
		if got := messagesAfter(t, "weights-zero", nil, edit{contract, lastKey, lastKey + scales}); len(got) != tt.found {
			t.Errorf("%s: %q", what, got)
		}
	}
}

func TestAReviewReadsWhatWasAgreedBeforeIt(t *testing.T) {
	review := edit{session, "kind: regular", "kind: midpoint"}
	none := edit{session, readings, ""}
	without := strings.Replace(strings.Replace(committed(""), "baseline: 6", "", 1), "id: interruptions", "id: other", 1)
	for what, tt := range map[string]struct {
		more  files
		edits []edit
		found int
	}{
		"agreed before":             {nil, []edit{review, none}, 1},
		"agreed on the day":         {nil, []edit{review, none, {contract, agreedOn, "    status: agreed\n    agreed: 2026-02-16\n"}}, 0},
		"agreed the day before":     {nil, []edit{review, none, {contract, agreedOn, "    status: agreed\n    agreed: 2026-02-15\n"}}, 1},
		"agreed, without a day":     {nil, []edit{review, none, {contract, agreedOn, "    status: agreed\n"}}, 1},
		"met since":                 {nil, []edit{review, none, {contract, agreedOn, "    status: met\n    agreed: 2026-02-02\n"}}, 1},
		"dropped since":             {nil, []edit{review, none, {contract, agreedOn, "    status: dropped\n    agreed: 2026-02-02\n"}}, 0},
		"an empty reading":          {nil, []edit{review, {session, readings, "readings:\n  interruptions:\n"}}, 1},
		"a reading in a wrong form": {nil, []edit{review, {session, readings, "readings:\n  interruptions: few\n"}}, 0},
		"still to come":             {nil, []edit{review, none, {session, "status: held", "status: planned"}}, 0},
		"no review":                 {nil, []edit{none}, 0},
		"a measure added since":     {files{"@2026-02-16T22:00/" + contract: without}, []edit{review, none}, 0},
		"a measure that was there":  {files{"@2026-02-10T12:00/" + contract: committed(""), "@2026-02-16T22:00/" + contract: without}, []edit{review, none}, 1},
		"history that begins later": {files{"@2026-02-17T00:00/" + contract: without}, []edit{review, none}, 1},
	} {
		if got := messagesAfter(t, "measured-at-review", tt.more, tt.edits...); len(got) != tt.found {
			t.Errorf("%s: %q", what, got)
		}
	}
}

func TestAReviewPointsAtWhatItPassesOver(t *testing.T) {
	f := practice(t, "")
	f[session] = strings.NewReplacer("kind: regular", "kind: midpoint", readings, "").Replace(f[session])
	f[contract] = strings.Replace(f[contract], lastKey, lastKey+scale, 1)
	for rule, want := range map[string][]int{"measured-at-review": {20, 25}, "verdict-missing": {11}} {
		var lines []int
		for _, d := range byRule(t, f, rule) {
			for _, note := range d.Related {
				if note.Path == contract {
					lines = append(lines, note.Start.Line)
				}
			}
		}
		if !slices.Equal(lines, want) {
			t.Errorf("%s points at the lines %v of the contract", rule, lines)
		}
	}
}

func TestAReadingNamesItsRaterInOneOfTwoPlaces(t *testing.T) {
	none := edit{contract, lastKey, ""}
	for what, tt := range map[string]struct {
		edits []edit
		want  []string
	}{
		"neither":                  {[]edit{none}, []string{"no rater is named for 1 of the 1 readings"}},
		"an empty one":             {[]edit{none, {session, readings, "rater: \"\"\n" + readings}}, []string{"no rater is named for 1 of the 1 readings"}},
		"the session":              {[]edit{none, {session, readings, "rater: Priya\n" + readings}}, []string{}},
		"not for all":              {[]edit{{contract, lastKey, lastKey + strings.Replace(scale, "        rater: Priya\n", "", 1)}, {session, readings, readings + "  opening: 0\n"}}, []string{"no rater is named for 1 of the 2 readings"}},
		"still to come":            {[]edit{none, {session, "status: held", "status: planned"}}, []string{}},
		"of nothing known":         {[]edit{none, {session, "interruptions: 4", "interruption: 4"}}, []string{}},
		"a list, which is no text": {[]edit{none, {session, readings, "rater: [Priya]\n" + readings}}, []string{}},
	} {
		if got := messagesAfter(t, "reading-rater", nil, tt.edits...); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q", what, got)
		}
	}
}

func TestAStartThatIsMissingIsFoundByOneRule(t *testing.T) {
	bare := "      - id: opening\n        kind: gas\n        rater: Priya\n"
	rated := edit{session, readings, readings + "  opening: 0\n"}
	for rule, want := range map[string][2]int{"baseline-first": {0, 1}, "objective-measured": {1, 0}, "scale-levels": {1, 0}} {
		added := edit{contract, lastKey, lastKey + bare}
		before, after := messagesAfter(t, rule, nil, added), messagesAfter(t, rule, nil, added, rated)
		if len(before) != want[0] || len(after) != want[1] {
			t.Errorf("%s: %q before it is rated, %q after", rule, before, after)
		}
	}
}
