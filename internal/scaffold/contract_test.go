package scaffold

import (
	"testing"

	"coachctl/internal/coaching"
)

const topics = "Organisational context, Objectives, Roles and responsibilities, Confidentiality, Commitment, Frequency, " +
	"Support and challenge, Feedback, Record keeping, Methodology"

func TestAContractHasASectionForEachTopic(t *testing.T) {
	accelerated, _ := FindPlan("accelerated")
	for name, v := range map[string]ContractValues{
		"contract.md": {Client: "Priya Nair"},
		"contract-full.md": {
			Client: "Priya Nair", Called: "Priya", Email: "priya@example.com", Role: "Head of Product", Organisation: "Riverbend",
			Sponsors: []coaching.Sponsor{{Name: "Alex Kim", Role: "hr", Email: "alex@example.com"}, {Name: "Jo Ortiz"}},
			Plan:     accelerated, Start: date(t, "2026-01-26"), SessionMinutes: 45, IntakeMinutes: 75, Zone: "Europe/London",
		},
	} {
		v.Engagement = "riverbend-pn"
		f, err := builder().Contract(v)
		if err != nil || f.Path != "engagements/riverbend-pn/contract.md" {
			t.Fatal(f.Path, err)
		}
		golden(t, name, f)
		calm(t, f)
		if got := headings(f); got != topics {
			t.Errorf("%s: %s", name, got)
		}
		if got := front(t, f, false); got["type"] != "contract" || got["status"] != "draft" || got["agreed"] != nil {
			t.Errorf("%s: %v", name, got)
		}
		all := front(t, f, true)
		for _, key := range []string{
			"client_called", "client_email", "client_role", "organisation", "sponsors", "agreed", "start", "end", "sessions", "cadence",
			"cancellation", "sponsor_sees", "consents", "log_consent", "paid", "commission", "purpose", "stakeholders", "pack", "objectives",
		} {
			if all[key] == nil {
				t.Errorf("%s: %s is neither written nor shown in an example", name, key)
			}
		}
	}
}

func TestAPlanGivesSessionsAndEnd(t *testing.T) {
	for _, c := range []struct {
		plan, start, end string
		sessions         int
		cadence          coaching.Cadence
		want             map[string]any
	}{
		{"accelerated", "2026-02-02", "", 0, coaching.Cadence{}, map[string]any{"sessions": 12, "end": "2026-08-02", "cadence": "biweekly"}},
		{"annual", "2026-08-31", "", 0, coaching.Monthly, map[string]any{"sessions": 24, "end": "2027-08-31", "cadence": "monthly"}},
		{"accelerated", "2026-08-31", "2026-12-31", 8, coaching.Cadence{Low: 10, High: 14}, map[string]any{"sessions": 8, "end": "2026-12-31", "cadence": "10d-14d"}},
		{"annual", "", "", 0, coaching.Cadence{}, map[string]any{"sessions": 24, "end": nil, "start": nil}},
		{"", "2026-02-02", "", 0, coaching.Cadence{}, map[string]any{"sessions": nil, "end": nil}},
	} {
		v := ContractValues{Engagement: "e", Client: "Priya", Sessions: c.sessions, Cadence: c.cadence}
		v.Plan, _ = FindPlan(c.plan)
		if c.start != "" {
			v.Start = date(t, c.start)
		}
		if c.end != "" {
			v.End = date(t, c.end)
		}
		f, err := builder().Contract(v)
		if err != nil {
			t.Fatal(err)
		}
		got := front(t, f, false)
		for key, want := range c.want {
			have := got[key]
			if s, ok := have.(interface{ Format(string) string }); ok {
				have = s.Format("2006-01-02")
			}
			if have != want {
				t.Errorf("%+v: %s is %v; want %v", c, key, have, want)
			}
		}
	}
	if _, ok := FindPlan("weekly"); ok {
		t.Error("there is no such plan")
	}
}
