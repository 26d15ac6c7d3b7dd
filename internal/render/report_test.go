package render_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"coachctl/internal/audience"
	"coachctl/internal/coaching"
	"coachctl/internal/fill"
	"coachctl/internal/render"
	"coachctl/templates"
)

// reviewed is riverbend with its fourth session held as a review, and two sponsors of whom one sees all there is to see.
func reviewed(t *testing.T, kind coaching.Kind) (e *coaching.Engagement, ruth, daniel coaching.Sponsor) {
	t.Helper()
	e = riverbend(t)
	ruth, daniel = coaching.Sponsor{Name: "Ruth Calloway"}, coaching.Sponsor{Name: "Daniel Osei"}
	c := e.Contract
	c.Sponsors, c.Sessions = []coaching.Sponsor{ruth, daniel}, 4
	c.Agreed, c.Start, c.End = moment(t, "2025-12-20").Date, moment(t, "2026-01-05").Date, moment(t, "2027-01-04").Date
	c.SponsorSees = coaching.Opt[[]string]{Value: []string{"objectives", "measures", "verdict", "attendance"}, Set: true}
	c.Consents = []coaching.Consent{
		{Scope: "measures", Recipient: ruth.Name, Given: c.Agreed, How: "written"},
		{Scope: "commitments", Recipient: ruth.Name, Given: c.Agreed, How: "written"},
	}
	for i := range c.Objectives {
		c.Objectives[i].ForSponsor, c.Objectives[i].Agreed = true, c.Agreed
	}
	c.Objectives[0].Measures = []coaching.Measure{
		{ID: "heard", Name: "What *five* colleagues hear", Kind: "feedback", Unit: "1 to 7", Baseline: "3.2", Target: "5.5"},
		{ID: "step", Name: "Who opens", Kind: "gas", Baseline: "-2", Target: "0", Levels: map[string]string{"0": "private"}},
		{ID: "bare", Kind: "count", Target: "2"},
	}
	m := e.Meeting("04")
	m.Kind, m.Status = kind, coaching.Held
	m.Verdicts = []coaching.Verdict{{Objective: "opens", Verdict: "off-track"}, {Objective: "papers", Verdict: "on-track"}}
	m.Readings = []coaching.Reading{{Measure: "heard", Value: "4.6"}, {Measure: "step", Value: "1"}}
	if kind == coaching.Closing {
		before := e.Meeting("03")
		before.Kind, before.Readings = coaching.Midpoint, []coaching.Reading{{Measure: "heard", Value: "4"}, {Measure: "step", Value: "-1"}}
	}
	return e, ruth, daniel
}

func TestTheReportIsAsWritten(t *testing.T) {
	for _, kind := range []coaching.Kind{coaching.Midpoint, coaching.Closing} {
		e, ruth, _ := reviewed(t, kind)
		for _, format := range []string{render.Markdown, render.Text, render.JSON} {
			got, err := render.Report(builtin, audience.SponsorReport(e, e.Meeting("04"), ruth, berlin(t, "2026-04-01T09:00")), render.Paper{Format: format})
			if err != nil {
				t.Fatal(err)
			}
			golden(t, "report-"+string(kind)+"."+format, got)
		}
	}
}

func TestTheClientReadsEachPageWordForWord(t *testing.T) {
	for _, name := range []string{"Ruth Calloway", "*Ruth* <b>", "- Ruth", "1. Ruth & co", "# Ruth\\", "Ruth_"} {
		e, ruth, daniel := reviewed(t, coaching.Midpoint)
		e.Contract.Sponsors[0].Name = name
		e.Contract.Objectives[0].Statement = "I open, *first*\n- and last"
		for i := range e.Contract.Consents {
			e.Contract.Consents[i].Recipient = name
		}
		ruth.Name = name
		now, m := berlin(t, "2026-04-01T09:00"), e.Meeting("04")
		for _, format := range []string{render.Markdown, render.Text} {
			draft, err := render.Draft(builtin, audience.ClientDraft(e, m, now), render.Paper{Format: format})
			if err != nil {
				t.Fatal(err)
			}
			for _, sponsor := range []coaching.Sponsor{ruth, daniel} {
				page, err := render.Report(builtin, audience.SponsorReport(e, m, sponsor, now), render.Paper{Format: format})
				if err != nil {
					t.Fatal(err)
				}
				if !strings.Contains(draft, "\n---\n\n"+page+"\n---\n") {
					t.Errorf("%s: the page for %q is not in the letter word for word:\n%s\n%s", format, sponsor.Name, page, draft)
				}
			}
		}
	}
}

func TestTheLetterHoldsThePagesAsDataToo(t *testing.T) {
	e, ruth, _ := reviewed(t, coaching.Midpoint)
	now, m := berlin(t, "2026-04-01T09:00"), e.Meeting("04")
	src, err := render.Draft(builtin, audience.ClientDraft(e, m, now), render.Paper{Format: render.JSON})
	if err != nil {
		t.Fatal(err)
	}
	var letter struct {
		For   string
		Pages []json.RawMessage
	}
	if err := json.Unmarshal([]byte(src), &letter); err != nil {
		t.Fatal(err)
	}
	page, err := render.Report(builtin, audience.SponsorReport(e, m, ruth, now), render.Paper{Format: render.JSON})
	if err != nil {
		t.Fatal(err)
	}
	_, body, _ := strings.Cut(page, `"for": "sponsor",`)
	if got := bare(t, letter.Pages[0]); letter.For != "client" || len(letter.Pages) != 2 || got != bare(t, []byte("{"+body)) {
		t.Errorf("the letter holds %s\nand the page is %s", got, body)
	}
}

func bare(t *testing.T, src []byte) string {
	t.Helper()
	var out bytes.Buffer
	if err := json.Compact(&out, src); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestALetterWithoutAPageIsNotMade(t *testing.T) {
	e, _, _ := reviewed(t, coaching.Midpoint)
	view := audience.ClientDraft(e, e.Meeting("04"), berlin(t, "2026-04-01T09:00"))
	for template, whole := range map[string]bool{
		"Please agree.\n": false, "{{(index .Pages 0).Text}}\n": false, "{{range .Pages}}{{slice .Text 40}}{{end}}\n": false,
		"{{range .Pages}}{{.Text}}\n{{end}}": true,
	} {
		set := fill.New(templates.Files, map[string]string{"report-draft.md.tmpl": template})
		for _, format := range render.Formats {
			if format == render.EML {
				continue
			}
			if page, err := render.Draft(set, view, render.Paper{Format: format}); (err == nil) != whole || (page != "") != whole {
				t.Errorf("%q, %s: %v, %q", template, format, err, page)
			}
		}
	}
}
