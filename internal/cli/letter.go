package cli

import (
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"coachctl/internal/audience"
	"coachctl/internal/coaching"
	"coachctl/internal/document"
	"coachctl/internal/plan"
	"coachctl/internal/render"
	"coachctl/internal/when"
	"coachctl/internal/workspace"
)

// letterOptions are the flags that all pages for other people share.
type letterOptions struct {
	format   string
	output   string
	markSent string
	dryRun   bool
}

const sentNow = "now"

func (o *letterOptions) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&o.format, "format", "text", "md, text, json")
	f.StringVarP(&o.output, "output", "o", "", "write the page to this file instead of stdout")
	f.StringVar(&o.markSent, "mark-sent", "", "record that it went out, now or at the time given; with a time the page is not printed again")
	f.Lookup("mark-sent").NoOptDefVal = sentNow
	f.BoolVar(&o.dryRun, "dry-run", false, "show what --mark-sent would write, and write nothing")
}

// A letter is one kind of page for the client.
type letter struct {
	name    string                                                  // of the command
	sentKey string                                                  // the key that records the sending
	awaited func(*coaching.Engagement, time.Time) *coaching.Meeting // the session that the command is about now
	none    string                                                  // said when no session is
	page    func(*practice, *coaching.Engagement, *coaching.Meeting, string) (string, error)
}

func newSummaryCmd(a *app) *cobra.Command {
	var o letterOptions
	cmd := command(&cobra.Command{
		Use:   "summary [SESSION] [flags]",
		Short: "The page that the client receives within 24 hours after a session",
		Long: `The page that the client receives within 24 hours after a session: what was
brought, what shifted, what was taken away, what was promised by when, and how
earlier promises went. Only what the format marks as shared is in it; see
coachctl help audiences.

Without SESSION it is the latest held session whose summary has not gone out.

Exit codes: 0 done; 2 no session or several match; 3 it could not be written.`,
		Example: `  coachctl summary
  coachctl summary riverbend-pn/03 --format md
  coachctl summary riverbend-pn/03 --mark-sent
  coachctl summary riverbend-pn/03 --mark-sent="yesterday 18:30"`,
		Args:              maxArgs(1),
		ValidArgsFunction: a.completeSession,
		RunE: func(_ *cobra.Command, args []string) error {
			return a.runLetter(letter{
				name: "summary", sentKey: "summary_sent", awaited: awaitsSummary,
				none: "no held session waits for its summary", page: summaryPage,
			}, o, args)
		},
	})
	o.flags(cmd)
	return cmd
}

func newPromptCmd(a *app) *cobra.Command {
	var o letterOptions
	cmd := command(&cobra.Command{
		Use:   "prompt [SESSION] [flags]",
		Short: "The questions that the client receives 24-48 hours before a session",
		Long: `The questions that the client receives 24-48 hours before a session, shaped by
where the engagement stands, with the promises that are open.

Without SESSION it is the next one planned.

Exit codes: 0 done; 2 no session or several match; 3 it could not be written.`,
		Example: `  coachctl prompt
  coachctl prompt riverbend-pn/04 --format md
  coachctl prompt riverbend-pn/04 --mark-sent`,
		Args:              maxArgs(1),
		ValidArgsFunction: a.completeSession,
		RunE: func(_ *cobra.Command, args []string) error {
			return a.runLetter(letter{
				name: "prompt", sentKey: "prompt_sent", awaited: awaitsPrompt,
				none: "no coaching session is planned", page: promptPage,
			}, o, args)
		},
	})
	o.flags(cmd)
	return cmd
}

func awaitsSummary(e *coaching.Engagement, _ time.Time) *coaching.Meeting {
	var latest *coaching.Meeting
	for _, m := range e.Meetings {
		if m.Kind.Coaching() && m.Status == coaching.Held && m.SummarySent.IsZero() && e.OwesSummary(m) {
			latest = m
		}
	}
	return latest
}

func awaitsPrompt(e *coaching.Engagement, now time.Time) *coaching.Meeting {
	return nextPlanned(e, now)
}

func summaryPage(p *practice, e *coaching.Engagement, m *coaching.Meeting, format string) (string, error) {
	set, err := p.templates()
	if err != nil {
		return "", err
	}
	return render.Summary(set, audience.ClientSummary(e, m, p.now), format)
}

func promptPage(p *practice, e *coaching.Engagement, m *coaching.Meeting, format string) (string, error) {
	set, err := p.templates()
	if err != nil {
		return "", err
	}
	return render.Prompt(set, audience.ClientPrompt(e, m, p.now), audience.PromptPage(e, m), format)
}

