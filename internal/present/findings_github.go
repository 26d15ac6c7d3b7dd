package present

import (
	"fmt"
	"io"

	"coachctl/internal/diag"
)

// annotationCap is how many annotations of one level GitHub shows of a step; the rest vanish.
const annotationCap = 10

// findingsGitHub prints all findings, the gravest first. Where some will not be shown, a notice says how many there are;
// it counts as one of the notices, so it stands before the infos.
func findingsGitHub(w io.Writer, found diag.List) error {
	cut := false
	for _, level := range []struct {
		severity diag.Severity
		command  string
	}{{diag.Error, "error"}, {diag.Warning, "warning"}, {diag.Info, "notice"}} {
		cut = cut || found.Count(level.severity) > annotationCap
		if level.severity == diag.Info && cut {
			if err := gitHubTotals(w, found); err != nil {
				return err
			}
		}
		for _, d := range found {
			if d.Severity != level.severity {
				continue
			}
			if _, err := fmt.Fprintf(w, "::%s file=%s,line=%d,endLine=%d,col=%d,endColumn=%d,title=%s::%s\n", level.command,
				escapeProperty(d.Path), d.Start.Line, d.End.Line, d.Start.Col, d.End.Col, escapeProperty(d.Rule), escapeData(said(d))); err != nil {
				return err
			}
		}
	}
	return nil
}

func gitHubTotals(w io.Writer, found diag.List) error {
	_, err := fmt.Fprintf(w, "::notice title=coachctl::In all: errors %d, warnings %d, infos %d. GitHub shows %d of a grade in a step; the log has all\n",
		found.Count(diag.Error), found.Count(diag.Warning), found.Count(diag.Info), annotationCap)
	return err
}
