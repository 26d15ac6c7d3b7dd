package scaffold

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"coachctl/internal/coaching"
	"coachctl/internal/fill"
)

var update = flag.Bool("update", false, "rewrite the goldens under testdata")

var plainWord = regexp.MustCompile(`^[A-Za-z][A-Za-z .'/-]{4,}[A-Za-z]$`)

// quote stands in for the real encoding: JSON strings are YAML strings.
func quote(s string) string {
	if plainWord.MatchString(s) {
		return s
	}
	out, err := json.Marshal(s)
	if err != nil {
		panic(err)
	}
	return string(out)
}

func builder() Builder {
	return Builder{Set: fill.New(os.DirFS("../../templates"), nil), Quote: quote}
}

func date(t testing.TB, s string) coaching.Date {
	t.Helper()
	d, err := coaching.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func moment(t testing.TB, s string) coaching.Moment {
	t.Helper()
	m, err := coaching.ParseMoment(s)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func golden(t *testing.T, name string, f File) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, f.Text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != string(f.Text) {
		t.Errorf("%s is not %s:\n%s", f.Path, path, f.Text)
	}
}

// front decodes the YAML of a document; with hints, also the examples in comments.
func front(t *testing.T, f File, hints bool) map[string]any {
	t.Helper()
	parts := strings.SplitN(string(f.Text), "---\n", 3)
	if len(parts) != 3 || parts[0] != "" {
		t.Fatalf("%s has no front matter", f.Path)
	}
	text := parts[1]
	if hints {
		text = regexp.MustCompile(`(?m)^# Lines that begin.*\n`).ReplaceAllString(text, "")
		text = regexp.MustCompile(`(?m)^# `).ReplaceAllString(text, "")
	}
	var out map[string]any
	if err := yaml.Unmarshal([]byte(text), &out); err != nil {
		t.Fatalf("%s: %v\n%s", f.Path, err, text)
	}
	return out
}

var comment = regexp.MustCompile(`(?s)<!--.*?-->`)

// calm holds what every document must: comments at the start of a line and closed once, and no line that runs away.
func calm(t *testing.T, f File) {
	t.Helper()
	text := string(f.Text)
	for _, at := range comment.FindAllStringIndex(text, -1) {
		if at[0] > 0 && text[at[0]-1] != '\n' || at[1] < len(text) && text[at[1]] != '\n' {
			t.Errorf("%s: a comment shares its line: %s", f.Path, text[at[0]:at[1]])
		}
		if lines := strings.Count(text[at[0]:at[1]], "\n"); lines > 4 && !strings.Contains(text[at[0]:at[1]], "To start from") {
			t.Errorf("%s: a comment of %d lines is no glance", f.Path, lines+1)
		}
	}
	if rest := comment.ReplaceAllString(text, ""); strings.Contains(rest, "<!--") || strings.Contains(rest, "-->") {
		t.Errorf("%s: a comment is left open", f.Path)
	}
	if strings.Contains(text, "\n\n\n") || !strings.HasSuffix(text, "\n") || strings.HasSuffix(text, "\n\n") ||
		regexp.MustCompile(`(?m)[ \t]+$`).MatchString(text) || strings.Contains(text, "\r") {
		t.Errorf("%s: stray blanks or blank lines:\n%s", f.Path, text)
	}
	for line := range strings.Lines(text) {
		if len([]rune(line)) > 125 {
			t.Errorf("%s: a line of %d characters: %s", f.Path, len([]rune(line)), line)
		}
	}
}

func headings(f File) string {
	var out []string
	for line := range strings.Lines(string(f.Text)) {
		if title, ok := strings.CutPrefix(line, "## "); ok {
			out = append(out, strings.TrimSpace(title))
		}
	}
	return strings.Join(out, ", ")
}

func TestAPracticeIsItsConfigurationAndWhatGitNeeds(t *testing.T) {
	files, err := builder().Practice(PracticeValues{Coach: "Dana Reyes", Zone: "Europe/Berlin"})
	if err != nil || len(files) != 3 {
		t.Fatal(files, err)
	}
	files, err = builder().Practice(PracticeValues{Coach: "Dana: \"D\" #1", Email: "dana@example.com", Zone: "Europe/Berlin", CI: true})
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, f := range files {
		paths = append(paths, f.Path)
		golden(t, "practice-"+strings.TrimLeft(filepath.Base(f.Path), "."), f)
		calm(t, f)
		if strings.HasPrefix(f.Path, ".git") && !strings.HasSuffix(f.Path, ".yml") {
			continue
		}
		var parsed map[string]any
		if err := yaml.Unmarshal(f.Text, &parsed); err != nil {
			t.Errorf("%s: %v", f.Path, err)
		}
		if f.Path == "coachctl.yaml" && (parsed["coach"] != "Dana: \"D\" #1" || parsed["email"] != "dana@example.com") {
			t.Errorf("%v", parsed)
		}
	}
	want := []string{"coachctl.yaml", ".gitignore", ".gitattributes", ".github/workflows/coachctl.yml", ".pre-commit-config.yaml"}
	if !slices.Equal(paths, want) {
		t.Errorf("%v; want %v", paths, want)
	}
}

func TestACommitmentHoldsOnlyWhatWasSaid(t *testing.T) {
	f, err := builder().Commitment(CommitmentValues{
		Engagement: "riverbend-pn", Name: "2026-03-16-a", What: "Speak with Marcus before the council",
		By: moment(t, "2026-03-20"), Success: "we have agreed who opens", Session: "03",
		Owner: coaching.OwnerClient, StatedBy: "client",
	})
	if err != nil || f.Path != "engagements/riverbend-pn/commitments/2026-03-16-a.md" {
		t.Fatal(f.Path, err)
	}
	golden(t, "commitment.md", f)
	calm(t, f)
	f, err = builder().Commitment(CommitmentValues{
		Engagement: "riverbend-pn", Name: "2026-03-16-b", What: "Say what I want first", ByNextSession: true, Success: "two councils",
		Owner: coaching.OwnerCoach, Session: "03", Kind: "experiment", StatedBy: "coach", Objective: "council",
		Cue: "When Marcus starts, I finish my sentence", Partner: "Jo Ortiz",
	})
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "commitment-full.md", f)
	calm(t, f)
}

