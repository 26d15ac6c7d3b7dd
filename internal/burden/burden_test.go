package burden_test

import (
	"strings"
	"testing"

	"coachctl/internal/burden"
)

func TestABurdenIsWhatOneLineOrAllOfThemMakeOfIt(t *testing.T) {
	for text, taken := range map[string]bool{
		"":                                   true,
		strings.Repeat("[a](b) ", 1000):      true,
		strings.Repeat("[a](b) ", 1001):      false,
		strings.Repeat("[a](\n\n", 1001):     false,
		strings.Repeat("*a ", 4000):          true,
		strings.Repeat("*a ", 4001):          false,
		strings.Repeat("*a ", 4000) + "\n_b": false,
		strings.Repeat("*a ", 4000) + "\n\n" + strings.Repeat("*a ", 4000): true,
		strings.Repeat("> ", 64) + "x":                                     true,
		strings.Repeat("> ", 65) + "x":                                     false,
		strings.Repeat("1. ", 65) + "x":                                    false,
		strings.Repeat("-", 200):                                           true,
		strings.Repeat(" ", 512) + "x":                                     true,
		strings.Repeat(" ", 513) + "x":                                     false,
		strings.Repeat("x ", 100000):                                       true,
		strings.Repeat("[", 250):                                           true,
		strings.Repeat("[", 251):                                           false,
		strings.Repeat("[\n", 251):                                         false,
		strings.Repeat("[]", 1000):                                         true,
		strings.Repeat("[", 200) + "\n\n" + strings.Repeat("[", 200):       true,
		strings.Repeat("> ", 64) + "x" + strings.Repeat("\nx", 511):        true,
		strings.Repeat("> ", 64) + "x" + strings.Repeat("\nx", 512):        false,
		strings.Repeat("- ", 64) + "x\n" + strings.Repeat("- x\n", 1000):   true,
		strings.Repeat("- ", 64) + "x" + strings.Repeat("\n", 513):         false,
		strings.Repeat("- ", 64) + "x\n\n" + strings.Repeat("x\n", 40000):  true,
		strings.Repeat(strings.Repeat("\t", 16)+"x\n\n", 512):              true,
		strings.Repeat(strings.Repeat("\t", 16)+"x\n\n", 513):              false,
	} {
		var load burden.Burden
		got := true
		for line := range strings.Lines(text) {
			got = load.Takes([]byte(line)) && got
		}
		if got != taken {
			t.Errorf("%.40q of %d bytes: %v", text, len(text), got)
		}
	}
}
