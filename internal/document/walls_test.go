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
