package schema_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"coachctl/internal/coaching"
)

var typeLine = regexp.MustCompile(`(?m)^type: *"?([a-z]+)`)

// typeOf is the type that a file has by its place in a practice, or else by what it says.
func typeOf(name, text string) coaching.Type {
	dir, base := path.Split(name)
	switch {
	case base == "coachctl.yaml" || base == "practice-coachctl.yaml":
		return coaching.TypePractice
	case !strings.HasPrefix(strings.TrimPrefix(text, "\ufeff"), "---"):
		return ""
	case base == "contract.md":
		return coaching.TypeContract
	case strings.HasSuffix(dir, "sessions/"):
		return coaching.TypeSession
	case strings.HasSuffix(dir, "commitments/"):
		return coaching.TypeCommitment
	}
	if m := typeLine.FindStringSubmatch(text); m != nil {
		switch t := coaching.Type(m[1]); t {
		case coaching.TypeContract, coaching.TypeSession, coaching.TypeCommitment:
			return t
		}
	}
	return ""
}

// corpus is every document that another test of this house, or its examples, has on disk: by where it is from, its text.
func corpus(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	archives, err := filepath.Glob("../*/testdata/*/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	base := files(t, "../check/testdata/base.txtar")
	add := func(from string, in map[string]string) {
		for name, text := range in {
			out[from+"/"+name] = text
		}
	}
	add("base", base)
	for _, name := range archives {
		add(name, files(t, name))
		if strings.Contains(filepath.ToSlash(name), "/check/") {
			add(name, changed(t, name, base))
		}
	}
	for _, root := range []string{"../../examples", "../scaffold/testdata"} {
		add(root, onDisk(t, root))
	}
	add("document", literals(t, "../document/*_test.go"))
	return out
}

func files(t *testing.T, name string) map[string]string {
	t.Helper()
	a, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range a.Files {
		out[f.Name] = string(f.Data)
	}
	return out
}

// changed are the documents of the sound practice that the comment of a fixture replaces something in.
func changed(t *testing.T, name string, base map[string]string) map[string]string {
	t.Helper()
	a, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for line := range strings.Lines(string(a.Comment)) {
		rest, sub := strings.CutPrefix(strings.TrimSpace(line), "sub ")
		p, rest, _ := strings.Cut(rest, " ")
		from, err := strconv.QuotedPrefix(rest)
		if !sub || err != nil {
			continue
		}
		to, err := strconv.Unquote(strings.TrimSpace(strings.TrimPrefix(rest, from)))
		from, _ = strconv.Unquote(from)
		text, begun := out[p]
		if !begun {
			text = base[p]
		}
		if err == nil {
			out[p] = strings.ReplaceAll(text, from, to)
		}
	}
	return out
}

func onDisk(t *testing.T, root string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(root, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := os.ReadFile(name)
		out[filepath.ToSlash(name)] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// literals are the texts of tests that begin as front matter does.
func literals(t *testing.T, pattern string) map[string]string {
	t.Helper()
	names, err := filepath.Glob(pattern)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, name := range names {
		places := token.NewFileSet()
		file, err := parser.ParseFile(places, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				if text, err := strconv.Unquote(lit.Value); err == nil && strings.HasPrefix(text, "---\n") {
					out[places.Position(lit.Pos()).String()] = text
				}
			}
			return true
		})
	}
	return out
}

func TestSchemaAndCheckAgreeOnEveryDocumentOfTheTests(t *testing.T) {
	whole, broken, refused := 0, 0, 0
	for from, text := range corpus(t) {
		of := typeOf(from, text)
		if of == "" {
			continue
		}
		r, ok := read(t, of, text)
		if !ok {
			broken++
			continue
		}
		whole++
		if len(r.wrong) > 0 {
			refused++
		}
		for _, line := range r.disagreement(t, of) {
			t.Errorf("%s: %s", from, line)
		}
	}
	t.Logf("%d documents, %d of them refused; %d more are no YAML that is read", whole, refused, broken)
	if whole < 700 || refused < 30 {
		t.Errorf("only %d documents were held against both, and %d refused", whole, refused)
	}
}
