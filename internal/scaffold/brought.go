package scaffold

import (
	"strings"

	"coachctl/internal/coaching"
)

// BroughtSession writes a session that lies in the past and was recorded elsewhere: the front matter of its kind, and no
// section but the notes, which are for the coach alone. They are quoted, so that nothing in them opens a section.
func (b Builder) BroughtSession(v SessionValues, notes string) (File, error) {
	front, err := b.front(v)
	if err != nil {
		return File{}, err
	}
	data := struct{ Front, Notes string }{Front: front, Notes: Quoted(notes)}
	return b.file("engagements/"+v.Engagement+"/sessions/"+v.Name+".md", "brought-session.md.tmpl", data)
}

// Quoted makes a Markdown quotation of a text: nothing in it opens a section.
func Quoted(text string) string {
	if strings.TrimSpace(text) == "" {
		return ""
	}
	lines := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.TrimSpace(text)), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight("> "+line, " \t")
	}
	return strings.Join(lines, "\n")
}

// BroughtTopic is what stands under each topic of a contract that was agreed on a day, in a document that is not here.
func (b Builder) BroughtTopic(agreed coaching.Date) (string, error) {
	return b.brought("topic", agreed.String())
}

// BroughtReason is why a warning on a record of the past is left standing.
func (b Builder) BroughtReason() (string, error) { return b.brought("reason", "") }

func (b Builder) brought(part, agreed string) (string, error) {
	text, err := b.fill("brought.tmpl", struct{ Part, Agreed string }{part, agreed})
	return strings.Join(strings.Fields(text), " "), err
}
