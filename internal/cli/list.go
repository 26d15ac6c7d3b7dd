package cli

import (
	"fmt"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"coachctl/internal/coaching"
	"coachctl/internal/present"
	"coachctl/internal/workspace"
)

func newListCmd(a *app) *cobra.Command {
	var format string
	cmd := command(&cobra.Command{
		Use:   "list [ENGAGEMENT] [flags]",
		Short: "The engagements, or the sessions and promises of one",
		Long: `The engagements of the practice; with ENGAGEMENT, its sessions and promises.

Exit codes: 0 done; 2 wrong usage; 3 some files could not be read.`,
		Example:           "  coachctl list\n  coachctl list riverbend-pn\n  coachctl list riverbend-pn --format json",
		Args:              atMostOne,
		ValidArgsFunction: a.completeEngagement,
		RunE:              func(_ *cobra.Command, args []string) error { return a.runList(format, args) },
	})
	cmd.Flags().StringVar(&format, "format", "text", "text, json")
	return cmd
}

func (a *app) runList(format string, args []string) error {
	if err := oneOf("format", format, "text", "json"); err != nil {
		return err
	}
	p, err := a.open()
	if err != nil {
		return err
	}
	if len(args) > 0 || p.HereEngagement() != "" {
		id, err := a.engagementArg(p, args)
		if err != nil {
			return err
		}
		f := p.Load(id, workspace.Fronts)
		a.report(f)
		if err := a.listOne(p, f.Engagement, format); err != nil {
			return err
		}
		return a.done()
	}
	ids, err := p.Engagements()
	if err != nil {
		return err
	}
	rows := []present.EngagementRow{}
	err = p.Each(ids, workspace.Fronts, func(f *workspace.Folder) error {
		a.report(f)
		rows = append(rows, engagementRow(f.Engagement, p.now))
		return nil
	})
	if err != nil {
		return err
	}
	if err := present.Engagements(a.env.Out, format, rows, a.style()); err != nil {
		return err
	}
	return a.done()
}

func engagementRow(e *coaching.Engagement, now time.Time) present.EngagementRow {
	row := present.EngagementRow{ID: e.ID, Used: len(e.Used())}
	if c := e.Contract; c != nil {
		row.Client, row.Status, row.Sessions, row.Path = c.Client, string(c.Status), c.Sessions, c.Path
	}
	if next := e.NextPlanned(now); next != nil {
		row.Next = next.Begin
	}
	for _, c := range e.Commitments {
		if c.Status == coaching.Open {
			row.Open++
		}
	}
	return row
}

func (a *app) listOne(p *practice, e *coaching.Engagement, format string) error {
	listing := present.Listing{Engagement: engagementRow(e, p.now)}
	for _, m := range e.Meetings {
		listing.Sessions = append(listing.Sessions, sessionRow(e, m))
	}
	for _, c := range e.Commitments {
		listing.Promises = append(listing.Promises, promiseRow(e, c))
	}
	return present.One(a.env.Out, format, listing, a.style())
}

func sessionRow(e *coaching.Engagement, m *coaching.Meeting) present.SessionRow {
	return present.SessionRow{
		Ref: e.ID + "/" + m.Name, Name: m.Name, Number: m.Number, Kind: string(m.Kind), Status: string(m.Status),
		Counts: m.Status != coaching.Held && m.Used(), Start: m.Begin, Minutes: int(m.End.Sub(m.Begin).Minutes()), Path: m.Path,
	}
}

func promiseRow(e *coaching.Engagement, c *coaching.Commitment) present.PromiseRow {
	row := present.PromiseRow{
		Ref: e.ID + "/" + c.Name, Name: c.Name, Owner: string(c.Owner), What: c.What, By: c.By.String(), Success: c.Success,
		Status: string(c.Status), Session: c.Session, Outcome: c.Outcome, Path: c.Path,
	}
	if c.ByNextSession {
		row.By = coaching.NextSession
	}
	if due, known := e.DueOf(c); known {
		row.Due = due
	}
	return row
}

func newShowCmd(a *app) *cobra.Command {
	var format string
	cmd := command(&cobra.Command{
		Use:   "show REF [flags]",
		Short: "One engagement, session or promise at a glance",
		Long: `One engagement, session or promise at a glance: what the file says and what follows
from it. It is for your own eyes. REF is a path, ENGAGEMENT/NAME, a name or its
beginning, a session's number, or words of a promise.

Exit codes: 0 done; 2 no or several matches; 3 the file could not be read.`,
		Example:           "  coachctl show riverbend-pn\n  coachctl show riverbend-pn/3\n  coachctl show \"before the council\"",
		Args:              exactArgs(1),
		ValidArgsFunction: a.completeRef,
		RunE:              func(_ *cobra.Command, args []string) error { return a.runShow(format, args[0]) },
	})
	cmd.Flags().StringVar(&format, "format", "text", "text, json")
	return cmd
}

