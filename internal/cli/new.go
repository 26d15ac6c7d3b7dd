package cli

import (
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"coachctl/internal/coaching"
	"coachctl/internal/present"
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
	fmt.Fprintln(a.env.Out, present.Printable(fmt.Sprintf(format, args...)))
}

// future reads the date of a plan from a flag and says on stderr what was understood.
func (a *app) future(flag, text string, now time.Time, zone *time.Location) (coaching.Moment, error) {
	taken, err := when.Future(text, now.In(zone), zone)
	if err != nil {
		return coaching.Moment{}, usagef("", "--%s: %v", flag, err)
	}
	a.noted(taken)
	a.say("%s: %s", flag, when.Echo(taken.Moment, now, zone))
	return taken.Moment, nil
}

// noted passes on how a date was taken where another reading was possible.
func (a *app) noted(t when.Taken) {
	if t.Note != "" {
		a.say("%s", t.Note)
	}
}

// slug refuses a name that would need quotes in a command or a link.
func slug(what, name string) error {
	for i, r := range name {
		if (r < 'a' || r > 'z') && (r < '0' || r > '9') && (i == 0 || !strings.ContainsRune("-_.", r)) {
			return usagef("write lower-case letters, digits and hyphens, as riverbend-pn", "%s %q is not a plain name", what, name)
		}
	}
	if name == "" || strings.Contains(name, "..") {
		return usagef("", "%s is missing a name", what)
	}
	return nil
}
