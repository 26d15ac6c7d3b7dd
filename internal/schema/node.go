package schema

import (
	"bytes"
	"encoding/json"
)

// A node is one schema. The order of its fields is that of the keywords on the page. The two of VS Code's JSON support,
// which the YAML language server shares, come last: other validators pass over them.
type node struct {
	Schema               string   `json:"$schema,omitempty"`
	ID                   string   `json:"$id,omitempty"`
	Title                string   `json:"title,omitempty"`
	Comment              string   `json:"$comment,omitempty"`
	Description          string   `json:"description,omitempty"`
	Ref                  string   `json:"$ref,omitempty"`
	Type                 types    `json:"type,omitempty"`
	Enum                 []any    `json:"enum,omitempty"`
	Pattern              string   `json:"pattern,omitempty"`
	Minimum              *int     `json:"minimum,omitempty"`
	Maximum              *int     `json:"maximum,omitempty"`
	Examples             []string `json:"examples,omitempty"`
	Required             []string `json:"required,omitempty"`
	Properties           members  `json:"properties,omitempty"`
	PatternProperties    members  `json:"patternProperties,omitempty"`
	AdditionalProperties *node    `json:"additionalProperties,omitempty"`
	MaxProperties        int      `json:"maxProperties,omitempty"`
	Items                *node    `json:"items,omitempty"`
	MinItems             int      `json:"minItems,omitempty"`
	MaxItems             int      `json:"maxItems,omitempty"`
	AllOf                []*node  `json:"allOf,omitempty"`
	AnyOf                []*node  `json:"anyOf,omitempty"`
	ErrorMessage         string   `json:"errorMessage,omitempty"`
	DeprecationMessage   string   `json:"deprecationMessage,omitempty"`
	Defs                 members  `json:"$defs,omitempty"`
}

// types are written as a word where there is one.
type types []string

// MarshalJSON writes a word or a list of words.
func (t types) MarshalJSON() ([]byte, error) {
	if len(t) == 1 {
		return json.Marshal(t[0])
	}
	return json.Marshal([]string(t))
}

// A member is a schema under a name.
type member struct {
	name string
	node *node
}

// members keep the order in which they were added, which a Go map does not.
type members []member

// MarshalJSON writes an object.
func (m members) MarshalJSON() ([]byte, error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	between := byte('{')
	for _, one := range m {
		out.WriteByte(between)
		between = ','
		if err := e.Encode(one.name); err != nil {
			return nil, err
		}
		out.WriteByte(':')
		if err := e.Encode(one.node); err != nil {
			return nil, err
		}
	}
	out.WriteByte('}')
	return out.Bytes(), nil
}
