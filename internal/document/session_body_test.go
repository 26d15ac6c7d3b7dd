package document

import (
	"fmt"
	"strings"
	"testing"

	"coachctl/internal/coaching"
)

func linesOf(lines []coaching.Line) string {
	var out []string
	for _, l := range lines {
		out = append(out, fmt.Sprintf("%s@%d", l.Text, l.Line))
	}
	return strings.Join(out, " | ")
}

func TestTheAgendaIsItsListAndOneLabelledLine(t *testing.T) {
	for _, c := range []struct{ name, body, agenda, valuable string }{
		{"as in the format", "- one\n- two\n\nValuable if: it helps\n", "one@8 | two@9", "it helps@11"},
		{"right under the list", "- one\nValuable if: it helps\n", "one@8", "it helps@9"},
		{"under a nested item", "- one\n  - Zqxj\nValuable if: it helps\n", "one@8", "it helps@10"},
		{"under an item of several paragraphs", "- one\n\n  Zqxj\nValuable if: it helps\n", "one@8", "it helps@11"},
		{"above the list", "Valuable if: it helps\n- one\n", "one@9", "it helps@8"},
		{"as an item", "- one\n- Valuable if: it helps\n", "one@8", "it helps@9"},
		{"in bold", "**Valuable if:** it helps\n", "", "it helps@8"},
		{"in bold without the colon", "**Valuable if**: it *really* helps\n", "", "it *really* helps@8"},
		{"all in bold", "**Valuable if: it helps**\n", "", "it helps@8"},
		{"in another case", "VALUABLE IF : it helps\n", "", "it helps@8"},
		{"owns its line only", "Valuable if: it helps\nZqxj\n", "", "it helps@8"},
		{"goes on where indented", "Valuable if: it\n  helps\nZqxj\n", "", "it helps@8"},
		{"after other text", "Zqxj\nValuable if: it helps\nZqxj\n", "", "it helps@9"},
		{"in the middle of a line", "Zqxj valuable if: Zqxj\n", "", "@0"},
		{"empty", "- one\n\nValuable if:\n", "one@8", "@10"},
		{"empty, then not", "Valuable if:\n\nValuable if: it helps\n", "", "it helps@10"},
		{"empty item", "- Valuable if:\n- one\n", "one@9", "@8"},
		{"in a comment", "<!-- Valuable if: Zqxj -->\n- one\n", "one@9", "@0"},
		{"behind a comment", "<!-- Zqxj --> Valuable if: Zqxj\n\na <!-- Zqxj -->\nValuable if: it helps\n", "", "it helps@11"},
		{"in a quote", "> Valuable if: Zqxj\n", "", "@0"},
		{"numbered", "1. one\n2. two\n", "one@8 | two@9", "@0"},
		{"two lists", "- one\n\n* two\n", "one@8 | two@10", "@0"},
		{"loose items", "- one\n\n  Zqxj\n\n- two\n", "one@8 | two@12", "@0"},
		{"nested, quoted and coded", "- one\n  - Zqxj\n  > Zqxj\n- > Zqxj\n-     Zqxj\n- - Zqxj\n- # Zqxj\n", "one@8", "@0"},
		{"an unindented line below", "- one\nZqxj\n", "one@8", "@0"},
		{"an indented line below", "- one\n  and more\n", "one and more@8", "@0"},
		{"tasks", "- [ ] one\n- [x] two\n", "one@8 | two@9", "@0"},
		{"only guidance", "- <!-- Zqxj -->\n-\n", "", "@0"},
		{"named by Obsidian", "- one ^a1b2c3\n- two ^2 more\n- 2^3\n- [three](x.md) ^b-1 \n", "one@8 | two ^2 more@9 | 2^3@10 | three@11", "@0"},
		{"images and links", "- see [one](../Zqxj.md) ![two](Zqxj.png)\n", "see one two@8", "@0"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := sessionBody(t, "## Agenda (5 min)\n"+c.body)
			if got := linesOf(s.Agenda); got != c.agenda {
				t.Errorf("agenda %q; want %q", got, c.agenda)
			}
			if got := fmt.Sprintf("%s@%d", s.ValuableIf.Text, s.ValuableIf.Line); got != c.valuable {
				t.Errorf("valuable if %q; want %q", got, c.valuable)
			}
		})
	}
}

