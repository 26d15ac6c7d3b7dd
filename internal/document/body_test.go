package document

import (
	"fmt"
	"strings"
	"testing"

	"coachctl/internal/coaching"
)

// outline is a session's sections as `title/minutes@line`.
func outline(s *coaching.Session) string {
	var out []string
	for _, sec := range s.Sections {
		text := sec.Title
		if sec.Minutes.Set {
			text += fmt.Sprintf("/%d", sec.Minutes.Value)
		}
		out = append(out, fmt.Sprintf("%s@%d", text, sec.Line))
	}
	return strings.Join(out, " ")
}

func TestOnlyALevelTwoHeadingOnThePageItselfOpensASection(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"plain", "## A\n\n## B\n", "A@7 B@9"},
		{"other levels", "# X\n## A\n### C\n#### D\n# Y\n", "A@8"},
		{"minutes", "## A (8 min)\n## B (12 mins)\n## C (5 minutes) ##\n## D(2 min.)\n", "A/8@7 B/12@8 C/5@9 D/2@10"},
		{"no minutes", "## A (min)\n## B (1234 min)\n## C (8 min) x\n", "A (min)@7 B (1234 min)@8 C (8 min) x@9"},
		{"minutes and a colon", "## A (8 min):\n## B: (8 min)\n", "A/8@7 B:/8@8"},
		{"minutes in other forms", "## Check-in (8')\n## Core work - 40 min\n## Agenda (5)\n## Close (1-3 min)\n", "Check-in/8@7 Core work/40@8 Agenda/5@9 Close (1-3 min)@10"},
		{"no minutes of a heading of one's own", "## A (8')\n## B - 40 min\n## C (1)\n## C (2)\n", "A (8')@7 B - 40 min@8 C (1)@9 C (2)@10"},
		{"repeats are joined however they are dressed", "## Takeaways:\n## 2. Takeaways (5')\n## **Takeaways**\n## Reading:\n## 2. Reading\n", "Takeaways:@7 Reading:@10 2. Reading@11"},
		{"setext", "A\n---\nx\n\nB\n===\n", "A@7"},
		{"setext over two lines", "A\nB\n---\n", "A B@7"},
		{"repeats are joined whatever the case", "## A\none\n## B\n## a (3 min)\ntwo\n", "A@7 B@9"},
		{"in a quote", "> ## A\n\n## B\n", "B@9"},
		{"in a list", "- ## A\n- x\n\n  ## C\n\n## B\n", "B@12"},
		{"in fenced code", "```\n## A\n```\n~~~md\n## C\n~~~\n## B\n", "B@13"},
		{"in unclosed code", "## B\n```\n## A\n", "B@7"},
		{"in indented code", "x\n\n    ## A\n\n## B\n", "B@11"},
		{"in a comment", "<!--\n## A\n\n## C\n-->\n## B\n", "B@12"},
		{"in an unclosed comment", "## B\n<!-- \n\n## A\n", "B@7"},
		{"in raw HTML", "<div>\n## A\n</div>\n\n## B\n", "B@11"},
		{"indented by three", "   ## A\n", "A@7"},
		{"without a blank", "##A\n\\## C\n", ""},
		{"empty", "##\n\nx\n", "@7"},
		{"a comment in it", "## <!-- Zqxj --> A <!-- Zqxj -->(5 min)\n", "A/5@7"},
		{"CRLF", "## A\r\n\r\nB\r\n---\r\n", "A@7 B@9"},
		{"no sections", "just text\n", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := outline(sessionBody(t, c.body)); got != c.want {
				t.Errorf("sections %s; want %s", got, c.want)
			}
		})
	}
}

func TestASectionIsFoundWhateverTheCase(t *testing.T) {
	s := sessionBody(t, "## agenda\none\n\n## AGENDA\ntwo\n")
	if sec, ok := coaching.FindSection(s.Sections, "Agenda"); !ok || sec.Text != "one\n\ntwo" {
		t.Errorf("found %+v", sec)
	}
}

