package schema_test

import (
	"errors"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"coachctl/internal/coaching"
	"coachctl/internal/document"
	"coachctl/internal/help"
)

var (
	zoneName    = regexp.MustCompile(`^[\w+.-][\w+./-]*$`)
	gapRange    = regexp.MustCompile(`^\d+[hdw](-\d+[hdw])?$`)
	beyondASCII = regexp.MustCompile(`[^\x00-\x7f]`)
	figures     = regexp.MustCompile(`@\[[0-9A-Fa-f:.]+\]$`)
)

// left is the closed list of what a schema lets through and check refuses as the form of a value. The page of help has
// each in these words, and each has a document that shows it.
var left = []struct {
	says string
	of   coaching.Type
	src  string
	fits func(document.Field, document.Value) bool
}{
	{
		says: "whether a time zone exists",
		of:   coaching.TypePractice, src: "coach: Dana\ntimezone: Europe/Lundon\n",
		fits: func(f document.Field, v document.Value) bool {
			return f.Form == document.Zone && zoneName.MatchString(v.Text)
		},
	},
	{
		says: "whether a range such as 10d-14d runs from the shorter to the longer, in whole days",
		of:   coaching.TypePractice, src: "coach: Dana\ntimezone: Europe/London\ndefaults:\n  cadence: 14d-10d\n",
		fits: func(f document.Field, v document.Value) bool {
			return f.Form == document.Gap && gapRange.MatchString(v.Text)
		},
	},
	{
		says: "how a number or a truth value is spelt, where YAML takes several spellings for one (12.0 for 12, True for true)",
		of:   coaching.TypeContract, src: "---\ntype: contract\nclient: Priya\nstatus: draft\nsessions: 12.0\n---\n",
		fits: func(_ document.Field, v document.Value) bool { return v.Plain && jsonText(v.Text) != v.Text },
	},
	{
		says: "how the five levels of a goal scale are spelt, likewise (02 for 2)",
		of:   coaching.TypeContract,
		src: "---\ntype: contract\nclient: Priya\nstatus: draft\nobjectives:\n  - id: a\n    statement: b\n    status: draft\n" +
			"    measures:\n      - id: m\n        kind: gas\n        levels: {-2: a, -1: b, 0: c, 1: d, 02: e}\n---\n",
		fits: func(f document.Field, v document.Value) bool {
			for _, p := range v.Pairs {
				if f.Form == document.Levels && jsonKey(p) != strings.TrimPrefix(p.Key, "+") {
					return true
				}
			}
			return false
		},
	},
	{
		says: "a number in quotes that is too large to reckon with, as 1e999",
		of:   coaching.TypeSession, src: "---\ntype: session\nkind: regular\nstart: 2026-03-16T15:00\nstatus: planned\nreadings: {m: \"1e999\"}\n---\n",
		fits: func(f document.Field, v document.Value) bool {
			_, err := strconv.ParseFloat(v.Text, 64)
			return (f.Form == document.Number || f.Form == document.NumberMap) && errors.Is(err, strconv.ErrRange)
		},
	},
	{
		says: "which signs beyond ASCII are letters, in a short name",
		of:   coaching.TypeCommitment, src: "---\ntype: commitment\nwhat: a\nby: 2026-03-16\nstatus: open\nsession: a\u2013b\n---\n",
		fits: func(f document.Field, v document.Value) bool {
			return f.Form == document.ID && beyondASCII.MatchString(v.Text)
		},
	},
	{
		says: "whether the figures between the brackets of me@[192.0.2.1] are an address",
		of:   coaching.TypePractice, src: "coach: Dana\ntimezone: Europe/London\nemail: \"me@[1.2]\"\n",
		fits: func(f document.Field, v document.Value) bool {
			return f.Form == document.Email && figures.MatchString(v.Text)
		},
	},
}

// leftToCheck reports whether the value at a place is one of those that a schema leaves to check.
func leftToCheck(of coaching.Type, front document.Value, at string) bool {
	table, v, f := document.Fields(of), front, document.Field{}
	for _, step := range strings.Split(at, "/") {
		next, found := document.Value{}, false
		if i, err := strconv.Atoi(step); err == nil && v.Kind == document.List && i < len(v.Items) {
			next, found = v.Items[i], true
		}
		for _, p := range v.Pairs {
			if jsonKey(p) == step {
				next, found = p.Value, true
			}
		}
		if !found {
			return false
		}
		if known, ok := document.FieldOf(table, step); ok {
			f, table = known, known.Fields
		}
		v = next
	}
	for _, l := range left {
		if l.fits(f, v) {
			return true
		}
	}
	return false
}

func TestWhatIsLeftToCheckIsSaidAndShown(t *testing.T) {
	page, ok := help.Page("editors")
	if !ok {
		t.Fatal("there is no page on editors")
	}
	page = strings.Join(strings.Fields(page), " ")
	for _, l := range left {
		if !strings.Contains(page, l.says) {
			t.Errorf("the page on editors does not say: %s", l.says)
		}
		r, ok := read(t, l.of, l.src)
		if !ok || len(r.wrong) != 1 {
			t.Errorf("%s: check refuses %v", l.says, r.wrong)
			continue
		}
		if got := refused(t, compiled()[l.of], instance(r.doc.Front)); len(got) > 0 {
			t.Errorf("%s: the schema refuses it too, at %v", l.says, got)
		}
		for at := range r.wrong {
			if !leftToCheck(l.of, r.doc.Front, at) {
				t.Errorf("%s: %s is not recognised", l.says, at)
			}
		}
	}
}
