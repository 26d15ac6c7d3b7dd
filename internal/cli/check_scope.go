package cli

import "strings"

// A scope is what a run of check looks at: engagements, and within them paths; no path means everything.
type scope struct {
	ids   []string
	paths []string // relative to the practice
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
		path := p.Relative(arg)
		if path == "" || !p.Exists(path) {
			id, err := matchEngagement(arg, ids)
			if err != nil {
				return scope{}, usagef("name a file or folder of the practice, or an engagement", "there is no %q in this practice", arg)
			}
			path = "engagements/" + id
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