func (a *app) runShow(format, ref string) error {
	if err := oneOf("format", format, "text", "json"); err != nil {
		return err
	}
	p, err := a.open()
	if err != nil {
		return err
	}
	t, err := a.findRef(p, ref, coaching.TypeContract, coaching.TypeSession, coaching.TypeCommitment)
	if err != nil {
		return err
	}
	f := p.Load(t.engagement, workspace.Whole)
	a.report(f)
	d := f.Document(t.path)
	if d == nil || !d.Readable {
		return fmt.Errorf("%s cannot be read; `coachctl check %s` says why", t.path, t.path)
	}
	sheet := present.Sheet{Path: t.path}
	switch t.kind {
	case coaching.TypeContract:
		contractSheet(&sheet, f.Engagement, p.now)
	case coaching.TypeSession:
		sessionSheet(&sheet, f.Engagement, t.name)
	default:
		promiseSheet(&sheet, f.Engagement, t.name)
	}
	if err := present.Show(a.env.Out, format, sheet, a.style()); err != nil {
		return err
	}
	return a.done()
}

func contractSheet(s *present.Sheet, e *coaching.Engagement, now time.Time) {
	c, row := e.Contract, engagementRow(e, now)
	s.Title = e.ID
	s.Add("client", c.Client)
	s.Add("organisation", c.Organisation)
	s.Add("status", string(c.Status))
	s.Add("agreed", c.Agreed.String())
	s.Add("term", present.Term(c.Start.String(), c.End.String()))
	s.Add("sessions", present.Progress(row.Used, c.Sessions))
	s.Add("cadence", e.CadenceOn(coaching.DateOf(now)).String())
	s.Add("next", present.Moment(row.Next))
	s.Add("zone", e.Zone.String())
	for _, sponsor := range c.Sponsors {
		s.Add("sponsor", sponsor.Name+present.Aside(sponsor.Role, present.Term(sponsor.From.String(), sponsor.To.String())))
	}
	for _, pause := range c.Pauses {
		s.Add("pause", present.Term(pause.From.String(), pause.To.String()))
	}
	for _, o := range c.Objectives {
		s.Add("objective", o.ID+" ("+string(o.Status)+"): "+o.Statement)
	}
	s.Add("open promises", strconv.Itoa(row.Open))
}

func sessionSheet(s *present.Sheet, e *coaching.Engagement, name string) {
	m := e.Meeting(name)
	if m == nil {
		return
	}
	s.Title = e.ID + "/" + m.Name
	if m.Number > 0 {
		s.Add("session", strconv.Itoa(m.Number))
	}
	s.Add("kind", string(m.Kind))
	s.Add("start", present.Moment(m.Begin))
	s.Add("minutes", strconv.Itoa(int(m.End.Sub(m.Begin).Minutes())))
	s.Add("status", string(m.Status))
	s.Add("questions sent", m.PromptSent.String())
	s.Add("summary sent", m.SummarySent.String())
	for _, line := range m.Agenda {
		s.Add("agenda", line.Text)
	}
	s.Add("valuable if", m.ValuableIf.Text)
	s.Add("shifted", m.Shifted.Text)
	for _, t := range m.Takeaways {
		s.Add("takeaway", t.Label+": "+t.Text)
	}
	for _, c := range e.MadeIn(m) {
		s.Add("promise", c.Name+" ("+string(c.Status)+"): "+c.What)
	}
}

func promiseSheet(s *present.Sheet, e *coaching.Engagement, name string) {
	c := e.Commitment(name)
	if c == nil {
		return
	}
	row := promiseRow(e, c)
	s.Title = row.Ref
	s.Add("what", c.What)
	s.Add("by", row.By)
	s.Add("success", c.Success)
	s.Add("owner", row.Owner)
	s.Add("status", row.Status)
	s.Add("made in", c.Session)
	s.Add("objective", c.Objective)
	s.Add("cue", c.Cue)
	s.Add("partner", c.Partner)
	for _, r := range c.Reviewed {
		s.Add("reviewed in", r)
	}
	s.Add("outcome", c.Outcome)
	s.Add("carried to", c.CarriedTo)
}
