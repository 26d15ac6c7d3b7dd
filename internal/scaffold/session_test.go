package scaffold

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/yuin/goldmark"

	"coachctl/internal/coaching"
	"coachctl/internal/fill"
)

var sections = map[string]string{
	"regular": "Check-in (8 min), Agenda (5 min), Core work (35 min), Commitments (10 min), Close (2 min), Takeaways, Private notes",
	"intake": "Check-in, Agenda, Leadership context, Patterns, Assumptions, Goals, Assessment debrief, Commitments, Close, " +
		"Takeaways, Readiness, Private notes",
	"intake-resistant": "Check-in, Agenda, Why here, Doubt, Something of value, What this is for, Commitments, Close, " +
		"Takeaways, Private notes",
	"midpoint": "Check-in, Agenda, Progress against objectives, Stakeholder context, Second half, Feedback to the coach, " +
		"Commitments, Close, Takeaways, Private notes",
	"closing": "Check-in, Agenda, Final review, Consolidation, Next step, Feedback to the coach, Commitments, Close, " +
		"Takeaways, Private notes",
	"chemistry":   "What good looks like, Objectives and hopes, Approach, Fit, Others considered, Private notes",
	"contracting": "Agenda, What we agreed, Still open, Commitments, Private notes",
	"sponsor": "Agenda, Expected outcomes, How change will show, Reporting, Sponsor's support, Commitments, " +
		"Private notes",
}

func open(t *testing.T) []OpenPromise {
	return []OpenPromise{
		{Name: "2026-03-02-a", What: "Speak with [Marcus] *before* the council", By: moment(t, "2026-03-20")},
		{Name: "2026-03-02-b", What: "Note what I do <when> he cuts in", ByNextSession: true},
		{Name: "2026-03-02-c", What: "Send the article", By: moment(t, "2027-01-04T12:00"), Owner: coaching.OwnerCoach},
		{Name: "2026-03-02-d", What: "Name the date", Owner: coaching.OwnerSponsor},
	}
}

func TestEveryKindHasItsSections(t *testing.T) {
	for name, want := range sections {
		kind, variant, _ := strings.Cut(name, "-")
		v := SessionValues{
			Engagement: "riverbend-pn", Name: "04", Kind: coaching.Kind(kind), Variant: variant,
			Start: moment(t, "2026-03-16T15:00"), Minutes: 60, Number: 4, Of: 12,
		}
		if v.Kind.Review() {
			v.Objectives = []string{"council", "delegate"}
		}
		if v.Kind.Coaching() && v.Kind != coaching.Intake {
			v.Open, v.Booked = open(t), moment(t, "2026-03-02")
		}
		f, err := builder().Session(v)
		if err != nil || f.Path != "engagements/riverbend-pn/sessions/04.md" {
			t.Fatal(f.Path, err)
		}
		golden(t, "session-"+name+".md", f)
		calm(t, f)
		if got := headings(f); got != want {
			t.Errorf("%s: %s; want %s", name, got, want)
		}
		got := front(t, f, false)
		if got["type"] != "session" || got["kind"] != kind || got["status"] != "planned" || got["start"] != "2026-03-16T15:00" || got["minutes"] != 60 {
			t.Errorf("%s: %v", name, got)
		}
		if all := front(t, f, true); v.Kind.Review() && len(all["verdict"].(map[string]any)) != 2 {
			t.Errorf("%s: %v", name, all)
		}
		fillIns := strings.Count(string(f.Text), "\nValuable if:\n") + strings.Count(string(f.Text), "\nShifted:\n")
		if wantFillIns := map[bool]int{true: 2}[v.Kind.Coaching()]; fillIns != wantFillIns {
			t.Errorf("%s: %d lines to fill; want %d", name, fillIns, wantFillIns)
		}
	}
}

func TestASessionSaysOnlyWhatIsKnown(t *testing.T) {
	f, err := builder().Session(SessionValues{Engagement: "e", Name: "01", Kind: coaching.Regular, Start: moment(t, "2026-03-16T15:00+01:00")})
	if err != nil {
		t.Fatal(err)
	}
	got := front(t, f, false)
	if got["minutes"] != nil || got["booked"] != nil || got["variant"] != nil || len(got) != 4 {
		t.Errorf("%v", got)
	}
	if !strings.Contains(string(f.Text), "## Core work (35 min)") || strings.Contains(string(f.Text), "- [ ] [") {
		t.Errorf("%s", f.Text)
	}
	calm(t, f)
}

func TestGuidanceFollowsTheStageOfTheEngagement(t *testing.T) {
	for number, want := range map[int]string{1: "Early on", 6: "look for the pattern", 11: "Towards the end"} {
		f, err := builder().Session(SessionValues{
			Engagement: "x", Name: "01", Kind: coaching.Regular, Start: moment(t, "2026-03-16T15:00"), Number: number, Of: 12,
		})
		if err != nil || !strings.Contains(string(f.Text), want) {
			t.Errorf("session %d does not say %q: %v", number, want, err)
		}
	}
}

