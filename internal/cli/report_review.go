package cli

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"coachctl/internal/coaching"
	"coachctl/internal/due"
	"coachctl/internal/workspace"
)

// reviewArg is the review that a report is about: the one named, else the latest held one that is still to be reported on,
// else the latest held one.
func (a *app) reviewArg(p *practice, args []string) (*workspace.Folder, *coaching.Meeting, error) {
	id, name, err := a.reviewNamed(p, args)
	if err != nil {
		return nil, nil, err
	}
	f := p.Load(id, workspace.Fronts)
	a.report(f)
	if err := canReport(p, f); err != nil {
		return nil, nil, err
	}
	if name != "" {
		m, err := reviewOf(f, name)
		return f, m, err
	}
	m := awaitsReport(f.Engagement)
	if m == nil {
		return nil, nil, usagef("a report comes after the midpoint"+midpointOf(f.Engagement.Contract)+" and at the close",
			"no review of %s was held yet", id)
	}
	return f, m, nil
}

func (a *app) reviewNamed(p *practice, args []string) (id, name string, err error) {
	if len(args) == 0 {
		id, err = a.engagementArg(p, nil)
		return id, "", err
	}
	if ids, _ := p.Engagements(); slices.Contains(ids, args[0]) {
		return args[0], "", nil
	}
	t, err := a.findRef(p, args[0], coaching.TypeContract, coaching.TypeSession)
	return t.engagement, t.name, err
}

func reviewOf(f *workspace.Folder, name string) (*coaching.Meeting, error) {
	for _, m := range f.Engagement.Meetings {
		switch {
		case m.Name != name:
		case !m.Kind.Review():
			return nil, usagef("a report belongs to the midpoint"+midpointOf(f.Engagement.Contract)+" and to the close",
				"%s/%s is %s, and no review", f.ID, m.Name, due.Label(m))
		case m.Status != coaching.Held:
			return nil, usagef("a report comes after the review", "%s/%s is %s", f.ID, m.Name, m.Status)
		default:
			return m, nil
		}
	}
	path := workspace.PathOf(f.ID, coaching.TypeSession, name)
	return nil, fmt.Errorf("%s cannot be read as a session; `coachctl check %s` says why", path, path)
}

func awaitsReport(e *coaching.Engagement) *coaching.Meeting {
	var latest *coaching.Meeting
	for _, r := range e.Reviews() {
		if latest == nil || r.ReportSent.IsZero() || !latest.ReportSent.IsZero() {
			latest = r.Meeting
		}
	}
	return latest
}

func midpointOf(c *coaching.Contract) string {
	if n := c.MidpointSession(); n > 0 {
		return fmt.Sprintf(" (session %d)", n)
	}
	return ""
}

// canReport refuses a report where nobody is to have one, and where it is in doubt what the contract lets out.
func canReport(p *practice, f *workspace.Folder) error {
	c := f.Engagement.Contract
	if c != nil {
		if why := doubt(f.Document(c.Path)); why != "" {
			return fmt.Errorf("what %s lets a sponsor see is in doubt: %s", c.Path, why)
		}
	}
	switch {
	case p.Config.Practice == nil:
		return errors.New("coachctl.yaml cannot be read, so nobody knows from whom this comes; `coachctl check` says why")
	case c == nil:
		return fmt.Errorf("%s/contract.md cannot be read, so nobody knows what was agreed; `coachctl check %s` says why", f.Dir, f.ID)
	case len(c.Sponsors) == 0:
		return usagef("`coachctl progress "+f.ID+"` is for the two of you", "%s has no sponsor: nobody is to receive a report", f.ID)
	case len(c.SponsorSees.Or(coaching.DefaultSponsorSees)) == 0:
		return usagef("what was agreed stands in `sponsor_sees`", "`sponsor_sees` of %s is empty: nothing goes out in writing", f.ID)
	}
	return nil
}

// sponsor is the one who reads the page: the one named, or the only one.
func (r reporting) sponsor() (coaching.Sponsor, error) {
	all := r.f.Engagement.Contract.Sponsors
	hint := "write --to with a name, a part of it, or one of: " + numbered(r.f.Engagement.Contract, r.sponsors)
	if r.to == "" {
		if len(r.sponsors) == 1 {
			return r.sponsors[0], nil
		}
		return coaching.Sponsor{}, usagef(hint, "each of %d sponsors has a page of their own", len(r.sponsors))
	}
	if n, err := strconv.Atoi(r.to); err == nil {
		if n >= 1 && n <= len(all) && slices.Contains(r.sponsors, all[n-1]) {
			return all[n-1], nil
		}
		return coaching.Sponsor{}, usagef(hint, "no sponsor of that day has the number %d", n)
	}
	text := strings.ToLower(r.to)
	for _, matches := range []func(coaching.Sponsor) bool{
		func(s coaching.Sponsor) bool { return s.Name == r.to },
		func(s coaching.Sponsor) bool { return strings.EqualFold(s.Name, r.to) || s.Role == r.to },
		func(s coaching.Sponsor) bool { return strings.Contains(strings.ToLower(s.Name), text) },
	} {
		found := slices.DeleteFunc(slices.Clone(r.sponsors), func(s coaching.Sponsor) bool { return !matches(s) })
		switch {
		case len(found) == 1:
			return found[0], nil
		case len(found) > 1:
			return coaching.Sponsor{}, usagef(hint, "several sponsors match %q", r.to)
		}
	}
	return coaching.Sponsor{}, usagef(hint, "no sponsor of that day matches %q", r.to)
}
