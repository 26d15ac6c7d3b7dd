package document

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"coachctl/internal/coaching"
)

func TestSetReplacesAValueInEveryStyleAndNothingElse(t *testing.T) {
	for _, c := range []struct{ name, yaml, key, raw, want string }{
		{"plain", "a: 1\nstatus: open\nb: 2\n", "status", "kept", "a: 1\nstatus: kept\nb: 2\n"},
		{"plain, blanks and comment", "status:   open  # é\n", "status", "kept", "status:   kept  # é\n"},
		{"plain with a colon and #", "what: a:b#c # d\n", "what", "x", "what: x # d\n"},
		{"plain to quoted", "what: one\n", "what", `"a: b"`, "what: \"a: b\"\n"},
		{"double quotes", "what: \"a \\\" é # b\" # c\n", "what", "x", "what: x # c\n"},
		{"single quotes", "what: 'it''s # b' # c\n", "what", "x", "what: x # c\n"},
		{"quoted key", "\"what\" : one\n'by' : two\n", "by", "x", "\"what\" : one\n'by' : x\n"},
		{"non-ASCII before", "x-é: {ü: 1}\n", "x-é", "{ü: 2}", "x-é: {ü: 2}\n"},
		{"nothing", "done:\nb: 2\n", "done", "x", "done: x\nb: 2\n"},
		{"nothing, with a comment", "done:  # é\n", "done", "x", "done: x  # é\n"},
		{"null", "done: ~ # é\n", "done", "x", "done: x # é\n"},
		{"to nothing", "done: x # é\n", "done", "", "done:  # é\n"},
		{"plain over lines", "what: one\n  two\n\n  three # é\n# four\nby: x\n", "what", "x", "what: x # é\n# four\nby: x\n"},
		{"plain on the next line", "what:\n  one\nby: x\n", "what", "y", "what:\n  y\nby: x\n"},
		{"quotes over lines", "what: \"one\n  # two\n\n  three\" # é\nby: x\n", "what", "y", "what: y # é\nby: x\n"},
		{"flow list", "share: [a, \"b]\", 'c]', it's] # é\n", "share", "[d]", "share: [d] # é\n"},
		{"flow list over lines", "share: [\n  a,\n  b\n] # é\nby: x\n", "share", "[d]", "share: [d] # é\nby: x\n"},
		{"flow map", "verdict: {a: {b: '}'}, c: \"}\"} # é\n", "verdict", "{a: b}", "verdict: {a: b} # é\n"},
		{"block list", "share: # é\n  - a\n  - b\n# c\nby: x\n", "share", "[d]", "share: # é\n  - d\n# c\nby: x\n"},
		{"block list to nothing in it", "share: # é\n  - a\n  - b\n# c\n", "share", "[]", "share: [] # é\n# c\n"},
		{"block list that keeps items", "share:\n  -  \"a\"\n  -  b\n", "share", "[\"c, d\", a]", "share:\n  -  \"c, d\"\n  -  \"a\"\n"},
		{"block list at the margin", "share:\n- a\n- b\n\nby: x\n", "share", "[d]", "share:\n- d\n\nby: x\n"},
		{"block map", "verdict:\n  a: on-track\n  b:\n    c\nby: x\n", "verdict", "{}", "verdict: {}\nby: x\n"},
		{"block text", "what: |\n  one\n\n  # two\n\n# three\nby: x\n", "what", "y", "what: y\n\n# three\nby: x\n"},
		{"block text with marks", "what: >2- # é\n    one\n  two\nby: x\n", "what", "y", "what: y # é\nby: x\n"},
		{"empty block text", "what: |-\nby: x\n", "what", "y", "what: y\nby: x\n"},
		{"the last key", "by: x\nwhat: |\n  one\n", "what", "y", "by: x\nwhat: y\n"},
		{"a list for a text", "by: x\n", "by", "[a, b]", "by: [a, b]\n"},
		{"flow root", "{a: 1, status: open, b: 2}\n", "status", "kept", "{a: 1, status: kept, b: 2}\n"},
		{"flow root, a text with a comma", "{by: y, what: z}\n", "by", "a, b", "{by: \"a, b\", what: z}\n"},
		{"flow root, a new key", "{what: z, status: open}\n", "by", "y", "{what: z, by: y, status: open}\n"},
		{"flow root, a comma at its end", "{what: z, }\n", "by", "y", "{what: z, by: y, }\n"},
		{"flow list with its quotes and blanks", "share: [ 'a', 'b c' ]\n", "share", "[d, b c]", "share: [ 'd', 'b c' ]\n"},
		{"quotes of one's own", "what: \"one\" # c\n", "what", "two", "what: \"two\" # c\n"},
		{"single quotes of one's own", "what: 'one'\n", "what", "it's two", "what: 'it''s two'\n"},
		{"quotes round a date", "by: \"2026-03-16\"\n", "by", "2026-03-27", "by: \"2026-03-27\"\n"},
		{"a bare number", "session: 03\n", "session", "\"04\"", "session: 04\n"},
		{"the same in other quotes", "status: 'kept' # é\n", "status", "kept", "status: 'kept' # é\n"},
		{"a block of text that can hold it", "what: >- # é\n   one: two\n\n   three\nby: x\n", "what", "\"a: b # c\"", "what: >- # é\n   a: b # c\nby: x\n"},
		{"complex key", "? status\n: open\n", "status", "kept", "? status\n: kept\n"},
		{"indented root", "  a: 1\n  status: open\n", "status", "kept", "  a: 1\n  status: kept\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, shape := range shapes {
				got, err := Set(shape([]byte(c.yaml)), coaching.TypeCommitment, c.key, c.raw)
				if want := shape([]byte(c.want)); err != nil || !bytes.Equal(got, want) {
					t.Errorf("gave %v\n%q; want\n%q", err, got, want)
				}
			}
		})
	}
}

