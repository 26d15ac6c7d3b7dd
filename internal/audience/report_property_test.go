package audience

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"coachctl/internal/coaching"
)

// A dice makes engagements: whatever a file may say, sound or odd.
type dice struct{ *rand.Rand }

func (d dice) of(words ...string) string { return words[d.IntN(len(words))] }

func (d dice) day() coaching.Date {
	if d.IntN(6) == 0 {
		return coaching.Date{}
	}
	return coaching.Date{Year: 2026, Month: 1, Day: 1}.AddDays(d.IntN(180))
}

func (d dice) objective() coaching.Objective {
	o := coaching.Objective{
		ID: d.of("a", "b", "c", ""), Statement: d.of("one", "two", "three", "four", ""), ForSponsor: d.IntN(3) > 0, Agreed: d.day(),
		Status: coaching.ObjectiveStatus(d.of("agreed", "agreed", "met", "draft", "dropped", "")), Replaces: d.of("", "", "", "a", "b"),
	}
	for range d.IntN(4) {
		o.Measures = append(o.Measures, coaching.Measure{
			ID: d.of("m", "n", "o", ""), Name: d.of("how many", "how well", ""), Kind: d.of("count", "feedback", "self-rating", "gas", "?"),
			Unit: d.of("a week", ""), Baseline: d.of("-2", "1", "7.5", "", "x"), Target: d.of("0", "3", "", "1e400"),
			Levels: map[string]string{"0": "level"}, Rater: "rater",
		})
	}
	return o
}

func (d dice) session(name string, month int) *coaching.Session {
	s := &coaching.Session{
		Name: name, Kind: coaching.Kind(d.of("midpoint", "closing", "regular", "intake")), Status: coaching.SessionStatus(d.of("held", "held", "planned", "cancelled")),
		Start:    coaching.Moment{Date: coaching.Date{Year: 2026, Month: time.Month(month), Day: 2 + d.IntN(20)}, Hour: 15, HasTime: true},
		Verdicts: []coaching.Verdict{{Objective: d.of("a", "b"), Verdict: d.of("on-track", "off-track", "?")}, {Objective: "c", Verdict: "on-track"}},
		Readings: []coaching.Reading{{Measure: d.of("m", "n"), Value: d.of("1", "-1", "4.5")}, {Measure: "o", Value: d.of("2", "0")}},
	}
	if d.IntN(3) == 0 {
		s.ReportAgreed = coaching.Moment{Date: d.day()}
	}
	return s
}

func (d dice) promise(name string) *coaching.Commitment {
	c := &coaching.Commitment{
		Name: name, What: d.of("write", "speak", "listen", "Write.", ""), Success: d.of("done", ""), Session: d.of("01", "02", "03", ""),
		Owner: coaching.Owner(d.of("client", "", "coach", "sponsor")), Objective: d.of("", "", "a", "b", "z"), Outcome: d.of("", "went well"),
		Status: coaching.CommitmentStatus(d.of("open", "kept", "partly", "missed", "dropped", "carried")), CarriedTo: d.of("p", "q", "r"),
	}
	if d.IntN(2) == 0 {
		c.By = coaching.Moment{Date: d.day()}
	}
	if d.IntN(2) == 0 {
		c.Reviewed = []string{d.of("02", "03", "04")}
	}
	return c
}

func (d dice) engagement() *coaching.Engagement {
	c := &coaching.Contract{Client: "Priya Nair", ClientCalled: d.of("", "Priya"), Sessions: d.IntN(13), Agreed: d.day(), Start: d.day(), End: d.day()}
	for range d.IntN(5) {
		c.Objectives = append(c.Objectives, d.objective())
	}
	c.Sponsors = []coaching.Sponsor{{Name: "Ruth", From: d.day()}, {Name: "Daniel", To: d.day()}}
	if d.IntN(4) > 0 {
		c.SponsorSees.Set = true
		for _, what := range []string{"objectives", "verdict", "measures", "attendance", "commitments"} {
			if d.IntN(4) > 0 {
				c.SponsorSees.Value = append(c.SponsorSees.Value, what)
			}
		}
	}
	for range d.IntN(5) {
		c.Consents = append(c.Consents, coaching.Consent{
			Scope: d.of("measures", "attendance", "commitments"), Recipient: d.of("Ruth", "Daniel"), Given: d.day(), How: d.of("written", "written", "aloud"),
		})
	}
	var sessions []*coaching.Session
	for i, name := range []string{"01", "02", "03", "04"} {
		sessions = append(sessions, d.session(name, i+1))
	}
	e, _ := coaching.Assemble("x", &coaching.Practice{Coach: "Dana Okafor", Zone: time.UTC}, c, sessions,
		[]*coaching.Commitment{d.promise("p"), d.promise("q"), d.promise("r"), d.promise("s")})
	return e
}

