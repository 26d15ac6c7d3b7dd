package cli

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"coachctl/internal/amend"
	"coachctl/internal/check"
	"coachctl/internal/coaching"
	"coachctl/internal/diag"
	"coachctl/internal/document"
	"coachctl/internal/when"
	"coachctl/internal/workspace"
)

func newSetCmd(a *app) *cobra.Command {
	var dryRun bool
	cmd := command(&cobra.Command{
		Use:   "set REF KEY=VALUE… [flags]",
		Short: "Change or add values of a file, and nothing else in it",
		Long: `Change or add values of a file's front matter, and nothing else in it. KEY=a,b
writes a list and KEY=[] an empty one, KEY= takes the key away, and a dotted path
reaches inside: purpose.reviewed, objectives.ID.status, pack.1.received,
verdict.ID. A value is checked against the format before anything is written. Dates
may be said as on any command line; a day alone, as 2026-03-16, is written for one.

Exit codes: 0 done; 2 wrong usage, or a value that the format refuses; 3 it could not
be written.`,
		Example: `  coachctl set riverbend-pn agreed=2026-01-20 status=agreed
  coachctl set riverbend-pn purpose.reviewed=today objectives.voice.status=met
  coachctl set riverbend-pn/03 summary_sent="yesterday 18:30"`,
		Args:              leastArgs(2),
		ValidArgsFunction: a.completeSet,
		RunE:              func(_ *cobra.Command, args []string) error { return a.runSet(args[0], args[1:], dryRun) },
	})
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "show what would be written, and write nothing")
	return cmd
}

func (a *app) runSet(ref string, pairs []string, dryRun bool) error {
	p, err := a.openToWrite()
	if err != nil {
		return err
	}
	t, err := a.findRef(p, ref, coaching.TypeContract, coaching.TypeSession, coaching.TypeCommitment)
	if err != nil {
		return err
	}
	x, f, err := a.editor(p, t.engagement)
	if err != nil {
		return err
	}
	for _, pair := range pairs {
		key, value, ok := strings.Cut(pair, "=")
		if !ok || key == "" {
			return usagef("write KEY=VALUE, and KEY= to take a key away", "%q is no KEY=VALUE", pair)
		}
		path := strings.Split(key, ".")
		field, err := document.FieldAt(t.kind, path)
		if err != nil {
			return usagef(err.Error(), "%q is no key of a %s", key, t.kind)
		}
		raw := ""
		if value != "" {
			said, err := a.spoken(field, value, p, f.Engagement)
			if err != nil {
				return usagef(dateHint(err), "%s: %v", key, err)
			}
			var reason string
			if raw, reason = document.Encode(field, said); reason != "" {
				return usagef("", "%s %s", key, reason)
			}
		}
		if err := x.Set(t.path, t.kind, path, raw); err != nil {
			if errors.Is(err, document.ErrNoItem) {
				return usagef("", "%s %v", key, document.ErrNoItem)
			}
			return err
		}
	}
	if err := stillSound(p, x, f); err != nil {
		return err
	}
	return a.carryOut(p, x, dryRun)
}

// stillSound refuses a change after which a value is unsound that was sound before: of a wrong form, a time that does not
// exist, a name that leads nowhere. What an engagement still lacks is for check to say.
func stillSound(p *practice, x *amend.Editor, f *workspace.Folder) error {
	before := map[string]int{}
	for _, finding := range valueFindings(p, f) {
		before[finding.Path+finding.Rule+finding.Message]++
	}
	for _, finding := range valueFindings(p, f.With(x.Plan, p.Practice())) {
		key := finding.Path + finding.Rule + finding.Message
		if before[key]--; finding.Severity == diag.Error && before[key] < 0 {
			return usagef(finding.Hint, "that would not be sound: %s", finding.Message)
		}
	}
	return nil
}

func valueFindings(p *practice, f *workspace.Folder) diag.List {
	var found diag.List
	for _, finding := range check.Engagement(caseOf(p, f)) {
		rule, _ := check.RuleOf(finding.Rule)
		switch {
		case rule.Family == check.Format, rule.Family == check.Identity,
			rule.ID == "missing-key", rule.ID == "no-such-time", rule.ID == "dates-in-order",
			rule.Family == check.Confidentiality && rule.Severity == diag.Error:
			found = append(found, finding)
		}
	}
	return found
}

// spoken turns a date as people say it into ISO; what is no such date is left for the format to judge. A fact that is still
// to come, and a time of day where only a day is kept, are errors.
func (a *app) spoken(field document.Field, value string, p *practice, e *coaching.Engagement) (string, error) {
	switch field.Form {
	case document.Day, document.At, document.Start, document.By:
	default:
		return value, nil
	}
	now := p.now.In(e.Zone)
	taken, err := when.Future(value, now, e.Zone)
	if err != nil || value == coaching.NextSession {
		return value, nil
	}
	if field.Fact {
		if taken, err = when.Past(value, now, e.Zone); err != nil {
			return "", err
		}
	}
	if field.Form == document.Day && taken.Moment.HasTime {
		return "", errors.New("keeps a day, without a time")
	}
	a.noted(taken)
	a.say("%s: %s", field.Key, when.Echo(taken.Moment, p.now, e.Zone))
	return taken.Moment.String(), nil
}