// shapes wrap front matter in the files it may stand in.
var shapes = []func([]byte) []byte{
	func(b []byte) []byte { return []byte("---\n" + string(b) + "---\n") },
	func(b []byte) []byte { return []byte("\ufeff---\n" + string(b) + "--- \n# é\n\n- [ ] a\n---\nno end") },
	func(b []byte) []byte {
		return bytes.ReplaceAll([]byte("---\n"+string(b)+"---\nbody\n"), []byte("\n"), []byte("\r\n"))
	},
	func(b []byte) []byte { return []byte("---\n" + string(b) + "---") },
}

func TestSetPutsANewKeyBehindItsNeighbour(t *testing.T) {
	for _, c := range []struct{ name, yaml, key, raw, want string }{
		{"behind the nearest before it", "type: commitment\nwhat: a\nstatus: open\n", "by", "2026-03-27", "type: commitment\nwhat: a\nby: 2026-03-27\nstatus: open\n"},
		{"whatever the order of the file", "status: open\nwhat: a\ntype: commitment\n", "by", "x", "status: open\nwhat: a\nby: x\ntype: commitment\n"},
		{"first", "status: open\n", "type", "x", "type: x\nstatus: open\n"},
		{"last", "status: open # é\n# end\n", "outcome", "x", "status: open # é\noutcome: x\n# end\n"},
		{"behind a text", "what: |\n  one\n\n  # two\n\nstatus: open\n", "by", "x", "what: |\n  one\n\n  # two\nby: x\n\nstatus: open\n"},
		{"behind a list", "what:\n- a\n- b # é\n# c\nstatus: open\n", "by", "x", "what:\n- a\n- b # é\nby: x\n# c\nstatus: open\n"},
		{"behind a flow list over lines", "what: [a,\n b]\nstatus: open\n", "by", "x", "what: [a,\n b]\nby: x\nstatus: open\n"},
		{"into nothing", "", "by", "x", "by: x\n"},
		{"into comments", "# é\n", "by", "x", "by: x\n# é\n"},
		{"a key of one's own", "type: x\n# é\nstatus: open\n", "x-own", "1", "type: x\n# é\nstatus: open\nx-own: 1\n"},
		{"a key that wants quotes", "type: x\n", "a: b", "1", "type: x\n\"a: b\": 1\n"},
		{"indented like the rest", "  type: x\n  status: open\n", "by", "x", "  type: x\n  by: x\n  status: open\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, shape := range shapes {
				got, err := Set(shape([]byte(c.yaml)), coaching.TypeCommitment, c.key, c.raw)
				if want := shape([]byte(c.want)); err != nil || !bytes.Equal(got, want) {
					t.Errorf("gave %v\n%q; want\n%q", err, got, want)
				}
			}
		})
	}
}

func TestANewLineEndsAsTheLineAboveIt(t *testing.T) {
	src := "---\r\ntype: commitment\nstatus: open\r\n---\n"
	got, err := Set([]byte(src), coaching.TypeCommitment, "by", "x")
	if want := "---\r\ntype: commitment\nby: x\nstatus: open\r\n---\n"; err != nil || string(got) != want {
		t.Errorf("gave %v %q; want %q", err, got, want)
	}
}

func TestSetRefusesWhatItCannotDoSafely(t *testing.T) {
	for _, c := range []struct{ name, src, key, raw string }{
		{"no front matter", "body\n", "by", "x"},
		{"unclosed", "---\nby: y\n", "by", "x"},
		{"locked", "\x00GITCRYPT\x00", "by", "x"},
		{"syntax error", "---\nwhat: a: b\n---\n", "by", "x"},
		{"root is a list", "---\n- a\n---\n", "by", "x"},
		{"duplicate elsewhere", "---\na: 1\na: 2\nby: y\n---\n", "by", "x"},
		{"new value is no YAML", "---\nby: y\n---\n", "by", "a: b"},
		{"new value is not closed", "---\nby: y\n---\n", "by", "\"a"},
		{"new value brings a key", "---\nby: y\n---\n", "by", "a\nb: c"},
		{"new value ends the front matter", "---\nby: y\n---\n", "by", "a\n---"},
		{"new value is an alias", "---\nby: y\n---\n", "by", "*a"},
		{"new value has an anchor", "---\nby: y\n---\n", "by", "&a b"},
		{"new value swallows the next line", "---\nby: y\nwhat: [a]\n---\n", "by", "["},
		{"comments in a flow list", "---\nshare: [a, # é\n  b]\n---\n", "share", "[c]"},
		{"comments in a block list", "---\nshare:\n  - a # é\n  - b\n---\n", "share", "[c]"},
		{"comments between items", "---\nshare:\n  - a\n  # é\n  - b\n---\n", "share", "[c]"},
		{"comments below items", "---\nshare:\n  - a\n  # é\n---\n", "share", "[c]"},
		{"too large", "---\nby: y\n---\n", "by", strings.Repeat("x", MaxFront)},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := Set([]byte(c.src), coaching.TypeSession, c.key, c.raw)
			if !errors.Is(err, ErrUnsound) || got != nil {
				t.Errorf("gave %v %q", err, got)
			}
		})
	}
}

func TestSetDoesNotTouchItsInput(t *testing.T) {
	src := []byte("---\nby: y\n---\nbody\n")
	kept := bytes.Clone(src)
	out, err := Set(src, coaching.TypeCommitment, "by", "longer than before")
	if err != nil || !bytes.Equal(src, kept) {
		t.Errorf("%v: the input is now %q", err, src)
	}
	out[0] = 'x'
	if !bytes.Equal(src, kept) {
		t.Error("the result shares the input's bytes")
	}
}
