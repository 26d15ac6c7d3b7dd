package schema

import (
	"fmt"
	"strconv"
	"strings"

	"coachctl/internal/document"
)

// Definitions that are no form of a value.
const (
	unknownKey = "unknown-key"
	foreignKey = "foreign-key"
)

// scalarNames are the definitions of the forms that take one value.
var scalarNames = map[document.Form]string{
	document.Text:   "text",
	document.Line:   "line",
	document.ID:     "id",
	document.Email:  "email",
	document.Day:    "day",
	document.At:     "moment",
	document.Start:  "day-and-time",
	document.By:     "by",
	document.Length: "length",
	document.Gap:    "gap",
	document.Number: "number",
	document.Truth:  "truth",
	document.Zone:   "zone",
}

// Patterns are of the kind that every dialect of regular expressions reads the same: no classes by name, whose contents
// differ, and nothing that looks ahead. They refuse nothing that the parser takes.
const (
	blanks = "\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"

	visible     = "[^" + blanks + "]"
	behind      = "[^\n\r]*(?:[\n\r][" + blanks + "]*)?$" // the rest of a line; blank lines do not count
	oneLine     = "^(?:[" + blanks + "]*[\n\r])?" + behind
	visibleLine = "^[" + blanks + "]*" + visible + behind

	// ASCII by exclusion, and all that lies beyond: which signs there are letters is for check to say.
	shortName = "^[^\\x00-,./:-@\\[-^`{-\\x7f][^\\x00-,/:-@\\[-^`{-\\x7f]*$"

	atom    = "[^\\x00-\\x20\"(),.:;<>@\\[\\\\\\]\\x7f]+"
	atoms   = atom + "(?:\\." + atom + ")*"
	address = "^" + atoms + "@(?:" + atoms + "|\\[[0-9A-Fa-f:.]+\\])$"

	year   = "(?:[0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)"
	leap   = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)"
	months = "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8])"
	date   = "(?:" + year + "-(?:" + months + ")|" + leap + "-02-29)"
	clock  = "T(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?(?:Z|[+-](?:0[0-9]|1[0-5]):[0-5][0-9])?"

	length = "(?:[0-9]{1,5}[hd]|0?[0-9]{1,4}w)"
	gap    = "^(?:weekly|biweekly|monthly|" + length + "(?:-" + length + ")?)$"
	figure = "^[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?$"
	zone   = "^[A-Za-z0-9_+.-][A-Za-z0-9_+./-]*$"
)

// definitions are the forms by name. What stands without quotes may be a number or a truth value to YAML and a text to
// check, so `client: 2026` is sound.
func definitions() members {
	anyText := types{"string", "number", "boolean", "null"}
	text := types{"string", "null"}
	return members{
		{"text", &node{Type: anyText}},
		{"line", &node{Type: anyText, Pattern: oneLine, ErrorMessage: "write this on one line"}},
		{"id", &node{Type: anyText, Pattern: shortName, ErrorMessage: "write a short name: letters, digits, `-`, `_` and `.`"}},
		{"email", &node{Type: text, Pattern: address, ErrorMessage: "write an address, such as name@example.org"}},
		{"day", &node{
			Type: text, Pattern: "^" + date + "$", Examples: []string{"2026-03-16"},
			ErrorMessage: "write a day, such as 2026-03-16",
		}},
		{"moment", &node{
			Type: text, Pattern: "^" + date + "(?:" + clock + ")?$", Examples: []string{"2026-03-16", "2026-03-16T15:00"},
			ErrorMessage: "write a day, or a day and time, such as 2026-03-16T15:00",
		}},
		{"day-and-time", &node{
			Type: text, Pattern: "^" + date + clock + "$", Examples: []string{"2026-03-16T15:00"},
			ErrorMessage: "write a day and time, such as 2026-03-16T15:00",
		}},
		{"by", &node{
			Type: text, Pattern: "^(?:next-session|" + date + "(?:" + clock + ")?)$",
			Examples:     []string{"2026-03-27", "2026-03-27T12:00", "next-session"},
			ErrorMessage: "write a day (2026-03-27), a day and time (2026-03-27T12:00), or next-session",
		}},
		{"length", &node{
			Type: text, Pattern: "^" + length + "$", Examples: []string{"24h", "7d", "2w"},
			ErrorMessage: "write a length of time, such as 24h, 7d or 2w",
		}},
		{"gap", &node{
			Type: text, Pattern: gap, Examples: []string{"weekly", "biweekly", "monthly", "10d-14d"},
			ErrorMessage: "write weekly, biweekly, monthly or a range such as 10d-14d",
		}},
		{"number", &node{Type: types{"number", "string", "null"}, Pattern: figure, ErrorMessage: "write a number"}},
		{"truth", &node{Type: types{"boolean", "string", "null"}, Pattern: "^(?:true|false)$", ErrorMessage: "write true or false"}},
		{"zone", &node{
			Type: text, Pattern: zone, Examples: []string{"Europe/London"},
			ErrorMessage: "write a time zone of the IANA list, such as Europe/London",
		}},
		{foreignKey, &node{Description: "A key of your own, or of another tool; nothing here reads it."}},
		{unknownKey, &node{
			Description:        "Not a key of coachctl.",
			DeprecationMessage: "this key is not known here, and nothing reads it; begin a key of your own with x-",
		}},
	}
}

func definition(name string) *node {
	for _, d := range definitions() {
		if d.name == name {
			return d.node
		}
	}
	return nil
}

// whole is a whole number in a range, as a number or as text in quotes.
func whole(low, high int) *node {
	return &node{
		Type: types{"integer", "string"}, Minimum: &low, Maximum: &high, Pattern: "^(?:" + strings.Join(spans(low, high), "|") + ")$",
		ErrorMessage: "write a whole number from " + strconv.Itoa(low) + " to " + strconv.Itoa(high),
	}
}

// spans are patterns that together match the whole numbers from low, which is not negative, to high, as they are written.
func spans(low, high int) []string {
	var out []string
	for n := low; n <= high; {
		size, free := 1, "" // blocks of this many numbers, which differ in the digits that are free
		for n > 0 && n%(10*size) == 0 && n+10*size-1 <= high {
			size, free = 10*size, free+"[0-9]"
		}
		last := n
		for last/size%10 < 9 && last+2*size-1 <= high {
			last += size
		}
		head := strings.TrimSuffix(strconv.Itoa(n/size), strconv.Itoa(n/size%10))
		out = append(out, fmt.Sprintf("%s[%d-%d]%s", head, n/size%10, last/size%10, free))
		n = last + size
	}
	return out
}
