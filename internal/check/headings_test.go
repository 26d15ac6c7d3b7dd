package check_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"coachctl/internal/check"
)

var headingOf = regexp.MustCompile(`(?m)^## ([^{\n(]+)`)

// TestEveryHeadingOfATemplateIsKnown plants a slip into each heading that the built-in templates write: all are noticed.
func TestEveryHeadingOfATemplateIsKnown(t *testing.T) {
	names, err := filepath.Glob(filepath.Join("..", "..", "templates", "session-*.tmpl"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no templates: %v", err)
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		kind := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(name), "session-"), ".md.tmpl")
		kind = strings.TrimSuffix(kind, "-resistant")
		for _, m := range headingOf.FindAllStringSubmatch(string(text), -1) {
			title := strings.TrimSpace(m[1])
			f := practice(t, "")
			f["engagements/riverbend-pn/sessions/09.md"] = "---\ntype: session\nkind: " + kind + "\nstart: 2026-06-02T15:00\nstatus: planned\n---\n\n## " + title[:1] + "x" + title[1:] + "\n"
			found := false
			for _, d := range findings(t, f, noon) {
				found = found || d.Rule == "misspelt-heading" && strings.Contains(d.Message, "`## "+title+"`")
			}
			if !found {
				t.Errorf("%s: a slip in `## %s` is not noticed; add it to the headings of check", name, title)
			}
		}
	}
	if _, known := check.RuleOf("misspelt-heading"); !known {
		t.Error("no such rule")
	}
}
