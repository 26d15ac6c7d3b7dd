package cli

import (
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"coachctl/internal/amend"
	"coachctl/internal/coaching"
	"coachctl/internal/scaffold"
	"coachctl/internal/when"
	"coachctl/internal/workspace"
)

type sessionOptions struct {
	at, kind, name, variant string
	minutes                 int
	dryRun, edit            bool
}

var sessionKinds = []string{"intake", "regular", "midpoint", "closing", "chemistry", "contracting", "sponsor"}

func newSessionCmd(a *app) *cobra.Command {
	var o sessionOptions
	cmd := command(&cobra.Command{
		Use:   "session [ENGAGEMENT] [flags]",
		Short: "Plan a session",
		Long: `Plan a session: a file with the sections of its kind, the open promises listed in
its check-in.

Without --at it is as far from the last session as the agreed cadence asks at
least, at the same time of day, and after a pause that would lie in the way.
Without --kind it is the intake when there is no coaching session yet, the midpoint
and closing when their turn has come, else regular.

A chemistry call takes 30 minutes unless --minutes says otherwise. A meeting with
the sponsor lists what the sponsor promised, and no session lists that.

--at takes ` + when.Forms + `.

Exit codes: 0 done; 2 wrong usage; 3 it could not be written.`,
		Example: `  coachctl new session riverbend-pn --kind chemistry --at "tuesday 12:00" --minutes 30
  coachctl new session riverbend-pn --at "2026-03-16 15:00"
  coachctl new session riverbend-pn`,
		Args:              atMostOne,
		ValidArgsFunction: a.completeEngagement,
		RunE:              func(_ *cobra.Command, args []string) error { return a.runNewSession(o, args) },
	})
	f := cmd.Flags()
	f.StringVar(&o.at, "at", "", `when it begins: "tuesday 15:00", 2026-03-16T15:00`)
	f.StringVar(&o.kind, "kind", "", strings.Join(sessionKinds, ", "))
	f.IntVar(&o.minutes, "minutes", 0, "how long it is planned to last (else as agreed)")
	f.StringVar(&o.name, "as", "", "the file's name, without .md (else the next free number, or the kind)")
	f.StringVar(&o.variant, "variant", "", "resistant: a first session with a reluctant client; for your eyes only")
	f.BoolVar(&o.edit, "edit", false, "open it in $VISUAL or $EDITOR, and check it afterwards")
	f.BoolVar(&o.dryRun, "dry-run", false, "show what would be written, and write nothing")
	return cmd
}

func (a *app) runNewSession(o sessionOptions, args []string) error {
	if o.kind != "" {
		if err := oneOf("kind", o.kind, sessionKinds...); err != nil {
			return err
		}
	}
	if o.variant != "" {
		if err := oneOf("variant", o.variant, coaching.Resistant); err != nil {
			return err
		}
	}
	if err := a.canEdit(o.edit); err != nil {
		return err
	}
	p, err := a.openToWrite()
	if err != nil {
		return err
	}
	id, err := a.engagementArg(p, args)
	if err != nil {
		return err
	}
	f := p.Load(id, workspace.Fronts)
	a.report(f)
	start, err := a.sessionStart(p, f.Engagement, o)
	if err != nil {
		return err
	}
	names, err := p.Names(id, coaching.TypeSession)
	if err != nil {
		return err
	}
	values, err := sessionValues(f.Engagement, o, start, names)
	if err != nil {
		return err
	}
	values.Booked = coaching.MomentOf(p.now.In(f.Engagement.Zone))
	builder, err := p.builder()
	if err != nil {
		return err
	}
	a.sayPlace(f.Engagement, values)
	file, err := builder.Session(values)
	if err != nil {
		return err
	}
	if err := a.create(p, file, coaching.TypeSession, o.dryRun, o.edit); err != nil {
		return err
	}
	return a.done()
}

func sessionValues(e *coaching.Engagement, o sessionOptions, start coaching.Moment, names []string) (scaffold.SessionValues, error) {
	begin, err := start.In(e.Zone)
	if err != nil {
		return scaffold.SessionValues{}, usagef("write another time, or an offset", "--at %v", err)
	}
	n := 1
	for _, m := range e.Numbered() {
		if m.Begin.Before(begin) {
			n++
		}
	}
	kind := coaching.Kind(o.kind)
	if kind == "" {
		kind = kindOf(e, n)
	}
	v := scaffold.SessionValues{
		Engagement: e.ID, Kind: kind, Start: start, Minutes: o.minutes, Variant: o.variant,
		Name: o.name, Number: n,
	}
	if v.Name == "" {
		v.Name = scaffold.NextSessionName(names, kind)
	} else if v.Name, err = fileName(v.Name, names); err != nil {
		return v, err
	}
	if v.Minutes == 0 {
		v.Minutes = e.PlannedMinutes(kind)
		if kind == coaching.Chemistry {
			v.Minutes = min(v.Minutes, 30)
		}
	}
	if o.variant != "" && kind != coaching.Intake {
		return v, usagef("leave out --variant, or use --kind intake", "--variant resistant is a form of the intake")
	}
	if c := e.Contract; c != nil {
		v.Of = c.Sessions
		for _, objective := range c.Objectives {
			if objective.Status == coaching.ObjectiveAgreed {
				v.Objectives = append(v.Objectives, objective.ID)
				for _, measure := range objective.Measures {
					v.Measures = append(v.Measures, measure.ID)
				}
			}
		}
	}
	v.Open = amend.OpenPromises(e, kind, begin)
	v.Again = metBefore(e, kind, begin)
	v.Recontract = kind.Coaching() && n == 2 && e.Nth(1).Variant == coaching.Resistant &&
		e.Contract != nil && e.Contract.Purpose.Reviewed.IsZero()
	return v, nil
}

// kindOf is the kind that session n of an engagement has by its contract.
func kindOf(e *coaching.Engagement, n int) coaching.Kind {
	c := e.Contract
	switch {
	case len(e.Numbered()) == 0:
		return coaching.Intake
	case c == nil || c.Sessions == 0:
		return coaching.Regular
	case n >= c.Sessions:
		return coaching.Closing
	case c.Sessions >= 4 && (n == c.MidpointSession() || n > c.MidpointSession() && reviewMissed(e)):
		return coaching.Midpoint
	}
	return coaching.Regular
}

// reviewMissed reports whether the midpoint review was called off or missed, used up its session, and is to be held yet.
func reviewMissed(e *coaching.Engagement) bool {
	m := e.Nth(e.Contract.MidpointSession())
	if m == nil || m.Kind != coaching.Midpoint || m.Status == coaching.Held || !m.Used() {
		return false
	}
	return !slices.ContainsFunc(e.Meetings, func(other *coaching.Meeting) bool { return stands(other, coaching.Midpoint) })
}

// stands reports whether a meeting is of a kind, and planned or held.
func stands(m *coaching.Meeting, k coaching.Kind) bool {
	return m.Kind == k && (m.Status == coaching.Planned || m.Status == coaching.Held)
}

// metBefore reports whether there is a meeting of a kind that begins earlier, planned or held.
func metBefore(e *coaching.Engagement, k coaching.Kind, begin time.Time) bool {
	return slices.ContainsFunc(e.Meetings, func(m *coaching.Meeting) bool {
		return stands(m, k) && m.Begin.Before(begin)
	})
}
