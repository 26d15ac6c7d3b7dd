package document

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"coachctl/internal/coaching"
	"coachctl/internal/diag"
)

var (
	wordOf = regexp.MustCompile(`\p{L}{4,}`)
	codeOf = regexp.MustCompile(`U\+[0-9A-F]{4,6}`)
)

// ownWords are the words of all the texts in the sources of this package and of the domain: what a finding may say.
var ownWords = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{}
	for _, dir := range []string{".", "../coaching"} {
		entries, err := os.ReadDir(dir)
		if err != nil {
			panic(err)
		}
		for _, e := range entries {
			if !strings.HasSuffix(e.Name(), ".go") || strings.HasSuffix(e.Name(), "_test.go") {
				continue
			}
			file, err := parser.ParseFile(token.NewFileSet(), dir+"/"+e.Name(), nil, 0)
			if err != nil {
				panic(err)
			}
			ast.Inspect(file, func(n ast.Node) bool {
				if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
					text, _ := strconv.Unquote(lit.Value)
					for _, w := range wordOf.FindAllString(text, -1) {
						words[w] = true
					}
				}
				return true
			})
		}
	}
	return words
})

// soundFindings fails when a finding stands outside of its file or says a word that is not the tool's own.
func soundFindings(t *testing.T, d *Document, src []byte) {
	t.Helper()
	lines := bytes.Split(bytes.TrimPrefix(src, bom), []byte("\n"))
	inside := func(p diag.Pos) bool {
		return p.Line >= 1 && p.Line <= len(lines) && p.Col >= 1 && p.Col <= utf8.RuneCount(lines[p.Line-1])+1
	}
	for _, f := range d.Findings {
		if !inside(f.Start) || !inside(f.End) || f.End.Line < f.Start.Line || f.End.Line == f.Start.Line && f.End.Col < f.Start.Col {
			t.Errorf("%s stands at %v-%v, outside of the file", f.Rule, f.Start, f.End)
		}
		for _, n := range f.Related {
			if !inside(n.Start) {
				t.Errorf("a note of %s stands at %v, outside of the file", f.Rule, n.Start)
			}
		}
		for _, w := range wordOf.FindAllString(codeOf.ReplaceAllString(f.Message+" "+f.Hint, ""), -1) {
			if !ownWords()[w] {
				t.Errorf("%s says %q, which is none of the tool's words", f.Rule, w)
			}
		}
	}
}

var fuzzTypes = []coaching.Type{practiceType, contractType, sessionType, commitmentType}

func seeds() []string {
	w := "Zqxj"
	out := []string{
		"", "---\n---\n", "---\n" + sessionFront + "---\n## Agenda\n- a\nValuable if: b\n", "\ufeff---\r\n" + strings.ReplaceAll(sessionFront, "\n", "\r\n") + "---\r\n",
		"---\ntype: contract\nclient: " + w + "\nstatus: draft\nsponsors:\n- {name: A, role: " + w + "}\nobjectives:\n  - id: a\n    measures: [{levels: {-2: a}}]\n---\n## Support\n",
		"---\ntype: commitment\nwhat: |\n  " + w + "\nby: " + w + "\nstatus: 'open'\nreviewed: [03, \"04\"]\n---\n", "---\na: &b [*b]\n<<: *b\n? [x]\n: !t y\n---\n",
		"---\ntitle: Goal: " + w + "\nwho: @" + w + "\n---\n", "---\nx: [a\n---\n", "coach: A\ntimezone: " + w + "\ndefaults:\n\tcadence: x\n", "---\nrater: >-\n  a\n  ---\n  b\n---\n",
	}
	for _, b := range append(append(append([]string{}, hiddenBlocks...), unshared...), belowItem...) {
		out = append(out, "---\n"+sessionFront+"---\n## Takeaways\n- Decision: a\n"+b)
	}
	return out
}

func FuzzParseNeverPanicsAndStaysInsideTheFile(f *testing.F) {
	for i, s := range seeds() {
		f.Add([]byte(s), i)
	}
	f.Fuzz(func(t *testing.T, src []byte, n int) {
		kind := fuzzTypes[uint(n)%uint(len(fuzzTypes))]
		d := ParseWhole("x/y/z.md", kind, bytes.Clone(src))
		soundFindings(t, d, src)
		records := 0
		for _, set := range []bool{d.Practice != nil, d.Contract != nil, d.Session != nil, d.Commitment != nil} {
			if set {
				records++
			}
		}
		if d.Readable != (records == 1) || records > 1 {
			t.Errorf("readable is %v and %d records are set", d.Readable, records)
		}
		if !d.Readable && len(d.Findings) == 0 {
			t.Error("the file is not readable, and nothing says why")
		}
		spansOf(d.Front, func(start, end diag.Pos) {
			if start == (diag.Pos{}) {
				return // front matter that could not be read
			}
			if got := cut(string(src), start, end); strings.HasPrefix(got, "no span") {
				t.Errorf("%s of a key or value", got)
			}
		})
		again := ParseWhole("x/y/z.md", kind, src)
		if len(again.Findings) != len(d.Findings) || !equal(again.Front, d.Front) {
			t.Error("a second reading differs")
		}
	})
}

