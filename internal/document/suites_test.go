package document

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"coachctl/internal/coaching"
)

// yamlSuite are the inputs of the YAML test suite, by name.
func yamlSuite(t *testing.T) map[string]string {
	t.Helper()
	src, err := os.ReadFile("testdata/yaml-test-suite.json")
	if err != nil {
		t.Fatal(err)
	}
	var suite struct{ Cases map[string][]string }
	if err := json.Unmarshal(src, &suite); err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for id, texts := range suite.Cases {
		for i, text := range texts {
			out[fmt.Sprintf("%s-%d", id, i)] = text
		}
	}
	return out
}

// commonMark are the examples of the CommonMark specification, which lie beside the parser that we use.
func commonMark(t *testing.T) []string {
	t.Helper()
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/yuin/goldmark").Output()
	if err != nil {
		t.Skipf("the examples of CommonMark are not looked at: `go list` says %v", err)
	}
	src, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "_test", "spec.json"))
	if err != nil {
		t.Skipf("the examples of CommonMark are not looked at: %v", err)
	}
	var spec []struct{ Markdown string }
	if err := json.Unmarshal(src, &spec); err != nil || len(spec) < 600 {
		t.Fatalf("%d examples: %v", len(spec), err)
	}
	var out []string
	for _, example := range spec {
		out = append(out, example.Markdown)
	}
	return out
}

// damage fails where an edit of one key of a document changed a byte outside of it, or gives something that reads otherwise.
func damage(t *testing.T, name string, src, out []byte, key, want string) {
	t.Helper()
	before, p, ok := treeOf(src, coaching.TypeSession)
	after, q, sound := treeOf(out, coaching.TypeSession)
	if !ok || !sound || !bytes.Equal(src[p.fence:], out[q.fence:]) || !bytes.Equal(src[:p.front], out[:q.front]) {
		t.Errorf("%s: %s: more than front matter has changed, or it is not sound any more:\n%q\n%q", name, key, src, out)
		return
	}
	from, to := extentOf(src, p, before, key)
	at, _ := changed(out, src)
	added := len(out) - len(src)
	switch {
	case from >= 0 && !(bytes.HasPrefix(out, src[:from]) && bytes.HasSuffix(out, src[to:])):
		t.Errorf("%s: more than the key %q is different in\n%q\nthan in\n%q", name, key, out, src)
	case from < 0 && len(before.Pairs) > 0 && (added < 0 || !bytes.Equal(append(bytes.Clone(out[:at]), out[at+added:]...), src)):
		t.Errorf("%s: the key %q is added, and more is different in\n%q\nthan in\n%q", name, key, out, src)
	}
	if v, there := after.Get(key); v.Text != want || there != (want != "") {
		t.Errorf("%s: %s reads %q", name, key, v.Text)
	}
	for _, pair := range before.Pairs {
		if other, ok := after.step(pair.Key); pair.Key != key && (!ok || !equal(pair.Value, other.Value)) {
			t.Errorf("%s: %s has become another with %s:\n%q", name, pair.Key, key, out)
		}
	}
}

// TestTheYAMLTestSuiteIsReadAsItIsMeantOrRefused takes every input as front matter, alone and below keys of a session.
func TestTheYAMLTestSuiteIsReadAsItIsMeantOrRefused(t *testing.T) {
	suite := yamlSuite(t)
	read, edited := 0, 0
	for _, id := range slices.Sorted(maps.Keys(suite)) {
		for _, front := range []string{suite[id], sessionFront + suite[id]} {
			src := []byte("---\n" + front + "---\n## Agenda\n\n- a\n---\n")
			for _, kind := range fuzzTypes {
				soundFindings(t, ParseWhole("x/y/z.md", kind, src), src)
				if out, n := Mend("x/y/z.md", kind, src); n == 0 && !bytes.Equal(out, src) {
					t.Errorf("%s: nothing is mended, and it is another", id)
				}
			}
			p, ok := split(&Document{}, src)
			if !ok {
				continue
			}
			v, ok := readAsYAML(t, p.frontOf(src))
			if ok {
				read++
			}
			for _, pair := range append(slices.Clone(v.Pairs), Pair{Key: "status"}, Pair{Key: "x-new"}) {
				if out, err := Set(src, coaching.TypeSession, pair.Key, "zqxj"); err == nil {
					damage(t, id, src, out, pair.Key, "zqxj")
					edited++
				}
				if out, err := Remove(src, coaching.TypeSession, pair.Key); err == nil && pair.Key != "" {
					damage(t, id, src, out, pair.Key, "")
				}
			}
			if _, err := Set(src, coaching.TypeSession, "status", "held"); err == nil && !ok {
				t.Errorf("%s cannot be read, and is edited", id)
			}
		}
	}
	t.Logf("of %d inputs, alone and below other keys, %d were read, with %d edits", len(suite), read, edited)
	if len(suite) != 406 || read < 250 || edited < 500 {
		t.Errorf("of %d inputs %d were read, with %d edits", len(suite), read, edited)
	}
}

// TestTheExamplesOfCommonMarkAreNotDamaged takes every example as notes, and as what the client may read.
func TestTheExamplesOfCommonMarkAreNotDamaged(t *testing.T) {
	for i, example := range commonMark(t) {
		name := fmt.Sprintf("example %d", i+1)
		for _, heading := range []string{"Private notes", "Reading", "Commitments"} {
			src := []byte("---\n" + sessionFront + "share: [Reading]\n---\n## " + heading + "\n\n" + example + "\n\n## Close\n\nShifted: a\n")
			d := ParseWhole("x/sessions/03.md", coaching.TypeSession, src)
			soundFindings(t, d, src)
			if !d.BodyRead && len(d.Findings) == 0 {
				t.Errorf("%s is refused, and nothing says why", name)
			}
			out, err := Set(src, coaching.TypeSession, "minutes", "45")
			if err != nil {
				t.Errorf("%s cannot be edited: %v", name, err)
				continue
			}
			damage(t, name, src, out, "minutes", "45")
			if heading == "Commitments" {
				itemAdded(t, src)
			}
		}
	}
}