func TestTakeawaysAreLabelledItemsOnly(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"labels", "- Decision: a\n- Reframe: b\n- Action: c\n", "Decision a@8 | Reframe b@9 | Action c@10"},
		{"in any case and bold", "- **decision:** a\n- *Reframe*: b\n- __ACTION__ : c\n- **Action: d**\n", "Decision a@8 | Reframe b@9 | Action c@10 | Action d@11"},
		{"unlabelled", "- Zqxj\n- Insight: Zqxj\n- my decision: Zqxj\n\nDecision: Zqxj\n", ""},
		{"empty", "- Decision:\n- Action: <!-- Zqxj -->\n", ""},
		{"an unindented line", "- Decision: a\nZqxj\n", "Decision a@8"},
		{"an unindented line behind an indented one", "- Decision: a\n  b\nZqxj\n  Zqxj\n", "Decision a b@8"},
		{"an unindented line within emphasis", "- Decision: *a\nZqxj* b\n", "Decision *a*@8"},
		{"an unindented line within a link", "- Decision: [a\nZqxj](https://example.org) b\n", "Decision [a](https://example.org)@8"},
		{"an unindented automatic link", "- Decision: a\n<https://Zqxj.org>\n", "Decision a@8"},
		{"nested", "- Decision: a\n  - Zqxj\n  - Action: Zqxj\n- Action: b\n", "Decision a@8 | Action b@11"},
		{"further blocks", "- Decision: a\n\n  Zqxj\n\n      Zqxj\n  > Zqxj\n", "Decision a@8"},
		{"a task", "- [ ] Action: a\n", "Action a@8"},
		{"a link", "- Action: [a](../commitments/2026-03-16-a.md#x)\n", "Action a@8 >2026-03-16-a"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := sessionBody(t, "## Takeaways\n"+c.body)
			var out []string
			for _, k := range s.Takeaways {
				text := fmt.Sprintf("%s %s@%d", k.Label, k.Text, k.Line.Line)
				if k.Link != "" {
					text += " >" + k.Link
				}
				out = append(out, text)
			}
			if got := strings.Join(out, " | "); got != c.want {
				t.Errorf("takeaways %q; want %q", got, c.want)
			}
		})
	}
}

func TestWhatShiftedIsALabelledLineUnderClose(t *testing.T) {
	for body, want := range map[string]string{
		"Shifted: I see it\nZqxj\n":          "I see it",
		"- Shifted: I see it\n":              "I see it",
		"- Zqxj\nShifted: I see it\n":        "I see it",
		"Zqxj shifted\n":                     "",
		"Shifted:\n":                         "",
		"Shifted: <!-- Zqxj -->\n":           "",
		"Zqxj\n\n**Shifted:** I *see* it\n":  "I *see* it",
		"1. Shifted: I see it\n   - Zqxj\n":  "I see it",
		"Shifted: I see <b id=Zqxj>it</b>\n": "I see it",
	} {
		if s := sessionBody(t, "## Close\n"+body); s.Shifted.Text != want {
			t.Errorf("from %q shifted is %q; want %q", body, s.Shifted.Text, want)
		}
	}
}

