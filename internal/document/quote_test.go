package document

import (
	"strings"
	"testing"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

func TestQuoteLeavesPlainWordsBareAndQuotesTheRest(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"held", "held"},
		{"I speak last", "I speak last"},
		{"Zoë", "Zoë"},
		{"a:b", "a:b"},
		{"it's", "it's"},
		{"日本", "日本"},
		{"", `""`},
		{" a", `" a"`},
		{"a ", `"a "`},
		{"no", `"no"`},
		{"Yes", `"Yes"`},
		{"NULL", `"NULL"`},
		{"y", `"y"`},
		{"true", `"true"`},
		{"a: b", `"a: b"`},
		{"a:", `"a:"`},
		{"C #1", `"C #1"`},
		{"[a", `"[a"`},
		{"a, b", `"a, b"`},
		{"why?", `"why?"`},
		{"03", `"03"`},
		{"2026-03-16", `"2026-03-16"`},
		{"~", `"~"`},
		{"-", `"-"`},
		{"---", `"---"`},
		{"@me", `"@me"`},
		{`a"b`, `"a\"b"`},
		{`a\b`, `"a\\b"`},
		{"a\nb", `"a\nb"`},
		{"a\tb", `"a\tb"`},
		{"\r", `"\x0d"`},
		{"\u0085", `"\x85"`},
		{"\u00a0", `"\xa0"`},
		{"\u2028", `"\u2028"`},
		{"\ufeff", `"\ufeff"`},
		{"\U000e0001", `"\U000e0001"`},
		{"<<", `"<<"`},
		{"😀", `"😀"`},
	} {
		if got := Quote(c.text); got != c.want {
			t.Errorf("Quote(%q) is %s; want %s", c.text, got, c.want)
		}
	}
}

func FuzzQuoteGivesTheTextBack(f *testing.F) {
	for _, s := range []string{"", "held", "no", "a: b", "03", "é\u2028", "\x00\x7f\u0085", "a\\\"'#", "<<", "=", "0o17", "1e5", ".inf", "\ufffe", "a\r\nb", "? a", "e\u0301"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) || s == "k" { // k is the key below
			t.Skip()
		}
		q := Quote(s)
		if strings.ContainsAny(q, "\r\n\t\u0085\u2028\u2029") {
			t.Errorf("%q is more than one line", q)
		}
		for _, src := range []string{"k: " + q + "\n", "k: [" + q + ", " + q + "]\n", q + ": 1\n", "k: " + q + " # c\n"} {
			if src == q+": 1\n" && len(q) > 1000 {
				continue // YAML keeps keys shorter than that
			}
			var root yaml.Node
			if err := yaml.Unmarshal([]byte(src), &root); err != nil {
				t.Fatalf("%s: %v", src, err)
			}
			var check func(n *yaml.Node)
			seen := 0
			check = func(n *yaml.Node) {
				if n.Kind == yaml.ScalarNode && n.Value == s && n.ShortTag() == "!!str" {
					seen++
				}
				for _, c := range n.Content {
					check(c)
				}
			}
			check(&root)
			want := 1
			if strings.HasPrefix(src, "k: [") {
				want = 2
			}
			if seen != want {
				t.Errorf("%s gives the text back %d times; want %d", src, seen, want)
			}
		}
	})
}
