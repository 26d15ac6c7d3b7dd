package document

import (
	"strings"
	"testing"
)

// FuzzShortWaysReadLinesAsThePatternsDo compares what the guards spare with the patterns themselves.
func FuzzShortWaysReadLinesAsThePatternsDo(f *testing.F) {
	for _, s := range []string{
		"Valuable if: we agree", "SHIFTED: nothing", "ſhifted", "valuable\tIF", "if", "shift", "> - 1. text", "\u00a0- x", "\f* x", "", " ", "1", "12) [x] y",
		"Decision: yes", "decision", "**Action:** go",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got, long := carriesLabel([]byte(s)), lineLabel().MatchString(s); got != long {
			t.Errorf("%q carries a label: %v, and the guard says %v", s, long, got)
		}
		if (quoteMark().MatchString(s) || itemMark().MatchString(s)) && !mayBeListed(s) {
			t.Errorf("%q has a mark in front, and the guard says it cannot", s)
		}
		if label().MatchString(s) && !strings.Contains(s, ":") {
			t.Errorf("%q is labelled without a colon", s)
		}
	})
}

// FuzzTheLibraryDiffersOnlyAtAnIndentedFence holds that front matter without such a line need not be split a second time.
func FuzzTheLibraryDiffersOnlyAtAnIndentedFence(f *testing.F) {
	for _, s := range []string{
		"---\na: b\n---\n", "---\na: |\n  ---\n---\nx\n", "---\n---\n", "---\n\n---", "---  \na: b\n--- \n", "\ufeff---\na: b\n---\n", "---\na: b\r\n---\r\n",
		"---\na: b\n\u00a0---\n---\n", "---\n ---\n---\n", "---\n--- x\n---\n",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, ok := split(&Document{}, []byte(s))
		if !ok {
			return
		}
		d := &Document{}
		d.compareWithLibrary([]byte(s), p)
		for line := range strings.Lines(string(p.frontOf([]byte(s)))) {
			if strings.TrimSpace(line) == "---" {
				return
			}
		}
		if len(d.Findings) > 0 {
			t.Errorf("%q: the library splits it elsewhere", s)
		}
	})
}
