package check

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"coachctl/internal/coaching"
	"coachctl/internal/diag"
)

// A frozenField is a value of a measure that stays as it is once rating has begun. of gives it in the form in which two
// spellings of it are compared, empty where nothing is written; sound is false where another rule finds what is.
type frozenField struct {
	key string
	of  func(coaching.Measure) (value string, sound bool)
}

var frozenFields = []frozenField{
	{"baseline", func(m coaching.Measure) (string, bool) {
		if m.Kind == gas && offScale(m.Baseline) {
			return "", false
		}
		return figure(m.Baseline)
	}},
	{"kind", func(m coaching.Measure) (string, bool) {
		return m.Kind, m.Kind == "" || m.Kind == gas || slices.Contains(plainKinds, m.Kind)
	}},
	{"unit", func(m coaching.Measure) (string, bool) { return words(m.Unit), true }},
	{"weight", func(m coaching.Measure) (string, bool) { return figure(m.Weight) }},
	frozenLevel("-2"), frozenLevel("-1"), frozenLevel("0"), frozenLevel("1"), frozenLevel("2"),
}

func frozenLevel(level string) frozenField {
	return frozenField{"levels", func(m coaching.Measure) (string, bool) { return words(m.Levels[level]), true }}
}

// figure is a number in one spelling.
func figure(text string) (value string, sound bool) {
	f, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return "", text == ""
	}
	return strconv.FormatFloat(f+0, 'g', -1, 64), true
}

func words(text string) string { return strings.Join(strings.Fields(text), " ") }

func frozenMeasure(c *Case, r *Report) {
	d := c.bindingContract()
	if d == nil || len(c.Earlier) == 0 {
		return
	}
	present := map[string]measureAt{}
	for _, o := range objectivesOf(d) {
		for _, m := range o.measures() {
			present[m.ID] = m
		}
	}
	gone := 0
	for _, first := range firstReadings(c) {
		since := versionsSince(c, first.meeting.Day())
		now, there := present[first.measure]
		if !there {
			if wasMeasured(c, d.Contract, since, first.measure) {
				gone++
			}
			continue
		}
		if keys, day := changedFields(c, since, now.Measure); len(keys) > 0 {
			r.On(d.Path, now.place(keys[0]), ticked(keys, "and")+" changed after rating had begun"+day,
				r.orReason("put the old value back, and write the new one into a new measure"),
				diag.Note{Span: c.span(first.meeting.Path, "readings"), Message: "the first reading"})
		}
	}
	if gone > 0 {
		r.On(d.Path, []string{"objectives"}, fmt.Sprintf("measures with readings are gone from the contract: %d", gone),
			r.orReason("put each back as it was; the history of contract.md has it"))
	}
}

// A firstReading is the first held session that has a reading of a measure.
type firstReading struct {
	measure string
	meeting *coaching.Meeting
}

func firstReadings(c *Case) []firstReading {
	var out []firstReading
	for _, m := range c.Engagement.Meetings {
		if m.Status != coaching.Held {
			continue
		}
		for _, reading := range m.Readings {
			if !slices.ContainsFunc(out, func(f firstReading) bool { return f.measure == reading.Measure }) {
				out = append(out, firstReading{reading.Measure, m})
			}
		}
	}
	return out
}

// versionsSince are the contract as it stood at the end of a day, and all versions after it.
func versionsSince(c *Case, day coaching.Date) []Version {
	end := day.Ends(c.Engagement.Zone)
	from := 0
	for i, v := range c.Earlier {
		if v.At.Before(end) {
			from = i
		}
	}
	return c.Earlier[from:]
}

// wasMeasured reports whether one of the versions has a measure, and its objective is not one that frozenObjective misses.
func wasMeasured(c *Case, now *coaching.Contract, versions []Version, id string) bool {
	return slices.ContainsFunc(versions, func(v Version) bool {
		for _, o := range v.Contract.Objectives {
			if slices.ContainsFunc(o.Measures, func(m coaching.Measure) bool { return m.ID == id }) {
				_, kept := now.Objective(o.ID)
				_, agreed := agreedWords(c, o.ID)
				return kept || !agreed
			}
		}
		return false
	})
}

// changedFields are the keys whose first value in the versions is not the one that a measure has now, and the day of the
// first commit that has another, as a message ends.
func changedFields(c *Case, versions []Version, now coaching.Measure) (keys []string, day string) {
	var at time.Time
	for _, field := range frozenFields {
		value, sound := field.of(now)
		frozen, changed := "", time.Time{}
		for _, v := range versions {
			then, has := measureIn(v.Contract, now.ID)
			old, sane := field.of(then)
			switch {
			case !has || !sane:
			case frozen == "":
				frozen = old
			case old != frozen && changed.IsZero():
				changed = v.At
			}
		}
		if frozen == "" || !sound || value == frozen {
			continue
		}
		if !slices.Contains(keys, field.key) {
			keys = append(keys, field.key)
		}
		if at.IsZero() || !changed.IsZero() && changed.Before(at) {
			at = changed
		}
	}
	return keys, committed(c, at)
}

// committed ends a message with the day of a commit; it is empty where the change is not committed yet.
func committed(c *Case, at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return ", first in a commit of " + coaching.DateOf(at.In(c.Engagement.Zone)).String()
}

func frozenObjective(c *Case, r *Report) {
	d := c.bindingContract()
	if d == nil {
		return
	}
	present := objectivesOf(d)
	var seen []string
	gone := 0
	for _, v := range c.Earlier {
		for _, o := range v.Contract.Objectives {
			old, agreed := agreedWords(c, o.ID)
			if !agreed || slices.Contains(seen, o.ID) {
				continue
			}
			seen = append(seen, o.ID)
			same := slices.DeleteFunc(slices.Clone(present), func(p objectiveAt) bool { return p.ID != o.ID })
			switch {
			case len(same) == 0:
				gone++
			case !slices.ContainsFunc(same, func(p objectiveAt) bool { return words(p.Statement) == old.statement }):
				r.On(d.Path, same[0].place("statement"), "the words of an agreed objective changed"+committed(c, old.reworded),
					r.orReason("put the old words back with `status: dropped`, and add a new objective that `replaces` it"))
			}
		}
	}
	if gone > 0 {
		at := "status"
		if d.Front.Has("objectives") {
			at = "objectives"
		}
		r.On(d.Path, []string{at}, fmt.Sprintf("objectives that had been agreed are gone from the contract: %d", gone),
			r.orReason("put each back with `status: dropped`; the history of contract.md has it"))
	}
}

// An agreedStatement is what an objective said when it was first agreed, and when a commit first said otherwise.
type agreedStatement struct {
	statement string
	reworded  time.Time
}

// agreedWords is what an objective said in the first version in which it, and the contract, had been agreed.
func agreedWords(c *Case, id string) (old agreedStatement, agreed bool) {
	for _, v := range c.Earlier {
		o, has := v.Contract.Objective(id)
		switch {
		case !has || id == "":
		case !agreed && o.Status == coaching.ObjectiveAgreed && binding(v.Contract.Status):
			old.statement, agreed = words(o.Statement), true
		case agreed && old.reworded.IsZero() && words(o.Statement) != old.statement:
			old.reworded = v.At
		}
	}
	return old, agreed
}
