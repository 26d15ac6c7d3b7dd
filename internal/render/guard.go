package render

import (
	"reflect"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// guarded is a copy of a view in which every plain value is written so that Markdown shows it as it was typed. Fields
// marked text:"markdown" are Markdown already. It happens before a template sees the view, so that none can forget it.
func guarded[V any](view V) V {
	return guard(reflect.ValueOf(view), false).Interface().(V)
}

func guard(v reflect.Value, markdown bool) reflect.Value {
	out := reflect.New(v.Type()).Elem()
	switch v.Kind() {
	case reflect.String:
		if markdown {
			return v
		}
		out.SetString(literal(v.String()))
	case reflect.Struct:
		for i := range v.NumField() {
			out.Field(i).Set(guard(v.Field(i), v.Type().Field(i).Tag.Get("text") == "markdown"))
		}
	case reflect.Slice:
		out.Set(reflect.MakeSlice(v.Type(), v.Len(), v.Len()))
		for i := range v.Len() {
			out.Index(i).Set(guard(v.Index(i), markdown))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			out.Set(reflect.New(v.Type().Elem()))
			out.Elem().Set(guard(v.Elem(), markdown))
		}
	default:
		return v
	}
	return out
}

// literal writes a plain value as Markdown: with a backslash only where a mark would mean something, and, should that
// ever fall short, before all punctuation. It has to hold wherever a template puts the value: at the start of a line, in
// the middle of one, and beside another value.
func literal(value string) string {
	written := sparing(value)
	if flatten(written) == value+"\n" && flatten("x "+written+" x") == "x "+value+" x\n" {
		return written
	}
	var all strings.Builder
	for _, r := range value {
		if r < utf8.RuneSelf && (unicode.IsPunct(r) || unicode.IsSymbol(r)) {
			all.WriteByte('\\')
		}
		all.WriteRune(r)
	}
	return all.String()
}

var (
	numbered = regexp.MustCompile(`^\d{1,9}[.)](?:\s|$)`)
	entity   = regexp.MustCompile(`^&#?[0-9A-Za-z]+(?:;|$)`)
)

func sparing(value string) string {
	var out strings.Builder
	runes := []rune(value)
	at := func(i int) rune {
		if i < 0 || i >= len(runes) {
			return 0
		}
		return runes[i]
	}
	list := -1 // where the mark of a numbered item stands
	if numbered.MatchString(value) {
		list = strings.IndexAny(value, ".)")
	}
	for i, r := range runes {
		if i == list || i == 0 && opens(r, at(1)) || active(r, at(i-1), at(i+1)) ||
			r == '&' && entity.MatchString(string(runes[i:min(i+40, len(runes))])) ||
			r == '#' && i == len(runes)-1 && strings.Contains(value, " #") {
			out.WriteByte('\\')
		}
		out.WriteRune(r)
	}
	return out.String()
}

// opens reports whether a character makes something else than a paragraph of the line it begins.
func opens(r, next rune) bool {
	switch r {
	case '>':
		return true
	case '#', '+', '-', '=', '~', '|':
		return !unicode.IsLetter(next) && !unicode.IsDigit(next)
	}
	return false
}

// active reports whether a character can begin or end a mark inside a line, given its neighbours; 0 stands for the edge
// of the value, behind which another value may come.
func active(r, before, after rune) bool {
	word := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	switch r {
	case '`', '[', ']':
		return true
	case '*':
		return before != ' ' || after != ' '
	case '_':
		return (before != ' ' || after != ' ') && (!word(before) || !word(after))
	case '~':
		return before == '~' || after == '~'
	case '<':
		return after == 0 || after == '/' || after == '!' || after == '?' || unicode.IsLetter(after)
	case '\\':
		return after == 0 || after < utf8.RuneSelf && (unicode.IsPunct(after) || unicode.IsSymbol(after))
	}
	return false
}
