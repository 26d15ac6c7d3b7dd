package audience

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"coachctl/internal/coaching"
)

// sponsored is fortnightly with a midpoint held in session 03 on Monday 30 March, and all that a sponsor might see.
func sponsored(t *testing.T, promises ...*coaching.Commitment) *coaching.Engagement {
	t.Helper()
	e := fortnightly(t, promises...)
	measures := []coaching.Measure{
		{ID: "n", Name: "count", Kind: "count", Baseline: "7", Target: "2", Rater: "rater"},
		{ID: "f", Name: "feedback", Kind: "feedback", Baseline: "3.2", Target: "5.5"},
		{ID: "s", Name: "self", Kind: "self-rating", Baseline: "4", Target: "8"},
		{ID: "g", Name: "scale", Kind: "gas", Baseline: "-2", Target: "0"},
		{ID: "x", Name: "unknown", Kind: "guess", Baseline: "1", Target: "2"},
	}
	objective := func(id string, status coaching.ObjectiveStatus, forSponsor bool) coaching.Objective {
		return coaching.Objective{ID: id, Statement: id, Status: status, Agreed: at(t, "2026-03-02").Date, ForSponsor: forSponsor}
	}
	e.Contract.Objectives = []coaching.Objective{
		objective("agreed", coaching.ObjectiveAgreed, true), objective("met", coaching.ObjectiveMet, true),
		objective("private", coaching.ObjectiveAgreed, false), objective("draft", coaching.ObjectiveDraft, true),
		objective("dropped", coaching.ObjectiveDropped, true), objective("later", coaching.ObjectiveAgreed, true),
	}
	e.Contract.Objectives[0].Measures = measures
	e.Contract.Objectives[2].Measures = []coaching.Measure{{ID: "p", Name: "hidden", Kind: "count", Baseline: "1"}}
	e.Contract.Objectives[5].Agreed = at(t, "2026-03-31").Date
	e.Contract.Sponsors = []coaching.Sponsor{{Name: "Ruth Calloway"}, {Name: "Daniel Osei"}}
	m := e.Meeting("03")
	m.Kind = coaching.Midpoint
	for _, o := range e.Contract.Objectives {
		m.Verdicts = append(m.Verdicts, coaching.Verdict{Objective: o.ID, Verdict: "on-track"})
	}
	for _, id := range []string{"n", "f", "s", "g", "x", "p"} {
		m.Readings = append(m.Readings, coaching.Reading{Measure: id, Value: "1"})
	}
	return e
}

// reads is what a page holds, a word each.
func reads(r Report) string {
	var out []string
	for _, o := range r.Objectives {
		words := []string{o.Statement + ":" + o.Verdict}
		for _, m := range o.Measures {
			words = append(words, m.Name)
		}
		out = append(out, strings.Join(words, ","))
	}
	if r.Attendance != nil {
		out = append(out, fmt.Sprintf("%d/%d", r.Attendance.Held, r.Attendance.Total))
	}
	for _, p := range r.Promises {
		out = append(out, "will:"+p.What)
	}
	for _, s := range r.Settled {
		out = append(out, s.Result+":"+s.What)
	}
	return strings.Join(out, " ")
}

func sees(words ...string) coaching.Opt[[]string] {
	return coaching.Opt[[]string]{Value: words, Set: true}
}

func consent(t *testing.T, scope, given string) coaching.Consent {
	t.Helper()
	return coaching.Consent{Scope: scope, Recipient: "Ruth Calloway", Given: at(t, given).Date, How: "written"}
}

