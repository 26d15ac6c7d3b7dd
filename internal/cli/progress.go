package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"coachctl/internal/audience"
	"coachctl/internal/render"
	"coachctl/internal/workspace"
)

type progressOptions struct {
	engagement []string
	format     string
	output     string
	dryRun     bool
}

func newProgressCmd(a *app) *cobra.Command {
	var o progressOptions
	cmd := command(&cobra.Command{
		Use:   "progress [ENGAGEMENT] [flags]",
		Short: "Objectives, measures over time, and what became of the promises",
		Long: `Objectives, measures over time, and what became of the promises: for you and
your client, to look at together. It is no page for a sponsor, and has no way to
become one; see coachctl help audiences. What the figures mean, and which
promises count, is in coachctl help measures.

Without ENGAGEMENT it is the one whose folder you stand in, or the only one.

Exit codes: 0 done, also when nothing has been measured; 2 wrong usage, or it is
not clear which engagement; 3 it could not be read or written.`,
		Example: `  coachctl progress
  coachctl progress riverbend-pn --format md
  coachctl progress riverbend-pn --format html -o progress.html
  coachctl progress riverbend-pn --format csv`,
		Args:              atMostOne,
		ValidArgsFunction: a.completeEngagement,
		RunE: func(_ *cobra.Command, args []string) error {
			o.engagement = args
			return a.runProgress(o)
		},
	})
	f := cmd.Flags()
	f.StringVar(&o.format, "format", render.Text, strings.Join(render.ProgressFormats, ", "))
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(render.ProgressFormats, noFiles))
	f.StringVarP(&o.output, "output", "o", "", "write the page to this file instead of stdout")
	f.BoolVar(&o.dryRun, "dry-run", false, "show what -o would write, and write nothing")
	return cmd
}

func (a *app) runProgress(o progressOptions) error {
	if err := oneOf("format", o.format, render.ProgressFormats...); err != nil {
		return err
	}
	p, err := a.open()
	if err != nil {
		return err
	}
	id, err := a.engagementArg(p, o.engagement)
	if err != nil {
		return err
	}
	f := p.Load(id, workspace.Fronts)
	a.report(f)
	if f.Engagement.Contract == nil {
		return fmt.Errorf("%s/contract.md cannot be read, so nobody knows what is measured; `coachctl check %s` says why", f.Dir, f.ID)
	}
	set, err := p.templates()
	if err != nil {
		return err
	}
	a.nameDoubtful(f.Engagement)
	paper := p.toClient(f.Engagement, o.format)
	page, err := render.Progress(set, audience.Progress(f.Engagement, p.now), paper, a.style().Width)
	if err != nil {
		return err
	}
	if err := a.deliver(page, letterOptions{format: o.format, output: o.output, dryRun: o.dryRun}); err != nil {
		return err
	}
	return a.done()
}
