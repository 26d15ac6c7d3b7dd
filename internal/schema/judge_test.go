package schema_test

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	_ "time/tzdata" // the zones are the same on every machine
	"unicode/utf8"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"

	"coachctl/internal/coaching"
	"coachctl/internal/diag"
	"coachctl/internal/document"
	"coachctl/internal/schema"
)

// compiled are the schemas, which the library holds against the meta-schema of their draft first.
var compiled = sync.OnceValue(func() map[coaching.Type]*jsonschema.Schema {
	out := map[coaching.Type]*jsonschema.Schema{}
	for _, of := range schema.Types() {
		made, err := schema.Of(of)
		if err != nil {
			panic(err)
		}
		text, err := jsonschema.UnmarshalJSON(bytes.NewReader(made))
		if err != nil {
			panic(err)
		}
		c := jsonschema.NewCompiler()
		if err := c.AddResource("x:"+string(of), text); err != nil {
			panic(err)
		}
		out[of] = c.MustCompile("x:" + string(of))
	}
	return out
})

// refused are the places, as keys and indices between slashes, that a schema refuses in an instance.
func refused(t testing.TB, s *jsonschema.Schema, instance any) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	var invalid *jsonschema.ValidationError
	if err := s.Validate(instance); errors.As(err, &invalid) {
		collect(invalid, out)
	} else if err != nil {
		t.Fatal(err)
	}
	return out
}

func collect(e *jsonschema.ValidationError, out map[string]bool) {
	at := strings.Join(e.InstanceLocation, "/")
	switch k := e.ErrorKind.(type) {
	case *kind.Required:
		for _, key := range k.Missing {
			out[strings.TrimPrefix(at+"/"+key, "/")] = true
		}
	case *kind.Schema, *kind.Group, *kind.AllOf, *kind.Reference:
		for _, cause := range e.Causes {
			collect(cause, out)
		}
	default:
		out[at] = true
	}
}

// A reading is a document as check understands it, and the places at which it breaks the rules that a schema can hold.
type reading struct {
	doc   *document.Document
	wrong map[string]bool
	slips map[string]bool // absent keys that check finds under a name close by
}

// read parses a document; ok is false where it cannot be read as YAML, so that no schema comes into it.
func read(t testing.TB, of coaching.Type, src string) (r reading, ok bool) {
	t.Helper()
	r = reading{doc: document.Parse("x.md", of, []byte(src)), wrong: map[string]bool{}, slips: map[string]bool{}}
	places := map[diag.Pos]string{}
	maps := map[diag.Pos]string{}
	locate(r.doc.Front, "", places, maps)
	for _, f := range r.doc.Findings {
		at := f.Start
		switch f.Rule {
		case "missing-key":
			key := strings.Split(f.Message, "`")[1]
			r.wrong[strings.TrimPrefix(maps[at]+"/"+key, "/")] = true
		case "unknown-word", "value-form", "wrong-type":
			place, known := places[at]
			if !known {
				t.Fatalf("%s at %v is no value of\n%s", f.Rule, at, src)
			}
			r.wrong[place] = true
		case "misspelt-key":
			r.slips[maps[at]] = true
		case "unknown-key", "comment-cut", "indented-fence":
		default:
			return r, false
		}
	}
	return r, true
}

// locate notes where values stand, and for the beginnings of maps and of their keys to which map they belong.
func locate(v document.Value, path string, places, maps map[diag.Pos]string) {
	places[v.Pos] = path
	if v.Kind == document.Map {
		maps[v.Pos] = path
	}
	for i, item := range v.Items {
		locate(item, path+"/"+strconv.Itoa(i), places, maps)
	}
	for _, p := range v.Pairs {
		maps[p.Pos] = path
		locate(p.Value, strings.TrimPrefix(path+"/"+jsonKey(p), "/"), places, maps)
	}
}

// What plain scalars are to YAML 1.2, in its core schema.
var (
	coreInt   = regexp.MustCompile(`^[-+]?[0-9]+$`)
	coreBased = regexp.MustCompile(`^0(o[0-7]+|x[0-9a-fA-F]+)$`)
	coreFloat = regexp.MustCompile(`^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$`)
	coreOdd   = regexp.MustCompile(`^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$`)
	coreTruth = regexp.MustCompile(`^(true|True|TRUE|false|False|FALSE)$`)
)

// scalar is what a plain scalar is in JSON, after YAML 1.2. What is too large, or no number, is some number.
func scalar(text string) any {
	switch {
	case coreTruth.MatchString(text):
		return strings.EqualFold(text, "true")
	case coreBased.MatchString(text):
		if n, err := strconv.ParseInt(text, 0, 52); err == nil {
			return float64(n)
		}
		return 1e300
	case coreInt.MatchString(text), coreFloat.MatchString(text):
		if n, err := strconv.ParseFloat(text, 64); err == nil {
			return n
		}
		return 1e300
	case coreOdd.MatchString(text):
		return 1e300
	}
	return text
}

// jsonText is the text of a plain scalar once it has been through YAML 1.2: a number in its one spelling.
func jsonText(text string) string {
	switch v := scalar(text).(type) {
	case float64:
		return strconv.FormatFloat(v+0, 'f', -1, 64) // no minus before a zero
	case bool:
		return strconv.FormatBool(v)
	}
	return text
}

// jsonKey is a key as JSON has it: what stands in quotes is a text, whatever it looks like.
func jsonKey(p document.Pair) string {
	if p.KeyEnd.Col-p.Pos.Col != utf8.RuneCountInString(p.Key) {
		return p.Key
	}
	return jsonText(p.Key)
}

func instance(v document.Value) any {
	switch v.Kind {
	case document.List:
		out := []any{}
		for _, item := range v.Items {
			out = append(out, instance(item))
		}
		return out
	case document.Map:
		out := map[string]any{}
		for _, p := range v.Pairs {
			out[jsonKey(p)] = instance(p.Value)
		}
		return out
	case document.Null:
		return nil
	}
	if v.Plain {
		return scalar(v.Text)
	}
	return v.Text
}

// disagreement says where schema and check part, as lines; what is left to check by name is none.
func (r reading) disagreement(t testing.TB, of coaching.Type) []string {
	t.Helper()
	var lines []string
	bySchema := refused(t, compiled()[of], instance(r.doc.Front))
	for _, f := range r.doc.Findings {
		if f.Rule == "wrong-type" {
			bySchema = map[string]bool{"type": bySchema["type"]} // check holds such a file against no table
		}
	}
	for at, refused := range bySchema {
		parent := at[:max(0, strings.LastIndexByte(at, '/'))]
		if refused && !r.wrong[at] && !r.slips[parent] {
			lines = append(lines, fmt.Sprintf("only the schema refuses %q", at))
		}
	}
	for at := range r.wrong {
		if !bySchema[at] && !leftToCheck(of, r.doc.Front, at) {
			lines = append(lines, fmt.Sprintf("only check refuses %q", at))
		}
	}
	slices.Sort(lines)
	return lines
}
