package present

import (
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"coachctl/internal/coaching"
	"coachctl/internal/due"
	"coachctl/internal/when"
)

// DueFormats are the formats of Due.
var DueFormats = []string{"text", "json", "jsonl", "github"}

// DueOptions are how due items are printed.
type DueOptions struct {
	Format string
	Redact bool // neutral titles only
	Now    time.Time
	Settle func(due.Item) string // the command that settles an item
}

// dueJSON is an item as machines read it. Fields may be added, never removed or renamed.
type dueJSON struct {
	Kind       string `json:"kind"`
	State      string `json:"state"`
	Owner      string `json:"owner"`
	Engagement string `json:"engagement"`
	Ref        string `json:"ref"`
	Title      string `json:"title"`
	Opens      string `json:"opens"`
	Due        string `json:"due"`
	Path       string `json:"path"`
	Line       int    `json:"line"`
}

// Due prints due items, which are sorted.
func Due(w io.Writer, items []due.Item, o DueOptions, style Style) error {
	if o.Redact || o.Format == "github" {
		items = due.Redacted(items)
	}
	switch o.Format {
	case "json":
		out := struct {
			Version int       `json:"version"`
			Now     string    `json:"now"`
			Items   []dueJSON `json:"items"`
		}{1, instant(o.Now), []dueJSON{}}
		for _, i := range items {
			out.Items = append(out.Items, dueAsJSON(i))
		}
		return writeJSON(w, out)
	case "jsonl":
		for _, i := range items {
			if err := writeLine(w, dueAsJSON(i)); err != nil {
				return err
			}
		}
		return nil
	case "github":
		return dueGitHub(w, items, o)
	}
	dueText(w, items, o, style)
	return nil
}

func instant(t time.Time) string { return t.UTC().Format(time.RFC3339) }

func dueAsJSON(i due.Item) dueJSON {
	return dueJSON{
		Kind: string(i.Kind), State: string(i.State), Owner: string(i.Owner), Engagement: i.Engagement, Ref: i.Ref(),
		Title: i.Title, Opens: instant(i.Opens), Due: instant(i.Due), Path: i.Path, Line: i.Line,
	}
}

func dueGitHub(w io.Writer, items []due.Item, o DueOptions) error {
	counts := map[string]int{}
	for _, level := range []string{"error", "warning", "notice"} {
		for _, i := range items {
			if githubLevel(i.State) != level {
				continue
			}
			counts[level]++
			if _, err := fmt.Fprintf(w, "::%s file=%s,line=%d,title=%s::%s (%s)\n", level, escapeProperty(i.Path), i.Line,
				escapeProperty(string(i.Kind)), escapeData(i.Title), timing(i, o.Now)); err != nil {
				return err
			}
		}
	}
	if max(counts["error"], counts["warning"], counts["notice"]) > annotationCap {
		_, err := fmt.Fprintf(w, "::notice title=coachctl::%d overdue, %d due and %d upcoming in all; only %d of each are shown beside the files\n",
			counts["error"], counts["warning"], counts["notice"], annotationCap)
		return err
	}
	return nil
}

func githubLevel(s due.State) string {
	switch s {
	case due.Overdue:
		return "error"
	case due.Open:
		return "warning"
	}
	return "notice"
}

// timing says how late or how soon.
func timing(i due.Item, now time.Time) string {
	if i.State == due.Overdue {
		return when.Late(now.Sub(i.Due))
	}
	if i.State == due.Upcoming {
		if coaching.DateOf(i.Opens) == coaching.DateOf(now.In(i.Opens.Location())) {
			return "from " + i.Opens.Format("15:04") + " today"
		}
		return "from " + calendarDay(i.Opens)
	}
	if !now.Before(i.Due) {
		return "now"
	}
	return when.Soon(i.Due.Sub(now))
}

func calendarDay(t time.Time) string { return t.Format("Mon 2 Jan") }

// dueText groups by engagement, those with the oldest item first, and puts overdue before due before upcoming.
func dueText(w io.Writer, items []due.Item, o DueOptions, style Style) {
	var order []string
	groups := map[string][]due.Item{}
	for _, state := range []due.State{due.Overdue, due.Open, due.Upcoming} {
		for _, i := range items {
			if i.State != state {
				continue
			}
			if _, seen := groups[i.Engagement]; !seen {
				order = append(order, i.Engagement)
			}
			groups[i.Engagement] = append(groups[i.Engagement], i)
		}
	}
	for n, id := range order {
		if n > 0 {
			fmt.Fprintln(w)
		}
		fmt.Fprintln(w, style.paint(bold, Printable(id)))
		for _, i := range groups[id] {
			dueLine(w, i, o, style)
		}
	}
}

const stateColumn = 10

func dueLine(w io.Writer, i due.Item, o DueOptions, style Style) {
	colors := map[due.State]color{due.Overdue: red, due.Open: yellow, due.Upcoming: green}
	state := style.paint(colors[i.State], string(i.State)) + strings.Repeat(" ", stateColumn-len(i.State))
	title := Printable(strings.Join(strings.Fields(i.Title), " "))
	if i.Owner != coaching.OwnerCoach {
		title = string(i.Owner) + ": " + title
	}
	late := timing(i, o.Now)
	room := style.Width - 2 - stateColumn - 2 - utf8.RuneCountInString(late)
	lines := Wrap(title, max(room, 20))
	gap := max(room-Columns(lines[0]), 0) + 2
	fmt.Fprintf(w, "  %s%s%s%s\n", state, lines[0], strings.Repeat(" ", gap), style.paint(colors[i.State], late))
	indent := strings.Repeat(" ", 2+stateColumn)
	for _, line := range lines[1:] {
		fmt.Fprintln(w, indent+line)
	}
	if settle := o.Settle(i); settle != "" && !(o.Redact && i.OnContract()) { // it would tell which of the two it is
		fmt.Fprintln(w, indent+style.paint(dim, Printable(settle)))
	}
}

// Wrap breaks text at blanks into lines of at most width columns; a longer word stands alone, cut.
func Wrap(text string, width int) []string {
	lines := []string{""}
	for _, word := range strings.Fields(text) {
		for Columns(word) > width {
			head := cut(word, width)
			if head == "" {
				break
			}
			if lines[len(lines)-1] != "" {
				lines = append(lines, "")
			}
			lines[len(lines)-1] = head
			word = word[len(head):]
			lines = append(lines, "")
		}
		last := lines[len(lines)-1]
		switch {
		case last == "":
			lines[len(lines)-1] = word
		case Columns(last)+1+Columns(word) <= width:
			lines[len(lines)-1] = last + " " + word
		default:
			lines = append(lines, word)
		}
	}
	return lines
}

func cut(word string, width int) string {
	n := 0
	for i, r := range word {
		n += Columns(string(r))
		if n > width {
			return word[:i]
		}
	}
	return word
}
