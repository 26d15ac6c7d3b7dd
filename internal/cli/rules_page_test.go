package cli_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"coachctl/internal/check"
	"coachctl/internal/coaching"
	"coachctl/internal/diag"
	"coachctl/internal/document"
	"coachctl/internal/help"
	"coachctl/internal/ledger"
	"coachctl/internal/present"
)

// TestRulesPage compares the page of rules with the rules. With -update it writes the page anew.
func TestRulesPage(t *testing.T) {
	file := filepath.Join(root, "internal", "help", "rules.md")
	page := rulesPage()
	if *update {
		if err := os.WriteFile(file, []byte(page), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(text) != page {
		t.Errorf("%s is stale; go test ./internal/cli -run TestRulesPage -update would make of it\n%s", file, changedLines(string(text), page))
	}
}

const rulesHead = `# The rules

This page is generated from the rules themselves; do not edit it, but run
` + "`go test ./internal/cli -run TestRulesPage -update`" + `.

It has all that ` + "`coachctl check`" + ` looks for, one family after the other;
` + "`coachctl explain RULE`" + ` prints one of them. The numbered sentences are the
practice behind a rule, and ` + "`coachctl help practice`" + ` tells the rest of it.

Errors are about confidentiality, order, identity, missing parts, or a form that
cannot be read; nothing silences them. Warnings and infos are guidance: where
one does not apply, say so in the front matter of the file that it stands in.

    reasons:
      RULE: why it does not apply here
`

// rulesPage is the page of rules as it should be. It is a page of help, so its prose is as wide as theirs.
func rulesPage() string {
	var out strings.Builder
	out.WriteString(rulesHead)
	for _, family := range check.Families() {
		name := string(family)
		fmt.Fprintf(&out, "\n\n## %s\n", strings.ToUpper(name[:1])+name[1:])
		for _, r := range check.Rules() {
			if r.Family == family {
				writeRule(&out, r)
			}
		}
	}
	return out.String()
}

func writeRule(out *strings.Builder, r check.Rule) {
	fmt.Fprintf(out, "\n### %s (%s)\n\n**%s.**\n%s\n", r.ID, r.Severity, wrapped(r.Title, 75, ""), wrapped(r.Why, 80, ""))
	behind := ledger.Behind(r.ID)
	for i, e := range behind {
		if i == 0 {
			out.WriteString("\n")
		}
		number := fmt.Sprintf("- %d: ", e.Number)
		fmt.Fprintf(out, "%s%s\n", number, wrapped(e.Says, 80-len(number), "  "))
	}
	fmt.Fprintf(out, "\nBefore:\n\n%s\n\nAfter:\n\n%s\n", block(r.Before), block(r.After))
}

func wrapped(text string, width int, indent string) string {
	return strings.Join(present.Wrap(text, width), "\n"+indent)
}

func block(code string) string { return "    " + strings.ReplaceAll(code, "\n", "\n    ") }

// TestPagesOfHelpFitATerminal wants prose within 80 columns, and the code of a page within 100.
func TestPagesOfHelpFitATerminal(t *testing.T) {
	for _, topic := range help.Topics() {
		page, _ := help.Page(topic)
		for line := range strings.Lines(page) {
			line = strings.TrimSuffix(line, "\n")
			most := 80
			if topic == "rules" && strings.HasPrefix(line, "    ") {
				most = 104 // examples of 100 columns, indented
			}
			if n := present.Columns(line); n > most {
				t.Errorf("%s: %d columns: %s", topic, n, line)
			}
			if strings.TrimRight(line, " ") != line {
				t.Errorf("%s: blanks at the end of %q", topic, line)
			}
		}
		if !strings.HasPrefix(page, "# ") || strings.HasSuffix(page, "\n\n") || !strings.HasSuffix(page, "\n") {
			t.Errorf("%s does not begin with its title, or does not end in one line end", topic)
		}
	}
}

func TestNoRuleIsCalledAsAFamily(t *testing.T) {
	for _, family := range check.Families() {
		if _, known := check.RuleOf(string(family)); known {
			t.Errorf("%s is a family and a rule", family)
		}
	}
}

// TestEveryCommandOfTheLedgerExists calls the help of each command that the ledger names.
func TestEveryCommandOfTheLedgerExists(t *testing.T) {
	for _, e := range ledger.All() {
		for _, h := range e.Homes {
			if h.Kind != ledger.KindCommand {
				continue
			}
			if stdout, _, code := run(t, append(strings.Fields(h.Name), "--help")...); code != 0 || !strings.Contains(stdout, "coachctl "+h.Name) {
				t.Errorf("%d: there is no command %s", e.Number, h.Name)
			}
		}
	}
}

// TestOnlyWhatIsMendedIsSaidToBe compares what explain promises of --fix with what a document knows how to mend.
func TestOnlyWhatIsMendedIsSaidToBe(t *testing.T) {
	mended := map[string]bool{}
	for name, front := range map[string]string{
		"commitments/2026-03-16-a.md": "type: commitment\nwhat: Speak\nby: 2026-03-20\nstatus: opne\n",
		"sessions/chemistry.md":       "type: session\nstart: 2026-03-16T15:00\nstatus: held\nsumary_sent: 2026-03-16\n",
	} {
		kind := coaching.TypeCommitment
		if strings.HasPrefix(name, "sessions/") {
			kind = coaching.TypeSession
		}
		for _, f := range document.Parse("engagements/x/"+name, kind, []byte("---\n"+front+"---\n")).Findings {
			mended[f.Rule] = f.Fix != (diag.Fix{})
		}
	}
	for _, r := range check.Rules() {
		stdout, _, _ := run(t, "explain", r.ID)
		if says := strings.Contains(stdout, "`coachctl check --fix` mends it"); says != mended[r.ID] {
			t.Errorf("%s: explain says %t of --fix, and a document is mended: %t", r.ID, says, mended[r.ID])
		}
	}
}

func TestEveryRuleIsExplained(t *testing.T) {
	for _, r := range check.Rules() {
		stdout, stderr, code := run(t, "explain", strings.ToUpper(r.ID))
		if code != 0 || stderr != "" {
			t.Errorf("%s: exit code %d, %s", r.ID, code, stderr)
		}
		silenced := strings.Contains(stdout, "\n    reasons:\n      "+r.ID+": why")
		if silenced == (r.Severity == diag.Error) || silenced == strings.Contains(stdout, "cannot be silenced") {
			t.Errorf("%s (%s): explain says that a reason silences it: %t", r.ID, r.Severity, silenced)
		}
		if slices.ContainsFunc(r.Sources, func(n int) bool { return !strings.Contains(stdout, fmt.Sprintf("\n  %3d. ", n)) }) {
			t.Errorf("%s does not show the practice behind it:\n%s", r.ID, stdout)
		}
	}
}
