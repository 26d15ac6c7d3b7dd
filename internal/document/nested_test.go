package document

import (
	"testing"

	"coachctl/internal/coaching"
)

func TestSetAtChangesOneValueInsideAMap(t *testing.T) {
	const contract = `---
type: contract # kept
client: Priya
status: agreed
purpose:
  text: Say it first   # hers
  # about the owner
  owner: client
pack:
  - {item: 360, received: 2026-01-02}
  - {item: priorities}   # asked twice
objectives:
  - id: voice
    statement: I speak first
    status: agreed

    measures:
      - id: count
        kind: count
  - id: peers
    statement: We settle it
    status: draft
---
body
`
	for _, c := range []struct {
		name, path0 string
		path        []string
		raw         string
		before      string
		after       string
	}{
		{"a value in a block map", "", []string{"purpose", "text"}, "Open it", "text: Say it first   # hers", "text: Open it   # hers"},
		{"a new key behind its neighbour", "", []string{"purpose", "reviewed"}, "2026-06-22", "  owner: client\n", "  owner: client\n  reviewed: 2026-06-22\n"},
		{"a value between braces", "", []string{"pack", "1", "received"}, "2026-01-05", "received: 2026-01-02", "received: 2026-01-05"},
		{"a new key between braces", "", []string{"pack", "2", "received"}, "2026-01-05", "{item: priorities}", "{item: priorities, received: 2026-01-05}"},
		{"an item by its id", "", []string{"objectives", "peers", "status"}, "agreed", "status: draft", "status: agreed"},
		{"a new key in an item", "", []string{"objectives", "voice", "agreed"}, "2026-01-05", "    status: agreed\n\n", "    status: agreed\n    agreed: 2026-01-05\n\n"},
		{"a map that was missing", "", []string{"commission", "reason"}, `"a, b"`, "  owner: client\n", "  owner: client\n"},
		{"deep inside", "", []string{"objectives", "voice", "measures", "count", "baseline"}, "3", "        kind: count\n", "        kind: count\n        baseline: 3\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			out, err := SetAt([]byte(contract), coaching.TypeContract, c.path, c.raw)
			if err != nil {
				t.Fatal(err)
			}
			if c.before != c.after && string(out) != replaceOnce(t, contract, c.before, c.after) {
				t.Errorf("got\n%s", out)
			}
			if again, err := SetAt(out, coaching.TypeContract, c.path, c.raw); err != nil || string(again) != string(out) {
				t.Errorf("a second time: %v\n%s", err, again)
			}
			if _, ok := stepIndexOf(contract, c.path); !ok {
				if back, err := RemoveAt(out, coaching.TypeContract, c.path); err != nil {
					t.Logf("not taken back: %v", err)
				} else if string(back) != contract && c.path[0] != "commission" { // an empty map stays there
					t.Errorf("taken back:\n%s", back)
				}
			}
		})
	}
}

func stepIndexOf(src string, path []string) (Value, bool) {
	v, _, _ := treeOf([]byte(src), coaching.TypeContract)
	for _, step := range path {
		i, ok := stepIndex(v, step)
		if !ok {
			return v, false
		}
		if v.Kind == Map {
			v = v.Pairs[i].Value
		} else {
			v = v.Items[i]
		}
	}
	return v, true
}

func replaceOnce(t *testing.T, s, from, to string) string {
	t.Helper()
	i := indexOnce(t, s, from)
	return s[:i] + to + s[i+len(from):]
}

func indexOnce(t *testing.T, s, part string) int {
	t.Helper()
	for i := 0; i+len(part) <= len(s); i++ {
		if s[i:i+len(part)] == part {
			return i
		}
	}
	t.Fatalf("%q is not in the text", part)
	return 0
}

func TestAppendKeepsTheStyleOfAList(t *testing.T) {
	for _, c := range []struct{ before, item, after string }{
		{"reviewed: [\"03\"] # once", "04", "reviewed: [\"03\", \"04\"] # once"},
		{"reviewed: [ 03, ]", "04", "reviewed: [ 03, \"04\", ]"},
		{"reviewed:\n  - \"03\" # here", "04", "reviewed:\n  - \"03\" # here\n  - \"04\""},
		{"reviewed:\n- 03", "04", "reviewed:\n- 03\n- \"04\""},
		{"reviewed: []", "04", "reviewed: [\"04\"]"},
		{"reviewed:", "04", "reviewed: [\"04\"]"},
		{"reviewed: [3]", "03", "reviewed: [3]"},
	} {
		for _, newline := range []string{"\n", "\r\n"} {
			whole := func(s string) string {
				return crlf("---\ntype: commitment\nwhat: x\n"+s+"\noutcome: y\n---\n", newline)
			}
			out, err := Append([]byte(whole(c.before)), coaching.TypeCommitment, "reviewed", c.item)
			if err != nil || string(out) != whole(c.after) {
				t.Errorf("%q + %s: %v\n%q", c.before, c.item, err, out)
			}
		}
	}
}

func crlf(s, newline string) string {
	out := ""
	for _, r := range s {
		if r == '\n' {
			out += newline
		} else {
			out += string(r)
		}
	}
	return out
}
