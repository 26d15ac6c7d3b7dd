package audience

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
)

// opening is where a comment begins: one of HTML, also with dashes in the place of its hyphens, or one between the marks that
// Obsidian hides. Two marks right behind a digit are text.
var opening = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`<!--|(?:^|[^\d])(%%)|(<![\s\x{200b}\x{feff}]*[-‐-―−])`)
})

// dashedEnd ends a comment that a word processor has set.
var dashedEnd = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?:--|[‐-―−])\s?>`) })

// uncommented text is without comments; one that does not end hides the rest.
func uncommented(s string) string {
	var out strings.Builder
	for {
		if !strings.Contains(s, "<!") && !strings.Contains(s, "%%") {
			return out.String() + s
		}
		at := opening().FindStringSubmatchIndex(s)
		if at == nil {
			return out.String() + s
		}
		from, end := at[0], "-->"
		switch {
		case at[2] >= 0:
			from, end = at[2], "%%"
		case at[4] >= 0:
			if end = dashedEnd().FindString(s[at[1]:]); end == "" {
				return out.String() + s[:from]
			}
		}
		out.WriteString(s[:from] + " ")
		_, rest, closed := strings.Cut(s[at[1]:], end)
		if !closed {
			return out.String()
		}
		s = rest
	}
}

// plain text that a person typed as a value, on one line. What it says is left alone.
func plain(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = uncommented(s)
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
