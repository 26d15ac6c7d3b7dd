package render

import (
	"errors"
	"strings"
	"time"

	"github.com/mattn/go-runewidth"

	"coachctl/internal/audience"
	"coachctl/internal/plot"
)

// terminal measures text the same on every machine: a character of ambiguous width takes one column.
var terminal = &runewidth.Condition{StrictEmojiNeutral: true}

func columns(text string) int { return terminal.StringWidth(text) }

const (
	barIndent  = "    "
	leastBars  = 8  // columns for the bars, however long the labels
	mostBars   = 60 // more of them show no more
	barMargins = 2
)

// bars draws the readings of a measure, one row for each, with what stands at either end below them.
func bars(g audience.Gauge, labels []string, start, target string, width int) string {
	values, label, value := make([]string, len(g.Readings)), 0, 0
	for i, r := range g.Readings {
		values[i] = plot.Number(r.Value)
		value = max(value, columns(values[i]))
		if i < len(labels) {
			label = max(label, columns(labels[i]))
		}
	}
	label = max(min(label, width-len(barIndent)-value-2*barMargins-leastBars), 1)
	before := len(barIndent) + label + value + 2*barMargins
	strip := plot.Bars(series(g), min(max(width-before, leastBars), mostBars))
	var out strings.Builder
	for i, row := range strip.Rows {
		name := ""
		if i < len(labels) {
			name = terminal.Truncate(labels[i], label, "…")
		}
		out.WriteString(barIndent + terminal.FillRight(name, label) + "  " + terminal.FillLeft(values[i], value) + "  ")
		out.WriteString(strings.TrimRight(row, " ") + "\n")
	}
	out.WriteString(ends(g, strip, start, target, before, width))
	return strings.TrimRight(out.String(), "\n")
}

// ends is the line below the bars that names the start and the target, or two where they would run into each other.
func ends(g audience.Gauge, strip plot.Strip, start, target string, before, width int) string {
	var first, second string
	if g.Start != nil {
		start += " " + plot.Number(*g.Start)
		at := min(before+strip.Start, width-columns(start))
		first = strings.Repeat(" ", max(at, len(barIndent))) + start
	}
	if g.Target != nil {
		target += " " + plot.Number(*g.Target)
		at := min(max(before+strip.Target+1-columns(target), len(barIndent)), width-columns(target))
		second = strings.Repeat(" ", max(at, 0)) + target
		if gap := at - columns(first); first == "" || gap >= 2 {
			return first + strings.Repeat(" ", max(gap, 0)) + target + "\n"
		}
	}
	return first + "\n" + second + "\n"
}

// fit breaks the lines that are wider than the page. What follows stands under the line's own beginning or, where two
// spaces part it, under what stands behind the last of them.
func fit(page string, width int) string {
	var out strings.Builder
	for line := range strings.Lines(page) {
		line = strings.TrimRight(line, " \n")
		hang := len(line) - len(strings.TrimLeft(line, " "))
		if columns(line) <= width {
			out.WriteString(line + "\n")
			continue
		}
		if gap := strings.LastIndex(line, "  "); gap > hang && columns(line[:gap+2]) <= width/2 {
			hang = gap + 2
		}
		head, indent := line[:hang], strings.Repeat(" ", columns(line[:hang]))
		for _, row := range wrapped(line[hang:], max(width-columns(head), 1)) {
			out.WriteString(head + row + "\n")
			head = indent
		}
	}
	return out.String()
}

// wrapped text in rows of so many columns; a word that is wider is cut.
func wrapped(text string, width int) []string {
	var rows []string
	row := ""
	for _, word := range strings.Fields(text) {
		if row != "" && columns(row)+1+columns(word) <= width {
			row += " " + word
			continue
		}
		if row != "" {
			rows = append(rows, row)
		}
		for row = word; columns(row) > width; {
			head := terminal.Truncate(row, width, "")
			if head == "" {
				break
			}
			rows, row = append(rows, head), row[len(head):]
		}
	}
	if row != "" {
		rows = append(rows, row)
	}
	return rows
}

var errList = errors.New("list wants a list and a text behind it, or nothing")

// listed is a list with one text more.
func listed(args []any) ([]string, error) {
	if len(args) == 0 {
		return nil, nil
	}
	if len(args) == 2 {
		texts, ok1 := args[0].([]string)
		text, ok2 := args[1].(string)
		if ok1 && ok2 {
			return append(texts[:len(texts):len(texts)], text), nil
		}
	}
	return nil, errList
}

func dayNumber(d audience.Day) int {
	return int(time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}
