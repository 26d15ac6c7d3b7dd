// Package scaffold writes new documents: a practice, a contract, a session, a promise, each as a path and its bytes.
//
// Every word of them stands in a template that a practice may override; the code only fills in values, and whatever a
// person typed goes through the YAML or Markdown encoding of its place. It never reads or writes a disk or a clock, and
// never changes a document that exists.
package scaffold

import (
	"text/template"

	"coachctl/internal/coaching"
	"coachctl/internal/fill"
)

// A File is a new document. Path is relative to the practice, with forward slashes; Text ends its lines with LF.
type File struct {
	Path string
	Text []byte
}

// A Builder makes documents from templates.
type Builder struct {
	Set   *fill.Set
	Quote func(string) string // encodes a text as a YAML value on one line
}

// file fills a template. A failure is the *fill.Error of a template, never a matter of the values.
func (b Builder) file(path, name string, data any) (File, error) {
	text, err := b.fill(name, data)
	return File{Path: path, Text: []byte(text)}, err
}

func (b Builder) fill(name string, data any) (string, error) {
	return b.Set.Execute(name, data, template.FuncMap{"yaml": b.Quote, "md": inline})
}

// CommitmentValues are the parts of a new promise. Only What and one of By and ByNextSession are always there.
type CommitmentValues struct {
	Engagement, Name string

	What          string
	By            coaching.Moment
	ByNextSession bool
	Success       string
	Owner         coaching.Owner // the client's when empty
	Session       string
	Kind          string
	StatedBy      string
	Objective     string
	Cue           string
	Partner       string
	CarriedFrom   string // the promise that this one takes the place of
}

// Commitment writes engagements/ENGAGEMENT/commitments/NAME.md. What the format takes for granted (owner and speaker are
// the client) is not written.
func (b Builder) Commitment(v CommitmentValues) (File, error) {
	data := struct {
		What, By, Success, Owner, Session, Kind, StatedBy, Objective, Cue, Partner, CarriedFrom string
	}{
		What: v.What, By: v.By.String(), Success: v.Success, Owner: string(v.Owner), Session: v.Session, Kind: v.Kind,
		StatedBy: v.StatedBy, Objective: v.Objective, Cue: v.Cue, Partner: v.Partner, CarriedFrom: v.CarriedFrom,
	}
	if v.ByNextSession {
		data.By = coaching.NextSession
	}
	if v.Owner == coaching.OwnerClient {
		data.Owner = ""
	}
	if v.StatedBy == string(coaching.OwnerClient) {
		data.StatedBy = ""
	}
	return b.file("engagements/"+v.Engagement+"/commitments/"+v.Name+".md", "commitment.md.tmpl", data)
}
