package audience

import (
	"cmp"
	"slices"
	"time"

	"coachctl/internal/coaching"
)

// A Promise of the client or, with Mine, of the coach. Moved tells from where it was moved, if it was.
type Promise struct {
	Mine    bool   `json:"mine"`
	What    string `json:"what"`
	By      *Due   `json:"by"`
	Success string `json:"success"`
	Cue     string `json:"cue"`
	Partner string `json:"partner"`
	Moved   *Moved `json:"moved"`
}

// Moved is what became of the promise that this one takes the place of.
type Moved struct {
	From *Due   `json:"from"`
	Note string `json:"note"`
}

// A Settled promise was made earlier and returned to. Result is kept, partly, not-yet, let-go or moved; To is the new
// date of one that was moved, and Note what was found.
type Settled struct {
	Mine   bool   `json:"mine"`
	What   string `json:"what"`
	Result string `json:"result"`
	Note   string `json:"note"`
	To     *Due   `json:"to"`
}

var results = map[coaching.CommitmentStatus]string{
	coaching.Kept:    "kept",
	coaching.Partly:  "partly",
	coaching.Missed:  "not-yet",
	coaching.Dropped: "let-go",
	coaching.Carried: "moved",
}

// promises are those that client and coach read of each other; what a sponsor owes is not among them, nor what may be
// somebody else's. They come in the order in which they fall due.
func (l letter) promises(keep func(*coaching.Commitment) bool) []*coaching.Commitment {
	return l.inOrder(func(c *coaching.Commitment) bool {
		return !c.InDoubt && (mine(c) || yours(c)) && plain(c.What) != "" && keep(c)
	})
}

func (l letter) inOrder(keep func(*coaching.Commitment) bool) []*coaching.Commitment {
	var out []*coaching.Commitment
	for _, c := range l.e.Commitments {
		if keep(c) {
			out = append(out, c)
		}
	}
	slices.SortStableFunc(out, func(a, b *coaching.Commitment) int {
		at, known := l.e.DueOf(a)
		bt, knownB := l.e.DueOf(b)
		switch {
		case known && knownB:
			return at.Compare(bt)
		case known:
			return -1
		case knownB:
			return 1
		}
		return 0
	})
	return out
}

func mine(c *coaching.Commitment) bool  { return c.Owner == coaching.OwnerCoach }
func yours(c *coaching.Commitment) bool { return c.Owner == coaching.OwnerClient || c.Owner == "" }
func open(c *coaching.Commitment) bool  { return c.Status == coaching.Open || c.Status == "" }

func (l letter) promise(c *coaching.Commitment, by *Due) Promise {
	return Promise{
		Mine: mine(c), What: plain(c.What), By: by,
		Success: plain(c.Success), Cue: plain(c.Cue), Partner: plain(c.Partner),
	}
}

// madeHere reports whether a promise was made in the meeting itself.
func (l letter) madeHere(c *coaching.Commitment) bool {
	return c.Session != "" && l.e.Meeting(c.Session) == l.m
}

// stillborn reports whether a promise was let go as soon as it was made: no session has returned to it.
func stillborn(c *coaching.Commitment) bool {
	return c.Status == coaching.Dropped && len(c.Reviewed) == 0
}

// madeBefore reports whether a promise is older than the meeting: made in an earlier one, or in between, where the day in
// the file's name tells if it has one.
func (l letter) madeBefore(c *coaching.Commitment) bool {
	if made := l.e.Meeting(c.Session); made != nil {
		return made.Begin.Before(l.m.Begin)
	}
	day, named := c.NameDay()
	return !named || !day.After(l.m.Day())
}

// settledHere reports whether a promise was settled at the meeting: it is the last one that returned to it, or, where
// none is noted, the first one held since.
func (l letter) settledHere(c *coaching.Commitment) bool {
	if results[c.Status] == "" {
		return false
	}
	if last := l.lastReviewed(c); last != nil {
		return last == l.m
	}
	for _, m := range l.e.Meetings {
		if m.Kind.Coaching() && (m.Status == coaching.Held || m == l.m) && l.couldSettle(m, c) {
			return m == l.m
		}
	}
	return false
}

