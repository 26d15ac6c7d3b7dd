package render

import (
	"errors"
	"html"
	"math"
	"strings"
	"text/template"

	"coachctl/internal/audience"
	"coachctl/internal/fill"
	"coachctl/internal/plot"
)

// The sizes of the picture. It is narrow, so that its letters can be read on a phone.
const (
	pictureWidth  = 440
	pictureMargin = 16
	lineHeight    = 19
	lineColumns   = 46 // of text that fits a line
	chartLeft     = 56
	chartWidth    = 252
	chartHeight   = 96
	headroom      = 34 // above a chart, for the figure of its highest point
	footroom      = 52 // below a chart, for its axis
)

// A picture is what progress.svg.tmpl is filled with. Every text is escaped.
type picture struct {
	Width, Height int
	Client        string
	Panels        []panel
}

// A panel is one measure in the picture.
type panel struct {
	Heading, Lines          []textLine
	Name                    []string
	Kind                    string
	Start, Target           string
	StartLabel, TargetLabel float64
	Chart                   plot.Chart
	Marks                   []mark
}

type textLine struct {
	Y    int
	Text string
}

// A mark is a reading in a chart. With Labelled there is room for its figure, with Tick for its name on the axis.
type mark struct {
	plot.Place
	audience.Reading
	Value                 string
	LabelY                float64
	First, Labelled, Tick bool
}

func progressPicture(set *fill.Set, view audience.PairProgress) (string, error) {
	page, err := set.Execute("progress.svg.tmpl", drawn(view), template.FuncMap{"stop": stop, "add": add})
	if err != nil {
		return "", err
	}
	return upright(tidy(page)), nil
}

func drawn(view audience.PairProgress) picture {
	p := picture{Width: pictureWidth, Height: pictureMargin, Client: escaped(view.Client)}
	for _, o := range view.Objectives {
		heading := o.Statement
		for _, g := range o.Measures {
			if len(g.Readings) == 0 {
				continue
			}
			p.Panels = append(p.Panels, p.panel(g, heading))
			heading = ""
		}
	}
	if len(p.Panels) == 0 {
		p.Height = 3 * pictureMargin
	}
	return p
}

// panel draws a measure below what is there, and makes the picture so much higher.
func (p *picture) panel(g audience.Gauge, heading string) panel {
	var out panel
	out.Kind, out.Name = g.Kind, []string{}
	out.Heading = p.lines(heading)
	name := g.Name
	if g.Unit != "" {
		name = strings.TrimSpace(name + " (" + g.Unit + ")")
	}
	if out.Lines = p.lines(name); len(out.Lines) == 0 {
		p.Height += lineHeight
		out.Lines = []textLine{{Y: p.Height}} // the template names the kind
	}
	for _, l := range out.Lines {
		out.Name = append(out.Name, l.Text)
	}
	s := series(g)
	out.Chart = plot.Line(s, plot.Frame{
		Left: chartLeft, Top: float64(p.Height + headroom), Width: chartWidth, Height: chartHeight,
	})
	p.Height += headroom + chartHeight + footroom
	for i, r := range g.Readings {
		at := out.Chart.Points[i]
		m := mark{Place: at, Reading: r, Value: plot.Number(r.Value), LabelY: at.Y - valueRise, First: i == 0}
		m.Rater = escaped(r.Rater)
		out.Marks = append(out.Marks, m)
	}
	label(out.Marks)
	if g.Start != nil {
		out.Start, out.StartLabel = plot.Number(*g.Start), *out.Chart.Start
	}
	if g.Target != nil {
		out.Target, out.TargetLabel = plot.Number(*g.Target), *out.Chart.Target
	}
	if g.Start != nil && g.Target != nil {
		out.StartLabel, out.TargetLabel = apart(out.StartLabel, out.TargetLabel)
	}
	return out
}

// lines of text from the foot of the picture on.
func (p *picture) lines(text string) []textLine {
	var out []textLine
	for _, row := range wrapped(text, lineColumns) {
		p.Height += lineHeight
		out = append(out, textLine{Y: p.Height, Text: escaped(row)})
	}
	return out
}

// apart moves two labels away from each other where they would overlap.
func apart(a, b float64) (movedA, movedB float64) {
	const least = 15
	gap := least - math.Abs(a-b)
	if gap <= 0 {
		return a, b
	}
	if a < b {
		return a - gap/2, b + gap/2
	}
	return a + gap/2, b - gap/2
}

var errAdd = errors.New("add wants numbers")

func add(numbers ...any) (float64, error) {
	sum := 0.0
	for _, n := range numbers {
		switch n := n.(type) {
		case int:
			sum += float64(n)
		case float64:
			sum += n
		default:
			return 0, errAdd
		}
	}
	return math.Round(sum*10) / 10, nil
}

func escaped(text string) string { return html.EscapeString(text) }
