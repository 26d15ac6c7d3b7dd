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
	format     string
	severity   string
	families   []string
	showSource bool
	fix        bool
	dryRun     bool
	staged     bool
	redact     bool
}

func newCheckCmd(a *app) *cobra.Command {
	var o checkOptions
	cmd := command(&cobra.Command{
		Use:     "check [PATH…] [flags]",
		Aliases: []string{"validate"},
		Short:   "Everything that is wrong in the files, and what to write instead",
		Long: `Everything that is wrong in the files, and what to write instead, in one run. It
is silent when all is well. Paths are files, folders or engagements; without one
it looks at the whole practice. It prints no word that a person wrote, except
with --show-source: then your own line stands under each finding, with a mark.

Exit codes: 0 no error found; 1 errors found; 2 wrong usage; 3 some files could
not be read. See also: coachctl explain`,
		Example: `  coachctl check
  coachctl check riverbend-pn
  coachctl check engagements/riverbend-pn/sessions/03.md --format json
  coachctl check --show-source
  coachctl check --staged --severity error --family format,confidentiality
  coachctl check --format sarif`,
		RunE: func(_ *cobra.Command, args []string) error { return a.runCheck(o, args) },
	})
	f := cmd.Flags()
	f.StringVar(&o.format, "format", "text", strings.Join(present.FindingFormats, ", "))
	f.BoolVar(&o.showSource, "show-source", false, "show the line of each finding (text only)")
	f.StringVar(&o.severity, "severity", "info", "leave out what is less grave: error, warning, info")
	f.StringSliceVar(&o.families, "family", nil, "only rules of these families; coachctl explain lists them")
	f.BoolVar(&o.fix, "fix", false, "mend what is certain: show it as a diff, write it, and check again")
	f.BoolVar(&o.dryRun, "dry-run", false, "with --fix: show the diff, and write nothing")
	f.BoolVar(&o.staged, "staged", false, "look at what git has staged, and only at what that changes")
	f.BoolVar(&o.redact, "redact", false, "leave out what tells how a client came, as github and sarif do")
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(present.FindingFormats, noFiles))
	return cmd
}

// valid refuses flags that do not go together, and words that they do not know.
func (o checkOptions) valid() error {
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
	if o.showSource && o.format != "text" {
		return usagef("leave out --format, or --show-source", "--show-source goes with the format text only")
	}
	if o.dryRun && !o.fix {
		return usagef("coachctl check --fix --dry-run", "--dry-run goes with --fix: without it, check writes nothing anyway")
	}
	if o.staged && o.fix {
		return usagef("mend the files, stage them, and check again", "--fix goes without --staged: it writes to the folder, not to what is staged")
	}
	return nil
}

func (a *app) runCheck(o checkOptions, args []string) error {
	if err := o.valid(); err != nil {
		return err
	}
	if o.fix {
		if err := a.mend(args, o.dryRun); err != nil || o.dryRun {
			return err
		}
	}
	p, scope, err := a.openToCheck(o, args)
	if err != nil {
		return err
	}
	defer scope.staged.done(a)
	found, files, err := a.findings(p, scope)
	if err != nil {
		return err
	}
	kept := o.asked(found.Sort())
	if err := a.reportFindings(p, o, kept, files); err != nil {
		return err
	}
	if o.format == "text" && len(kept) > 0 {
		if n := fixable(kept); n > 0 && !o.staged {
			a.say("`coachctl check --fix` mends %d of them; --dry-run shows how", n)
		}
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

// asked are the findings of the families and severities that the person asked for. In the formats that others read, and in
// any with --redact, what is for the coach's eyes is left out, and an error, which the exit code tells of, says no more than
// that it is there.
func (o checkOptions) asked(found diag.List) diag.List {
	kept := diag.List{}
	shown := o.redact || o.format == "github" || o.format == "sarif"
	for _, f := range found {
		if f.Discreet && shown {
			if f.Severity != diag.Error {
				continue
			}
			f.Message, f.Hint, f.Related = "something is wrong here", "`coachctl check` on your own machine says what", nil
		}
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
	if s.counts(workspace.ConfigName) {
		found = append(found, s.wanted(p.Config.Findings)...)
		files++
	}
	past := newHistory(a, p, s.staged)
	defer past.close()
	err = p.Each(s.ids, workspace.Whole, func(f *workspace.Folder) error {
		for _, err := range s.staged.errors(f.Errors) {
			a.failed = true
			a.complain(err.Error(), "")
		}
		for _, d := range f.Documents {
			if s.counts(d.Path) {
				files++
			}
		}
		c := caseOf(p, f)
		c.Earlier = past.of(f)
		if f.Whole() {
			found = append(found, s.wanted(check.Engagement(c))...)
			return nil
		}
		for _, d := range f.Documents { // what goes by several files would speak of some that were not seen
			found = append(found, s.wanted(d.Findings)...)
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
