package document

import (
	"reflect"
	"strings"
	"testing"
)

// same holds what the quick way makes of front matter against what YAML makes of it. It reports whether the quick way was
// taken.
func same(t *testing.T, front string) bool {
	t.Helper()
	quick, taken := decodePlain([]byte(front), 2)
	if !taken {
		return false
	}
	d := &Document{Path: "x.md"}
	lines := strings.Count(front, "\n")
	full, ok := d.decodeYAML([]byte(front), 2)
	if !ok || len(d.Findings) > 0 {
		t.Fatalf("%d lines are read quickly, and YAML refuses them: %q %v", lines, front, d.Findings)
	}
	if !reflect.DeepEqual(quick, full) {
		t.Fatalf("%q\nquickly %+v\nby YAML %+v", front, quick, full)
	}
	return true
}

var plainFronts = []string{
	"type: session\nkind: regular\nstart: 2026-03-16T15:00\nstatus: held\n",
	"what: Speak with Marcus before the council\nby: 2026-03-27\nstatus: kept\n\n# a comment\nsession: 03\n",
	"a: \"quoted: # with all\"\nb: 'x'\nc: [a, b-c, 3]\nd: []\ne: Zoë’s\n",
	"readings:\n  trust: 4\n  pace: 1.5x\nrater: peers\n",
	"verdict:\n  a: on-track\n\n# between\n  b: off-track\nverdict_by: joint\n",
	"a: C# and F#, {braces} [brackets] & more\nb: x:y\nc: 1e3\nd: 0x1f\ne: true\n",
	"a: b\nc: d",
	"sponsors:\n  - name: Alex Kim\n    role: hr\n\n  - name: Jo\n# here\nstatus: agreed\n",
	"objectives:\n  - id: voice\n    statement: I open it\n    measures:\n      - {id: seen, name: How sure I am, baseline: 2}\n      - {id: x}\n  - id: y\npaid: true\n",
	"share:\n  - Reading\n  - \"Next: step\"\n  - [a, b]\nlast: x\n",
	"purpose:\n  text: This\n  more:\n    deep: yes\n    deeper:\n      - a\n",
	"stakeholders:\n  - {name: Lucía Ñandú-Öz, relation: sponsor, says: \"où\"}\nnames: [Zoë, 李 雷]\nlast: x\n",
	"reviewed: [\"05\", 06, \"a-b\"]\nreadings: {voice: 3, pace: 1.5}\nempty: {}\nq: {a: \"1\"}\n",
}

var notPlainFronts = []string{
	"", "\n", "# only\n", "a: b\na: c\n", "a:\nb: c\n", "a: b: c\n", "a: b #c\n", "a: b \n", "a:  b\n", "a: b:\n", "a: null\n", "a: ~\n",
	"a: |\n  text\n", "a: b\n  goes on\n", "a: !x y\n", "a: &x y\n", "a: *x\n", "a: \"x\\n\"\n", "a: 'it''s'\n", "a: [b,c]\n", "a: [null]\n",
	"a: {b:c}\n", "a: {b: c, b: d}\n", "a: {\"b\": c}\n", "a: {b: null}\n", "a: {b: }\n", "a: [b, ]\n", "a: [\"\"]\n", "a: [b·c]\n", "a: [٣]\n", "a: {b: -1}\n", "a:\n- b\n", "a:\n    b: c\n", "a:\n  -\n", "a:\n  - b: c\n    b: d\n", "a:\n  - b: c\n   d: e\n", "a:\n  - - b\n", "a:\n  b: c\n  - d\n", "a:\n  - b\n  c: d\n", "a:\n  # b\n  c: d\n", "a: {b c: d}\n", "a: [b ]\n", "a: b\r\n", "a: \u00a0b\n", "<<: a\n", "---\na: b\n", "a: \"x\" y\n",
	"a: [b\n", "- a\n", "a\n", " a: b\n", "a: b\n...\n", "a: \tb\n", "a: - b\n", "a: ? b\n", "a: @b\n", "a:\n  b: c\n d: e\n", "a: x\ufeff\n", "a: .5\n", "a: -1\n",
}

func TestPlainFrontMatterIsReadAsYAMLReadsIt(t *testing.T) {
	for _, front := range plainFronts {
		if !same(t, front) {
			t.Errorf("%q is plain", front)
		}
	}
	for _, front := range notPlainFronts {
		if _, taken := decodePlain([]byte(front), 2); taken {
			t.Errorf("%q is left to YAML", front)
		}
	}
}

// FuzzPlainReadingIsYAML holds that the quick way of reading front matter gives the tree that YAML gives, places included, or
// gives up.
func FuzzPlainReadingIsYAML(f *testing.F) {
	for _, front := range append(plainFronts, notPlainFronts...) {
		f.Add(front)
	}
	f.Fuzz(func(t *testing.T, front string) {
		d := &Document{Path: "x.md"}
		if len(front) <= MaxFront && d.readableText([]byte(front)) {
			same(t, front)
		}
	})
}
