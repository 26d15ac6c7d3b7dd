package render

import (
	"errors"
	"strings"

	"coachctl/internal/audience"
	"coachctl/internal/fill"
)

// Report writes the page that one sponsor reads.
func Report(set *fill.Set, view audience.Report, paper Paper) (string, error) {
	page, err := filled(set, "report.md.tmpl", view)
	if err != nil {
		return "", err
	}
	return paper.write(set, sheet{"report", page, struct {
		Version int    `json:"version"`
		Kind    string `json:"kind"`
		For     string `json:"for"`
		audience.Report
		Markdown string `json:"markdown"`
	}{1, "report", "sponsor", view, page}})
}

// A draftPage is a sponsor's page as it stands in the client's letter.
type draftPage struct {
	audience.Report
	Text string `json:"markdown" text:"markdown"`
}

// Draft writes the client's letter about the pages that would go out, each of them in it word for word.
func Draft(set *fill.Set, view audience.Draft, paper Paper) (string, error) {
	var letter struct {
		Version int    `json:"version"`
		Kind    string `json:"kind"`
		For     string `json:"for"`
		audience.People
		Review   string      `json:"review"`
		Pages    []draftPage `json:"pages"`
		Markdown string      `json:"markdown" text:"markdown"`
	}
	letter.Version, letter.Kind, letter.For = 1, "report", "client"
	letter.People, letter.Review, letter.Pages = view.People, view.Review, []draftPage{}
	for _, page := range view.Pages {
		text, err := filled(set, "report.md.tmpl", page)
		if err != nil {
			return "", err
		}
		letter.Pages = append(letter.Pages, draftPage{page, text})
	}
	var err error
	if letter.Markdown, err = filled(set, "report-draft.md.tmpl", letter); err != nil {
		return "", err
	}
	for _, page := range letter.Pages {
		if !strings.Contains(letter.Markdown, strings.TrimSpace(page.Text)) {
			return "", errors.New("report-draft.md.tmpl leaves out a page, or changes it: the client could not agree to what goes out; print {{.Text}} of each of .Pages")
		}
	}
	return paper.write(set, sheet{"report", letter.Markdown, letter})
}
