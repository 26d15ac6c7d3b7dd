package document

import (
	"strings"
	"testing"

	"coachctl/internal/coaching"
	"coachctl/internal/diag"
)

func TestWhatStandsBehindAMiswrittenPrivateHeadingIsNotShared(t *testing.T) {
	for name, heading := range map[string]string{
		"a level too high":       "# Private notes",
		"underlined":             "Private notes\n===",
		"no blank":               "##Private notes",
		"a level too low":        "### Private notes",
		"in bold":                "**Private notes**",
		"indented":               "    ## Private notes",
		"no-break space":         "##\u00a0Private notes",
		"zero width":             "\u200b## Private notes",
		"with minutes":           "### Core work (35 min)",
		"a line alone":           "Private notes:",
		"leaning on an item":     "- a\nPrivate notes\n---",
		"in a quote":             "> ## Private notes",
		"check-in, a level down": "### Check-in (8 min)",
	} {
		t.Run(name, func(t *testing.T) {
			src := "---\n" + sessionFront + "---\n## Takeaways\n\n- Decision: mine\n\n" + heading + "\n\n- Reframe: Zqxj\n\nZqxj\n\n## Close\n\nShifted: yes\n"
			d := ParseWhole("engagements/x/sessions/03.md", coaching.TypeSession, []byte(src))
			if len(d.Session.Takeaways) != 1 || d.Session.Shifted.Text != "yes" {
				t.Errorf("takeaways %+v, shifted %+v", d.Session.Takeaways, d.Session.Shifted)
			}
			s, _ := coaching.FindSection(d.Session.Sections, "Takeaways")
			if strings.Contains(s.Text, "Zqxj") {
				t.Errorf("the section holds %q", s.Text)
			}
		})
	}
}

// nearPrivate are ways to miss a private heading; behind each of them nothing of a section goes out.
var nearPrivate = []string{
	"### Private note", "### Privat notes", "### My private notes", "###Private note", "**Private note**", "### Notes (private)", "### Private", "#### PRIVATE:", "__Private__",
	"*Private notes*", "**Private:** she said", "**Notes (private)** and more", "> ### Private", "> **Private note**", "- ### Private note", "- **Private note**", "1. Private notes",
	"> [!private] Mine", "> [!note]- Private", "<b>Private note</b>", "<h3>Private note</h3>\n", "<details><summary>Private</summary>\n", "Private note", "Privat note:", "(private)",
	"My own, private:", "Private", "    ### Private note", "```\n# private\n```", "### Pri\u200bvate", "### Ｐrivate", "### Priv&shy;ate notes", "### 2. Private notes (5')",
	"### Check-in", "### My check-in (8 min)", "**Checkin**", "### Core work (35')", "**Core work:** what came", "### Cor work", "### Readyness", "### Readiness 7/10", "**Doubts**",
	"### Why her", "###Somthing of valu", "### What ths is for", "Doubt:", "<!-- x --> **Private note**", "<!-- x\n\ny --> ### Private note",
	"Private notes (for me)", "Private note: she doubts it", "private notes - mine", "- Private notes: a", "Doubt", "DOUBT", "Doubt (5 min)", "Private  note, not for Ann",
}

func TestBehindANearlyPrivateLineNothingOfASectionGoesOut(t *testing.T) {
	for _, heading := range nearPrivate {
		for _, section := range []string{"Reading list (5 min)", "Agenda:", "Takeaways", "2. Close", "Commitments (10)"} {
			src := "---\n" + sessionFront + "share: [reading list]\n---\n## Core work\nx\n\n## " + section + "\n\n- Decision: mine\n\n" + heading +
				"\n\n- Action: Zqxj\n- [ ] Zqxj\n\nZqxj\nValuable if: Zqxj\nShifted: Zqxj\n\n## Fit\nfine\n"
			d := ParseWhole("engagements/x/sessions/03.md", coaching.TypeSession, []byte(src))
			errors := 0
			for _, f := range d.Findings {
				if f.Rule == "heading-form" && f.Severity == diag.Error {
					errors++
				}
			}
			text := d.Session.Sections[1].Text
			if errors == 0 || strings.Contains(shared(d.Session)+text, marker) || text != "" && text != "- Decision: mine" {
				t.Errorf("%q under %s: %d errors, and out go\n%s\n%s", heading, section, errors, shared(d.Session), text)
			}
		}
	}
}

