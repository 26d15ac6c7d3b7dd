package check_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"coachctl/internal/check"
	"coachctl/internal/coaching"
	"coachctl/internal/diag"
	"coachctl/internal/document"
)

// mark is a word that only a person can have written.
const mark = "Zqxjmark"

const (
	folder   = "engagements/riverbend-pn/"
	contract = folder + "contract.md"
	session  = folder + "sessions/02.md"
	promise  = folder + "commitments/2026-02-16-a.md"
)

func silent(t *testing.T, what string, found diag.List) {
	t.Helper()
	for _, d := range found {
		text := d.Message + "\n" + d.Hint
		for _, n := range d.Related {
			text += "\n" + n.Message
		}
		if strings.Contains(strings.ToLower(text), strings.ToLower(mark)) {
			t.Errorf("%s: %s repeats what a person wrote: %s", what, d.Rule, text)
		}
	}
}

// broken are values that hold the mark and are wrong in one way or another.
var broken = []string{
	mark, `"` + mark + `: x"`, mark + ": x", "[" + mark + "]", "{" + mark + ": " + mark + "}", "[{" + mark + ": " + mark + "}]", "&" + mark + " x", "*" + mark,
	"!" + mark + " x", "|\n  " + mark + "\n  ---\n  " + mark, "'" + mark, "[" + mark, "2026-03-16T" + mark, "2026-13-" + mark, "@" + mark, "%" + mark, "`" + mark,
}

func TestNoFindingRepeatsAValue(t *testing.T) {
	seen := 0
	for p, kind := range map[string]coaching.Type{
		contract: coaching.TypeContract, session: coaching.TypeSession, promise: coaching.TypeCommitment,
	} {
		for _, field := range document.Fields(kind) {
			for _, value := range broken {
				f := practice(t, "")
				f[p] = without(f[p], field.Key)
				f[p] = strings.Replace(f[p], "---\n", "---\n"+field.Key+": "+value+"\n", 1)
				found := findings(t, f, noon)
				seen += len(found)
				silent(t, field.Key+": "+value, found)
			}
		}
	}
	if seen < 500 {
		t.Errorf("only %d findings: the values are not broken any more", seen)
	}
}

// without takes a top-level key out of front matter, with what is indented under it.
func without(text, key string) string {
	var out strings.Builder
	skip := false
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, key+":") {
			skip = true
			continue
		}
		skip = skip && strings.HasPrefix(line, " ")
		if !skip {
			out.WriteString(line)
		}
	}
	return out.String()
}

func TestNoFindingRepeatsAKeyAHeadingOrAName(t *testing.T) {
	for what, change := range map[string]func(f files){
		"keys":          func(f files) { every(f, "status: ", mark+": 1\nstatus: ") },
		"misspelt keys": func(f files) { every(f, "status: ", "sttus: "+mark+"\nstatus: ") },
		"twice":         func(f files) { every(f, "status: ", mark+": 1\n"+mark+": 2\nstatus: ") },
		"headings":      func(f files) { every(f, "## ", "## "+mark+" ") },
		"bodies": func(f files) {
			every(f, "\n---\n", "\n---\n## "+mark+"\n\n## Commitments\n- [ ] ["+mark+"](../"+mark+".md)\n")
		},
		"no fences":    func(f files) { every(f, "---\n", mark+"\n") },
		"other fences": func(f files) { every(f, "---\n", "--- "+mark+"\n") },
		"merges":       func(f files) { every(f, "status: ", "<<<<<<< "+mark+"\n>>>>>>> "+mark+"\nstatus: ") },
		"nothing":      func(f files) { every(f, "type: ", "# "+mark+"\ntypo: ") },
		"NUL":          func(f files) { every(f, "status: ", mark+"\x00") },
		"names": func(f files) {
			f[promise] = without(without(f[promise], "session"), "status")
			f[promise] = strings.Replace(f[promise], "---\n", "---\nsession: "+mark+"\nobjective: "+mark+"\nstatus: kept\ncarried_to: "+mark+"\n", 1)
			f[session] = strings.NewReplacer("interruptions:", mark+":", "02-16-a.md", mark+".md", "- [ ] [Send", "- [ ] ["+mark).Replace(f[session])
			f[contract] = strings.Replace(f[contract], "    statement", "    replaces: "+mark+"\n    statement", 1)
			f[contract] = strings.Replace(f[contract], "objectives:\n", "objectives:\n  - id: "+mark+"\n    statement: x\n    status: draft\n  - id: "+mark+"\n    statement: y\n    status: draft\n", 1)
		},
	} {
		f := practice(t, "")
		change(f)
		found := findings(t, f, noon)
		if len(found) == 0 {
			t.Errorf("%s: nothing is found", what)
		}
		silent(t, what, found)
	}
}

func every(f files, old, now string) {
	for p := range f {
		if p != "coachctl.yaml" {
			f[p] = strings.ReplaceAll(f[p], old, now)
		}
	}
}

// TestNoFixtureRepeatsAWord plants the mark as the first word of every text in the fixtures of all rules.
func TestNoFixtureRepeatsAWord(t *testing.T) {
	for _, rule := range check.Rules() {
		f := practice(t, filepath.Join("testdata", rule.ID, "bad.txtar"))
		for _, word := range []string{"Marcus", "council", "Priya", "The", "interruption", "Ruth", "voice", "counsel", "tired", "blue", "done", "Rule", "transcript"} {
			every(f, word, fmt.Sprintf("%s%s", word, mark))
		}
		silent(t, rule.ID, findings(t, f, noon))
	}
}
