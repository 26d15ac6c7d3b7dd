package document

import (
	"fmt"
	"strings"
	"testing"

	"coachctl/internal/coaching"
	"coachctl/internal/diag"
)

// The front matter of these begins on line 2.
func TestFrontMatterThatYAMLMisreadsIsRefusedWithAPlace(t *testing.T) {
	bomb := "a: &a [Zqxj]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n"
	for _, c := range []struct{ name, yaml, want string }{
		{"dots", "what: Zqxj\n...\nby: x\n", "front-matter 3:1"},
		{"dots with a comment", "what: Zqxj\n... # Zqxj\nby: x\n", "front-matter 3:1"},
		{"a second document", "what: Zqxj\n--- # Zqxj\nby: x\n", "front-matter 3:1"},
		{"scalar root", "Just a paragraph, Zqxj\n", "front-matter 2:1"},
		{"list root", "- Zqxj\n", "front-matter 2:1"},
		{"conflict", "a: 1\n<<<<<<< HEAD\nwhat: Zqxj\n=======\nwhat: Zqxj2\n>>>>>>> Zqxj\n", "conflict-markers 3:1"},
		{"tab in the indentation", "defaults:\n\tcadence: Zqxj\n", "odd-character 3:1"},
		{"tab behind blanks", "defaults:\n  \tcadence: Zqxj\n", "odd-character 3:3"},
		{"lone carriage return", "what: é\rZqxj\n", "odd-character 2:8"},
		{"next line", "what: é\u0085Zqxj: 1\n", "odd-character 2:8"},
		{"line separator", "what: Zqxj\u2028by: 1\n", "odd-character 2:11"},
		{"paragraph separator", "what: Zqxj\u2029by: 1\n", "odd-character 2:11"},
		{"no-break space behind the colon", "what:\u00a0Zqxj\n", "odd-character 2:6"},
		{"no-break space behind a nested colon", "defaults:\n  cadence:\u00a0Zqxj\n", "odd-character 3:11"},
		{"no-break space behind a colon in a list", "sponsors:\n- name:\u00a0Zqxj\n", "odd-character 3:8"},
		{"no-break space as indentation", "defaults:\n\u00a0cadence: Zqxj\n", "odd-character 3:1"},
		{"control character", "what: Zqxj\x07\n", "odd-character 2:11"},
		{"DEL", "what: Zqxj\x7f\n", "odd-character 2:11"},
		{"mark inside", "what: Zqxj\ufeff\n", "odd-character 2:11"},
		{"no character", "what: Zqxj\uffff\n", "odd-character 2:11"},
		{"anchor", "what: &Zqxj x\n", "yaml-feature 2:7"},
		{"alias", "what: &Zqxj x\nby: *Zqxj\n", "yaml-feature 2:7, yaml-feature 3:5"},
		{"unknown alias", "what: *Zqxj\n", "yaml-syntax 2:1"},
		{"tag", "what: !Zqxj x\n", "yaml-feature 2:7"},
		{"directive", "what: Zqxj\n%YAML 1.1\n", "yaml-feature 3:1"},
		{"core tag", "what: !!str x\n", "yaml-feature 2:7"},
		{"tag without a name", "what: ! Zqxj\n", "yaml-feature 2:7"},
		{"tag on a list", "share: !Zqxj [a]\n", "yaml-feature 2:8"},
		{"important", "what: !important Zqxj\n", "yaml-feature 2:7"},
		{"merge key", "a: &Zqxj {x: 1}\n<<: *Zqxj\n", "yaml-feature 2:4, yaml-feature 3:1"},
		{"cyclic alias", "a: &Zqxj [*Zqxj]\n", "yaml-feature 2:4"},
		{"cyclic map", "a: &Zqxj\n  b: *Zqxj\n", "yaml-feature 2:4"},
		{"alias bomb", bomb, "yaml-feature 2:4, yaml-feature 3:4" + aliases(4, 9)},
		{"key that is a list", "? [Zqxj]\n: x\n", "yaml-feature 2:3"},
		{"key that is a map", "{Zqxj: 1}: x\n", "yaml-feature 2:1"},
		{"deep", "a: " + strings.Repeat("[", 33) + strings.Repeat("]", 33) + "\n", "yaml-feature 2:36"},
		{"duplicate key", "what: Zqxj\nby: x\nwhat: Zqxj\n", "duplicate-key 4:1"},
		{"duplicate key in quotes", "what: Zqxj\n\"what\": Zqxj\n", "duplicate-key 3:1"},
		{"duplicate nested key", "purpose:\n  é: 1\n  text: Zqxj\n  text: x\n", "duplicate-key 5:3"},
		{"duplicate key in a list", "a:\n- b: {x: 1, x: Zqxj}\n", "duplicate-key 3:13"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := parseSession(string(matter(c.yaml)))
			samePlaces(t, d, c.want)
			if d.Readable {
				t.Error("the file counts as readable")
			}
			if _, err := Set(matter(c.yaml), coaching.TypeSession, "status", "held"); err == nil {
				t.Error("the file would be edited")
			}
		})
	}
}

