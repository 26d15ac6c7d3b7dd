package cli_test

import (
	"maps"
	"regexp"
	"strings"
	"testing"
)

// unfolded is a calendar file with each of its lines whole.
func unfolded(s string) string { return strings.ReplaceAll(s, "\r\n ", "") }

func TestACalendarHoldsNothingThatAPersonWroteUnlessAsked(t *testing.T) {
	files := maps.Clone(planted)
	delete(files, "engagements/kfmt-eng/commitments/c.md") // a sponsor's promise: all of its words are secret
	dir := lay(t, files)
	for line, words := range map[string][]*regexp.Regexp{
		"calendar":                               {secret, shared, named},
		"calendar --todos":                       {secret, shared, named},
		"calendar --owner all --only due":        {secret, shared, named},
		"calendar kfmt-eng --from 2026-01-01":    {secret, shared, named},
		"due --format ics --within 52w":          {secret, shared, named},
		"due --format ics --owner client -q":     {secret, shared, named},
		"calendar -o - --todos --only due":       {secret, shared, named},
		"calendar --refs":                        {secret, shared},
		"calendar --refs --todos --only due":     {secret, shared},
		"calendar --names":                       {secret, named},
		"calendar --names --todos":               {secret, named},
		"calendar --names --only due --todos":    {secret, named},
		"calendar --names --only sessions":       {secret, named},
		"calendar --names --only due":            {secret, named},
		"calendar --names -o page.ics --dry-run": {secret},
	} {
		stdout, stderr, code := run(t, append([]string{"-C", dir, "--now", "2026-03-03T09:00"}, strings.Fields(line)...)...)
		if code != 0 || !strings.Contains(stdout, "BEGIN:VCALENDAR") {
			t.Errorf("%s: exit code %d: %s", line, code, stderr)
		}
		for _, word := range words {
			if word.MatchString(unfolded(stdout)) || word.MatchString(stderr) {
				t.Errorf("%s holds %s:\n%s%s", line, word, stdout, stderr)
			}
		}
		if asked := strings.Contains(line, "--names"); asked != shared.MatchString(unfolded(stdout)) {
			t.Errorf("%s: names are there: %t\n%s", line, !asked, stdout)
		}
	}
}

// TestACalendarIsTheSameForAReluctantClient: what is due only because a client began with doubts is called what a missing
// agreement is called, and has its identity.
func TestACalendarIsTheSameForAReluctantClient(t *testing.T) {
	const first, contract = "engagements/kfmt-eng/sessions/01.md", "engagements/kfmt-eng/contract.md"
	reluctant, unsigned := maps.Clone(planted), maps.Clone(planted)
	unsigned[first] = strings.Replace(unsigned[first], "variant: resistant\n", "", 1)
	unsigned[contract] = strings.Replace(unsigned[contract], "status: agreed\nagreed: 2026-01-20\n", "status: draft\n", 1)
	both := maps.Clone(unsigned)
	both[first] = reluctant[first]
	var seen []string
	entry := regexp.MustCompile(`SUMMARY:Go through the contract with the client\r\nTRANSP:TRANSPARENT\r\nUID:\S+`)
	for _, files := range []map[string]string{reluctant, unsigned, both} {
		stdout, _, _ := run(t, "-C", lay(t, files), "--now", "2026-03-03T09:00", "calendar", "--only", "due")
		found := entry.FindAllString(stdout, -1)
		if len(found) != 1 {
			t.Fatalf("%d entries about the contract:\n%s", len(found), stdout)
		}
		seen = append(seen, found[0])
		if strings.Contains(stdout, "purpose") {
			t.Errorf("it speaks of the purpose:\n%s", stdout)
		}
	}
	if seen[0] != seen[1] || seen[0] != seen[2] {
		t.Errorf("they can be told apart: %q", seen)
	}
}
