package cli

import (
	"slices"
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
	families []string
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
	f.StringSliceVar(&o.families, "family", nil, "only rules of these families, as `coachctl explain` lists them")
	return cmd
}

func (a *app) runCheck(o checkOptions, args []string) error {
	if err := oneOf("format", o.format, present.FindingFormats...); err != nil {
		return err
	}
	if err := oneOf("severity", o.severity, "error", "warning", "info"); err != nil {
		return err
	}
	for _, family := range o.families {
		if err := oneOf("family", family, familyNames()...); err != nil {
			return err
		}
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
	kept := o.asked(found.Sort())
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

// asked are the findings of the families and severities that the person asked for.
func (o checkOptions) asked(found diag.List) diag.List {
	kept := diag.List{}
	for _, f := range found {
		rule, _ := check.RuleOf(f.Rule)
		if f.Severity <= worst(o.severity) && (len(o.families) == 0 || slices.Contains(o.families, string(rule.Family))) {
			kept = append(kept, f)
		}
	}
	return kept
}

func familyNames() []string {
	var names []string
	for _, family := range check.Families() {
		names = append(names, string(family))
	}
	return names
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
