package render_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"coachctl/internal/audience"
	"coachctl/internal/coaching"
	"coachctl/internal/fill"
	"coachctl/internal/render"
	"coachctl/templates"
)

func TestEverySessionReadsAsWrittenByHand(t *testing.T) {
	for _, tt := range []struct {
		name, session, now string
		change             func(*testing.T, *coaching.Engagement)
	}{
		{"intake", "01", "2026-02-16T17:00", func(_ *testing.T, e *coaching.Engagement) {
			e.Contract.Client, e.Contract.ClientCalled = "Priya", ""
			e.Commitments = nil
			e.Meeting("02").Status, e.Meeting("03").Status = coaching.Planned, coaching.Planned
			e.Meeting("01").Agenda = lines("the first hundred days", "a team that was *his*")
			e.Meeting("01").Shifted = coaching.Line{Text: "less to prove than I thought"}
		}},
		{"nothing-promised", "02", "2026-03-02T17:00", func(_ *testing.T, e *coaching.Engagement) {
			e.Commitments, e.Meeting("03").Status, e.Meeting("03").Minutes = nil, coaching.Planned, 45
			e.Contract.Prompt = coaching.None
		}},
		{"one-promise-45-minutes", "03", "2026-03-16T17:00", func(_ *testing.T, e *coaching.Engagement) {
			e.Contract.SessionMinutes = 45
			c := e.Commitment("2026-03-16-a")
			c.ByNextSession, e.Commitments = true, []*coaching.Commitment{c}
			e.Meeting("03").Takeaways, e.Meeting("03").Agenda = nil, nil
		}},
		{"midpoint-shared", "03", "2026-03-16T17:00", func(t *testing.T, e *coaching.Engagement) {
			m := e.Meeting("03")
			m.Kind = coaching.Midpoint
			m.Verdicts = []coaching.Verdict{{Objective: "opens", Verdict: "off-track"}}
			m.Share = []string{"Reading list"}
			m.Sections = []coaching.Section{{Title: "Reading list", Text: "- [A book](https://x.org/b)\n- Another\n\n### Later\n\nA third"}}
			for _, c := range e.Commitments {
				if c.Name == "2026-03-16-c" {
					c.Session, c.Status, c.Reviewed = "02", coaching.Missed, []string{"03"}
				}
				if c.Name == "2026-03-13-a" {
					c.Session = "03"
				}
				if c.Name == "2026-03-16-b" {
					c.Session = "02"
				}
			}
		}},
		{"last", "04", "2026-03-30T17:00", func(t *testing.T, e *coaching.Engagement) {
			m := e.Meeting("04")
			m.Kind, m.Status = coaching.Closing, coaching.Held
			m.Takeaways = []coaching.Takeaway{takeaway("Action", "tell the chair", "")}
			e.Commitments = nil
			m.Verdicts = []coaching.Verdict{{Objective: "opens", Verdict: "on-track"}}
		}},
		{"another-zone-next-year", "03", "2025-12-30T17:00", func(t *testing.T, e *coaching.Engagement) {
			e.Contract.Zone = zone(t, "Europe/London")
			e.Commitment("2026-03-13-a").By = moment(t, "2026-03-20T09:30")
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			e := riverbend(t)
			tt.change(t, e)
			var sessions []*coaching.Session
			for _, m := range e.Meetings {
				sessions = append(sessions, m.Session)
			}
			e, _ = coaching.Assemble(e.ID, e.Practice, e.Contract, sessions, e.Commitments)
			golden(t, "summary-"+tt.name+".text", summaryOf(t, e, tt.session, tt.now, render.Text))
		})
	}
}

