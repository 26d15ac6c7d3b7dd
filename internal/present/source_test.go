package present_test

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"coachctl/internal/diag"
	"coachctl/internal/present"
)

// shown is what stands under the head line of a finding at a span, without the indentation.
func shown(t *testing.T, text string, start, end diag.Pos, width int) string {
	t.Helper()
	var out strings.Builder
	found := diag.List{{Rule: "a-rule", Severity: diag.Error, Span: diag.Span{Path: "a.md", Start: start, End: end}, Message: "m"}}
	options := present.FindingOptions{Format: "text", Source: func(string) ([]byte, error) { return []byte(text), nil }}
	if err := present.Findings(&out, found, options, present.Style{Width: width}); err != nil {
		t.Fatal(err)
	}
	_, lines, _ := strings.Cut(out.String(), "\n")
	return strings.TrimPrefix(strings.ReplaceAll(lines, "\n    ", "\n"), "    ")
}

func TestTheMarkStandsUnderThePlace(t *testing.T) {
	at := func(line, col int) diag.Pos { return diag.Pos{Line: line, Col: col} }
	for name, c := range map[string]struct {
		text       string
		start, end diag.Pos
		want       string
	}{
		"a word":                    {"status: done\n", at(1, 9), at(1, 13), "status: done\n        ^~~~\n"},
		"a place":                   {"status: done\n", at(1, 9), at(1, 9), "status: done\n        ^\n"},
		"an end that is before":     {"status: done\n", at(1, 9), at(1, 3), "status: done\n        ^\n"},
		"no end":                    {"status: done\n", at(1, 9), at(0, 0), "status: done\n        ^\n"},
		"behind the end":            {"status:\n", at(1, 8), at(1, 8), "status:\n       ^\n"},
		"far behind the end":        {"status:\n", at(1, 90), at(1, 99), "status:\n       ^\n"},
		"behind the end, no break":  {"---\nby:", at(2, 4), at(2, 4), "by:\n   ^\n"},
		"several lines":             {"a: [b,\n  c]\n", at(1, 4), at(2, 5), "a: [b,\n   ^~~\n"},
		"several lines, blanks":     {"a: b   \nc\n", at(1, 4), at(2, 2), "a: b   \n   ^\n"},
		"the second line":           {"one\ntwo: x\n", at(2, 6), at(2, 7), "two: x\n     ^\n"},
		"carriage returns":          {"one\r\ntwo: x\r\n", at(2, 6), at(3, 1), "two: x\n     ^\n"},
		"a byte-order mark":         {"\ufeffone: x\n", at(1, 6), at(1, 7), "one: x\n     ^\n"},
		"tabs in front":             {"\tby:\tnow\n", at(1, 6), at(1, 9), "\tby:\tnow\n\t   \t^~~\n"},
		"tabs inside":               {"a\tb c\n", at(1, 1), at(1, 6), "a\tb c\n^\t~~~\n"},
		"a tab itself":              {"  \twhat: x\n", at(1, 3), at(1, 4), "  \twhat: x\n  ^\n"},
		"from a tab on":             {"\t\twhat\n", at(1, 2), at(1, 7), "\t\twhat\n\t^\n"},
		"to a tab":                  {"what\t\n", at(1, 1), at(1, 6), "what\t\n^~~~\n"},
		"wide in front":             {"文字: x\n", at(1, 5), at(1, 6), "文字: x\n      ^\n"},
		"wide itself":               {"k: 文字 x\n", at(1, 4), at(1, 6), "k: 文字 x\n   ^~~~\n"},
		"an emoji":                  {"🏡: x🏡\n", at(1, 4), at(1, 6), "🏡: x🏡\n    ^~~\n"},
		"a family":                  {"👩\u200d👩\u200d👧: x\n", at(1, 8), at(1, 9), "👩\u200d👩\u200d👧: x\n    ^\n"},
		"combining in front":        {"e\u0301te\u0301: x\n", at(1, 8), at(1, 9), "e\u0301te\u0301: x\n     ^\n"},
		"combining itself":          {"x: e\u0301te\u0301\n", at(1, 4), at(1, 9), "x: e\u0301te\u0301\n   ^~~\n"},
		"zero width in front":       {"a\u200bb: x\n", at(1, 6), at(1, 7), "a\ufffdb: x\n     ^\n"},
		"a control character":       {"a: \x1b[31mred\n", at(1, 4), at(1, 5), "a: \ufffd[31mred\n   ^\n"},
		"behind control characters": {"\x1b[2J\u202e\x00: x\n", at(1, 9), at(1, 10), "\ufffd[2J\ufffd\ufffd: x\n        ^\n"},
		"bare carriage returns":     {"a\rb: x\n", at(1, 6), at(1, 7), "a\ufffdb: x\n     ^\n"},
		"no UTF-8":                  {"Ren\xe9: x\n", at(1, 7), at(1, 8), "Ren\ufffd: x\n      ^\n"},
		"an empty line":             {"a\n\nb\n", at(2, 1), at(2, 1), ""},
		"an empty file":             {"", at(1, 1), at(1, 1), ""},
		"no such line":              {"a\n", at(7, 1), at(7, 1), ""},
		"no line":                   {"a\n", at(0, 0), at(0, 0), ""},
	} {
		if got := shown(t, c.text, c.start, c.end, 80); got != c.want {
			t.Errorf("%s:\n%q\nwant\n%q", name, got, c.want)
		}
	}
}

