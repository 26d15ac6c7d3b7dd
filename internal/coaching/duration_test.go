package coaching

import (
	"errors"
	"testing"
	"time"
)

func TestALengthIsAWholeNumberOfHoursDaysOrWeeks(t *testing.T) {
	for s, want := range map[string]time.Duration{
		"24h": 24 * time.Hour, "7d": 168 * time.Hour, "2w": 336 * time.Hour, "0h": 0, "1h": time.Hour, "007d": 168 * time.Hour, "99999d": 99999 * Day, "9999w": 9999 * 7 * Day,
	} {
		if got, err := ParseDuration(s); err != nil || got != want {
			t.Errorf("%s is %s, %v; want %s", s, got, err, want)
		}
	}
	for _, s := range []string{"", "h", "24", "24 h", " 24h", "24H", "1.5h", "-7d", "+7d", "7m", "7days", "1w2d", "é", "7é", "99999w", "999999d", "７d"} {
		if got, err := ParseDuration(s); !errors.Is(err, ErrDurationForm) || got != 0 {
			t.Errorf("%q is %s, %v", s, got, err)
		}
	}
}

func TestACadenceIsANameOrARangeOfDays(t *testing.T) {
	for s, want := range map[string]Cadence{
		"weekly": {7, 10}, "biweekly": {14, 21}, "monthly": {28, 42}, "10d-14d": {10, 14}, "2w-3w": {14, 21}, "14d": {14, 14}, "48h-3d": {2, 3}, "1d": {1, 1},
	} {
		if got, err := ParseCadence(s); err != nil || got != want || got.IsZero() {
			t.Errorf("%s is %v, %v; want %v", s, got, err, want)
		}
	}
	for _, s := range []string{"", "Weekly", "fortnightly", "14d-10d", "10-14", "10d-", "-14d", "10d-14d-21d", "0d", "0d-7d", "36h", "12h-7d", "10d - 14d", "10d–14d", "99999w"} {
		if got, err := ParseCadence(s); !errors.Is(err, ErrCadenceForm) || !got.IsZero() {
			t.Errorf("%q is %v, %v", s, got, err)
		}
	}
	for c, want := range map[Cadence]string{Weekly: "weekly", {14, 21}: "biweekly", Monthly: "monthly", {10, 14}: "10d-14d", {14, 14}: "14d-14d", {}: ""} {
		if got := c.String(); got != want {
			t.Errorf("%#v is %q; want %q", c, got, want)
		}
	}
	if b := Biweekly.Bound(); b != 21*24*time.Hour {
		t.Errorf("biweekly is bound by %s", b)
	}
}

func FuzzCadenceRoundTrips(f *testing.F) {
	for _, s := range []string{"weekly", "10d-14d", "2w", "14d-10d", "99999d-99999d", "é"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if d, err := ParseDuration(s); d < 0 || err != nil && d != 0 {
			t.Errorf("%q is %s, %v", s, d, err)
		}
		c, err := ParseCadence(s)
		if err != nil {
			if !c.IsZero() {
				t.Errorf("%q was refused and read as %v", s, c)
			}
			return
		}
		if again, err := ParseCadence(c.String()); err != nil || again != c || c.Low < 1 || c.High < c.Low || c.Bound() <= 0 {
			t.Errorf("%q became %s, and then %v, %v", s, c, again, err)
		}
	})
}
