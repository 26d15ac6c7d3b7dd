package intake

import (
	"maps"
	"slices"

	"coachctl/internal/amend"
	"coachctl/internal/coaching"
	"coachctl/internal/plan"
)

// maxListed is how many promises are listed in one check-in. More are no talk any more.
const maxListed = 20

// list puts the open promises that are made into the check-ins of the next sessions, as making them one by one would. One
// that is there is listed where no session has it.
func (s *Setup) list(entries []*entry, changes *plan.Plan) error {
	listed := map[string]int{}
	for _, e := range entries {
		made := e.row.Outcome == Made && e.cells["status"] == string(coaching.Open)
		if there := e.row.Outcome == There; e.promised.Name == "" || !made && !there {
			continue
		}
		if listed[e.id]++; listed[e.id] > maxListed || !made && isListed(e) {
			continue
		}
		after := s.Now
		if m := e.engage.Meeting(e.promised.Session); m != nil && m.Begin.After(after) {
			after = m.Begin
		}
		if err := s.editor(e.id).List(e.promised, after); err != nil {
			return err
		}
	}
	for _, id := range slices.Sorted(maps.Keys(s.editors)) {
		*changes = append(*changes, s.editors[id].Plan...)
	}
	return nil
}

// isListed reports whether the check-in of some session has a promise.
func isListed(e *entry) bool {
	return slices.ContainsFunc(e.engage.Meetings, func(m *coaching.Meeting) bool {
		return slices.ContainsFunc(m.CheckIn, func(j coaching.Jotted) bool { return j.Link == e.promised.Name })
	})
}

// editor changes files of an engagement that is there.
func (s *Setup) editor(id string) *amend.Editor {
	if s.editors == nil {
		s.editors = map[string]*amend.Editor{}
	}
	if s.editors[id] == nil {
		s.editors[id] = s.Editor(id)
	}
	return s.editors[id]
}
