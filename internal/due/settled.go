package due

import (
	"slices"
	"time"

	"coachctl/internal/coaching"
)

// Settled lists what would be due in an engagement if nothing had gone out, nothing had come back and no promise had been
// returned to: summaries, questions, reports, feedback and promises that are done with, sorted. State says how each would stand.
func Settled(e *coaching.Engagement, now time.Time) []Item {
	before := *e
	before.Meetings, before.Commitments = nil, nil
	for _, m := range e.Meetings {
		s := *m.Session
		s.PromptSent, s.SummarySent, s.ReportSent, s.FeedbackReceived = coaching.Moment{}, coaching.Moment{}, coaching.Moment{}, coaching.Moment{}
		before.Meetings = append(before.Meetings, &coaching.Meeting{Session: &s, Begin: m.Begin, End: m.End, Number: m.Number})
	}
	for _, c := range e.Commitments {
		open := *c
		open.Status = coaching.Open
		before.Commitments = append(before.Commitments, &open)
	}
	owed := map[string]bool{}
	for _, i := range Of(e, now, Ever) {
		owed[string(i.Kind)+i.Ref()] = true
	}
	return slices.DeleteFunc(Of(&before, now, Ever), func(i Item) bool { return owed[string(i.Kind)+i.Ref()] })
}

// Ever is a length of time within which everything opens.
const Ever = time.Duration(1<<63 - 1)
