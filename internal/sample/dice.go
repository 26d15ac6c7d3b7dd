package sample

import "math/rand/v2"

// dice are thrown in the same order for the same practice.
type dice struct{ *rand.Rand }

// between is a number from low to high, both included.
func (d dice) between(low, high int) int { return low + d.IntN(high-low+1) }

// chance is true in so many of a hundred throws.
func (d dice) chance(percent int) bool { return d.IntN(100) < percent }

func pick[T any](d dice, from []T) T { return from[d.IntN(len(from))] }

// A weighted value comes up in proportion to its weight.
type weighted[T any] struct {
	value  T
	weight int
}

func pickWeighted[T any](d dice, from []weighted[T]) T {
	total := 0
	for _, w := range from {
		total += w.weight
	}
	n := d.IntN(total)
	for _, w := range from {
		if n -= w.weight; n < 0 {
			return w.value
		}
	}
	return from[len(from)-1].value
}
