package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"coachctl/internal/help"
	"coachctl/internal/present"
)

func newHelpCmd(a *app, root *cobra.Command) *cobra.Command {
	return command(&cobra.Command{
		Use:   "help [TOPIC|COMMAND]",
		Short: "About a command or a topic",
		Long: `About a command or a topic. The topics are:

` + strings.Join(present.Wrap(strings.Join(help.Topics(), ", "), 78), "\n") + `

Exit codes: 0 done; 2 no such topic or command.`,
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			words := help.Topics()
			for _, c := range root.Commands() {
				words = append(words, c.Name())
			}
			return words, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return root.Help()
			}
			if page, ok := help.Page(args[0]); ok && len(args) == 1 {
				_, err := fmt.Fprint(a.env.Out, page)
				return err
			}
			cmd, rest, err := root.Find(args)
			if err != nil || cmd == root || len(rest) > 0 {
				words := help.Topics()
				for _, c := range root.Commands() {
					words = append(words, c.Name())
				}
				hint := "topics: " + strings.Join(help.Topics(), ", ")
				if near := nearest(args[0], words); near != "" {
					hint = "did you mean `coachctl help " + near + "`?"
				}
				return usagef(hint, "there is no topic or command %q", strings.Join(args, " "))
			}
			cmd.InitDefaultHelpFlag()
			return cmd.Help()
		},
	})
}