func FuzzSetChangesOneValueOrNothing(f *testing.F) {
	for i, s := range seeds() {
		f.Add([]byte(s), "status", someValues[i%len(someValues)])
		f.Add([]byte(s), "share", "[a]")
	}
	f.Fuzz(func(t *testing.T, src []byte, key, raw string) {
		kept := bytes.Clone(src)
		out, err := Set(src, sessionType, key, raw)
		if !bytes.Equal(src, kept) {
			t.Error("the input has changed")
		}
		if err != nil {
			return
		}
		before, after := Parse("x.md", sessionType, src), Parse("x.md", sessionType, out)
		others := 0
		for _, p := range before.Front.Pairs {
			if p.Key == key {
				continue
			}
			others++
			if q, ok := after.Front.step(p.Key); !ok || !equal(p.Value, q.Value) {
				t.Errorf("another key has changed from %+v to %+v", p.Value, q.Value)
			}
		}
		if _, ok := after.Front.step(key); !ok || others+1 != len(after.Front.Pairs) {
			t.Errorf("there are %d keys now, and %d others before", len(after.Front.Pairs), others)
		}
		if strings.Contains(raw, "#") {
			return // a comment that comes with the value stays with every one that follows
		}
		again, err := Set(out, sessionType, key, raw)
		if err != nil || !bytes.Equal(again, out) {
			t.Errorf("setting it again gives %v and %q", err, again)
		}
	})
}

func FuzzBodyKeepsCommentsAndLinesBelowItems(f *testing.F) {
	for _, s := range append(append(append([]string{}, hiddenBlocks...), unshared...), belowItem...) {
		f.Add(strings.ReplaceAll(s, marker, "x"))
	}
	f.Add("## Agenda\n- [ ] [[a|b]] %%c%%\n\n## Close (2 min)\nShifted: `` ` ``\n")
	f.Fuzz(func(t *testing.T, body string) {
		if strings.Contains(body, marker) {
			t.Skip()
		}
		src := "---\n" + sessionFront + "---\n## Takeaways\n- Decision: a\nZqxj\n\n<!-- Zqxj -->\n\n" + body + "\n"
		d := ParseWhole("x/sessions/03.md", sessionType, []byte(src))
		soundFindings(t, d, []byte(src))
		if d.Session == nil {
			return
		}
		if strings.Contains(shared(d.Session), marker) {
			t.Errorf("an unlabelled line is shared: %q", shared(d.Session))
		}
		lines := strings.Count(src, "\n") + 1
		for _, s := range d.Session.Sections {
			if s.Line < 1 || s.Line > lines {
				t.Errorf("a section stands on line %d", s.Line)
			}
			if strings.Count(s.Text, marker) > 1 {
				t.Errorf("a comment is carried: %q", s.Text)
			}
		}
		for _, l := range append(d.Session.Agenda, d.Session.ValuableIf, d.Session.Shifted) {
			if strings.Contains(l.Text, "\n") || l.Line > lines || l.Line < 1 && l.Text != "" {
				t.Errorf("%q stands on line %d", l.Text, l.Line)
			}
		}
	})
}

func FuzzBehindAWallNothingIsShared(f *testing.F) {
	for i, s := range append(append(append([]string{}, hiddenBlocks...), unshared...), belowItem...) {
		f.Add(strings.ReplaceAll(s, marker, "x"), i)
	}
	f.Add("## Reading (5 min):\nx\n- y\n", 3)
	f.Fuzz(func(t *testing.T, body string, n int) {
		if strings.Contains(body, marker) {
			t.Skip()
		}
		wall := nearPrivate[uint(n)%uint(len(nearPrivate))]
		src := "---\n" + sessionFront + "share: [Reading]\n---\n## Takeaways\n" + body + "\n\n" + wall + "\n\n- Decision: Zqxj\n- [ ] Zqxj\n\nValuable if: Zqxj\nShifted: Zqxj\n"
		d := ParseWhole("x/sessions/03.md", sessionType, []byte(src))
		soundFindings(t, d, []byte(src))
		if d.Session == nil {
			return
		}
		got := shared(d.Session)
		for _, s := range d.Session.Sections {
			if coaching.SameHeading(s.Title, "Reading") {
				got += s.Text
			}
		}
		if strings.Contains(got, marker) {
			t.Errorf("behind %q goes out %q", wall, got)
		}
	})
}
