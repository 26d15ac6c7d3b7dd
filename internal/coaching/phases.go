package coaching

import "slices"

// Phases are the minutes planned for each phase of a regular session, 0 for a session too short to divide.
type Phases struct{ CheckIn, Agenda, CoreWork, Commitments, Close int }

// shortest is the least number of minutes that is worth dividing.
const shortest = 10

// PhasesOf divides a session as 8, 5, 35, 10 and 2 of 60 minutes. Core work and commitments stand at the upper end of
// their range there, so they are rounded down; the check-in takes up the difference as far as its own range goes, and
// the agenda what is left.
func PhasesOf(minutes int) Phases {
	if minutes < shortest {
		return Phases{}
	}
	p := Phases{
		Agenda: (5*minutes + 30) / 60, CoreWork: 35 * minutes / 60,
		Commitments: 10 * minutes / 60, Close: max(1, (2*minutes+30)/60),
	}
	left := minutes - p.Agenda - p.CoreWork - p.Commitments - p.Close
	p.CheckIn = min(left, 10*minutes/60)
	p.Agenda += left - p.CheckIn
	return p
}

// A Part of a meeting and the minutes planned for it.
type Part struct {
	Name    string
	Minutes int
}

// debrief is the part of an intake that goes over an assessment.
const debrief = "debrief"

// plans are the parts of the meetings that have no phases, with the minutes they take of a length that is usual.
var plans = map[Kind][]Part{
	Chemistry:   {{"arrive", 3}, {"good", 7}, {"hopes", 8}, {"approach", 7}, {"fit", 5}},
	Contracting: {{"arrive", 5}, {"purpose", 15}, {"confidentiality", 12}, {"working", 18}, {"open", 7}, {"close", 3}},
	Intake:      {{"arrive", 8}, {"context", 22}, {"patterns", 25}, {"goals", 25}, {"close", 10}},
	Midpoint: {
		{"check-in", 6}, {"progress", 20}, {"stakeholders", 9}, {"second-half", 12}, {"feedback", 5}, {"commitments", 6}, {"close", 2},
	},
	Closing: {
		{"check-in", 5}, {"review", 18}, {"consolidation", 15}, {"next-step", 8}, {"feedback", 6}, {"commitments", 5}, {"close", 3},
	},
	ThreeWay: {{"arrive", 4}, {"outcomes", 12}, {"change", 10}, {"reporting", 8}, {"support", 8}, {"close", 3}},
}

// reluctantPlan is that of a first session with a reluctant client: its three parts, and time to arrive.
var reluctantPlan = []Part{{"arrive", 10}, {"doubt", 25}, {"value", 25}, {"purpose", 22}, {"close", 8}}

// PlanOf divides the minutes of a meeting, every one of them. It is empty for a meeting too short to divide. A regular
// session whose headings plan all of its minutes keeps to them; an assessment takes what the session sets aside for it.
func PlanOf(s *Session, minutes int) []Part {
	switch {
	case minutes < shortest:
		return nil
	case s.Kind == Intake && s.Variant == Resistant:
		return share(minutes, reluctantPlan)
	case s.Kind == Intake && s.AssessmentMinutes > 0 && minutes-s.AssessmentMinutes >= shortest:
		parts := share(minutes-s.AssessmentMinutes, plans[Intake])
		return slices.Insert(parts, len(parts)-1, Part{debrief, s.AssessmentMinutes})
	case len(plans[s.Kind]) > 0:
		return share(minutes, plans[s.Kind])
	}
	if own, whole := headed(s.Sections, minutes); whole {
		return own
	}
	p := PhasesOf(minutes)
	return []Part{{"check-in", p.CheckIn}, {"agenda", p.Agenda}, {"core-work", p.CoreWork}, {"commitments", p.Commitments}, {"close", p.Close}}
}

// headed is the plan that the headings of a regular session give, and whether it is complete and fills the time.
func headed(sections []Section, minutes int) (parts []Part, whole bool) {
	for _, phase := range []struct{ name, title string }{
		{"check-in", "Check-in"}, {"agenda", "Agenda"}, {"core-work", "Core work"}, {"commitments", "Commitments"}, {"close", "Close"},
	} {
		sec, _ := FindSection(sections, phase.title)
		if sec.Minutes.Value <= 0 {
			return nil, false
		}
		parts = append(parts, Part{phase.name, sec.Minutes.Value})
		minutes -= sec.Minutes.Value
	}
	return parts, minutes == 0
}

// share divides minutes as the parts of a usual length do, at least one for each.
func share(minutes int, usual []Part) []Part {
	var whole int
	for _, p := range usual {
		whole += p.Minutes - 1
	}
	out := make([]Part, len(usual))
	left := minutes - len(usual)
	var weight, given int
	for i, p := range usual {
		weight += p.Minutes - 1
		upTo := (left*weight + whole/2) / whole
		out[i] = Part{p.Name, 1 + upTo - given}
		given = upTo
	}
	return out
}
