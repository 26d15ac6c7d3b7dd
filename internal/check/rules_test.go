package check_test

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
	"coachctl/internal/diag"
)

func TestNothingIsWrongInTheBase(t *testing.T) {
	for _, d := range findings(t, practice(t, ""), noon) {
		t.Error(written(d))
	}
}

func TestEveryRuleFindsItsBadAndLeavesItsGoodAlone(t *testing.T) {
	for _, rule := range check.Rules() {
		t.Run(rule.ID, func(t *testing.T) {
			dir := filepath.Join("testdata", rule.ID)
			for _, d := range findings(t, practice(t, filepath.Join(dir, "good.txtar")), noon) {
				t.Errorf("good: %s", written(d))
			}
			var lines []string
			found := false
			for _, d := range findings(t, practice(t, filepath.Join(dir, "bad.txtar")), noon) {
				if d.Rule != rule.ID { // others may have their say on a bad file too
					continue
				}
				lines = append(lines, written(d)+"\n")
				found = true
				if d.Severity != rule.Severity {
					t.Errorf("found as %s, registered as %s", d.Severity, rule.Severity)
				}
				if d.Hint == "" {
					t.Errorf("no hint: %s", written(d))
				}
			}
			if !found {
				t.Error("bad: the rule finds nothing")
			}
			want := filepath.Join(dir, "want.txt")
			got := strings.Join(lines, "")
			if *update {
				if err := os.WriteFile(want, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			text, err := os.ReadFile(want)
			if err != nil {
				t.Fatal(err)
			}
			if string(text) != got {
				t.Errorf("bad finds\n%sand %s has\n%s", got, want, text)
			}
		})
	}
}

func TestEveryFixtureBelongsToARule(t *testing.T) {
	for _, name := range fixtures(t, "*") {
		if _, known := check.RuleOf(ruleOf(name)); !known {
			t.Errorf("%s: there is no rule of that name", name)
		}
	}
}

var kebab = regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)

func TestEveryRuleExplainsItself(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range check.Rules() {
		if !kebab.MatchString(r.ID) || seen[r.ID] {
			t.Errorf("%q is no id, or not the only one of its name", r.ID)
		}
		seen[r.ID] = true
		for what, text := range map[string]string{"Title": r.Title, "Why": r.Why, "Before": r.Before, "After": r.After} {
			if strings.TrimSpace(text) == "" || strings.Trim(text, " \n") != text {
				t.Errorf("%s: %s is empty, or has blanks around it", r.ID, what)
			}
		}
		if r.Before == r.After {
			t.Errorf("%s: before and after are the same", r.ID)
		}
		if strings.HasSuffix(r.Title, ".") || !strings.HasSuffix(r.Why, ".") {
			t.Errorf("%s: a title has no full stop at its end, a reason has one", r.ID)
		}
		if r.Severity != diag.Error && r.Severity != diag.Warning && r.Severity != diag.Info {
			t.Errorf("%s has no severity", r.ID)
		}
		if !slices.Contains(check.Families(), r.Family) {
			t.Errorf("%s is of no family", r.ID)
		}
		if got, ok := check.RuleOf(r.ID); !ok || got.Title != r.Title {
			t.Errorf("%s is not found by its id", r.ID)
		}
	}
	if _, ok := check.RuleOf("no-such-rule"); ok {
		t.Error("a rule that does not exist is found")
	}
}

// TestTheFormatRulesAreThoseThatParsingFinds reads the ids and severities out of the source of package document.
func TestTheFormatRulesAreThoseThatParsingFinds(t *testing.T) {
	emitted := map[string]diag.Severity{}
	names, err := filepath.Glob(filepath.Join("..", "document", "*.go"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no source: %v", err)
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if id, severity, ok := emits(n); ok {
				emitted[id] = severity
			}
			return true
		})
	}
	for id, severity := range emitted {
		if rule, known := check.RuleOf(id); !known || rule.Severity != severity || rule.Check != nil {
			t.Errorf("parsing finds %s as %s; registered: %t, as %s", id, severity, known, rule.Severity)
		}
	}
	for _, rule := range check.Rules() {
		if _, found := emitted[rule.ID]; !found && rule.Check == nil {
			t.Errorf("%s has no function, and parsing never finds it", rule.ID)
		}
	}
}

// emits tells whether a node is a call such as errorf("value-form", …) or add(diag.Error, "value-form", …).
func emits(n ast.Node) (id string, severity diag.Severity, ok bool) {
	call, isCall := n.(*ast.CallExpr)
	if !isCall {
		return "", 0, false
	}
	method, isMethod := call.Fun.(*ast.SelectorExpr)
	if !isMethod || len(call.Args) < 2 {
		return "", 0, false
	}
	arg := call.Args[0]
	switch method.Sel.Name {
	case "errorf":
		severity = diag.Error
	case "warnf":
		severity = diag.Warning
	case "add":
		word, isWord := arg.(*ast.SelectorExpr)
		if !isWord {
			return "", 0, false
		}
		severity = map[string]diag.Severity{"Error": diag.Error, "Warning": diag.Warning, "Info": diag.Info}[word.Sel.Name]
		arg = call.Args[1]
	default:
		return "", 0, false
	}
	literal, isLiteral := arg.(*ast.BasicLit)
	if !isLiteral || literal.Kind != token.STRING {
		return "", 0, false
	}
	id, err := strconv.Unquote(literal.Value)
	return id, severity, err == nil
}
