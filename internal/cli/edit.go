package cli

import (
	"errors"
	"fmt"
	"strings"

	"coachctl/internal/amend"
	"coachctl/internal/coaching"
	"coachctl/internal/present"
	"coachctl/internal/workspace"
)

// editor loads an engagement to change its records.
func (a *app) editor(p *practice, id string) (*amend.Editor, *workspace.Folder, error) {
	f := p.Load(id, workspace.Whole)
	a.report(f)
	x, err := a.editorOf(p, f)
	return x, f, err
}

// editorOf changes records of an engagement that was loaded whole.
func (a *app) editorOf(p *practice, f *workspace.Folder) (*amend.Editor, error) {
	builder, err := p.builder()
	if err != nil {
		return nil, err
	}
	names, err := p.Names(f.ID, coaching.TypeCommitment)
	if err != nil {
		return nil, err
	}
	x := &amend.Editor{Engagement: f.Engagement, Builder: builder, Now: p.now, Read: p.Read, Names: names}
	if len(f.Errors) > 0 {
		x.Unread = errNothingMade
	}
	return x, nil
}

var errNothingMade = errors.New("some files could not be read; nothing was written")

// carryOut writes what an editor worked out, says what changed and how to see it, and names what was left.
func (a *app) carryOut(p *practice, x *amend.Editor, dryRun bool) error {
	if err := a.write(p, x.Plan, dryRun); err != nil {
		return err
	}
	left := x.Remaining()
	if dryRun {
		left = x.Left
	}
	for _, l := range left {
		a.say("%s:%d: left as it is: %s", p.shown(l.Path), l.Line, l.Reason)
	}
	if dryRun {
		return a.done()
	}
	for _, c := range x.Plan {
		switch by := x.Said[c.Path]; {
		case by != "":
			a.say("made %s, by %s", p.shown(c.Path), by)
		case c.Create:
			a.say("made %s", p.shown(c.Path))
		default:
			a.say("changed %s%s", p.shown(c.Path), a.howToSee(p, c.Path))
		}
	}
	if len(x.Plan) == 0 {
		a.say("nothing to change")
	}
	return a.done()
}

// howToSee is the command that shows what changed in a file, where it lies in a git repository.
func (a *app) howToSee(p *practice, path string) string {
	switch inside := p.RepositoryOf(path); {
	case inside == "":
		return ""
	case inside != ".": // an engagement may be a repository of its own
		rel := strings.TrimPrefix(path, inside+"/")
		return " (git -C " + present.ShellWord(p.shown(inside)) + " diff -- " + present.ShellWord(rel) + ")"
	}
	return " (git diff -- " + present.ShellWord(p.shown(path)) + ")"
}

func unreadable(t target) error {
	return fmt.Errorf("%s cannot be read; `coachctl check %s` says why", t.path, t.path)
}
