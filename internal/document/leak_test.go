package document

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"coachctl/internal/coaching"
)

// shared is all that the client may read of the agenda, the close and the takeaways.
func shared(s *coaching.Session) string {
	out := []string{s.ValuableIf.Text, s.Shifted.Text}
	for _, l := range s.Agenda {
		out = append(out, l.Text)
	}
	for _, k := range s.Takeaways {
		out = append(out, k.Label, k.Text)
	}
	for _, j := range s.Jotted {
		out = append(out, j.Text)
	}
	return strings.Join(out, "\n")
}

// Pieces that stand inside a line and hide the marker from every reader of the page.
var hiddenInline = []string{
	"<!-- Zqxj -->", "<!--Zqxj\n  Zqxj-->", "<!-- > Zqxj -->", "<b title=\"Zqxj\">", "<b\n  Zqxj='x'>", "</Zqxj >", "<?Zqxj?>", "<![CDATA[Zqxj]]>", "<!D Zqxj>",
	"![x](Zqxj.png)", "![x](<Zqxj png> \"Zqxj\")", "[x](../Zqxj.md)", "[x](Zqxj.md 'Zqxj')", "[x](<../Zqxj b.md> (Zqxj))", "[x](https://e.org \"Zqxj\")",
	"[*x*](javascript:Zqxj)", "[![x](Zqxj)](Zqxj)", "[[Zqxj|x]]", "![[Zqxj]]", "[[Zqxj/x]]", "[[x#Zqxj]]", "%%Zqxj%%", "%% <!-- Zqxj %%", "**x <!-- Zqxj --> y**",
	"*[x](Zqxj)*", "<!-- `Zqxj` -->", "<!-- *Zqxj --> *", "%%*Zqxj*%%", "%%[Zqxj](https://Zqxj.org)%%", "%%<https://Zqxj.org>%%", "%%`Zqxj`%%",
}

// Blocks that hide the marker from every reader of the page.
var hiddenBlocks = []string{
	"<!-- Zqxj -->\n", "<!--\nZqxj\n\n- Zqxj\n\n## Zqxj\n-->\n", "x <!-- Zqxj\n\nZqxj\n\n> Zqxj -->\n", "<div>\nZqxj\n</div>\n", "<script>\nZqxj\n\nZqxj\n</script>\n",
	"<?Zqxj\n?>\n", "<![CDATA[\nZqxj\n\n]]>\n", "[r]: ../Zqxj.md\n", "[r]: <Zqxj> \"Zqxj\"\n[s]:\n  Zqxj\n  'Zqxj\n  Zqxj'\n", "%%\nZqxj\n\n- Zqxj\n\n%%\n", "<img\nsrc=\"Zqxj\">\n",
	"x %% y\n\n```\nZqxj\n```\n\n### Zqxj\n\n%%\n",
}

// Blocks of text that a reader of the page sees, under a heading of which only labelled lines and items are shared.
var unshared = []string{
	"Zqxj\n", "Zqxj\nDecisions: Zqxj\n", "> Decision: Zqxj\n", "> - Decision: Zqxj\n> - Zqxj\n", "### Zqxj\n", "```\n- Decision: Zqxj\n```\n", "    - Decision: Zqxj\n",
	"Zqxj <!--\nValuable if: Zqxj -->\n", "`Valuable if: Zqxj`\n", "Zqxj, valuable if: Zqxj\n", "> Valuable if: Zqxj\nShifted: Zqxj\n", "# Zqxj\n",
}

// Lines below an item that are not part of it.
var belowItem = []string{
	"Zqxj\n", "  - Zqxj\n", "  - Decision: Zqxj\n    Zqxj\n", "  > Zqxj\n  > Decision: Zqxj\n", "\n  Zqxj\n", "\n      Zqxj\n", "  ```\n  Zqxj\n  ```\n", "  1. Zqxj\n",
	"[Zqxj](https://e.org)\n", "<https://Zqxj.org>\n", "`Zqxj`\n", "  # Zqxj\n", "  <div>\n  Zqxj\n  </div>\n", "**Zqxj**\n", "  - [ ] Zqxj\n",
}

type composer struct {
	rnd *rand.Rand
	out strings.Builder
}

func (c *composer) one(of []string) string { return of[c.rnd.IntN(len(of))] }

func (c *composer) line() string {
	parts := []string{"fine"}
	for range c.rnd.IntN(4) {
		parts = append(parts, c.one(hiddenInline), c.one([]string{"fine", "*fine*", "`fine`", "[fine](https://e.org)", ""}))
	}
	return strings.Join(parts, " ")
}

func (c *composer) item(label string) {
	mark := c.one([]string{"- ", "* ", "1. ", "- [ ] ", "- "})
	c.out.WriteString(mark + label + c.line() + "\n")
	if c.rnd.IntN(2) == 0 {
		below := c.one(belowItem)
		if mark == "1. " {
			below = strings.ReplaceAll(below, "  ", "   ")
		}
		c.out.WriteString(below)
	}
}

