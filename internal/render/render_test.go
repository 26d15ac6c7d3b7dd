package render_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"coachctl/internal/audience"
	"coachctl/internal/coaching"
	"coachctl/internal/render"
)

var update = flag.Bool("update", false, "rewrite the golden pages")

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got {
		t.Errorf("%s differs; got\n%s\nwant\n%s", name, got, want)
	}
}

func summaryOf(t *testing.T, e *coaching.Engagement, name, now, format string) string {
	t.Helper()
	page, err := render.Summary(builtin, audience.ClientSummary(e, e.Meeting(name), berlin(t, now)), render.Paper{Format: format})
	if err != nil {
		t.Fatal(err)
	}
	return page
}

func promptOf(t *testing.T, e *coaching.Engagement, name, now, format string) string {
	t.Helper()
	m := e.Meeting(name)
	page, err := render.Prompt(builtin, audience.ClientPrompt(e, m, berlin(t, now)), audience.PromptPage(e, m), render.Paper{Format: format})
	if err != nil {
		t.Fatal(err)
	}
	return page
}

func TestTheSummaryOfARegularSessionReadsAsWrittenByHand(t *testing.T) {
	e := riverbend(t)
	for _, format := range []string{render.Markdown, render.Text, render.JSON} {
		golden(t, "summary-regular."+format, summaryOf(t, e, "03", "2026-03-16T17:00", format))
	}
}

func TestEveryPageOfThePromptReadsAsWrittenByHand(t *testing.T) {
	shapes := []struct {
		page, session, now string
		change             func(*coaching.Session)
	}{
		{audience.PageFirst, "01", "2026-02-14T15:00", func(*coaching.Session) {}},
		{audience.PageDoubt, "01", "2026-02-15T15:00", func(s *coaching.Session) { s.Variant = coaching.Resistant }},
		{audience.PageRegular, "04", "2026-03-28T15:00", func(*coaching.Session) {}},
		{audience.PageMidpoint, "04", "2026-03-20T15:00", func(s *coaching.Session) { s.Kind = coaching.Midpoint }},
		{audience.PageClosing, "04", "2026-03-30T08:00", func(s *coaching.Session) { s.Kind = coaching.Closing }},
	}
	for _, tt := range shapes {
		t.Run(tt.page, func(t *testing.T) {
			e := riverbend(t)
			if tt.session == "01" {
				e.Commitments = nil
			}
			m := e.Meeting(tt.session)
			tt.change(m.Session)
			if got := audience.PromptPage(e, m); got != tt.page {
				t.Fatalf("page %q, want %q", got, tt.page)
			}
			golden(t, "prompt-"+tt.page+".md", promptOf(t, e, tt.session, tt.now, render.Markdown))
			text := promptOf(t, e, tt.session, tt.now, render.Text)
			golden(t, "prompt-"+tt.page+".text", text)
			if n := strings.Count(text, "?"); n == 0 || n > 5 {
				t.Errorf("%d questions, want one to five", n)
			}
			golden(t, "prompt-"+tt.page+".json", promptOf(t, e, tt.session, tt.now, render.JSON))
		})
	}
}

func TestOnlyTheFirstTwoPromptsInviteTheRealVersion(t *testing.T) {
	e := riverbend(t)
	e.Commitments = nil
	golden(t, "prompt-second-session.text", promptOf(t, e, "02", "2026-02-28T15:00", render.Text))
	if late := promptOf(t, e, "04", "2026-03-28T15:00", render.Text); strings.Contains(late, "as it is") {
		t.Errorf("the fourth prompt says it again:\n%s", late)
	}
}
