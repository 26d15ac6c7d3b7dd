package amend

import (
	"time"

	"coachctl/internal/coaching"
	"coachctl/internal/scaffold"
)

// OpenPromises are listed in a session of a kind that begins then: those of the sponsor where the three meet, and all others
// in coaching. One that is due at an earlier session gives the day of that.
func OpenPromises(e *coaching.Engagement, k coaching.Kind, begin time.Time) []scaffold.OpenPromise {
	var open []scaffold.OpenPromise
	for _, c := range e.Commitments {
		if c.Status != coaching.Open || (c.Owner == coaching.OwnerSponsor) != (k == coaching.ThreeWay) {
			continue
		}
		p := scaffold.OpenPromise{Name: c.Name, What: c.What, By: c.By, ByNextSession: c.ByNextSession, Owner: c.Owner}
		if due, known := e.DueOf(c); c.ByNextSession && known && due.Before(begin) {
			p.By, p.ByNextSession = coaching.Moment{Date: coaching.DateOf(due)}, false
		}
		open = append(open, p)
	}
	return open
}
