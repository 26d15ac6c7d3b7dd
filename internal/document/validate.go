package document

import (
	"maps"
	"slices"
	"strings"

	"coachctl/internal/diag"
)

// foreign are the keys of other tools that are accepted everywhere.
var foreign = map[string]bool{"tags": true, "aliases": true, "cssclasses": true}

// ForeignKeys are the keys of other tools that are accepted everywhere, sorted. So is every key that begins with `x-`.
func ForeignKeys() []string { return slices.Sorted(maps.Keys(foreign)) }

// validate holds a map against a table. It reports whether every value that the type stands on is sound.
func (d *Document) validate(v Value, table []Field) bool {
	sound := true
	for _, p := range v.Pairs {
		if strings.HasPrefix(p.Key, "x-") || foreign[p.Key] {
			continue
		}
		f, known := FieldOf(table, p.Key)
		if !known {
			d.unknownKey(v, p, table)
			continue
		}
		if p.Value.Kind != Null && !d.validValue(f, p.Value) && f.Needed {
			sound = false
		}
	}
	for _, f := range table {
		if f.Required && !filled(v, f.Key) {
			if v.Has(f.Key) || !slips(v, f.Key, table) {
				d.missing(v, f)
			}
			if f.Needed {
				sound = false
			}
		}
	}
	return sound
}

// slips reports whether a key of a map that is not known is a slip of one that is.
func slips(v Value, key string, table []Field) bool {
	for _, p := range v.Pairs {
		if _, known := FieldOf(table, p.Key); !known && Nearest(p.Key, keysOf(table)) == key {
			return true
		}
	}
	return false
}

func keysOf(table []Field) []string {
	keys := make([]string, 0, len(table))
	for _, f := range table {
		keys = append(keys, f.Key)
	}
	return keys
}

func filled(v Value, key string) bool {
	value, ok := v.Get(key)
	return ok && (value.Kind != Scalar || strings.TrimSpace(value.Text) != "")
}

func (d *Document) missing(v Value, f Field) {
	at := v.Pos
	for _, p := range v.Pairs {
		if p.Key == f.Key {
			at = p.Pos
		}
	}
	d.at(at, diag.Pos{}).errorf("missing-key", "`"+f.Key+"` is missing", "add `"+f.Key+": "+example(f)+"`")
	d.last().Fix = d.addition(v, f)
}

func (d *Document) unknownKey(v Value, p Pair, table []Field) {
	keys := keysOf(table)
	at := d.at(p.Pos, p.KeyEnd)
	if near := Nearest(p.Key, keys); near != "" {
		at.errorf("misspelt-key", "this key is not known; `"+near+"` is", "write `"+near+":`")
		f, _ := FieldOf(table, near)
		d.last().Discreet = f.Discreet
		if certainKey(v, p.Key, f, keys) {
			d.last().Fix = diag.Fix{Word: near}
		}
		return
	}
	known := "`coachctl help format` lists the keys"
	if len(keys) <= 12 {
		known = "known keys: " + strings.Join(keys, ", ")
	}
	at.warnf("unknown-key", "this key is not known here, and nothing reads it", known+"; begin a key of your own with `x-`")
}

// validValue reports whether a value has the form of its field.
func (d *Document) validValue(f Field, v Value) bool {
	switch f.Form {
	case Group, WordMap, TextMap, NumberMap, Levels:
		return d.validMap(f, v)
	case GroupList, WordList, TextList:
		return d.validList(f, v)
	case Anything:
		return true
	}
	if v.Kind != Scalar {
		d.at(v.Pos, v.End).errorf("value-form", "`"+f.Key+"` wants one value, and a list or map stands here", "write `"+f.Key+": "+example(f)+"`")
		return false
	}
	return d.validScalar(f, v)
}

func (d *Document) validMap(f Field, v Value) bool {
	if f.Form == Levels && v.Kind == List {
		texts := d.validList(Field{Key: f.Key, Form: TextList}, v)
		return d.validLevels(f, v, len(v.Items), true) && texts
	}
	if v.Kind != Map {
		d.at(v.Pos, v.End).errorf("value-form", "`"+f.Key+"` wants a map: keys with values, indented under it", "see `coachctl help format`")
		return false
	}
	if f.Form == Group {
		return d.validate(v, f.Fields)
	}
	item := itemOf(f)
	sound := true
	levels := map[string]bool{}
	for _, p := range v.Pairs {
		if p.Value.Kind != Null {
			sound = d.validValue(item, p.Value) && sound
		}
		levels[strings.TrimPrefix(p.Key, "+")] = true
	}
	if f.Form == Levels {
		named := levels["-2"] && levels["-1"] && levels["0"] && levels["1"] && levels["2"]
		return d.validLevels(f, v, len(v.Pairs), named) && sound
	}
	return sound
}

func (d *Document) validLevels(f Field, v Value, n int, named bool) bool {
	if n == 5 && named {
		return true
	}
	d.at(v.Pos, v.End).errorf("value-form", "a goal scale has five levels", "write the five texts under "+f.Key+": -2, -1, 0, 1 and 2")
	return false
}

func (d *Document) validList(f Field, v Value) bool {
	if v.Kind != List {
		d.at(v.Pos, v.End).errorf("value-form", "`"+f.Key+"` wants a list", "write `"+f.Key+": "+example(f)+"`, or one `- item` a line")
		return false
	}
	sound := true
	for _, item := range v.Items {
		switch {
		case f.Form == GroupList && item.Kind == Map:
			sound = d.validate(item, f.Fields) && sound
		case f.Form == GroupList:
			d.at(item.Pos, item.End).errorf("value-form", "each item of `"+f.Key+"` is a map",
				"write `- "+f.Fields[0].Key+": …` and the other keys under it")
			sound = false
		case f.Form == WordList:
			sound = d.validValue(Field{Key: f.Key, Form: Word, Words: f.Words, Opens: f.Opens}, item) && sound
		default:
			sound = d.validValue(Field{Key: f.Key, Form: Text}, item) && sound
		}
	}
	return sound
}

func (d *Document) validScalar(f Field, v Value) bool {
	at := d.at(v.Pos, v.End)
	if f.Form == Word {
		return d.validWord(f, v)
	}
	if v.Cut && (f.Form == Text || f.Form == Line) {
		d.at(v.End, diag.Pos{}).warnf("comment-cut", "YAML takes what follows the `#` for a comment, so `"+f.Key+"` ends here",
			"put the whole value in double quotes; a comment has a blank behind its `#`")
	}
	reason := formError(f, v.Text)
	if reason == "" {
		return true
	}
	at.errorf("value-form", "`"+f.Key+"` "+reason, wanted(f))
	return false
}

func (d *Document) validWord(f Field, v Value) bool {
	for _, w := range f.Words {
		if v.Text == w {
			return true
		}
	}
	hint := "write one of: " + strings.Join(f.Words, ", ")
	near := Nearest(v.Text, f.Words)
	if near != "" {
		hint = "did you mean `" + near + "`? The words are: " + strings.Join(f.Words, ", ")
	}
	d.at(v.Pos, v.End).errorf("unknown-word", "`"+f.Key+"` does not know this word", hint)
	d.last().Discreet = f.Discreet
	if certainWord(v.Text, near, f) {
		d.last().Fix = diag.Fix{Word: near}
	}
	return false
}