// aliases are the findings of so many aliases `*b` in a list that begins at column 5.
func aliases(line, n int) string {
	out := ""
	for i := range n {
		out += fmt.Sprintf(", yaml-feature %d:%d", line, 5+3*i)
	}
	return out
}

func TestADuplicateKeyNamesBothPlaces(t *testing.T) {
	d := parseSession(string(matter("a: 1\npurpose:\n  text: Zqxj\n  text: x\n")))
	want := diag.Span{Path: d.Path, Start: diag.Pos{Line: 4, Col: 3}, End: diag.Pos{Line: 4, Col: 3}}
	if len(d.Findings) != 1 || len(d.Findings[0].Related) != 1 || d.Findings[0].Related[0].Span != want {
		t.Errorf("found %+v", d.Findings)
	}
}

func TestASyntaxErrorStandsWhereTheSlipIs(t *testing.T) {
	for _, c := range []struct{ name, yaml, want, message string }{
		{"colon on the first line", "title: Goal: be Zqxj\n", "yaml-syntax 2:12", "colon"},
		{"colon further down", "type: session\nwhat: é: Zqxj\n", "yaml-syntax 3:8", "colon"},
		{"colon at the end", "type: session\nwhat: Zqxj:\n", "yaml-syntax 3:11", "colon"},
		{"colon before a comment", "what: Zqxj # a: b\nby: Zq: xj\n", "yaml-syntax 3:7", "colon"},
		{"at sign", "who: @Zqxj\n", "yaml-syntax 2:6", "`@`"},
		{"at sign, indented", "type: session\nx:\n  who: @Zqxj\n", "yaml-syntax 4:8", "`@`"},
		{"percent", "who: %Zqxj\n", "yaml-syntax 2:6", "`%`"},
		{"back-tick", "who: `Zqxj`\n", "yaml-syntax 2:6", "back-tick"},
		{"unclosed bracket", "share: [Zqxj, b\nstatus: held\n", "yaml-syntax 2:8", "bracket"},
		{"unclosed brace", "verdict: {a: on-track\n", "yaml-syntax 2:10", "bracket"},
		{"text behind a quote", "what: \"Zqxj\" Zqxj\n", "yaml-syntax 2:13", "closing quote"},
		{"text behind a single quote", "what: 'Zq''xj' Zqxj\n", "yaml-syntax 2:15", "closing quote"},
		{"in CRLF", "type: session\r\ntitle: Goal: Zqxj\r\n", "yaml-syntax 3:12", "colon"},
		{"unclosed quote", "what: \"Zqxj\n", "yaml-syntax 2:1", "cannot be read"},
		{"wrong indentation", "what: x\n  by: Zqxj\n", "yaml-syntax 3:1", "cannot be read"},
		{"depth", strings.Repeat("[", 20_000) + "\n", "yaml-syntax 2:1", "cannot be read"},
		{"not the text above", "rater: |\n  he said: no: Zqxj\ntitle: Goal: Zqxj\n", "yaml-syntax 4:12", "colon"},
		{"not the list above", "share: [a,\n  Zqxj]\ntitle: Goal: Zqxj\n", "yaml-syntax 4:12", "colon"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := parseSession(string(matter(c.yaml)))
			samePlaces(t, d, c.want)
			if len(d.Findings) > 0 && !strings.Contains(d.Findings[0].Message, c.message) {
				t.Errorf("said %q; want %q in it", d.Findings[0].Message, c.message)
			}
		})
	}
}

