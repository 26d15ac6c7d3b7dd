package check_test

import (
	"fmt"
	"strings"
	"testing"
)

func TestAnIntakeLasts75To90Minutes(t *testing.T) {
	for _, c := range []struct {
		keys string
		want string
	}{
		{"minutes: 74\n", "sessions/01.md:6"},
		{"minutes: 75\n", ""},
		{"minutes: 90\n", ""},
		{"minutes: 91\n", "sessions/01.md:6"},
		{"", ""}, // 90, as nobody says otherwise
		{"minutes: 60\nactual_minutes: 80\n", ""},
		{"minutes: 80\nactual_minutes: 60\n", "sessions/01.md:7"},
		{"variant: resistant\nminutes: 40\n", ""},
	} {
		f := practice(t, "")
		f[intakeFile] = strings.Replace(meeting("intake", c.keys, soundHead+soundTail), "02-16", "02-02", 1)
		if got := places(t, f, "intake-length"); got != c.want {
			t.Errorf("%q: %q; want %q", c.keys, got, c.want)
		}
	}
	f := practice(t, "")
	f[intakeFile] = strings.Replace(meeting("intake", "", soundHead), "02-16", "02-02", 1)
	f[contract] = strings.Replace(f[contract], "sessions: 12", "sessions: 12\nintake_minutes: 60", 1)
	if got := places(t, f, "intake-length"); got != "sessions/01.md:3" {
		t.Errorf("as the contract has it: %q", got)
	}
}

// TestAnIntakeOverAChangeOfTheClocksIsAsLongAsItTook is 90 minutes of elapsed time; the clock on the wall shows 150.
func TestAnIntakeOverAChangeOfTheClocksIsAsLongAsItTook(t *testing.T) {
	f := practice(t, "")
	f[session] = strings.Replace(meeting("intake", "minutes: 90\nassessment_minutes: 90\n", soundHead+soundTail), "2026-02-16T15:00", "2026-03-29T00:30", 1)
	for _, rule := range []string{"intake-length", "assessment-minutes"} {
		if got := places(t, f, rule); got != "" {
			t.Errorf("%s: %q", rule, got)
		}
	}
}

func TestASessionIsPlannedFor45To90Minutes(t *testing.T) {
	for _, kind := range []string{"regular", "midpoint", "closing"} {
		for minutes, want := range map[int]string{44: "sessions/02.md:6", 45: "", 90: "", 91: "sessions/02.md:6"} {
			keys := fmt.Sprintf("minutes: %d\nactual_minutes: 20\n", minutes)
			if got := places(t, withSession(t, meeting(kind, keys, soundHead+soundTail)), "session-length"); got != want {
				t.Errorf("%s of %d minutes: %q; want %q", kind, minutes, got, want)
			}
		}
	}
}

func TestALengthThatWasAgreedIsFoundOnce(t *testing.T) {
	f := practice(t, "")
	f[session] = meeting("regular", "", soundHead+soundTail)
	f[nextFile] = strings.Replace(meeting("regular", "minutes: 30\n", soundHead+soundTail), "02-16", "03-02", 1)
	f[contract] = strings.Replace(f[contract], "sessions: 12", "sessions: 12\nsession_minutes: 30", 1)
	found := byRule(t, f, "session-length")
	if len(found) != 1 || found[0].Path != contract || len(found[0].Related) != 1 || found[0].Related[0].Path != session {
		t.Errorf("agreed in the contract: %+v", found)
	}
	f[contract] = strings.Replace(f[contract], "\nsession_minutes: 30", "", 1)
	f["coachctl.yaml"] += "defaults:\n  session_minutes: 30\n"
	if got := places(t, f, "session-length"); got != "sessions/02.md:3" {
		t.Errorf("the practice's own: %q", got)
	}
}

func TestAnAssessmentFitsIntoItsSession(t *testing.T) {
	for keys, want := range map[string]string{
		"minutes: 60\nassessment_minutes: 60\n":                     "",
		"minutes: 60\nassessment_minutes: 61\n":                     "sessions/02.md:7",
		"minutes: 60\nactual_minutes: 70\nassessment_minutes: 70\n": "",
		"actual_minutes: 50\nassessment_minutes: 51\n":              "sessions/02.md:7",
		"assessment_minutes: 0\n":                                   "",
	} {
		if got := places(t, withSession(t, meeting("regular", keys, soundHead)), "assessment-minutes"); got != want {
			t.Errorf("%q: %q; want %q", keys, got, want)
		}
	}
}
