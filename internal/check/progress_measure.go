package check

import (
	"math"
	"slices"
	"strconv"

	"coachctl/internal/coaching"
	"coachctl/internal/document"
)

// The kinds of measure: goal scales, and those that are a figure on a scale of its own.
const gas = "gas"

var plainKinds = []string{"count", "feedback", "self-rating"}

func readingLevel(c *Case, r *Report) {
	d := c.contract()
	if d == nil {
		return
	}
	const hint = "write one of -2, -1, 0, 1 and 2"
	scales := map[string]bool{}
	for _, o := range objectivesOf(d) {
		for _, m := range o.measures() {
			scales[m.ID] = m.Kind == gas
			for _, key := range []string{"baseline", "target"} {
				if scales[m.ID] && offScale(textOf(m.front, key)) {
					r.On(d.Path, m.place(key), "`"+key+"` is no level of a goal scale", hint)
				}
			}
		}
	}
	for _, s := range c.Documents {
		if s.Session == nil {
			continue
		}
		for _, reading := range s.Session.Readings {
			if scales[reading.Measure] && offScale(reading.Value) {
				r.On(s.Path, []string{"readings", reading.Measure}, "the reading is no level of its goal scale", hint)
			}
		}
	}
}

// offScale reports whether a text is a number and yet no level.
func offScale(text string) bool {
	f, err := strconv.ParseFloat(text, 64)
	return err == nil && (f != math.Trunc(f) || f < -2 || f > 2)
}

func scaleLevels(c *Case, r *Report) {
	eachAgreed(c, func(d *document.Document, o objectiveAt) {
		for _, m := range o.measures() {
			switch {
			case m.Kind == gas && len(missing(m.front, "levels")) > 0 && !slices.Contains(unwrittenStart(c, m), "levels"):
				r.On(d.Path, m.place("kind"), "the goal scale has no `levels`",
					r.orReason("write down what -2, -1, 0, 1 and 2 look like, under `levels:`"))
			case slices.Contains(plainKinds, m.Kind):
				for _, key := range []string{"levels", "weight"} {
					if len(missing(m.front, key)) == 0 {
						r.On(d.Path, m.place(key), "`"+key+"` belongs to a measure of kind gas, and this is none",
							r.orReason("delete it, or write `kind: gas`"))
						break
					}
				}
			}
		}
	})
}

func weightsZero(c *Case, r *Report) {
	var weightless []measureAt
	all := true
	eachAgreed(c, func(_ *document.Document, o objectiveAt) {
		for _, m := range o.measures() {
			if m.Kind != gas {
				continue
			}
			weight, err := strconv.ParseFloat(m.Weight, 64)
			all = all && err == nil && weight == 0
			weightless = append(weightless, m)
		}
	})
	if all && len(weightless) > 0 {
		r.On(c.contract().Path, weightless[0].place("weight"), "every goal scale has weight 0, so that there is no score over them",
			r.orReason("give at least one a weight above 0, or leave `weight` out for equal ones"))
	}
}

func baselineFirst(c *Case, r *Report) {
	d := c.bindingContract()
	if d == nil {
		return
	}
	for _, o := range objectivesOf(d) {
		if o.Status != coaching.ObjectiveAgreed && o.Status != coaching.ObjectiveMet {
			continue
		}
		for _, m := range o.measures() {
			if lacks := unwrittenStart(c, m); len(lacks) > 0 {
				r.On(d.Path, m.place("id"), "the measure is being rated, and it has no "+ticked(lacks, "or"),
					r.orReason("write down what is known of the time before the work"))
			}
		}
	}
}

// unwrittenStart are the keys of a measure that would say where it started, are absent, and can only be remembered by now:
// a session after the first has a reading. A reading at the intake is a starting point too.
func unwrittenStart(c *Case, m measureAt) []string {
	early, late := rated(c, m.ID)
	if !late || !c.countable() {
		return nil
	}
	var lacks []string
	if !early {
		lacks = missing(m.front, "baseline")
	}
	if m.Kind == gas {
		lacks = append(lacks, missing(m.front, "levels")...)
	}
	return lacks
}

// rated reports whether a measure has a reading at an intake or by the end of session 1, and whether it has a later one.
func rated(c *Case, id string) (early, late bool) {
	first := c.Engagement.Nth(1)
	for _, m := range c.Engagement.Meetings {
		if m.Status != coaching.Held || !hasReading(m, id) {
			continue
		}
		if first != nil && m.Begin.After(first.Begin) && m.Kind != coaching.Intake {
			late = true
		} else {
			early = true
		}
	}
	return early, late
}

func hasReading(m *coaching.Meeting, id string) bool {
	return slices.ContainsFunc(m.Readings, func(reading coaching.Reading) bool { return reading.Measure == id })
}
