// Package present prints what the other rooms found: findings, due items, lists; as text for people and in the formats
// that machines read.
//
// It decides nothing but looks. Formats never depend on the terminal; only colour and width do.
package present

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"
	"unicode"

	"github.com/rogpeppe/go-internal/diff"

	"coachctl/internal/plan"
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

// Page does the same for a text of several lines.
func Page(s string) string { return strings.Map(printable, s) }

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

// Diff is a plan as a unified diff that git can apply. Git reads the names in one from the top of the repository, wherever
// it is called, and passes over what lies outside; prefix is what stands there before the practice's own names.
func Diff(p plan.Plan, prefix string) []byte {
	var out bytes.Buffer
	for _, c := range p {
		name := prefix + c.Path
		from, to := "a/"+name, "b/"+name
		out.WriteString("diff --git " + from + " " + to + "\n")
		if c.Create {
			from = "/dev/null"
			out.WriteString("new file mode 100644\n")
		}
		d := diff.Diff(from, c.Before, to, c.After)
		out.Write(bytes.TrimPrefix(d, []byte("diff "+from+" "+to+"\n")))
	}
	return out.Bytes()
}

// writeJSON prints a value indented, without escaping for HTML.
func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

// writeLine prints a value as one line of JSON.
func writeLine(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

// escapeData and escapeProperty write text into a workflow command of GitHub Actions.
func escapeData(s string) string {
	return Page(strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s))
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
