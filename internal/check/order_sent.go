package check

import (
	"slices"
	"strings"
	"time"

	"coachctl/internal/coaching"
	"coachctl/internal/diag"
	"coachctl/internal/document"
)

func sentInOrder(c *Case, r *Report) {
	for _, m := range c.Engagement.Meetings {
		for _, key := range c.outOfOrder(m) {
			side := "before"
			if key == "prompt_sent" {
				side = "after"
			}
			r.On(m.Path, []string{key}, "`"+key+"` lies "+side+" the session's `start`",
				r.orReason("mend the date"),
				diag.Note{Span: c.span(m.Path, "start"), Message: "the session begins"})
		}
	}
}

// outOfOrder are the keys of a session whose dates its start contradicts: questions that went out once it had begun, and
// what follows a session but is dated before it. A date alone is right on the day of the session.
func (c *Case) outOfOrder(m *coaching.Meeting) []string {
	var keys []string
	if sent, err := m.PromptSent.In(c.Engagement.Zone); err == nil && !m.PromptSent.IsZero() && sent.After(m.Begin) {
		keys = append(keys, "prompt_sent")
	}
	for _, fact := range []struct {
		key string
		at  coaching.Moment
	}{
		{"summary_sent", m.SummarySent},
		{"report_agreed", m.ReportAgreed},
		{"report_sent", m.ReportSent},
		{"feedback_received", m.FeedbackReceived},
	} {
		if at, err := fact.at.LastIn(c.Engagement.Zone); err == nil && !fact.at.IsZero() && at.Before(m.Begin) {
			keys = append(keys, fact.key)
		}
	}
	return keys
}

// farAhead is from when on a fact in the future is a slip and not a clock that is a little off.
const farAhead = 31 * 24 * time.Hour

func futureFact(c *Case, r *Report) {
	if c.Now.IsZero() {
		return
	}
	known := map[string][]string{} // what sent-in-order has found already, by path
	for _, m := range c.Engagement.Meetings {
		known[m.Path] = c.outOfOrder(m)
	}
	for _, d := range c.Documents {
		eachFact(document.Fields(d.Type), d.Front, func(f document.Field, v document.Value) {
			at, err := coaching.ParseMoment(strings.TrimSpace(v.Text))
			if err != nil || at.HasTime && f.Form == document.Day || slices.Contains(known[d.Path], f.Key) {
				return
			}
			if t, err := at.In(c.Engagement.Zone); err == nil && t.After(c.Now.Add(farAhead)) {
				r.At(diag.Span{Path: d.Path, Start: v.Pos, End: v.End}, "`"+f.Key+"` lies more than a month in the future",
					"write the day on which it was, or leave it out until then")
			}
		})
	}
}

// eachFact visits the values of the fields that say what has been, those in groups and lists included.
func eachFact(table []document.Field, v document.Value, visit func(document.Field, document.Value)) {
	for _, p := range v.Pairs {
		f, known := document.FieldOf(table, p.Key)
		switch {
		case !known:
		case f.Fact:
			visit(f, p.Value)
		case f.Form == document.Group:
			eachFact(f.Fields, p.Value, visit)
		case f.Form == document.GroupList:
			for _, item := range p.Value.Items {
				eachFact(f.Fields, item, visit)
			}
		}
	}
}
