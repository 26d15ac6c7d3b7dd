package document

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// FuzzSplitLosesNoByte holds the division of a file against one made line by line.
func FuzzSplitLosesNoByte(f *testing.F) {
	for _, s := range append(seeds(), "---\n---", "---\r\n---\r\n", "--- \n---\t\n----\n", "\ufeff---\na: b\n---\n\ufeff", "---\na\n ---\n---\n---\n", "----\n---\n", "---\r---\r") {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		mark, text := 0, src
		if bytes.HasPrefix(src, bom) {
			mark, text = len(bom), src[len(bom):]
		}
		lines := bytes.SplitAfter(text, []byte("\n"))
		fence := func(line []byte) bool { return string(bytes.TrimRight(line, " \t\r\n")) == "---" }
		last := 1
		for last < len(lines) && !fence(lines[last]) {
			last++
		}
		divided := fence(lines[0]) && last < len(lines)
		d := &Document{Path: "x.md"}
		p, ok := split(d, src)
		soundFindings(t, d, src)
		if !ok {
			if len(d.Findings) == 0 || divided && d.Findings[0].Rule == "front-matter" {
				t.Errorf("it is refused for %v", d.Findings)
			}
			return
		}
		if !divided {
			t.Fatal("it is not front matter, and was divided")
		}
		front, body := bytes.Join(lines[1:last], nil), bytes.Join(lines[last+1:], nil)
		if p.bom != mark || !bytes.Equal(p.frontOf(src), front) || !bytes.Equal(src[p.body:], body) || p.frontLine != 2 || p.bodyLine != last+2 {
			t.Errorf("%+v; want front matter %q and a body from line %d on: %q", p, front, last+2, body)
		}
		if len(front) > MaxFront || len(body) > MaxBody {
			t.Errorf("%d and %d bytes are within the limits", len(front), len(body))
		}
	})
}

// reads holds a tree against what the YAML package makes of the same text on its own. A scalar that it takes for a number, a
// date or a truth value is plain text here, and compared as far as being one.
func reads(v Value, theirs any) error {
	switch theirs := theirs.(type) {
	case nil:
		if v.Kind != Null {
			return fmt.Errorf("%+v is nothing in YAML", v)
		}
	case []any:
		if v.Kind != List || len(v.Items) != len(theirs) {
			return fmt.Errorf("%+v is a list of %d in YAML", v, len(theirs))
		}
		for i, item := range theirs {
			if err := reads(v.Items[i], item); err != nil {
				return err
			}
		}
	case map[string]any:
		if v.Kind != Map || len(v.Pairs) != len(theirs) {
			return fmt.Errorf("%+v is a map of %d in YAML", v, len(theirs))
		}
		for _, p := range v.Pairs {
			value, ok := theirs[p.Key]
			if !ok {
				return fmt.Errorf("there is no key %q in YAML", p.Key)
			}
			if err := reads(p.Value, value); err != nil {
				return err
			}
		}
	case map[any]any:
		if v.Kind != Map || len(v.Pairs) < len(theirs) { // 1 and 0x1 are one key there, and two here
			return fmt.Errorf("%+v is a map of %d in YAML", v, len(theirs))
		}
	case string:
		if v.Kind != Scalar || v.Text != theirs {
			return fmt.Errorf("%+v is %q in YAML", v, theirs)
		}
	default:
		if v.Kind != Scalar || !v.Plain {
			return fmt.Errorf("%+v is %v in YAML", v, theirs)
		}
	}
	return nil
}

// readAsYAML reads front matter, and holds what was understood of it against the YAML package.
func readAsYAML(t *testing.T, front []byte) (Value, bool) {
	t.Helper()
	d := &Document{Path: "x.md"}
	if !d.readableText(front) {
		return Value{}, false
	}
	v, ok := d.decode(front, 1)
	if !ok {
		if len(d.Findings) == 0 {
			t.Errorf("%q is refused, and nothing says why", front)
		}
		return v, false
	}
	var theirs any
	if err := yaml.Unmarshal(front, &theirs); err != nil {
		t.Errorf("%q is read as %+v, and YAML says: %v", front, v, err)
	} else if err := reads(v, theirs); err != nil && len(v.Pairs) > 0 { // front matter may be nothing at all
		t.Errorf("%q: %v", front, err)
	}
	return v, true
}

// FuzzFrontMatterIsWhatYAMLSays holds that what is read is what YAML makes of the same bytes, or is refused with a reason.
func FuzzFrontMatterIsWhatYAMLSays(f *testing.F) {
	for _, front := range append(append(seeds(), plainFronts...), notPlainFronts...) {
		front = strings.TrimSuffix(strings.TrimPrefix(front, "---\n"), "---\n")
		f.Add([]byte(front))
	}
	f.Fuzz(func(t *testing.T, front []byte) {
		if len(front) <= 4<<10 {
			readAsYAML(t, front)
		}
	})
}