func TestEachLineOfASponsorsPageIsInTheContract(t *testing.T) {
	const both = "agreed:on-track met:on-track"
	everything := sees("objectives", "verdict", "measures", "attendance")
	for _, tt := range []struct {
		name   string
		change func(*coaching.Engagement)
		want   string
	}{
		{"where the contract says nothing", func(*coaching.Engagement) {}, both},
		{"nothing", func(e *coaching.Engagement) { e.Contract.SponsorSees = sees() }, ""},
		{"objectives", func(e *coaching.Engagement) { e.Contract.SponsorSees = sees("objectives") }, "agreed: met:"},
		{"a verdict on nothing", func(e *coaching.Engagement) { e.Contract.SponsorSees = sees("verdict") }, ""},
		{"measures of nothing", func(e *coaching.Engagement) { e.Contract.SponsorSees = sees("measures") }, ""},
		{"measures", func(e *coaching.Engagement) { e.Contract.SponsorSees = sees("objectives", "measures") }, "agreed:,count,scale met:"},
		{"attendance", func(e *coaching.Engagement) { e.Contract.SponsorSees = sees("attendance") }, "3/12"},
		{"everything", func(e *coaching.Engagement) { e.Contract.SponsorSees = everything }, "agreed:on-track,count,scale met:on-track 3/12"},
		{"a consent alone", func(e *coaching.Engagement) {
			e.Contract.Consents = []coaching.Consent{consent(t, "measures", "2026-03-01"), consent(t, "attendance", "2026-03-01")}
		}, both},
		{"measures, and a consent", func(e *coaching.Engagement) {
			e.Contract.SponsorSees = sees("objectives", "measures")
			e.Contract.Consents = []coaching.Consent{consent(t, "measures", "2026-03-01")}
		}, "agreed:,count,feedback,self,scale met:"},
		{"nothing, whatever was consented to", func(e *coaching.Engagement) {
			e.Contract.SponsorSees = sees()
			e.Contract.Consents = []coaching.Consent{consent(t, "commitments", "2026-03-01")}
		}, ""},
		{"promises", func(e *coaching.Engagement) {
			e.Contract.Consents = []coaching.Consent{consent(t, "commitments", "2026-03-01")}
		}, both + " will:new will:old kept:done"},
		{"an objective nobody released", func(e *coaching.Engagement) { e.Contract.Objectives[0].ForSponsor = false }, "met:on-track"},
		{"one that was reworded", func(e *coaching.Engagement) { e.Contract.Objectives[2].Replaces = "agreed" }, "met:on-track"},
		{"a verdict of another word", func(e *coaching.Engagement) { e.Meeting("03").Verdicts[0].Verdict = "splendid" }, "agreed: met:on-track"},
		{"a session that is no review", func(e *coaching.Engagement) { e.Meeting("03").Kind = coaching.Regular }, ""},
		{"a review still to come", func(e *coaching.Engagement) { e.Meeting("03").Status = coaching.Planned }, ""},
		{"nobody of that day", func(e *coaching.Engagement) { e.Contract.Sponsors[0].From = at(t, "2026-03-31").Date }, ""},
		{"nobody of that day any more", func(e *coaching.Engagement) { e.Contract.Sponsors[0].To = at(t, "2026-03-29").Date }, ""},
		{"somebody of that day", func(e *coaching.Engagement) {
			e.Contract.Sponsors[0].From, e.Contract.Sponsors[0].To = at(t, "2026-03-30").Date, at(t, "2026-03-30").Date
		}, both},
	} {
		e := sponsored(t,
			&coaching.Commitment{Name: "a", What: "new", Session: "03", Objective: "agreed"},
			&coaching.Commitment{Name: "b", What: "old", Session: "02"},
			&coaching.Commitment{Name: "c", What: "done", Session: "02", Status: coaching.Kept, Reviewed: []string{"03"}},
			&coaching.Commitment{Name: "d", What: "coach's", Session: "03", Owner: coaching.OwnerCoach},
			&coaching.Commitment{Name: "e", What: "sponsor's", Session: "03", Owner: coaching.OwnerSponsor},
			&coaching.Commitment{Name: "f", What: "hidden", Session: "03", Objective: "private"},
			&coaching.Commitment{Name: "g", What: "Hidden!", Session: "02"},
			&coaching.Commitment{Name: "h", What: "lost", Session: "03", Objective: "nowhere"},
			&coaching.Commitment{Name: "i", What: "after", Session: "04"},
		)
		tt.change(e)
		ruth := e.Contract.Sponsors[0]
		if got := reads(SponsorReport(e, e.Meeting("03"), ruth, now(t, "2026-04-01"))); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
		if got := reads(SponsorReport(e, e.Meeting("03"), coaching.Sponsor{Name: "Ruth Calloway", Role: "hr"}, now(t, "2026-04-01"))); got != "" {
			t.Errorf("%s: somebody who is no sponsor reads %q", tt.name, got)
		}
	}
}

