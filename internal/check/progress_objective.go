package check

import (
	"slices"

	"coachctl/internal/coaching"
	"coachctl/internal/diag"
	"coachctl/internal/document"
)

// wasAgreed reports whether an objective in this state has been agreed at some time.
func wasAgreed(s coaching.ObjectiveStatus) bool {
	return s == coaching.ObjectiveAgreed || s == coaching.ObjectiveMet || s == coaching.ObjectiveDropped
}

func objectivesAgreed(c *Case, r *Report) {
	d, second := c.bindingContract(), usedNth(c, 2)
	if d == nil || second == nil {
		return
	}
	for _, o := range d.Contract.Objectives {
		if wasAgreed(o.Status) && !o.Agreed.After(second.Day()) {
			return
		}
	}
	at := "status"
	if d.Front.Has("objectives") {
		at = "objectives"
	}
	r.On(d.Path, []string{at}, "session 2 is over, and no objective had been agreed by then",
		r.orReason("agree one with the client, and write its `status: agreed` and the day as `agreed:`"),
		diag.Note{Span: c.span(second.Path, "start"), Message: "session 2"})
}

func objectiveMeasured(c *Case, r *Report) {
	d := c.bindingContract()
	if d == nil || usedNth(c, 2) == nil {
		return
	}
	for _, o := range objectivesOf(d) {
		if o.Status != coaching.ObjectiveAgreed && o.Status != coaching.ObjectiveMet {
			continue
		}
		if list, ok := o.front.Get("measures"); !ok || list.Kind == document.List && len(list.Items) == 0 {
			r.On(d.Path, o.place("id"), "the objective was agreed, and has no measure",
				r.orReason("add one under `measures:`, with what it counts or rates, its baseline and its target"))
		}
		for _, m := range o.measures() {
			lacks := missing(m.front, "baseline")
			if slices.Contains(plainKinds, m.Kind) {
				lacks = missing(m.front, "baseline", "target")
			}
			lacks = slices.DeleteFunc(lacks, func(key string) bool { return slices.Contains(unwrittenStart(c, m), key) })
			if len(lacks) > 0 {
				r.On(d.Path, m.place("id"), "the measure of an objective that was agreed has no "+ticked(lacks, "or"),
					r.orReason("write the figure from before the work as `baseline:` and the one aimed at as `target:`"))
			}
		}
	}
}

func objectiveKind(c *Case, r *Report) {
	eachAgreed(c, func(d *document.Document, o objectiveAt) {
		if lacks := missing(o.front, "scope", "orientation"); len(lacks) > 0 {
			r.On(d.Path, o.place("id"), "the objective has no "+ticked(lacks, "or"),
				r.orReason("`scope` is strategic or behavioural; `orientation` is performance, mastery or developmental"))
		}
	})
}

func objectivePriority(c *Case, r *Report) {
	eachAgreed(c, func(d *document.Document, o objectiveAt) {
		if lacks := missing(o.front, "priority", "team_result"); len(d.Contract.Sponsors) > 0 && len(lacks) > 0 {
			r.On(d.Path, o.place("id"), "the engagement has a sponsor, and the objective has no "+ticked(lacks, "or"),
				r.orReason("write the organisation's priority as `priority:` and what the team gets out of it as `team_result:`"))
		}
	})
}

func objectiveDated(c *Case, r *Report) {
	d := c.bindingContract()
	if d == nil {
		return
	}
	for _, o := range objectivesOf(d) {
		if wasAgreed(o.Status) && len(missing(o.front, "agreed")) > 0 {
			r.On(d.Path, o.place("status"), "the objective has no `agreed` day, so it counts as agreed from the start",
				r.orReason("write `agreed:` with the day on which it was agreed"))
		}
	}
}

func eachAgreed(c *Case, fn func(d *document.Document, o objectiveAt)) {
	d := c.bindingContract()
	if d == nil {
		return
	}
	for _, o := range objectivesOf(d) {
		if o.Status == coaching.ObjectiveAgreed {
			fn(d, o)
		}
	}
}
