package cli

import (
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// A Reference is what help says of one command, as plain data for whoever prints it in another form.
type Reference struct {
	Name     string // with the commands above it: coachctl new session
	Args     string // what follows the name: REF STATUS
	Group    string // the heading it stands under in help, empty without one
	Short    string // one line
	Long     string // paragraphs of plain text; one begins with "Exit codes: "
	Example  string
	Aliases  []string
	Flags    []Flag
	Global   []Flag
	Commands []Reference // in the order of help
}

// A Flag is one option of a command.
type Flag struct {
	Letter  string // without the hyphen, may be empty
	Name    string
	Value   string // the kind of value; empty for a switch
	Alone   string // the value that the flag has when it is given without one
	Default string // empty where help does not name it
	Usage   string
}

// Commands is coachctl with all its commands, hidden ones left out.
func Commands() Reference {
	return referenceOf(newRootCmd(&app{env: Env{Out: io.Discard, Err: io.Discard}}))
}

func referenceOf(cmd *cobra.Command) Reference {
	cmd.InitDefaultHelpFlag()
	_, args, _ := strings.Cut(strings.TrimSuffix(cmd.Use, " [flags]"), " ")
	r := Reference{
		Name: cmd.CommandPath(), Args: args,
		Short: cmd.Short, Long: strings.TrimSpace(cmd.Long), Example: cmd.Example, Aliases: cmd.Aliases,
	}
	if !cmd.HasParent() {
		cmd.InitDefaultHelpCmd()
		r.Flags = flagsOf(cmd.Flags(), cmd.PersistentFlags())
	} else {
		r.Flags, r.Global = flagsOf(cmd.NonInheritedFlags()), flagsOf(cmd.InheritedFlags())
	}
	for _, group := range append(cmd.Groups(), &cobra.Group{}) {
		for _, c := range cmd.Commands() {
			if c.GroupID == group.ID && !c.Hidden {
				below := referenceOf(c)
				below.Group = strings.TrimSuffix(group.Title, ":")
				r.Commands = append(r.Commands, below)
			}
		}
	}
	return r
}

func flagsOf(sets ...*pflag.FlagSet) []Flag {
	all := pflag.NewFlagSet("", pflag.ContinueOnError)
	for _, set := range sets {
		all.AddFlagSet(set)
	}
	var out []Flag
	all.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		value, usage := pflag.UnquoteUsage(f)
		flag := Flag{Letter: f.Shorthand, Name: f.Name, Value: value, Usage: usage}
		if value != "" {
			flag.Alone = f.NoOptDefVal
			if f.DefValue != "0" && f.DefValue != "[]" {
				flag.Default = f.DefValue
			}
		}
		out = append(out, flag)
	})
	return out
}
