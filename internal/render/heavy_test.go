package render_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"coachctl/internal/audience"
	"coachctl/internal/fill"
	"coachctl/internal/render"
	"coachctl/templates"
)

// A page may be long without being heavy.
func TestALongPageTakesNoLongerThanItIs(t *testing.T) {
	set := fill.New(templates.Files, map[string]string{"summary.md.tmpl": "{{range 100000}}x\n{{end}}"})
	began := time.Now()
	page, err := render.Summary(set, audience.Summary{}, render.Paper{Format: render.Text})
	if long := time.Since(began); err != nil || len(page) != 200000 || long > 5*time.Second {
		t.Errorf("%d bytes after %v, %v", len(page), long, err)
	}
}

// A template may print a megabyte of what parsers of Markdown are slow at: of each of these, minutes or hours long.
func TestAPageThatNoParserComesToTheEndOfIsRefused(t *testing.T) {
	for _, text := range []string{
		"{{range 20000}}[a]({{end}}", "{{range 20000}}[a](\n{{end}}", "{{range 20000}}> {{end}}", "{{range 20000}}- {{end}}x", "{{range 20000}}*a _b {{end}}",
		"{{range 20000}}1. {{end}}x", "{{range 20000}} {{end}}x", "{{range 20000}}[{{end}}",
	} {
		set := fill.New(templates.Files, map[string]string{"summary.md.tmpl": "a\n\n" + text, "progress.md.tmpl": "a\n\n" + text})
		began := time.Now()
		_, letter := render.Summary(set, audience.Summary{}, render.Paper{Format: render.Text})
		_, page := render.Progress(set, audience.PairProgress{}, render.Paper{Format: render.HTML}, 80)
		for _, err := range []error{letter, page} {
			var wrong *fill.Error
			if !errors.As(err, &wrong) || !strings.HasPrefix(wrong.File, "templates/") {
				t.Errorf("%s: %v", text, err)
			}
		}
		if long := time.Since(began); long > 5*time.Second {
			t.Errorf("%s: refused after %v", text, long)
		}
	}
}
