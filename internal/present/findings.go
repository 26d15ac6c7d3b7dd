package present

import (
	"fmt"
	"io"

	"coachctl/internal/diag"
)

// FindingFormats are the formats of Findings.
var FindingFormats = []string{"text", "json", "jsonl", "sarif", "github"}

// FindingOptions say how findings are printed.
type FindingOptions struct {
	Format  string
	Files   int                               // how many were looked at
	Source  func(path string) ([]byte, error) // text shows lines of files read by it; nil shows none
	Version string                            // of the tool
	Rules   []RuleInfo                        // that were asked for
}

// A RuleInfo is what a report says of a rule.
type RuleInfo struct {
	ID       string
	Family   string
	Severity diag.Severity
	Title    string // without a full stop
	Why      string
	Help     string // an example before and after
}

// Findings prints findings, which come in order of path.
func Findings(w io.Writer, found diag.List, o FindingOptions, style Style) error {
	switch o.Format {
	case "json":
		return findingsJSON(w, found, o.Files)
	case "jsonl":
		for _, d := range found {
			if err := writeLine(w, asJSON(d)); err != nil {
				return err
			}
		}
		return nil
	case "sarif":
		return writeJSON(w, asSARIF(found, o))
	case "github":
		return findingsGitHub(w, found)
	}
	lines := source{read: o.Source}
	for _, d := range found {
		fmt.Fprintf(w, "%s:%d:%d: %s: %s [%s]\n", Printable(d.Path), d.Start.Line, d.Start.Col,
			style.paint(paintOf(d.Severity), d.Severity.String()), d.Message, d.Rule)
		if lines.read != nil {
			lines.show(w, d, style)
		}
		for _, n := range d.Related {
			fmt.Fprintf(w, "  note: %s:%d: %s\n", Printable(n.Path), n.Start.Line, n.Message)
		}
		if d.Hint != "" {
			fmt.Fprintf(w, "  hint: %s\n", d.Hint)
		}
	}
	return nil
}

func paintOf(s diag.Severity) color {
	switch s {
	case diag.Error:
		return red
	case diag.Warning:
		return yellow
	}
	return dim
}

// said is all that a finding says, on one line.
func said(d diag.Diagnostic) string {
	if d.Hint == "" {
		return d.Message
	}
	return d.Message + " (" + d.Hint + ")"
}
