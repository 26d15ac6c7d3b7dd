package cli

import (
	"time"

	"github.com/spf13/cobra"

	"coachctl/internal/coaching"
)

func newCaptureCmd(a *app) *cobra.Command {
	var dryRun bool
	cmd := command(&cobra.Command{
		Use:   "capture [SESSION] [flags]",
		Short: "Make files of the promises jotted down in a session",
		Long: `Make files of the promises jotted down under Commitments, and turn each item into a
link to its file. An item reads

  - [ ] WHAT — by WHEN — success: WHAT IT LOOKS LIKE
  - [ ] me: WHAT — by WHEN
  - [ ] sponsor: WHAT — by WHEN — success: WHAT IT LOOKS LIKE

with —, -- or | between the parts; dates count from the session's day; [x] is kept
and [-] dropped. A second run changes nothing. An item that cannot be read is named
and left. Without SESSION it is the latest one with something to capture.

Exit codes: 0 done; 2 no or several matches; 3 it could not be written.`,
		Example:           "  coachctl capture\n  coachctl capture riverbend-pn/03 --dry-run",
		Args:              atMostOne,
		ValidArgsFunction: a.completeSession,
		RunE:              func(_ *cobra.Command, args []string) error { return a.runCapture(args, dryRun) },
	})
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "show what would be written, and write nothing")
	return cmd
}

func awaitsCapture(e *coaching.Engagement, _ time.Time) *coaching.Meeting {
	var latest *coaching.Meeting
	for _, m := range e.Meetings {
		for _, j := range m.Jotted {
			if j.Link == "" {
				latest = m
			}
		}
	}
	return latest
}

func (a *app) runCapture(args []string, dryRun bool) error {
	p, err := a.openToWrite()
	if err != nil {
		return err
	}
	f, m, err := a.sessionArg(p, choice{
		command: "capture", find: awaitsCapture, bodies: true,
		none: "no session has a promise that is jotted down and not captured",
	}, args)
	if err != nil {
		return err
	}
	x, err := a.editorOf(p, f)
	if err != nil {
		return err
	}
	if _, err := x.Capture(m); err != nil {
		return err
	}
	return a.carryOut(p, x, dryRun)
}
