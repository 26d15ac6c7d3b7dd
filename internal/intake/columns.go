package intake

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"coachctl/internal/coaching"
	"coachctl/internal/document"
)

// Types are the kinds of rows that a CSV file may hold, as the command line names them.
var Types = map[string]coaching.Type{
	"contracts": coaching.TypeContract, "sessions": coaching.TypeSession, "promises": coaching.TypeCommitment,
}

// Keys are those that a column may fill, in the order of the format.
func Keys(t coaching.Type) []string {
	var keys []string
	for _, f := range document.Fields(t) {
		switch f.Form {
		case document.Group, document.GroupList, document.WordList, document.TextList, document.WordMap, document.TextMap, document.NumberMap:
			continue
		}
		if !f.Opens && !untaken[f.Key] {
			keys = append(keys, f.Key)
		}
	}
	return append(keys, extras[t]...)
}

// plain is a name in small letters, with one blank for all that is neither letter nor digit.
func plain(name string) string {
	apart := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	return strings.Join(strings.FieldsFunc(strings.ToLower(name), apart), " ")
}

// squeezed is a name in small letters, with nothing for all that is neither letter nor digit.
func squeezed(name string) string { return strings.ReplaceAll(plain(name), " ", "") }

// columnsOf says which column fills which key, for rows of a type. A key of which an empty name is said is filled by none.
func columnsOf(t coaching.Type, header []string, said map[string]string) map[string]int {
	at := map[string]int{}
	taken := map[int]bool{}
	take := func(key, name string) {
		if _, has := at[key]; has {
			return
		}
		for i, h := range header {
			if !taken[i] && squeezed(h) == squeezed(name) {
				at[key], taken[i] = i, true
				return
			}
		}
	}
	keys := Keys(t)
	for _, key := range slices.Sorted(maps.Keys(said)) {
		if !slices.Contains(keys, key) || said[key] == "" {
			continue
		}
		take(key, said[key])
		for i := range header {
			if _, has := at[key]; !has && !taken[i] && strings.EqualFold(letter(i), said[key]) {
				at[key], taken[i] = i, true
			}
		}
	}
	keys = slices.DeleteFunc(keys, func(key string) bool { name, has := said[key]; return has && name == "" })
	for _, key := range keys {
		take(key, key)
	}
	for _, key := range keys {
		for _, alias := range aliases()[t][key] {
			take(key, alias)
		}
	}
	return at
}

// isOf reports whether columns and defaults hold what rows of a type cannot do without.
func isOf(t coaching.Type, at map[string]int) bool {
	has := func(key string) bool { _, ok := at[key]; return ok }
	switch t {
	case coaching.TypeContract:
		return has("client") && !has("date")
	case coaching.TypeSession:
		return has("start") || has("date")
	}
	return has("what")
}

// typeOf finds what the rows of a file are by its header: the type that takes most of the columns.
func (s *Setup) typeOf(header []string) (coaching.Type, error) {
	best, most, tied := coaching.Type(""), 0, false
	for _, t := range []coaching.Type{coaching.TypeCommitment, coaching.TypeSession, coaching.TypeContract} {
		at := columnsOf(t, header, s.Columns)
		switch n := len(at); {
		case !isOf(t, at) || n < most:
		case n == most:
			tied = true
		default:
			best, most, tied = t, n, false
		}
	}
	if best == "" || tied {
		return "", &FileError{
			Line: 1, Reason: "the header does not say what the rows are",
			Remedy: "say it with --type contracts, sessions or promises; the first row names the columns, see `coachctl help import`",
		}
	}
	return best, nil
}

// columns finds the columns of a file, and says which are not taken.
func (s *Setup) columns(a *Account, header []string) (map[string]int, error) {
	if s.Type == "" {
		t, err := s.typeOf(header)
		if err != nil {
			return nil, err
		}
		s.Type = t
	}
	a.Type = s.Type
	if err := cmp.Or(s.pastFits(), s.zoneFits(), s.takeWhose()); err != nil {
		return nil, err
	}
	keys := Keys(s.Type)
	for _, from := range []map[string]string{s.Columns, s.Defaults} {
		for key := range from {
			if !slices.Contains(keys, key) {
				return nil, usage("the keys are: "+strings.Join(keys, ", "), "%q is no key of a %s that a column may fill", key, s.Type)
			}
		}
	}
	at := columnsOf(s.Type, header, s.Columns)
	for key, name := range s.Columns {
		if _, has := at[key]; !has && name != "" {
			return nil, usage(fmt.Sprintf("%q is not in its first row", name), "--map %s names no column of the file", key)
		}
	}
	var rest []string
	for i := range header {
		if !slices.Contains(slices.Collect(maps.Values(at)), i) {
			rest = append(rest, letter(i))
		}
	}
	if len(rest) > 0 {
		a.Notes = append(a.Notes, "not taken: column "+strings.Join(rest, ", ")+"; --map KEY=COLUMN takes one, as --map private_notes=Notes")
	}
	return at, nil
}

// letter names a column as spreadsheets do. What the header says of it may be a row of data, so it is not repeated.
func letter(i int) string {
	name := ""
	for i++; i > 0; i = (i - 1) / 26 {
		name = string(rune('A'+(i-1)%26)) + name
	}
	return name
}
