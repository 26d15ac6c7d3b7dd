package render

import "math"

// Estimates of the room that letters take in the picture, in its units.
const (
	digitWidth = 8.4
	valueRise  = 10 // from a point up to its figure
	valueTall  = 14
	wordWidth  = 62 // of a name on the axis that is more than a number
)

// A box is the room of a label.
type box struct{ left, top, right, bottom float64 }

func (b box) meets(o box) bool {
	return b.left < o.right && o.left < b.right && b.top < o.bottom && o.top < b.bottom
}

// label decides which readings of a chart are written out: those that find room, the last, the first and the reviews before
// the others. The picture loses nothing by it, since its description has them all.
func label(marks []mark) {
	var values, ticks []box
	for _, i := range inRank(marks) {
		m := &marks[i]
		wide := digitWidth*float64(columns(m.Value))/2 + 2
		value := box{m.X - wide, m.LabelY - valueTall, m.X + wide, m.LabelY}
		if m.Labelled = free(value, values); m.Labelled {
			values = append(values, value)
		}
		wide = wordWidth / 2
		if m.Review == "" && m.Session > 0 && !m.First {
			wide = digitWidth*math.Ceil(math.Log10(float64(m.Session+1)))/2 + 3
		}
		tick := box{m.X - wide, 0, m.X + wide, 1}
		if m.Tick = free(tick, ticks); m.Tick {
			ticks = append(ticks, tick)
		}
	}
}

// inRank are the marks in the order in which they may take room.
func inRank(marks []mark) []int {
	var first, rest []int
	for i, m := range marks {
		if i == 0 || i == len(marks)-1 || m.Review != "" {
			first = append([]int{i}, first...)
		} else {
			rest = append(rest, i)
		}
	}
	return append(first, rest...)
}

func free(b box, taken []box) bool {
	for _, t := range taken {
		if b.meets(t) {
			return false
		}
	}
	return true
}
