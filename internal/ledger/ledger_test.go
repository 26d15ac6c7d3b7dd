package ledger_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"coachctl/internal/check"
	"coachctl/internal/coaching"
	"coachctl/internal/document"
	"coachctl/internal/help"
	"coachctl/internal/ledger"
	"coachctl/templates"
)

func TestEveryNumberHasOneEntryInOrder(t *testing.T) {
	all := ledger.All()
	if len(all) != ledger.Last {
		t.Errorf("%d entries; want %d", len(all), ledger.Last)
	}
	for i, e := range all {
		if e.Number != i+1 {
			t.Fatalf("entry %d has the number %d", i+1, e.Number)
		}
	}
}

func TestEveryEntryIsOneSentence(t *testing.T) {
	said := map[string]int{}
	for _, e := range ledger.All() {
		end := strings.IndexAny(e.Says, ".?")
		if end != len(e.Says)-1 || strings.TrimSpace(e.Says) != e.Says || len(e.Says) > 130 {
			t.Errorf("%d is not one short sentence: %s", e.Number, e.Says)
		}
		if other := said[e.Says]; other != 0 {
			t.Errorf("%d says what %d says", e.Number, other)
		}
		said[e.Says] = e.Number
		if e.Note != "" && !strings.HasSuffix(e.Note, ".") {
			t.Errorf("%d: a note ends in a full stop", e.Number)
		}
	}
}

func TestEveryHomeExists(t *testing.T) {
	for _, e := range ledger.All() {
		if len(e.Homes) == 0 {
			t.Errorf("%d has no home", e.Number)
		}
		for i, h := range e.Homes {
			if slices.Contains(e.Homes[:i], h) {
				t.Errorf("%d names %s %s twice", e.Number, h.Kind, h.Name)
			}
			if !exists(t, h) {
				t.Errorf("%d: there is no %s %s %s", e.Number, h.Kind, h.Name, h.Words)
			}
		}
	}
}

func exists(t *testing.T, h ledger.Home) bool {
	t.Helper()
	switch h.Kind {
	case ledger.KindRule:
		_, ok := check.RuleOf(h.Name)
		return ok
	case ledger.KindScaffold, ledger.KindLetter:
		text, err := templates.Files.ReadFile(h.Name)
		letter := h.Name == "parts.tmpl" || slices.ContainsFunc([]string{"prompt-", "summary", "brief", "report"}, func(page string) bool {
			return strings.HasPrefix(h.Name, page)
		})
		return err == nil && letter == (h.Kind == ledger.KindLetter) && holds(string(text), h.Words)
	case ledger.KindDue:
		return slices.Contains(dueKinds(t), h.Name)
	case ledger.KindKey:
		return hasKey(document.Fields(coaching.Type(h.Name)), h.Words)
	case ledger.KindCommand:
		return h.Name != "" // the tests of cli call each
	case ledger.KindPage:
		text, ok := help.Page(h.Name)
		return ok && holds(text, h.Words)
	case ledger.KindView:
		return slices.Contains(functions(t, filepath.Join("..", "audience", "*.go")), h.Name)
	}
	return false
}

// holds reports whether words stand in a text, whatever its line ends are.
func holds(text, words string) bool {
	return words != "" && strings.Contains(strings.Join(strings.Fields(text), " "), words)
}

func hasKey(table []document.Field, key string) bool {
	first, rest, nested := strings.Cut(key, ".")
	f, ok := document.FieldOf(table, first)
	return ok && (!nested || hasKey(f.Fields, rest))
}

// dueKinds are the constants of the type Kind in the room due.
func dueKinds(t *testing.T) []string {
	t.Helper()
	var kinds []string
	for _, file := range parsed(t, filepath.Join("..", "due", "*.go")) {
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok {
				return true
			}
			if named, ok := spec.Type.(*ast.Ident); ok && named.Name == "Kind" {
				for _, v := range spec.Values {
					word, err := strconv.Unquote(v.(*ast.BasicLit).Value)
					if err != nil {
						t.Fatal(err)
					}
					kinds = append(kinds, word)
				}
			}
			return true
		})
	}
	return kinds
}

func functions(t *testing.T, pattern string) []string {
	t.Helper()
	var names []string
	for _, file := range parsed(t, pattern) {
		for _, d := range file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil {
				names = append(names, f.Name.Name)
			}
		}
	}
	return names
}