func TestALongLineIsShownAroundThePlace(t *testing.T) {
	for name, c := range map[string]struct {
		text  string
		col   int
		width int
		want  string
	}{
		"begin":  {"0123456789abcdefghijklmnopqrstuvwxyz", 1, 24, "0123456789abcdefgh…\n^~~\n"},
		"middle": {"0123456789abcdefghijklmnopqrstuvwxyz", 18, 24, "…bcdefghijklmnopqrs…\n       ^~~\n"},
		"end":    {"0123456789abcdefghijklmnopqrstuvwxyz", 34, 24, "…ijklmnopqrstuvwxyz\n                ^~~\n"},
		"behind": {"0123456789abcdefghijklmnopqrstuvwxyz", 37, 24, "…ijklmnopqrstuvwxyz\n                   ^\n"},
		"fits":   {"0123456789abcdefghij", 1, 24, "0123456789abcdefghij\n^~~\n"},
	} {
		if got := shown(t, c.text+"\n", diag.Pos{Line: 1, Col: c.col}, diag.Pos{Line: 1, Col: c.col + 3}, c.width); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, c.want)
		}
	}
}

// TestNoLineIsWiderThanTheTerminal wants, for every text and every place in it, that both lines fit, that the mark stands
// under the place, and that no character is torn from what belongs to it.
func TestNoLineIsWiderThanTheTerminal(t *testing.T) {
	more := append([]string{strings.Repeat("👩\u200d👩\u200d👧 ", 30), strings.Repeat("❤\ufe0f", 60), strings.Repeat("🇬🇧", 40), strings.Repeat("a\u0301\u0302", 90)}, texts...)
	for _, text := range more {
		text, _, _ = strings.Cut(text, "\n")
		n := utf8.RuneCountInString(text)
		for col := 1; col <= n+1; col++ {
			for _, width := range []int{24, 60, 80} {
				got := shown(t, text, diag.Pos{Line: 1, Col: col}, diag.Pos{Line: 2, Col: 1}, width)
				if text == "" && got == "" {
					continue
				}
				line, marks, _ := strings.Cut(strings.TrimSuffix(got, "\n"), "\n")
				if strings.Contains(line, "\t") {
					continue
				}
				if present.Columns(line)+4 > width || present.Columns(marks)+4 > width {
					t.Fatalf("column %d of %q at width %d:\n%s\n%s", col, text, width, line, marks)
				}
				if rest, cut := strings.CutPrefix(line, "…"); cut && col > 1 && joinedWith(text, rest) {
					t.Fatalf("column %d of %q at width %d begins within a character: %q", col, text, width, line)
				}
				before := string([]rune(present.Printable(text))[:col-1])
				if pad := len(marks) - len(strings.TrimLeft(marks, " ")); !strings.Contains(line, "…") && present.Columns(before) != pad {
					t.Fatalf("column %d of %q: the mark stands at %d", col, text, pad)
				}
			}
		}
	}
}

// joinedWith reports whether the shown rest of a text begins with what belongs to the character before it.
func joinedWith(text, rest string) bool {
	for _, r := range rest {
		return strings.ContainsRune("\u200d\ufe0f\u0301\u0302\u0308", r)
	}
	return text == ""
}

func TestAFileIsReadOnceAndOneThatIsNotThereShowsNothing(t *testing.T) {
	reads := map[string]int{}
	options := present.FindingOptions{Format: "text", Source: func(path string) ([]byte, error) {
		reads[path]++
		if path == "b.md" {
			return nil, errors.New("no such file")
		}
		return []byte("one\ntwo\n"), nil
	}}
	var found diag.List
	for _, path := range []string{"a.md", "a.md", "b.md", "b.md", "c.md"} {
		found = append(found, diag.Diagnostic{
			Rule: "r", Severity: diag.Warning, Message: "m", Hint: "h", Span: diag.Span{Path: path, Start: diag.Pos{Line: 2, Col: 1}, End: diag.Pos{Line: 2, Col: 4}},
			Related: []diag.Note{{Span: diag.Span{Path: "d.md", Start: diag.Pos{Line: 1, Col: 1}}, Message: "n"}},
		})
	}
	var plain, colored strings.Builder
	if err := present.Findings(&plain, found, options, present.Style{Width: 80}); err != nil {
		t.Fatal(err)
	}
	if reads["a.md"] != 1 || reads["b.md"] != 1 || reads["c.md"] != 1 || reads["d.md"] != 0 {
		t.Errorf("files were read %v times", reads)
	}
	const tail = "  note: d.md:1: n\n  hint: h\n"
	with := "a.md:2:1: warning: m [r]\n    two\n    ^~~\n" + tail
	without := "b.md:2:1: warning: m [r]\n" + tail
	if want := with + with + without + without + strings.ReplaceAll(with, "a.md", "c.md"); plain.String() != want {
		t.Errorf("%s\nwant\n%s", plain.String(), want)
	}
	if err := present.Findings(&colored, found, options, present.Style{Width: 80, Color: true}); err != nil {
		t.Fatal(err)
	}
	if got := strings.NewReplacer("\x1b[33m", "", "\x1b[0m", "").Replace(colored.String()); got != plain.String() {
		t.Errorf("coloured is %q", colored.String())
	}
}

func FuzzTheMarkFitsAnyLine(f *testing.F) {
	for _, text := range texts {
		f.Add(text, 1, 5, 3, 80)
	}
	f.Fuzz(func(t *testing.T, text string, line, col, length, width int) {
		if len(text) > 4096 || length < -9 || length > 9999 || col > 1<<30 || col < -9 {
			t.Skip()
		}
		got := shown(t, text, diag.Pos{Line: line, Col: col}, diag.Pos{Line: line, Col: col + length}, width%200)
		if strings.Trim(got, "\n") != "" && strings.Count(got, "\n") != 2 {
			t.Errorf("%q", got)
		}
		for _, r := range got {
			if r < ' ' && r != '\n' && r != '\t' || r == '\u202e' {
				t.Errorf("%q holds %q", got, r)
			}
		}
	})
}
