package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"coachctl/internal/coaching"
	"coachctl/internal/schema"
)

func newSchemaCmd(a *app) *cobra.Command {
	var o letterOptions
	cmd := command(&cobra.Command{
		Use:   "schema TYPE [flags]",
		Short: "The keys of a document as JSON Schema, for editors",
		Long: `The keys of a document's front matter as JSON Schema (draft 2020-12): contract,
session or commitment, or practice for coachctl.yaml. It is made from the table
that check goes by, holds nothing of a practice, and works outside of one.

What editors do with it, and what it leaves to check, is in
coachctl help editors.

Exit codes: 0 done; 2 no such type; 3 it could not be written.`,
		Example: `  coachctl schema contract
  coachctl schema practice -o coachctl.schema.json --dry-run`,
		Args: exactArgs(1),
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, noFiles
			}
			return schemaTypes(), noFiles
		},
		RunE: func(_ *cobra.Command, args []string) error { return a.runSchema(o, args[0]) },
	})
	f := cmd.Flags()
	f.StringVarP(&o.output, "output", "o", "", "write the schema to this file instead of stdout")
	f.BoolVar(&o.dryRun, "dry-run", false, "show what -o would write, and write nothing")
	return cmd
}

func schemaTypes() []string {
	var words []string
	for _, t := range schema.Types() {
		words = append(words, string(t))
	}
	return words
}

func (a *app) runSchema(o letterOptions, word string) error {
	t := coaching.Type(strings.ToLower(word))
	if !slices.Contains(schema.Types(), t) {
		hint := "the types are: " + strings.Join(schemaTypes(), ", ")
		if near := nearest(word, schemaTypes()); near != "" {
			hint = "did you mean `" + near + "`?"
		}
		return usagef(hint, "there is no type %q", word)
	}
	text, err := schema.Of(t)
	if err != nil {
		return err
	}
	return a.deliver(string(text), o)
}
