package document

import (
	"strings"
	"testing"

	"coachctl/internal/coaching"
	"coachctl/internal/diag"
)

func TestAFileThatCannotBeSplitSaysWhy(t *testing.T) {
	for _, c := range []struct{ name, src, want, message string }{
		{"unclosed", "---\ntype: session\nwhat: Zqxj\n", "front-matter 1:1", "never closed"},
		{"closed by dots", "---\ntype: session\nwhat: Zqxj\n...\n", "front-matter 1:1", "never closed"},
		{"closed by an indented fence", "---\ntype: session\n  ---\nZqxj\n", "front-matter 1:1", "never closed"},
		{"four dashes", "----\ntype: session\n----\n", "front-matter 1:1", "no front matter"},
		{"empty", "", "front-matter 1:1", "empty"},
		{"only a byte-order mark", "\ufeff", "front-matter 1:1", "empty"},
		{"no front matter", "# Zqxj\n", "front-matter 1:1", "no front matter"},
		{"blank lines before", "\n\n---\ntype: session\n---\n", "front-matter 1:1", "blank lines"},
		{"blank with blanks before", "  \n---\ntype: session\n---\n", "front-matter 1:1", "blank lines"},
		{"indented opening", "  ---\ntype: session\n---\n", "front-matter 1:1", "indented"},
		{"TOML", "+++\nwhat = \"Zqxj\"\n+++\n", "front-matter 1:1", "TOML and JSON"},
		{"JSON", "{\"what\": \"Zqxj\"}\n", "front-matter 1:1", "TOML and JSON"},
		{"JSON fence", ";;;\n{}\n;;;\n", "front-matter 1:1", "TOML and JSON"},
		{"TOML named", "---toml\nwhat = 1\n---\n", "front-matter 1:1", "TOML and JSON"},
		{"conflict round the fence", "<<<<<<< Zqxj\n---\ntype: session\n=======\n", "conflict-markers 1:1", "conflict markers"},
		{"git-crypt", "\x00GITCRYPT\x00Zqxj", "not-text 1:1", "git-crypt"},
		{"NUL", "---\nwhat: Zq\x00xj\n---\n", "not-text 2:9", "NUL"},
		{"Latin-1", "---\nwhat: é\xe9 Zqxj\n---\n", "not-text 2:8", "not UTF-8"},
		{"Latin-1 in the body", "---\nwhat: x\n---\nZqxj \xfc\n", "not-text 4:6", "not UTF-8"},
		{"UTF-16", "\xff\xfe-\x00-\x00-\x00", "not-text 1:1", "not UTF-8"},
		{"bare carriage returns", "---\rtype: session\r---\rZqxj\r", "odd-character 1:1", "carriage returns"},
		{"bare carriage returns, then a line feed", "---\rtype: session\r---\r\n", "odd-character 1:1", "carriage returns"},
		{"file too large", "---\n---\n" + strings.Repeat("Zqxj\n", MaxFile/5), "too-large 1:1", "320 KiB"},
		{"front matter too large", "---\nwhat: " + strings.Repeat("Zqxj", MaxFront/4) + "\n---\n", "too-large 1:1", "64 KiB"},
		{"body too large", "---\nwhat: Zqxj\n---\n" + strings.Repeat("Zqxj\n", MaxBody/5+1), "too-large 4:1", "256 KiB"},
		{"a million list items", "---\nshare:\n" + strings.Repeat("- Zqxj\n", 1_000_000) + "---\n", "too-large 1:1", "320 KiB"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := parseSession(c.src)
			samePlaces(t, d, c.want)
			if len(d.Findings) > 0 && !strings.Contains(d.Findings[0].Message, c.message) {
				t.Errorf("said %q; want %q in it", d.Findings[0].Message, c.message)
			}
			if d.Readable || d.Session != nil {
				t.Error("the file counts as readable")
			}
		})
	}
}

func TestEveryLineEndAndAByteOrderMarkAreAccepted(t *testing.T) {
	lf := "---\n" + sessionFront + "counts: Zqxj\n---\n## Agenda\n- é one\n"
	for name, src := range map[string]string{
		"LF":                      lf,
		"CRLF":                    strings.ReplaceAll(lf, "\n", "\r\n"),
		"LF and CRLF mixed":       strings.Replace(strings.Replace(lf, "\n", "\r\n", 1), "held\n", "held\r\n", 1),
		"byte-order mark":         "\ufeff" + lf,
		"byte-order mark, CRLF":   "\ufeff" + strings.ReplaceAll(lf, "\n", "\r\n"),
		"blanks behind the fence": strings.ReplaceAll(lf, "---\n", "--- \t\n"),
		"no newline at the end":   strings.TrimSuffix(lf, "\n"),
	} {
		t.Run(name, func(t *testing.T) {
			d := ParseWhole("engagements/x/sessions/03.md", coaching.TypeSession, []byte(src))
			samePlaces(t, d, "value-form 6:9")
			if d.Session == nil || len(d.Session.Agenda) != 1 || d.Session.Agenda[0] != (coaching.Line{Text: "é one", Line: 9}) {
				t.Errorf("the body was read as %+v", d.Session)
			}
		})
	}
}

func TestAFenceMayBeTheLastThingInAFile(t *testing.T) {
	samePlaces(t, parseSession("---\n"+sessionFront+"---"))
}

func TestAColumnOnTheFirstLineDoesNotCountAByteOrderMark(t *testing.T) {
	d := Parse("coachctl.yaml", coaching.TypePractice, []byte("\ufeffcoach: Zqxj\ntimezone: UTC\nemail: Zqxj\n"))
	samePlaces(t, d, "value-form 3:8")
	d = Parse("coachctl.yaml", coaching.TypePractice, []byte("\ufeffemail: Zqxj\ncoach: A\ntimezone: UTC\n"))
	samePlaces(t, d, "value-form 1:8")
	d = Parse("coachctl.yaml", coaching.TypePractice, []byte("\ufeffé\xff"))
	samePlaces(t, d, "not-text 1:2")
}

func TestAnIndentedFenceInATextEndsNothingAndIsWarnedOf(t *testing.T) {
	src := "---\n" + sessionFront + "rater: |\n  Zqxj\n  ---\n  Zqxj\n---\n## Agenda\n- one\n"
	d := ParseWhole("engagements/x/sessions/03.md", coaching.TypeSession, []byte(src))
	samePlaces(t, d, "indented-fence 8:1")
	if d.Findings.Count(diag.Warning) != 1 || !strings.Contains(d.Findings[0].Message, "other tools") {
		t.Errorf("found %+v", d.Findings)
	}
	if d.Session == nil || d.Session.Rater != "Zqxj\n---\nZqxj" || len(d.Session.Agenda) != 1 {
		t.Errorf("read as %+v", d.Session)
	}
}

func TestADashedLineInTheBodyIsNoFence(t *testing.T) {
	s := sessionBody(t, "## Agenda\n- one\n\n---\n\n- two\n")
	if len(s.Agenda) != 2 {
		t.Errorf("agenda %+v", s.Agenda)
	}
}
