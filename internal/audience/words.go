package audience

import (
	"regexp"
	"strings"
	"unicode"
)

// comment is a note that HTML hides; one that is never closed hides the rest.
var comment = regexp.MustCompile(`(?s)<!--.*?-->`)

// plain text that a person typed as a value, on one line. What it says is left alone.
func plain(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	s, _, _ = strings.Cut(comment.ReplaceAllString(s, " "), "<!--")
	s = strings.TrimSpace(strings.Map(visible, s))
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' }), " ")
}

// visible maps breaks and tabs to a space and drops other control characters. A no-break space is text.
func visible(r rune) rune {
	switch {
	case r == '\n', r == '\r', r == '\t', r == '\v', r == '\f', r == '\u0085', r == '\u2028', r == '\u2029':
		return ' '
	case unicode.IsControl(r):
		return -1
	}
	return r
}

// inline Markdown, on one line: a break inside it is no more than a space.
func inline(s string) string {
	lines := strings.FieldsFunc(strings.ToValidUTF8(s, "\uFFFD"), func(r rune) bool { return r == '\n' || r == '\r' })
	for i, line := range lines {
		line = strings.TrimSpace(line)
		if i < len(lines)-1 {
			line = strings.TrimRight(strings.TrimSuffix(line, `\`), " ")
		}
		lines[i] = line
	}
	return strings.TrimSpace(strings.Join(lines, " "))
}

// block Markdown with line feeds, without blank lines around it.
func block(s string) string {
	s = strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\r\n", "\n")
	return strings.TrimRight(strings.TrimLeft(s, "\n"), " \n")
}

// words of a text for comparing it with another: letters and digits in lower case, single spaces, one at either end.
// It is empty for a text without words.
func words(s string) string {
	fields := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if len(fields) == 0 {
		return ""
	}
	return " " + strings.Join(fields, " ") + " "
}

// sameWords reports whether one text says what the other does, and perhaps more.
func sameWords(a, b string) bool {
	a, b = words(a), words(b)
	return a != "" && b != "" && (strings.Contains(a, b) || strings.Contains(b, a))
}
