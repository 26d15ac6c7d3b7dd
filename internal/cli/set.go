package cli

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"coachctl/internal/amend"
	"coachctl/internal/coaching"
	"coachctl/internal/diag"
	"coachctl/internal/document"
	"coachctl/internal/when"
)

func newSetCmd(a *app) *cobra.Command {
	var dryRun bool
	cmd := command(&cobra.Command{
		Use:   "set REF KEY=VALUE… [flags]",
		Short: "Change or add values of a file, and nothing else in it",
		Long: `Change or add values of a file's front matter, and nothing else in it. KEY=a,b
writes a list and KEY=[] an empty one, KEY= takes the key away, and a dotted path
reaches into a contract: purpose.reviewed, objectives.ID.status, pack.1.received,
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
				return usagef("", "%s: %v", key, err)
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
	if err := stillSound(x, t); err != nil {
		return err
	}
	return a.carryOut(p, x, dryRun)
}

// stillSound refuses a change after which the format finds an error that it did not find before, as where a key is taken
// away that has to be there.
func stillSound(x *amend.Editor, t target) error {
	for _, c := range x.Plan {
		before := map[string]int{}
		for _, f := range document.Parse(c.Path, t.kind, c.Before).Findings {
			before[f.Rule+f.Message]++
		}
		for _, f := range document.Parse(c.Path, t.kind, c.After).Findings {
			if before[f.Rule+f.Message]--; f.Severity == diag.Error && before[f.Rule+f.Message] < 0 {
				return usagef(f.Hint, "that would not be sound: %s", f.Message)
			}
		}
	}
	return nil
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
