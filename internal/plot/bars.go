package plot

import (
	"math"
	"strings"
)

// The marks of a strip. They are told apart without colour.
const (
	towards = '█' // from the start towards the target
	away    = '▒' // from the start away from it
	onStart = '│'
	goal    = '╎'
)

// A Strip is a series as rows of cells, one row for a figure, each exactly as wide as the strip. From the start a bar runs to
// the figure: to the right when it nears the target, though the figure may fall. Without a start it runs from the left edge.
// Start and Target are the columns where these stand, -1 when there is none.
type Strip struct {
	Rows          []string
	Start, Target int
}

// Bars draws a strip of so many columns, of which there are at least two.
func Bars(s Series, columns int) Strip {
	columns = max(columns, 2)
	scale := s.scale()
	falls := s.Start != nil && s.Target != nil && *s.Target < *s.Start
	column := func(v float64) int {
		p := scale.at(v)
		if falls {
			p = 1 - p
		}
		return int(math.Round(float64(p * float64(columns-1))))
	}
	strip := Strip{Start: -1, Target: -1}
	if s.Start != nil {
		strip.Start = column(*s.Start)
	}
	if s.Target != nil {
		strip.Target = column(*s.Target)
	}
	for _, v := range s.Values {
		strip.Rows = append(strip.Rows, strip.row(column(v), columns))
	}
	return strip
}

func (s Strip) row(at, columns int) string {
	cells := []rune(strings.Repeat(" ", columns))
	mark := towards
	if s.Start >= 0 && at < s.Start {
		mark = away
	}
	origin := max(s.Start, 0)
	for i := min(origin, at); i <= max(origin, at); i++ {
		cells[i] = mark
	}
	if s.Target >= 0 && at != s.Target {
		cells[s.Target] = goal
	}
	if s.Start >= 0 {
		cells[s.Start] = onStart
	}
	return string(cells)
}
