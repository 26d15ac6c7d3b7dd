package check_test

import (
	"slices"
	"strings"
	"testing"
)

// committed is an earlier contract with the objective of the sound practice, and further lines under its measure.
func committed(lines string) string {
	return `---
type: contract
client: Priya Nair
status: agreed
agreed: 2026-01-20
objectives:
  - id: council
    statement: I open the product council in my own words
    status: agreed
    agreed: 2026-02-02
    measures:
      - id: interruptions
        kind: count
        baseline: 6
` + lines + "---\n"
}

// at is a version of the contract in the archive.
func at(instant string) string { return "@" + instant + "/" + contract }

const baselineChanged = "`baseline` changed after rating had begun"

func TestAMeasureIsFrozenFromTheEndOfTheDayOfItsFirstReading(t *testing.T) {
	six, eight := committed(""), strings.Replace(committed(""), "baseline: 6", "baseline: 8", 1)
	summer := []edit{{session, "2026-02-16T15:00", "2026-06-01T15:00"}, {planned, "2026-03-02T15:00", "2026-06-15T15:00"}}
	early := edit{session, "2026-02-16T15:00", "2026-02-16T00:30"}
	for what, tt := range map[string]struct {
		versions files
		edits    []edit
		found    bool
	}{
		"no history":                 {nil, nil, false},
		"the same":                   {files{at("2026-02-10T12:00"): six}, nil, false},
		"changed before":             {files{at("2026-02-10T12:00"): eight, at("2026-02-16T16:00"): six}, nil, false},
		"changed on the day":         {files{at("2026-02-10T12:00"): six, at("2026-02-16T23:59"): eight}, nil, true},
		"changed as the day is over": {files{at("2026-02-10T12:00"): eight, at("2026-02-17T00:00"): six}, nil, true},
		"and put back":               {files{at("2026-02-10T12:00"): six, at("2026-02-17T00:00"): eight}, nil, false},
		"history begins later":       {files{at("2026-02-18T12:00"): eight}, nil, true},
		"summer, on the day":         {files{at("2026-05-30T12:00"): six, at("2026-06-01T22:59"): eight}, summer, true},
		"summer, the day after":      {files{at("2026-05-30T12:00"): six, at("2026-06-01T23:00"): eight}, summer, false},
		"New York, on the day":       {files{at("2026-02-10T12:00"): six, at("2026-02-17T04:59"): eight}, []edit{{contract, "cadence:", "timezone: America/New_York\ncadence:"}, early}, true},
		"New York, the day after":    {files{at("2026-02-10T12:00"): six, at("2026-02-17T05:00"): eight}, []edit{{contract, "cadence:", "timezone: America/New_York\ncadence:"}, early}, false},
		"no reading yet":             {files{at("2026-02-18T12:00"): eight}, []edit{{session, readings, ""}}, false},
		"a reading still to be":      {files{at("2026-02-18T12:00"): eight}, []edit{{session, "status: held", "status: planned"}}, false},
		"a contract no longer bound": {files{at("2026-02-18T12:00"): eight}, []edit{{contract, bound, "status: ended\nagreed: 2026-01-20"}}, false},
		"what cannot be read":        {files{at("2026-02-18T12:00"): strings.Replace(eight, "status: agreed\nagreed", "status: yes\nagreed", 1)}, nil, false},
		"another engagement's":       {files{"@2026-02-18T12:00/engagements/other/contract.md": eight}, nil, false},
	} {
		got := messagesAfter(t, "frozen-measure", tt.versions, tt.edits...)
		if found := len(got) == 1 && strings.HasPrefix(got[0], baselineChanged); found != tt.found || !found && len(got) > 0 {
			t.Errorf("%s: %q", what, got)
		}
	}
}

