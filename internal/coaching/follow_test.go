package coaching

import (
	"testing"
	"time"
)

func promised(name string, status CommitmentStatus, more ...string) *Commitment {
	c := &Commitment{Name: name, Status: status}
	if len(more) > 0 {
		c.Session = more[0]
	}
	if len(more) > 1 {
		c.CarriedTo = more[1]
	}
	return c
}

func TestAPromiseThatWasCarriedCountsOnceAsItsSuccessorDoes(t *testing.T) {
	e := engaged(&Contract{},
		[]*Session{heldOn("01", Regular, time.March, 2), heldOn("02", Regular, time.March, 16), heldOn("03", Regular, time.March, 30)},
		promised("2026-03-02-a", Carried, "1", "2026-03-16-a"),
		promised("2026-03-16-a", Carried, "2", "2026-03-30-a"),
		promised("2026-03-30-a", Kept, "3"),
		promised("2026-03-16-b", Missed, "2"),
		promised("2026-03-30-b", Open, "3"),
	)
	threads := e.Threads()
	if len(threads) != 3 {
		t.Fatalf("%d threads: %+v", len(threads), threads)
	}
	first := threads[0]
	if first.First.Name != "2026-03-02-a" || first.Last.Name != "2026-03-30-a" || first.Result != Kept || first.Moves != 2 {
		t.Errorf("the carried one: %+v", first)
	}
	if got, want := Count(threads), (Tally{Kept: 1, Missed: 1, Open: 1, Moved: 1}); got != want || got.Made() != 3 {
		t.Errorf("%+v, want %+v", got, want)
	}
}

func TestPromisesCarriedIntoOneAreOneThen(t *testing.T) {
	threads := engaged(&Contract{}, nil,
		promised("2026-03-02-b", Carried, "", "2026-03-16-a"),
		promised("2026-03-02-a", Carried, "", "2026-03-16-a"),
		promised("2026-03-16-a", Partly),
	).Threads()
	if len(threads) != 1 || threads[0].First.Name != "2026-03-02-a" || threads[0].Result != Partly {
		t.Errorf("threads: %+v", threads)
	}
}

func TestWhatWasCarriedNowhereIsOpen(t *testing.T) {
	for name, promises := range map[string][]*Commitment{
		"to no file":      {promised("a", Carried, "", "b")},
		"to itself":       {promised("a", Carried, "", "a")},
		"in a circle":     {promised("a", Carried, "", "b"), promised("b", Carried, "", "a")},
		"into a circle":   {promised("x", Carried, "", "b"), promised("b", Carried, "", "c"), promised("c", Carried, "", "b")},
		"without a place": {promised("a", Carried)},
	} {
		threads := engaged(&Contract{}, nil, promises...).Threads()
		if len(threads) != 1 || threads[0].Result != Open || threads[0].Moves != len(promises) {
			t.Errorf("%s: %+v", name, threads)
		}
	}
}

func TestPromisesComeInTheOrderOfTheirMaking(t *testing.T) {
	threads := engaged(&Contract{}, []*Session{heldOn("01", Regular, time.March, 2)},
		promised("later", Open), promised("2026-03-09-a", Open), promised("zebra", Kept, "01"), promised("2026-02-27-a", Kept),
	).Threads()
	var names []string
	for _, thread := range threads {
		names = append(names, thread.First.Name)
	}
	if len(names) != 4 || names[0] != "2026-02-27-a" || names[1] != "zebra" || names[2] != "2026-03-09-a" || names[3] != "later" {
		t.Errorf("order: %v", names)
	}
}