func TestTrickyValuesReachTheTextUnchanged(t *testing.T) {
	for _, value := range []string{
		"Ship *v2* to <board>", "1. item", "# x", "- [ ] x", "a*b* & c_d_", `C:\x\`, "`code", "[x](../y.md)", "&lt;b&gt;", "<b>",
	} {
		e := riverbend(t)
		c := e.Commitment("2026-03-16-a")
		c.What, c.Success, c.Cue = value, value, value
		e.Contract.ClientCalled, e.Practice.Coach = value, value
		text := summaryOf(t, e, "03", "2026-03-16T17:00", render.Text)
		for _, want := range []string{value + ", here is", "March: " + value, "know: " + value, "cue: " + value} {
			if !strings.Contains(text, want) {
				t.Errorf("%q is missing in\n%s", want, text)
			}
		}
		var sheet struct{ Yours []audience.Promise }
		if err := json.Unmarshal([]byte(summaryOf(t, e, "03", "2026-03-16T17:00", render.JSON)), &sheet); err != nil {
			t.Fatal(err)
		}
		if sheet.Yours[0].What != value {
			t.Errorf("the JSON has %q, want %q", sheet.Yours[0].What, value)
		}
	}
}

func TestAPracticeSaysItInItsOwnWords(t *testing.T) {
	e := riverbend(t)
	view := audience.ClientSummary(e, e.Meeting("03"), berlin(t, "2026-03-16T17:00"))
	view.ClientCalled = "*P*"
	own := fill.New(templates.Files, map[string]string{
		"summary.md.tmpl": "Liebe {{.ClientCalled}},\r\n\r\n\r\nam {{template \"date-long\" .Meeting.Day}}\r\n",
		"parts.tmpl":      `{{define "date-long"}}{{.Day}}. {{pick .Month "Januar" "Februar" "März"}}{{end}}`,
	})
	got, err := render.Summary(own, view, render.Paper{Format: render.Text})
	if want := "Liebe *P*,\n\nam 16. März\n"; err != nil || got != want {
		t.Errorf("got %q, %v; want %q", got, err, want)
	}
}

func TestATemplateCannotReachWhatTheViewDoesNotHold(t *testing.T) {
	e := riverbend(t)
	view := audience.ClientSummary(e, e.Meeting("03"), berlin(t, "2026-03-16T17:00"))
	for _, field := range []string{".Variant", ".Contract", ".Meeting.Session", ".Sections", ".Meeting.Begin"} {
		own := fill.New(templates.Files, map[string]string{"summary.md.tmpl": "x\n{{" + field + "}}"})
		_, err := render.Summary(own, view, render.Paper{Format: render.Markdown})
		var located *fill.Error
		if !errors.As(err, &located) || located.File != "templates/summary.md.tmpl" || located.Line != 2 {
			t.Errorf("%s: %v", field, err)
		}
	}
}

func TestPartsOfOnesOwnNeedNotHaveAll(t *testing.T) {
	e := riverbend(t)
	own := fill.New(templates.Files, map[string]string{"parts.tmpl": `{{define "month"}}{{pick .Month "Januar" "Februar" "März"}}{{end}}`})
	for _, format := range []string{render.Text, render.HTML} {
		view := audience.ClientSummary(e, e.Meeting("03"), berlin(t, "2026-03-16T17:00"))
		if page, err := render.Summary(own, view, render.Paper{Format: format}); err != nil || !strings.Contains(page, "16 März") {
			t.Errorf("%s: %v in\n%s", format, err, page)
		}
	}
}

func TestAnUnknownFormatOrPageIsAnError(t *testing.T) {
	e := riverbend(t)
	view := audience.ClientPrompt(e, e.Meeting("04"), berlin(t, "2026-03-28T15:00"))
	if _, err := render.Prompt(builtin, view, audience.PageRegular, render.Paper{Format: "pdf"}); err == nil {
		t.Error("pdf is no format")
	}
	if _, err := render.Prompt(builtin, view, "nowhere", render.Paper{Format: render.Text}); err == nil {
		t.Error("nowhere is no page")
	}
}

func TestTheSameViewGivesTheSameBytes(t *testing.T) {
	for _, format := range []string{render.Markdown, render.Text, render.JSON} {
		first := summaryOf(t, riverbend(t), "03", "2026-03-16T17:00", format)
		if again := summaryOf(t, riverbend(t), "03", "2026-03-16T17:00", format); first != again {
			t.Errorf("%s differs from one run to the next", format)
		}
	}
}
