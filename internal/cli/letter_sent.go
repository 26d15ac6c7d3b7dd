package cli

import (
	"fmt"
	"time"

	"coachctl/internal/coaching"
	"coachctl/internal/document"
	"coachctl/internal/plan"
	"coachctl/internal/when"
	"coachctl/internal/workspace"
)

// sentPlan records that a letter went out. For questions it also records for which start.
func (a *app) sentPlan(
	p *practice, l letter, o letterOptions, f *workspace.Folder, m *coaching.Meeting,
) (changes plan.Plan, said string, err error) {
	if o.markSent == "" {
		return nil, "", nil
	}
	zone := f.Engagement.Zone
	moment, err := a.factMoment("--mark-sent", o.markSent, p.now, zone)
	if err != nil {
		return nil, "", err
	}
	if err := sentInOrder(l, m, moment, zone); err != nil {
		return nil, "", err
	}
	before, err := p.Read(m.Path)
	if err != nil {
		return nil, "", err
	}
	after, err := document.Set(before, coaching.TypeSession, l.sentKey, moment.String())
	if err == nil && l.command == "prompt" {
		after, err = document.Set(after, coaching.TypeSession, "prompt_for", m.Start.String())
	}
	if err != nil {
		return nil, "", fmt.Errorf("%s: %w", m.Path, err)
	}
	changes.Replace(m.Path, before, after)
	said = fmt.Sprintf("%s: %s: %s", m.Path, l.sentKey, when.Echo(moment, p.now, zone))
	if earlier := sentBefore(l, m); !earlier.IsZero() {
		said += ", was " + earlier.String()
	}
	return changes, said, nil
}

// factMoment is the moment that a flag records: now, or the time that was given for it.
func (a *app) factMoment(flag, given string, now time.Time, zone *time.Location) (coaching.Moment, error) {
	if given == sentNow {
		return coaching.MomentOf(now.In(zone)), nil
	}
	taken, err := when.Past(given, now, zone)
	if err != nil {
		return coaching.Moment{}, usagef(dateHint(err), "%s: %v", flag, err)
	}
	a.noted(taken)
	return taken.Moment, nil
}

func sentBefore(l letter, m *coaching.Meeting) coaching.Moment {
	if l.command == "prompt" {
		return m.PromptSent
	}
	return m.SummarySent
}

// sentInOrder refuses a summary sent before its session, and questions sent after it began.
func sentInOrder(l letter, m *coaching.Meeting, sent coaching.Moment, zone *time.Location) error {
	first, err1 := sent.In(zone)
	last, err2 := sent.LastIn(zone)
	switch {
	case err1 != nil || err2 != nil:
		return usagef("write another time, or an offset", "--mark-sent is no single time there")
	case l.command == "summary" && last.Before(m.Begin):
		return usagef("write when it went out", "--mark-sent is before the session began (%s)", m.Start)
	case l.command == "prompt" && first.After(m.Begin):
		return usagef("write when they went out", "--mark-sent is after the session began (%s)", m.Start)
	}
	return nil
}
