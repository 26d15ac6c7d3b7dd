package render

import (
	"encoding/json"
	"strings"
	"testing"

	"coachctl/internal/audience"
	"coachctl/internal/fill"
	"coachctl/templates"
)

// briefs are a view for every kind of meeting and stage that has questions of its own, without anything to say.
func briefs() map[string]audience.Brief {
	out := map[string]audience.Brief{
		"resistant": {MeetingKind: "intake", Resistant: true}, "second": {MeetingKind: "regular", Stage: "early", Recheck: true},
	}
	for _, kind := range []string{"chemistry", "contracting", "sponsor", "intake", "midpoint", "closing"} {
		out[kind] = audience.Brief{MeetingKind: kind}
	}
	for _, stage := range []string{"early", "middle", "late"} {
		out[stage] = audience.Brief{MeetingKind: "regular", Stage: stage}
		b := out[stage]
		b.Place.Last = &audience.BriefLast{}
		out[stage+" with one before"] = b
	}
	return out
}

func TestEveryMeetingHasThreeToFiveOpenQuestions(t *testing.T) {
	for name, view := range briefs() {
		page, err := Brief(fill.New(templates.Files, nil), view, Paper{Format: JSON})
		if err != nil {
			t.Fatal(err)
		}
		var got struct{ Questions []string }
		if err := json.Unmarshal([]byte(page), &got); err != nil {
			t.Fatal(err)
		}
		if n := len(got.Questions); n < 3 || n > 5 {
			t.Errorf("%s has %d questions", name, n)
		}
		for _, q := range got.Questions {
			open := strings.HasSuffix(q, "?") && !strings.Contains(strings.ToLower(q), "why")
			if !open || strings.Count(q, "?") != 1 || strings.ContainsAny(q, ";:") {
				t.Errorf("%s asks %q", name, q)
			}
		}
	}
}

func TestABriefWithNothingToSayHasNoSectionButItsQuestions(t *testing.T) {
	for name, view := range briefs() {
		view.Client = "Priya Nair"
		page, err := Brief(fill.New(templates.Files, nil), view, Paper{Format: Markdown})
		if err != nil {
			t.Fatal(err)
		}
		headings := strings.Count(page, "\n**")
		want := 2 // who it is about, and the questions
		if view.Resistant {
			want = 3
		}
		empty := strings.Contains(page, "<no value>") || strings.Contains(page, "\n- \n")
		if headings != want || empty || !strings.HasPrefix(page, "For you alone.\n") {
			t.Errorf("%s:\n%s", name, page)
		}
	}
}

// TestEveryPartOfATimePlanHasItsWords fails for a part that would be read as it is stored.
func TestEveryPartOfATimePlanHasItsWords(t *testing.T) {
	for _, name := range []string{"core-work", "second-half", "next-step", "value", "working", "good", "change"} {
		view := audience.Brief{Plan: []audience.BriefPart{{Name: name, Minutes: 1}}}
		page, err := Brief(fill.New(templates.Files, nil), view, Paper{Format: Text})
		if err != nil || strings.Contains(page, "00:00 "+name+".") {
			t.Errorf("%s: %v\n%s", name, err, page)
		}
	}
}
