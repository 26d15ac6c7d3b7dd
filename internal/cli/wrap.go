package cli

import (
	"strings"
	"time"

	"github.com/spf13/cobra"

	"coachctl/internal/amend"
	"coachctl/internal/coaching"
	"coachctl/internal/due"
	"coachctl/internal/present"
	"coachctl/internal/render"
	"coachctl/internal/workspace"
)

type wrapOptions struct {
	minutes int
	format  string
	dryRun  bool
}

func newWrapCmd(a *app) *cobra.Command {
	var o wrapOptions
	cmd := command(&cobra.Command{
		Use:   "wrap [SESSION] [flags]",
		Short: "After an hour of coaching: everything that is left to do, in one go",
		Long: `After an hour of coaching, in one go: the session is marked held, the promises
jotted down are captured, what the check-in notes about earlier ones is taken over
(— kept, — partly: NOTE, — missed: NOTE, — dropped: NOTE, or a ticked box), the
summary is printed, and what is left is named. A second run changes nothing.

Without SESSION it is the latest one that has begun and is still planned.

Exit codes: 0 done; 2 no or several matches; 3 it could not be written.`,
		Example:           "  coachctl wrap\n  coachctl wrap riverbend-pn/03 --minutes 55",
		Args:              atMostOne,
		ValidArgsFunction: a.completeSession,
		RunE:              func(_ *cobra.Command, args []string) error { return a.runWrap(o, args) },
	})
	f := cmd.Flags()
	f.IntVar(&o.minutes, "minutes", 0, "how long it lasted")
	f.StringVar(&o.format, "format", "text", "of the summary: "+strings.Join(render.Formats, ", "))
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(render.Formats, noFiles))
	f.BoolVar(&o.dryRun, "dry-run", false, "show what would be written, and write nothing")
	return cmd
}

func awaitsWrap(e *coaching.Engagement, now time.Time) *coaching.Meeting {
	var latest *coaching.Meeting
	for _, m := range e.Meetings {
		if m.Kind.Coaching() && m.Status == coaching.Planned && !m.Begin.After(now) {
			latest = m
		}
	}
	return latest
}

func (a *app) runWrap(o wrapOptions, args []string) error {
	if err := oneOf("format", o.format, render.Formats...); err != nil {
		return err
	}
	if err := lasted(o.minutes); err != nil {
		return err
	}
	p, err := a.openToWrite()
	if err != nil {
		return err
	}
	f, m, err := a.sessionArg(p, choice{
		command: "wrap", find: awaitsWrap, none: "no coaching session has begun and is still planned; of other meetings, coachctl mark SESSION held",
	}, args)
	if err != nil {
		return err
	}
	if m.Begin.After(p.now) {
		return usagef("move it first, or say when now is with --now", "%s/%s begins later than now", f.ID, m.Name)
	}
	if m.Status == coaching.Cancelled || m.Status == coaching.NoShow {
		return usagef("if it was held after all, say so first: coachctl mark "+present.ShellWord(f.ID+"/"+m.Name)+" held",
			"%s/%s is %s", f.ID, m.Name, m.Status)
	}
	if !m.Kind.Coaching() {
		ref := present.ShellWord(f.ID + "/" + m.Name)
		return usagef("coachctl mark "+ref+" held, then coachctl capture "+ref,
			"%s/%s is %s, and wrap ends in a summary, which only coaching has", f.ID, m.Name, due.Label(m))
	}
	if err := a.canWrapUp(p, f, m, o.format); err != nil {
		return err
	}
	x, err := a.editorOf(p, f)
	if err != nil {
		return err
	}
	if x.Unread != nil {
		return x.Unread
	}
	if m.Status == coaching.Planned || o.minutes > 0 {
		if _, err := x.MarkSession(m, amend.SessionMark{Status: coaching.Held, Minutes: o.minutes}); err != nil {
			return err
		}
	}
	if _, err := x.Settle(m); err != nil {
		return err
	}
	if _, err := x.Capture(m); err != nil {
		return err
	}
	if err := a.carryOut(p, x, o.dryRun); err != nil || o.dryRun {
		return err
	}
	return a.afterWrap(p, target{engagement: f.ID, name: m.Name, path: m.Path}, o.format)
}

// canWrapUp refuses, before anything is written, what would end without its page: a template that is wrong, a mail to nobody.
func (a *app) canWrapUp(p *practice, f *workspace.Folder, m *coaching.Meeting, format string) error {
	if err := a.canWrite(p, "wrap", f, m); err != nil || !f.Engagement.OwesSummary(m) {
		return err
	}
	_, err := summaryPage(p, f.Engagement, m, p.toClient(f.Engagement, format))
	return err
}

// afterWrap prints the summary from the files as they are now, and names what is left.
func (a *app) afterWrap(p *practice, t target, format string) error {
	f := p.Load(t.engagement, workspace.Whole)
	m := f.Engagement.Meeting(t.name)
	if m == nil {
		return unreadable(t)
	}
	if f.Engagement.OwesSummary(m) {
		page, err := summaryPage(p, f.Engagement, m, p.toClient(f.Engagement, format))
		if err != nil {
			return err
		}
		if err := a.deliver(page, letterOptions{format: format}); err != nil {
			return err
		}
		a.nameLeftOut(f, m)
		if m.SummarySent.IsZero() {
			a.say("left: send the summary, then coachctl summary %s --mark-sent", present.ShellWord(t.ref()))
		}
	}
	if f.Engagement.NextPlanned(p.now) == nil {
		a.say("left: coachctl new session %s", present.ShellWord(t.engagement))
	}
	return nil
}
