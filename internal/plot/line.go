package plot

import (
	"math"
	"strconv"
	"strings"
)

// A Frame is a part of a picture, in its units, y growing downwards.
type Frame struct{ Left, Top, Width, Height float64 }

// A Place in a picture.
type Place struct{ X, Y float64 }

// A Chart is a series as places in a frame: a point for each figure, the path through them, and the heights of start and
// target, nil when there is none. Everything is rounded to a tenth of a unit.
type Chart struct {
	Frame
	Points        []Place
	Path          string
	Start, Target *float64
}

// Line places a series in a frame. Time runs to the right and larger figures stand higher.
func Line(s Series, f Frame) Chart {
	scale := s.scale()
	height := func(v float64) float64 { return tenth(f.Top + float64((1-scale.at(v))*f.Height)) }
	c := Chart{Frame: f}
	var path strings.Builder
	for i, v := range s.Values {
		p := Place{X: tenth(f.Left + float64(s.share(i)*f.Width)), Y: height(v)}
		c.Points = append(c.Points, p)
		if i == 0 {
			path.WriteString("M")
		} else {
			path.WriteString(" L")
		}
		path.WriteString(unit(p.X) + " " + unit(p.Y))
	}
	c.Path = path.String()
	if s.Start != nil {
		y := height(*s.Start)
		c.Start = &y
	}
	if s.Target != nil {
		y := height(*s.Target)
		c.Target = &y
	}
	return c
}

// share of the frame's width at which a figure stands.
func (s Series) share(i int) float64 {
	n := len(s.Values)
	if n == 1 {
		return 0.5
	}
	if len(s.At) == n {
		if first, last := s.At[0], s.At[n-1]; last > first {
			return min(max(float64(s.At[i]-first)/float64(last-first), 0), 1)
		}
	}
	return float64(i) / float64(n-1)
}

func tenth(f float64) float64 { return math.Round(f*10) / 10 }

func unit(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
