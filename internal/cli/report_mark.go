package cli

import (
	"fmt"

	"coachctl/internal/coaching"
	"coachctl/internal/document"
	"coachctl/internal/plan"
	"coachctl/internal/when"
)

// reportMarked records that the client agreed, or that the page went out.
func (a *app) reportMarked(r reporting) (changes plan.Plan, said string, err error) {
	given, flag, key := r.mark()
	if given == "" {
		return nil, "", nil
	}
	zone := r.f.Engagement.Zone
	moment, err := a.factMoment(flag, given, r.p.now, zone)
	if err != nil {
		return nil, "", err
	}
	if err := r.inOrder(flag, moment); err != nil {
		return nil, "", err
	}
	before, err := r.p.Read(r.m.Path)
	if err != nil {
		return nil, "", err
	}
	after, err := document.Set(before, coaching.TypeSession, key, moment.String())
	if err != nil {
		return nil, "", fmt.Errorf("%s: %w", r.m.Path, err)
	}
	changes.Replace(r.m.Path, before, after)
	said = fmt.Sprintf("%s: %s: %s", r.m.Path, key, when.Echo(moment, r.p.now, zone))
	earlier := r.m.ReportSent
	if key == "report_agreed" {
		earlier = r.m.ReportAgreed
	}
	if !earlier.IsZero() {
		said += ", was " + earlier.String()
	}
	return changes, said, nil
}

// inOrder refuses a yes or a sending from before the review or from a time to come, and a sending from before the yes.
func (r reporting) inOrder(flag string, marked coaching.Moment) error {
	zone := r.f.Engagement.Zone
	first, err := marked.In(zone)
	last, errLast := marked.LastIn(zone)
	at, agreed := r.f.Engagement.ReportAgreedAt(r.m, r.p.now)
	switch {
	case err != nil || errLast != nil:
		return usagef("write another time, or an offset", "%s is no single time there", flag)
	case last.Before(r.m.Begin):
		return usagef("write when it was", "%s is before the session began (%s)", flag, r.m.Start)
	case first.After(r.p.now):
		return usagef("write it when it has been", "%s is a time to come", flag)
	case flag == "--mark-sent" && agreed && at.After(last):
		return usagef("write when it went out", "--mark-sent is before the client agreed (%s)", r.m.ReportAgreed)
	}
	return nil
}
