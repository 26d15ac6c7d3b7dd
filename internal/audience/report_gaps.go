package audience

import (
	"time"

	"coachctl/internal/coaching"
)

// Gaps are what a report lacks, counted for the coach. Verdicts and Figures were not given at the review; Consents are
// measures that want one; Undated are objectives for sponsors that do not say when they were agreed. Loose tells that the
// contract shows what hangs on objectives and not these; Idle that there is a consent for attendance, which the contract
// does not show.
type Gaps struct {
	Verdicts, Figures, Consents, Undated int
	Loose, Idle                          bool
}

// ReportGaps are those of one sponsor's page.
func ReportGaps(e *coaching.Engagement, m *coaching.Meeting, sponsor coaching.Sponsor, now time.Time) Gaps {
	l := newLetter(e, m, now)
	r := release{l, sponsor, []coaching.Date{coaching.DateOf(l.now)}}
	g := Gaps{
		Loose: !r.sees(coaching.SeesObjectives) && (r.sees(coaching.SeesVerdict) || r.sees(coaching.SeesMeasures)),
		Idle:  !r.sees(coaching.SeesAttendance) && r.consented(coaching.SeesAttendance),
	}
	for _, o := range l.objectives() {
		if r.sees(coaching.SeesObjectives) && o.ForSponsor && standsFor(o) && o.Agreed.IsZero() {
			g.Undated++
		}
	}
	for _, o := range r.objectives() {
		if r.sees(coaching.SeesVerdict) && o.Status == coaching.ObjectiveAgreed && o.Agreed.Before(m.Day()) && m.Verdict(o.ID) == "" {
			g.Verdicts++
		}
		for _, measure := range o.Measures {
			view := l.measure(measure)
			switch {
			case !r.sees(coaching.SeesMeasures) || !view.hasFigure():
			case !r.measure(measure):
				g.Consents++
			case view.Midpoint == "" && m.Kind == coaching.Midpoint, view.End == "" && m.Kind == coaching.Closing:
				g.Figures++
			}
		}
	}
	return g
}