func TestTheDayOfAChangeIsThatOfTheFirstCommit(t *testing.T) {
	as := func(baseline string) string {
		return strings.Replace(committed(""), "baseline: 6", "baseline: "+baseline, 1)
	}
	versions := files{at("2026-02-10T12:00"): as("9"), at("2026-02-20T12:00"): as("8"), at("2026-03-02T12:00"): as("7")}
	want := []string{baselineChanged + ", first in a commit of 2026-02-20"}
	if got := messagesAfter(t, "frozen-measure", versions); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestWhatIsFrozenIsTheValueAndNotItsSpelling(t *testing.T) {
	levels := "        levels: [a, b, c, d, e]\n"
	for what, tt := range map[string]struct {
		then, now string // lines under the measure
		want      []string
	}{
		"a unit":                     {"        unit: a week\n", "        unit: a month\n", []string{"`unit`"}},
		"blanks":                     {"        unit: a  week\n", "        unit: a week\n", nil},
		"a weight":                   {"        weight: 2\n", "        weight: 2.0\n", nil},
		"another weight":             {"        weight: 2\n", "        weight: 3\n", []string{"`weight`"}},
		"what was not there":         {"", "        unit: a week\n        weight: 2\n" + levels, nil},
		"what is no longer there":    {"        unit: a week\n", "", []string{"`unit`"}},
		"the name, rater and target": {"        name: x\n        rater: x\n        target: 3\n", "        name: y\n", nil},
		"two levels":                 {levels, strings.NewReplacer("a,", "A,", "c", "C").Replace(levels), []string{"`levels`"}},
		"a list made a map":          {levels, "        levels: {\"-2\": a, \"-1\": b, \"0\": c, \"+1\": d, \"2\": e}\n", nil},
		"several":                    {"        unit: a\n        weight: 1\n", "        unit: b\n        weight: 3\n", []string{"`unit`", "`weight`"}},
		"a weight that is no number": {"        weight: 2\n", "        weight: two\n", nil},
	} {
		now := edit{contract, lastKey, strings.Replace(lastKey, "        rater: the coach\n", "", 1) + tt.now}
		got := messagesAfter(t, "frozen-measure", files{at("2026-02-10T12:00"): committed(tt.then)}, now)
		keys, _, found := strings.Cut(strings.Join(got, "\n"), " changed")
		if found != (tt.want != nil) || found && keys != strings.Join(tt.want, " and ") || len(got) > 1 {
			t.Errorf("%s: %q", what, got)
		}
	}
	kind := edit{contract, "kind: count", "kind: self-rating"}
	if got := messagesAfter(t, "frozen-measure", files{at("2026-02-10T12:00"): committed("")}, kind); len(got) != 1 || !strings.HasPrefix(got[0], "`kind`") {
		t.Errorf("another kind: %q", got)
	}
}

func TestAMistakenLevelIsNotFrozen(t *testing.T) {
	then := committed(strings.Replace(scale, "-2", "3", 1))
	edits := []edit{{contract, lastKey, lastKey + scale}, {session, readings, readings + "  opening: 0\n"}}
	if got := messagesAfter(t, "frozen-measure", files{at("2026-02-10T12:00"): then}, edits...); len(got) > 0 {
		t.Errorf("a baseline that was no level was put right, and is found: %q", got)
	}
}

func TestAMeasureThatIsGoneIsFoundOnce(t *testing.T) {
	versions := files{at("2026-02-10T12:00"): committed("")}
	for what, tt := range map[string]struct {
		old, now           string
		measure, objective int
	}{
		"the measure":            {measured, "", 1, 0},
		"its id":                 {"id: interruptions", "id: cuts", 1, 0},
		"the objective's id":     {"  - id: council\n", "  - id: council-marcus\n", 0, 1},
		"moved to another":       {measured, "  - id: council-marcus\n    statement: I prepare Marcus\n    status: agreed\n    agreed: 2026-02-16\n    replaces: council\n" + measured, 0, 0},
		"nothing but the status": {agreedOn, "    status: dropped\n    agreed: 2026-02-02\n", 0, 0},
	} {
		change := edit{contract, tt.old, tt.now}
		got := messagesAfter(t, "frozen-measure", versions, change)
		if len(got) != tt.measure {
			t.Errorf("%s: %q", what, got)
		}
		if got := messagesAfter(t, "frozen-objective", versions, change); len(got) != tt.objective {
			t.Errorf("%s: %q", what, got)
		}
	}
	whole := practice(t, "")[contract]
	objective := whole[strings.Index(whole, "objectives:\n"):strings.Index(whole, "---\n\n## Org")]
	for rule, want := range map[string]int{"frozen-measure": 0, "frozen-objective": 1} {
		if got := messagesAfter(t, rule, versions, edit{contract, objective, ""}); len(got) != want {
			t.Errorf("all objectives: %s: %q", rule, got)
		}
	}
}

func TestTheWordsOfAnAgreedObjectiveAreFrozen(t *testing.T) {
	other := strings.Replace(committed(""), "in my own words", "first", 1)
	for what, tt := range map[string]struct {
		versions files
		want     []string
	}{
		"the same":             {files{at("2026-02-03T12:00"): committed("")}, nil},
		"spread over lines":    {files{at("2026-02-03T12:00"): strings.Replace(committed(""), "I open the product", ">\n      I open\n      the product", 1)}, nil},
		"other words":          {files{at("2026-02-03T12:00"): other}, []string{"the words of an agreed objective changed"}},
		"in another draft":     {files{at("2026-02-03T12:00"): strings.Replace(other, "    status: agreed", "    status: draft", 1)}, nil},
		"in a draft contract":  {files{at("2026-02-03T12:00"): strings.Replace(other, "status: agreed", "status: draft", 1)}, nil},
		"put back":             {files{at("2026-02-03T12:00"): committed(""), at("2026-02-09T12:00"): other}, nil},
		"reworded in a commit": {files{at("2026-02-03T12:00"): other, at("2026-02-09T23:30"): committed("")}, []string{"the words of an agreed objective changed, first in a commit of 2026-02-09"}},
	} {
		if got := messagesAfter(t, "frozen-objective", tt.versions); !slices.Equal(got, tt.want) && len(got)+len(tt.want) > 0 {
			t.Errorf("%s: %q", what, got)
		}
	}
}
