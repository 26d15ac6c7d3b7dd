package document

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"coachctl/internal/coaching"
)

type tally struct{ cases, set, back, added, removed, refused, appended int }

func TestEditsInEveryStyleTouchTheirTargetAndCanBeTakenBack(t *testing.T) {
	seeds := uint64(600)
	if testing.Short() {
		seeds = 100
	}
	types := []coaching.Type{coaching.TypeContract, coaching.TypeSession, coaching.TypeCommitment}
	for part := range uint64(4) {
		t.Run(fmt.Sprint(part), func(t *testing.T) {
			t.Parallel()
			n := tally{}
			for seed := part * seeds; seed < (part+1)*seeds; seed++ {
				w := author{rnd: rand.New(rand.NewPCG(seed, 11))}
				typ := types[seed%3]
				src := w.write(typ)
				v, _, ok := treeOf(src, typ)
				if !ok {
					t.Fatalf("seed %d: cannot be read:\n%s", seed, src)
				}
				for range 9 {
					n.edit(t, &w, src, typ, v)
				}
			}
			t.Logf("%+v", n)
			if n.set < n.cases/6 || n.back < n.set/2 || n.added < n.cases/8 || n.removed < n.cases/8 || n.refused > n.cases/10 {
				t.Errorf("too little was tried: %+v", n)
			}
		})
	}
}

// edit tries one edit of a file and its inverse.
func (n *tally) edit(t *testing.T, w *author, src []byte, typ coaching.Type, v Value) {
	t.Helper()
	n.cases++
	all := paths(v, nil)
	switch w.rnd.IntN(4) {
	case 0:
		n.remove(t, src, typ, all[w.rnd.IntN(len(all))])
	case 1:
		n.add(t, w, src, typ, v)
	case 2:
		n.append(t, w, src, typ)
	default:
		n.setOne(t, w, src, typ, v, all[w.rnd.IntN(len(all))])
	}
}

func (n *tally) wasRefused(t *testing.T, out []byte, err error) bool {
	t.Helper()
	if err == nil {
		return false
	}
	n.refused++
	if out != nil || !errors.Is(err, ErrUnsound) && !errors.Is(err, ErrNoItem) {
		t.Fatalf("%v with %q", err, out)
	}
	return true
}

func (n *tally) setOne(t *testing.T, w *author, src []byte, typ coaching.Type, v Value, path []string) {
	t.Helper()
	raw := someValues[w.rnd.IntN(len(someValues))]
	out, err := SetAt(src, typ, path, raw)
	have := pairAt(v, path).Value
	if n.wasRefused(t, out, err) {
		if have.Kind < List && !strings.Contains(string(src), "\n      ") { // a text over lines between braces
			t.Fatalf("setting %v to %s is refused in\n%s", path, raw, src)
		}
		return
	}
	n.set++
	from, to := stretchOf(src, typ, path)
	if a, b := changed(src, out); !bytes.Equal(src, out) && (a < from || b > to) {
		t.Fatalf("setting %v to %s changed %q (%d-%d, not %d-%d) in\n%s\nto\n%s", path, raw, src[a:b], a, b, from, to, src, out)
	}
	if !othersKept(t, src, out, path) || !slices.Equal(comments(src), comments(out)) {
		t.Fatalf("setting %v to %s changed another value or lost a comment in\n%s\nnow\n%s", path, raw, src, out)
	}
	if have.Kind != Scalar || have.Plain && len([]rune(have.Text)) != have.End.Col-have.Pos.Col {
		return
	}
	old := cut(string(src), have.Pos, have.End)
	if scalarOf(old) != have.Text {
		return // it stands on several lines, which one line cannot bring back
	}
	n.back++
	if again, err := SetAt(out, typ, path, old); err != nil || !bytes.Equal(again, src) {
		t.Fatalf("setting %v to %s and back to %s gives %v\n%s\nby way of\n%s\nof\n%s", path, raw, old, err, again, out, src)
	}
}

