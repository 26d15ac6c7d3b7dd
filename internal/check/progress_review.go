package check

import (
	"fmt"

	"coachctl/internal/coaching"
	"coachctl/internal/diag"
)

func measuredAtReview(c *Case, r *Report) {
	d := c.bindingContract()
	if d == nil {
		return
	}
	for _, m := range c.Engagement.Meetings {
		s := c.document(m.Path)
		if !m.Kind.Review() || m.Status != coaching.Held {
			continue
		}
		readings, _ := s.Front.Get("readings")
		all := 0
		var unread []diag.Note
		for _, o := range objectivesOf(d) {
			if o.Status != coaching.ObjectiveAgreed && o.Status != coaching.ObjectiveMet || !o.Agreed.Before(m.Day()) {
				continue
			}
			for _, measure := range o.measures() {
				if measure.ID == "" || addedAfter(c, measure.ID, m) {
					continue
				}
				all++
				if !readings.Has(measure.ID) {
					unread = append(unread, diag.Note{Span: d.Span(measure.place("id")...), Message: "a measure without a reading"})
				}
			}
		}
		if len(unread) == 0 {
			continue
		}
		at := "kind"
		if s.Front.Has("readings") {
			at = "readings"
		}
		r.On(s.Path, []string{at}, fmt.Sprintf("readings of %d of the %d measures of agreed objectives are missing", len(unread), all),
			r.orReason("write the figures of the day under `readings:`, each behind the id of its measure"), unread...)
	}
}

// addedAfter reports whether a measure came into the contract only after the day of a session, as far as history tells.
func addedAfter(c *Case, id string, m *coaching.Meeting) bool {
	end := m.Day().Ends(c.Engagement.Zone)
	known := false
	for _, v := range c.Earlier {
		if !v.At.Before(end) {
			continue
		}
		known = true
		if _, has := measureIn(v.Contract, id); has {
			return false
		}
	}
	return known
}

// measureIn finds a measure by its id, whichever objective it belongs to.
func measureIn(contract *coaching.Contract, id string) (coaching.Measure, bool) {
	for _, o := range contract.Objectives {
		for _, m := range o.Measures {
			if m.ID == id {
				return m, true
			}
		}
	}
	return coaching.Measure{}, false
}

func readingRater(c *Case, r *Report) {
	d := c.bindingContract()
	if d == nil {
		return
	}
	for _, m := range c.Engagement.Meetings {
		s := c.document(m.Path)
		if m.Status != coaching.Held || len(missing(s.Front, "rater")) == 0 {
			continue
		}
		unnamed := 0
		for _, reading := range m.Readings {
			if measure, known := measureIn(d.Contract, reading.Measure); known && measure.Rater == "" {
				unnamed++
			}
		}
		if unnamed > 0 {
			r.On(s.Path, []string{"readings"}, fmt.Sprintf("no rater is named for %d of the %d readings", unnamed, len(m.Readings)),
				r.orReason("write `rater:` here, or at the measure in contract.md"))
		}
	}
}

func verdictEarly(c *Case, r *Report) {
	if c.bindingContract() == nil {
		return
	}
	for _, m := range c.Engagement.Meetings {
		if m.Status == coaching.Held && !m.Kind.Review() && len(m.Verdicts) > 0 {
			r.On(m.Path, []string{"verdict"}, "`verdict` stands in a session that is no review",
				r.orReason("take it out, or write `kind: midpoint` or `kind: closing` where this was the review"),
				diag.Note{Span: c.span(m.Path, "kind"), Message: "the kind of this session"})
		}
	}
}