func TestASectionHasItsMeaningHoweverItsHeadingIsDressed(t *testing.T) {
	for _, dress := range []string{
		"## %s:", "## %s :", "##  %s  ##", "## %s\u200b", "## **%s**", "## **%s** (5 min)", "## **%s:**", "## %s (5)", "## %s (5')", "## %s (5 mins)", "## %s (ca. 5 min)", "## %s (3-5 min)",
		"## %s - 5 min", "## %s: 5 min", "## %s 5 min", "## 2. %s", "## 2) %s (5 min):", "## %s {#x}", "## 🎯 %s", "%s:\n---", "## <!-- Zqxj --> %s",
	} {
		var src strings.Builder
		for section, text := range map[string]string{
			"agenda": "- one\nValuable if: it helps\n- [ ] x", "Close": "Shifted: I see it", "Takeaways": "- Decision: a\n- b", "COMMITMENTS": "- [ ] c", "Check-in": "- [x] [d](d.md)",
			"Private notes": "[Zqxj](Zqxj.md)",
		} {
			fmt.Fprintf(&src, "\n"+dress+"\n\n%s\n", section, text)
		}
		s := sessionBody(t, src.String())
		got := fmt.Sprintln(len(s.Agenda), s.ValuableIf.Text, s.Shifted.Text, len(s.Takeaways), len(s.Unlabelled), len(s.Jotted), len(s.CheckIn), s.Links)
		if got != "2 it helps I see it 1 1 1 1 [d]\n" {
			t.Errorf("under %q is read %s", dress, got)
		}
	}
}

func TestTheTextOfASectionIsMarkdownWithoutWhatMayNotBeCarried(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"paragraphs", "one\ntwo\n\nthree\n", "one\ntwo\n\nthree"},
		{"emphasis", "an *a* and __b__ and ***c***\n", "an *a* and **b** and ***c***"},
		{"comment", "a <!-- Zqxj --> b\n", "a  b"},
		{"comment over lines", "a <!-- Zqxj\nZqxj --> b\n", "a  b"},
		{"comment as a block", "<!--\nZqxj\n\nZqxj\n-->\nb\n", "b"},
		{"comment broken by a blank line", "a <!-- Zqxj\n\nZqxj\n\n- Zqxj\n\nZqxj --> b\n\nc\n", "a\n\nb\n\nc"},
		{"unclosed comment", "a <!-- Zqxj\n\nZqxj\n", "a"},
		{"short comments", "a <!--> b\n\n<!-->\nc\n", "a  b\n\nc"},
		{"comment in a code span", "a `<!-- x -->` b\n", "a `<!-- x -->` b"},
		{"a code span opens no comment", "a `<!--` b\n\nc\n", "a `<!--` b\n\nc"},
		{"comment in a list item", "- a <!-- Zqxj -->\n- <!-- Zqxj -->\n- b\n", "- a\n- b"},
		{"Obsidian comment", "a %%Zqxj%% b\n\n%%\nZqxj\n\n- Zqxj\n\n%%\nc\n", "a  b\n\nc"},
		{"unclosed Obsidian comment", "a %% Zqxj\n\n- Zqxj\n", "a"},
		{"a code span opens no Obsidian comment", "a `%%` b\n\nc\n", "a `%%` b\n\nc"},
		{"percent signs", "a 100%% b\n\nc\n", "a 100%% b\n\nc"},
		{"processing instruction", "a <?Zqxj ?> b\n\n<?Zqxj\nZqxj?>\n", "a  b"},
		{"CDATA", "a <![CDATA[Zqxj]]> b\n\n<![CDATA[\nZqxj\n]]>\n", "a  b"},
		{"declaration", "a <!DOCTYPE Zqxj> b\n", "a  b"},
		{"raw HTML", "a <b title=\"Zqxj\"\nid=Zqxj>b</b>\n\n<div>\nZqxj\n</div>\n", "a b"},
		{"image", "a ![b](Zqxj.png \"Zqxj\")\n", "a b"},
		{"local link", "a [b](../Zqxj.md \"Zqxj\")\n", "a b"},
		{"link out", "a [b](https://example.org/x \"Zqxj\")\n", "a [b](https://example.org/x)"},
		{"script link", "a [b](javascript:Zqxj)\n", "a b"},
		{"automatic link", "a <https://example.org>\n", "a https://example.org"},
		{"definition", "a [b][c]\n\n[c]: ../Zqxj.md\n  \"Zqxj\"\n[d]:\nZqxj\n", "a [b][c]"},
		{"definition in a list", "- a\n\n  [c]: <Zqxj> 'Zqxj'\n", "- a"},
		{"no definition", "[Ann]: she said so\n", "[Ann]: she said so"},
		{"wikilinks", "a [[b]] [[Zqxj/c.md#Zqxj]] [[Zqxj|d]] ![[Zqxj]] [[#e]]\n", "a b c d  e"},
		{"quote", "> a\n> <!-- Zqxj -->\n> - b\n", "> a\n> \n> - b"},
		{"lists", "1. a\n2. b\n   - c\n\n     d\n", "1. a\n2. b\n   - c\n     d"},
		{"code", "```js\na <!-- b\n```\n", "```\na <!-- b\n```"},
		{"code with fences in it", "````\n```\na\n```\n````\n", "````\n```\na\n```\n````"},
		{"code span with ticks", "a `` b`c `` d\n", "a ``b`c`` d"},
		{"heading", "### a <!-- Zqxj -->\nb\n", "### a\n\nb"},
		{"rule", "a\n\n***\n", "a\n\n***"},
		{"nothing", "\n<!-- Zqxj -->\n\n", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := sessionBody(t, "## Wins\n"+c.body)
			if got := s.Sections[0].Text; got != c.want {
				t.Errorf("text\n%q; want\n%q", got, c.want)
			}
		})
	}
}

