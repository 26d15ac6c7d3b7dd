package document

import (
	"bytes"
	"slices"
	"strings"

	"coachctl/internal/coaching"
)

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
	e := newEditor(src, t, before, p)
	out, ok := e.appendItem(key, list, item)
	if !ok {
		return nil, ErrUnsound
	}
	after, q, ok := treeOf(out, t)
	wanted := list
	wanted.Items = append(slices.Clip(list.Items), Value{Kind: Scalar, Text: item})
	if !ok || !bytes.Equal(src[p.fence:], out[q.fence:]) || !e.sameBut(before, after, key, &wanted) {
		return nil, ErrUnsound
	}
	return out, nil
}

func (e *editor) appendItem(key string, list Value, item string) ([]byte, bool) {
	last := list.Items[len(list.Items)-1]
	text := e.quotedAs(last, item)
	start := e.offset(list.Pos)
	if e.src[start] == '[' {
		end, ok := flowEnd(e.src[:e.parts.fence], start)
		if !ok {
			return nil, false
		}
		at := start + len(bytes.TrimRight(e.src[start:end-1], " \t\r\n,"))
		return e.splice(at, at, ", "+text), true
	}
	i, _ := stepIndex(e.front, key)
	end := e.lineEnd(e.deeper(i, e.lastLine(i)))
	gap := " "
	if last.Pos.Col > list.Pos.Col+1 && last.Kind == Scalar {
		gap = strings.Repeat(" ", last.Pos.Col-list.Pos.Col-1)
	}
	return e.splice(end, end, e.newlineAt(start)+strings.Repeat(" ", list.Pos.Col-1)+"-"+gap+text), true
}

// quoteItem quotes numbers too, since `03` bare is a number to other tools.
func quoteItem(s string) string {
	if q := Quote(s); strings.HasPrefix(q, `"`) || !strings.Contains(q, ",") {
		return q
	}
	return `"` + s + `"`
}
