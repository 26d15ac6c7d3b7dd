package check_test

import (
	"strings"
	"testing"
)

func TestAReviewHasItsThreeParts(t *testing.T) {
	for _, c := range []struct{ rule, kind, body, want string }{
		{"midpoint-parts", "midpoint", "## second half\nx\n## Progress against objectives\nx\n## Stakeholder context\nx\n", ""},
		{"midpoint-parts", "midpoint", "## Progress against objectives\n<!-- x -->\n## Stakeholder context\n\n## Second half\n-\n", "the section `## Progress against objectives` is empty; the section `## Stakeholder context` is empty; the section `## Second half` is empty"},
		{"midpoint-parts", "midpoint", "", "the session lacks `## Progress against objectives`, `## Stakeholder context`, `## Second half`"},
		{"midpoint-parts", "midpoint", "## Progress against objectives\nx\n## Stakeholder contxt\nx\n", "the session lacks `## Second half`"},
		{"midpoint-parts", "closing", "", ""},
		{"midpoint-parts", "regular", "", ""},
		{"closing-parts", "closing", "## Final review\n- x\n## Consolidation\n> x\n## Next step\nx\n", ""},
		{"closing-parts", "closing", "## Final review\n- x\n## Next step\nx\n", "the session lacks `## Consolidation`"},
		{"closing-parts", "midpoint", "", ""},
	} {
		var got []string
		for _, d := range byRule(t, withSession(t, meeting(c.kind, "", c.body)), c.rule) {
			got = append(got, d.Message)
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("%s, %s %q: %q; want %q", c.rule, c.kind, c.body, got, c.want)
		}
	}
}

func TestAReviewGivesAVerdictOnWhatWasAgreedBefore(t *testing.T) {
	for _, c := range []struct{ name, kind, keys, agreed, status, want string }{
		{"given", "midpoint", "verdict: {council: off-track}\n", "2026-02-02", "agreed", ""},
		{"missing", "midpoint", "", "2026-02-02", "agreed", "sessions/02.md:3"},
		{"at the close", "closing", "", "2026-02-02", "agreed", "sessions/02.md:3"},
		{"of another", "closing", "verdict: {other: on-track}\n", "2026-02-02", "agreed", "sessions/02.md:6"},
		{"agreed the day before", "midpoint", "", "2026-02-15", "agreed", "sessions/02.md:3"},
		{"agreed that day", "midpoint", "", "2026-02-16", "agreed", ""},
		{"met since", "midpoint", "", "2026-02-02", "met", ""},
		{"dropped since", "midpoint", "", "2026-02-02", "dropped", ""},
		{"a draft", "midpoint", "", "2026-02-02", "draft", ""},
		{"no review", "regular", "", "2026-02-02", "agreed", ""},
	} {
		f := withSession(t, meeting(c.kind, c.keys, soundHead+soundTail))
		f[contract] = strings.Replace(f[contract], "    status: agreed\n    agreed: 2026-02-02", "    status: "+c.status+"\n    agreed: "+c.agreed, 1)
		if got := places(t, f, "verdict-missing"); got != c.want {
			t.Errorf("%s: %q; want %q", c.name, got, c.want)
		}
	}
}
