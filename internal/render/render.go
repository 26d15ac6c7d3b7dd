// Package render turns an audience's view into a page: Markdown from a template, and from that the text of a letter.
//
// The rule of the room: a page is made of a view and a template, and both are given. Values that a person typed keep
// every character. It never reads a record of the domain, and holds no word that a reader would see.
package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"text/template"

	"coachctl/internal/audience"
	"coachctl/internal/fill"
)

// The formats of a page.
const (
	Markdown = "md"
	Text     = "text"
	JSON     = "json"
)

// Summary writes the page that the client reads after a session.
func Summary(set *fill.Set, view audience.Summary, format string) (string, error) {
	page, err := filled(set, "summary.md.tmpl", view)
	if err != nil {
		return "", err
	}
	return as(format, page, struct {
		Version int    `json:"version"`
		Kind    string `json:"kind"`
		audience.Summary
		Markdown string `json:"markdown"`
	}{1, "summary", view, page})
}

// Prompt writes the questions that the client reads before a session, from the template of one of audience's pages.
func Prompt(set *fill.Set, view audience.Prompt, page, format string) (string, error) {
	markdown, err := filled(set, "prompt-"+page+".md.tmpl", view)
	if err != nil {
		return "", err
	}
	return as(format, markdown, struct {
		Version int    `json:"version"`
		Kind    string `json:"kind"`
		audience.Prompt
		Markdown string `json:"markdown"`
	}{1, "prompt", view, markdown})
}

func filled[V any](set *fill.Set, name string, view V) (string, error) {
	page, err := set.Execute(name, guarded(view), template.FuncMap{"stop": stop})
	if err != nil {
		return "", err
	}
	return tidy(page), nil
}

func as(format, page string, sheet any) (string, error) {
	switch format {
	case Markdown:
		return page, nil
	case Text:
		return flatten(page), nil
	case JSON:
		var out bytes.Buffer
		enc := json.NewEncoder(&out)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		err := enc.Encode(sheet)
		return out.String(), err
	}
	return "", fmt.Errorf("write page: there is no format %q; choose md, text or json", format)
}
