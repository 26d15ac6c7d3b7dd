package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"coachctl/internal/check"
	"coachctl/internal/diag"
	"coachctl/internal/present"
	"coachctl/internal/workspace"
)

type checkOptions struct {
	format   string
	severity string
}

func newCheckCmd(a *app) *cobra.Command {
	var o checkOptions
	cmd := command(&cobra.Command{
		Use:     "check [PATH…] [flags]",
		Aliases: []string{"validate"},
		Short:   "Everything that is wrong in the files, and what to write instead",
		Long: `Everything that is wrong in the files, and what to write instead, in one run. It is
silent when all is well. Paths are files, folders or engagements; without one it
looks at the whole practice. What it prints holds no word that a person wrote.

Exit codes: 0 no error found; 1 errors found; 2 wrong usage; 3 some files could not
be read. See also: coachctl explain`,
		Example: `  coachctl check
  coachctl check riverbend-pn
  coachctl check engagements/riverbend-pn/sessions/03.md --format json`,
		RunE: func(_ *cobra.Command, args []string) error { return a.runCheck(o, args) },
	})
	f := cmd.Flags()
	f.StringVar(&o.format, "format", "text", "text, json, jsonl, github")
	f.StringVar(&o.severity, "severity", "info", "leave out what is less grave: error, warning, info")
	return cmd
}

func (a *app) runCheck(o checkOptions, args []string) error {
	if err := oneOf("format", o.format, present.FindingFormats...); err != nil {
		return err
	}
	if err := oneOf("severity", o.severity, "error", "warning", "info"); err != nil {
		return err
	}
	p, err := a.open()
	if err != nil {
		return err
	}
	scope, err := a.checkScope(p, args)
	if err != nil {
		return err
	}
	found, files, err := a.findings(p, scope)
	if err != nil {
		return err
	}
	kept := diag.List{}
	for _, f := range found.Sort() {
		if f.Severity <= worst(o.severity) {
			kept = append(kept, f)
		}
	}
	if o.format == "github" {
		kept = underRepository(kept, p.InRepository())
	}
	if err := present.Findings(a.env.Out, o.format, kept, files, a.style()); err != nil {
		return err
	}
	if o.format == "text" && len(kept) > 0 {
		a.say("%s", tally(kept))
	}
	switch {
	case a.failed:
		return a.done()
	case kept.Count(diag.Error) > 0:
		return errFound
	}
	return nil
}

func worst(severity string) diag.Severity {
	switch severity {
	case "error":
		return diag.Error
	case "warning":
		return diag.Warning
	}
	return diag.Info
}

func tally(found diag.List) string {
	var parts []string
	for _, s := range []struct {
		severity  diag.Severity
		one, many string
	}{{diag.Error, "error", "errors"}, {diag.Warning, "warning", "warnings"}, {diag.Info, "info", "infos"}} {
		if n := found.Count(s.severity); n > 0 {
			parts = append(parts, count(n, s.one, s.many))
		}
	}
	return strings.Join(parts, ", ")
}

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

// findings runs the rules over a scope. Whole engagements are read, since a file is judged by its neighbours too.
func (a *app) findings(p *practice, s scope) (found diag.List, files int, err error) {
	if s.covers(workspace.ConfigName) {
		found = append(found, p.Config.Findings...)
		files++
	}
	err = p.Each(s.ids, workspace.Whole, func(f *workspace.Folder) error {
		for _, err := range f.Errors {
			a.failed = true
			a.complain(err.Error(), "")
		}
		for _, d := range f.Documents {
			if s.covers(d.Path) {
				files++
			}
		}
		for _, finding := range check.Engagement(caseOf(p, f)) {
			if s.covers(finding.Path) {
				found = append(found, finding)
			}
		}
		return nil
	})
	return found, files, err
}

// caseOf is an engagement as the rules see it.
func caseOf(p *practice, f *workspace.Folder) *check.Case {
	return &check.Case{
		ID: f.ID, Dir: f.Dir, Engagement: f.Engagement, Documents: f.Documents, Misplaced: f.Misplaced, Now: p.now,
	}
}

// underRepository writes paths from the top of the repository, which is where annotations look for them.
func underRepository(found diag.List, prefix string) diag.List {
	for i := range found {
		found[i].Path = prefix + found[i].Path
	}
	return found
}
