package due

import (
	"cmp"
	"time"

	"coachctl/internal/coaching"
)

const (
	summaryWithin = 24 * time.Hour
	promptOpens   = 48 * time.Hour
	promptCloses  = 24 * time.Hour
	outcomeWithin = 24 * time.Hour
	reviewWithin  = 7 * coaching.Day
	promiseOpens  = 48 * time.Hour
)

// sessions are the items that hang on one session: what became of it, its summary, its prompt, its report, feedback.
func (s *sweep) sessions() {
	goesOn := s.contract()
	for _, m := range s.e.Meetings {
		switch m.Status {
		case coaching.Planned:
			s.planned(m, goesOn)
		case coaching.Held:
			s.held(m, goesOn)
		}
	}
}

func (s *sweep) planned(m *coaching.Meeting, goesOn bool) {
	if !s.now.Before(m.End) {
		s.onSession(Outcome, m, "Say what became of "+Label(m), m.End, m.End.Add(outcomeWithin))
	}
	if !goesOn || !m.Kind.Coaching() || !s.now.Before(m.Begin) || !s.e.OwesPrompt(m) || s.e.PromptIsSent(m) {
		return
	}
	defaults := s.e.Practice.Defaults
	opens := m.Begin.Add(-cmp.Or(defaults.PromptOpens, promptOpens))
	due := m.Begin.Add(-cmp.Or(defaults.PromptCloses, promptCloses))
	booked, err := m.Booked.In(s.e.Zone)
	s.add(Item{
		Kind: Prompt, Name: m.Name, Neutral: "Send the questions for " + Label(m), Opens: opens, Due: due,
		Path: m.Path, Line: m.Line("start"), NeverOverdue: !m.Booked.IsZero() && err == nil && booked.After(opens),
	})
}

func (s *sweep) held(m *coaching.Meeting, goesOn bool) {
	if !m.Kind.Coaching() {
		return
	}
	defaults := s.e.Practice.Defaults
	if m.SummarySent.IsZero() && s.e.OwesSummary(m) {
		s.onSession(Summary, m, "Send the summary of "+Label(m), m.End, m.End.Add(cmp.Or(defaults.SummaryWithin, summaryWithin)))
	}
	if !m.Kind.Review() {
		return
	}
	if m.ReportSent.IsZero() && s.sponsorIsShown() {
		s.onSession(Report, m, "Send the report of "+Label(m), m.End, m.End.Add(cmp.Or(defaults.ReportWithin, reviewWithin)))
	}
	if goesOn && m.FeedbackReceived.IsZero() {
		s.onSession(Feedback, m, "Ask for feedback on "+Label(m), m.End, m.End.Add(reviewWithin))
	}
}

func (s *sweep) sponsorIsShown() bool {
	c := s.e.Contract
	return c != nil && len(c.Sponsors) > 0 && len(c.SponsorSees.Or(coaching.DefaultSponsorSees)) > 0
}

// promises are the open commitments.
func (s *sweep) promises() {
	for _, c := range s.e.Commitments {
		if c.Status != coaching.Open {
			continue
		}
		due, known := s.e.DueOf(c)
		if !known {
			continue
		}
		owner := cmp.Or(c.Owner, coaching.OwnerClient)
		s.add(Item{
			Kind: Commitment, Owner: owner, Name: c.Name, Title: c.What, Neutral: neutralPromise(owner),
			Opens: due.Add(-promiseOpens), Due: due, Path: c.Path, Line: c.Line("by"),
		})
	}
}

func neutralPromise(owner coaching.Owner) string {
	switch owner {
	case coaching.OwnerCoach:
		return "Keep a promise of the coach"
	case coaching.OwnerSponsor:
		return "Ask after a promise of the sponsor"
	}
	return "Ask after a promise of the client"
}