// beyond names what a sponsor reads and the client does not.
func beyond(r Report, s Summary) string {
	if r.People != s.People {
		return "names"
	}
	if r.Attendance != nil && (s.Attendance == nil || *r.Attendance != *s.Attendance) {
		return "attendance"
	}
	for _, o := range r.Objectives {
		if !slices.ContainsFunc(s.Objectives, func(own Standing) bool {
			measures := !slices.ContainsFunc(o.Measures, func(m Measure) bool { return !slices.Contains(own.Measures, m) })
			return own.Statement == o.Statement && own.Status == o.Status && (o.Verdict == "" || o.Verdict == own.Verdict) && measures
		}) {
			return "an objective"
		}
	}
	for _, p := range r.Promises {
		if !slices.ContainsFunc(slices.Concat(s.Yours, s.Open), func(own Promise) bool {
			return reflect.DeepEqual(Pledge{own.What, own.By, own.Success}, p)
		}) {
			return "a promise"
		}
	}
	for _, p := range r.Settled {
		if p.Mine || !slices.ContainsFunc(s.Earlier, func(own Settled) bool { return reflect.DeepEqual(own, p) }) {
			return "a settled promise"
		}
	}
	return ""
}

func TestWhatASponsorReadsTheClientReadsToo(t *testing.T) {
	seen := map[string]int{}
	for seed := range uint64(12000) {
		d := dice{rand.New(rand.NewPCG(seed, 1))}
		e := d.engagement()
		today := time.Date(2026, 2+time.Month(d.IntN(5)), 1+d.IntN(28), 12, 0, 0, 0, time.UTC)
		for _, m := range e.Meetings {
			summary, draft := ClientSummary(e, m, today), ClientDraft(e, m, today)
			for _, sponsor := range e.Contract.Sponsors {
				r := SponsorReport(e, m, sponsor, today)
				if what := beyond(r, summary); what != "" {
					t.Fatalf("seed %d, session %s: the sponsor reads %s that the client does not:\n%+v\n%+v", seed, m.Name, what, r, summary)
				}
				at := slices.IndexFunc(draft.Pages, func(page Report) bool { return page.Sponsor == r.Sponsor })
				if !r.Empty() && (at < 0 || !within(r, draft.Pages[at])) {
					t.Fatalf("seed %d, session %s: the sponsor reads what the client was not shown:\n%+v\n%+v", seed, m.Name, r, draft)
				}
				count(seen, r)
			}
		}
	}
	for _, what := range []string{"objective", "on-track", "measure", "attendance", "promise", "settled"} {
		if seen[what] < 50 {
			t.Errorf("only %d pages hold a %s", seen[what], what)
		}
	}
}

// within reports whether a page holds nothing that another does not.
func within(r, other Report) bool {
	shown := Summary{People: other.People, Attendance: other.Attendance, Objectives: other.Objectives, Earlier: other.Settled}
	for _, p := range other.Promises {
		shown.Yours = append(shown.Yours, Promise{What: p.What, By: p.By, Success: p.Success})
	}
	return beyond(r, shown) == ""
}

func count(seen map[string]int, r Report) {
	has := map[string]bool{
		"objective": len(r.Objectives) > 0, "attendance": r.Attendance != nil, "promise": len(r.Promises) > 0, "settled": len(r.Settled) > 0,
	}
	for _, o := range r.Objectives {
		has["measure"] = has["measure"] || len(o.Measures) > 0
		has[o.Verdict] = true
	}
	for what, held := range has {
		if held {
			seen[what]++
		}
	}
}
