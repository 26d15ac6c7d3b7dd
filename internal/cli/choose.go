package cli

import (
	"fmt"
	"strings"
	"time"

	"coachctl/internal/coaching"
	"coachctl/internal/workspace"
)

// A choice is how a command finds the session that it is about when nobody names one.
type choice struct {
	command string
	find    func(*coaching.Engagement, time.Time) *coaching.Meeting
	none    string // said when no session is
	goingOn bool   // engagements that are over are passed over
	bodies  bool   // finding it takes what stands in the bodies
}

// depth is how much of engagements is read to choose in them. Of a single one the bodies are wanted next.
func (c choice) depth(ids []string) workspace.Depth {
	if c.bodies || len(ids) == 1 {
		return workspace.Whole
	}
	return workspace.Fronts
}

// sessionArg is the session that a letter is about: the one named, or the one that awaits it.
func (a *app) sessionArg(p *practice, c choice, args []string) (*workspace.Folder, *coaching.Meeting, error) {
	if len(args) > 0 {
		if ids, _ := p.Engagements(); !strings.Contains(args[0], "/") && len(ids) > 0 {
			if id, err := matchEngagement(args[0], ids); err == nil && id == args[0] {
				return a.awaiting(p, c, []string{id})
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
	return a.awaiting(p, c, ids)
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

func (a *app) awaiting(p *practice, c choice, ids []string) (*workspace.Folder, *coaching.Meeting, error) {
	var (
		folder  *workspace.Folder
		meeting *coaching.Meeting
		refs    []string
		lacking []*workspace.Folder // where what could not be read may be what is looked for
	)
	depth := c.depth(ids)
	err := p.Each(ids, depth, func(f *workspace.Folder) error {
		if contract := f.Engagement.Contract; c.goingOn && contract != nil && contract.Status.Over() {
			return nil
		}
		if m := c.find(f.Engagement, p.now); m != nil {
			folder, meeting = f, m
			refs = append(refs, f.ID+"/"+m.Name)
		} else if len(f.Errors)+len(f.Unreadable())+len(f.Misplaced) > 0 {
			lacking = append(lacking, f)
		}
		return nil
	})
	switch {
	case err != nil:
		return nil, nil, err
	case len(refs) == 0:
		for _, f := range lacking {
			a.report(f)
		}
		return nil, nil, usagef("name the session: coachctl "+c.command+" ENGAGEMENT/SESSION", "%s", c.none)
	case len(refs) > 1:
		return nil, nil, usagef(oneOfNames(refs), "several sessions qualify")
	}
	if depth == workspace.Whole {
		a.report(folder)
		return folder, meeting, nil
	}
	return a.meeting(p, target{engagement: folder.ID, name: meeting.Name, path: meeting.Path})
}
