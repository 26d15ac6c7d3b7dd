// Package schema writes the table of keys as JSON Schema, for editors and for validators that others made.
//
// It goes by document.Fields alone, so it cannot disagree with check about a key, a word or what is required. It is never
// stricter than check: what a schema cannot say is left to check, and nothing here judges a file.
package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode/utf16"

	"coachctl/internal/coaching"
	"coachctl/internal/document"
)

// Types are the types that have a schema.
func Types() []coaching.Type {
	return []coaching.Type{coaching.TypeContract, coaching.TypeSession, coaching.TypeCommitment, coaching.TypePractice}
}

var titles = map[coaching.Type]string{
	coaching.TypePractice:   "coachctl.yaml, a coaching practice",
	coaching.TypeContract:   "The front matter of a coaching contract",
	coaching.TypeSession:    "The front matter of a coaching session",
	coaching.TypeCommitment: "The front matter of a promise",
}

// Of is the JSON Schema (draft 2020-12) of a type's front matter, in the order of its table, as indented ASCII. It is meant
// for values as YAML 1.2 reads them, where a date is a text. A type without a table of keys is an error.
func Of(t coaching.Type) ([]byte, error) {
	table := document.Fields(t)
	if table == nil {
		return nil, fmt.Errorf("make schema: %q has no table of keys", t)
	}
	b := builder{of: t, used: map[string]bool{unknownKey: true, foreignKey: true}}
	root := b.group(table)
	root.Schema = "https://json-schema.org/draft/2020-12/schema"
	root.ID = "urn:coachctl:schema:" + string(t)
	root.Title = titles[t]
	root.Comment = "Written by `coachctl schema " + string(t) + "`; `coachctl help editors` says what it leaves to `coachctl check`."
	for _, d := range definitions() {
		if b.used[d.name] {
			root.Defs = append(root.Defs, d)
		}
	}
	return encode(root)
}

type builder struct {
	of   coaching.Type
	used map[string]bool // the definitions that something refers to
}

// group is a map with known keys. A key that is not known is allowed, as check only warns of it, and pointed out.
func (b *builder) group(table []document.Field) *node {
	n := &node{Type: types{"object"}}
	for _, f := range table {
		n.Properties = append(n.Properties, member{f.Key, b.field(f)})
		if f.Required {
			n.Required = append(n.Required, f.Key)
		}
	}
	n.PatternProperties = members{{"^x-|^(?:" + strings.Join(document.ForeignKeys(), "|") + ")$", b.ref(foreignKey)}}
	n.AdditionalProperties = b.ref(unknownKey)
	return n
}

// field is the value of a key. A key with nothing behind it counts as absent, so null will do where absence does.
func (b *builder) field(f document.Field) *node {
	n := b.value(f)
	n.Description = f.Doc
	switch {
	case !f.Required && n.Enum != nil:
		n.Enum = append(n.Enum, nil)
	case !f.Required && n.Type != nil:
		n.Type = append(n.Type, "null")
	case f.Required && f.Form == document.Text:
		n.Pattern, n.ErrorMessage = visible, "write something here"
	case f.Required && f.Form == document.Line:
		n.Pattern, n.ErrorMessage = visibleLine, "write something here, on one line"
	}
	return n
}

// value is what stands behind a key, null only where it is a definition that is referred to.
func (b *builder) value(f document.Field) *node {
	switch f.Form {
	case document.Word:
		return &node{Enum: b.words(f)}
	case document.Whole:
		return whole(f.Min, f.Max)
	case document.WordList:
		return &node{Type: types{"array"}, Items: &node{Enum: b.words(f)}}
	case document.TextList:
		return &node{Type: types{"array"}, Items: present("text")}
	case document.Group:
		return b.group(f.Fields)
	case document.GroupList:
		return &node{Type: types{"array"}, Items: b.group(f.Fields)}
	case document.WordMap:
		return &node{Type: types{"object"}, AdditionalProperties: &node{Enum: append(b.words(f), nil)}}
	case document.TextMap:
		return &node{Type: types{"object"}, AdditionalProperties: b.ref("text")}
	case document.NumberMap:
		return &node{Type: types{"object"}, AdditionalProperties: b.ref("number")}
	case document.Levels:
		return b.levels()
	case document.Anything:
		return &node{}
	}
	name := scalarNames[f.Form]
	if f.Required {
		return present(name)
	}
	return b.ref(name)
}

func (b *builder) words(f document.Field) []any {
	if f.Key == "type" && b.of != coaching.TypePractice {
		return []any{string(b.of)} // in a contract `type: session` is a known word, and the wrong type
	}
	var out []any
	for _, w := range f.Words {
		out = append(out, w)
	}
	return out
}

func (b *builder) ref(name string) *node {
	b.used[name] = true
	return &node{Ref: "#/$defs/" + name}
}

// present is a definition written out, without its null. Beside a `$ref` a narrower type would say the same, and editors
// then offer less.
func present(name string) *node {
	n := *definition(name)
	n.Type = slices.DeleteFunc(slices.Clone(n.Type), func(t string) bool { return t == "null" })
	return &n
}

// levels are the five texts of a goal scale: a list, or a map whose keys may carry a plus.
func (b *builder) levels() *node {
	five := 5
	n := &node{
		Type: types{"array", "object"}, Items: present("text"), MinItems: five, MaxItems: five,
		AdditionalProperties: b.ref("text"), MaxProperties: five,
	}
	for _, level := range []string{"-2", "-1", "0", "1", "2"} {
		n.Properties = append(n.Properties, member{level, b.ref("text")})
		n.AllOf = append(n.AllOf, &node{AnyOf: []*node{{Required: []string{level}}, {Required: []string{"+" + level}}}})
	}
	return n
}

// encode writes ASCII only: some shells write what is redirected in another encoding.
func encode(n *node) ([]byte, error) {
	var plain bytes.Buffer
	e := json.NewEncoder(&plain)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(n); err != nil {
		return nil, fmt.Errorf("make schema: %w", err)
	}
	var out bytes.Buffer
	for _, r := range plain.String() {
		if r < 0x7f {
			out.WriteRune(r)
			continue
		}
		for _, unit := range utf16.AppendRune(nil, r) {
			fmt.Fprintf(&out, `\u%04x`, unit)
		}
	}
	return out.Bytes(), nil
}