func TestScalarsAreReadAsTheTextThatStandsThere(t *testing.T) {
	texts := []string{
		"03", "08", "0o17", "0x1F", "1e5", "1_000", "1.10", "007", "2026-11-20", "2026-1-5", "2026-02-30", "09:30", "1:30:00",
		"2026-03-16T15:00", "2026-03-16 15:00:00", "yes", "No", "on", "true", "y", ".inf", ".nan", "-0", "123456789012345678901234567890",
	}
	for _, text := range texts {
		d := parseSession(string(matter("x-value: " + text + "\n")))
		v, ok := d.Front.Get("x-value")
		if !ok || v.Kind != Scalar || v.Text != text || !v.Plain {
			t.Errorf("%s was read as %+v", text, v)
		}
	}
	d := Parse("c.md", coaching.TypeCommitment, matter("type: commitment\nwhat: a\nby: 2026-03-27\nstatus: open\nsession: 03\nreviewed: [08, 0o17, 1e5]\n"))
	if c := d.Commitment; c == nil || c.Session != "03" || strings.Join(c.Reviewed, " ") != "08 0o17 1e5" {
		t.Errorf("read as %+v with %v", d.Commitment, d.Findings)
	}
}

func TestNothingBehindAKeyCountsAsAbsent(t *testing.T) {
	for _, nothing := range []string{"", " null", " Null", " NULL", " ~", " # a comment"} {
		d := parseSession(string(matter(sessionFront + "minutes:" + nothing + "\nkey:" + nothing + "\n")))
		if d.Front.Has("minutes") || !d.Readable || d.Session == nil || d.Session.Minutes != 0 {
			t.Errorf("%q counts as present: %v", nothing, d.Findings)
		}
		d = parseSession(string(matter(strings.Replace(sessionFront, " held", nothing, 1))))
		samePlaces(t, d, "missing-key 5:1")
	}
	for _, quoted := range []string{`"null"`, `'~'`} {
		if d := parseSession(string(matter("x-a: " + quoted + "\n"))); !d.Front.Has("x-a") {
			t.Errorf("%s counts as absent", quoted)
		}
	}
}

func TestEmptyFrontMatterLacksEveryRequiredKey(t *testing.T) {
	for _, src := range []string{"---\n---\n", "---\n# only a comment\n---\n", "---\n~\n---\n", "---\n\n---\n"} {
		samePlaces(t, parseSession(src), "missing-key 2:1", "missing-key 2:1", "missing-key 2:1", "missing-key 2:1")
	}
}

func TestThePracticeIsOneDocumentThatMayBeginWithDashes(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"---\ncoach: A\ntimezone: UTC\n", ""},
		{"# mine\n---\ncoach: A\ntimezone: UTC\n", ""},
		{"coach: A\ntimezone: UTC\n---\ncoach: Zqxj\n", "front-matter 3:1"},
		{"coach: A\ntimezone: UTC\n...\n", "front-matter 3:1"},
		{"", "missing-key 1:1, missing-key 1:1"},
		{"Zqxj\n", "front-matter 1:1"},
	} {
		d := Parse("coachctl.yaml", coaching.TypePractice, []byte(c.src))
		samePlaces(t, d, strings.Split(c.want, ", ")...)
	}
}

func TestAMapOfThousandsOfKeysIsRefusedAndOthersAreReadInTime(t *testing.T) {
	keys := func(n int, form string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, form, i)
		}
		return b.String()
	}
	for _, form := range []string{"k%x:\n", "k%x: a\n", "'k%x': a\n", "a: a\n#%x\n"} {
		samePlaces(t, parseSession(string(matter(keys(maxKeys+1, form)))), "too-large 2:1")
	}
	samePlaces(t, parseSession(string(matter(sessionFront+"x-a: {"+keys(maxKeys+1, "k%x: a, ")+"}\n"))), "too-large 6:6")
	if d := parseSession(string(matter(sessionFront + "x-a:\n" + keys(maxKeys, "  k%x: a\n")))); !d.Readable || len(d.Findings) > 0 {
		t.Errorf("%d keys are refused: %v", maxKeys, d.Findings)
	}
	for _, yaml := range []string{
		"share: [" + strings.Repeat("a,", 31_000) + "]\n", strings.Repeat("a: 1\n", 13_000), strings.Repeat("#\n", 32_000),
		"x: " + strings.Repeat("[", 9_000) + strings.Repeat("]", 9_000) + "\n", strings.Repeat("? ", 30_000) + "\n",
		strings.Repeat("- ", 30_000) + "\n", "x: |\n" + strings.Repeat("  #\n", 15_000),
	} {
		d := parseSession(string(matter(yaml)))
		_, _ = Set(matter(yaml), coaching.TypeSession, "status", "held")
		keepsSilence(t, d)
	}
}
