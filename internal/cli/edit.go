package cli

import (
	"fmt"

	"coachctl/internal/amend"
	"coachctl/internal/coaching"
	"coachctl/internal/workspace"
)

// editor loads an engagement to change its records.
func (a *app) editor(p *practice, id string) (*amend.Editor, *workspace.Folder, error) {
	f := p.Load(id, workspace.Whole)
	a.report(f)
	builder, err := p.builder()
	if err != nil {
		return nil, nil, err
	}
	names, err := p.Names(id, coaching.TypeCommitment)
	if err != nil {
		return nil, nil, err
	}
	return &amend.Editor{Engagement: f.Engagement, Builder: builder, Now: p.now, Read: p.Read, Names: names}, f, nil
}

// carryOut writes what an editor worked out, says what changed and how to see it, and names what was left.
func (a *app) carryOut(p *practice, x *amend.Editor, dryRun bool) error {
	for _, l := range x.Left {
		a.say("%s:%d: left as it is: %s", p.shown(l.Path), l.Line, l.Reason)
	}
	if err := a.write(p, x.Plan, dryRun); err != nil || dryRun {
		return err
	}
	for _, c := range x.Plan {
		verb := "changed"
		if c.Create {
			verb = "made"
		}
		a.say("%s %s%s", verb, p.shown(c.Path), a.howToSee(p, c.Path, c.Create))
	}
	if len(x.Plan) == 0 {
		a.say("nothing to change")
	}
	return a.done()
}

func (a *app) howToSee(p *practice, path string, created bool) string {
	if created || !p.InGit() {
		return ""
	}
	return " (git diff -- " + p.shown(path) + ")"
}

func unreadable(t target) error {
	return fmt.Errorf("%s cannot be read; `coachctl check %s` says why", t.path, t.path)
}
