package document_test

import (
	"testing"

	"coachctl/internal/coaching"
	"coachctl/internal/document"
)

func TestAPromiseIsInDoubtWhereItsOwnerOrObjectiveMayBeAnother(t *testing.T) {
	for more, want := range map[string]bool{
		"":                             false,
		"owner: coach":                 false,
		"objective: council":           false,
		"x-owner: somebody":            false,
		"colour: red":                  false,
		"kind: a walk":                 false,
		"owner:":                       true,
		"owner: boss":                  true,
		"owner: [coach]":               true,
		"owner: {a: coach}":            true,
		"objective:":                   true,
		"objective: \"\"":              true,
		"objective: [council]":         true,
		"objective: council, peers":    true,
		"Owner: coach":                 true,
		"ownr: coach":                  true,
		"owned_by: coach":              true,
		"objectives: council":          true,
		"sesion: \"03\"":               true,
		"served_objective: the second": true,
	} {
		d := document.Parse("engagements/e/commitments/a.md", coaching.TypeCommitment,
			[]byte("---\ntype: commitment\nwhat: w\nby: 2026-03-27\nstatus: open\n"+more+"\n---\n"))
		if d.Commitment == nil || d.Commitment.InDoubt != want {
			t.Errorf("%q: %+v, want in doubt: %v", more, d.Commitment, want)
		}
	}
}
