package render

import (
	"strings"
	"testing"
)

func TestTheTextOfAPageHasNoMarks(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"headings become lines", "# A\n\n## B *c*\ntext", "A\n\nB c\n\ntext"},
		{"a list stands below its line as written", "**A**\n- b\n- c\n\nd", "A\n- b\n- c\n\nd"},
		{"or apart from it", "**A**\n\n- b\n- c", "A\n\n- b\n- c"},
		{"loose lists stay loose", "- a\n\n- b", "- a\n\n- b"},
		{"numbers keep their start", "3. a\n4. b", "3. a\n4. b"},
		{"lists nest", "- a\n  - b\n\n    c\n  - d", "- a\n  - b\n\n    c\n\n  - d"},
		{"ten items stay in line", "9. a\n10. b\n    - c", "9. a\n10. b\n    - c"},
		{"a paragraph is one line", "a\nb\nc", "a b c"},
		{"a hard break is a line", "a\\\nb  \nc", "a\nb\nc"},
		{"emphasis is dropped", "*a* __b__ ***c*** `d`", "a b c d"},
		{"links tell where they lead", "[a](https://x.org/y) and [b](mailto:c@d.org)", "a (https://x.org/y) and b (c@d.org)"},
		{"links into the practice are labels", "[a](../commitments/x.md)", "a"},
		{"an address is told once", "<https://x.org> [https://x.org](https://x.org) <a@b.org>", "https://x.org https://x.org a@b.org"},
		{"an image is its text", "![a *b*](c.png)", "a b"},
		{"escapes and references are resolved", `\*a\* &amp; \&amp; &copy; &#65; &nope; a\b`, `*a* & &amp; © A &nope; a\b`},
		{"code is kept", "```go\na *b*\n\n\\*\n```", "a *b*\n\n\\*"},
		{"quotations are marked", "> a\n> b\n>\n> - c", "> a b\n>\n> - c"},
		{"raw HTML is not text", "a <b>c</b>\n\n<div>\nd\n</div>\n\ne", "a c\n\ne"},
		{"rows of a table stay rows", "| a | b |\n|---|---|\n| c | d |", "| a | b |\n|---|---|\n| c | d |"},
		{"a rule is a rule", "a\n\n***\n\nb", "a\n\n---\n\nb"},
		{"nothing is a line end", "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := flatten(tt.in); got != tt.want+"\n" {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestAPlainValueIsEscapedOnlyWhereItMust(t *testing.T) {
	for in, want := range map[string]string{
		"Speak with Marcus (before 10:00), then - if need be - again!": "Speak with Marcus (before 10:00), then - if need be - again!",
		"R&D's 50% of A/B: $5 = #1 | x_y_z + 3 * 4 < 5 > 2 @home ~10":  "R&D's 50% of A/B: $5 = #1 | x_y_z + 3 * 4 < 5 > 2 @home ~10",
		"Ship *v2* to <board>": `Ship \*v2\* to \<board>`,
		"1. item":              `1\. item`,
		"10) item":             `10\) item`,
		"1.5 pages":            "1.5 pages",
		"# x":                  `\# x`,
		"#1 priority":          "#1 priority",
		"- x":                  `\- x`,
		"-5%":                  "-5%",
		"> x":                  `\> x`,
		"---":                  `\---`,
		"[x](y)":               `\[x\](y)`,
		"`a":                   "\\`a",
		"&copy; & &copy":       `\&copy; & \&copy`,
		`C:\new \* \`:          `C:\new \\\* \\`,
		"_a_ b_c":              `\_a\_ b_c`,
		"~~a~~":                `\~\~a\~\~`,
		"a #":                  `a \#`,
		"":                     "",
	} {
		got := literal(in)
		if got != want {
			t.Errorf("%q is written %q, want %q", in, got, want)
		}
		if flat := flatten(got); flat != in+"\n" {
			t.Errorf("%q reads %q", in, flat)
		}
	}
}

var tricky = []string{
	"Ship *v2* to <board>", "1. item", "# x", "*a", "b*", "[a", "](b)", "<a", "b>", "`", "``", "&lt", ";", `\`, "_a", "a_", "![x",
	"- [ ] x", "~~~", "===", "---", "+", "1)", "a  b", "http://x.org/a_b_c", "<!-- a", "-->", "<https://x.org>", "a@b.org", "&#0;",
	"\u00a0x\u00a0", "é*ü*", "“*”", "**", "* * *", "|a|b|", "[a]: b", "x\u200b*y*", "\U0001f642*a*", "Tom's \"x\"", "a\\", "&amp",
}

// frames are places in which a template may put two values.
var frames = []string{
	"By Fri: %1. How: %2.\n", "%1\n\n%2\n", "- %1\n- %2\n", "%1 %2\n", "**%1**\n\n%2, here\n", "1. %1\n2. x %2 x\n", "%1\n%2\n",
}

func FuzzAPlainValueSurvivesMarkdownUnchanged(f *testing.F) {
	for i, a := range tricky {
		f.Add(a, tricky[(i+1)%len(tricky)])
		f.Add(a, a)
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		if !usable(a) || !usable(b) {
			t.Skip()
		}
		for _, frame := range frames {
			page := strings.NewReplacer("%1", literal(a), "%2", literal(b)).Replace(frame)
			if text := flatten(page); !strings.Contains(text, a) || !strings.Contains(text, b) {
				t.Errorf("%q and %q in %q read\n%s", a, b, page, text)
			}
		}
	})
}

func TestEveryPairOfTrickyValuesSurvives(t *testing.T) {
	for _, a := range tricky {
		for _, b := range tricky {
			for _, frame := range frames {
				page := strings.NewReplacer("%1", literal(a), "%2", literal(b)).Replace(frame)
				if text := flatten(page); usable(a) && usable(b) && (!strings.Contains(text, a) || !strings.Contains(text, b)) {
					t.Errorf("%q and %q in %q read\n%s", a, b, page, text)
				}
			}
		}
	}
}

// usable tells whether a value is one that a view can hold: it stands on one line, and with single spaces inside.
func usable(s string) bool {
	return strings.ToValidUTF8(s, "") == s && s == strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return r <= ' ' || r >= 0x7f && r < 0xa0 || r == '\u2028' || r == '\u2029'
	}), " ")
}

func TestASentenceIsEndedOnce(t *testing.T) {
	for in, want := range map[string]string{
		"a": "a.", "a.": "a.", "a?": "a?", "a!": "a!", "a…": "a…", "*a.*": "*a.*", "“a.”": "“a.”", "(a)": "(a).", "完了。": "完了。",
		"see https://x.org/y": "see https://x.org/y", "": "", `a\*`: `a\*.`,
	} {
		if got := stop(in, "."); got != want {
			t.Errorf("%q ends as %q, want %q", in, got, want)
		}
	}
}

func TestAPageHasNoMoreBlankLinesThanItNeeds(t *testing.T) {
	for in, want := range map[string]string{
		"\n\n a\r\n\r\n\r\n \t\nb \n\n\n": " a\n\nb\n",
		"```\na\n\n\nb\n```\n\n\nc":       "```\na\n\n\nb\n```\n\nc\n",
		"":                                "\n",
	} {
		if got := tidy(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}
