package document

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"coachctl/internal/coaching"
	"coachctl/internal/diag"
)

// cut takes what stands between two places, as an editor counts lines and columns.
func cut(src string, start, end diag.Pos) string {
	src = strings.TrimPrefix(src, "\ufeff")
	line := []rune(strings.TrimRight(strings.Split(src, "\n")[start.Line-1], "\r"))
	if start.Line != end.Line || start.Col < 1 || end.Col < start.Col || end.Col > len(line)+1 {
		return fmt.Sprintf("no span: %v-%v", start, end)
	}
	return string(line[start.Col-1 : end.Col-1])
}

// A writer of front matter that knows what raw text it wrote for every key and scalar, in order.
type frontWriter struct {
	rnd  *rand.Rand
	out  strings.Builder
	raw  []string
	keys int
}

var someWords = []string{"é", "naïve", "日本語", "😀", "a b", "it's", "C#", "x:y", "2026-03-16", "03", "to-do", "e\u0301", "Zoë  said", "100%", "a, b"}

func (w *frontWriter) word() string { return someWords[w.rnd.IntN(len(someWords))] }

func (w *frontWriter) key() string {
	w.keys++
	k := fmt.Sprintf("k%d%s", w.keys, []string{"", "é", "日", "-x", " b"}[w.rnd.IntN(5)])
	switch w.rnd.IntN(4) {
	case 0:
		k = `"` + k + `"`
	case 1:
		k = `'` + k + `'`
	}
	w.raw = append(w.raw, k)
	return k
}

func (w *frontWriter) scalar(flow bool) string {
	s := w.word()
	switch n := w.rnd.IntN(5); {
	case n == 0:
		s = `"` + s + `\u00e9 \" # "`
	case n == 1:
		s = `'` + strings.ReplaceAll(s, "'", "''") + ` # '''`
	case flow && strings.ContainsAny(s, ",:"):
		s = "plain"
	}
	w.raw = append(w.raw, s)
	return s
}

func (w *frontWriter) flow(depth int) string {
	var parts []string
	n := w.rnd.IntN(3)
	if w.rnd.IntN(2) == 0 {
		for range n {
			parts = append(parts, w.inFlow(depth))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	for range n {
		parts = append(parts, w.key()+": "+w.inFlow(depth))
	}
	return "{" + strings.Join(parts, ",  ") + "}"
}

func (w *frontWriter) inFlow(depth int) string {
	if depth > 0 && w.rnd.IntN(3) == 0 {
		return w.flow(depth - 1)
	}
	return w.scalar(true)
}

func (w *frontWriter) mapping(indent string, depth int) {
	for range 1 + w.rnd.IntN(4) {
		w.out.WriteString(indent + w.key() + ":")
		w.value(indent, depth)
	}
}

func (w *frontWriter) value(indent string, depth int) {
	tail := []string{"\n", "\n", "  # é comment\n", "   \n", "\n\n", "\n# between: keys\n"}[w.rnd.IntN(6)]
	switch n := w.rnd.IntN(8); {
	case n == 0 && depth > 0:
		w.out.WriteString("\n")
		w.mapping(indent+"  ", depth-1)
	case n == 1 && depth > 0:
		w.out.WriteString("\n")
		for range 1 + w.rnd.IntN(3) {
			w.out.WriteString(indent + "-  " + w.scalar(false) + tail)
		}
	case n == 2:
		w.out.WriteString(" " + w.flow(2) + tail)
	case n == 3:
		w.raw = append(w.raw, "|")
		w.out.WriteString(" |\n" + indent + "  é text: [\n" + indent + "  # no comment\n")
	case n == 4:
		w.raw = append(w.raw, "")
		w.out.WriteString(tail)
	case n == 5:
		w.raw = append(w.raw, "two é")
		w.out.WriteString(" two é  \n" + indent + "   lines" + tail)
	default:
		w.out.WriteString([]string{" ", "   "}[w.rnd.IntN(2)] + w.scalar(false) + tail)
	}
}

// spansOf are the spans of the keys and scalars of a tree in the order of the file.
func spansOf(v Value, visit func(start, end diag.Pos)) {
	switch v.Kind {
	case Null, Scalar:
		visit(v.Pos, v.End)
	}
	for _, item := range v.Items {
		spansOf(item, visit)
	}
	for _, p := range v.Pairs {
		visit(p.Pos, p.KeyEnd)
		spansOf(p.Value, visit)
	}
}

func TestTheSpanOfEveryKeyAndScalarIsItsRawText(t *testing.T) {
	for seed := range uint64(3000) {
		w := frontWriter{rnd: rand.New(rand.NewPCG(seed, 1))}
		w.mapping("", 3)
		src := string(matter(w.out.String()))
		if seed%3 == 1 {
			src = strings.ReplaceAll(src, "\n", "\r\n")
		}
		if seed%5 == 1 {
			src = "\ufeff" + src
		}
		d := Parse("x/sessions/01.md", coaching.TypeSession, []byte(src))
		if d.Front.Kind != Map {
			t.Fatalf("seed %d: %v in\n%s", seed, places(d), src)
		}
		var got []string
		spansOf(d.Front, func(start, end diag.Pos) { got = append(got, cut(src, start, end)) })
		if strings.Join(got, "\n") != strings.Join(w.raw, "\n") {
			t.Fatalf("seed %d: spans hold\n%q\nwant\n%q\nin\n%s", seed, got, w.raw, src)
		}
	}
}

func TestASpanLeadsToTheNearestThingThatExists(t *testing.T) {
	src := "---\ntype: contract\nclient: Ann\nstatus: draft\nsponsors:\n  - name: É\n    role: hr\nshare:\nlevels: [a, bé]\n---\n"
	d := Parse("x/contract.md", coaching.TypeContract, []byte(src))
	for _, c := range []struct{ keys, want string }{
		{"client", "Ann"},
		{"sponsors", "sponsors"},
		{"sponsors 0 role", "hr"},
		{"sponsors 0 name", "É"},
		{"levels 1", "bé"},
		{"share", "share"},
		{"sponsors 0 email", ""},
		{"sponsors 7", "sponsors"},
		{"client name", "Ann"},
		{"nothing", "1:1"},
		{"", "1:1"},
	} {
		s := d.Span(strings.Fields(c.keys)...)
		got := cut(src, s.Start, s.End)
		if s.Start == (diag.Pos{Line: 1, Col: 1}) {
			got = "1:1"
		}
		if got != c.want || s.Path != "x/contract.md" {
			t.Errorf("the span of %q holds %q in %s; want %q", c.keys, got, s.Path, c.want)
		}
	}
}
