package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"coachctl/internal/audience"
	"coachctl/internal/coaching"
	"coachctl/internal/due"
	"coachctl/internal/ics"
	"coachctl/internal/plan"
	"coachctl/internal/present"
	"coachctl/internal/render"
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
	f.StringVar(&o.format, "format", "text", strings.Join(render.Formats, ", "))
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(render.Formats, noFiles))
	f.StringVarP(&o.output, "output", "o", "", "write the page to this file instead of stdout")
	f.StringVar(&o.markSent, "mark-sent", "", "record that it went out, now or at the time given; with a time the page is not printed again")
	f.Lookup("mark-sent").NoOptDefVal = sentNow
	f.BoolVar(&o.dryRun, "dry-run", false, "show what --mark-sent and -o would write, and write nothing")
}

// A letter is one kind of page for the client.
type letter struct {
	choice
	sentKey string // the key that records the sending
	page    func(*practice, *coaching.Engagement, *coaching.Meeting, render.Paper) (string, error)
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
  coachctl summary riverbend-pn/03 --format eml -o draft.eml
  coachctl summary riverbend-pn/03 --mark-sent
  coachctl summary riverbend-pn/03 --mark-sent="yesterday 18:30"`,
		Args:              atMostOne,
		ValidArgsFunction: a.completeSession,
		RunE: func(_ *cobra.Command, args []string) error {
			return a.runLetter(letter{
				choice:  choice{command: "summary", find: awaitsSummary, none: "no held session waits for its summary"},
				sentKey: "summary_sent", page: summaryPage,
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
  coachctl prompt riverbend-pn/04 --format html -o questions.html
  coachctl prompt riverbend-pn/04 --mark-sent`,
		Args:              atMostOne,
		ValidArgsFunction: a.completeSession,
		RunE: func(_ *cobra.Command, args []string) error {
			return a.runLetter(letter{
				choice:  choice{command: "prompt", find: (*coaching.Engagement).NextPlanned, none: "no coaching session is planned", goingOn: true},
				sentKey: "prompt_sent", page: promptPage,
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

// toClient is the paper of a letter to the client.
func (p *practice) toClient(e *coaching.Engagement, format string) render.Paper {
	return render.Paper{Format: format, Envelope: audience.ClientEnvelope(e), Date: p.now.In(e.Zone)}
}

func summaryPage(p *practice, e *coaching.Engagement, m *coaching.Meeting, paper render.Paper) (string, error) {
	set, err := p.templates()
	if err != nil {
		return "", err
	}
	return render.Summary(set, audience.ClientSummary(e, m, p.now), paper)
}

func promptPage(p *practice, e *coaching.Engagement, m *coaching.Meeting, paper render.Paper) (string, error) {
	set, err := p.templates()
	if err != nil {
		return "", err
	}
	return render.Prompt(set, audience.ClientPrompt(e, m, p.now), audience.PromptPage(e, m), paper)
}

func (a *app) runLetter(l letter, o letterOptions, args []string) error {
	if err := oneOf("format", o.format, render.Formats...); err != nil {
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
	f, m, err := a.sessionArg(p, l.choice, args)
	if err != nil {
		return err
	}
	if err := a.canWrite(p, l.command, f, m); err != nil {
		return err
	}
	changes, said, err := a.sentPlan(p, l, o, f, m)
	if err != nil {
		return err
	}
	if l.command == "summary" {
		a.nameUncaptured(f.ID, m)
		a.nameLeftOut(f, m)
	}
	a.nameDoubtful(f.Engagement)
	if o.markSent == "" || o.markSent == sentNow && !o.dryRun {
		page, err := l.page(p, f.Engagement, m, p.toClient(f.Engagement, o.format))
		if err != nil {
			return err
		}
		if err := a.deliver(page, o); err != nil {
			return err
		}
	}
	return a.record(p, changes, said, m, o.dryRun)
}

// record writes into a session that its letter went out, or was agreed to, and says so.
func (a *app) record(p *practice, changes plan.Plan, said string, m *coaching.Meeting, dryRun bool) error {
	if len(changes) > 0 {
		if err := a.write(p, changes, dryRun); err != nil {
			return err
		}
		if !dryRun {
			a.say("%s%s", said, a.howToSee(p, m.Path))
		}
	}
	return a.done()
}

// canWrite refuses a letter that could not say what it must: to nobody known, about a meeting that has none, or from a
// body that was not read.
func (a *app) canWrite(p *practice, command string, f *workspace.Folder, m *coaching.Meeting) error {
	d := f.Document(m.Path)
	switch {
	case !m.Kind.Coaching():
		return usagef("it belongs to coaching sessions", "%s/%s is %s; it has no %s", f.ID, m.Name, due.Label(m), command)
	case p.Config.Practice == nil:
		return errors.New("coachctl.yaml cannot be read, so nobody knows from whom this comes; `coachctl check` says why")
	case f.Engagement.Contract == nil:
		return fmt.Errorf("%s/contract.md cannot be read, so nobody knows to whom this goes; `coachctl check %s` says why", f.Dir, f.ID)
	case d == nil || !d.BodyRead:
		return fmt.Errorf("the body of %s was not read; `coachctl check %s` says why", m.Path, m.Path)
	case command == "summary" && m.Status != coaching.Held:
		a.say("%s/%s is %s; a summary belongs to a session that was held", f.ID, m.Name, m.Status)
	case command == "prompt" && !m.Begin.After(p.now):
		a.say("%s/%s has begun already", f.ID, m.Name)
	}
	return nil
}

// deliver prints a page, or puts it into a file. A draft is plain ASCII, whose line ends belong to it.
func (a *app) deliver(page string, o letterOptions) error {
	if o.output == "" || o.output == "-" {
		if !slices.Contains([]string{render.EML, render.CSV, ics.Format}, o.format) { // their line ends are part of the format
			page = present.Page(page)
		}
		_, err := fmt.Fprint(a.env.Out, page)
		return err
	}
	if o.dryRun {
		change, err := workspace.PageChange(o.output, []byte(page))
		if err != nil {
			return err
		}
		return a.showDiff(plan.Plan{change}, "")
	}
	return workspace.WritePage(o.output, []byte(page))
}

// nameUncaptured names promises that were jotted down and are in no file yet, which no page can carry.
func (a *app) nameUncaptured(id string, m *coaching.Meeting) {
	for _, j := range m.Jotted {
		if j.Link == "" && j.State == ' ' {
			a.say("%s:%d: a promise jotted here links to no file, so the summary does not carry it; `coachctl capture %s` makes one",
				m.Path, j.Line.Line, present.ShellWord(id+"/"+m.Name))
		}
	}
}

// nameLeftOut names lines that were meant for the summary, and have a slip where their label should be, or may lie behind a
// comment that nobody closed.
func (a *app) nameLeftOut(f *workspace.Folder, m *coaching.Meeting) {
	for _, finding := range f.Document(m.Path).Findings {
		if finding.Rule == "open-comment" {
			a.say("%s:%d: %s; %s", m.Path, finding.Start.Line, finding.Message, finding.Hint)
		}
	}
	for _, n := range m.NearLabels {
		a.say("%s:%d: the summary does not carry this line; if it should, begin it with `%s:`", m.Path, n.Line, n.Label)
	}
}
