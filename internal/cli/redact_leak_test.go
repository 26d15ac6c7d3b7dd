package cli_test

import (
	"maps"
	"regexp"
	"strings"
	"testing"
)

// TestWhatOthersReadIsTheSameForAReluctantClient: that a client came reluctantly changes nothing that --redact or the formats
// for others print, but for what a missing agreement changes as well.
func TestWhatOthersReadIsTheSameForAReluctantClient(t *testing.T) {
	const first, contract = "engagements/kfmt-eng/sessions/01.md", "engagements/kfmt-eng/contract.md"
	reluctant := maps.Clone(planted)
	unsigned := maps.Clone(planted)
	unsigned[first] = strings.Replace(unsigned[first], "variant: resistant\n", "", 1)
	unsigned[contract] = strings.Replace(unsigned[contract], "status: agreed\nagreed: 2026-01-20\n", "status: draft\n", 1)
	both := maps.Clone(unsigned)
	both[first] = reluctant[first]
	late := regexp.MustCompile(`[ (]+\d+ [a-z]+ late\)?\n$`)
	ours := func(files map[string]string, line string) (lines []string) {
		stdout, _, _ := run(t, append([]string{"-C", lay(t, files), "--now", "2026-03-03T09:00"}, strings.Fields(line)...)...)
		for l := range strings.Lines(stdout) {
			if strings.Contains(l, "Go through the contract") {
				l, _, _ = strings.Cut(l, `,"opens":`) // the one falls due when the other does not
				lines = append(lines, late.ReplaceAllString(l, ""))
			}
			if strings.Contains(l, "recontract") || strings.Contains(l, "urpose") || strings.Contains(l, "set kfmt-eng agreed") {
				t.Errorf("%s: %s", line, l)
			}
		}
		return lines
	}
	for _, line := range []string{"due --redact", "due --redact --format jsonl", "due --redact --format json", "due --format github"} {
		one, other, two := ours(reluctant, line), ours(unsigned, line), ours(both, line)
		if len(one) != 1 || len(other) != 1 || len(two) != 1 || one[0] != other[0] || one[0] != two[0] {
			t.Errorf("%s: they can be told apart:\n%q\n%q\n%q", line, one, other, two)
		}
	}
	if stdout, _, _ := run(t, "-C", lay(t, reluctant), "--now", "2026-03-03T09:00", "due", "--format", "jsonl"); !strings.Contains(stdout, `"recontract"`) {
		t.Errorf("you are not told of it:\n%s", stdout)
	}
}

// TestCheckKeepsBackHowAClientCame: the rules that find something only where a client is reluctant.
func TestCheckKeepsBackHowAClientCame(t *testing.T) {
	dir := lay(t, planted)
	for _, format := range []string{"text", "json", "jsonl"} {
		open, _, _ := run(t, "-C", dir, "--now", "2026-03-30T17:00", "check", "--format", format)
		kept, _, _ := run(t, "-C", dir, "--now", "2026-03-30T17:00", "check", "--redact", "--format", format)
		found := 0
		for _, rule := range []string{"variant-place", "first-parts", "first-goals", "first-told", "purpose-owner", "purpose-reviewed"} {
			found += strings.Count(open, rule)
			if strings.Contains(kept, rule) {
				t.Errorf("%s holds %s", format, rule)
			}
		}
		if found == 0 || !strings.Contains(kept, "session") {
			t.Errorf("%s: nothing is compared:\n%s", format, kept)
		}
	}
}
