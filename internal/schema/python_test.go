package schema_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"coachctl/internal/schema"
)

// judge reads a schema's file and instances, one a line, and says of each whether it is refused.
const judge = `
import sys, json
from jsonschema import Draft202012Validator as Draft
of = {}
for line in sys.stdin:
  name, value = json.loads(line)
  if name not in of:
    s = json.load(open(name, encoding="ascii"))
    Draft.check_schema(s)
    of[name] = Draft(s)
  print("sound" if of[name].is_valid(value) else "refused")
`

// TestAnotherValidatorSaysTheSame takes Python's, whose dialect of regular expressions is another one. To it a line break
// may stand behind the end of a text, so what ends in one is left out.
func TestAnotherValidatorSaysTheSame(t *testing.T) {
	const python = "/usr/bin/python3" // the one that has Debian's packages; another may stand before it
	if exec.Command(python, "-c", "from jsonschema import Draft202012Validator").Run() != nil {
		t.Skip("there is no python3 with jsonschema here")
	}
	dir := t.TempDir()
	for _, of := range schema.Types() {
		if err := os.WriteFile(filepath.Join(dir, string(of)), made(t, of), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var in bytes.Buffer
	var from, want []string
	for i, s := range slots(t) {
		for j, raw := range valuesFor(s.field()) {
			if (i+j)%20 > 0 || strings.Contains(raw, "\n") || strings.Contains(raw, `\n`) {
				continue
			}
			r, ok := read(t, s.of, s.with(raw))
			if !ok {
				continue
			}
			value := instance(r.doc.Front)
			line, err := json.Marshal([]any{filepath.Join(dir, string(s.of)), value})
			if err != nil {
				t.Fatal(err)
			}
			in.Write(append(line, '\n'))
			from = append(from, string(line))
			if len(refused(t, compiled()[s.of], value)) > 0 {
				want = append(want, "refused")
			} else {
				want = append(want, "sound")
			}
		}
	}
	cmd := exec.Command(python, "-c", judge)
	cmd.Stdin = &in
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Fields(string(out))
	if len(got) != len(want) || len(got) < 1000 {
		t.Fatalf("%d answers to %d questions", len(got), len(want))
	}
	for i := range got {
		if got[i] != want[i] {
			t.Errorf("%s is %s to the other validator", from[i], got[i])
		}
	}
}
