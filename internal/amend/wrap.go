package amend

import (
	"slices"

	"coachctl/internal/coaching"
)

// Settle takes over what a session's check-in notes about earlier promises: `— kept`, `— partly: NOTE`, or a ticked box
// alone, which means kept. It returns the names of the promises that it settled; those that are listed, still open and
// without a note are named in Left.
func (x *Editor) Settle(m *coaching.Meeting) ([]string, error) {
	var names []string
	for _, item := range m.CheckIn {
		c := x.Engagement.Commitment(item.Link)
		if c == nil || c.Status != coaching.Open || slices.Contains(names, c.Name) {
			continue
		}
		status, outcome, noted := readNote(item.After)
		switch {
		case noted:
		case item.State == 'x' || item.State == 'X':
			status = string(coaching.Kept)
		case item.State == '-':
			status = string(coaching.Dropped)
		default:
			x.leave(m.Path, item.Line.Line, "the check-in does not say what became of this promise; "+
				"end it in `— kept`, `— partly: …`, `— missed: …` or `— dropped: …`; two hyphens are a dash")
			continue
		}
		mark := PromiseMark{Status: coaching.CommitmentStatus(status), Note: outcome, Session: m.Name}
		if _, err := x.MarkPromise(c, mark); err != nil {
			return names, err
		}
		names = append(names, c.Name)
	}
	return names, nil
}