// section writes a section whose marker is nowhere to be shared.
func (c *composer) section(heading string, labels []string) {
	c.out.WriteString(heading)
	for range c.rnd.IntN(6) {
		switch c.rnd.IntN(5) {
		case 0:
			c.out.WriteString("\n" + c.one(hiddenBlocks) + "\n")
		case 1:
			c.out.WriteString("\n" + c.one(unshared) + "\n")
		case 2:
			c.out.WriteString("\n" + c.one(labels) + c.line() + "\n" + c.one([]string{"", "Zqxj\n", "Zqxj: Zqxj\n"}) + "\n")
		default:
			c.item(c.one(labels))
		}
	}
	c.out.WriteString("\n")
}

func TestNothingButLabelledLinesAndItemsIsSharedOfAComposedPage(t *testing.T) {
	for seed := range uint64(2000) {
		c := composer{rnd: rand.New(rand.NewPCG(seed, 2))}
		c.section("## Check-in (8 min)\nZqxj\n", []string{"Zqxj "})
		c.section("## Agenda (5 min)\n", []string{"Valuable if: ", "**Valuable if:** "})
		c.section("## Core work\n- Decision: Zqxj\n- [ ] Zqxj\n\nShifted: Zqxj\nValuable if: Zqxj\n\n", []string{"Zqxj "})
		c.section("Close\n-----\n", []string{"Shifted: ", "_Shifted_: "})
		c.section("## Takeaways\n", []string{"Decision: ", "**Action:** ", "Reframe : ", "Zqxj: ", "Zqxj "})
		c.section("## Private notes\n", []string{"Decision: Zqxj ", "- [ ] Zqxj ", "Valuable if: Zqxj "})
		src := c.out.String()
		if seed%4 == 1 {
			src = strings.ReplaceAll(src, "\n", "\r\n")
		}
		if got := shared(sessionBody(t, src)); strings.Contains(got, marker) {
			t.Fatalf("seed %d shares\n%s\nof\n%s", seed, got, src)
		}
	}
}

func TestASharedSectionCarriesNoCommentNoRawHTMLAndNoTarget(t *testing.T) {
	for seed := range uint64(6000) {
		c := composer{rnd: rand.New(rand.NewPCG(seed, 3))}
		c.out.WriteString("## Wins\n")
		for range 1 + c.rnd.IntN(5) {
			switch c.rnd.IntN(6) {
			case 0:
				c.out.WriteString("\n" + c.one(hiddenBlocks) + "\n")
			case 1:
				c.out.WriteString("> " + strings.ReplaceAll(c.line(), "\n", "\n> ") + "\n\n")
			case 2:
				c.out.WriteString(strings.ReplaceAll("- fine\n  - "+c.line(), "\n  ", "\n    ") + "\n\n")
			case 3:
				c.out.WriteString("### " + strings.ReplaceAll(c.line(), "\n", " ") + "\n\n")
			case 4:
				c.out.WriteString("1. " + c.line() + "\n")
			default:
				c.out.WriteString(c.line() + "\n\n")
			}
		}
		s := sessionBody(t, c.out.String())
		for i, sec := range s.Sections {
			if strings.Contains(fmt.Sprintf("%d %s", i, sec.Text), marker) {
				t.Fatalf("seed %d carries\n%s\nof\n%s", seed, sec.Text, c.out.String())
			}
		}
	}
}

func TestNothingBehindANearlyPrivateLineIsSharedOfAComposedPage(t *testing.T) {
	for seed := range uint64(4000) {
		c := composer{rnd: rand.New(rand.NewPCG(seed, 4))}
		for _, heading := range []string{"## Agenda (5')\n", "## Takeaways:\n", "## Reading\n"} {
			c.out.WriteString(heading)
			for range c.rnd.IntN(4) {
				c.out.WriteString("- Decision: fine\n\n")
			}
			c.out.WriteString(c.one([]string{"", "fine\n\n", "fine\n", "> fine\n\n", "<!-- x -->\n"}) + c.one(nearPrivate) + c.one([]string{"\n", "\n\n"}))
			c.out.WriteString(c.one([]string{"- Decision: Zqxj\n", "Valuable if: Zqxj\n", "Zqxj\n\n- Zqxj\n", "### Zqxj\n- Zqxj\n", "> Zqxj\n\n1. Zqxj\n"}) + "\n")
		}
		src := "---\n" + sessionFront + "share: [Reading]\n---\n" + c.out.String()
		d := ParseWhole("x/sessions/03.md", coaching.TypeSession, []byte(src))
		for _, sec := range d.Session.Sections {
			if got := shared(d.Session) + sec.Text; strings.Contains(got, marker) {
				t.Fatalf("seed %d shares\n%s\nof\n%s", seed, got, src)
			}
		}
	}
}
