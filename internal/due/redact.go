package due

import "coachctl/internal/coaching"

// ContractTitle is what others read both of an agreement that is missing and of a purpose that is to be looked at again.
const ContractTitle = "Go through the contract with the client"

// Redacted are items as others may read them: with neutral titles, and without telling an agreement that is missing from a
// purpose that is to be looked at again. The second exists only where the client began with doubts, which is nobody's
// business but the coach's. Where an engagement has both, the first in order stands for the two.
func Redacted(items []Item) []Item {
	var out []Item
	seen := map[string]bool{}
	for _, i := range items {
		i.Title = i.Neutral
		if i.OnContract() {
			if seen[i.Engagement] {
				continue
			}
			seen[i.Engagement] = true
			i.Kind, i.Owner, i.Title, i.Neutral, i.Line = Agreement, coaching.OwnerCoach, ContractTitle, ContractTitle, 1
		}
		out = append(out, i)
	}
	return out
}

// OnContract reports whether an item is one of the two that others cannot tell apart.
func (i Item) OnContract() bool { return i.Kind == Agreement || i.Kind == Recontract }
