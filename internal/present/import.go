package present

import (
	"fmt"
	"io"
	"strings"
)

// An ImportRow is a row of a file and what became of it.
type ImportRow struct {
	Line                          int
	Outcome, Path, Reason, Remedy string
}

// An ImportAccount is what became of every row of a file. Wrote is false where nothing was written.
type ImportAccount struct {
	File, Type string
	Wrote      bool
	Rows       []ImportRow
}

var importOutcomes = []string{"made", "there already", "refused", "left out"}

// Import prints an account. A remedy that many rows share is printed once, below.
func Import(w io.Writer, format string, a ImportAccount, style Style) error {
	counts := map[string]int{}
	for _, r := range a.Rows {
		counts[r.Outcome]++
	}
	if format == "json" {
		return writeJSON(w, importJSON(a, counts))
	}
	table := [][]string{{"ROW", "OUTCOME", "FILE OR REASON"}}
	var remedies []string
	of := map[string]int{}
	for _, r := range a.Rows {
		said := r.Path
		if r.Reason != "" {
			said = strings.TrimPrefix(said+": "+r.Reason, ": ")
		}
		if r.Remedy != "" {
			if of[r.Remedy] == 0 {
				remedies = append(remedies, r.Remedy)
				of[r.Remedy] = len(remedies)
			}
			said += fmt.Sprintf(" [%d]", of[r.Remedy])
		}
		outcome := r.Outcome
		if outcome == "made" && !a.Wrote {
			outcome = "would be made"
		}
		table = append(table, []string{fmt.Sprintf("%s:%d", a.File, r.Line), outcome, said})
	}
	if len(a.Rows) > 0 {
		Table(w, table, style)
	}
	for i, remedy := range remedies {
		for n, line := range Wrap(fmt.Sprintf("[%d] %s", i+1, Printable(remedy)), style.Width) {
			if n > 0 {
				line = "    " + line
			}
			fmt.Fprintln(w, line)
		}
	}
	var totals []string
	for _, outcome := range importOutcomes {
		if n := counts[outcome]; n > 0 || outcome == "made" {
			if outcome == "made" && !a.Wrote {
				outcome = "would be made"
			}
			totals = append(totals, fmt.Sprintf("%d %s", n, outcome))
		}
	}
	rows := "rows"
	if len(a.Rows) == 1 {
		rows = "row"
	}
	fmt.Fprintf(w, "%d %s: %s\n", len(a.Rows), rows, strings.Join(totals, ", "))
	return nil
}

type importRowJSON struct {
	Line    int    `json:"line"`
	Outcome string `json:"outcome"`
	Path    string `json:"path"`
	Reason  string `json:"reason"`
	Remedy  string `json:"remedy"`
}

func importJSON(a ImportAccount, counts map[string]int) any {
	out := struct {
		Version int             `json:"version"`
		File    string          `json:"file"`
		Type    string          `json:"type"`
		Wrote   bool            `json:"wrote"`
		Rows    []importRowJSON `json:"rows"`
		Made    int             `json:"made"`
		There   int             `json:"there_already"`
		Refused int             `json:"refused"`
		Left    int             `json:"left_out"`
	}{1, a.File, a.Type, a.Wrote, []importRowJSON{}, counts["made"], counts["there already"], counts["refused"], counts["left out"]}
	for _, r := range a.Rows {
		out.Rows = append(out.Rows, importRowJSON{r.Line, strings.ReplaceAll(r.Outcome, " ", "_"), r.Path, r.Reason, r.Remedy})
	}
	return out
}