func TestAConsentCountsOnTheDayOfThePageAndOnTheDayOfTheYes(t *testing.T) {
	for _, tt := range []struct {
		name                              string
		given, withdrawn, agreed, on, who string
		sponsor, draft                    bool
	}{
		{"given before", "2026-03-01", "", "", "2026-04-01", "Ruth Calloway", true, true},
		{"given today", "2026-04-01", "", "", "2026-04-01", "Ruth Calloway", true, true},
		{"given after", "2026-04-02", "", "", "2026-04-01", "Ruth Calloway", false, false},
		{"withdrawn tomorrow", "2026-03-01", "2026-04-02", "", "2026-04-01", "Ruth Calloway", true, true},
		{"withdrawn today", "2026-03-01", "2026-04-01", "", "2026-04-01", "Ruth Calloway", false, false},
		{"withdrawn after the yes", "2026-03-01", "2026-04-01", "2026-03-31", "2026-04-01", "Ruth Calloway", false, false},
		{"given by the day of the yes", "2026-03-31", "", "2026-03-31", "2026-04-01", "Ruth Calloway", true, true},
		{"given after the yes", "2026-04-01", "", "2026-03-31", "2026-04-01", "Ruth Calloway", false, true},
		{"to somebody else", "2026-03-01", "", "", "2026-04-01", "Daniel Osei", false, false},
		{"to nearly the same name", "2026-03-01", "", "", "2026-04-01", "Ruth", false, false},
	} {
		e := sponsored(t)
		e.Contract.SponsorSees = sees("objectives", "measures")
		k := consent(t, "measures", tt.given)
		k.Recipient = tt.who
		if tt.withdrawn != "" {
			k.Withdrawn = at(t, tt.withdrawn).Date
		}
		e.Contract.Consents = []coaching.Consent{k}
		m := e.Meeting("03")
		if tt.agreed != "" {
			m.ReportAgreed = at(t, tt.agreed)
		}
		shown := func(r Report) bool {
			return strings.Contains(reads(r), "feedback") && strings.Contains(reads(r), "self")
		}
		if got := shown(SponsorReport(e, m, e.Contract.Sponsors[0], now(t, tt.on+"T12:00"))); got != tt.sponsor {
			t.Errorf("%s: on the sponsor's page: %v", tt.name, got)
		}
		pages := ClientDraft(e, m, now(t, tt.on+"T12:00")).Pages
		if got := shown(pages[0]); got != tt.draft {
			t.Errorf("%s: on the client's draft: %v", tt.name, got)
		}
		if other := shown(pages[1]); other != (tt.who == "Daniel Osei") {
			t.Errorf("%s: on another sponsor's page: %v", tt.name, other)
		}
	}
}

func TestThePageOfEachSponsorNamesNoOther(t *testing.T) {
	e := sponsored(t)
	e.Contract.Sponsors = append(e.Contract.Sponsors, coaching.Sponsor{Name: "Ann Lee", To: at(t, "2026-03-01").Date})
	draft := ClientDraft(e, e.Meeting("03"), now(t, "2026-04-01"))
	var names []string
	for _, page := range draft.Pages {
		names = append(names, page.Sponsor)
	}
	if got := strings.Join(names, ", "); got != "Ruth Calloway, Daniel Osei" {
		t.Errorf("pages for %s", got)
	}
	for _, page := range draft.Pages {
		other := map[string]string{"Ruth Calloway": "Daniel", "Daniel Osei": "Ruth"}[page.Sponsor]
		if text := fmt.Sprintf("%+v", page); strings.Contains(text, other) {
			t.Errorf("the page for %s names another sponsor: %s", page.Sponsor, text)
		}
	}
}

