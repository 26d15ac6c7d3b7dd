package document

import (
	"strings"
	"testing"

	"coachctl/internal/coaching"
)

func TestTheTablesAreSound(t *testing.T) {
	var walk func(t *testing.T, name string, table []Field, top bool)
	walk = func(t *testing.T, name string, table []Field, top bool) {
		seen := map[string]bool{}
		for _, f := range table {
			where := name + "." + f.Key
			if f.Key == "" || seen[f.Key] || strings.HasPrefix(f.Key, "x-") || foreign[f.Key] || f.Key != strings.ToLower(f.Key) {
				t.Errorf("%s: the key stands twice or is reserved", where)
			}
			seen[f.Key] = true
			if !strings.HasSuffix(f.Doc, ".") || strings.TrimSpace(f.Doc) != f.Doc {
				t.Errorf("%s: %q is no sentence", where, f.Doc)
			}
			if wantsWords := f.Form == Word || f.Form == WordList || f.Form == WordMap; wantsWords != (len(f.Words) > 0) {
				t.Errorf("%s: words %v", where, f.Words)
			}
			if wantsFields := f.Form == Group || f.Form == GroupList; wantsFields != (len(f.Fields) > 0) {
				t.Errorf("%s: fields %v", where, f.Fields)
			}
			if (f.Form == Whole) != (f.Max > 0) || f.Min > f.Max {
				t.Errorf("%s: from %d to %d", where, f.Min, f.Max)
			}
			if f.Needed && !top {
				t.Errorf("%s: only a key of the file itself may be needed", where)
			}
			if f.Required && example(f) == "" {
				t.Errorf("%s: has no example", where)
			}
			words := map[string]bool{}
			for _, w := range f.Words {
				if words[w] || w == "" || strings.ContainsAny(w, " ,|") {
					t.Errorf("%s: word %q", where, w)
				}
				words[w] = true
			}
			walk(t, where, f.Fields, false)
		}
	}
	for _, kind := range []coaching.Type{practiceType, contractType, sessionType, commitmentType} {
		t.Run(string(kind), func(t *testing.T) {
			if len(Fields(kind)) == 0 {
				t.Fatal("no table")
			}
			walk(t, string(kind), Fields(kind), true)
		})
	}
	if Fields("other") != nil {
		t.Error("a type that does not exist has a table")
	}
}

func TestTheRequiredKeysAreTheOnesOfTheFormat(t *testing.T) {
	for kind, want := range map[coaching.Type]string{
		practiceType: "coach timezone", contractType: "type client status", sessionType: "type kind start status", commitmentType: "type what by status",
	} {
		var got []string
		for _, f := range Fields(kind) {
			if f.Required {
				got = append(got, f.Key)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s requires %v; want %s", kind, got, want)
		}
	}
}

func TestTheExampleOfAFormHasThatForm(t *testing.T) {
	for _, f := range []Field{
		{Form: Email},
		{Form: Day},
		{Form: At},
		{Form: Start},
		{Form: By},
		{Form: Length},
		{Form: Gap},
		{Form: Number},
		{Form: Truth},
		{Form: Zone},
		{Form: Whole, Min: 1, Max: 480},
		{Form: Whole, Min: 20, Max: 30},
		{Form: Whole, Min: 0, Max: 3},
	} {
		if reason := formError(f, example(f)); reason != "" {
			t.Errorf("form %d: %s %s", f.Form, example(f), reason)
		}
	}
}

func TestNearestFindsASlipAndNothingFurther(t *testing.T) {
	known := []string{"status", "start", "by", "minutes", "kind"}
	for word, want := range map[string]string{
		"status": "status", "statsu": "status", "Status": "status", "stat": "start", "minute": "minutes", "minuets": "minutes", "kidn": "kind",
		"my": "by", "me": "", "x": "", "": "", "statement": "", "knd": "kind", "stsrta": "start",
	} {
		if got := Nearest(word, known); got != want {
			t.Errorf("nearest to %q is %q; want %q", word, got, want)
		}
	}
	for _, c := range []struct {
		a, b string
		n    int
	}{{"", "", 0}, {"a", "", 1}, {"ab", "ba", 1}, {"abc", "abcd", 1}, {"é", "e", 1}, {"abcd", "dcba", 3}, {"abc", "abcdef", 3}, {"kitten", "sitting", 3}} {
		if got := Edits(c.a, c.b); min(got, 3) != c.n || got != Edits(c.b, c.a) {
			t.Errorf("%q to %q is %d edits; want %d", c.a, c.b, got, c.n)
		}
	}
}
