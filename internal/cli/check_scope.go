package cli

import (
	"path"
	"strings"

	"coachctl/internal/coaching"
	"coachctl/internal/document"
)

// A scope is what a run of check looks at: engagements, and within them paths; no path means everything.
type scope struct {
	ids    []string
	paths  []string // relative to the practice
	staged *staged  // nil where the files are those in the folder
}

func (s scope) covers(path string) bool {
	for _, p := range s.paths {
		if p == "." || path == p || strings.HasPrefix(path, p+"/") {
			return true
		}
	}
	return len(s.paths) == 0
}

func (a *app) checkScope(p *practice, args []string) (scope, error) {
	ids, err := p.Engagements()
	if err != nil {
		return scope{}, err
	}
	if len(args) == 0 {
		if here := p.HereEngagement(); here != "" {
			return scope{ids: []string{here}, paths: []string{"engagements/" + here}}, nil
		}
		return scope{ids: ids}, nil
	}
	var s scope
	for _, arg := range args {
		path, err := a.checkPath(p, arg, ids)
		if err != nil {
			return scope{}, err
		}
		s.paths = append(s.paths, path)
	}
	for _, id := range ids {
		dir := "engagements/" + id
		for _, path := range s.paths {
			if path == "." || path == "engagements" || path == dir || strings.HasPrefix(path, dir+"/") {
				s.ids = append(s.ids, id)
				break
			}
		}
	}
	return s, nil
}

// checkPath is what an argument names: a path, an engagement, or a record by its reference.
func (a *app) checkPath(p *practice, arg string, ids []string) (string, error) {
	if at := p.Relative(arg); at != "" && p.Exists(at) {
		return at, nil
	}
	if id, err := matchEngagement(arg, ids); err == nil {
		return "engagements/" + id, nil
	}
	if dir, base := path.Split(p.Relative(arg)); strings.HasPrefix(dir, "engagements/") && base != "" {
		return "", usagef(p.nearPath(dir, base), "there is no %q in this practice", arg)
	}
	t, err := a.findRef(p, arg, coaching.TypeSession, coaching.TypeCommitment)
	if near := document.Nearest(arg, ids); err != nil && near != "" {
		return "", usagef("did you mean `"+near+"`?", "there is no %q in this practice", arg)
	}
	return t.path, err
}

// nearPath is the hint for a path under engagements/ that is not there.
func (p *practice) nearPath(dir, base string) string {
	names, err := p.Entries(strings.TrimSuffix(dir, "/"))
	if err != nil {
		return "name a file or folder of the practice, or an engagement"
	}
	near := document.Nearest(base, names)
	for _, name := range names {
		if coaching.SameNumber(strings.TrimSuffix(name, ".md"), strings.TrimSuffix(base, ".md")) {
			near = name
		}
	}
	if near == "" {
		return "`coachctl list` shows what there is"
	}
	return "did you mean `" + dir + near + "`?"
}
