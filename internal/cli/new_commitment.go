package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"coachctl/internal/coaching"
	"coachctl/internal/scaffold"
	"coachctl/internal/when"
	"coachctl/internal/workspace"
)

type commitmentOptions struct {
	what, by, success, session, owner, kind, statedBy string
	objective, cue, partner, name                     string
	dryRun, edit                                      bool
}

func newCommitmentCmd(a *app) *cobra.Command {
	var o commitmentOptions
	cmd := command(&cobra.Command{
		Use:     "commitment [ENGAGEMENT] [flags]",
		Aliases: []string{"promise"},
		Short:   "Write down a promise",
		Long: `Write down a promise with its three parts: what, by when, and what it looks like
when it is done, in the words of the one who promised. It is also listed in the
check-in of the next planned session, where you return to it.

--by takes next-session, or ` + when.Forms + `.

Exit codes: 0 done; 2 wrong usage; 3 it could not be written.`,
		Example: `  coachctl new commitment riverbend-pn --session 03 --by friday \
      --what "Speak with Marcus before the council" --success "We have agreed who opens"
  coachctl new commitment riverbend-pn --owner coach --by tomorrow --what "send you the article"`,
		Args:              atMostOne,
		ValidArgsFunction: a.completeEngagement,
		RunE:              func(_ *cobra.Command, args []string) error { return a.runNewCommitment(o, args) },
	})
	f := cmd.Flags()
	f.StringVar(&o.what, "what", "", "what is promised")
	f.StringVar(&o.by, "by", "", "by when: friday, 2026-03-27, next-session")
	f.StringVar(&o.success, "success", "", "what it looks like when it is done")
	f.StringVar(&o.session, "session", "", "the session it was made in (none: in between)")
	f.StringVar(&o.owner, "owner", "", "who promises: client, coach, sponsor (else the client)")
	f.StringVar(&o.kind, "kind", "", "action, experiment, reflection, stop")
	f.StringVar(&o.statedBy, "stated-by", "", "whose words they are: client, coach")
	f.StringVar(&o.objective, "objective", "", "the id of the objective that it serves")
	f.StringVar(&o.cue, "cue", "", "if this happens, then I do it")
	f.StringVar(&o.partner, "partner", "", "who else the client chose to be accountable to")
	f.StringVar(&o.name, "as", "", "the file's name, without .md (else the day and a letter)")
	f.BoolVar(&o.edit, "edit", false, "open it in $VISUAL or $EDITOR, and check it afterwards")
	f.BoolVar(&o.dryRun, "dry-run", false, "show what would be written, and write nothing")
	return cmd
}

func (o commitmentOptions) check() error {
	if strings.TrimSpace(o.what) == "" || strings.TrimSpace(o.by) == "" {
		return usagef("coachctl new commitment --what \"…\" --by friday --success \"…\"", "a promise wants --what and --by")
	}
	if strings.TrimSpace(o.success) == "" && o.owner != "coach" {
		return usagef("add --success with what it looks like when it is done", "a promise wants --success")
	}
	for _, f := range []struct {
		flag, value string
		words       []string
	}{
		{"owner", o.owner, []string{"client", "coach", "sponsor"}},
		{"kind", o.kind, []string{"action", "experiment", "reflection", "stop"}},
		{"stated-by", o.statedBy, []string{"client", "coach"}},
	} {
		if f.value == "" {
			continue
		}
		if err := oneOf(f.flag, f.value, f.words...); err != nil {
			return err
		}
	}
	return nil
}

func (a *app) runNewCommitment(o commitmentOptions, args []string) error {
	if err := o.check(); err != nil {
		return err
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
	x, f, err := a.editor(p, id)
	if err != nil {
		return err
	}
	values, day, err := a.commitmentValues(p, f.Engagement, o)
	if err != nil {
		return err
	}
	after := p.now
	if m := f.Engagement.Meeting(values.Session); m != nil && m.Begin.After(after) {
		after = m.Begin
	}
	name, err := x.Promise(values, day, after, coaching.Open)
	if err != nil {
		return err
	}
	path := workspace.PathOf(id, coaching.TypeCommitment, name)
	if text, made := x.Plan.Bytes(path); made {
		if err := sound(scaffold.File{Path: path, Text: text}, coaching.TypeCommitment); err != nil {
			return err
		}
	} else {
		a.say("%s holds this promise already", p.shown(path))
	}
	if err := a.write(p, x.Plan, o.dryRun); err != nil || o.dryRun {
		return err
	}
	a.print("%s", p.shown(path))
	for _, l := range x.Remaining() {
		a.say("%s:%d: left as it is: %s", p.shown(l.Path), l.Line, l.Reason)
	}
	for _, c := range x.Plan {
		if !c.Create {
			a.say("listed in the check-in of %s%s", p.shown(c.Path), a.howToSee(p, c.Path))
		}
	}
	if o.edit {
		if err := a.editFile(p, path); err != nil {
			return err
		}
	}
	return a.done()
}

// commitmentValues are the parts of the promise, and the day that it is named after.
func (a *app) commitmentValues(p *practice, e *coaching.Engagement, o commitmentOptions) (scaffold.CommitmentValues, coaching.Date, error) {
	v := scaffold.CommitmentValues{
		Engagement: e.ID, What: o.what, Success: o.success, Owner: coaching.Owner(o.owner), Kind: o.kind, StatedBy: o.statedBy,
		Objective: o.objective, Cue: o.cue, Partner: o.partner, ByNextSession: o.by == coaching.NextSession,
	}
	day := coaching.DateOf(p.now.In(e.Zone))
	if o.session != "" {
		m, err := a.madeIn(p, e, o.session)
		if err != nil {
			return v, day, err
		}
		v.Session, day = m.Name, m.Day()
	}
	if o.objective != "" && e.Contract != nil {
		if _, known := e.Contract.Objective(o.objective); !known {
			var ids []string
			for _, objective := range e.Contract.Objectives {
				ids = append(ids, objective.ID)
			}
			return v, day, usagef("the contract has: "+strings.Join(ids, ", "), "--objective names no objective of the contract")
		}
	}
	if !v.ByNextSession {
		by, err := a.future("--by", o.by, p.now, e.Zone)
		if err != nil {
			return v, day, err
		}
		v.By = by
	}
	if o.name == "" {
		return v, day, nil
	}
	names, err := p.Names(e.ID, coaching.TypeCommitment)
	if err == nil {
		v.Name, err = fileName(o.name, names)
	}
	return v, day, err
}

// madeIn is the session of this engagement that a reference names.
func (a *app) madeIn(p *practice, e *coaching.Engagement, ref string) (*coaching.Meeting, error) {
	if m := e.Meeting(ref); m != nil {
		return m, nil
	}
	if !strings.Contains(ref, "/") {
		ref = e.ID + "/" + ref
	}
	t, err := a.findRef(p, ref, coaching.TypeSession)
	if err != nil {
		return nil, err
	}
	if t.engagement != e.ID {
		return nil, usagef("name a session of "+e.ID, "--session names a session of another engagement")
	}
	if m := e.Meeting(t.name); m != nil {
		return m, nil
	}
	return nil, fmt.Errorf("%s cannot be read as a session; `coachctl check` says why", t.path)
}
