package check

import (
	"slices"
	"strconv"
	"strings"

	"coachctl/internal/coaching"
	"coachctl/internal/diag"
	"coachctl/internal/document"
)

var progressRules = []Rule{
	{
		ID: "objectives-agreed", Family: Progress, Severity: diag.Warning,
		Title:   "Session 2 is over and no objective had been agreed",
		Why:     "By the second session coach and client should be able to say what they are working on. Later it is a series of good conversations, and nobody can say what they were for.",
		Sources: []int{11, 34, 64},
		Before:  "objectives:\n  - id: council\n    status: draft\n(and sessions/02.md is held)",
		After:   "objectives:\n  - id: council\n    status: agreed\n    agreed: 2026-02-16",
		Check:   objectivesAgreed,
	},
	{
		ID: "objective-measured", Family: Progress, Severity: diag.Warning,
		Title:   "An agreed objective cannot be measured",
		Why:     "Progress is held against the client's own objectives. Without a measure, where it stands and where it should be, a review can only trade impressions.",
		Sources: []int{5, 17, 34, 88, 89, 128},
		Before:  "measures:\n  - id: interruptions\n    kind: count",
		After:   "measures:\n  - id: interruptions\n    kind: count\n    baseline: 6\n    target: 1",
		Check:   objectiveMeasured,
	},
	{
		ID: "objective-kind", Family: Progress, Severity: diag.Info,
		Title:   "An agreed objective does not say what kind of shift it is",
		Why:     "A strategic shift is worked on differently from a behavioural one, and mastery differently from performance; two words tell which conversation to have.",
		Sources: []int{5, 18, 19},
		Before:  "- id: council\n  status: agreed",
		After:   "- id: council\n  scope: behavioural\n  orientation: mastery\n  status: agreed",
		Check:   objectiveKind,
	},
	{
		ID: "objective-priority", Family: Progress, Severity: diag.Warning,
		Title:   "An objective of sponsored coaching does not say what it does for the organisation",
		Why:     "Somebody pays for this. An objective that names the priority and the team result it serves is one that sponsor and client can both defend.",
		Sources: []int{20, 34},
		Before:  "- id: council\n  status: agreed\n(and the contract has sponsors)",
		After:   "- id: council\n  priority: One roadmap by June\n  team_result: The council decides in the meeting\n  status: agreed",
		Check:   objectivePriority,
	},
	{
		ID: "objective-dated", Family: Progress, Severity: diag.Info,
		Title:   "An objective does not say since when it has been agreed",
		Why:     "The day tells which reviews must measure the objective, and that it was agreed before the work and not after it.",
		Sources: []int{21, 68},
		Before:  "- id: council\n  status: agreed",
		After:   "- id: council\n  status: agreed\n  agreed: 2026-02-02",
		Check:   objectiveDated,
	},
	{
		ID: "measured-at-review", Family: Progress, Severity: diag.Warning,
		Title:   "A review has no reading for a measure",
		Why:     "Midpoint and closing are where the figures are looked at again. One that is not taken on the day cannot be taken later.",
		Sources: []int{129},
		Before:  "kind: midpoint\nstatus: held",
		After:   "kind: midpoint\nstatus: held\nreadings:\n  interruptions: 3",
		Check:   measuredAtReview,
	},
	{
		ID: "reading-rater", Family: Progress, Severity: diag.Warning,
		Title:   "A reading does not say who gave the figure",
		Why:     "Four from the client and four from five colleagues are different evidence; in half a year nobody remembers which it was.",
		Sources: []int{90},
		Before:  "readings:\n  interruptions: 4",
		After:   "readings:\n  interruptions: 4\nrater: Priya, from her own list",
		Check:   readingRater,
	},
	{
		ID: "reading-level", Family: Progress, Severity: diag.Error,
		Title:   "A figure of a goal scale is not one of its levels",
		Why:     "A goal scale has five levels, from -2 to 2. A figure between or beyond them stands for nothing that was written down.",
		Sources: []int{90},
		Before:  "kind: gas\nbaseline: 3",
		After:   "kind: gas\nbaseline: -2",
		Check:   readingLevel,
	},
	{
		ID: "scale-levels", Family: Progress, Severity: diag.Warning,
		Title:   "Levels and weight do not go with the kind of the measure",
		Why:     "The levels of a goal scale are written before the work, or they bend towards what happened. A count or a rating has no levels, and nothing weighs it.",
		Sources: []int{89},
		Before:  "- id: opening\n  kind: gas",
		After:   "- id: opening\n  kind: gas\n  levels: [I say nothing, I say it last, I open when asked, I open, Marcus waits for me]",
		Check:   scaleLevels,
	},
	{
		ID: "weights-zero", Family: Progress, Severity: diag.Warning,
		Title:  "All goal scales weigh nothing",
		Why:    "The score over several goal scales divides by their weights; where all of them are 0 there is no score.",
		Before: "- id: opening\n  kind: gas\n  weight: 0",
		After:  "- id: opening\n  kind: gas\n  weight: 1",
		Check:  weightsZero,
	},
	{
		ID: "baseline-first", Family: Progress, Severity: diag.Warning,
		Title:   "A measure is being rated and its starting point was never written down",
		Why:     "A figure says something only against the one before the work. Written afterwards it is a memory, and memory is kind to progress.",
		Sources: []int{68, 129},
		Before:  "- id: interruptions\n  kind: count\n(and session 2 has a reading of it)",
		After:   "- id: interruptions\n  kind: count\n  baseline: 6",
		Check:   baselineFirst,
	},
	{
		ID: "frozen-measure", Family: Progress, Severity: diag.Warning, Fleeting: true,
		Title:   "A measure was changed after its rating had begun",
		Why:     "Where the work started must stay readable. A baseline or a scale that moves with the readings shows whatever one likes.",
		Sources: []int{68},
		Before:  "baseline: 4     (and it was 6 when the first reading was taken)",
		After:   "baseline: 6",
		Check:   frozenMeasure,
	},
	{
		ID: "frozen-objective", Family: Progress, Severity: diag.Warning, Fleeting: true,
		Title:   "An agreed objective was reworded or removed",
		Why:     "The original objective stays readable, so that at the end all can see what was set out to do. A rewording is a new objective beside the old one.",
		Sources: []int{68},
		Before:  "- id: council\n  statement: I prepare Marcus for the product council     (and it was agreed in other words)",
		After:   "- id: council\n  statement: I open the product council in my own words\n  status: dropped\n- id: council-marcus\n  statement: I prepare Marcus for the product council\n  status: agreed\n  replaces: council",
		Check:   frozenObjective,
	},
	{
		ID: "verdict-early", Family: Progress, Severity: diag.Warning,
		Title:   "A session that is no review gives a verdict",
		Why:     "On track or off track is said at the midpoint and at the close, where it is measured and talked over. In between it turns sessions into status reports.",
		Sources: []int{164},
		Before:  "kind: regular\nverdict:\n  council: on-track",
		After:   "kind: midpoint\nverdict:\n  council: on-track",
		Check:   verdictEarly,
	},
}

