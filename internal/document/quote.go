package document

import (
	"fmt"
	"strings"
	"unicode"
)

// reserved are plain words that YAML readers take for something other than text.
var reserved = map[string]bool{
	"null": true, "true": true, "false": true, "yes": true, "no": true, "on": true, "off": true, "y": true, "n": true,
}

// Quote writes a text as a YAML scalar on one line: bare where every reader takes it for the same text, else in double
// quotes.
func Quote(s string) string {
	if plainIsSafe(s) {
		return s
	}
	return quoteDouble(s)
}

func quoteDouble(s string) string {
	var out strings.Builder
	out.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			out.WriteByte('\\')
			out.WriteRune(r)
		case r == '\n':
			out.WriteString(`\n`)
		case r == '\t':
			out.WriteString(`\t`)
		case r <= 0xff && !unicode.IsPrint(r) || r == '\u00a0':
			fmt.Fprintf(&out, `\x%02x`, r)
		case r > 0xffff && !unicode.IsPrint(r):
			fmt.Fprintf(&out, `\U%08x`, r)
		case !unicode.IsPrint(r):
			fmt.Fprintf(&out, `\u%04x`, r)
		default:
			out.WriteRune(r)
		}
	}
	out.WriteByte('"')
	return out.String()
}

func plainIsSafe(s string) bool {
	if s == "" || strings.TrimSpace(s) != s || reserved[strings.ToLower(s)] {
		return false
	}
	for i, r := range s {
		switch {
		case i == 0 && !unicode.IsLetter(r):
			return false
		case !unicode.IsPrint(r):
			return false
		case strings.ContainsRune("\"#[]{},?\\|>&*!%@`", r):
			return false
		case r == ':' && (i+1 == len(s) || s[i+1] == ' '):
			return false
		}
	}
	return true
}
