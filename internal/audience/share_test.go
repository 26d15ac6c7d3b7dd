package audience

import (
	"testing"

	"coachctl/internal/coaching"
	"coachctl/internal/document"
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
		{"a number tells it from another", "Next step (1)", "Next step (2)", "no", false},
		{"a number in front tells it from another", "1. Reading", "2. Reading", "no", false},
		{"a private heading with a number", "Doubt", "2. Doubt", "no", false},
		{"a private heading with minutes", "Close (2')", "Close (2')", "no", false},
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

func TestOfASharedSectionNothingPassesBehindANearlyPrivateLine(t *testing.T) {
	for _, line := range []string{
		"### Private note", "### Privat notes", "### My private notes", "###Private note", "**Private note**", "### Notes (private)", "### Private", "### Cor work", "**Readiness:**",
	} {
		src := "---\ntype: session\nkind: regular\nstart: 2026-03-16T15:00\nstatus: held\nshare: [Reading]\n---\n## Reading\nSEEN\n\n" + line + "\n\nMARK\n"
		d := document.ParseWhole("x/sessions/03.md", coaching.TypeSession, []byte(src))
		if got := shared(d.Session); len(got) != 1 || got[0].Text != "SEEN" {
			t.Errorf("behind %q passes %+v", line, got)
		}
	}
}
