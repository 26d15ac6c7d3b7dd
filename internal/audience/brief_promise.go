package audience

import (
	"cmp"

	"coachctl/internal/coaching"
)

// A BriefPromise of the client, the coach or a sponsor. Result is open, late, kept, partly, not-yet, let-go or moved; To is
// the new date of one that was moved, and Note what was found. With a sponsor in the room Result is empty for one that was
// settled without them. Who is the client's name, for one of the client's.
type BriefPromise struct {
	Owner   string `json:"owner"`
	Who     string `json:"who"`
	What    string `json:"what"`
	By      *Due   `json:"by"`
	Success string `json:"success"`
	Result  string `json:"result"`
	Note    string `json:"note"`
	To      *Due   `json:"to"`
}

// BriefThreads are what the meeting before leaves to pick up. Unfinished are the promises that it found partly done or not
// done, and Again those that it was not the first to find so; Times counts how often.
type BriefThreads struct {
	Shifted    string         `json:"shifted" text:"markdown"`
	Takeaways  []Takeaway     `json:"takeaways"`
	ValuableIf string         `json:"valuable_if" text:"markdown"`
	Unfinished []BriefPromise `json:"unfinished"`
	Again      []BriefAgain   `json:"again"`
}

// A BriefAgain is a promise that was moved or found undone several times in a row.
type BriefAgain struct {
	BriefPromise
	Times int `json:"times"`
}

// promised are the promises made at the meeting before, and what became of them.
func (l briefing) promised() []BriefPromise {
	return l.listed(func(c *coaching.Commitment) bool {
		return l.last != nil && l.madeAt(c) == l.last && !stillborn(c)
	})
}

// stillOpen are the older ones, and those made in between.
func (l briefing) stillOpen() []BriefPromise {
	return l.listed(func(c *coaching.Commitment) bool {
		made := l.madeAt(c)
		return open(c) && (made == nil || made != l.last && made.Begin.Before(l.m.Begin))
	})
}

// listed are the promises of every side that the meeting may hear of. With a sponsor in the room those are the ones that
// were made with all three there, and what the sponsor owes.
func (l briefing) listed(keep func(*coaching.Commitment) bool) []BriefPromise {
	out := []BriefPromise{}
	for _, c := range l.inOrder(func(c *coaching.Commitment) bool { return l.heardHere(c) && plain(c.What) != "" && keep(c) }) {
		out = append(out, l.told(c))
	}
	return out
}

func (l briefing) heardHere(c *coaching.Commitment) bool {
	if !l.threeWay() {
		return true
	}
	made := l.madeAt(c)
	return !c.InDoubt && (made != nil && made.Kind == coaching.ThreeWay || made == nil && owner(c) == coaching.OwnerSponsor)
}

// settledAmongThree reports whether the meeting that settled a promise was one with a sponsor.
func (l briefing) settledAmongThree(c *coaching.Commitment) bool {
	last := l.lastReviewed(c)
	return last != nil && last.Kind == coaching.ThreeWay
}

func (l briefing) madeAt(c *coaching.Commitment) *coaching.Meeting { return l.e.Meeting(c.Session) }

func (l briefing) told(c *coaching.Commitment) BriefPromise {
	p := BriefPromise{
		Owner: string(owner(c)), What: plain(c.What), By: l.due(c), Success: plain(c.Success),
		Result: cmp.Or(results[c.Status], "open"), Note: plain(c.Outcome),
	}
	if yours(c) {
		p.Who = plain(l.contract.Called())
	}
	if at, known := l.e.DueOf(c); open(c) && known && !l.now.Before(at) {
		p.Result = "late"
	}
	if l.threeWay() && !open(c) && !l.settledAmongThree(c) {
		p.Result, p.Note = "", ""
		return p
	}
	if to := l.e.Commitment(c.CarriedTo); c.Status == coaching.Carried && to != nil {
		p.To = l.due(to)
	}
	return p
}

func (l briefing) threads() BriefThreads {
	t := BriefThreads{Takeaways: []Takeaway{}, Unfinished: []BriefPromise{}, Again: []BriefAgain{}}
	if l.last == nil || l.threeWay() {
		return t
	}
	before := l.letter
	before.m = l.last
	t.Shifted, t.ValuableIf = inline(l.last.Shifted.Text), inline(l.last.ValuableIf.Text)
	t.Takeaways = before.takeaways()
	again := map[*coaching.Commitment]bool{}
	for _, r := range l.repeated() {
		if c := r.promise; open(c) || before.settledHere(c) {
			again[c] = true
			t.Again = append(t.Again, BriefAgain{l.told(c), r.times})
		}
	}
	t.Unfinished = l.listed(func(c *coaching.Commitment) bool {
		return !again[c] && l.madeAt(c) != l.last && before.settledHere(c) && (c.Status == coaching.Partly || c.Status == coaching.Missed)
	})
	return t
}

// A repetition is a promise that was said and not done so many times in a row.
type repetition struct {
	promise *coaching.Commitment
	times   int
}

// repeated are the promises that were moved, or found undone, twice or more in a row; one that was missed and then made
// again in the same words goes on.
func (l briefing) repeated() []repetition {
	undone := map[string]repetition{}
	var order []string
	for _, thread := range l.e.Threads() {
		c := thread.Last
		k := key(c)
		if _, known := undone[k]; !known {
			order = append(order, k)
		}
		switch thread.Result {
		case coaching.Open:
			undone[k] = repetition{c, undone[k].times + thread.Moves + len(c.Reviewed)}
		case coaching.Missed:
			undone[k] = repetition{c, undone[k].times + thread.Moves + max(1, len(c.Reviewed))}
		default:
			undone[k] = repetition{c, 0}
		}
	}
	var out []repetition
	for _, k := range order {
		if undone[k].times >= 2 && plain(undone[k].promise.What) != "" {
			out = append(out, undone[k])
		}
	}
	return out
}
