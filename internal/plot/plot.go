// Package plot places figures over time in a frame: as cells of a terminal, and as points of a picture.
//
// The rule of the room: it knows figures and places, and no words; what a mark means is said by whoever draws it. Any
// finite figures fit their frame, and the same figures give the same places on every machine.
package plot

import (
	"math"
	"strconv"
)

// A Series is what is drawn: figures in order of time and, where they are known, the figure at which they started and the
// one to arrive at. At is when each figure was taken, in days or any other measure that grows; without it they stand at equal
// distances.
type Series struct {
	Start, Target *float64
	Values        []float64
	At            []int
}

// Number is a figure as people write it, with an exponent only where the zeros could not be counted.
func Number(f float64) string {
	switch size := math.Abs(f); {
	case size == 0:
		return "0"
	case size >= 1e9 || size < 1e-6:
		return strconv.FormatFloat(f, 'g', 3, 64)
	}
	return strconv.FormatFloat(math.Round(f*1e6)/1e6, 'f', -1, 64)
}

// A scale maps figures to the stretch from 0 to 1.
type scale struct {
	low, high float64 // halves, so that no difference overflows
	flat      bool    // there is only one figure
}

func (s Series) scale() scale {
	low, high := math.Inf(1), math.Inf(-1)
	take := func(v float64) { low, high = min(low, v/2), max(high, v/2) }
	for _, v := range s.Values {
		take(v)
	}
	for _, v := range []*float64{s.Start, s.Target} {
		if v != nil {
			take(*v)
		}
	}
	return scale{low: low, high: high, flat: !(high-low > 0)}
}

// at is where a figure stands; the middle where all are one.
func (s scale) at(v float64) float64 {
	if s.flat {
		return 0.5
	}
	return min(max((v/2-s.low)/(s.high-s.low), 0), 1)
}