func TestAContractHasSectionsToo(t *testing.T) {
	d := ParseWhole("x/contract.md", coaching.TypeContract, []byte("---\ntype: contract\nclient: A\nstatus: draft\n---\n## Confidentiality\nHers.\n"))
	if d.Contract == nil || len(d.Contract.Sections) != 1 || d.Contract.Sections[0].Text != "Hers." || d.Contract.Sections[0].Line != 6 {
		t.Errorf("read as %+v", d.Contract)
	}
}

func TestAnOverloadedBodyIsRefusedAtItsLine(t *testing.T) {
	rep := strings.Repeat
	for _, c := range []struct{ name, body, want string }{
		{"quotes", rep(">", 65) + " Zqxj\n", "too-large 8:1"},
		{"spaced quotes", rep("> ", 65) + " Zqxj\n", "too-large 8:1"},
		{"bullets", rep("- ", 100_000), "too-large 8:1"},
		{"numbers", rep("1. ", 80_000), "too-large 8:1"},
		{"numbers in brackets", rep("1) ", 80_000), "too-large 8:1"},
		{"bullets and numbers", "x\n" + rep("- 1. ", 40_000), "too-large 9:1"},
		{"quotes and numbers", rep("> 1. ", 40_000), "too-large 8:1"},
		{"blanks", rep(" ", 513) + "x\n", "too-large 8:1"},
		{"links on a line", "x\n\n" + rep("[a](", 60_000), "too-large 10:1"},
		{"a link on each line", rep("[a](\n", 50_000), "too-large 1008:1"},
		{"brackets", rep("[", 250_000), "too-large 8:1"},
		{"emphasis", rep("*a_", 80_000), "too-large 8:1"},
		{"emphasis over lines", rep("*a_\n", 60_000), "too-large 2008:1"},
		{"a line across the page", rep("-", 500) + "\n\n" + rep("*", 500) + "\n", ""},
		{"a long line", rep("word, ", 40_000), ""},
		{"an indented list", "- " + rep("-", 60) + "\n", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := ParseWhole("x/sessions/03.md", coaching.TypeSession, []byte("---\n"+sessionFront+"---\n## Zqxj\n"+c.body))
			samePlaces(t, d, strings.FieldsFunc(c.want, func(r rune) bool { return r == ',' })...)
		})
	}
}

func TestLargeBodiesAreReadInTime(t *testing.T) {
	headings := []string{"## Agenda\n", "## Close\n- x\n", "## Takeaways\n"}
	for i, piece := range []string{
		"a\n", "shifted: \n", "*shifted\n", "- a\n", "-\n", "a\n=\n", "## a\n", "[a]: b\n", "[a][b]\n\n", "%%", "<!-- ", "<a b='", "`a``", "~~~\n",
		"> > > > > > > > a\n", "<?", "\\<", "&a", "<http://a", "- a\nb\n", "%% a\n\n",
	} {
		sessionBody(t, headings[i%len(headings)]+strings.Repeat(piece, 250_000/len(piece)))
	}
}
