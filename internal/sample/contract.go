package sample

import (
	"fmt"
	"strings"

	"coachctl/internal/coaching"
	"coachctl/internal/document"
	"coachctl/internal/scaffold"
)

var statuses = map[state]string{
	completed: "completed", ended: "ended", draft: "draft", running: "agreed", stalled: "agreed", paused: "agreed", begun: "agreed",
}

func (e *engagement) writeContract() error {
	v := scaffold.ContractValues{
		Engagement: e.id, Client: e.client.name, Called: e.client.called, Email: e.client.email, Role: pick(e.dice, roles),
		Organisation: e.organisation, Start: e.agreed.AddDays(3), End: e.end, Sessions: e.sessions, SessionMinutes: 60, IntakeMinutes: 90,
	}
	if len(e.meetings) > 0 {
		v.Start = e.meetings[0].day
	}
	if e.sponsor != nil {
		v.Sponsors = []coaching.Sponsor{{Name: e.sponsor.name, Role: pick(e.dice, []string{"hr", "line-manager"}), Email: e.sponsor.email}}
	}
	f, err := e.builder.Contract(v)
	if err != nil {
		return err
	}
	if e.state == draft && e.chance(50) {
		return e.emit(f)
	}
	if err := note(&f, e.agreement()...); err != nil {
		return err
	}
	topic := func(string) string { return e.prose(e.between(1, 3)) }
	if err := write(&f, topic); err != nil {
		return err
	}
	if e.state != draft && e.state != ended { // nothing is asked of these
		e.spoil(&f, "contract")
	}
	return e.emit(f)
}

// agreement is what a contract says beside what is known on its first day.
func (e *engagement) agreement() []fact {
	facts := []fact{{"status", statuses[e.state]}, {"cancellation", "24h"}}
	if e.state == draft {
		return facts
	}
	facts = append(facts, fact{"agreed", e.agreed.String()})
	if e.chance(65) {
		facts = append(facts, fact{"log_consent", e.agreed.String()})
	}
	if e.chance(90) {
		facts = append(facts, fact{"paid", fmt.Sprint(e.chance(88))})
	}
	if e.sponsor != nil {
		facts = append(facts,
			fact{"sponsor_sees", pick(e.dice, []string{"[objectives, verdict]", "[objectives, verdict, attendance]", "[objectives]"})},
			fact{"stakeholders", "\n  - {name: " + document.Quote(e.sponsor.name) + ", relation: sponsor}"})
	}
	if e.state == paused {
		pause := "\n  - from: " + e.pauseFrom.String()
		if e.chance(60) {
			pause += "\n    to: " + e.options.Day.AddDays(e.between(7, 40)).String()
		}
		facts = append(facts, fact{"pauses", pause + "\n    reason: A leave that was agreed"})
	}
	facts = append(facts, fact{"pack", e.pack()})
	if len(e.meetings) > 0 && e.meetings[0].held {
		facts = append(facts, fact{"objectives", e.goals()})
	}
	return facts
}

func (e *engagement) pack() string {
	var out strings.Builder
	for _, item := range []string{"The latest feedback", "Two situations that test me"} {
		out.WriteString("\n  - item: " + item)
		if e.state != begun || e.chance(50) {
			out.WriteString("\n    received: " + e.agreed.AddDays(1).String())
		}
	}
	return out.String()
}

func (e *engagement) goals() string {
	var out strings.Builder
	for i, o := range e.objectives {
		status := "agreed"
		if e.state == completed && e.chance(40) {
			status = "met"
		}
		fmt.Fprintf(&out, "\n  - id: %s\n    statement: %s\n    scope: %s\n    orientation: %s\n    priority: %s\n    team_result: %s\n    status: %s\n    agreed: %s",
			o.id, o.statement, []string{"behavioural", "strategic"}[i], []string{"performance", "mastery"}[i], pick(e.dice, priorities),
			"Decisions are made in one meeting", status, e.meetings[0].day)
		if i == 0 {
			out.WriteString("\n    for_sponsor: true")
		}
		fmt.Fprintf(&out, "\n    measures:\n      - {id: %s-seen, name: %s, kind: %s, baseline: %d, target: %d, rater: client}",
			o.id, o.measure, o.kind, o.baseline, o.target)
	}
	return out.String()
}
