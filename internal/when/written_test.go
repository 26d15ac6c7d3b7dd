package when

import (
	"testing"

	"coachctl/internal/coaching"
)

func TestADayAsItIsWrittenOnAPage(t *testing.T) {
	from := coaching.Date{Year: 2026, Month: 3, Day: 16}
	for text, want := range map[string]string{
		"Fri 20 March": "2026-03-20", "20 March": "2026-03-20", "fri. 20 mar": "2026-03-20", "Friday, 20 March 2026": "2026-03-20",
		"16 March": "2026-03-16", "15 March": "2027-03-15", "29 February": "no", "29 February 2028": "2028-02-29", "1 Sept": "2026-09-01",
		"Thu 20 March": "no", "31 April": "no", "20 Marzo": "", "friday": "", "2026-03-20": "", "Foo 20 March": "", "20 Ma": "", "tomorrow": "", "": "",
	} {
		day, found, err := Written(text, from)
		got := day.String()
		switch {
		case err != nil:
			got = "no"
		case !found:
			got = ""
		}
		if got != want {
			t.Errorf("%q is %q (%v); want %q", text, got, err, want)
		}
	}
}
