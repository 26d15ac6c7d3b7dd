package document

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"coachctl/internal/coaching"
)

// ErrNoItem means that a path leads through a list to an item that it does not have.
var ErrNoItem = errors.New("has no such item; name it by its `id`, or by its number from 1")

// descend follows a path as far as its maps exist and gives the editor of the last one, with the rest of the path: one key
// and, where maps are missing, those inside it.
func (e *editor) descend(path []string) (*editor, []string, bool) {
	for len(path) > 1 {
		field, _ := FieldOf(e.table, path[0])
		i, ok := stepIndex(e.front, path[0])
		if !ok || e.front.Pairs[i].Value.Kind == Null {
			return e, path, field.Form != GroupList
		}
		v := e.front.Pairs[i].Value
		inner := &editor{src: e.src, parts: e.parts, lines: e.lines, table: field.Fields, until: e.until, flow: e.flow}
		inner.path = append(append(inner.path, e.path...), path[0])
		if !e.flow {
			inner.until = e.endOf(i)
		}
		path = path[1:]
		if v.Kind == List {
			j, ok := stepIndex(v, path[0])
			if !ok || len(path) < 2 {
				return nil, nil, false
			}
			inner.flow = inner.flow || e.src[e.offset(v.Pos)] == '['
			if !inner.flow && j+1 < len(v.Items) {
				inner.until = v.Items[j+1].Pos.Line
			}
			inner.path = append(inner.path, path[0])
			v, path = v.Items[j], path[1:]
		}
		if v.Kind != Map {
			return nil, nil, false
		}
		inner.front = v
		inner.flow = inner.flow || e.src[e.offset(v.Pos)] == '{'
		e = inner
	}
	return e, path, len(path) > 0
}

// endOf is the first line behind a pair.
func (e *editor) endOf(i int) int {
	if i+1 < len(e.front.Pairs) {
		return e.front.Pairs[i+1].Pos.Line
	}
	return e.until
}

// stepIndex finds a step of a path: the pair of a key, or the item of an id or of a number from 1.
func stepIndex(v Value, step string) (int, bool) {
	if v.Kind == Map {
		i := slices.IndexFunc(v.Pairs, func(p Pair) bool { return p.Key == step })
		return i, i >= 0
	}
	for i, item := range v.Items {
		if id, ok := item.Get("id"); ok && id.Text == step {
			return i, true
		}
	}
	n, err := strconv.Atoi(step)
	return n - 1, err == nil && n >= 1 && n <= len(v.Items)
}

// inFlow makes a value fit between braces, where a comma ends what is not quoted.
func inFlow(raw string) string {
	if raw == "" || strings.ContainsRune(`"'[{`, rune(raw[0])) || !strings.Contains(raw, ",") {
		return raw
	}
	return `"` + strings.ReplaceAll(raw, `"`, `\"`) + `"`
}

// insertInFlow adds a pair to a map between braces, behind its neighbour or the last one.
func (e *editor) insertInFlow(key, raw string) ([]byte, bool) {
	text := Quote(key) + ": " + inFlow(raw)
	if n := len(e.front.Pairs); n > 0 {
		i := e.neighbour(key)
		if i < 0 {
			i = n - 1
		}
		_, end, ok := e.span(i)
		return e.splice(end, end, ", "+text), ok
	}
	start := e.offset(e.front.Pos)
	end, ok := flowEnd(e.src[:e.parts.fence], start)
	return e.splice(start+1, max(end-1, start+1), text), ok
}

// FieldAt is the row of the table that a path leads to. The error lists the keys that would do.
func FieldAt(t coaching.Type, path []string) (Field, error) {
	table := Fields(t)
	for n := 0; ; n++ {
		f, known := FieldOf(table, path[n])
		if !known && (strings.HasPrefix(path[n], "x-") || foreign[path[n]]) {
			return Field{Key: path[n], Form: Text}, nil
		}
		if !known {
			return f, unknownField(path[n], table)
		}
		rest := path[n+1:]
		switch {
		case len(rest) == 0:
			return f, nil
		case f.Form == WordMap, f.Form == TextMap, f.Form == NumberMap:
			return itemOf(f), nil
		case f.Form == GroupList && len(rest) == 1:
			return f, fmt.Errorf("write %s.ID.KEY, ID being the item's `id` or its number from 1", f.Key)
		case f.Form == GroupList:
			n++
		case f.Form != Group:
			return f, fmt.Errorf("`%s` has no keys of its own", f.Key)
		}
		table = f.Fields
	}
}

func unknownField(key string, table []Field) error {
	var keys []string
	for _, f := range table {
		keys = append(keys, f.Key)
	}
	if near := Nearest(key, keys); near != "" {
		return fmt.Errorf("did you mean `%s`?", near)
	}
	return fmt.Errorf("known keys: %s", strings.Join(keys, ", "))
}

func itemOf(f Field) Field {
	item := Field{Key: f.Key, Form: Text, Words: f.Words}
	switch f.Form {
	case WordMap:
		item.Form = Word
	case NumberMap:
		item.Form = Number
	}
	return item
}

// Encode writes a value as YAML on one line, a list from texts between commas. The reason says why the format refuses it,
// and is empty when it does not. An empty value stands for none.
func Encode(f Field, value string) (raw, reason string) {
	switch f.Form {
	case Group, GroupList, WordMap, TextMap, NumberMap, Levels:
		return "", "holds several values; write one of them with a dotted path, or edit the file"
	case WordList, TextList:
		if value == "[]" {
			return value, ""
		}
		var items []string
		for _, item := range strings.Split(value, ",") {
			item = strings.TrimSpace(item)
			if f.Form == WordList && !slices.Contains(f.Words, item) {
				return "", "does not know one of the words; they are: " + strings.Join(f.Words, ", ")
			}
			items = append(items, quoteItem(item))
		}
		return "[" + strings.Join(items, ", ") + "]", ""
	case Word:
		if !slices.Contains(f.Words, value) {
			return "", "does not know this word; the words are: " + strings.Join(f.Words, ", ")
		}
		return value, ""
	case Text, Line, Email, ID, Zone:
		if reason := formError(f, value); reason != "" {
			return "", reason
		}
		return Quote(value), ""
	}
	if reason := formError(f, value); reason != "" {
		return "", reason + "; write " + example(f)
	}
	return value, ""
}
