package render

import (
	"strings"

	"coachctl/internal/audience"
	"coachctl/internal/fill"
)

// Brief writes the coach's own page before a meeting. Its questions come from a template of their own, one to a line.
func Brief(set *fill.Set, view audience.Brief, paper Paper) (string, error) {
	bank, err := filled(set, "brief-questions.tmpl", view)
	if err != nil {
		return "", err
	}
	page := briefPage{view, questions(bank)}
	markdown, err := filled(set, "brief.md.tmpl", page)
	if err != nil {
		return "", err
	}
	return paper.write(set, sheet{"brief", markdown, struct {
		Version int    `json:"version"`
		Kind    string `json:"kind"`
		briefPage
		Markdown string `json:"markdown"`
	}{1, "brief", page, markdown}})
}

// A briefPage is the view with the questions that go with it.
type briefPage struct {
	audience.Brief
	Questions []string `json:"questions" text:"markdown"`
}

func questions(bank string) []string {
	out := []string{}
	for line := range strings.Lines(bank) {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}
