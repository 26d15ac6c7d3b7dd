package intake

import (
	"strings"
	"testing"
)

func TestTheTimesOfPlatformsAreRead(t *testing.T) {
	for text, want := range map[string]string{
		"2025-11-03 14:00:00 UTC":   "2025-11-03T14:00Z",
		"2025-11-03T14:00:00 GMT":   "2025-11-03T14:00Z",
		"2025-11-03 14:00:00+00":    "2025-11-03T14:00Z",
		"2025-11-03 14:00:00 -0500": "2025-11-03T14:00-05:00",
		"November 3, 2025 2:00 PM":  "2025-11-03T14:00",
		"Sept. 3, 2025":             "2025-09-03",
		"may 13 2025, 9:30 am":      "2025-05-13T09:30",
		"3 October 2025 14:00":      "2025-10-03T14:00",
		"03-Nov-2025":               "2025-11-03",
		"2025/11/03, 14:00":         "2025-11-03T14:00",
		"November 31, 2025":         "",
		"Novel 3, 2025":             "",
		"3 No 2025":                 "",
		"November 3, 2025 → 4":      "",
		"November 3, 20251":         "",
		"2025-11-03 14:00 +0":       "",
		"UTC":                       "",
	} {
		m, err := (&Setup{}).moment(text)
		if got := m.String(); (err == nil) != (want != "") || err == nil && got != want {
			t.Errorf("%q is %s, %v; want %s", text, got, err, want)
		}
	}
}

func TestADayInAColumnOfItsOwnMayNameItsMonth(t *testing.T) {
	a, made, err := CSV([]byte("engagement,date,time,end\n"+
		"a,\"April 2, 2026 12:00 AM\",3:00 PM,\"April 2, 2026 4:15 PM\"\na,3 August 2026,15:00,4 p.m.\n"), setup(t))
	if err != nil || a.Count(Made) != 2 {
		t.Fatalf("%v: %+v", err, a)
	}
	adds(t, a, made)
	for i, want := range []string{"start: 2026-04-02T15:00\nminutes: 75\n", "start: 2026-08-03T15:00\nminutes: 60\n"} {
		if text, _ := made.Bytes(a.Rows[i].Path); !strings.Contains(string(text), want) {
			t.Errorf("want %s in\n%s", want, text)
		}
	}
}
