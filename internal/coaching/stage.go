package coaching

// Stage is the third of an engagement that a session lies in.
type Stage string

// The stages: the change at hand, the pattern beneath it, what is to stay.
const (
	Early  Stage = "early"
	Middle Stage = "middle"
	Late   Stage = "late"
)

// StageOf session number of so many agreed, 0 for an open-ended engagement: that is early for three sessions, and has no
// late ones. A session that is not counted lies in none.
func StageOf(number, of int) Stage {
	switch {
	case number <= 0:
		return ""
	case of == 0 && number <= 3, number*3 <= of:
		return Early
	case of > 0 && number*3 > of*2:
		return Late
	}
	return Middle
}
