package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"coachctl/internal/check"
	"coachctl/internal/diag"
	"coachctl/internal/present"
)

func newExplainCmd(a *app) *cobra.Command {
	return command(&cobra.Command{
		Use:   "explain [RULE]",
		Short: "What a rule wants, and why",
		Long: `What a rule of check wants, why, and an example before and after. Without RULE it
lists all of them.

Exit codes: 0 done; 2 no such rule.`,
		Example: "  coachctl explain\n  coachctl explain agreement-before-session",
		Args:    atMostOne,
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return ruleIDs(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				a.listRules()
				return nil
			}
			return a.explain(args[0])
		},
	})
}

func ruleIDs() []string {
	var ids []string
	for _, r := range check.Rules() {
		ids = append(ids, r.ID)
	}
	return ids
}

func (a *app) listRules() {
	for i, family := range check.Families() {
		if i > 0 {
			a.print("")
		}
		rows := [][]string{{strings.ToUpper(string(family)), "", ""}}
		for _, r := range check.Rules() {
			if r.Family == family {
				rows = append(rows, []string{"  " + r.ID, r.Severity.String(), r.Title})
			}
		}
		present.Table(a.env.Out, rows, a.style())
	}
}

func (a *app) explain(id string) error {
	r, known := check.RuleOf(id)
	if !known {
		hint := "`coachctl explain` lists the rules"
		if near := nearest(id, ruleIDs()); near != "" {
			hint = "did you mean `" + near + "`?"
		}
		return usagef(hint, "there is no rule %q", id)
	}
	a.print("%s (%s)\n\n%s.\n", r.ID, r.Severity, r.Title)
	for _, line := range present.Wrap(r.Why, 80) {
		a.print("%s", line)
	}
	a.print("\nBefore:\n\n%s\n\nAfter:\n\n%s", indented(r.Before), indented(r.After))
	if r.Severity != diag.Error {
		a.print("\nWhere it does not apply, say so in the file's front matter:\n\n%s",
			indented(fmt.Sprintf("reasons:\n  %s: why it does not apply here", r.ID)))
	} else {
		a.print("\nAn error cannot be silenced.")
	}
	return nil
}

func indented(s string) string { return "    " + strings.ReplaceAll(s, "\n", "\n    ") }
