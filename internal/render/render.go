// Package render turns an audience's view into a page: Markdown from a template, and from that the text of a letter.
//
// The rule of the room: a page is made of a view and a template, and both are given. Values that a person typed keep
// every character. It never reads a record of the domain, and holds no word that a reader would see.
package render

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"text/template"
	"time"

	"coachctl/internal/audience"
	"coachctl/internal/burden"
	"coachctl/internal/fill"
)

// The formats of a page.
const (
	Markdown = "md"
	Text     = "text"
	HTML     = "html"
	EML      = "eml"
	JSON     = "json"
)

// Formats are all of them.
var Formats = []string{Markdown, Text, HTML, EML, JSON}

// A Paper is how a page is wanted: its format and, for one that travels, from whom, to whom and on which day.
type Paper struct {
	Format   string
	Envelope audience.Envelope
	Date     time.Time
}

// A sheet is a page before it is put on paper: what it is, as Markdown and as the data that it was made of. The data names
// its kind, and is what subject.tmpl may speak of.
type sheet struct {
	kind     string
	markdown string
	data     any
}

// Summary writes the page that the client reads after a session.
func Summary(set *fill.Set, view audience.Summary, paper Paper) (string, error) {
	page, err := filled(set, "summary.md.tmpl", view)
	if err != nil {
		return "", err
	}
	return paper.write(set, sheet{"summary", page, struct {
		Version int    `json:"version"`
		Kind    string `json:"kind"`
		audience.Summary
		Markdown string `json:"markdown"`
	}{1, "summary", view, page}})
}

// Prompt writes the questions that the client reads before a session, from the template of one of audience's pages.
func Prompt(set *fill.Set, view audience.Prompt, page string, paper Paper) (string, error) {
	markdown, err := filled(set, "prompt-"+page+".md.tmpl", view)
	if err != nil {
		return "", err
	}
	return paper.write(set, sheet{"prompt", markdown, struct {
		Version int    `json:"version"`
		Kind    string `json:"kind"`
		audience.Prompt
		Markdown string `json:"markdown"`
	}{1, "prompt", view, markdown}})
}

func filled[V any](set *fill.Set, name string, view V) (string, error) {
	page, err := set.Execute(name, guarded(view), template.FuncMap{"stop": stop})
	if err != nil {
		return "", err
	}
	return readable(name, tidy(page))
}

var errHeavy = errors.New("makes a page of more nested quotes and lists, links or emphasis than can be read")

// readable is a page that no parser of Markdown goes on reading for ever.
func readable(name, page string) (string, error) {
	var load burden.Burden
	for line := range strings.Lines(page) {
		if !load.Takes([]byte(line)) {
			return "", &fill.Error{File: "templates/" + name, Err: errHeavy}
		}
	}
	return page, nil
}

func (p Paper) write(set *fill.Set, s sheet) (string, error) {
	switch p.Format {
	case Markdown:
		return s.markdown, nil
	case Text:
		return flatten(s.markdown), nil
	case HTML:
		return s.html(set)
	case EML:
		return p.draft(set, s)
	case JSON:
		var out bytes.Buffer
		enc := json.NewEncoder(&out)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		err := enc.Encode(s.data)
		return out.String(), err
	}
	return "", fmt.Errorf("write %s: there is no format %q", s.kind, p.Format)
}
