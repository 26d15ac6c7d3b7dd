package schema_test

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"coachctl/internal/coaching"
	"coachctl/internal/document"
	"coachctl/internal/schema"
)

func made(t *testing.T, of coaching.Type) []byte {
	t.Helper()
	text, err := schema.Of(of)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestEachSchemaIsOneOfItsDraft(t *testing.T) {
	draft, err := jsonschema.NewCompiler().Compile("https://json-schema.org/draft/2020-12/schema")
	if err != nil {
		t.Fatal(err)
	}
	ids := map[any]bool{}
	for _, of := range schema.Types() {
		var text map[string]any
		if err := json.Unmarshal(made(t, of), &text); err != nil {
			t.Fatalf("%s: %v", of, err)
		}
		if err := draft.Validate(text); err != nil {
			t.Errorf("%s: %v", of, err)
		}
		if text["$schema"] != "https://json-schema.org/draft/2020-12/schema" || ids[text["$id"]] {
			t.Errorf("%s is %v, %v", of, text["$schema"], text["$id"])
		}
		ids[text["$id"]] = true
	}
	if text, err := schema.Of("letter"); err == nil {
		t.Errorf("a letter has the keys %s", text)
	}
}

// TestASchemaHasTheKeysOfItsTableInOrder also shows that two runs give the same bytes.
func TestASchemaHasTheKeysOfItsTableInOrder(t *testing.T) {
	for _, of := range schema.Types() {
		text := made(t, of)
		if !bytes.Equal(text, made(t, of)) {
			t.Errorf("%s: two runs differ", of)
		}
		for i, c := range text {
			if c >= 0x7f {
				t.Fatalf("%s: byte %d is not ASCII", of, i)
			}
		}
		var keys, want []string
		for line := range strings.Lines(string(text[:bytes.Index(text, []byte("\n  \"patternProperties\""))])) {
			if key, ok := strings.CutPrefix(line, `    "`); ok && strings.HasSuffix(line, "\": {\n") {
				keys = append(keys, strings.TrimSuffix(key, "\": {\n"))
			}
		}
		for _, f := range document.Fields(of) {
			want = append(want, f.Key)
		}
		if strings.Join(keys, " ") != strings.Join(want, " ") {
			t.Errorf("%s has %q, and not %q", of, keys, want)
		}
	}
}

// TestKeysOfOtherToolsAreNotPointedOut reads the pattern, since no schema refuses a key.
func TestKeysOfOtherToolsAreNotPointedOut(t *testing.T) {
	for _, of := range schema.Types() {
		var root struct {
			PatternProperties    map[string]any
			AdditionalProperties map[string]string
		}
		if err := json.Unmarshal(made(t, of), &root); err != nil {
			t.Fatal(err)
		}
		if root.AdditionalProperties["$ref"] != "#/$defs/unknown-key" || len(root.PatternProperties) != 1 {
			t.Errorf("%s: %v, %v", of, root.AdditionalProperties, root.PatternProperties)
		}
		for text := range root.PatternProperties {
			pattern := regexp.MustCompile(text)
			for _, key := range append(document.ForeignKeys(), "x-", "x-own") {
				if !pattern.MatchString(key) {
					t.Errorf("%s: %s is not in %s", of, key, text)
				}
			}
			for _, key := range []string{"tag", "tagss", "ax-", "client"} {
				if pattern.MatchString(key) {
					t.Errorf("%s: %s is in %s", of, key, text)
				}
			}
		}
	}
}

// TestEachKeyCarriesItsSentence goes through the tables and the schemas side by side.
func TestEachKeyCarriesItsSentence(t *testing.T) {
	for _, of := range schema.Types() {
		var root map[string]any
		if err := json.Unmarshal(made(t, of), &root); err != nil {
			t.Fatal(err)
		}
		sentences(t, string(of), root, document.Fields(of))
	}
}

func sentences(t *testing.T, at string, n map[string]any, table []document.Field) {
	t.Helper()
	if items, ok := n["items"].(map[string]any); ok {
		n = items
	}
	properties, _ := n["properties"].(map[string]any)
	for _, f := range table {
		property, ok := properties[f.Key].(map[string]any)
		if !ok || property["description"] != f.Doc || f.Doc == "" {
			t.Errorf("%s.%s says %v, and not %q", at, f.Key, property["description"], f.Doc)
		}
		if len(f.Fields) > 0 {
			sentences(t, at+"."+f.Key, property, f.Fields)
		}
	}
}
