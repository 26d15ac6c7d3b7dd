package document

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"coachctl/internal/coaching"
)

// extentOf are the offsets of the lines that a top-level key and its value may stand on, comments behind it included.
func extentOf(src []byte, p parts, v Value, key string) (from, to int) {
	starts := lineStarts(src)
	if at := newEditor(src, coaching.TypeSession, v, p).offset(v.Pos); at < len(src) && src[at] == '{' {
		return p.front, p.fence // the comma in front of a pair goes with it
	}
	for i, pair := range v.Pairs {
		if pair.Key != key {
			continue
		}
		if from, to = starts[pair.Pos.Line-1], p.fence; i+1 < len(v.Pairs) {
			to = starts[v.Pairs[i+1].Pos.Line-1]
		}
		return from, to
	}
	return -1, -1
}

var nestedSeeds = []string{
	"---\ntype: contract\nclient: A # so far\nstatus: draft\nsponsors:\n- {name: A, role: hr}\n-   name: \"B\" # x\n    role: hr\n\n# between\npurpose:\n    text: |\n      a\n\n      b\n    owner: client\n---\nx\n",
	"---\r\ntype: contract\r\nclient: A\r\nobjectives:\r\n  - id: a\r\n    statement: 'it''s'\r\n    measures: [{id: m, levels: {-2: a}}]\r\nreasons: {}\r\n---\r\n",
	"---\n{type: contract, client: A, reasons: {a: b}}\n---\n", "---\n---\n", "---\nsponsor_sees: [objectives,\n  verdict] # c\nstart: !\n---\n", "---\ntags:\n- a\n- b\n---",
}

func FuzzNestedEditsTouchOneKeyOnly(f *testing.F) {
	for i, s := range append(nestedSeeds, seeds()...) {
		f.Add([]byte(s), []string{"sponsors.1.role", "objectives.a.measures.m.name", "purpose.text", "reasons.x-y", "status", "tags", "x-a.b.c"}[i%7], someValues[i%len(someValues)], i)
	}
	f.Fuzz(func(t *testing.T, src []byte, dotted, raw string, n int) {
		path := strings.Split(dotted, ".")
		kept := bytes.Clone(src)
		var (
			out []byte
			err error
		)
		how := uint(n) % 3
		switch how {
		case 0:
			out, err = SetAt(src, contractType, path, raw)
		case 1:
			out, err = RemoveAt(src, contractType, path)
		case 2:
			path = path[:1]
			out, err = Append(src, contractType, path[0], raw)
		}
		if !bytes.Equal(src, kept) {
			t.Fatal("the input has changed")
		}
		if err != nil {
			if out != nil {
				t.Errorf("%v comes with bytes", err)
			}
			return
		}
		before, p, ok := treeOf(src, contractType)
		after, q, ok2 := treeOf(out, contractType)
		if !ok || !ok2 || !bytes.Equal(src[p.fence:], out[q.fence:]) || !bytes.Equal(src[:p.front], out[:q.front]) {
			t.Fatalf("more than front matter has changed, or it is not sound any more:\n%q", out)
		}
		from, to := extentOf(src, p, before, path[0])
		at, _ := changed(out, src)
		switch added := len(out) - len(src); {
		case from >= 0 && !(bytes.HasPrefix(out, src[:from]) && bytes.HasSuffix(out, src[to:])):
			t.Errorf("more than the key %q is different in\n%q\nthan in\n%q", path[0], out, src)
		case from < 0 && len(before.Pairs) > 0 && (added < 0 || !bytes.Equal(append(bytes.Clone(out[:at]), out[at+added:]...), src)):
			t.Errorf("the key %q is added, and more is different in\n%q\nthan in\n%q", path[0], out, src)
		}
		others := func(v Value) []string {
			var keys []string
			for _, p := range v.Pairs {
				if p.Key != path[0] {
					keys = append(keys, p.Key)
				}
			}
			return keys
		}
		if !slices.Equal(others(before), others(after)) {
			t.Errorf("the other keys are %q now, and were %q", others(after), others(before))
		}
		if how == 1 {
			if again, err := RemoveAt(out, contractType, path); err != nil || !bytes.Equal(again, out) {
				t.Errorf("taking it away again gives %v and %q", err, again)
			}
		}
	})
}

func FuzzAnItemIsAddedAndNothingElse(f *testing.F) {
	for i, s := range append(append(append([]string{}, hiddenBlocks...), unshared...), belowItem...) {
		f.Add("## Commitments\n- [ ] a\n"+s+"\n## Close\n"+s, i%2 == 0)
		f.Add("## Check-in\n"+s+"## Commitments\n\n<!-- x -->\n"+s, i%2 == 0)
	}
	f.Add("Commitments\n---\n 9) a\n    - b\n\n\n## commitments:\n* c", true)
	f.Fuzz(func(t *testing.T, text string, crlf bool) {
		if strings.Contains(text, "zqxj") {
			return
		}
		src := []byte("---\n" + sessionFront + "---\n" + text)
		if crlf {
			src = bytes.ReplaceAll(src, []byte("\n"), []byte("\r\n"))
		}
		itemAdded(t, src)
	})
}

// itemAdded adds an item to a session's Commitments, and fails where more is different then.
func itemAdded(t *testing.T, src []byte) {
	t.Helper()
	out, found, err := AddItem(src, "Commitments", "- [ ] zqxj")
	if err != nil || !found {
		if out != nil || err != nil && !errors.Is(err, ErrUnsound) {
			t.Errorf("%v comes with %q", err, out)
		}
		return
	}
	a, _ := changed(out, src)
	n := len(out) - len(src)
	if n <= 0 || !bytes.Equal(append(bytes.Clone(out[:a]), out[a+n:]...), src) {
		t.Fatalf("more than an item is different in\n%q\nthan in\n%q", out, src)
	}
	before, after := ParseWhole("x/sessions/03.md", coaching.TypeSession, src), ParseWhole("x/sessions/03.md", coaching.TypeSession, out)
	if !before.BodyRead {
		return
	}
	if !after.BodyRead {
		t.Fatalf("it cannot be read any more: %v\n%q", after.Findings, out)
	}
	seen := 0
	for _, j := range after.Session.Jotted {
		if strings.Contains(j.Text, "zqxj") {
			seen++
		}
	}
	if seen != 1 || len(after.Session.Jotted) != len(before.Session.Jotted)+1 {
		t.Errorf("%d items became %d, %d of them new, in\n%q", len(before.Session.Jotted), len(after.Session.Jotted), seen, out)
	}
	if len(before.Session.Sections) != len(after.Session.Sections) {
		t.Errorf("%d sections became %d in\n%q", len(before.Session.Sections), len(after.Session.Sections), out)
	}
}
