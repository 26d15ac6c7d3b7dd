package render

import (
	"math"
	"strings"
	"text/template"

	"coachctl/internal/audience"
	"coachctl/internal/fill"
	"coachctl/internal/plot"
)

// The formats that only the page of progress has.
const (
	SVG = "svg"
	CSV = "csv"
)

// ProgressFormats are those that Progress writes.
var ProgressFormats = []string{Text, Markdown, HTML, SVG, CSV, JSON}

// Progress writes what coach and client see of it. Width is how many columns a line of text may take.
func Progress(set *fill.Set, view audience.PairProgress, paper Paper, width int) (string, error) {
	switch paper.Format {
	case Text:
		return progressText(set, view, width)
	case SVG:
		return progressPicture(set, view)
	case CSV:
		return progressTable(view), nil
	}
	s, err := progressSheet(set, view)
	if err != nil {
		return "", err
	}
	if paper.Format == HTML && view.Measured {
		return s.withPicture(set, view)
	}
	return paper.write(set, s)
}

func progressSheet(set *fill.Set, view audience.PairProgress) (sheet, error) {
	const name = "progress.md.tmpl"
	page, err := set.Execute(name, guarded(view), progressWords(template.FuncMap{"cell": cell}))
	if err == nil {
		page, err = readable(name, tidy(page))
	}
	return sheet{kind: "progress", markdown: page, data: struct {
		Version int    `json:"version"`
		Kind    string `json:"kind"`
		audience.PairProgress
	}{1, "progress", view}}, err
}

// withPicture is the page in HTML with the picture below its first paragraph.
func (s sheet) withPicture(set *fill.Set, view audience.PairProgress) (string, error) {
	title, err := s.subject(set)
	if err != nil {
		return "", err
	}
	drawing, err := progressPicture(set, view)
	if err != nil {
		return "", err
	}
	first, rest, _ := strings.Cut(s.markdown, "\n\n")
	head, err := htmlOf(first)
	if err != nil {
		return "", err
	}
	body, err := htmlOf(rest)
	if err != nil {
		return "", err
	}
	return dress(set, title, head+drawing+body)
}

// cell is Markdown that may stand in a table: a bar in it does not end the cell.
func cell(text string) string { return strings.ReplaceAll(text, "|", `\|`) }

func progressText(set *fill.Set, view audience.PairProgress, width int) (string, error) {
	page, err := set.Execute("progress.text.tmpl", view, progressWords(template.FuncMap{
		"list": func(texts ...any) ([]string, error) { return listed(texts) },
		"bars": func(g audience.Gauge, labels []string, start, target string) string {
			return bars(g, labels, start, target, width)
		},
	}))
	if err != nil {
		return "", err
	}
	return fit(tidy(page), width), nil
}

// progressWords are the functions that every template of this page may use, and more.
func progressWords(more template.FuncMap) template.FuncMap {
	all := template.FuncMap{"stop": stop, "number": plot.Number, "percent": percent}
	for name, f := range more {
		all[name] = f
	}
	return all
}

// percent of a way, 100 only on arrival and 0 only at the start.
func percent(way float64) int {
	p := int(math.Round(way * 100))
	switch {
	case way > 0 && way < 1:
		return min(max(p, 1), 99)
	}
	return p
}

// series of a measure as it is drawn: its time runs in days.
func series(g audience.Gauge) plot.Series {
	s := plot.Series{Start: g.Start, Target: g.Target}
	for _, r := range g.Readings {
		s.Values = append(s.Values, r.Value)
		s.At = append(s.At, dayNumber(r.Day))
	}
	return s
}