func TestAMeasureHasTheFiguresOfItsReview(t *testing.T) {
	e := sponsored(t)
	e.Contract.SponsorSees = sees("objectives", "measures")
	e.Contract.Objectives[0].Measures[3].Baseline = ""
	e.Meeting("01").Readings = []coaching.Reading{{Measure: "n", Value: "9"}, {Measure: "g", Value: "-1"}}
	e.Meeting("02").Readings = []coaching.Reading{{Measure: "n", Value: "8"}}
	e.Meeting("03").Readings = []coaching.Reading{{Measure: "n", Value: "5.50"}, {Measure: "g", Value: "+0.5"}}
	last := e.Meeting("05")
	last.Kind, last.Status = coaching.Closing, coaching.Held
	last.Readings = []coaching.Reading{{Measure: "n", Value: "2"}, {Measure: "g", Value: "2"}}
	for name, want := range map[string]string{
		"03": "[{count  false 7 5.5  2} {scale  true -1   0}]",
		"05": "[{count  false 7 5.5 2 2} {scale  true -1  2 0}]",
	} {
		r := SponsorReport(e, e.Meeting(name), e.Contract.Sponsors[0], now(t, "2026-05-01"))
		if got := fmt.Sprint(r.Objectives[0].Measures); got != want {
			t.Errorf("session %s: %s, want %s", name, got, want)
		}
	}
	if got := fmt.Sprint(ClientSummary(e, e.Meeting("01"), now(t, "2026-05-01")).Objectives[0].Measures); !strings.HasPrefix(got, "[{count  false 7   2}") {
		t.Errorf("the client reads at the intake: %s", got)
	}
}

func TestWhatAPageLacksIsCountedForTheCoach(t *testing.T) {
	e := sponsored(t)
	m := e.Meeting("03")
	gaps := func(words ...string) Gaps {
		e.Contract.SponsorSees = sees(words...)
		return ReportGaps(e, m, e.Contract.Sponsors[0], now(t, "2026-04-01"))
	}
	m.Verdicts, m.Readings = m.Verdicts[1:], m.Readings[1:]
	for _, tt := range []struct {
		got, want Gaps
	}{
		{gaps("objectives"), Gaps{}},
		{gaps("objectives", "verdict"), Gaps{Verdicts: 1}},
		{gaps("objectives", "measures"), Gaps{Figures: 1, Consents: 3}},
		{gaps("verdict", "measures"), Gaps{Loose: true}},
	} {
		if tt.got != tt.want {
			t.Errorf("%+v, want %+v", tt.got, tt.want)
		}
	}
	e.Contract.Consents = []coaching.Consent{consent(t, "attendance", "2026-03-01"), consent(t, "measures", "2026-03-01")}
	if got := gaps("objectives", "measures"); got != (Gaps{Figures: 1, Consents: 1, Idle: true}) {
		t.Errorf("%+v", got)
	}
}

func TestAReportGoesToTheSponsorAndACopyToTheClient(t *testing.T) {
	e := sponsored(t)
	e.Contract.ClientEmail = "p@post.example"
	e.Contract.Sponsors[1].Email = " d@osei.example "
	envelope := SponsorEnvelope(e, e.Contract.Sponsors[1])
	want := Envelope{
		From: Address{Name: "Dana Okafor", Key: "email"}, To: []Address{{"Daniel Osei", "d@osei.example", "sponsors.2.email"}},
		Copy: []Address{{"Priya", "p@post.example", "client_email"}},
	}
	if fmt.Sprint(envelope) != fmt.Sprint(want) {
		t.Errorf("%v, want %v", envelope, want)
	}
}

func TestTheYearsOfAReport(t *testing.T) {
	e := sponsored(t)
	e.Contract.Start, e.Contract.End = at(t, "2026-03-02").Date, at(t, "2027-03-01").Date
	r := SponsorReport(e, e.Meeting("03"), e.Contract.Sponsors[0], time.Date(2026, 4, 1, 0, 0, 0, 0, time.UTC))
	if *r.Begins != (Month{2026, 3, false}) || *r.Ends != (Month{2027, 3, true}) || r.Agreed != nil {
		t.Errorf("%+v", r)
	}
}
