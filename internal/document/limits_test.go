package document

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"coachctl/internal/burden"
	"coachctl/internal/coaching"
	"coachctl/internal/diag"
)

func TestTheFormatPageStatesTheLimits(t *testing.T) {
	page, err := os.ReadFile("../help/format.md")
	if err != nil {
		t.Fatal(err)
	}
	_, limits, _ := strings.Cut(string(page), "\n## Limits\n")
	limits, _, _ = strings.Cut(limits, "\n## ")
	limits = strings.Join(strings.Fields(strings.ReplaceAll(limits, ",", "")), " ")
	for _, want := range []string{
		fmt.Sprintf("front matter %d KiB %d levels deep %d keys in one map", MaxFront>>10, maxDepth, maxKeys),
		fmt.Sprintf("body %d KiB %d sections %d links", MaxBody>>10, maxSections, burden.MaxLinks),
		fmt.Sprintf("%d quotes and lists opened %d blanks in front", burden.MaxMarkers, burden.MaxIndent),
		fmt.Sprintf("%d marks of emphasis and brackets %d brackets one within another", burden.MaxMarks, burden.MaxBrackets),
		fmt.Sprintf("%d lists and quotes that are open", burden.MaxOpen),
		fmt.Sprintf("no more than %d KiB are read", MaxFile>>10),
		fmt.Sprintf("listed %d times", maxAlike),
	} {
		if !strings.Contains(limits, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
}

func TestWhatIsWrongOverAndOverIsListedAHundredTimes(t *testing.T) {
	for _, c := range []struct{ rule, src string }{
		{"odd-character", "---\n" + strings.Repeat("\ta\n", 5000) + "---\n"},
		{"duplicate-key", "---\n" + strings.Repeat("a: b\n", 900) + "---\n"},
		{"yaml-feature", "---\nx-b: &a b\nx-a:\n" + strings.Repeat("- *a\n", 5000) + "---\n"},
		{"heading-form", "---\n" + sessionFront + "---\n## Agenda\n" + strings.Repeat("### Private note\n", 5000)},
		{"open-comment", "---\n" + sessionFront + "---\n## Agenda\n" + strings.Repeat("a <!-- b <!-- c --> ", 5000)},
		{"misspelt-label", "---\n" + sessionFront + "---\n## Takeaways\n" + strings.Repeat("- Decisin: a\n", 5000)},
	} {
		d := ParseWhole("x/sessions/03.md", coaching.TypeSession, []byte(c.src))
		n, last := 0, diag.Diagnostic{}
		for _, f := range d.Findings {
			if f.Rule == c.rule {
				n, last = n+1, f
			}
		}
		if n != maxAlike || !strings.HasSuffix(last.Message, " times") {
			t.Errorf("%s is listed %d times, at last as %q", c.rule, n, last.Message)
		}
	}
}

// sections are n of them, each another.
func sections(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "## Topic %d\n", i)
	}
	return b.String()
}

func TestNoBodyWithinTheLimitsFillsTheMemory(t *testing.T) {
	agenda := "---\n" + sessionFront + "---\n## Agenda\n"
	deep := func(n int) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(strings.Repeat("  ", i) + "- a\n")
		}
		return b.String()
	}
	for name, body := range map[string]string{
		"blank lines below lists":      strings.Repeat("- ", burden.MaxMarkers) + "a\n" + strings.Repeat("\n", 200_000),
		"blank lines below deep lists": deep(256) + strings.Repeat("\n", 100_000),
		"words right below quotes":     strings.Repeat(">", burden.MaxMarkers) + "a\n" + strings.Repeat("a\n", 100_000),
		"words within deep lists":      deep(256) + strings.Repeat(strings.Repeat(" ", burden.MaxIndent)+"a\n", 300),
		"items of nothing":             strings.Repeat("-\n", 100_000),
		"lists within lists":           strings.Repeat(strings.Repeat("- ", burden.MaxMarkers)+"a\n", 1500),
		"tabs before lists":            strings.Repeat(strings.Repeat("\t", 500)+"- a\n", 500),
		"sections":                     sections(maxSections),
		"sections with lines below":    strings.ReplaceAll(strings.ReplaceAll(sections(maxSections), "## ", ""), "\n", "\n---\n"),
		"brackets within brackets":     strings.Repeat("[", burden.MaxBrackets+1) + strings.Repeat("]", burden.MaxBrackets+1),
	} {
		d := ParseWhole("x/sessions/03.md", coaching.TypeSession, []byte(agenda+body))
		if d.Session.Sections != nil || d.BodyRead || !strings.Contains(fmt.Sprint(d.Findings), "too-large") {
			t.Errorf("%s: the body was read", name)
		}
	}
	for name, body := range map[string]string{
		"a transcript in items":  strings.Repeat("- what somebody said, and what was answered to it\n", 4500),
		"deep lists":             strings.Repeat(deep(6), 1000),
		"a quote of many pages":  strings.Repeat("> what somebody wrote, on many lines one after the other\n", 4000),
		"links and their labels": strings.Repeat("- [[a]] and [b](c.md)\n\n", 900),
		"sections":               sections(maxSections - 1),
		"rules":                  strings.Repeat(strings.Repeat("-", 200)+"\n\n", 1000),
	} {
		if d := ParseWhole("x/sessions/03.md", coaching.TypeSession, []byte(agenda+body)); !d.BodyRead {
			t.Errorf("%s: the body was not read: %v", name, d.Findings)
		}
	}
}