func (n *tally) remove(t *testing.T, src []byte, typ coaching.Type, path []string) {
	t.Helper()
	out, err := RemoveAt(src, typ, path)
	if n.wasRefused(t, out, err) {
		return
	}
	n.removed++
	v, _, _ := treeOf(src, typ)
	path = emptied(v, path)
	from, to := stretchOf(src, typ, path)
	if comma := bytes.LastIndexByte(src[:to], ','); comma >= 0 {
		if own := bytes.Index(src[comma:], []byte(path[len(path)-1])); own >= 0 && len(bytes.Trim(src[comma:comma+own], ", \r\n\"'")) == 0 {
			from = min(from, comma)
		}
	}
	// Equal text at both ends of what was cut may move the stretch, never lengthen it.
	if a, b := changed(src, out); len(src)-len(out) > to-from || a < from && b > to {
		t.Fatalf("removing %v changed %q in\n%s\nto\n%s", path, src[a:b], src, out)
	}
	if !othersKept(t, src, out, path) || !slices.Equal(comments(src), comments(out)) {
		t.Fatalf("removing %v changed another value or lost a comment in\n%s\nnow\n%s", path, src, out)
	}
	if again, err := RemoveAt(out, typ, path); err != nil || !bytes.Equal(again, out) {
		t.Fatalf("removing %v again: %v\n%s", path, err, again)
	}
}

func (n *tally) add(t *testing.T, w *author, src []byte, typ coaching.Type, v Value) {
	t.Helper()
	table := Fields(typ)
	f := table[w.rnd.IntN(len(table))]
	path := []string{f.Key}
	if f.Form == Group {
		path = append(path, f.Fields[w.rnd.IntN(len(f.Fields))].Key)
	} else if have, ok := v.Get(f.Key); ok && f.Form == GroupList && len(have.Items) > 0 {
		path = append(path, "1", f.Fields[w.rnd.IntN(len(f.Fields))].Key)
	}
	if there, ok := v.Get(f.Key); f.Form == Group && ok && len(there.Pairs) == 0 {
		return // taken back, it takes the empty map with it
	}
	at := v
	for _, step := range path {
		if i, ok := stepIndex(at, step); ok && at.Kind == Map {
			at = at.Pairs[i].Value
			if len(path) > 1 && at.Kind == Null {
				return // likewise
			}
		} else if ok {
			at = at.Items[i]
			if len(at.Pairs) == 0 {
				return
			}
		} else {
			at = Value{Kind: Null, Text: "missing"}
			break
		}
	}
	if at.Text != "missing" {
		return
	}
	raw := someValues[w.rnd.IntN(len(someValues))]
	out, err := SetAt(src, typ, path, raw)
	if n.wasRefused(t, out, err) {
		t.Fatalf("adding %v: %s is refused in\n%s", path, raw, src)
	}
	n.added++
	a, _ := changed(src, out)
	if grown := len(out) - len(src); grown <= 0 || !bytes.Equal(append(bytes.Clone(out[:a]), out[a+grown:]...), src) {
		t.Fatalf("adding %v: %s changed more in\n%s\nnow\n%s", path, raw, src, out)
	}
	if again, err := SetAt(out, typ, path, raw); err != nil || !bytes.Equal(again, out) {
		t.Fatalf("adding %v a second time: %v\n%s\nfrom\n%s", path, err, again, out)
	}
	if back, err := RemoveAt(out, typ, path); err != nil || !bytes.Equal(back, src) {
		t.Fatalf("adding %v: %s and removing it gives %v\n%s\nby way of\n%s\nof\n%s", path, raw, err, back, out, src)
	}
}

func (n *tally) append(t *testing.T, w *author, src []byte, typ coaching.Type) {
	t.Helper()
	key := map[coaching.Type]string{coaching.TypeContract: "sponsor_sees", coaching.TypeSession: "share", coaching.TypeCommitment: "reviewed"}[typ]
	item := w.pick("04", "a b", "x: y", "it's")
	out, err := Append(src, typ, key, item)
	if n.wasRefused(t, out, err) {
		return
	}
	n.appended++
	if !slices.Equal(comments(src), comments(out)) {
		t.Fatalf("appending %s lost a comment in\n%s\nnow\n%s", item, src, out)
	}
	v, _, _ := treeOf(out, typ)
	list, _ := v.Get(key)
	if !slices.ContainsFunc(list.Items, func(v Value) bool { return v.Text == item }) {
		t.Fatalf("%s is not appended in\n%s\nnow\n%s", item, src, out)
	}
	if again, err := Append(out, typ, key, item); err != nil || !bytes.Equal(again, out) {
		t.Fatalf("appending %s again: %v\n%s", item, err, again)
	}
}
