package check

import (
	"fmt"
	"slices"
	"strconv"
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
		last, ordered := -1, true
		for _, p := range phases {
			at := sectionIndex(m.Sections, p.title)
			switch {
			case at < 0 && c.slipped(m, p.title):
			case at < 0:
				r.On(m.Path, []string{"kind"}, "the session has no section `## "+p.title+"`", r.orReason("add the heading, and a line under it"))
			case at < last && ordered:
				ordered = false
				r.At(lineSpan(m.Path, m.Sections[at].Line), "the phases stand in another order than usual",
					r.orReason("let them follow each other as Check-in, Agenda, Core work, Commitments, Close"))
			default:
				last = at
			}
		}
	}
}

func sectionIndex(sections []coaching.Section, title string) int {
	return slices.IndexFunc(sections, func(s coaching.Section) bool { return strings.EqualFold(s.Title, title) })
}

// scaled is the range of a phase in a session of so many minutes: the lower bound rounded down, the upper rounded up.
func (p phase) scaled(minutes int) (low, high int) {
	return p.low * minutes / 60, (p.high*minutes + 59) / 60
}

func phaseMinutes(c *Case, r *Report) {
	for _, m := range ordinary(heldBodies(c, coaching.Regular)) {
		planned := plannedMinutes(c, m)
		for _, p := range phases {
			s, ok := coaching.FindSection(m.Sections, p.title)
			if !ok || !s.Minutes.Set {
				continue
			}
			if low, high := p.scaled(planned); s.Minutes.Value < low || s.Minutes.Value > high {
				given := counted(s.Minutes.Value, "minute")
				r.At(lineSpan(m.Path, s.Line),
					fmt.Sprintf("`## %s` is given %s; in a session of %d it takes %d to %d", p.title, given, planned, low, high),
					r.orReason("write the minutes that you want to keep to, or leave them out"))
			}
		}
	}
}

func phaseTotal(c *Case, r *Report) {
	for _, m := range ordinary(heldBodies(c, coaching.Regular)) {
		sum, complete := phaseSum(m.Sections)
		planned := plannedMinutes(c, m)
		if !complete || sum <= planned && sum*10 >= planned*9 {
			continue
		}
		r.On(m.Path, minutesKey(m.Minutes),
			"the phases add up to "+counted(sum, "minute")+", and the session is planned for "+strconv.Itoa(planned),
			r.orReason("divide the planned minutes among the headings"))
	}
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
