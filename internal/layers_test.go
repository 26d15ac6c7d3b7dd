package internal_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// rooms is the direction of imports: beside the standard library each room may import only this. README.md beside this
// file draws it. An arrow that is not here is a decision: make it here first.
var rooms = map[string][]string{
	"cmd/coachctl":       {"internal/cli", "golang.org/x/term"},
	"cmd/coachctl-man":   {"internal/cli", "internal/manual"},
	"internal/manual":    {"internal/cli", "internal/help", "github.com/cpuguy83/go-md2man"},
	"internal/cli":       {"*", "github.com/spf13/cobra", "github.com/spf13/pflag"},
	"internal/present":   {"internal/diag", "internal/due", "internal/coaching", "internal/plan", "internal/when", "github.com/mattn/go-runewidth", "github.com/rogpeppe/go-internal/diff"},
	"internal/render":    {"internal/audience", "internal/burden", "internal/fill", "internal/plot", "github.com/mattn/go-runewidth", "github.com/yuin/goldmark"},
	"internal/audience":  {"internal/award", "internal/coaching", "internal/due"},
	"internal/check":     {"internal/document", "internal/coaching", "internal/diag"},
	"internal/schema":    {"internal/document", "internal/coaching"},
	"internal/workspace": {"internal/document", "internal/coaching", "internal/plan", "github.com/gofrs/flock", "golang.org/x/sys/unix"},
	"internal/scaffold":  {"internal/coaching", "internal/fill"},
	"internal/due":       {"internal/coaching"},
	"internal/sample":    {"internal/coaching", "internal/document", "internal/fill", "internal/scaffold", "templates"},
	"internal/amend":     {"internal/document", "internal/coaching", "internal/plan", "internal/scaffold", "internal/when"},
	"internal/document":  {"internal/burden", "internal/coaching", "internal/diag", "github.com/adrg/frontmatter", "gopkg.in/yaml.v3", "github.com/yuin/goldmark"},
	"internal/when":      {"internal/coaching"},
	"internal/intake":    {"internal/amend", "internal/coaching", "internal/diag", "internal/document", "internal/ics", "internal/plan", "internal/scaffold", "internal/when"},
	"internal/ics":       {"internal/audience", "github.com/emersion/go-ical", "github.com/teambition/rrule-go"},
	"internal/help":      {},
	"internal/coaching":  {},
	"internal/diag":      {},
	"internal/plan":      {},
	"internal/burden":    {},
	"internal/fill":      {},
	"internal/git":       {},
	"internal/plot":      {},
	"internal/ledger":    {},
	"internal/award":     {},
	"templates":          {},

	"internal/sample/measure":   {},
	"internal/sample/practices": {"internal/coaching", "internal/sample", "internal/scaffold"},
}

// forbidden are packages of the standard library that a room must do without, and why.
var forbidden = map[string][]string{
	"internal/coaching": {"os", "io/fs", "net/http", "os/exec"},
	"internal/diag":     {"os", "io/fs", "net/http", "os/exec"},
	"internal/due":      {"os", "io/fs", "net/http", "os/exec"},
	"internal/amend":    {"os", "io/fs", "net/http", "os/exec"},
	"internal/audience": {"os", "io/fs", "net/http", "os/exec", "reflect"},
	"internal/check":    {"os", "io/fs", "net/http", "os/exec"},
	"internal/document": {"os", "io/fs", "net/http", "os/exec"},
	"internal/ics":      {"os", "io/fs", "net/http", "os/exec"},
	"internal/manual":   {"os", "io/fs", "net/http", "os/exec"},
	"internal/intake":   {"os", "io/fs", "net/http", "os/exec"},
	"internal/plot":     {"os", "io/fs", "net/http", "os/exec"},
	"internal/render":   {"os", "io/fs", "net/http", "os/exec"},
	"internal/scaffold": {"os", "net/http", "os/exec"},
	"internal/schema":   {"os", "io/fs", "net/http", "os/exec"},
}

func TestEveryArrowIsInTheTable(t *testing.T) {
	for room, imports := range importsOf(t, "..") {
		allowed, known := rooms[room]
		if !known {
			t.Errorf("%s is a room that the table does not know", room)
			continue
		}
		for _, imp := range imports {
			inside, ours := strings.CutPrefix(imp, "coachctl/")
			switch {
			case ours && !slices.Contains(allowed, inside) && !(slices.Contains(allowed, "*") && inside != "cmd/coachctl"):
				t.Errorf("%s imports %s: that arrow is not in the table", room, inside)
			case !ours && strings.Contains(strings.Split(imp, "/")[0], ".") && !allowedOutside(allowed, imp):
				t.Errorf("%s imports %s: that library belongs to another room", room, imp)
			case slices.Contains(forbidden[room], imp):
				t.Errorf("%s imports %s, which a pure room does without", room, imp)
			case imp == "net" || strings.HasPrefix(imp, "net/") && imp != "net/mail" && imp != "net/url":
				t.Errorf("%s imports %s: nothing leaves the machine", room, imp)
			}
		}
	}
}

// TestTheTableHasNoDeadArrow keeps the table from allowing what nobody needs.
func TestTheTableHasNoDeadArrow(t *testing.T) {
	imports := importsOf(t, "..")
	for room, allowed := range rooms {
		have, exists := imports[room]
		if !exists {
			t.Errorf("the table has a room %s that does not exist", room)
		}
		for _, a := range allowed {
			used := slices.ContainsFunc(have, func(imp string) bool {
				return a == "*" || imp == "coachctl/"+a || imp == a || strings.HasPrefix(imp, a+"/")
			})
			if !used {
				t.Errorf("the table lets %s import %s, and it does not", room, a)
			}
		}
	}
}

func allowedOutside(allowed []string, imp string) bool {
	return slices.ContainsFunc(allowed, func(a string) bool { return imp == a || strings.HasPrefix(imp, a+"/") })
}

// importsOf lists what each room imports outside of its tests.
func importsOf(t *testing.T, root string) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	err := filepath.WalkDir(root, func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() && (strings.HasPrefix(e.Name(), ".") && len(e.Name()) > 2 || e.Name() == "testdata" || e.Name() == "examples") {
			return filepath.SkipDir
		}
		if e.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		src, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, src, parser.ImportsOnly)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, filepath.Dir(name))
		if err != nil {
			return err
		}
		room := path.Clean(filepath.ToSlash(rel))
		if _, seen := out[room]; !seen {
			out[room] = nil
		}
		for _, spec := range file.Imports {
			imp, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			out[room] = append(out[room], imp)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
