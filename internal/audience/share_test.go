package audience

import (
	"testing"

	"coachctl/internal/coaching"
)

func TestOnlyTheSectionsNamedAreShared(t *testing.T) {
	for _, tt := range []struct {
		name, share, title, text string
		want                     bool
	}{
		{"as named", "Reading list", "Reading list", "- one", true},
		{"in another case, with minutes and a colon", "reading  LIST:", "Reading list (5 min)", "- one", true},
		{"not named", "Reading list", "My hunch", "no", false},
		{"named in part", "Reading", "Reading list", "no", false},
		{"unlike in more than spelling", "C", "C++", "no", false},
		{"private under an innocent name", "Reading list", "Private notes", "no", false},
		{"empty", "Reading list", "Reading list", " \n", false},
		{"code that is closed", "Reading list", "Reading list", "```\nx\n```\nand ```so```", true},
		{"code that swallows what comes behind", "Reading list", "Reading list", "```\nx\n\nmy hunch", false},
		{"a private heading that was swallowed", "Reading list", "Reading list", "~~~\n## Private notes\n~~~", false},
		{"deeper headings", "Reading list", "Reading list", "### Close\n\nx", true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := &coaching.Session{Share: []string{tt.share}, Sections: []coaching.Section{{Title: tt.title, Text: tt.text}}}
			if got := len(shared(s)) == 1; got != tt.want {
				t.Errorf("shared: %t, want %t", got, tt.want)
			}
		})
	}
}
