package coaching

import (
	"errors"
	"math"
)

// A Goal is a goal scale as it stands at one time: its level, from -2 to 2, and how much it counts.
type Goal struct{ Level, Weight float64 }

// Errors of AttainmentScore.
var (
	ErrNoGoals    = errors.New("there is no goal scale to work a score out from")
	ErrWeightless = errors.New("every goal scale has weight 0, so that there is no score over them")
	ErrOffScale   = errors.New("a figure is no level of its goal scale")
)

// correlation is how much goal scales are taken to move together, by convention.
const correlation = 0.30

// AttainmentScore is the T-score over goal scales: 50 when every goal came out as expected, 10 for each standard deviation
// above or below. Only the proportion of the weights matters.
func AttainmentScore(goals []Goal) (float64, error) {
	if len(goals) == 0 {
		return 0, ErrNoGoals
	}
	heaviest := 0.0
	for _, g := range goals {
		if !OnScale(g.Level) {
			return 0, ErrOffScale
		}
		heaviest = max(heaviest, math.Abs(g.Weight))
	}
	if heaviest == 0 {
		return 0, ErrWeightless
	}
	var weighted, weights, squares float64
	for _, g := range goals {
		w := g.Weight / heaviest // so that no square overflows
		weighted += w * g.Level
		weights += w
		squares += w * w
	}
	return 50 + 10*weighted/math.Sqrt((1-correlation)*squares+correlation*weights*weights), nil
}

// OnScale reports whether a figure is a level of a goal scale.
func OnScale(level float64) bool { return level == math.Trunc(level) && level >= -2 && level <= 2 }
