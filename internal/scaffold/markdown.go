package scaffold

import (
	"net/url"
	"regexp"
	"strings"
	"unicode"
)

var (
	// special is what begins a construct inside a line of Markdown.
	special = regexp.MustCompile("[\\\\`*_\\[\\]~]")
	entity  = regexp.MustCompile(`&(#?[0-9A-Za-z]+;)`)
)

// inline writes a text so that Markdown shows it as it is, on one line and inside a link. An opening angle bracket
// becomes an entity, so that no reader, however simple, takes it for a comment.
func inline(text string) string {
	text = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && !unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text)
	text = strings.Join(strings.Fields(text), " ")
	text = special.ReplaceAllString(text, `\$0`)
	text = entity.ReplaceAllString(text, `&amp;$1`)
	return strings.ReplaceAll(text, "<", "&lt;")
}

// escapePath writes a file's name for the target of a link.
func escapePath(name string) string { return url.PathEscape(name) }
