package document

import (
	"bytes"
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
		i, ok := stepIndex(e.front, path[0])
		if !ok || e.front.Pairs[i].Value.Kind == Null {
			break
		}
		field, _ := FieldOf(e.table, path[0])
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
	if strings.HasPrefix(raw, `"`) || strings.HasPrefix(raw, "[") || strings.HasPrefix(raw, "{") || !strings.Contains(raw, ",") {
		return raw
	}
	return `"` + strings.ReplaceAll(raw, `"`, `\"`) + `"`
}

// insertInFlow adds a pair behind the last one of a map between braces.
func (e *editor) insertInFlow(key, raw string) ([]byte, bool) {
	start := e.offset(e.front.Pos)
	end, ok := flowEnd(e.src[:e.parts.fence], start)
	if !ok {
		return nil, false
	}
	at := start + len(bytes.TrimRight(e.src[start:end-1], " \t\r\n"))
	text := Quote(key) + ": " + inFlow(raw)
	if len(e.front.Pairs) > 0 {
		text = ", " + text
	}
	return e.splice(at, at, text), true
}

// remove takes a pair out: its lines, or its stretch between the commas.
func (e *editor) remove(key string) ([]byte, bool) {
	i, ok := stepIndex(e.front, key)
	if !ok {
		return e.src, true
	}
	if e.flow {
		return e.removeInFlow(i)
	}
	p := e.front.Pairs[i]
	start, end := e.lineStart(p.Pos.Line), e.lineEnd(e.deeper(i, e.lastLine(i)))
	if len(bytes.TrimSpace(e.src[start:e.offset(p.Pos)])) > 0 || len(e.front.Pairs) == 1 && len(e.path) > 0 {
		return nil, false
	}
	return e.splice(start, end+bytes.IndexByte(e.src[end:], '\n')+1, ""), true
}

func (e *editor) removeInFlow(i int) ([]byte, bool) {
	start := e.offset(e.front.Pairs[i].Pos)
	if i+1 < len(e.front.Pairs) {
		return e.splice(start, e.offset(e.front.Pairs[i+1].Pos), ""), true
	}
	open := e.offset(e.front.Pos)
	end, ok := flowEnd(e.src[:e.parts.fence], open)
	if !ok {
		return nil, false
	}
	end--
	if i > 0 {
		start = open + 1 + bytes.LastIndexByte(e.src[open+1:start], ',')
	}
	return e.splice(start, end, ""), true
}

// Append adds a text to a list under a top-level key, in the style that the list has, and makes the list where there is
// none. A text that the list holds already changes nothing.
func Append(src []byte, t coaching.Type, key, item string) ([]byte, error) {
	before, p, ok := treeOf(src, t)
	if !ok {
		return nil, ErrUnsound
	}
	list, _ := before.Get(key)
	if list.Kind == Null || len(list.Items) == 0 && list.Kind == List {
		return Set(src, t, key, "["+quoteItem(item)+"]")
	}
	for _, have := range list.Items {
		if have.Text == item || coaching.SameNumber(have.Text, item) {
			return src, nil
		}
	}
	if list.Kind != List {
		return nil, ErrUnsound
	}
	e := &editor{src: src, parts: p, front: before, table: Fields(t), lines: lineStarts(src), until: p.bodyLine - 1}
	out, ok := e.appendItem(key, list, item)
	if !ok {
		return nil, ErrUnsound
	}
	after, q, ok := treeOf(out, t)
	wanted := list
	wanted.Items = append(slices.Clip(list.Items), Value{Kind: Scalar, Text: item, Plain: !strings.HasPrefix(quoteItem(item), `"`)})
	if !ok || !bytes.Equal(src[p.fence:], out[q.fence:]) || !e.sameBut(before, after, key, &wanted) {
		return nil, ErrUnsound
	}
	return out, nil
}

func (e *editor) appendItem(key string, list Value, item string) ([]byte, bool) {
	start := e.offset(list.Pos)
	if e.src[start] == '[' {
		end, ok := flowEnd(e.src[:e.parts.fence], start)
		if !ok {
			return nil, false
		}
		at := start + len(bytes.TrimRight(e.src[start:end-1], " \t\r\n,"))
		return e.splice(at, at, ", "+quoteItem(item)), true
	}
	i, _ := stepIndex(e.front, key)
	end := e.lineEnd(e.deeper(i, e.lastLine(i)))
	newline := "\n"
	if bytes.HasPrefix(e.src[end:], []byte("\r\n")) {
		newline = "\r\n"
	}
	return e.splice(end, end, newline+strings.Repeat(" ", list.Pos.Col-1)+"- "+quoteItem(item)), true
}

// quoteItem quotes numbers too, since `03` bare is a number to other tools.
func quoteItem(s string) string {
	if q := Quote(s); strings.HasPrefix(q, `"`) || !strings.Contains(q, ",") {
		return q
	}
	return `"` + s + `"`
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
	case Text, Email, ID, Zone:
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