// lastReviewed is the last meeting that a promise's file says returned to it.
func (l letter) lastReviewed(c *coaching.Commitment) *coaching.Meeting {
	var last *coaching.Meeting
	for _, name := range c.Reviewed {
		if m := l.e.Meeting(name); m != nil && (last == nil || m.Begin.After(last.Begin)) {
			last = m
		}
	}
	return last
}

func (l letter) couldSettle(m *coaching.Meeting, c *coaching.Commitment) bool {
	if !c.Done.IsZero() && m.Day().Before(c.Done.Date) {
		return false
	}
	if made := l.e.Meeting(c.Session); made != nil {
		return m.Begin.After(made.Begin)
	}
	day, named := c.NameDay()
	if !named {
		return !c.Done.IsZero()
	}
	return !m.Day().Before(day)
}

// A ledger holds the promises of one meeting, each of them once.
type ledger struct {
	yours, mine []Promise
	earlier     []Settled
	open        []Promise
}

func (l letter) ledger() ledger {
	out := ledger{yours: []Promise{}, mine: []Promise{}, earlier: []Settled{}, open: []Promise{}}
	made := l.promises(func(c *coaching.Commitment) bool { return l.madeHere(c) && !stillborn(c) })
	settled := l.promises(func(c *coaching.Commitment) bool {
		return !l.madeHere(c) && l.madeBefore(c) && l.settledHere(c)
	})
	listed := map[string]bool{}
	for _, c := range made {
		p := l.promise(c, l.due(c))
		if from := movedFrom(settled, c); from != nil {
			p.Moved = &Moved{From: l.due(from), Note: plain(from.Outcome)}
			listed[from.Name] = true
		}
		listed[key(c)] = true
		if p.Mine {
			out.mine = append(out.mine, p)
		} else {
			out.yours = append(out.yours, p)
		}
	}
	for _, c := range settled {
		if listed[c.Name] {
			continue
		}
		s := Settled{Mine: mine(c), What: plain(c.What), Result: results[c.Status], Note: plain(c.Outcome)}
		if to := l.e.Commitment(c.CarriedTo); c.Status == coaching.Carried && to != nil {
			s.To = l.dueFrom(to, l.m.End)
			listed[key(to)], listed[key(c)] = true, true
		}
		out.earlier = append(out.earlier, s)
	}
	for _, c := range l.promises(func(c *coaching.Commitment) bool { return open(c) && !l.madeHere(c) && l.madeBefore(c) }) {
		if !listed[key(c)] {
			listed[key(c)] = true
			out.open = append(out.open, l.promise(c, l.dueFrom(c, l.m.End)))
		}
	}
	return out
}

// movedFrom is the promise, settled by moving it, that c takes the place of in the same words.
func movedFrom(settled []*coaching.Commitment, c *coaching.Commitment) *coaching.Commitment {
	for _, from := range settled {
		if from.Status == coaching.Carried && from.CarriedTo == c.Name && key(from) == key(c) {
			return from
		}
	}
	return nil
}

// key tells promises apart by their words and by whose they are. No file name begins with a space, as it does.
func key(c *coaching.Commitment) string { return cmp.Or(words(c.What), " "+c.What) + string(owner(c)) }

func owner(c *coaching.Commitment) coaching.Owner { return cmp.Or(c.Owner, coaching.OwnerClient) }

// openNow are the open promises of one side, seen on the way to a meeting.
func (l letter) openNow(whose func(*coaching.Commitment) bool, then time.Time) []Promise {
	out := []Promise{}
	for _, c := range l.promises(func(c *coaching.Commitment) bool { return open(c) && whose(c) }) {
		out = append(out, l.promise(c, l.dueFrom(c, then)))
	}
	return out
}
