package document

import (
	"bytes"
	"strings"
	"testing"

	"coachctl/internal/coaching"
)

func TestMendDoesWhatIsCertain(t *testing.T) {
	const rest = "client: A\n---\n"
	for name, c := range map[string]struct {
		path      string
		kind      coaching.Type
		src, want string
		changes   int
	}{
		"a key": {kind: contractType, src: "---\ntype: contract\nstatsu: draft # so far\n" + rest, want: "---\ntype: contract\nstatus: draft # so far\n" + rest, changes: 1},
		"a key in quotes, CRLF": {
			kind: contractType, changes: 1,
			src: "---\r\ntype: contract\r\n\"statsu\": draft\r\nclient: A\r\n---\r\n", want: "---\r\ntype: contract\r\nstatus: draft\r\nclient: A\r\n---\r\n",
		},
		"a key between braces": {
			kind: contractType, changes: 1,
			src:  "---\ntype: contract\nstatus: draft\npurpose: {txet: \"a, b\", owner: client}\n" + rest,
			want: "---\ntype: contract\nstatus: draft\npurpose: {text: \"a, b\", owner: client}\n" + rest,
		},
		"a word in a map of a list, and none of what a sponsor sees": {
			kind: contractType, changes: 1,
			src:  "---\ntype: contract\nstatus: draft\nsponsor_sees: [objectives, 'verdcit']\nsponsors:\n  - name: É\n    role: 'HR'\n" + rest,
			want: "---\ntype: contract\nstatus: draft\nsponsor_sees: [objectives, 'verdcit']\nsponsors:\n  - name: É\n    role: hr\n" + rest,
		},
		"all in one go": {
			kind: contractType, changes: 3,
			src:  "---\nstatsu: agreedd\n" + rest,
			want: "---\ntype: contract\nstatus: agreed\n" + rest,
		},
		"the kind that the name gives": {
			path: "e/sessions/sponsor-2.md", kind: sessionType, changes: 1,
			src: "---\ntype: session\nstart: 2026-01-01T10:00\nstatus: planned\n---\n", want: "---\ntype: session\nkind: sponsor\nstart: 2026-01-01T10:00\nstatus: planned\n---\n",
		},
		"no kind from a number": {path: "e/sessions/02.md", kind: sessionType, src: "---\ntype: session\nstart: 2026-01-01T10:00\nstatus: planned\n---\n"},
		"a promise that another took the place of": {
			kind: commitmentType, changes: 1,
			src: "---\ntype: commitment\nwhat: a\nby: next-session\ncarried_to: b\n---\n", want: "---\ntype: commitment\nwhat: a\nby: next-session\nstatus: carried\ncarried_to: b\n---\n",
		},
		"the practice":                         {kind: practiceType, src: "coach: A\ntimezon: UTC\n", want: "coach: A\ntimezone: UTC\n", changes: 1},
		"not where two keys are slips of it":   {kind: sessionType, src: "---\ntype: session\nkind: regular\nstart: 2026-01-01T10:00\nstatus: planned\nminuts: 60\nminuets: 50\n---\n"},
		"not a short word that may be another": {kind: sessionType, src: "---\ntype: session\nkind: regular\nstart: 2026-01-01T10:00\nstatus: hold\n---\n"},
		"a short word in capitals": {
			kind: sessionType, changes: 1,
			src: "---\ntype: session\nkind: regular\nstart: 2026-01-01T10:00\nstatus: Held\n---\n", want: "---\ntype: session\nkind: regular\nstart: 2026-01-01T10:00\nstatus: held\n---\n",
		},
		"not what would let somebody read more": {kind: sessionType, src: "---\ntype: session\nkind: regular\nstart: 2026-01-01T10:00\nstatus: planned\nshared: [Reading]\n---\n"},
		"not where the key is there":            {kind: contractType, src: "---\ntype: contract\nstatus: draft\nstatsu: draft\n" + rest},
		"not where two words are as near":       {kind: sessionType, src: "---\ntype: session\nkind: regular\nstart: 2026-01-01T10:00\nstatus: planned\nverdict: {a: of-track}\n---\n"},
		"not where the block cannot be read":    {kind: contractType, src: "---\nstatsu: agreedd: x\n" + rest},
	} {
		t.Run(name, func(t *testing.T) {
			if c.want == "" {
				c.want = c.src
			}
			if c.path == "" {
				c.path = "e/x.md"
			}
			got, n := Mend(c.path, c.kind, []byte(c.src))
			if string(got) != c.want || n != c.changes {
				t.Errorf("%d changes:\n%q\nwant %d:\n%q", n, got, c.changes, c.want)
			}
		})
	}
}

func FuzzMendChangesNothingBesides(f *testing.F) {
	for i, s := range seeds() {
		f.Add([]byte(s), i)
		f.Add([]byte(strings.ReplaceAll(strings.ReplaceAll(s, "status", "statsu"), "text", "txet")), i)
	}
	f.Fuzz(func(t *testing.T, src []byte, n int) {
		kind := fuzzTypes[uint(n)%uint(len(fuzzTypes))]
		before := bytes.Clone(src)
		out, changes := Mend("x/y/z.md", kind, src)
		if !bytes.Equal(before, src) {
			t.Fatal("the source was changed in place")
		}
		if (changes == 0) != bytes.Equal(out, src) {
			t.Fatalf("%d changes, and the bytes are the same: %t", changes, bytes.Equal(out, src))
		}
		if again, more := Mend("x/y/z.md", kind, out); more != 0 || !bytes.Equal(again, out) {
			t.Errorf("a second time it changes %d more", more)
		}
		if lines := bytes.Count(out, []byte("\n")) - bytes.Count(src, []byte("\n")); lines < 0 || lines > 3 {
			t.Errorf("%d lines more than before", lines)
		}
	})
}
