package audience

import (
	"slices"
	"strings"

	"coachctl/internal/coaching"
)

// A Section of the session's notes that the coach shares whole.
type Section struct {
	Title string `json:"title"`
	Text  string `json:"text" text:"markdown"`
}

func shared(s *coaching.Session) []Section {
	out := []Section{}
	for _, sec := range s.Sections {
		named := slices.ContainsFunc(s.Share, func(title string) bool {
			return coaching.Shareable(title) && coaching.SameHeading(title, sec.Title)
		})
		if text := block(sec.Text); named && coaching.Shareable(sec.Title) && text != "" && !swallows(text) {
			out = append(out, Section{Title: plain(sec.Title), Text: text})
		}
	}
	return out
}

// swallows reports whether a section may hold more than was meant: a code fence that nothing closes takes the headings
// behind it along, the private ones included.
func swallows(text string) bool {
	var fence string
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if title, ok := strings.CutPrefix(line, "##"); ok && !strings.HasPrefix(title, "#") && !coaching.Shareable(title) {
			return true
		}
		run := fenceRun(line)
		switch {
		case fence == "":
			fence = run
		case strings.HasPrefix(run, fence) && strings.TrimLeft(line, run[:1]) == "":
			fence = ""
		}
	}
	return fence != ""
}

// fenceRun is the row of backticks or tildes that a line opens with, when it is long enough for a fence.
func fenceRun(line string) string {
	for _, mark := range []string{"`", "~"} {
		rest := strings.TrimLeft(line, mark)
		if n := len(line) - len(rest); n >= 3 && (mark == "~" || !strings.Contains(rest, mark)) {
			return line[:n]
		}
	}
	return ""
}
