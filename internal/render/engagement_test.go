package render_test

import (
	"testing"
	"time"
	_ "time/tzdata"

	"coachctl/internal/coaching"
	"coachctl/internal/fill"
	"coachctl/templates"
)

var builtin = fill.New(templates.Files, nil)

func moment(t *testing.T, s string) coaching.Moment {
	t.Helper()
	m, err := coaching.ParseMoment(s)
	if err != nil {
		t.Fatalf("moment %s: %v", s, err)
	}
	return m
}

func zone(t *testing.T, name string) *time.Location {
	t.Helper()
	z, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

func berlin(t *testing.T, s string) time.Time {
	t.Helper()
	at, err := moment(t, s).In(zone(t, "Europe/Berlin"))
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func lines(texts ...string) []coaching.Line {
	out := make([]coaching.Line, len(texts))
	for i, text := range texts {
		out[i].Text = text
	}
	return out
}

func takeaway(label, text, link string) coaching.Takeaway {
	return coaching.Takeaway{Label: label, Line: coaching.Line{Text: text}, Link: link}
}

func session(t *testing.T, name, start string, kind coaching.Kind, status coaching.SessionStatus) *coaching.Session {
	t.Helper()
	return &coaching.Session{Name: name, Kind: kind, Start: moment(t, start), Status: status}
}

// riverbend is an engagement of twelve sessions, the third held on Monday 16 March 2026.
func riverbend(t *testing.T) *coaching.Engagement {
	t.Helper()
	practice := &coaching.Practice{Coach: "Dana Okafor", Zone: zone(t, "Europe/Berlin")}
	contract := &coaching.Contract{
		Client: "Priya Nair", ClientCalled: "Priya", Status: coaching.Agreed, Sessions: 12,
		Objectives: []coaching.Objective{
			{ID: "opens", Statement: "Open the roadmap item in the product council", Status: coaching.ObjectiveAgreed},
			{ID: "papers", Statement: "Send papers that need no annex", Status: coaching.ObjectiveMet},
			{ID: "team", Statement: "Let the team answer first", Status: coaching.ObjectiveDraft},
		},
	}
	third := session(t, "03", "2026-03-16T15:00", coaching.Regular, coaching.Held)
	third.Agenda = lines("how the product council runs when Marcus speaks over you")
	third.ValuableIf = coaching.Line{Text: "a first sentence that is mine"}
	third.Takeaways = []coaching.Takeaway{
		takeaway("Decision", "I open the roadmap item myself.", ""),
		takeaway("Reframe", "It is about the authority I *already* hold, not how I put things.", ""),
		takeaway("Action", "Speak with Marcus before the council", "2026-03-16-a"),
	}
	sessions := []*coaching.Session{
		session(t, "01", "2026-02-16T15:00", coaching.Intake, coaching.Held),
		session(t, "02", "2026-03-02T15:00", coaching.Regular, coaching.Held),
		third,
		session(t, "04", "2026-03-30T15:00", coaching.Regular, coaching.Planned),
	}
	promises := []*coaching.Commitment{
		{
			Name: "2026-03-16-a", Session: "03", What: "Speak with Marcus before the council", By: moment(t, "2026-03-20"),
			Success: "we have agreed who opens", Owner: coaching.OwnerClient, Status: coaching.Open,
		},
		{
			Name: "2026-03-16-b", Session: "03", What: "Stop explaining to those already with me",
			By: moment(t, "2026-03-27"), Success: "one paper goes in without its annex", Owner: coaching.OwnerClient,
			Cue: "when I open the annex, I close it", Partner: "Ines", Status: coaching.Open,
		},
		{
			Name: "2026-03-16-c", Session: "03", What: "send you the article on council openings",
			By: moment(t, "2026-03-18"), Owner: coaching.OwnerCoach, Status: coaching.Open,
		},
		{
			Name: "2026-03-02-a", Session: "02", What: "Send the note to the chair", By: moment(t, "2026-03-09"),
			Success: "it is sent", Status: coaching.Kept, Reviewed: []string{"3"},
		},
		{
			Name: "2026-03-02-b", Session: "02", What: "Dinner with finance", By: moment(t, "2026-03-13"),
			Success: "we have talked", Status: coaching.Carried, CarriedTo: "2026-03-13-a", Reviewed: []string{"03"},
		},
		{
			Name: "2026-03-13-a", What: "Dinner with finance", By: moment(t, "2026-04-03"), Success: "we have talked",
			Status: coaching.Open,
		},
		{
			Name: "2026-03-02-c", Session: "02", What: "Ask two peers what they see", By: moment(t, "2026-03-13"),
			Success: "two answers", Status: coaching.Partly, Outcome: "Ines answered, Tom is away until April",
		},
	}
	e, misplaced := coaching.Assemble("riverbend-pn", practice, contract, sessions, promises)
	if len(misplaced) > 0 {
		t.Fatal("a session of the fixture is misplaced")
	}
	return e
}
