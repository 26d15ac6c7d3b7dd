package coaching

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
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

// OwnHeadings are the coach's own headings, reduced to their letters.
func OwnHeadings() []string { return slices.Clone(ownHeadings) }

// unsharedParts make a heading private wherever in it they stand.
var unsharedParts = []string{"private", "checkin", "corework", "readiness"}

// HoldsPrivate reports whether letters hold a word that makes a heading the coach's own.
func HoldsPrivate(letters string) bool {
	return slices.ContainsFunc(unsharedParts, func(part string) bool { return strings.Contains(letters, part) })
}

// unshared reports whether a heading, reduced to its letters, has a meaning and never goes out whole.
func unshared(letters string) bool {
	return slices.Contains(ownHeadings, letters) || slices.Contains(inParts, letters)
}

// Shareable reports whether a heading may be named in `share`. However it is spelled, a private one may not.
func Shareable(title string) bool {
	key := HeadingLetters(NormalHeading(title))
	return key != "" && !unshared(key) && !HoldsPrivate(key)
}

// SameHeading reports whether two spellings are the same heading.
func SameHeading(a, b string) bool { return NormalHeading(a) == NormalHeading(b) }

// NormalHeading is the form in which two spellings of a heading are compared: invisible characters, case, spacing, a
// closing colon and the minutes do not count. Of a heading that never goes out whole a number in front and other ways to
// write the minutes do not count either; of one that may be shared they do, since they may tell it from another.
func NormalHeading(title string) string {
	if undressed(title) {
		return strings.ToLower(title)
	}
	plain := plainHeading(title)
	if bare := BareHeading(plain); unshared(HeadingLetters(bare)) {
		return bare
	}
	return plain
}

// undressed reports whether a title is plain letters with single blanks or hyphens between them, as nearly all are: then
// nothing but its case may differ. It spares them the patterns.
func undressed(title string) bool {
	letter := false
	for i := range len(title) {
		c := title[i] | 0x20
		switch {
		case 'a' <= c && c <= 'z':
			letter = true
		case letter && (title[i] == ' ' || title[i] == '-'):
			letter = false
		default:
			return false
		}
	}
	return letter
}

func plainHeading(title string) string {
	title = strings.ToLower(strings.Map(folded, title))
	return strings.Join(strings.Fields(dressed().minutesSuffix.ReplaceAllString(title, "")), " ")
}

// folded drops what has no width, makes every blank a space, and narrows wide letters.
func folded(r rune) rune {
	switch {
	case r > ' ' && r < 0x7f:
		return r
	case unicode.IsSpace(r):
		return ' '
	case unicode.In(r, unicode.Cf, unicode.Cc, unicode.Variation_Selector) || r == '\u034F' || r == '\u115F' || r == '\u3164':
		return -1
	case r >= '\uFF01' && r <= '\uFF5E':
		return r - 0xFEE0
	}
	return r
}

const (
	aboutMinutes = `(?:(?:ca|circa|c|about|around|approx|approximately|max)\b\.?\s*|[~≈]\s*)?(\d{1,3})(?:\s*(?:[-–—/]|to|or)\s*(\d{1,3}))?\s*`
	minuteUnit   = `(?:m|mins?|minutes?|['’′]|(hrs?|h|hours?))\.?`
)

// dress are the patterns of what may dress a heading. Few headings need them, and most commands read none at all, so they
// are made when they are first asked for.
type dress struct {
	minutesSuffix, minutesInBrackets, minutesBehind, certainMinutes, anchor, numberInFront *regexp.Regexp
}

var dressed = sync.OnceValue(func() dress {
	return dress{
		minutesSuffix:     regexp.MustCompile(`(?i)[\s:]*(?:\(\s*\d+\s*m[a-z]*\.?\s*\)[\s:]*)*$`),
		minutesInBrackets: regexp.MustCompile(`(?i)\s*[(\[]\s*` + aboutMinutes + `(?:` + minuteUnit + `)?\s*[)\]]$`),
		minutesBehind:     regexp.MustCompile(`(?i)[\s,:;|–—-]+` + aboutMinutes + minuteUnit + `$`),
		certainMinutes:    regexp.MustCompile(`(?i)^(.*?)\s*\((\d{1,3})\s*min(?:utes|s)?\.?\)[\s:]*$`),
		anchor:            regexp.MustCompile(`\s*(?:\{[^{}]*\}|\s\^[\w-]+)$`),
		numberInFront:     regexp.MustCompile(`(?i)^(?:[^\p{L}]|[ivx]{1,4}[.)]\s+)+`),
	}
})

// maxDressed bounds the bytes of a heading that anything is looked for in; none that has a meaning is as long.
const maxDressed = 200

// BareHeading is a heading without all that may dress it: a number or a sign in front, minutes in any form, the name of an
// anchor, a colon or marks behind.
func BareHeading(title string) string {
	if undressed(title) {
		return title
	}
	title = strings.Join(strings.Fields(strings.Map(folded, title)), " ")
	if len(title) > maxDressed {
		return title
	}
	bare, _ := withoutTail(title)
	if mayBeNumbered(bare) {
		bare = dressed().numberInFront.ReplaceAllString(bare, "")
	}
	return strings.Join(strings.Fields(bare), " ")
}

// The patterns are slow, and few headings have what they look for: these ask for the least that each needs.

func mayBeNumbered(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	return !unicode.IsLetter(first) || strings.ContainsAny(s[:min(len(s), maxNumeral)], ".)")
}

// maxNumeral bounds the bytes of a Roman number in front with the mark behind it; s of Latin letters and wide ones alike.
const maxNumeral = 16

func mayHaveTail(s string) bool { return strings.ContainsAny(s, "{^([0123456789") }

// withoutTail cuts minutes, anchors and marks off the end of a folded heading. The minutes are set where one number gives
// them.
func withoutTail(s string) (short string, minutes Opt[int]) {
	for {
		before := s
		s = strings.TrimRight(s, " :.,;*_`#–—-")
		if !mayHaveTail(s) {
			return s, minutes
		}
		s = dressed().anchor.ReplaceAllString(s, "")
		for _, tail := range []*regexp.Regexp{dressed().minutesInBrackets, dressed().minutesBehind} {
			m := tail.FindStringSubmatch(s)
			if m == nil {
				continue
			}
			s = strings.TrimSuffix(s, m[0])
			if n, _ := strconv.Atoi(m[1]); m[2] == "" && m[3] == "" {
				minutes = Opt[int]{Value: n, Set: true}
			}
		}
		if s == before {
			return s, minutes
		}
	}
}

// ReadHeading parts a heading from the minutes that it gives.
func ReadHeading(text string) (title string, minutes Opt[int]) {
	if undressed(text) {
		return text, minutes
	}
	s := strings.Map(folded, text)
	if m := dressed().certainMinutes.FindStringSubmatch(s); m != nil {
		n, _ := strconv.Atoi(m[2])
		return m[1], Opt[int]{Value: n, Set: true}
	}
	if unshared(HeadingLetters(BareHeading(text))) {
		if short, n := withoutTail(s); n.Set {
			return short, n
		}
	}
	return text, minutes
}

// HeadingLetters reduces a heading to its letters and digits, in lower case.
func HeadingLetters(s string) string {
	return strings.Map(func(r rune) rune {
		if r = folded(r); unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
