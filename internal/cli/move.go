package cli

import (
	"github.com/spf13/cobra"

	"coachctl/internal/coaching"
)

func newMoveCmd(a *app) *cobra.Command {
	var dryRun bool
	cmd := command(&cobra.Command{
		Use:   "move SESSION WHEN [flags]",
		Short: "Reschedule a planned session",
		Long: `Reschedule a planned session: its start changes, and booked says when that was
agreed, so that nothing counts as late because of it. Questions that went out for
the old time are wanted again. A day alone keeps the time of day.

Exit codes: 0 done; 2 no or several matches, or wrong usage; 3 it could not be written.`,
		Example:           "  coachctl move riverbend-pn/07 \"friday 10:00\"\n  coachctl move riverbend-pn/07 2026-07-03",
		Args:              exactArgs(2),
		ValidArgsFunction: a.completeSession,
		RunE:              func(_ *cobra.Command, args []string) error { return a.runMove(args[0], args[1], dryRun) },
	})
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "show what would be written, and write nothing")
	return cmd
}

func (a *app) runMove(ref, text string, dryRun bool) error {
	p, err := a.openToWrite()
	if err != nil {
		return err
	}
	t, err := a.findRef(p, ref, coaching.TypeSession)
	if err != nil {
		return err
	}
	x, f, err := a.editor(p, t.engagement)
	if err != nil {
		return err
	}
	m := f.Engagement.Meeting(t.name)
	if m == nil {
		return unreadable(t)
	}
	if m.Status != coaching.Planned {
		return usagef("plan a new one with `coachctl new session "+t.engagement+"`",
			"%s is %s; only a planned session can be moved", t.ref(), m.Status)
	}
	to, err := a.future("when", text, p.now, f.Engagement.Zone)
	if err != nil {
		return err
	}
	if !to.HasTime {
		to = onDay(m.Begin, to.Date)
	}
	if _, err := to.In(f.Engagement.Zone); err != nil {
		return usagef("write another time, or an offset", "that time %v", err)
	}
	if err := x.Move(m, to); err != nil {
		return err
	}
	return a.carryOut(p, x, dryRun)
}
