package ics

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"
)

// unfold is what RFC 5545 asks of a reader.
func unfold(b []byte) []byte { return bytes.ReplaceAll(b, []byte("\r\n "), nil) }

func checkFolded(t *testing.T, line string) {
	t.Helper()
	folded := fold([]byte(line + "\r\n"))
	if got := string(unfold(folded)); got != line+"\r\n" {
		t.Errorf("%q is read back as %q", line, got)
	}
	for i, physical := range strings.Split(strings.TrimSuffix(string(folded), "\r\n"), "\r\n") {
		if len(physical) > 75 {
			t.Errorf("%q has a line of %d octets", line, len(physical))
		}
		if i > 0 && !strings.HasPrefix(physical, " ") {
			t.Errorf("%q goes on without a blank: %q", line, physical)
		}
		if utf8.ValidString(line) && !utf8.ValidString(physical) {
			t.Errorf("%q is broken inside a character: %q", line, physical)
		}
	}
}

func TestLinesAreFoldedAt75OctetsAndNeverInsideACharacter(t *testing.T) {
	for _, line := range []string{
		"", "x", strings.Repeat("x", 74), strings.Repeat("x", 75), strings.Repeat("x", 76), strings.Repeat("x", 149), strings.Repeat("x", 150),
		strings.Repeat("ü", 200), strings.Repeat("日本", 200), strings.Repeat("🙂", 200), strings.Repeat(" ", 200), strings.Repeat("\x80", 200),
	} {
		for shift := range 5 {
			checkFolded(t, strings.Repeat("a", shift)+line)
		}
	}
	if got := string(fold([]byte(strings.Repeat("x", 75) + "\r\n"))); strings.Contains(got, "\r\n ") {
		t.Errorf("a line of 75 octets is broken: %q", got)
	}
	if got := string(fold([]byte(strings.Repeat("x", 76) + "\r\n"))); got != strings.Repeat("x", 75)+"\r\n x\r\n" {
		t.Errorf("a line of 76 octets becomes %q", got)
	}
}

func FuzzFold(f *testing.F) {
	f.Add("SUMMARY:" + strings.Repeat("Gespräch ", 20))
	f.Add(strings.Repeat("\xff", 100))
	f.Fuzz(func(t *testing.T, line string) {
		if strings.Contains(line, "\r\n") || strings.HasSuffix(line, "\r") || strings.Contains(line, "\n ") {
			t.Skip("the encoder makes no such line")
		}
		checkFolded(t, line)
	})
}
