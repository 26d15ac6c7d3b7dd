package cli

import (
	"io"

	"coachctl/internal/coaching"
	"coachctl/internal/diag"
	"coachctl/internal/document"
	"coachctl/internal/plan"
	"coachctl/internal/present"
	"coachctl/internal/workspace"
)

// mend makes the changes that are certain in the files that args name, after it showed them; with dryRun it shows them on
// stdout and writes nothing.
func (a *app) mend(args []string, dryRun bool) error {
	open := a.openToWrite
	if dryRun {
		open = a.open
	}
	p, err := open()
	if err != nil {
		return err
	}
	s, err := a.checkScope(p, args)
	if err != nil {
		return err
	}
	changes, places, err := mending(p, s)
	if err != nil || dryRun {
		if err == nil {
			err = a.write(p, changes, true)
		}
		return err
	}
	if !a.quiet {
		diff := present.Screen(string(present.Diff(changes, p.InRepository())))
		if _, err := io.WriteString(a.env.Err, diff); err != nil {
			return err
		}
	}
	if err := p.Apply(changes); err != nil {
		return err
	}
	if len(changes) > 0 {
		a.say("mended %s in %s", count(places, "place", "places"), count(len(changes), "file", "files"))
	}
	return nil
}

// mending is what is certain in the files of a scope, and in how many places.
func mending(p *practice, s scope) (changes plan.Plan, places int, err error) {
	one := func(path string, t coaching.Type, found diag.List) error {
		if !s.covers(path) || fixable(found) == 0 {
			return nil
		}
		src, err := p.Read(path)
		if err != nil {
			return err
		}
		out, n := document.Mend(path, t, src)
		changes.Replace(path, src, out)
		places += n
		return nil
	}
	if err := one(workspace.ConfigName, coaching.TypePractice, p.Config.Findings); err != nil {
		return nil, 0, err
	}
	err = p.Each(s.ids, workspace.Fronts, func(f *workspace.Folder) error {
		for _, d := range f.Documents {
			if err := one(d.Path, d.Type, d.Findings); err != nil {
				return err
			}
		}
		return nil
	})
	return changes, places, err
}

// fixable counts the findings that --fix may mend.
func fixable(found diag.List) int {
	n := 0
	for _, f := range found {
		if f.Fix != (diag.Fix{}) {
			n++
		}
	}
	return n
}
