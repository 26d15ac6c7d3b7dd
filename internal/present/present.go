// Package present prints what the other rooms found: findings, due items, lists; as text for people and in the formats
// that machines read.
//
// It decides nothing but looks. Formats never depend on the terminal; only colour and width do.
package present

import (
	"encoding/json"
	"io"
	"strings"
	"unicode"
)

// Style is how text for people is printed.
type Style struct {
	Color bool
	Width int // columns
}

type color string

const (
	red    color = "31"
	yellow color = "33"
	green  color = "32"
	bold   color = "1"
	dim    color = "2"
)

func (s Style) paint(c color, text string) string {
	if !s.Color || text == "" {
		return text
	}
	return "\x1b[" + string(c) + "m" + text + "\x1b[0m"
}

// Printable replaces what could move a cursor, begin a line of its own or turn text around: control characters and the
// overrides of direction.
func Printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' {
			return unicode.ReplacementChar
		}
		return printable(r)
	}, s)
}

// Lines does the same for a text of several lines.
func Lines(s string) string { return strings.Map(printable, s) }

// Page does the same for a page that may be sent on as it stands: what has no width is left out, and leaves no mark.
func Page(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\u200b' || r == '\ufeff' {
			return -1
		}
		return printable(r)
	}, s)
}

func printable(r rune) rune {
	switch {
	case r == '\n' || r == '\t':
		return r
	case unicode.IsControl(r), strings.ContainsRune("\u200b\u2028\u2029\ufeff", r),
		r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069':
		return unicode.ReplacementChar
	}
	return r
}

// writeJSON prints a value indented, without escaping for HTML.
func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(escaped{w})
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

// writeLine prints a value as one line of JSON.
func writeLine(w io.Writer, v any) error {
	enc := json.NewEncoder(escaped{w})
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

// escapeData and escapeProperty write text into a workflow command of GitHub Actions.
func escapeData(s string) string {
	return Lines(strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s))
}

func escapeProperty(s string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(escapeData(s))
}

// ShellWord is a word as a shell takes it: quoted where it must be.
func ShellWord(s string) string {
	if s != "" && !strings.ContainsAny(s, " \t\n'\"$`\\!*?[]{}()<>|&;~#") {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}
