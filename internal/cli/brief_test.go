package cli_test

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestTheBriefsOfTheExamplesAreAsTheyWere makes the coach's page for each meeting that comes up.
func TestTheBriefsOfTheExamplesAreAsTheyWere(t *testing.T) {
	practice := filepath.Join(root, "examples", "practice")
	for _, ref := range []string{"riverbend-pn/07", "riverbend-pn/sponsor-2", "tallis-jo/11", "harrow-mk/02"} {
		page, stderr, code := run(t, "-C", practice, "brief", ref, "--now", exampleNow)
		if code != 0 || stderr != "" {
			t.Errorf("%s: exit code %d, %s", ref, code, stderr)
		}
		golden(t, filepath.Join("testdata", "brief", strings.ReplaceAll(ref, "/", "-")+".text"), page)
		if n := lines(page, 80); n > 66 {
			t.Errorf("%s takes %d lines of 80 columns", ref, n)
		}
	}
}

// lines counts those that a page takes at a width, where a line may break anywhere.
func lines(page string, width int) int {
	n := 0
	for line := range strings.Lines(page) {
		n += max(1, (len([]rune(strings.TrimRight(line, "\n")))+width-1)/width)
	}
	return n
}

// TestABriefHoldsNothingOfAnotherEngagementAndNoPrivateNote plants words in a second engagement and in every section of the
// files that is the coach's own.
func TestABriefHoldsNothingOfAnotherEngagementAndNoPrivateNote(t *testing.T) {
	dir := lay(t, planted)
	for name, text := range planted {
		if other, ok := strings.CutPrefix(name, "engagements/kfmt-eng/"); ok {
			put(t, dir, "engagements/kfmt-other/"+other, strings.ReplaceAll(text, "Vwkp", "Qqvb"))
		}
	}
	notes := "\n## Private notes\nGghz\n\n## Core work (35 min)\nGghz\n\n## Readiness\nGghz\n<!-- Gghz -->\n"
	for _, kind := range []string{"chemistry", "contracting", "sponsor", "intake", "regular", "midpoint", "closing"} {
		put(t, dir, "engagements/kfmt-eng/sessions/kfmt-4.md",
			"---\n# Gghz\ntype: session\nkind: "+kind+"\nstart: 2026-03-30T15:00\nstatus: planned\nx-gghz: Gghz\n---\n"+notes)
		for _, format := range []string{"md", "text", "html", "json"} {
			page, code := holdsNo(t, dir, "brief kfmt-eng/kfmt-4 --format "+format, regexp.MustCompile(`(?i)qqvb|gghz`))
			if code != 0 || !shared.MatchString(page) {
				t.Errorf("%s, %s: exit code %d\n%s", kind, format, code, page)
			}
		}
	}
}

func TestABriefIsForTheCoachAloneInEveryFormat(t *testing.T) {
	practice := filepath.Join(root, "examples", "practice")
	const note = "For you alone."
	for format, first := range map[string]string{"md": note + "\n", "text": note + "\n", "html": "<!doctype html>", "json": "{\n"} {
		page, _, code := run(t, "-C", practice, "brief", "riverbend-pn/07", "--format", format, "--now", exampleNow)
		if code != 0 || !strings.HasPrefix(page, first) || !strings.Contains(page, note) {
			t.Errorf("%s: exit code %d\n%s", format, code, page)
		}
	}
	draft, _, code := run(t, "-C", practice, "brief", "riverbend-pn/07", "--format", "eml", "--now", exampleNow)
	header, _, _ := strings.Cut(draft, "\r\n\r\n")
	if code != 0 || strings.Count(header, "dana@whitlock.example") != 2 || strings.Count(header, "@") != 2 || strings.Contains(header, "Cc:") {
		t.Errorf("exit code %d\n%s", code, header)
	}
}