func TestJottedPromisesAreTheTasksUnderCommitments(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"open", "- [ ] Speak — by Friday — success: it is quiet\n", "[ ]Speak — by Friday — success: it is quiet@8"},
		{"done and others", "- [x] a\n- [X] b\n- [-] c\n- [>] d\n", "[x]a@8 | [X]b@9 | [-]c@10 | [>]d@11"},
		{"other lists", "* [ ] a\n\n1. [ ] b\n", "[ ]a@8 | [ ]b@10"},
		{"no task", "- a\n- [ ]nospace\n- []\n- [ ](http://x)\n- [x](http://x)\n- **[ ] a**\n- [é] a\n- \\[ ] a\n- `[ ] a`\n- [ ]: a\n", ""},
		{"empty", "- [ ]\n- [ ] <!-- Zqxj -->\n", ""},
		{"nested", "- [ ] a\n  - [ ] Zqxj\n", "[ ]a@8"},
		{"in code and comments", "```\n- [ ] Zqxj\n```\n<!--\n- [ ] Zqxj\n-->\n", ""},
		{"an unindented line", "- [ ] a\nZqxj\n", "[ ]a@8"},
		{"linked", "- [ ] [a](../commitments/2026-03-16-a.md) — kept\n", "[ ]a — kept@8>2026-03-16-a"},
		{"linked elsewhere", "- [ ] [a](https://x.org/y.md)\n- [ ] [b](ftp://x.org/y.md)\n- [ ] [c](c.pdf)\n", "[ ][a](https://x.org/y.md)@8 | [ ]b@9 | [ ]c@10"},
		{"a link on an unindented line", "- [ ] a\n[Zqxj](../commitments/Zqxj.md)\n", "[ ]a@8"},
		{"a link in a comment", "- [ ] a %%[Zqxj](Zqxj.md)%% [b](b.md)\n", "[ ]a b@8>b"},
		{"wikilink", "- [ ] [[2026-03-16-a|Speak]]\n", "[ ]Speak@8>2026-03-16-a"},
		{"a tab behind the bracket", "- [ ]\ta\n", "[ ]a@8"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := sessionBody(t, "## Commitments (10 min)\n"+c.body)
			var out []string
			for _, j := range s.Jotted {
				text := fmt.Sprintf("[%c]%s@%d", j.State, j.Text, j.Line.Line)
				if j.Link != "" {
					text += ">" + j.Link
				}
				out = append(out, text)
			}
			if got := strings.Join(out, " | "); got != c.want {
				t.Errorf("jotted %q; want %q", got, c.want)
			}
		})
	}
}

func TestALabelOnALineUnderAnItemOwnsItsLine(t *testing.T) {
	s := sessionBody(t, "## Agenda\n\n- The council\n  Valuable if: I speak first\n\n## Close\n\n- two minutes\n   **Shifted:** it is mine\n")
	if len(s.Agenda) != 1 || s.Agenda[0].Text != "The council" || s.ValuableIf.Text != "I speak first" || s.Shifted.Text != "it is mine" {
		t.Errorf("agenda %+v, valuable %+v, shifted %+v", s.Agenda, s.ValuableIf, s.Shifted)
	}
}

func TestItemsUnderTakeawaysWithoutALabelAreCountedByTheirLines(t *testing.T) {
	for body, want := range map[string]string{
		"- Decision: a\n- b\n- Insight: c\n": "[9 10]",
		"- Decision:\n- **Action:** a\n":     "[]",
		"- my decision: a\n":                 "[8]",
		"- a\n  - b\n  - Decision: c\n":      "[8]",
		"- <!-- a -->\n-\n\nb\n":             "[]",
		"1. a\n2. [ ] b\n":                   "[8 9]",
		"> - a\n":                            "[]",
	} {
		if s := sessionBody(t, "## Takeaways\n"+body); fmt.Sprint(s.Unlabelled) != want {
			t.Errorf("from %q %v; want %s", body, s.Unlabelled, want)
		}
	}
}