// usedNth is session n once it was held or counts as used; nil too where nobody knows which that is.
func usedNth(c *Case, n int) *coaching.Meeting {
	if m := c.Engagement.Nth(n); m != nil && m.Used() && c.countable() {
		return m
	}
	return nil
}

// An objectiveAt is an objective with its place in the contract.
type objectiveAt struct {
	coaching.Objective
	front document.Value
	keys  []string
}

func objectivesOf(d *document.Document) []objectiveAt {
	list, _ := d.Front.Get("objectives")
	var out []objectiveAt
	for i, item := range list.Items {
		if item.Kind == document.Map {
			out = append(out, objectiveAt{d.Contract.Objectives[len(out)], item, []string{"objectives", strconv.Itoa(i)}})
		}
	}
	return out
}

func (o objectiveAt) place(keys ...string) []string { return slices.Concat(o.keys, keys) }

// A measureAt is a measure with its place in the contract.
type measureAt struct {
	coaching.Measure
	front document.Value
	keys  []string
}

func (o objectiveAt) measures() []measureAt {
	list, _ := o.front.Get("measures")
	var out []measureAt
	for i, item := range list.Items {
		if item.Kind == document.Map {
			out = append(out, measureAt{o.Measures[len(out)], item, o.place("measures", strconv.Itoa(i))})
		}
	}
	return out
}

func (m measureAt) place(keys ...string) []string { return slices.Concat(m.keys, keys) }

// missing are those of the keys that say nothing. One that says it in a wrong form has a finding of its own.
func missing(v document.Value, keys ...string) []string {
	return slices.DeleteFunc(keys, func(key string) bool {
		value, ok := v.Get(key)
		return ok && (value.Kind != document.Scalar || strings.TrimSpace(value.Text) != "")
	})
}

// ticked are keys as a message names them: `a`, `b` or `c`.
func ticked(keys []string, last string) string {
	var out strings.Builder
	for i, key := range keys {
		switch {
		case i > 0 && i == len(keys)-1:
			out.WriteString(" " + last + " ")
		case i > 0:
			out.WriteString(", ")
		}
		out.WriteString("`" + key + "`")
	}
	return out.String()
}
