package check_test

import (
	"strings"
	"testing"
)

func TestAnIntakeIsAskedForWhatStandsInItsFile(t *testing.T) {
	const all = "the session has none of `## Leadership context`, `## Patterns`, `## Goals`"
	for _, c := range []struct{ kind, keys, body, want string }{
		{"intake", "", "## leadership context\nx\n## Patterns\nx\n## Goals\nx\n", ""},
		{"intake", "", "## Patterns\nx\n", ""},
		{"intake", "", "## Patterns\n<!-- x -->\n## Goals\n\n", "the section `## Patterns` is empty; the section `## Goals` is empty"},
		{"intake", "", "## Agenda\nx\n", all},
		{"intake", "", "## Agenda\nx\n## Goal\nx\n", ""},
		{"intake", "", "", ""},
		{"intake", "variant: resistant\n", "## Goals\n", ""},
		{"regular", "", "## Goals\n", ""},
	} {
		var got []string
		for _, d := range byRule(t, withSession(t, meeting(c.kind, c.keys, c.body)), "intake-parts") {
			got = append(got, d.Message)
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("%s, %s%q: %q; want %q", c.kind, c.keys, c.body, got, c.want)
		}
	}
}

func TestAMeetingOfThreeHoldsNothingOfASession(t *testing.T) {
	for _, c := range []struct{ kind, keys, body, want string }{
		{"sponsor", "", "## Core work\nx\n", "sessions/02.md:8"},
		{"sponsor", "", "## CORE WORK (35 min)\n<!-- x -->\n", ""},
		{"sponsor", "", "## Expected outcomes\nx\n\n## Commitments\n- [ ] x\n\n## Private notes\nx\n", ""},
		{"sponsor", "readings: {interruptions: 3}\n", "", "sessions/02.md:6"},
		{"regular", "readings: {interruptions: 3}\n", "## Core work\nx\n", ""},
		{"contracting", "", "## Core work\nx\n", ""},
	} {
		f := withSession(t, meeting(c.kind, c.keys, c.body))
		if got := places(t, f, "three-way-content"); got != c.want {
			t.Errorf("%s, %s%q: %q; want %q", c.kind, c.keys, c.body, got, c.want)
		}
		f[contract] = strings.Replace(f[contract], "status: agreed", "status: ended", 1)
		if got := places(t, f, "three-way-content"); got != "" {
			t.Errorf("it was broken off, and %q", got)
		}
	}
}

func TestAChemistryCallComesFirst(t *testing.T) {
	for _, c := range []struct{ start, status, first, want string }{
		{"2026-02-02T14:59", "held", "yes", ""},
		{"2026-02-02T15:01", "held", "yes", "sessions/chemistry-2.md:4"},
		{"2026-02-02T15:01", "held", "open", ""},
		{"2026-02-02T15:01", "held", "no", ""},
		{"2026-02-02T15:01", "planned", "yes", ""},
		{"2026-02-02T15:01", "cancelled", "yes", ""},
	} {
		f := practice(t, "")
		const folder = "engagements/riverbend-pn/sessions/"
		f[folder+"chemistry.md"] = strings.Replace(f[folder+"chemistry.md"], "client_fit: yes", "client_fit: "+c.first, 1)
		f[folder+"chemistry-2.md"] = "---\ntype: session\nkind: chemistry\nstart: " + c.start + "\nstatus: " + c.status +
			"\nclient_fit: yes\ncoach_fit: yes\n---\n\n## Fit\nx\n"
		if got := places(t, f, "chemistry-late"); got != c.want {
			t.Errorf("%s %s after %s: %q; want %q", c.status, c.start, c.first, got, c.want)
		}
	}
}