//nolint:misspell // slips are what it is about
func TestASlipOfALabelIsFoundWhereItStands(t *testing.T) {
	for body, want := range map[string]string{
		"## Takeaways\n- Decison: a\n- Decisions: b\n- **Reframing:** c\n- Action – d\n":  "Decision@8 Decision@9 Reframe@10 Action@11",
		"## Takeaways\n- Decided: a\n- Actions = b\n- Decision：c\n- Decision - d\n":       "Decision@8 Action@9 Decision@10 Decision@11",
		"## Takeaways\n- Insight: a\n- my decision: b\n- Decision to go\n- Decision: c\n": "",
		"## Takeaways\nDecison: a\n\n- Decision: a\nReframing: b\n\n> Actions: c\n":       "Decision@8 Reframe@11",
		"## Agenda\n- a\n\nValueable if: b\n":                                             "Valuable if@10",
		"## Agenda\n- a\n- Valuble if: b\n":                                               "Valuable if@9",
		"## Agenda\n- a\n\nValuable if I know\n":                                          "Valuable if@10",
		"## Agenda\n- a\n\nValuable: b\nAs we said, valuable if: c\n":                     "Valuable if@10 Valuable if@11 within",
		"## Agenda\nWe look at a. **Valuable if:** b\n":                                   "Valuable if@8 within",
		"## Agenda\n- a\n\nValuable if: b\nValueable if: c\n":                             "",
		"## Agenda\n- a\n\nValuable if:\n":                                                "",
		"## Agenda\n- a\n<!-- Valueable if: b -->\n%% Valueable if: b %%\n":               "",
		"## Close\nShfted: a\n":                                                           "Shifted@8",
		"## Close\n- What shifted: a\n":                                                   "Shifted@8 within",
		"## Close\nIt shifted.\nHe lifted it\n":                                           "",
		"## Core work\nDecison: a\nValueable if: b\nShfted: c\n":                          "",
	} {
		d := ParseWhole("x/sessions/03.md", coaching.TypeSession, []byte("---\n"+sessionFront+"---\n"+body))
		var out, found []string
		for _, n := range d.Session.NearLabels {
			text := fmt.Sprintf("%s@%d", n.Label, n.Line)
			if n.Within {
				text += " within"
			}
			out, found = append(out, text), append(found, fmt.Sprintf("misspelt-label %d:1", n.Line))
		}
		if got := strings.Join(out, " "); got != want {
			t.Errorf("from %q %s; want %s", body, got, want)
		}
		samePlaces(t, d, found...)
		if len(d.Session.Unlabelled) > 0 && strings.Contains(want, "@") {
			t.Errorf("from %q unlabelled are %v", body, d.Session.Unlabelled)
		}
	}
}

func TestWhatShouldStandInAListIsCountedByItsLines(t *testing.T) {
	for body, want := range map[string]string{
		"## Takeaways\nDecision: a\n**Action:** b\n\nNote: c\n\nReframe: d\n":    "[8 9 13]",
		"## Takeaways\n- Decision: a\nAction: b\n":                               "[9]",
		"## Takeaways\n- Decision: a\n  Action: b\n":                             "[]",
		"## Takeaways\n<!-- Decision: a -->\n> Decision: b\n":                    "[]",
		"## Agenda\nThe council,\nand Marcus.\n\nThe board.\n\nValuable if: a\n": "[8 11]",
		"## Agenda\n- The council\n\nThe board.\n":                               "[]",
		"## Agenda\nValuable of: a\n":                                            "[]",
		"## Close\nDecision: a\n":                                                "[]",
	} {
		if s := sessionBody(t, body); fmt.Sprint(s.Unlisted) != want {
			t.Errorf("from %q %v; want %s", body, s.Unlisted, want)
		}
	}
}

func TestALinkIsFoundWhereverAReaderSeesIt(t *testing.T) {
	for body, want := range map[string]string{
		"[a](../commitments/2026-03-16-a.md)\n":                        "[2026-03-16-a]",
		"## A\nx [a](a.md#x) y [b](<b.md>)\n\n- - > [c](c/d.md)\n":     "[a b d]",
		"# A\n\n### [a](a.md)\n\n## Private notes\n*see [b](b.md)*\n":  "[a]",
		"[[2026-03-16-a]] and [[x/2026-03-16-b.md#y|z]]\n":             "[2026-03-16-a 2026-03-16-b]",
		"<!-- [a](a.md) [[2026-03-16-a]] -->\n%% [b](b.md) %%\n":       "[]",
		"`[a](a.md)`\n\n    [b](b.md)\n":                               "[]",
		"[a](https://e.org/a.md) [b](b.pdf) ![c](c.md) [[c]] [](d.md)": "[]",
	} {
		if s := sessionBody(t, body); fmt.Sprint(s.Links) != want {
			t.Errorf("from %q %v; want %s", body, s.Links, want)
		}
	}
}

func TestABreakInALineParts(t *testing.T) {
	s := sessionBody(t, "## Agenda\n\n- Marcus<br>and Jo\n- <BR />Ruth <b>and</b> Tom\n")
	if len(s.Agenda) != 2 || s.Agenda[0].Text != "Marcus and Jo" || s.Agenda[1].Text != "Ruth and Tom" {
		t.Errorf("it reads %+v", s.Agenda)
	}
}
