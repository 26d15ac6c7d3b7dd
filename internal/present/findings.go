package present

import (
	"fmt"
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

// FindingFormats are the formats of Findings.
var FindingFormats = []string{"text", "json", "jsonl", "github"}

// Findings prints findings in a format; files is how many were looked at.
func Findings(w io.Writer, format string, found diag.List, files int, style Style) error {
	switch format {
	case "json":
		return findingsJSON(w, found, files)
	case "jsonl":
		for _, d := range found {
			if err := writeLine(w, asJSON(d)); err != nil {
				return err
			}
		}
		return nil
	case "github":
		return findingsGitHub(w, found)
	}
	for _, d := range found {
		findingText(w, d, style)
	}
	return nil
}

func findingText(w io.Writer, d diag.Diagnostic, style Style) {
	paints := map[diag.Severity]color{diag.Error: red, diag.Warning: yellow, diag.Info: dim}
	fmt.Fprintf(w, "%s:%d:%d: %s: %s [%s]\n", Printable(d.Path), d.Start.Line, d.Start.Col,
		style.paint(paints[d.Severity], d.Severity.String()), d.Message, d.Rule)
	for _, n := range d.Related {
		fmt.Fprintf(w, "  note: %s:%d: %s\n", Printable(n.Path), n.Start.Line, n.Message)
	}
	if d.Hint != "" {
		fmt.Fprintf(w, "  hint: %s\n", d.Hint)
	}
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

// annotationCap is how many annotations of one level GitHub shows of a step; the rest vanish.
const annotationCap = 10

func findingsGitHub(w io.Writer, found diag.List) error {
	levels := map[diag.Severity]string{diag.Error: "error", diag.Warning: "warning", diag.Info: "notice"}
	cut := false
	for _, severity := range []diag.Severity{diag.Error, diag.Warning, diag.Info} {
		cut = cut || found.Count(severity) > annotationCap
		for _, d := range found {
			if d.Severity != severity {
				continue
			}
			text := d.Message
			if d.Hint != "" {
				text += " (" + d.Hint + ")"
			}
			if _, err := fmt.Fprintf(w, "::%s file=%s,line=%d,endLine=%d,col=%d,endColumn=%d,title=%s::%s\n", levels[severity],
				escapeProperty(d.Path), d.Start.Line, d.End.Line, d.Start.Col, d.End.Col, escapeProperty(d.Rule), escapeData(text)); err != nil {
				return err
			}
		}
	}
	if cut {
		_, err := fmt.Fprintf(w, "::notice title=coachctl::%d errors, %d warnings and %d infos in all; only %d of each are shown beside the files\n",
			found.Count(diag.Error), found.Count(diag.Warning), found.Count(diag.Info), annotationCap)
		return err
	}
	return nil
}
