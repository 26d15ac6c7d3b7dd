package render

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"text/template"

	"coachctl/internal/audience"
	"coachctl/internal/fill"
)

// JSONL is one record to a line, for gathering those of several practices.
const JSONL = "jsonl"

// HoursFormats are those that Hours writes.
var HoursFormats = []string{Text, CSV, JSON, JSONL}

// Hours writes the log of a coach's hours. Width is how many columns a line of text may take.
func Hours(set *fill.Set, log audience.HoursLog, format string, width int) (string, error) {
	switch format {
	case CSV:
		return hoursTable(log), nil
	case JSON:
		return Paper{Format: JSON}.write(set, sheet{kind: "hours", data: struct {
			Version int    `json:"version"`
			Kind    string `json:"kind"`
			audience.HoursLog
		}{1, "hours", log}})
	case JSONL:
		return hoursRecords(log)
	}
	page, err := set.Execute("hours.text.tmpl", log, template.FuncMap{
		"hours": InHours, "list": func(texts ...any) ([]string, error) { return listed(texts) },
	})
	if err != nil {
		return "", err
	}
	return fit(aligned(tidy(page), width), width), nil
}

// InHours are minutes as hours, with at most two decimals.
func InHours(minutes int) string {
	hundredths := (minutes*100 + 30) / 60
	text := fmt.Sprintf("%d.%02d", hundredths/100, hundredths%100)
	return strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
}

// hoursTable has the columns of the log that ICF asks for, and the totals at its foot.
func hoursTable(log audience.HoursLog) string {
	rows := [][]string{{
		"Client Name", "Contact Information", "Individual/Group", "Number in Group", "Start Date", "End Date", "Paid hours", "Pro-bono hours",
	}}
	for _, c := range log.Clients {
		rows = append(rows, []string{
			c.Client, c.Contact, "Individual", "1", c.Start, c.End, InHours(c.PaidMinutes), InHours(c.ProBonoMinutes),
		})
	}
	return spreadsheet(append(rows, []string{
		"Total", "", "", "", "", "", InHours(log.Total.PaidMinutes), InHours(log.Total.ProBonoMinutes),
	}))
}

// A hoursRecord is one line: record is client or total. Who did not agree to be named has no more than minutes.
type hoursRecord struct {
	Version int     `json:"version"`
	Record  string  `json:"record"`
	Coach   string  `json:"coach"`
	On      string  `json:"on"`
	Since   *string `json:"since"`
	Named   bool    `json:"named"`
	Key     *string `json:"key"`
	Client  *string `json:"client"`
	Contact *string `json:"contact"`
	Start   *string `json:"start"`
	End     *string `json:"end"`
	Ongoing *bool   `json:"ongoing"`
	audience.HoursHeld
}

type hoursTotal struct {
	Version int     `json:"version"`
	Record  string  `json:"record"`
	Coach   string  `json:"coach"`
	On      string  `json:"on"`
	Since   *string `json:"since"`
	Recent  string  `json:"recent_from"`
	audience.HoursSum
	UnnamedClients int `json:"unnamed_clients"`
	UnnamedMinutes int `json:"unnamed_minutes"`
	UnsaidMinutes  int `json:"unsaid_minutes"`
	BeforeMinutes  int `json:"before_minutes"`
	AfterMinutes   int `json:"after_minutes"`
	DoubtMinutes   int `json:"doubt_minutes"`
}

func hoursRecords(log audience.HoursLog) (string, error) {
	var out strings.Builder
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	record := func(held audience.HoursHeld) hoursRecord {
		return hoursRecord{Version: 1, Record: "client", Coach: log.Coach, On: log.On, Since: log.Since, HoursHeld: held}
	}
	for _, c := range log.Clients {
		r := record(c.HoursHeld)
		r.Named, r.Key, r.Client, r.Contact, r.Start, r.End, r.Ongoing = true, &c.Key, &c.Client, &c.Contact, &c.Start, &c.End, &c.Ongoing
		if err := enc.Encode(r); err != nil {
			return "", err
		}
	}
	for _, held := range log.Unnamed {
		if err := enc.Encode(record(held)); err != nil {
			return "", err
		}
	}
	err := enc.Encode(hoursTotal{
		Version: 1, Record: "total", Coach: log.Coach, On: log.On, Since: log.Since, Recent: log.RecentFrom, HoursSum: log.Total,
		UnnamedClients: log.UnnamedTotal.Clients, UnnamedMinutes: log.UnnamedTotal.Minutes,
		UnsaidMinutes: log.UnsaidMinutes, BeforeMinutes: log.BeforeMinutes, AfterMinutes: log.AfterMinutes,
		DoubtMinutes: log.DoubtMinutes,
	})
	return out.String(), err
}

const columnGap = "  "

// aligned makes a table of each run of lines with tabs in them. Columns of figures stand right; the first is cut where the
// table would be wider than the page.
func aligned(page string, width int) string {
	var out strings.Builder
	var rows [][]string
	flush := func() {
		out.WriteString(columned(rows, width))
		rows = nil
	}
	for line := range strings.Lines(page) {
		if strings.Contains(line, "\t") {
			rows = append(rows, strings.Split(strings.TrimSuffix(line, "\n"), "\t"))
			continue
		}
		flush()
		out.WriteString(line)
	}
	flush()
	return out.String()
}

func columned(rows [][]string, width int) string {
	var widths []int
	figures := map[int]bool{}
	for n, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths, figures[i] = append(widths, 0), true
			}
			widths[i] = max(widths[i], columns(cell))
			if _, err := strconv.ParseFloat(cell, 64); n > 0 && cell != "" && err != nil {
				figures[i] = false
			}
		}
	}
	all := (len(widths) - 1) * len(columnGap)
	for _, w := range widths {
		all += w
	}
	const least = 8
	if len(widths) > 0 && all > width {
		widths[0] = max(widths[0]-(all-width), min(widths[0], least))
	}
	var out strings.Builder
	for _, row := range rows {
		var line strings.Builder
		for i, cell := range row {
			cell = terminal.Truncate(cell, widths[i], "…")
			if figures[i] {
				line.WriteString(terminal.FillLeft(cell, widths[i]))
			} else {
				line.WriteString(terminal.FillRight(cell, widths[i]))
			}
			line.WriteString(columnGap)
		}
		out.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	return out.String()
}
