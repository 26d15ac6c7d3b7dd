package check

import (
	"fmt"
	"slices"
	"strings"

	"coachctl/internal/coaching"
)

// A phase of a regular session, with the minutes that it takes of sixty.
type phase struct {
	title     string
	low, high int
}

var phases = []phase{
	{"Check-in", 5, 10}, {"Agenda", 3, 7}, {"Core work", 30, 35}, {"Commitments", 5, 10}, {"Close", 1, 3},
}

func phasesInOrder(c *Case, r *Report) {
	for _, m := range ordinary(heldBodies(c, coaching.Regular)) {
		if len(m.Sections) == 0 {
			r.On(m.Path, []string{"kind"}, "the session has none of its five phases",
				r.orReason("write a line each under Check-in, Agenda, Core work, Commitments and Close"))
			continue
		}
		var missing []string
		last, ordered := -1, true
		for _, p := range phases {
			at := sectionIndex(m.Sections, p.title)
			switch {
			case at < 0 && c.slipped(m, p.title):
			case at < 0:
				missing = append(missing, "`## "+p.title+"`")
			case at < last && ordered:
				ordered = false
				r.At(lineSpan(m.Path, m.Sections[at].Line), "the phases stand in another order than usual",
					r.orReason("let them follow each other as Check-in, Agenda, Core work, Commitments, Close"))
			default:
				last = at
			}
		}
		if len(missing) > 0 {
			r.On(m.Path, []string{"kind"}, "the session lacks "+strings.Join(missing, ", "), r.orReason("add what is missing, and a line under it"))
		}
	}
}

func sectionIndex(sections []coaching.Section, title string) int {
	return slices.IndexFunc(sections, func(s coaching.Section) bool { return coaching.SameHeading(s.Title, title) })
}

// scaled is the range of a phase in a session of so many minutes: the lower bound rounded down, the upper rounded up.
func (p phase) scaled(minutes int) (low, high int) {
	return p.low * minutes / 60, (p.high*minutes + 59) / 60
}

func phaseMinutes(c *Case, r *Report) {
	for _, m := range ordinary(heldBodies(c, coaching.Regular)) {
		planned := plannedMinutes(c, m)
		if ownLength(c, m) && (oddLength(planned) || offTotal(m.Sections, planned)) {
			continue
		}
		for _, p := range phases {
			s, ok := coaching.FindSection(m.Sections, p.title)
			if !ok || !s.Minutes.Set {
				continue
			}
			if low, high := p.scaled(planned); s.Minutes.Value < low || s.Minutes.Value > high {
				side := "few"
				if s.Minutes.Value > high {
					side = "many"
				}
				r.At(lineSpan(m.Path, s.Line),
					fmt.Sprintf("`## %s` is given too %s minutes; in a session of this length it takes %d to %d", p.title, side, low, high),
					r.orReason("write the minutes that you want to keep to, or leave them out"))
			}
		}
	}
}

func phaseTotal(c *Case, r *Report) {
	for _, m := range ordinary(heldBodies(c, coaching.Regular)) {
		sum, _ := phaseSum(m.Sections)
		planned := plannedMinutes(c, m)
		if !offTotal(m.Sections, planned) || ownLength(c, m) && oddLength(planned) {
			continue
		}
		message := "the phases add up to less than nine tenths of the session's minutes"
		if sum > planned {
			message = "the phases add up to more minutes than the session has"
		}
		r.On(m.Path, minutesKey(m.Minutes), message,
			r.orReason("divide the planned minutes among the headings"))
	}
}

// offTotal reports whether the phases all give their minutes, and these do not fill the session, or overfill it.
func offTotal(sections []coaching.Section, planned int) bool {
	sum, complete := phaseSum(sections)
	return complete && (sum > planned || sum*10 < planned*9)
}

// ownLength reports whether the length that a session gives itself is all that is wrong with it: its phases fit the one
// that was agreed. Then one rule says so, and not each phase for itself.
func ownLength(c *Case, m *coaching.Meeting) bool {
	agreed := c.Engagement.PlannedMinutes(m.Kind)
	if plannedMinutes(c, m) == agreed || offTotal(m.Sections, agreed) {
		return false
	}
	return !slices.ContainsFunc(phases, func(p phase) bool {
		s, ok := coaching.FindSection(m.Sections, p.title)
		low, high := p.scaled(agreed)
		return ok && s.Minutes.Set && (s.Minutes.Value < low || s.Minutes.Value > high)
	})
}

// phaseSum is the sum of the minutes in the headings. It is complete when all five phases give theirs.
func phaseSum(sections []coaching.Section) (sum int, complete bool) {
	for _, p := range phases {
		s, ok := coaching.FindSection(sections, p.title)
		if !ok || !s.Minutes.Set {
			return 0, false
		}
		sum += s.Minutes.Value
	}
	return sum, true
}
