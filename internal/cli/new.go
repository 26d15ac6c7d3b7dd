package cli

import (
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"coachctl/internal/check"
	"coachctl/internal/coaching"
	"coachctl/internal/plan"
	"coachctl/internal/present"
	"coachctl/internal/scaffold"
	"coachctl/internal/when"
)

func newNewCmd(a *app) *cobra.Command {
	cmd := command(&cobra.Command{
		Use:   "new",
		Short: "Write a new contract, session or commitment",
		Long: `Write a new contract, session or commitment. The file checks clean at once, is
yours to edit, and never overwrites another.`,
		Args: a.noSuchCommand,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	})
	cmd.AddCommand(newContractCmd(a), newSessionCmd(a), newCommitmentCmd(a))
	return cmd
}

// print writes a line of results.
func (a *app) print(format string, args ...any) {
	fmt.Fprintln(a.env.Out, present.Lines(fmt.Sprintf(format, args...)))
}

// dateHint lists the forms of a date, unless the error does.
func dateHint(err error) string {
	if strings.Contains(err.Error(), "eow") {
		return ""
	}
	return "write one of: " + when.Forms
}

// future reads the date of a plan from a flag and says on stderr what was understood.
func (a *app) future(flag, text string, now time.Time, zone *time.Location) (coaching.Moment, error) {
	taken, err := when.Future(text, now.In(zone), zone)
	if err != nil {
		return coaching.Moment{}, usagef(dateHint(err), "%s: %v", flag, err)
	}
	a.noted(taken)
	a.say("%s: %s", strings.TrimPrefix(flag, "--"), when.Echo(taken.Moment, now, zone))
	return taken.Moment, nil
}

// A dateReader is future or past.
type dateReader func(flag, text string, now time.Time, zone *time.Location) (coaching.Moment, error)

// aDay reads a day, without a time, from a flag, by the practice's zone.
func aDay(read dateReader, flag, text string, p *practice) (coaching.Date, error) {
	m, err := read(flag, text, p.now, p.zone)
	if err == nil && m.HasTime {
		err = usagef("write the day alone", "%s is a day, without a time", flag)
	}
	return m.Date, err
}

// noted passes on how a date was taken where another reading was possible.
func (a *app) noted(t when.Taken) {
	if t.Note != "" {
		a.say("%s", t.Note)
	}
}

// engagementName refuses a name for an engagement's folder that check would refuse.
func engagementName(name string) error {
	switch {
	case check.IsFolderName(name):
		return nil
	case check.IsSlug(name):
		return usagef("choose another one, of 100 letters at most", "%q is too long, or a name that Windows keeps for itself", name)
	}
	return usagef("write lower-case letters, digits and hyphens, as riverbend-pn", "%q is no name for an engagement", name)
}

// unlike refuses a name that differs from one that is there in its capitals only: Windows and macOS take the two for one.
func unlike(name string, taken []string) error {
	for _, other := range taken {
		if other != name && strings.EqualFold(other, name) {
			return usagef("choose another name, or rename the other one with `git mv`", "%q is there with other capitals", name)
		}
	}
	return nil
}

// fileName is the name that --as gives to a document, without .md, beside those that are there.
func fileName(name string, taken []string) (string, error) {
	name = strings.TrimSuffix(name, ".md")
	for i, r := range name {
		if (r < 'a' || r > 'z') && (r < '0' || r > '9') && (i == 0 || !strings.ContainsRune("-_.", r)) {
			return "", usagef("write lower-case letters, digits and hyphens, as 04 or 04-extra", "--as %q is no plain name", name)
		}
	}
	if name == "" || strings.Contains(name, "..") {
		return "", usagef("write lower-case letters, digits and hyphens, as 04 or 04-extra", "--as %q is no plain name", name)
	}
	if !check.IsPortable(name) {
		return "", usagef("choose another one, of 100 letters at most, with no dot at its end",
			"--as %q is too long, or a name that Windows does not take", name)
	}
	return name, unlike(name, taken)
}

// create writes a new document, prints where it is, and opens it when that is wanted.
func (a *app) create(p *practice, file scaffold.File, t coaching.Type, dryRun, edit bool) error {
	if err := sound(file, t); err != nil {
		return err
	}
	var changes plan.Plan
	changes.Create(file.Path, file.Text)
	if err := a.write(p, changes, dryRun); err != nil || dryRun {
		return err
	}
	a.print("%s", p.shown(file.Path))
	if !edit {
		return nil
	}
	return a.editFile(p, file.Path)
}
