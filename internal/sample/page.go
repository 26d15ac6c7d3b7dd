package sample

import (
	"bytes"
	"fmt"
	"strings"

	"coachctl/internal/document"
	"coachctl/internal/scaffold"
)

// A fact is a key of the front matter with its value as YAML.
type fact struct{ key, value string }

func text(key, value string) fact { return fact{key, document.Quote(value)} }

// note writes facts into the front matter of a scaffolded document, in the place of a key that is there and else at its
// end. The examples that the scaffold left in comments go, as a coach would clear them away.
func note(f *scaffold.File, facts ...fact) error {
	front, body, found := strings.Cut(strings.TrimPrefix(string(f.Text), "---\n"), "\n---\n")
	if !found {
		return fmt.Errorf("%s: the scaffold made no front matter", f.Path)
	}
	var lines []string
	for line := range strings.SplitSeq(front, "\n") {
		if !strings.HasPrefix(line, "#") {
			lines = append(lines, line)
		}
	}
	for _, fact := range facts {
		at := len(lines)
		for i, line := range lines {
			if strings.HasPrefix(line, fact.key+":") {
				at = i
			}
		}
		line := fact.key + ": " + fact.value
		if strings.HasPrefix(fact.value, "\n") {
			line = fact.key + ":" + fact.value
		}
		if at == len(lines) {
			lines = append(lines, line)
		} else {
			lines[at] = line
		}
	}
	f.Text = []byte("---\n" + strings.Join(lines, "\n") + "\n---\n" + body)
	return nil
}

// write fills the sections of a scaffolded document: with what write gives for a heading, after the promises that the
// scaffold listed there. Guidance goes; a section for which there is nothing stays empty.
func write(f *scaffold.File, section func(heading string) string) error {
	end := bytes.Index(f.Text, []byte("\n---\n"))
	if end < 0 {
		return fmt.Errorf("%s: the scaffold made no front matter", f.Path)
	}
	front, body := f.Text[:end+5], string(f.Text[end+5:])
	var out strings.Builder
	out.Write(front)
	_, body, _ = strings.Cut(body, "\n## ")
	for part := range strings.SplitSeq(body, "\n## ") {
		heading, rest, _ := strings.Cut(part, "\n")
		out.WriteString("\n## " + heading + "\n")
		listed := false
		for line := range strings.SplitSeq(rest, "\n") {
			if strings.HasPrefix(line, "- [ ] [") {
				out.WriteString(line + "\n")
				listed = true
			}
		}
		name, _, _ := strings.Cut(heading, " (")
		content := section(name)
		if listed && content != "" {
			out.WriteByte('\n')
		}
		if content != "" {
			out.WriteString(content + "\n")
		}
	}
	f.Text = []byte(out.String())
	return nil
}

// annotate puts a coach's own notes in the place of the guidance of a document without sections.
func annotate(f *scaffold.File, notes string) error {
	end := bytes.Index(f.Text, []byte("\n---\n"))
	if end < 0 {
		return fmt.Errorf("%s: the scaffold made no front matter", f.Path)
	}
	f.Text = append(f.Text[:end+5:end+5], "\n"+notes+"\n"...)
	return nil
}
