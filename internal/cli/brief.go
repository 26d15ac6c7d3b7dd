package cli

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"coachctl/internal/audience"
	"coachctl/internal/coaching"
	"coachctl/internal/due"
	"coachctl/internal/render"
	"coachctl/internal/workspace"
)

type briefOptions struct{ format, output string }

func newBriefCmd(a *app) *cobra.Command {
	var o briefOptions
	cmd := command(&cobra.Command{
		Use:   "brief [SESSION] [flags]",
		Short: "Your own page before a session: where it stands, what to pick up",
		Long: `Your own page before a session, for you alone: where the engagement stands,
the objectives with their figures, what is due, what was promised and what became
of it, what shifted last time, how much support and challenge was agreed, a plan
of the time there is, and a few questions. There is one for every kind of meeting;
that for a meeting with a sponsor holds what all who come may hear.

It may say what reaches nobody else, such as why the work was asked for. Private
notes are not on it. As a mail it is addressed to you.

Without SESSION it is the next meeting planned, of any kind.

Exit codes: 0 done; 2 no session or several match; 3 it could not be written.`,
		Example: `  coachctl brief
  coachctl brief riverbend-pn/07
  coachctl brief riverbend-pn/07 --format html -o brief.html`,
		Args:              atMostOne,
		ValidArgsFunction: a.completeSession,
		RunE:              func(_ *cobra.Command, args []string) error { return a.runBrief(o, args) },
	})
	f := cmd.Flags()
	f.StringVar(&o.format, "format", "text", strings.Join(render.Formats, ", "))
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(render.Formats, noFiles))
	f.StringVarP(&o.output, "output", "o", "", "write the page to this file instead of stdout")
	return cmd
}

func (a *app) runBrief(o briefOptions, args []string) error {
	if err := oneOf("format", o.format, render.Formats...); err != nil {
		return err
	}
	p, err := a.open()
	if err != nil {
		return err
	}
	f, m, err := a.sessionArg(p, choice{command: "brief", find: comesUp, none: "no meeting is planned", goingOn: true}, args)
	if err != nil {
		return err
	}
	if err := a.canBrief(p, f, m); err != nil {
		return err
	}
	set, err := p.templates()
	if err != nil {
		return err
	}
	e := f.Engagement
	paper := render.Paper{Format: o.format, Envelope: audience.CoachEnvelope(e), Date: p.now}
	page, err := render.Brief(set, audience.CoachBrief(e, m, owedAround(e, m, p.now), p.now), paper)
	if err != nil {
		return err
	}
	if err := a.deliver(page, letterOptions{format: o.format, output: o.output}); err != nil {
		return err
	}
	return a.done()
}

// comesUp is the next meeting of any kind; one that is going on has not passed.
func comesUp(e *coaching.Engagement, now time.Time) *coaching.Meeting {
	for _, m := range e.Meetings {
		if m.Status == coaching.Planned && m.End.After(now) {
			return m
		}
	}
	return nil
}

// canBrief refuses a page whose facts were not read, and says when a meeting is not one to come.
func (a *app) canBrief(p *practice, f *workspace.Folder, m *coaching.Meeting) error {
	d := f.Document(m.Path)
	switch {
	case p.Config.Practice == nil:
		return errors.New("coachctl.yaml cannot be read, so nobody knows whose page this is; `coachctl check` says why")
	case f.Engagement.Contract == nil:
		return fmt.Errorf("%s/contract.md cannot be read, so nobody knows what was agreed; `coachctl check %s` says why", f.Dir, f.ID)
	case d == nil || !d.BodyRead:
		return fmt.Errorf("the body of %s was not read; `coachctl check %s` says why", m.Path, m.Path)
	case m.Status != coaching.Planned:
		a.say("%s/%s is %s; the page is as things stand now", f.ID, m.Name, m.Status)
	case !m.End.After(p.now):
		a.say("%s/%s is over; the page is as things stand now", f.ID, m.Name)
	}
	return nil
}

// owedAround is what is owed in the engagement by now, or falls due before the meeting: promises aside, which the page has in
// full, and the review that the meeting itself is.
func owedAround(e *coaching.Engagement, m *coaching.Meeting, now time.Time) []audience.BriefItem {
	var out []audience.BriefItem
	for _, i := range due.Of(e, now, max(0, m.Begin.Sub(now))) {
		itself := m.Kind.Review() && string(i.Kind) == string(m.Kind) || i.Kind == due.Outcome && i.Name == m.Name
		if i.Kind == due.Commitment || itself || i.Due.After(m.Begin) && !i.Due.Before(now) {
			continue
		}
		out = append(out, audience.BriefItem{
			Kind: string(i.Kind), Session: i.Name, Due: i.Due,
			Client: i.Owner == coaching.OwnerClient, Late: i.State == due.Overdue,
		})
	}
	return out
}
