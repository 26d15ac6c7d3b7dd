package present

import (
	"io"

	"coachctl/internal/diag"
)

// findingJSON is a finding as machines read it. Fields may be added, never removed or renamed.
type findingJSON struct {
	Rule      string     `json:"rule"`
	Severity  string     `json:"severity"`
	Path      string     `json:"path"`
	Line      int        `json:"line"`
	Column    int        `json:"column"`
	EndLine   int        `json:"end_line"`
	EndColumn int        `json:"end_column"`
	Message   string     `json:"message"`
	Hint      string     `json:"hint"`
	Related   []noteJSON `json:"related"`
}

type noteJSON struct {
	Path    string `json:"path"`
	Line    int    `json:"line"`
	Message string `json:"message"`
}

func asJSON(d diag.Diagnostic) findingJSON {
	f := findingJSON{
		Rule: d.Rule, Severity: d.Severity.String(), Path: d.Path,
		Line: d.Start.Line, Column: d.Start.Col, EndLine: d.End.Line, EndColumn: d.End.Col,
		Message: d.Message, Hint: d.Hint, Related: []noteJSON{},
	}
	for _, n := range d.Related {
		f.Related = append(f.Related, noteJSON{Path: n.Path, Line: n.Start.Line, Message: n.Message})
	}
	return f
}

func findingsJSON(w io.Writer, found diag.List, files int) error {
	out := struct {
		Version  int           `json:"version"`
		Findings []findingJSON `json:"findings"`
		Errors   int           `json:"errors"`
		Warnings int           `json:"warnings"`
		Infos    int           `json:"infos"`
		Files    int           `json:"files"`
	}{1, []findingJSON{}, found.Count(diag.Error), found.Count(diag.Warning), found.Count(diag.Info), files}
	for _, d := range found {
		out.Findings = append(out.Findings, asJSON(d))
	}
	return writeJSON(w, out)
}
