package document

import (
	"bytes"
	"errors"
	"strings"

	"coachctl/internal/coaching"
)

// ErrUnsound means that a file is not changed because it could not be read without doubt, or because the change would
// have touched more than its target.
var ErrUnsound = errors.New("cannot be changed safely by the tool; mend what `coachctl check` says, or edit it by hand")

// Set writes one top-level key of a document's front matter and gives the file's new bytes. Raw is the value as YAML on
// one line (see Quote). A key that is missing is added behind its neighbour in the type's table. Every byte outside of the
// value, or of the added line, stays as it is: the result is parsed again and compared before it is returned.
func Set(src []byte, t coaching.Type, key, raw string) ([]byte, error) {
	return SetAt(src, t, []string{key}, raw)
}

// SetAt writes a key that a path leads to: through maps by key, through lists by the `id` of an item or its number from 1.
// A map that is missing on the way is added.
func SetAt(src []byte, t coaching.Type, path []string, raw string) ([]byte, error) {
	raw = strings.TrimSpace(raw)
	if strings.ContainsAny(raw, "\r\n") {
		return nil, ErrUnsound
	}
	return change(src, t, path, &raw)
}

// Remove takes a top-level key with its value out of a document. One that is not there changes nothing.
func Remove(src []byte, t coaching.Type, key string) ([]byte, error) {
	return RemoveAt(src, t, []string{key})
}

// RemoveAt takes out the key that a path leads to. A path that leads nowhere changes nothing.
func RemoveAt(src []byte, t coaching.Type, path []string) ([]byte, error) {
	return change(src, t, path, nil)
}

// change edits the map that a path leads to: the key takes a value, or is to be gone when there is none.
func change(src []byte, t coaching.Type, path []string, raw *string) ([]byte, error) {
	before, p, ok := treeOf(src, t)
	if !ok {
		return nil, ErrUnsound
	}
	if raw == nil {
		path = emptied(before, path)
	}
	e, path, ok := newEditor(src, t, before, p).descend(path)
	var (
		out    []byte
		wanted *Value
	)
	switch {
	case raw == nil && (!ok || len(path) > 1):
		return src, nil
	case !ok:
		return nil, ErrNoItem
	case raw == nil:
		out, ok = e.remove(path[0])
	default:
		text := nest(path[1:], *raw)
		v, sound := new(Document).decode([]byte("x: "+text+"\n"), 1)
		if !sound || len(v.Pairs) != 1 {
			return nil, ErrUnsound
		}
		wanted = &v.Pairs[0].Value
		if have, ok := e.front.step(path[0]); ok && sameText(have.Value, *wanted) {
			return src, nil
		}
		out, ok = e.set(path[0], text, *wanted)
	}
	if !ok {
		return nil, ErrUnsound
	}
	after, q, ok := treeOf(out, t)
	if !ok || !bytes.Equal(src[p.fence:], out[q.fence:]) || !e.sameBut(before, after, path[0], wanted) {
		return nil, ErrUnsound
	}
	return out, nil
}

// emptied shortens the path of what is taken away as long as a map would be left that holds nothing.
func emptied(v Value, path []string) []string {
	maps := make([]Value, len(path)) // what each step is taken in
	for n, step := range path {
		i, ok := stepIndex(v, step)
		if !ok {
			return path
		}
		maps[n] = v
		if v.Kind == Map {
			v = v.Pairs[i].Value
		} else {
			v = v.Items[i]
		}
	}
	n := len(path)
	for n > 1 && len(maps[n-1].Pairs) == 1 && maps[n-2].Kind == Map {
		n--
	}
	return path[:n]
}

// nest puts a value under keys whose maps do not exist yet.
func nest(keys []string, raw string) string {
	for i := len(keys) - 1; i >= 0; i-- {
		raw = "{" + Quote(keys[i]) + ": " + inFlow(raw) + "}"
	}
	return raw
}

// treeOf is the tree of a file that can be read without doubt.
func treeOf(src []byte, t coaching.Type) (Value, parts, bool) {
	d := &Document{Type: t}
	divide := split
	if t == coaching.TypePractice {
		divide = wholeAsFront
	}
	p, ok := divide(d, src)
	if !ok {
		return Value{}, p, false
	}
	v, ok := d.decode(p.frontOf(src), p.frontLine)
	return v, p, ok
}

// sameBut reports whether two trees are the same but for one key of the editor's map: there the second holds the wanted
// value, or nothing, and the other pairs in the same order.
func (e *editor) sameBut(a, b Value, key string, wanted *Value) bool {
	for _, step := range e.path {
		i, ok := stepIndex(a, step)
		if !ok || a.Kind != b.Kind || len(a.Pairs) != len(b.Pairs) || len(a.Items) != len(b.Items) {
			return false
		}
		for j := range a.Pairs {
			if a.Pairs[j].Key != b.Pairs[j].Key || j != i && !equal(a.Pairs[j].Value, b.Pairs[j].Value) {
				return false
			}
		}
		for j := range a.Items {
			if j != i && !equal(a.Items[j], b.Items[j]) {
				return false
			}
		}
		if a.Kind == Map {
			a, b = a.Pairs[i].Value, b.Pairs[i].Value
		} else {
			a, b = a.Items[i], b.Items[i]
		}
	}
	left, right := without(a, key), without(b, key)
	have, there := Pair{}, false
	for _, p := range b.Pairs {
		if p.Key == key {
			have, there = p, true
		}
	}
	if len(left.Pairs) != len(right.Pairs) || there != (wanted != nil) || there && !sameText(have.Value, *wanted) {
		return false
	}
	return equal(left, right)
}

func without(v Value, key string) Value {
	out := Value{Kind: v.Kind, Text: v.Text, Plain: v.Plain, Items: v.Items}
	for _, p := range v.Pairs {
		if p.Key != key {
			out.Pairs = append(out.Pairs, p)
		}
	}
	return out
}

// sameText compares values as this tool reads them: 03 and "03" are the same.
func sameText(a, b Value) bool {
	if a.Kind != b.Kind || a.Text != b.Text || len(a.Items) != len(b.Items) || len(a.Pairs) != len(b.Pairs) {
		return false
	}
	for i := range a.Items {
		if !sameText(a.Items[i], b.Items[i]) {
			return false
		}
	}
	for i := range a.Pairs {
		if a.Pairs[i].Key != b.Pairs[i].Key || !sameText(a.Pairs[i].Value, b.Pairs[i].Value) {
			return false
		}
	}
	return true
}

// equal compares values without their places.
func equal(a, b Value) bool {
	if a.Kind != b.Kind || a.Text != b.Text || a.Plain != b.Plain || len(a.Items) != len(b.Items) || len(a.Pairs) != len(b.Pairs) {
		return false
	}
	for i := range a.Items {
		if !equal(a.Items[i], b.Items[i]) {
			return false
		}
	}
	for i := range a.Pairs {
		if a.Pairs[i].Key != b.Pairs[i].Key || !equal(a.Pairs[i].Value, b.Pairs[i].Value) {
			return false
		}
	}
	return true
}
