package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"coachctl/internal/check"
	"coachctl/internal/diag"
	"coachctl/internal/ledger"
	"coachctl/internal/present"
)

func newExplainCmd(a *app) *cobra.Command {
	var format string
	cmd := command(&cobra.Command{
		Use:   "explain [RULE|FAMILY] [flags]",
		Short: "What a rule wants, and why",
		Long: `What a rule of check wants, why, the practice behind it, and an example before and
after. With the name of a family it lists the rules of that family, and without a
name all of them.

Exit codes: 0 done; 2 no such rule. See also: coachctl help rules`,
		Example: "  coachctl explain\n  coachctl explain order\n  coachctl explain agreement-before-session\n  coachctl explain --format json",
		Args:    atMostOne,
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, noFiles
			}
			return explained(), noFiles
		},
		RunE: func(_ *cobra.Command, args []string) error { return a.runExplain(format, args) },
	})
	cmd.Flags().StringVar(&format, "format", "text", "text, json")
	return cmd
}

// explained are the words that explain knows: rules and families.
func explained() []string {
	var words []string
	for _, r := range check.Rules() {
		words = append(words, r.ID)
	}
	return append(words, familyNames()...)
}

func (a *app) runExplain(format string, args []string) error {
	if err := oneOf("format", format, "text", "json"); err != nil {
		return err
	}
	word := strings.ToLower(strings.Join(args, ""))
	rules := slices.DeleteFunc(slices.Clone(check.Rules()), func(r check.Rule) bool {
		return word != "" && r.ID != word && string(r.Family) != word
	})
	switch {
	case len(rules) == 0:
		hint := "`coachctl explain` lists the rules"
		if near := nearest(word, explained()); near != "" {
			hint = "did you mean `" + near + "`?"
		}
		return usagef(hint, "there is no rule %q", args[0])
	case format == "json":
		return present.Explanations(a.env.Out, explanations(rules))
	case len(rules) == 1 && rules[0].ID == word:
		a.explain(rules[0])
	default:
		a.listRules(rules)
	}
	return nil
}

func (a *app) listRules(rules []check.Rule) {
	first := true
	for _, family := range check.Families() {
		rows := [][]string{{strings.ToUpper(string(family)), "", ""}}
		for _, r := range rules {
			if r.Family == family {
				rows = append(rows, []string{"  " + r.ID, r.Severity.String(), r.Title})
			}
		}
		if len(rows) == 1 {
			continue
		}
		if !first {
			a.print("")
		}
		first = false
		present.Table(a.env.Out, rows, a.style())
	}
}

func (a *app) explain(r check.Rule) {
	a.print("%s (%s, %s)\n\n%s.\n", r.ID, r.Severity, r.Family, r.Title)
	a.print("%s", strings.Join(present.Wrap(r.Why, 80), "\n"))
	if behind := ledger.Behind(r.ID); len(behind) > 0 {
		a.print("\nBehind it:\n")
		for _, e := range behind {
			a.print("  %3d. %s", e.Number, strings.Join(present.Wrap(e.Says, 73), "\n       "))
		}
	}
	a.print("\nBefore:\n\n%s\n\nAfter:\n\n%s\n", indented(r.Before), indented(r.After))
	if mendable(r.ID) {
		a.print("`coachctl check --fix` mends it where only one thing can have been meant.\n")
	}
	if r.Severity == diag.Error {
		a.print("An error cannot be silenced.")
		return
	}
	a.print("Where it does not apply, say so in the file's front matter:\n\n%s",
		indented(fmt.Sprintf("reasons:\n  %s: why it does not apply here", r.ID)))
}

func explanations(rules []check.Rule) []present.Explanation {
	out := []present.Explanation{}
	for _, r := range rules {
		e := present.Explanation{
			ID: r.ID, Family: string(r.Family), Severity: r.Severity.String(), Title: r.Title, Why: r.Why,
			Sources: []present.Practice{}, Before: r.Before, After: r.After, Fix: mendable(r.ID),
		}
		for _, b := range ledger.Behind(r.ID) {
			e.Sources = append(e.Sources, present.Practice{Number: b.Number, Says: b.Says})
		}
		out = append(out, e)
	}
	return out
}

// mendable reports whether `check --fix` puts right what a rule finds, where that is certain.
func mendable(rule string) bool {
	return rule == "misspelt-key" || rule == "unknown-word" || rule == "missing-key"
}

func indented(s string) string { return "    " + strings.ReplaceAll(s, "\n", "\n    ") }
