package present

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"
)

// An EngagementRow is an engagement in a list. Sessions is 0 when it is open-ended, Next zero when nothing is planned.
type EngagementRow struct {
	ID, Client, Status   string
	Used, Sessions, Open int
	Next                 time.Time
	Path                 string
}

// A SessionRow is a session in a list.
type SessionRow struct {
	Ref, Name, Kind, Status string
	Number, Minutes         int
	Counts                  bool // it was not held, and uses up a session
	Start                   time.Time
	Path                    string
}

// A PromiseRow is a promise in a list. Due is zero when it is not known.
type PromiseRow struct {
	Ref, Name, Owner, What, By, Success, Status, Session, Outcome, Path string

	Due time.Time
}

// A Listing is one engagement with what belongs to it.
type Listing struct {
	Engagement EngagementRow
	Sessions   []SessionRow
	Promises   []PromiseRow
}

type engagementJSON struct {
	ID       string  `json:"id"`
	Client   string  `json:"client"`
	Status   string  `json:"status"`
	Used     int     `json:"used"`
	Sessions *int    `json:"sessions"`
	Next     *string `json:"next"`
	Open     int     `json:"open_promises"`
	Path     string  `json:"path"`
}

func (r EngagementRow) json() engagementJSON {
	out := engagementJSON{ID: r.ID, Client: r.Client, Status: r.Status, Used: r.Used, Next: optional(r.Next), Open: r.Open, Path: r.Path}
	if r.Sessions > 0 {
		out.Sessions = &r.Sessions
	}
	return out
}

// optional is an instant in UTC, nil when there is none.
func optional(t time.Time) *string {
	if t.IsZero() {
		return nil
	}
	s := instant(t)
	return &s
}

// Engagements prints the engagements of a practice.
func Engagements(w io.Writer, format string, rows []EngagementRow, style Style) error {
	if format == "json" {
		out := struct {
			Version     int              `json:"version"`
			Engagements []engagementJSON `json:"engagements"`
		}{1, []engagementJSON{}}
		for _, r := range rows {
			out.Engagements = append(out.Engagements, r.json())
		}
		return writeJSON(w, out)
	}
	if len(rows) == 0 {
		return nil
	}
	table := [][]string{{"ENGAGEMENT", "CLIENT", "STATUS", "SESSIONS", "NEXT", "OPEN PROMISES"}}
	for _, r := range rows {
		table = append(table, []string{r.ID, r.Client, r.Status, Progress(r.Used, r.Sessions), Moment(r.Next), strconv.Itoa(r.Open)})
	}
	Table(w, table, style)
	return nil
}

// Progress is how many sessions of how many are used.
func Progress(used, of int) string {
	if of == 0 {
		return strconv.Itoa(used)
	}
	return fmt.Sprintf("%d of %d", used, of)
}

// Moment is an instant on its own clock, empty when there is none.
func Moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("Mon 2006-01-02 15:04")
}

// Term is a stretch of days.
func Term(from, to string) string {
	if from == "" && to == "" {
		return ""
	}
	return strings.TrimSpace(from + " to " + to)
}

// Aside puts what is known of something in brackets behind it; empty when nothing is.
func Aside(known ...string) string {
	known = slices.DeleteFunc(known, func(s string) bool { return s == "" })
	if len(known) == 0 {
		return ""
	}
	return " (" + strings.Join(known, ", ") + ")"
}

type sessionJSON struct {
	Ref     string `json:"ref"`
	Number  *int   `json:"number"`
	Kind    string `json:"kind"`
	Status  string `json:"status"`
	Counts  bool   `json:"counts"`
	Start   string `json:"start"`
	Minutes int    `json:"minutes"`
	Path    string `json:"path"`
}

type promiseJSON struct {
	Ref     string  `json:"ref"`
	Owner   string  `json:"owner"`
	What    string  `json:"what"`
	By      string  `json:"by"`
	Due     *string `json:"due"`
	Success string  `json:"success"`
	Status  string  `json:"status"`
	Session string  `json:"session"`
	Outcome string  `json:"outcome"`
	Path    string  `json:"path"`
}

