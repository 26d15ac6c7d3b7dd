package coaching

import (
	"slices"
	"time"
)

// The kinds of thing that a contract may let its sponsors see. The last is never a sponsor's by the contract alone.
const (
	SeesObjectives  = "objectives"
	SeesMeasures    = "measures"
	SeesVerdict     = "verdict"
	SeesAttendance  = "attendance"
	SeesCommitments = "commitments"
)

// writtenConsent is the only form in which a consent counts.
const writtenConsent = "written"

// SponsorsOn are the sponsors whose part in the engagement spans a day, both ends included.
func (c *Contract) SponsorsOn(day Date) []Sponsor {
	var out []Sponsor
	for _, s := range c.Sponsors {
		if s.Name != "" && !day.Before(s.From) && (s.To.IsZero() || !day.After(s.To)) {
			out = append(out, s)
		}
	}
	return out
}

// LetsSee reports whether the contract lets sponsors see something, as it says or by default.
func (c *Contract) LetsSee(what string) bool {
	return slices.Contains(c.SponsorSees.Or(DefaultSponsorSees), what)
}

// Consented reports whether the client's written consent is good on a day, for exactly this recipient: from the day on
// which it was given, and no longer on the one on which it was withdrawn.
func (c *Contract) Consented(scope, recipient string, day Date) bool {
	return slices.ContainsFunc(c.Consents, func(k Consent) bool {
		return k.Scope == scope && recipient != "" && k.Recipient == recipient && k.How == writtenConsent &&
			!k.Given.IsZero() && !day.Before(k.Given) && (k.Withdrawn.IsZero() || day.Before(k.Withdrawn))
	})
}

// ReportAgreedAt is when the client agreed to the report on a review. It counts only where it is a single time between the
// beginning of the review and now.
func (e *Engagement) ReportAgreedAt(m *Meeting, now time.Time) (at time.Time, agreed bool) {
	if m.ReportAgreed.IsZero() {
		return time.Time{}, false
	}
	at, err := m.ReportAgreed.In(e.Zone)
	last, errLast := m.ReportAgreed.LastIn(e.Zone)
	if err != nil || errLast != nil || last.Before(m.Begin) || at.After(now) {
		return time.Time{}, false
	}
	return at, true
}