func TestWhatIsNoHeadingEndsNoSection(t *testing.T) {
	for _, text := range []string{
		"We spoke of private matters.", "- Private equity", "- Readiness for the merger", "- **Readiness** of the team", "### Homework", "### Readings", "### Where", "**Ask** about readiness",
		"Valuable if: it stays private", "**Shifted: my readiness**", "- Action: Check-in with Ann", "Readiness", "Good check-in.", "Doubtful", "I doubt it", "- Doubt", "Doubt about the merger", "We took private notes.", "### Notes", "**Why now**", "<private@example.org>", "https://example.org/private",
		"<!-- ### Private note -->", "<!--\n### Private note\n**Private notes**\n-->", "x <!--\nPrivate notes\n--> y", "%%\n### Private\n%%", "What shall stay private is up to you:",
	} {
		for _, section := range []string{"Reading list", "Agenda", "Takeaways", "Close"} {
			d := ParseWhole("x/sessions/03.md", coaching.TypeSession, []byte("---\n"+sessionFront+"share: [Reading list]\n---\n## "+section+"\n"+text+"\n\nfine\n"))
			for _, f := range d.Findings {
				if f.Rule == "heading-form" {
					t.Errorf("%q under %s: %s", text, section, f.Message)
				}
			}
		}
	}
}

func TestInTheCoachsOwnSectionsThereAreNoWalls(t *testing.T) {
	for _, section := range []string{"# Title", "## Core work", "## Private notes", "## Leadership context", "## Reading", "## 3. Doubt"} {
		for _, line := range append([]string{"**Doubt**", "### Readiness", "### Why here?", "> **Doubt**", "### Core work"}, nearPrivate...) {
			samePlaces(t, ParseWhole("x/sessions/03.md", coaching.TypeSession, []byte("---\n"+sessionFront+"---\n"+section+"\n"+line+"\n\nZqxj\n")))
		}
	}
	samePlaces(t, ParseWhole("x/contract.md", coaching.TypeContract, []byte("---\ntype: contract\nclient: A\nstatus: draft\n---\n## Confidentiality\n### Readiness\n")))

	front := "---\n" + sessionFront + "---\n## Check-in\n- [ ] [a](a.md) — kept\n\n"
	d := ParseWhole("x/sessions/03.md", coaching.TypeSession, []byte(front+"### Readiness\n- [ ] [b](b.md) — kept\n\n### Private\n- [ ] [c](c.md) — missed: Zqxj\n"))
	if len(d.Session.CheckIn) != 2 || len(d.Findings) != 1 {
		t.Errorf("%+v, %+v", d.Session.CheckIn, d.Findings)
	}
}

func TestABodyWithALineBreakThatSomeEditorsShowIsNotRead(t *testing.T) {
	for _, c := range []string{"\r", "\v", "\f", "\u0085", "\u2028", "\u2029", "\x1b", "\u202e"} {
		src := "---\n" + sessionFront + "---\n## Takeaways\n\n- Decision: mine" + c + c + "## Private notes" + c + "Zqxj\n"
		d := ParseWhole("engagements/x/sessions/03.md", coaching.TypeSession, []byte(src))
		if d.BodyRead || len(d.Session.Takeaways) > 0 || len(d.Findings) != 1 || d.Findings[0].Rule != "odd-character" {
			t.Errorf("%q: read %v, %+v", c, d.BodyRead, d.Findings)
		}
	}
}

func TestAWordBehindAHashIsNotCutOffInSilence(t *testing.T) {
	for value, want := range map[string]int{
		"Stop talking about #1 topic": 1, "Stop # for now": 0, `"about #1"`: 0, "C# is fine": 0, "a #": 0, "a ## b": 0,
	} {
		d := Parse("x.md", coaching.TypeCommitment, []byte("---\ntype: commitment\nwhat: "+value+"\nby: next-session\nsuccess: x\nstatus: open\n---\n"))
		if len(d.Findings) != want || want > 0 && d.Findings[0].Rule != "comment-cut" {
			t.Errorf("%s: %+v", value, d.Findings)
		}
	}
}

func TestBothSidesOfAnUnfinishedMergeAreNamedWithoutWhatTheyBeganWith(t *testing.T) {
	src := "---\n" + sessionFront + "---\n## Takeaways\n<<<<<<< HEAD\n- Decision: a\n- Decision: b\n||||||| base\n- Decision: z\n=======\n- Decision: c\n>>>>>>> laptop\n"
	d := ParseWhole("engagements/x/sessions/03.md", coaching.TypeSession, []byte(src))
	if d.BodyRead || len(d.Findings) != 1 {
		t.Fatalf("read %v, %+v", d.BodyRead, d.Findings)
	}
	line := d.Findings[0].Start.Line
	for i, want := range []diag.Pos{{Line: line + 1, Col: 1}, {Line: line + 6, Col: 1}} {
		if note := d.Findings[0].Related[i]; note.Start != want {
			t.Errorf("side %d is at %+v (%s), want %+v", i, note.Start, note.Message, want)
		}
	}
}
