package audience

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"coachctl/internal/coaching"
)

// A Section of the session's notes that the coach shares whole.
type Section struct {
	Title string `json:"title"`
	Text  string `json:"text" text:"markdown"`
}

// unshared are the headings that never reach the client whole, reduced to their letters: the coach's own sections, the
// parts of a first session with a reluctant client, and those of which a view takes single lines.
var unshared = []string{
	"checkin", "corework", "privatenotes", "whyhere", "doubt", "somethingofvalue", "whatthisisfor", "readiness",
	"agenda", "takeaways", "close", "commitments",
}

// unsharedParts make a heading private wherever in it they stand.
var unsharedParts = []string{"private", "checkin", "corework", "readiness"}

var minutesSuffix = regexp.MustCompile(`(?i)\(\s*\d+\s*m[a-z]*\.?\s*\)$`)

// Shareable reports whether a heading may be named in `share`. However it is spelled, a private one may not.
func Shareable(title string) bool {
	key := letters(heading(title))
	return key != "" && !slices.Contains(unshared, key) && !slices.ContainsFunc(unsharedParts, func(part string) bool {
		return strings.Contains(key, part)
	})
}

func shared(s *coaching.Session) []Section {
	out := []Section{}
	for _, sec := range s.Sections {
		named := slices.ContainsFunc(s.Share, func(title string) bool {
			return Shareable(title) && heading(title) == heading(sec.Title)
		})
		if text := block(sec.Text); named && Shareable(sec.Title) && text != "" && !swallows(text) {
			out = append(out, Section{Title: plain(sec.Title), Text: text})
		}
	}
	return out
}

// heading in the form in which two spellings of it are compared: invisible characters, case, spacing, a closing colon and
// the minutes do not count.
func heading(title string) string {
	title = strings.ToLower(strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.In(r, unicode.Cf, unicode.Cc, unicode.Variation_Selector) || r == '\u034F' || r == '\u115F' || r == '\u3164':
			return -1
		case r >= '\uFF01' && r <= '\uFF5E':
			return r - 0xFEE0
		}
		return r
	}, title))
	for {
		short := strings.TrimRight(strings.TrimSpace(title), " :")
		short = minutesSuffix.ReplaceAllString(short, "")
		if short == title {
			return strings.Join(strings.Fields(title), " ")
		}
		title = short
	}
}

func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// swallows reports whether a section may hold more than was meant: a code fence that nothing closes takes the headings
// behind it along, the private ones included.
func swallows(text string) bool {
	var fence string
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if title, ok := strings.CutPrefix(line, "##"); ok && !strings.HasPrefix(title, "#") && !Shareable(title) {
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