func TestWhatPeopleTypeComesBackFromYAML(t *testing.T) {
	for _, hostile := range []string{
		`"quoted" and 'single'`, "Goal: be better", "C# # not a comment", "two\nlines", "@anna", "%", "`tick`", "- item",
		"[a], {b}", "no", "null", "~", "2026-03-16", "012", "Zoë — 漢字 🙂", "a\u2028b", "--- ", "<!-- x -->", "{{.What}}",
		"\ttab ", `back\slash`, "&anchor *alias !tag",
	} {
		c, err := builder().Commitment(CommitmentValues{
			Engagement: "e", Name: "n", What: hostile, By: moment(t, "2026-03-20"), Success: hostile, Cue: hostile, Partner: hostile, Session: "03",
		})
		if err != nil {
			t.Fatal(err)
		}
		got := front(t, c, false)
		for _, key := range []string{"what", "success", "cue", "partner"} {
			if got[key] != hostile {
				t.Errorf("%s: %q comes back as %q", key, hostile, got[key])
			}
		}
		if got["session"] != "03" || got["by"] == nil {
			t.Errorf("%v", got)
		}
		f, err := builder().Contract(ContractValues{
			Engagement: "e", Client: hostile, Called: hostile, Role: hostile, Organisation: hostile, Email: hostile,
			Sponsors: []coaching.Sponsor{{Name: hostile, Role: "hr", Email: hostile}},
		})
		if err != nil {
			t.Fatal(err)
		}
		got = front(t, f, false)
		for _, key := range []string{"client", "client_called", "client_email", "client_role", "organisation"} {
			if got[key] != hostile {
				t.Errorf("%s: %q comes back as %q", key, hostile, got[key])
			}
		}
		if s := got["sponsors"].([]any)[0].(map[string]any); s["name"] != hostile || s["email"] != hostile {
			t.Errorf("%q comes back as %v", hostile, s)
		}
	}
}
