package coaching

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// PrivateNotes is the heading of the coach's own notes, reduced to its letters.
const PrivateNotes = "privatenotes"

// ownHeadings are the coach's own sections and the parts of a first session with a reluctant client, reduced to their
// letters. None of them reaches anybody else.
var ownHeadings = []string{
	PrivateNotes, "checkin", "corework", "readiness", "whyhere", "doubt", "somethingofvalue", "whatthisisfor",
}

// inParts are headings of which a view takes single lines, so that they never go out whole.
var inParts = []string{"agenda", "takeaways", "close", "commitments"}

// OwnHeading reports whether a heading, reduced to its letters, is one of the coach's own.
func OwnHeading(letters string) bool { return slices.Contains(ownHeadings, letters) }

// unsharedParts make a heading private wherever in it they stand.
var unsharedParts = []string{"private", "checkin", "corework", "readiness"}

var minutesSuffix = regexp.MustCompile(`(?i)\(\s*\d+\s*m[a-z]*\.?\s*\)$`)

// Shareable reports whether a heading may be named in `share`. However it is spelled, a private one may not.
func Shareable(title string) bool {
	key := HeadingLetters(heading(title))
	return key != "" && !OwnHeading(key) && !slices.Contains(inParts, key) && !slices.ContainsFunc(unsharedParts, func(part string) bool {
		return strings.Contains(key, part)
	})
}

// SameHeading reports whether two spellings are the same heading.
func SameHeading(a, b string) bool { return heading(a) == heading(b) }

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

// HeadingLetters reduces a heading to its letters and digits, in lower case.
func HeadingLetters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
