package audience_test

import (
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	"coachctl/internal/audience"
	"coachctl/internal/coaching"
	"coachctl/internal/fill"
	"coachctl/internal/render"
	"coachctl/templates"
)

// contracted is a marked engagement in which SEEN stands only where the contract lets its first sponsor read. What the
// client reads is marked here too, and so is the other sponsor, the day of the review and all that is not released.
func contracted() (*coaching.Engagement, coaching.Sponsor) {
	practice := &coaching.Practice{Coach: "Dana SEEN", Email: "MARK", Zone: time.UTC}
	contract := &coaching.Contract{}
	fillMarks(reflect.ValueOf(contract).Elem())
	contract.Client, contract.ClientCalled, contract.Sessions, contract.Zone = "Priya SEEN", "Priya", 12, time.UTC
	contract.Start, contract.End = coaching.Date{Year: 2026, Month: 3, Day: 1}, coaching.Date{Year: 2027, Month: 2, Day: 1}
	contract.Agreed = coaching.Date{Year: 2026, Month: 2, Day: 20}
	ruth := coaching.Sponsor{Name: "Ruth SEEN", Email: "MARK", Role: "MARK"}
	contract.Sponsors = []coaching.Sponsor{ruth, {Name: "Daniel MARK"}}
	contract.SponsorSees = coaching.Opt[[]string]{Value: []string{"objectives", "verdict", "measures"}, Set: true}
	contract.Consents = []coaching.Consent{
		{Scope: "measures", Recipient: "Daniel MARK", Given: contract.Agreed, How: "written"},
		{Scope: "measures", Recipient: "Ruth SEEN", Given: contract.Agreed, How: "MARK"},
		{Scope: "commitments", Recipient: "Ruth SEEN", Given: contract.Agreed, How: "written", Withdrawn: contract.Start},
		{Scope: "attendance", Recipient: "Ruth SEEN", Given: contract.Agreed, How: "written"},
	}
	objective := func(id, word string, status coaching.ObjectiveStatus, forSponsor bool) coaching.Objective {
		o := coaching.Objective{}
		fillMarks(reflect.ValueOf(&o).Elem())
		o.ID, o.Statement, o.Status, o.ForSponsor, o.Replaces, o.Agreed = id, id+" "+word, status, forSponsor, "", contract.Agreed
		o.Measures = nil
		for _, kind := range []string{"count", "gas", "feedback", "self-rating", "MARK"} {
			m := coaching.Measure{}
			fillMarks(reflect.ValueOf(&m).Elem())
			m.ID, m.Name, m.Kind, m.Unit, m.Baseline, m.Target = id+kind, kind+" MARK", kind, "MARK", "7747", "7747"
			if word == "SEEN" && (kind == "count" || kind == "gas") {
				m.Name, m.Unit, m.Baseline, m.Target = kind+" SEEN", "SEEN", "-1", "0"
			}
			o.Measures = append(o.Measures, m)
		}
		return o
	}
	contract.Objectives = []coaching.Objective{
		objective("theirs", "SEEN", coaching.ObjectiveAgreed, true), objective("met", "SEEN", coaching.ObjectiveMet, true),
		objective("private", "MARK", coaching.ObjectiveAgreed, false), objective("draft", "MARK", coaching.ObjectiveDraft, true),
		objective("dropped", "MARK", coaching.ObjectiveDropped, true),
	}
	var sessions []*coaching.Session
	for i, kind := range []coaching.Kind{coaching.Intake, coaching.Midpoint, coaching.Closing, coaching.Regular} {
		s := markedSession([]string{"01", "02", "03", "04"}[i], 20+i)
		s.Start.Date.Month, s.Kind, s.ReportAgreed, s.Minutes = 11, kind, coaching.Moment{}, 77470
		s.Takeaways, s.Agenda = []coaching.Takeaway{{Label: "Decision", Line: coaching.Line{Text: "MARK"}}}, []coaching.Line{{Text: "MARK"}}
		s.Verdicts = []coaching.Verdict{{Objective: "theirs", Verdict: "on-track"}, {Objective: "met", Verdict: "MARK"}}
		s.Readings = []coaching.Reading{{Measure: "theirscount", Value: "5"}, {Measure: "theirsfeedback", Value: "7747"}, {Measure: "theirsgas", Value: "7747"}}
		s.Share = []string{"Reading list"}
		s.Sections = []coaching.Section{{Title: "Reading list", Text: "MARK"}}
		sessions = append(sessions, s)
	}
	sessions[3].Status = coaching.Planned
	promise := &coaching.Commitment{Name: "a", What: "MARK", Success: "MARK", Outcome: "MARK", Session: "02", Status: coaching.Open}
	e, _ := coaching.Assemble("MARK", practice, contract, sessions, []*coaching.Commitment{promise})
	return e, ruth
}

// told tells the day of the review or the hour, in words or in figures.
var told = regexp.MustCompile(`(?i)novem|: 2[123]\b|: 11\b|15:00|Month:11|Day:2[123]`)

func TestWhatIsNotContractedReachesNoSponsor(t *testing.T) {
	e, ruth := contracted()
	now := time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
	for name, own := range map[string]map[string]string{
		"built in":          nil,
		"all that there is": {"report.md.tmpl": `{{printf "%+v" .}}`, "report-draft.md.tmpl": `{{printf "%#v" .}}`},
	} {
		set := fill.New(templates.Files, own)
		for _, m := range []*coaching.Meeting{e.Meeting("02"), e.Meeting("03")} {
			for _, format := range []string{render.Markdown, render.Text, render.JSON} {
				page, err := render.Report(set, audience.SponsorReport(e, m, ruth, now), render.Paper{Format: format})
				if err != nil {
					t.Fatal(err)
				}
				what := name + " report " + m.Name + " " + format
				clean(t, what, page)
				if found := told.FindString(page); found != "" {
					t.Errorf("%s tells when it was, %q:\n%s", what, found, page)
				}
				for _, word := range []string{"Priya", "Ruth", "Dana", "theirs", "met", "count", "gas"} {
					if !strings.Contains(page, word+" SEEN") {
						t.Errorf("%s: %s is missing:\n%s", what, word, page)
					}
				}
			}
		}
	}
}

func TestWhatAClientConsentedToReachesThatSponsorAlone(t *testing.T) {
	e, ruth := contracted()
	contract := e.Contract
	contract.Consents = []coaching.Consent{{Scope: "commitments", Recipient: "Ruth SEEN", Given: contract.Agreed, How: "written"}}
	e.Commitments[0].What, e.Commitments[0].Success = "promise SEEN", "SEEN"
	now := time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
	set := fill.New(templates.Files, nil)
	for sponsor, want := range map[coaching.Sponsor]bool{ruth: true, contract.Sponsors[1]: false} {
		for _, format := range []string{render.Markdown, render.Text, render.JSON} {
			page, err := render.Report(set, audience.SponsorReport(e, e.Meeting("02"), sponsor, now), render.Paper{Format: format})
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.Contains(page, "promise SEEN"); got != want {
				t.Errorf("the promise is on the page for %s: %v\n%s", sponsor.Name, got, page)
			}
			if want {
				clean(t, "the page with promises", page)
			}
		}
	}
}
