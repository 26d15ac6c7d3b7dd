package due_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"coachctl/internal/coaching"
	"coachctl/internal/due"
)

// A maker builds engagements that nobody would write and every one of which can be read.
type maker struct{ *rand.Rand }

func (r maker) chance() bool { return r.IntN(2) == 0 }

func pick[T any](r maker, from ...T) T { return from[r.IntN(len(from))] }

func (r maker) date() coaching.Date {
	if r.IntN(5) == 0 {
		return coaching.Date{}
	}
	return coaching.Date{Year: 2026, Month: 3, Day: 1}.AddDays(r.IntN(60))
}

func (r maker) moment() coaching.Moment {
	m := coaching.Moment{Date: r.date()}
	if !m.IsZero() && r.chance() {
		m.HasTime, m.Hour, m.Minute = true, 6+r.IntN(14), pick(r, 0, 30)
		m.HasOffset = r.IntN(4) == 0
	}
	return m
}

// session n has a day of its own, so that no session ends before an earlier one.
func (r maker) session(n int) *coaching.Session {
	day := coaching.Date{Year: 2026, Month: 3, Day: 3}.AddDays(5 * n)
	s := &coaching.Session{
		Name:          fmt.Sprintf("%02d", r.IntN(100)),
		Kind:          pick(r, coaching.Intake, coaching.Regular, coaching.Midpoint, coaching.Closing, coaching.ThreeWay),
		Start:         coaching.Moment{Date: day, HasTime: true, Hour: 9 + r.IntN(9)},
		Minutes:       pick(r, 0, 45, 60),
		ActualMinutes: pick(r, 0, 70),
		Status:        pick(r, coaching.Planned, coaching.Held, coaching.Held, coaching.Cancelled, coaching.NoShow),
		Counts:        r.chance(),
		Booked:        r.moment(), PromptSent: r.moment(), PromptFor: r.moment(),
		SummaryNone: r.IntN(5) == 0, PromptNone: r.IntN(5) == 0, Variant: pick(r, "", coaching.Resistant),
	}
	if r.chance() {
		s.SummarySent, s.ReportSent, s.FeedbackReceived = r.moment(), r.moment(), r.moment()
	}
	if r.chance() {
		s.Verdicts = []coaching.Verdict{{Objective: "a", Verdict: "on-track"}}
	}
	return s
}

func (r maker) contract() *coaching.Contract {
	c := &coaching.Contract{
		Status:   pick(r, coaching.Draft, coaching.Agreed, coaching.Agreed, coaching.Agreed, coaching.Completed),
		Agreed:   r.date(),
		Cadence:  pick(r, coaching.Cadence{}, coaching.Weekly, coaching.Monthly),
		Sessions: r.IntN(7), Midpoint: pick(r, 0, 0, r.IntN(7)),
		CadenceChanges: []coaching.CadenceChange{{From: r.date(), Cadence: pick(r, coaching.Cadence{}, coaching.Weekly)}},
		Sponsors:       make([]coaching.Sponsor, r.IntN(2)), Pack: make([]coaching.PackItem, r.IntN(2)),
		Objectives: []coaching.Objective{{ID: "a", Status: coaching.ObjectiveAgreed, Agreed: r.date()}},
		Purpose:    coaching.Purpose{Reviewed: r.date()},
	}
	if r.chance() {
		c.Pauses = []coaching.Pause{{From: r.date(), To: r.date()}}
	}
	return c
}

func (r maker) engagement() *coaching.Engagement {
	zones := []*time.Location{nil, time.UTC}
	for _, name := range []string{"Europe/London", "America/New_York"} {
		if zone, err := time.LoadLocation(name); err == nil {
			zones = append(zones, zone)
		}
	}
	var (
		contract *coaching.Contract
		sessions []*coaching.Session
		promises []*coaching.Commitment
	)
	if r.IntN(10) > 0 {
		contract = r.contract()
		contract.Zone = pick(r, zones...)
	}
	for n := range r.IntN(9) {
		sessions = append(sessions, r.session(n))
	}
	for n := range r.IntN(4) {
		promises = append(promises, &coaching.Commitment{
			Name: fmt.Sprintf("%c", 'a'+n), What: "Call Ines", By: r.moment(), ByNextSession: r.chance(),
			Session: pick(r, "", "04", fmt.Sprint(r.IntN(100))), Status: pick(r, coaching.Open, coaching.Open, coaching.Kept),
		})
	}
	e, _ := coaching.Assemble("riverbend", &coaching.Practice{Zone: pick(r, zones...)}, contract, sessions, promises)
	return e
}