func TestAMeetingOfThreeBeginsLooksAgainAndEnds(t *testing.T) {
	for _, tt := range []struct {
		again  bool
		number int
		want   string
	}{
		{false, 1, "why coaching, why now?"},
		{false, 7, "why coaching, why now?"},
		{true, 7, "noticed since you last met?"},
		{true, 12, "what is to stay?"},
	} {
		f, err := builder().Session(SessionValues{
			Engagement: "x", Name: "sponsor", Kind: coaching.ThreeWay, Start: moment(t, "2026-03-16T15:00"), Number: tt.number, Of: 12,
			Again: tt.again, Open: open(t)[3:],
		})
		if err != nil || !strings.Contains(string(f.Text), tt.want) {
			t.Errorf("before session %d it does not say %q: %v", tt.number, tt.want, err)
		}
		support := strings.Index(string(f.Text), "## Sponsor's support")
		if at := strings.Index(string(f.Text), "- [ ] [sponsor: Name the date]"); at < support {
			t.Errorf("the sponsor's promise stands at %d, their support at %d", at, support)
		}
		if got := headings(f); got != sections["sponsor"] {
			t.Errorf("%s", got)
		}
		calm(t, f)
	}
}

func TestTheSecondSessionMayLookAgainAtThePurpose(t *testing.T) {
	for _, kind := range []coaching.Kind{coaching.Regular, coaching.Midpoint, coaching.Closing} {
		for _, wanted := range []bool{false, true} {
			f, err := builder().Session(SessionValues{
				Engagement: "x", Name: "02", Kind: kind, Start: moment(t, "2026-03-16T15:00"), Number: 2, Of: 4, Recontract: wanted,
			})
			if err != nil || strings.Contains(string(f.Text), "Is it still theirs?") != wanted {
				t.Errorf("%s, %v: %v\n%s", kind, wanted, err, f.Text)
			}
			calm(t, f)
		}
	}
}

func TestAPromiseReadsInTheCheckInAsItWasMade(t *testing.T) {
	for what, want := range map[string]string{
		"plain":                         "plain",
		"[link](http://x) & <b>":        "[link](http://x) &amp; &lt;b&gt;",
		"*a* _b_ `c` ~d~ \\ ![i](j)":    "*a* _b_ `c` ~d~ \\ ![i](j)",
		"two\n\n# lines\t- and\u2028so": "two # lines - and so",
		"&amp; R&D &#38;":               "&amp;amp; R&amp;D &amp;#38;",
		"<!-- hidden -->":               "&lt;!-- hidden --&gt;",
		"unbalanced ]( here":            "unbalanced ]( here",
		"Zoë — kept":                    "Zoë — kept",
	} {
		line, err := builder().PromiseLine(OpenPromise{Name: "2026-03-02-a", What: what, By: moment(t, "2026-03-20")}, 2026)
		if err != nil {
			t.Fatal(err)
		}
		var html bytes.Buffer
		if err := goldmark.Convert([]byte(line), &html); err != nil {
			t.Fatal(err)
		}
		whole := "<ul>\n<li>[ ] <a href=\"../commitments/2026-03-02-a.md\">" + want + "</a> — by Fri 20 March</li>\n</ul>\n"
		if html.String() != whole || strings.Contains(line, "<!--") {
			t.Errorf("%q gives %s\n%s; want %s", what, line, html.String(), whole)
		}
	}
}

func TestAPracticeMaySayItItsOwnWay(t *testing.T) {
	b := builder()
	b.Set = fill.New(os.DirFS("../../templates"), map[string]string{
		"session-regular.md.tmpl": "---\n{{.Front}}\n---\n\n## Check-in\n\n<!-- Ankommen. -->\n{{.Promises}}\n",
		"promise-line.md.tmpl":    "- [ ] [{{md .What}}]({{.Link}}){{with .By}} — bis {{.Day.Day}}.{{.Day.Month}}.{{end}}\n",
	})
	f, err := b.Session(SessionValues{Engagement: "e", Name: "02", Kind: coaching.Regular, Start: moment(t, "2026-03-16T15:00"), Open: open(t)[:1]})
	if err != nil || !strings.Contains(string(f.Text), "council](../commitments/2026-03-02-a.md) — bis 20.3.\n") {
		t.Errorf("%s, %v", f.Text, err)
	}
	b.Set = fill.New(os.DirFS("../../templates"), map[string]string{"session-regular.md.tmpl": "{{.Nothing}}"})
	if _, err := b.Session(SessionValues{Kind: coaching.Regular, Start: moment(t, "2026-03-16T15:00")}); err == nil ||
		!strings.Contains(err.Error(), "templates/session-regular.md.tmpl:1") {
		t.Errorf("%v", err)
	}
}
