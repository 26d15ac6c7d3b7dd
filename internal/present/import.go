package present

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// An ImportRow is a row of a file and what became of it.
type ImportRow struct {
	Line               int
	Day, Outcome, Path string // Day is empty where the line says enough
	Reasons            []ImportReason
}

// An ImportReason is why a row has its outcome, and what to do about it.
type ImportReason struct {
	Reason string `json:"reason"`
	Remedy string `json:"remedy"`
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
	remedies := remedyList{number: map[string]int{}}
	table := [][]string{{"ROW", "DAY", "OUTCOME", "FILE OR REASON"}}
	for _, r := range a.Rows {
		outcome := r.Outcome
		if outcome == "made" && !a.Wrote {
			outcome = "would be made"
		}
		said := r.said(&remedies)
		table = append(table, []string{fmt.Sprintf("%s:%d", a.File, r.Line), r.Day, outcome, said[0]})
		for _, more := range said[1:] {
			table = append(table, []string{"", "", "", more})
		}
	}
	if !slices.ContainsFunc(a.Rows, func(r ImportRow) bool { return r.Day != "" }) {
		for i := range table {
			table[i] = slices.Delete(table[i], 1, 2)
		}
	}
	if len(a.Rows) > 0 {
		Table(w, table, style)
	}
	for i, remedy := range remedies.texts {
		if n := remedies.rows[i]; n > 1 {
			remedy += fmt.Sprintf(" (%d rows)", n)
		}
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

// A remedyList numbers remedies in the order in which they come up, and counts their rows.
type remedyList struct {
	texts  []string
	rows   []int
	number map[string]int
}

func (l *remedyList) add(remedy string) int {
	n := l.number[remedy]
	if n == 0 {
		l.texts, l.rows = append(l.texts, remedy), append(l.rows, 0)
		n = len(l.texts)
		l.number[remedy] = n
	}
	l.rows[n-1]++
	return n
}

// said are the lines of a row: its path, and each of its reasons with the number of its remedy.
func (r ImportRow) said(remedies *remedyList) []string {
	if len(r.Reasons) == 0 {
		return []string{r.Path}
	}
	counted := map[string]int{}
	lines := make([]string, len(r.Reasons))
	for i, why := range r.Reasons {
		lines[i] = why.Reason
		if i == 0 {
			lines[i] = strings.TrimPrefix(r.Path+": "+why.Reason, ": ")
		}
		if why.Remedy == "" {
			continue
		}
		if counted[why.Remedy] == 0 {
			counted[why.Remedy] = remedies.add(why.Remedy)
		}
		lines[i] += fmt.Sprintf(" [%d]", counted[why.Remedy])
	}
	return lines
}

type importRowJSON struct {
	Line    int    `json:"line"`
	Day     string `json:"day"`
	Outcome string `json:"outcome"`
	Path    string `json:"path"`
	ImportReason
	Reasons []ImportReason `json:"reasons"`
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
		row := importRowJSON{Line: r.Line, Day: r.Day, Outcome: strings.ReplaceAll(r.Outcome, " ", "_"), Path: r.Path, Reasons: []ImportReason{}}
		if len(r.Reasons) > 0 {
			row.ImportReason, row.Reasons = r.Reasons[0], r.Reasons
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}