func parsed(t *testing.T, pattern string) []*ast.File {
	t.Helper()
	names, err := filepath.Glob(pattern)
	if err != nil || len(names) == 0 {
		t.Fatalf("%s: nothing there, %v", pattern, err)
	}
	var files []*ast.File
	for _, name := range names {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	return files
}

func TestALookUpFindsNothingThatIsNotThere(t *testing.T) {
	for _, h := range []ledger.Home{
		ledger.Rule("no-such-rule"), ledger.Scaffold("session-regular.md.tmpl", "no such words"), ledger.Scaffold("no.tmpl", "x"),
		ledger.Letter("summary.md.tmpl", ""), ledger.Letter("session-regular.md.tmpl", "Arrive"), ledger.Due("party"),
		ledger.Key("contract", "objectives.no"), ledger.Key("contract", "client.no"), ledger.Key("letter", "what"), ledger.Command(""),
		ledger.Page("practice", "no such words"), ledger.Page("no", "x"), ledger.View("Nobody"),
		{},
	} {
		if exists(t, h) {
			t.Errorf("%s %s %s is found", h.Kind, h.Name, h.Words)
		}
	}
}

// TestRulesAndLedgerNameEachOther compares the numbers that each rule of check names with the homes here, both ways.
func TestRulesAndLedgerNameEachOther(t *testing.T) {
	for _, rule := range check.Rules() {
		var numbers []int
		for _, e := range ledger.Behind(rule.ID) {
			numbers = append(numbers, e.Number)
		}
		if sources := slices.Sorted(slices.Values(rule.Sources)); !slices.Equal(numbers, sources) {
			t.Errorf("%s names %v; the ledger has it as a home of %v", rule.ID, sources, numbers)
		}
	}
}

func TestEveryEntryIsShownByATestThatExists(t *testing.T) {
	in := map[string][]string{}
	for _, e := range ledger.All() {
		room, name, isTest := strings.Cut(e.Test, " ")
		if !isTest {
			rule, ofCheck := strings.CutPrefix(e.Test, "check/testdata/")
			if ofCheck && !slices.Contains(e.Homes, ledger.Rule(rule)) {
				t.Errorf("%d: %s shows a rule that is no home of it", e.Number, e.Test)
			}
			if _, err := os.Stat(filepath.Join("..", filepath.FromSlash(e.Test))); err != nil || e.Test == "" {
				t.Errorf("%d: %q does not exist", e.Number, e.Test)
			}
			continue
		}
		if in[room] == nil {
			in[room] = functions(t, filepath.Join("..", room, "*_test.go"))
		}
		if !strings.HasPrefix(name, "Test") || !slices.Contains(in[room], name) {
			t.Errorf("%d: there is no %s in %s", e.Number, name, room)
		}
	}
}

// texts are all templates and all pages of help, by their names.
func texts(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	entries, err := templates.Files.ReadDir(".")
	if err != nil || len(entries) == 0 {
		t.Fatalf("no templates: %v", err)
	}
	for _, e := range entries {
		text, err := templates.Files.ReadFile(e.Name())
		if err != nil {
			t.Fatal(err)
		}
		out[e.Name()] = string(text)
	}
	for _, topic := range help.Topics() {
		out[topic], _ = help.Page(topic)
	}
	return out
}

// styleSheet is where a percentage is a width and no claim.
var styleSheet = regexp.MustCompile(`(?s)<style>.*?</style>`)

var percentage = regexp.MustCompile(`\d\s*(%|per ?cent)`)

func TestNoPageAndNoTemplateHoldsAPercentage(t *testing.T) {
	for name, text := range texts(t) {
		if found := percentage.FindString(styleSheet.ReplaceAllString(text, "")); found != "" {
			t.Errorf("%s holds %q", name, found)
		}
	}
	for _, e := range ledger.All() {
		if percentage.MatchString(e.Says + e.Note) {
			t.Errorf("%d holds a percentage", e.Number)
		}
	}
}

var citation = regexp.MustCompile(`[A-Z][a-z]+ (et al\.? )?\(?(19|20)\d\d\)?[;.]`)

func TestResearchIsNamedOnOnePageOnly(t *testing.T) {
	for name, text := range texts(t) {
		for _, found := range citation.FindAllString(text, -1) {
			if name != "practice" {
				t.Errorf("%s names a study: %s", name, found)
			}
		}
	}
	page, _ := help.Page("practice")
	if n := len(citation.FindAllString(page, -1)); n != 5 {
		t.Errorf("%d works are named under To read", n)
	}
}
