package coaching

import (
	"fmt"
	"testing"
	"time"
)

func TestASponsorHasAPartFromTheFirstDayToTheLast(t *testing.T) {
	c := &Contract{Sponsors: []Sponsor{
		{Name: "always"},
		{Name: "until", To: date(t, "2026-06-16")},
		{Name: "since", From: date(t, "2026-06-16")},
		{Name: "between", From: date(t, "2026-06-15"), To: date(t, "2026-06-17")},
		{},
	}}
	for on, want := range map[string]string{
		"2026-06-14": "[always until]", "2026-06-15": "[always until between]", "2026-06-16": "[always until since between]",
		"2026-06-17": "[always since between]", "2026-06-18": "[always since]",
	} {
		var names []string
		for _, s := range c.SponsorsOn(date(t, on)) {
			names = append(names, s.Name)
		}
		if got := fmt.Sprint(names); got != want {
			t.Errorf("on %s: %s, want %s", on, got, want)
		}
	}
}

func TestAConsentIsGoodForOneScopeOneRecipientAndItsTime(t *testing.T) {
	good := Consent{Scope: "measures", Recipient: "Ruth Calloway", Given: date(t, "2026-03-10"), How: "written", Withdrawn: date(t, "2026-06-16")}
	for name, change := range map[string]func(*Consent){
		"as it is": func(*Consent) {}, "spoken": func(k *Consent) { k.How = "spoken" }, "nobody says how": func(k *Consent) { k.How = "" },
		"another scope": func(k *Consent) { k.Scope = "attendance" }, "never given": func(k *Consent) { k.Given = Date{} },
		"another": func(k *Consent) { k.Recipient = "Daniel Osei" }, "in part": func(k *Consent) { k.Recipient = "Ruth" },
		"in other letters": func(k *Consent) { k.Recipient = "ruth calloway" }, "to nobody": func(k *Consent) { k.Recipient = "" },
	} {
		k := good
		change(&k)
		c := &Contract{Consents: []Consent{k}}
		for on, within := range map[string]bool{"2026-03-09": false, "2026-03-10": true, "2026-06-15": true, "2026-06-16": false, "2027-01-01": false} {
			if got, want := c.Consented("measures", "Ruth Calloway", date(t, on)), within && name == "as it is"; got != want {
				t.Errorf("%s, on %s: %v", name, on, got)
			}
		}
		if c.Consented("measures", "", date(t, "2026-04-01")) {
			t.Errorf("%s: good for nobody", name)
		}
	}
	again := good
	again.Given, again.Withdrawn = date(t, "2026-07-01"), Date{}
	c := &Contract{Consents: []Consent{good, again}}
	if c.Consented("measures", "Ruth Calloway", date(t, "2026-06-20")) || !c.Consented("measures", "Ruth Calloway", date(t, "2026-07-01")) {
		t.Error("one that was given anew is good from then on")
	}
}

func TestWithoutAWordASponsorSeesObjectivesAndVerdicts(t *testing.T) {
	for _, tt := range []struct {
		sees Opt[[]string]
		want string
	}{
		{Opt[[]string]{}, "[true false true false false]"},
		{Opt[[]string]{Set: true}, "[false false false false false]"},
		{Opt[[]string]{Value: []string{"attendance", "measures"}, Set: true}, "[false true false true false]"},
	} {
		c := &Contract{SponsorSees: tt.sees}
		var got []bool
		for _, what := range []string{SeesObjectives, SeesMeasures, SeesVerdict, SeesAttendance, SeesCommitments} {
			got = append(got, c.LetsSee(what))
		}
		if fmt.Sprint(got) != tt.want {
			t.Errorf("%v: %v, want %s", tt.sees, got, tt.want)
		}
	}
}

func TestAYesCountsBetweenTheReviewAndNow(t *testing.T) {
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	begin := time.Date(2026, 3, 2, 15, 0, 0, 0, london)
	e, m := &Engagement{Zone: london}, &Meeting{Session: &Session{}, Begin: begin}
	for written, want := range map[string]bool{
		"2026-03-02T15:00": true, "2026-03-02": true, "2026-04-01": true, "2026-04-01T09:00": true, "2026-03-29T01:30Z": true,
		"2026-03-02T14:59": false, "2026-03-01": false, "2026-03-29T01:30": false, "2026-04-01T09:01": false, "2026-04-02": false,
	} {
		m.ReportAgreed, err = ParseMoment(written)
		if err != nil {
			t.Fatal(err)
		}
		if at, agreed := e.ReportAgreedAt(m, time.Date(2026, 4, 1, 9, 0, 0, 0, london)); agreed != want {
			t.Errorf("%s: %v, %v", written, at, agreed)
		}
	}
	m.ReportAgreed = Moment{}
	if _, agreed := e.ReportAgreedAt(m, begin); agreed {
		t.Error("no yes counts as one")
	}
}
