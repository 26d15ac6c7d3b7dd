package coaching

import "slices"

// A Thread is one promise from its first making to what became of it. A promise that was carried is not a second one: it
// goes on in its successor, counts once, and came out as that did.
type Thread struct {
	First  *Commitment // as it was made first; of several that were carried into one, the earliest
	Last   *Commitment
	Result CommitmentStatus // open, kept, partly, missed or dropped
	Moves  int              // how many times it was carried
}

// Threads are the promises of an engagement in order of their making. One that was carried to where no file is, or in a
// circle, is open: nobody has said what became of it.
func (e *Engagement) Threads() []Thread {
	var out []Thread
	at := map[*Commitment]int{}
	for _, c := range e.Commitments {
		last := e.endOf(c)
		i, known := at[last]
		if !known {
			i = len(out)
			at[last] = i
			out = append(out, Thread{First: c, Last: last, Result: resultOf(last)})
		}
		t := &out[i]
		if e.madeEarlier(c, t.First) {
			t.First = c
		}
		if c.Status == Carried {
			t.Moves++
		}
	}
	slices.SortStableFunc(out, func(a, b Thread) int {
		switch {
		case e.madeEarlier(a.First, b.First):
			return -1
		case e.madeEarlier(b.First, a.First):
			return 1
		}
		return 0
	})
	return out
}

func resultOf(c *Commitment) CommitmentStatus {
	switch c.Status {
	case Kept, Partly, Missed, Dropped:
		return c.Status
	}
	return Open
}

// endOf is the last of the promises that one was carried to. In a circle it is the one whose name comes first.
func (e *Engagement) endOf(c *Commitment) *Commitment {
	var way []*Commitment
	for !slices.Contains(way, c) {
		way = append(way, c)
		next := e.Commitment(c.CarriedTo)
		if c.Status != Carried || next == nil {
			return c
		}
		c = next
	}
	circle := way[slices.Index(way, c):]
	return slices.MinFunc(circle, func(a, b *Commitment) int {
		if a.Name < b.Name {
			return -1
		}
		return 1
	})
}

// madeEarlier goes by the day of the session that a promise was made in, else by the day in its file's name. One that has
// neither comes last, and names settle the rest.
func (e *Engagement) madeEarlier(a, b *Commitment) bool {
	_, dayA, _ := e.MadeOn(a)
	_, dayB, _ := e.MadeOn(b)
	switch {
	case dayA == dayB:
		return a.Name < b.Name
	case dayA.IsZero() || dayB.IsZero():
		return dayB.IsZero()
	}
	return dayA.Before(dayB)
}

// A Tally counts promises by what became of them. Moved counts those that were carried at least once on the way; they
// are among the others too.
type Tally struct{ Kept, Partly, Missed, Dropped, Open, Moved int }

// Made is how many promises there are.
func (t Tally) Made() int { return t.Kept + t.Partly + t.Missed + t.Dropped + t.Open }

// Count promises by what became of them.
func Count(threads []Thread) Tally {
	var t Tally
	for _, thread := range threads {
		switch thread.Result {
		case Kept:
			t.Kept++
		case Partly:
			t.Partly++
		case Missed:
			t.Missed++
		case Dropped:
			t.Dropped++
		default:
			t.Open++
		}
		if thread.Moves > 0 {
			t.Moved++
		}
	}
	return t
}
