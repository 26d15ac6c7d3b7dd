package document_test

import (
	"testing"
	_ "time/tzdata" // the zones are the same on every machine

	"coachctl/internal/document"
)

func TestAZoneIsTheSameOnEveryMachine(t *testing.T) {
	for _, name := range []string{
		"", "Local", "localtime", "posixrules", "Factory", "right/Europe/London", "posix/Europe/London", "../../etc/passwd", "/etc/localtime", "Europe/../Europe/London",
		`..\..\x`, "zone.tab", "tzdata.zi", "Europe", "Europe/London\x00", "\x1b[2J",
	} {
		if zone, err := document.LoadZone(name); err == nil {
			t.Errorf("%q is %v", name, zone)
		}
	}
	for _, name := range []string{"Europe/London", "UTC", "Etc/UTC", "America/Argentina/Buenos_Aires", "EST5EDT"} {
		if _, err := document.LoadZone(name); err != nil {
			t.Error(err)
		}
	}
}
