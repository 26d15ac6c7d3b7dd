package cli

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"coachctl/internal/document"
)

const rootLong = `coachctl keeps an executive coach's practice in a private git repository of plain
Markdown. Contracts, sessions and promises are files that you write and read; the
tool scaffolds and checks them, says what is due, and turns them into what other
people receive.

Alone, inside a practice, it prints what is due.`

func newRootCmd(a *app) *cobra.Command {
	root := command(&cobra.Command{
		Use:   "coachctl",
		Short: "An executive coach's practice as plain files",
		Long:  rootLong,
		Example: `  coachctl init practice --coach "Dana Whitlock" --timezone Europe/London
  coachctl new contract riverbend-pn --client "Priya Nair" --plan accelerated
  coachctl new session riverbend-pn --at "tuesday 15:00"
  coachctl due
  coachctl summary`,
		Args: a.noSuchCommand,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := a.runDue(dueOptions{within: "7d", format: "text", failOn: "never"}); err != nil {
				if isOutside(err) {
					return cmd.Help()
				}
				return err
			}
			return nil
		},
	})
	flags := root.PersistentFlags()
	flags.StringVarP(&a.dir, "dir", "C", "", "start in this folder instead of the present one")
	flags.StringVar(&a.nowText, "now", "", "take this time for now: 2026-03-16T15:00 (also COACHCTL_NOW)")
	flags.StringVar(&a.color, "color", "auto", "colour the output: auto, always, never")
	flags.BoolVarP(&a.quiet, "quiet", "q", false, "print results and errors only")
	root.SetFlagErrorFunc(a.flagError)
	root.AddGroup(
		&cobra.Group{ID: "day", Title: "Every day:"},
		&cobra.Group{ID: "write", Title: "Writing:"},
		&cobra.Group{ID: "look", Title: "Looking and checking:"},
	)
	addCommands(root, a)
	root.SetHelpCommand(newHelpCmd(a, root))
	root.SetOut(a.env.Out) // the scripts for shells are printed where this points now
	root.InitDefaultCompletionCmd()
	a.finishCompletion(root)
	return root
}

// addCommands puts each command under its group.
func addCommands(root *cobra.Command, a *app) {
	for _, c := range []struct {
		group string
		cmd   *cobra.Command
	}{
		{"day", newDueCmd(a)},
		{"day", newSummaryCmd(a)},
		{"day", newPromptCmd(a)},
		{"day", newReportCmd(a)},
		{"day", newBriefCmd(a)},
		{"write", newInitCmd(a)},
		{"write", newNewCmd(a)},
		{"write", newWrapCmd(a)},
		{"write", newCaptureCmd(a)},
		{"write", newMarkCmd(a)},
		{"write", newMoveCmd(a)},
		{"write", newSetCmd(a)},
		{"write", newImportCmd(a)},
		{"look", newCheckCmd(a)},
		{"look", newExplainCmd(a)},
		{"look", newProgressCmd(a)},
		{"look", newHoursCmd(a)},
		{"look", newCalendarCmd(a)},
		{"look", newListCmd(a)},
		{"look", newShowCmd(a)},
		{"", newSchemaCmd(a)},
		{"", newVersionCmd(a)},
	} {
		c.cmd.GroupID = c.group
		root.AddCommand(c.cmd)
	}
}

// finishCompletion makes cobra's own command for the shells one of ours: its mistakes end in exit code 2.
func (a *app) finishCompletion(root *cobra.Command) {
	const codes = "\n\nExit codes: 0 done; 2 no such shell."
	for _, c := range root.Commands() {
		if c.Name() != "completion" {
			continue
		}
		command(c).Args = a.noSuchCommand
		c.Long = strings.TrimSpace(c.Long) + codes
		c.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
		for _, shell := range c.Commands() {
			command(shell).Args = noArgs
			shell.Long = strings.TrimSpace(shell.Long) + codes
		}
	}
}

// noSuchCommand refuses words behind a command that only has commands under it.
func (a *app) noSuchCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return unknownCommand(cmd, args[0])
}

func unknownCommand(cmd *cobra.Command, word string) error {
	hint := "`" + cmd.CommandPath() + " --help` lists the commands"
	if near := nearestCommand(cmd, word); near != "" {
		hint = "did you mean `" + cmd.CommandPath() + " " + near + "`?"
	}
	return usagef(hint, "unknown command %q under `%s`", word, cmd.CommandPath())
}

func nearestCommand(cmd *cobra.Command, word string) string {
	var names []string
	for _, c := range cmd.Commands() {
		if !c.Hidden {
			names = append(append(names, c.Name()), c.Aliases...)
		}
	}
	return nearest(word, names)
}

// nearest ranks the words that one may have meant; a beginning counts as near.
func nearest(word string, known []string) string {
	for _, k := range known {
		if len(word) >= 3 && strings.HasPrefix(k, strings.ToLower(word)) {
			return k
		}
	}
	return document.Nearest(word, known)
}

// flagError turns what the flag package says into our own usage error. Under a command that only has commands, a word
// that is none of them is the likelier slip.
func (a *app) flagError(cmd *cobra.Command, err error) error {
	if cmd.HasAvailableSubCommands() && cmd.HasParent() {
		if word := a.wordAfter(cmd.Name()); word != "" {
			return unknownCommand(cmd, word)
		}
	}
	hint := "`" + cmd.CommandPath() + " --help` lists the flags"
	var unknown *pflag.NotExistError
	if errors.As(err, &unknown) {
		var names []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		if near := nearest(unknown.GetSpecifiedName(), names); near != "" {
			hint = "did you mean `--" + near + "`?"
		}
	}
	return usagef(hint, "%v", err)
}

// wordAfter is the first argument behind a command's name that is no flag.
func (a *app) wordAfter(name string) string {
	i := slices.Index(a.args, name)
	for _, arg := range a.args[i+1:] {
		if !strings.HasPrefix(arg, "-") {
			return arg
		}
	}
	return ""
}

// noArgs refuses arguments; atMostOne refuses a second one. Unlike cobra's own they end in exit code 2 with a hint.
func noArgs(cmd *cobra.Command, args []string) error { return checkArgs(cmd, args, 0, 0) }

func atMostOne(cmd *cobra.Command, args []string) error { return checkArgs(cmd, args, 0, 1) }

func exactArgs(n int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error { return checkArgs(cmd, args, n, n) }
}

func leastArgs(n int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error { return checkArgs(cmd, args, n, 1<<16) }
}

func checkArgs(cmd *cobra.Command, args []string, least, most int) error {
	hint := "usage: " + cmd.UseLine()
	switch {
	case len(args) < least:
		return usagef(hint, "`%s` wants %s", cmd.CommandPath(), count(least, "argument", "arguments"))
	case len(args) > most && most == 0:
		return usagef(hint, "`%s` takes no argument, and %q is one", cmd.CommandPath(), args[0])
	case len(args) > most:
		return usagef(hint, "`%s` takes at most %s, and %q is one more", cmd.CommandPath(), count(most, "argument", "arguments"), args[most])
	}
	return nil
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// oneOf refuses the value of a flag that is none of the known words.
func oneOf(flag, value string, known ...string) error {
	if slices.Contains(known, value) {
		return nil
	}
	hint := "choose one of: " + strings.Join(known, ", ")
	if near := document.Nearest(value, known); near != "" {
		hint = cmp.Or("did you mean `--"+flag+" "+near+"`? The words are: "+strings.Join(known, ", "), hint)
	}
	return usagef(hint, "--%s does not know %q", flag, value)
}
