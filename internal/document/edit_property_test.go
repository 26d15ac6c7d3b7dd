package document

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"

	"coachctl/internal/coaching"
)

var someValues = []string{
	"held", `"a: b"`, `'it''s'`, "[]", "[a, b]", "{a: 1}", "2026-03-16T15:00", "é 日本", `"\u2028"`, "03", "~", `""`, "plain with blanks", `["a, b", c]`,
}

// changed are the offsets of the first and behind the last byte of a that differ from b.
func changed(a, b []byte) (from, to int) {
	for from < len(a) && from < len(b) && a[from] == b[from] {
		from++
	}
	n := 0
	for n < len(a)-from && n < len(b)-from && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	return from, len(a) - n
}

func TestSetChangesOneValueOfAnyFrontMatterAndTakesItBack(t *testing.T) {
	done, back := 0, 0
	for seed := range uint64(4000) {
		w := frontWriter{rnd: rand.New(rand.NewPCG(seed, 4))}
		w.mapping("", 3)
		src := shapes[seed%uint64(len(shapes))]([]byte(w.out.String()))
		d := Parse("x.md", coaching.TypeSession, src)
		pairs := d.Front.Pairs
		key, raw := "status", someValues[w.rnd.IntN(len(someValues))]
		n := w.rnd.IntN(len(pairs) + 1)
		if n < len(pairs) {
			key = pairs[n].Key
		}
		out, err := Set(src, coaching.TypeSession, key, raw)
		if err != nil {
			if n == len(pairs) || pairs[n].Value.Kind < List {
				t.Fatalf("seed %d: setting %s to %s is refused in\n%s", seed, key, raw, src)
			}
			continue
		}
		done++
		after := Parse("x.md", coaching.TypeSession, out)
		v, _ := after.Front.step(key)
		want := Parse("x.md", coaching.TypeSession, matter("v: "+raw+"\n")).Front.Pairs[0].Value
		if !sameText(v.Value, want) {
			t.Fatalf("seed %d: set %s to %s, and read %+v in\n%s", seed, key, raw, v.Value, out)
		}
		if n == len(pairs) {
			if line := Quote(key) + ": " + raw; bytes.Count(out, []byte("\n")) != bytes.Count(src, []byte("\n"))+1 || !strings.Contains(string(out), "\n"+line) {
				t.Fatalf("seed %d: %s was not added as one line in\n%s", seed, line, out)
			}
			continue
		}
		if from, to := changed(src, out); !bytes.Equal(src, out) && !within(src, d, n, from, to) {
			t.Fatalf("seed %d: setting %s to %s changed %q in\n%s", seed, key, raw, src[from:to], src)
		}
		old := cut(string(src), pairs[n].Value.Pos, pairs[n].Value.End)
		if pairs[n].Value.Kind >= List || len([]rune(pairs[n].Value.Text)) > len([]rune(old)) || old == "|" || old == "" {
			continue // what was on several lines comes back on one
		}
		back++
		again, err := Set(out, coaching.TypeSession, key, old)
		if err != nil || !bytes.Equal(again, src) {
			t.Fatalf("seed %d: setting %s to %s and back to %s gives %v\n%q\nof\n%q", seed, key, raw, old, err, again, src)
		}
	}
	if done < 3000 || back < 500 {
		t.Errorf("only %d were set and %d set back", done, back)
	}
}

// within reports whether a stretch lies between the key of a pair and the next one.
func within(src []byte, d *Document, n, from, to int) bool {
	e := editor{src: src, lines: lineStarts(src)}
	if bytes.HasPrefix(src, bom) {
		e.parts.bom = len(bom)
	}
	stop := len(src)
	if n+1 < len(d.Front.Pairs) {
		stop = e.offset(d.Front.Pairs[n+1].Pos)
	}
	return from >= e.offset(d.Front.Pairs[n].KeyEnd) && to <= stop
}

func TestACommentIsNeverLost(t *testing.T) {
	for seed := range uint64(2000) {
		w := frontWriter{rnd: rand.New(rand.NewPCG(seed, 5))}
		w.mapping("", 3)
		src := matter(w.out.String())
		for _, p := range Parse("x.md", coaching.TypeSession, src).Front.Pairs {
			out, err := Set(src, coaching.TypeSession, p.Key, "x")
			if err != nil {
				continue
			}
			for _, comment := range []string{"  # é comment\n", "\n# between: keys\n"} {
				if a, b := strings.Count(string(src), comment), strings.Count(string(out), comment); a != b {
					t.Fatalf("seed %d: setting %s took %d comments to %d in\n%s\nnow\n%s", seed, p.Key, a, b, src, out)
				}
			}
		}
	}
}