// instants are moments of the same weeks in order, the edges of what is due among them.
func (r maker) instants(e *coaching.Engagement) []time.Time {
	start := time.Date(2026, 2, 20, 0, 0, 0, 0, time.UTC)
	var out []time.Time
	for range 20 {
		out = append(out, start.Add(time.Duration(r.IntN(90*24*60))*time.Minute))
	}
	for _, i := range due.Of(e, start.AddDate(0, 1, 10), 90*coaching.Day) {
		out = append(out, i.Opens.Add(-1), i.Opens, i.Due.Add(-1), i.Due)
	}
	slices.SortFunc(out, time.Time.Compare)
	return out
}

func forRandomEngagements(t *testing.T, check func(t *testing.T, r maker, e *coaching.Engagement)) {
	t.Helper()
	for seed := range uint64(500) {
		r := maker{rand.New(rand.NewPCG(seed, 16))}
		e := r.engagement()
		t.Run(fmt.Sprint(seed), func(t *testing.T) { check(t, r, e) })
	}
}

func TestTheSameFilesAndClockGiveTheSameItems(t *testing.T) {
	forRandomEngagements(t, func(t *testing.T, r maker, e *coaching.Engagement) {
		instants := r.instants(e)
		var first [][]due.Item
		for _, now := range instants {
			first = append(first, due.Of(e, now, week))
		}
		for n, now := range slices.Backward(instants) {
			if again := due.Of(e, now, week); !reflect.DeepEqual(first[n], again) {
				t.Fatalf("at %s first\n%s\nthen\n%s", now, list(first[n]), list(again))
			}
		}
	})
}

func TestAnItemNeverGoesBackToAnEarlierState(t *testing.T) {
	rank := map[due.State]int{due.Upcoming: 1, due.Open: 2, due.Overdue: 3}
	forRandomEngagements(t, func(t *testing.T, r maker, e *coaching.Engagement) {
		reached := map[string]due.State{}
		for _, now := range r.instants(e) {
			for _, i := range due.Of(e, now, week) {
				item := fmt.Sprintln(i.Kind, i.Ref(), i.Opens, i.Due)
				if rank[i.State] < max(1, rank[reached[item]]) {
					t.Fatalf("at %s it is %q after %q: %s", now, i.State, reached[item], item)
				}
				reached[item] = i.State
			}
		}
	})
}

func TestStatesFollowFromTheInstantsAndNothingOpensBeyondWithin(t *testing.T) {
	forRandomEngagements(t, func(t *testing.T, r maker, e *coaching.Engagement) {
		for _, now := range r.instants(e) {
			within := time.Duration(r.IntN(400)) * time.Hour
			items := due.Of(e, now, within)
			for _, i := range items {
				want := due.Upcoming
				switch {
				case !now.Before(i.Due) && !i.NeverOverdue:
					want = due.Overdue
				case !now.Before(i.Opens):
					want = due.Open
				}
				if i.State != want || i.Opens.After(now.Add(within)) {
					t.Fatalf("at %s within %s: %+v", now, within, i)
				}
			}
			if !slices.IsSortedFunc(items, order) {
				t.Fatalf("at %s not in order:\n%s", now, list(items))
			}
		}
	})
}

func order(a, b due.Item) int {
	return cmp.Or(a.Due.Compare(b.Due), cmp.Compare(a.Engagement, b.Engagement), cmp.Compare(a.Kind, b.Kind),
		cmp.Compare(a.Ref(), b.Ref()))
}

func TestRecordsWithNothingInThemDoNoHarm(t *testing.T) {
	now := at(t, "2026-03-16")
	contracts := []*coaching.Contract{nil, {}, {Sessions: 1}, {Sessions: 4, Pauses: make([]coaching.Pause, 1)}}
	statuses := []coaching.SessionStatus{"", coaching.Planned, coaching.Held, coaching.Cancelled, coaching.NoShow}
	for _, contract := range contracts {
		for _, kind := range []coaching.Kind{"", coaching.Intake, coaching.Midpoint, coaching.Closing, coaching.Chemistry} {
			for _, status := range statuses {
				sessions := []*coaching.Session{
					{}, {Kind: kind, Status: status}, {Kind: kind, Status: status, Variant: coaching.Resistant},
				}
				promises := []*coaching.Commitment{{}, {Status: coaching.Open}, {Status: coaching.Open, ByNextSession: true}}
				e, _ := coaching.Assemble("", &coaching.Practice{}, contract, sessions, promises)
				for _, i := range append(due.Of(e, now, week), due.Of(e, time.Time{}, 0)...) {
					if i.State == "" || i.Owner == "" || i.Title == "" && i.Kind != due.Commitment || i.Line == 0 {
						t.Errorf("%s %s: %+v", kind, status, i)
					}
				}
			}
		}
	}
}