// One prints an engagement with its sessions and promises.
func One(w io.Writer, format string, l Listing, style Style) error {
	if format == "json" {
		out := struct {
			Version     int            `json:"version"`
			Engagement  engagementJSON `json:"engagement"`
			Sessions    []sessionJSON  `json:"sessions"`
			Commitments []promiseJSON  `json:"commitments"`
		}{1, l.Engagement.json(), []sessionJSON{}, []promiseJSON{}}
		for _, s := range l.Sessions {
			row := sessionJSON{
				Ref: s.Ref, Kind: s.Kind, Status: s.Status, Counts: s.Counts, Start: instant(s.Start), Minutes: s.Minutes, Path: s.Path,
			}
			if s.Number > 0 {
				row.Number = &s.Number
			}
			out.Sessions = append(out.Sessions, row)
		}
		for _, p := range l.Promises {
			out.Commitments = append(out.Commitments, promiseJSON{
				p.Ref, p.Owner, p.What, p.By, optional(p.Due), p.Success, p.Status, p.Session, p.Outcome, p.Path,
			})
		}
		return writeJSON(w, out)
	}
	if len(l.Sessions) > 0 {
		table := [][]string{{"SESSION", "NO.", "KIND", "STATUS", "START", "MIN"}}
		for _, s := range l.Sessions {
			number := ""
			if s.Number > 0 {
				number = strconv.Itoa(s.Number)
			}
			status := s.Status
			if s.Counts {
				status += ", counts"
			}
			table = append(table, []string{s.Name, number, s.Kind, status, Moment(s.Start), strconv.Itoa(s.Minutes)})
		}
		Table(w, table, style)
	}
	if len(l.Promises) == 0 {
		return nil
	}
	if len(l.Sessions) > 0 {
		fmt.Fprintln(w)
	}
	table := [][]string{{"PROMISE", "STATUS", "OWNER", "BY", "WHAT"}}
	for _, p := range l.Promises {
		table = append(table, []string{p.Name, p.Status, p.Owner, p.By, strings.Join(strings.Fields(p.What), " ")})
	}
	Table(w, table, style)
	return nil
}

// A Sheet is one record at a glance.
type Sheet struct {
	Title  string
	Path   string
	fields [][2]string
}

// Add puts a line on the sheet; one without a value is left out.
func (s *Sheet) Add(label, value string) {
	if strings.TrimSpace(value) != "" {
		s.fields = append(s.fields, [2]string{label, strings.Join(strings.Fields(value), " ")})
	}
}

// Show prints a sheet. In JSON a label that comes several times holds a list.
func Show(w io.Writer, format string, s Sheet, style Style) error {
	if format == "json" {
		fields := map[string][]string{}
		for _, f := range s.fields {
			key := strings.ReplaceAll(f[0], " ", "_")
			fields[key] = append(fields[key], f[1])
		}
		return writeJSON(w, struct {
			Version int                 `json:"version"`
			Ref     string              `json:"ref"`
			Path    string              `json:"path"`
			Fields  map[string][]string `json:"fields"`
		}{1, s.Title, s.Path, fields})
	}
	fmt.Fprintln(w, style.paint(bold, Printable(s.Title)))
	width := 0
	for _, f := range s.fields {
		width = max(width, len(f[0]))
	}
	indent := strings.Repeat(" ", width+4)
	for _, f := range s.fields {
		lines := Wrap(Printable(f[1]), max(style.Width-len(indent), 30))
		fmt.Fprintf(w, "  %s%s  %s\n", style.paint(dim, f[0]), strings.Repeat(" ", width-len(f[0])), lines[0])
		for _, line := range lines[1:] {
			fmt.Fprintln(w, indent+line)
		}
	}
	fmt.Fprintln(w, "  "+style.paint(dim, Printable(s.Path)))
	return nil
}
