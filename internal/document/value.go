package document

import (
	"strconv"

	"coachctl/internal/diag"
)

// ValueKind tells what stands at a place in front matter.
type ValueKind uint8

// The kinds of value. Null is a key with nothing behind it, which counts as absent.
const (
	Null ValueKind = iota
	Scalar
	List
	Map
)

// A Value of front matter, with its place. Scalars are kept as the text that stands in the file: nothing is turned into
// a number, a date or a truth value here.
type Value struct {
	Kind     ValueKind
	Plain    bool // a scalar without quotes
	Cut      bool // a `#` right before a word ends it, which may have been meant as text
	Text     string
	Pos, End diag.Pos // End is just behind it, where it ends on its first line
	Items    []Value
	Pairs    []Pair
}

// A Pair is a key with its value.
type Pair struct {
	Key         string
	Pos, KeyEnd diag.Pos
	Value       Value
}

// Get is the value of a key; ok is false when the key is absent or has nothing behind it.
func (v Value) Get(key string) (Value, bool) {
	for _, p := range v.Pairs {
		if p.Key == key {
			return p.Value, p.Value.Kind != Null
		}
	}
	return Value{}, false
}

// Has reports whether a key has something behind it.
func (v Value) Has(key string) bool {
	_, ok := v.Get(key)
	return ok
}

// step follows a key of a map, or the index of a list as a decimal.
func (v Value) step(key string) (Pair, bool) {
	if v.Kind == List {
		i, err := strconv.Atoi(key)
		if err != nil || i < 0 || i >= len(v.Items) {
			return Pair{}, false
		}
		item := v.Items[i]
		return Pair{Pos: item.Pos, KeyEnd: item.Pos, Value: item}, true
	}
	for _, p := range v.Pairs {
		if p.Key == key {
			return p, true
		}
	}
	return Pair{}, false
}