func (a *app) runLetter(l letter, o letterOptions, args []string) error {
	if err := oneOf("format", o.format, render.Markdown, render.Text, render.JSON); err != nil {
		return err
	}
	open := a.open
	if o.markSent != "" {
		open = a.openToWrite
	}
	p, err := open()
	if err != nil {
		return err
	}
	f, m, err := a.sessionArg(p, l, args)
	if err != nil {
		return err
	}
	changes, err := a.sentPlan(p, l, o, f, m)
	if err != nil {
		return err
	}
	a.nameUncaptured(l, f.ID, m)
	if o.markSent == "" || o.markSent == sentNow {
		page, err := l.page(p, f.Engagement, m, o.format)
		if err != nil {
			return err
		}
		if err := a.deliver(page, o); err != nil {
			return err
		}
	}
	if len(changes) > 0 {
		if err := a.write(p, changes, o.dryRun); err != nil {
			return err
		}
	}
	return a.done()
}

// deliver prints a page, or puts it into a file.
func (a *app) deliver(page string, o letterOptions) error {
	if o.output == "" || o.output == "-" {
		_, err := fmt.Fprint(a.env.Out, page)
		return err
	}
	if o.dryRun {
		return nil
	}
	return workspace.WritePage(o.output, []byte(page))
}

// nameUncaptured names promises that were jotted down and are in no file yet, which no page can carry.
func (a *app) nameUncaptured(l letter, id string, m *coaching.Meeting) {
	if l.name != "summary" {
		return
	}
	for _, j := range m.Jotted {
		if j.Link == "" && j.State == ' ' {
			a.say("%s:%d: a promise jotted here is in no file yet, so the summary does not carry it; `coachctl new commitment %s --session %s` makes one",
				m.Path, j.Line.Line, id, m.Name)
		}
	}
}

// sessionArg is the session that a letter is about: the one named, or the one that awaits it.
func (a *app) sessionArg(p *practice, l letter, args []string) (*workspace.Folder, *coaching.Meeting, error) {
	if len(args) > 0 {
		if ids, _ := p.Engagements(); !strings.Contains(args[0], "/") && len(ids) > 0 {
			if id, err := matchEngagement(args[0], ids); err == nil && id == args[0] {
				return a.awaiting(p, l, []string{id})
			}
		}
		t, err := a.findRef(p, args[0], coaching.TypeSession)
		if err != nil {
			return nil, nil, err
		}
		return a.meeting(p, t)
	}
	ids, err := p.Engagements()
	if err != nil {
		return nil, nil, err
	}
	if here := p.HereEngagement(); here != "" {
		ids = []string{here}
	}
	return a.awaiting(p, l, ids)
}

// meeting loads the engagement of a target and finds its session in it.
func (a *app) meeting(p *practice, t target) (*workspace.Folder, *coaching.Meeting, error) {
	f := p.Load(t.engagement, workspace.Whole)
	a.report(f)
	for _, m := range f.Engagement.Meetings {
		if m.Name == t.name {
			return f, m, nil
		}
	}
	return nil, nil, fmt.Errorf("%s cannot be read as a session; `coachctl check %s` says why", t.path, t.path)
}

func (a *app) awaiting(p *practice, l letter, ids []string) (*workspace.Folder, *coaching.Meeting, error) {
	var (
		folder  *workspace.Folder
		meeting *coaching.Meeting
		refs    []string
	)
	err := p.Each(ids, workspace.Fronts, func(f *workspace.Folder) error {
		if len(ids) == 1 {
			a.report(f)
		}
		if c := f.Engagement.Contract; c != nil && c.Status.Over() && l.name == "prompt" {
			return nil
		}
		if m := l.awaited(f.Engagement, p.now); m != nil {
			folder, meeting = f, m
			refs = append(refs, f.ID+"/"+m.Name)
		}
		return nil
	})
	switch {
	case err != nil:
		return nil, nil, err
	case len(refs) == 0:
		return nil, nil, usagef("name the session: coachctl "+l.name+" ENGAGEMENT/SESSION", "%s", l.none)
	case len(refs) > 1:
		return nil, nil, usagef("name one of: "+strings.Join(refs, ", "), "several sessions qualify")
	}
	return a.meeting(p, target{engagement: folder.ID, name: meeting.Name, path: meeting.Path})
}

// sentPlan records that a letter went out. For questions it also records for which start.
func (a *app) sentPlan(p *practice, l letter, o letterOptions, f *workspace.Folder, m *coaching.Meeting) (plan.Plan, error) {
	if o.markSent == "" {
		return nil, nil
	}
	moment := coaching.MomentOf(p.now.In(f.Engagement.Zone))
	if o.markSent != sentNow {
		taken, err := when.Past(o.markSent, p.now, f.Engagement.Zone)
		if err != nil {
			return nil, usagef("", "--mark-sent: %v", err)
		}
		a.noted(taken)
		moment = taken.Moment
	}
	before, err := p.Read(m.Path)
	if err != nil {
		return nil, err
	}
	after, err := document.Set(before, coaching.TypeSession, l.sentKey, moment.String())
	if err == nil && l.name == "prompt" {
		after, err = document.Set(after, coaching.TypeSession, "prompt_for", m.Start.String())
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", m.Path, err)
	}
	a.say("%s: %s: %s", m.Path, l.sentKey, when.Echo(moment, p.now, f.Engagement.Zone))
	var changes plan.Plan
	changes.Replace(m.Path, before, after)
	return changes, nil
}
