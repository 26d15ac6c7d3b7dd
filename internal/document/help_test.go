package document

import (
	"fmt"
	"strings"
	"testing"

	"coachctl/internal/coaching"
)

// marker stands for what a person wrote. No diagnostic and no page may hold it where a test has put it.
const marker = "Zqxj"

// sessionFront are the keys that every session needs.
const sessionFront = "type: session\nkind: regular\nstart: 2026-03-16T15:00\nstatus: held\n"

func matter(yaml string) []byte { return []byte("---\n" + yaml + "---\n") }

func parseSession(src string) *Document {
	return Parse("engagements/x/sessions/03.md", coaching.TypeSession, []byte(src))
}

// sessionBody parses a sound session with a body; the body begins on line 7.
func sessionBody(t testing.TB, body string) *coaching.Session {
	t.Helper()
	d := ParseWhole("engagements/x/sessions/03.md", coaching.TypeSession, []byte("---\n"+sessionFront+"---\n"+body))
	if d.Session == nil {
		t.Fatalf("no session: %v", d.Findings)
	}
	return d.Session
}

// places are the findings as `rule line:column`.
func places(d *Document) []string {
	out := make([]string, 0, len(d.Findings))
	for _, f := range d.Findings {
		out = append(out, fmt.Sprintf("%s %d:%d", f.Rule, f.Start.Line, f.Start.Col))
	}
	return out
}

func samePlaces(t *testing.T, d *Document, want ...string) {
	t.Helper()
	if got := strings.Join(places(d), ", "); got != strings.Join(want, ", ") {
		t.Errorf("found %s; want %s", got, strings.Join(want, ", "))
	}
	keepsSilence(t, d)
}

// keepsSilence fails when a finding repeats what a person wrote.
func keepsSilence(t *testing.T, d *Document) {
	t.Helper()
	for _, f := range d.Findings {
		text := f.Message + " " + f.Hint
		for _, note := range f.Related {
			text += " " + note.Message
		}
		if strings.Contains(strings.ToLower(text), strings.ToLower(marker)) {
			t.Errorf("%s repeats what was written: %s", f.Rule, text)
		}
		if f.Message == "" || f.Hint == "" || f.Severity == 0 || f.Path != d.Path {
			t.Errorf("%s lacks a message, a hint, a severity or a path: %+v", f.Rule, f)
		}
	}
}
