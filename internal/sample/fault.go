package sample

import (
	"fmt"
	"strings"

	"coachctl/internal/scaffold"
)

// A Fault is something that is wrong in one file of a practice. It is named after the rule that finds it.
type Fault struct {
	Name string
	in   string // the kind of document
	do   func(text string) string
}

// MissingPractice leaves a repository without coachctl.yaml: nothing can be run in it.
const MissingPractice = "missing-practice"

// Faults are all there are. All but the last are findings of `check`.
var Faults = []Fault{
	{"misspelt-key", "contract", func(s string) string { return strings.Replace(s, "\norganisation: ", "\norganizatin: ", 1) }},
	{"contract-topics", "contract", func(s string) string { return emptied(s, "Confidentiality") }},
	{"front-matter", "session", func(s string) string { return strings.Replace(s, "\n---\n", "\n", 1) }},
	{"value-form", "commitment", func(s string) string { return strings.Replace(s, "\nby: 2", "\nby: about 2", 1) }},
	{MissingPractice, "coachctl.yaml", func(string) string { return "" }},
}

// FindFault looks a fault up by its name.
func FindFault(name string) (Fault, error) {
	var names []string
	for _, f := range Faults {
		if f.Name == name {
			return f, nil
		}
		names = append(names, f.Name)
	}
	return Fault{}, fmt.Errorf("there is no fault %q; there are: %s", name, strings.Join(names, ", "))
}

// spoil does to a document what is still to be done to one of its kind.
func (m *maker) spoil(f *scaffold.File, kind string) {
	var left []Fault
	for _, fault := range m.faults {
		spoilt := string(f.Text)
		if fault.in == kind {
			spoilt = fault.do(spoilt)
		}
		if spoilt == string(f.Text) {
			left = append(left, fault)
		}
		f.Text = []byte(spoilt)
	}
	m.faults = left
}

// emptied takes the words from under a heading.
func emptied(text, heading string) string {
	before, rest, found := strings.Cut(text, "\n## "+heading+"\n")
	if !found {
		return text
	}
	_, after, _ := strings.Cut(rest, "\n## ")
	return before + "\n## " + heading + "\n\n## " + after
}
