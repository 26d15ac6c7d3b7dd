package schema

import (
	"fmt"
	"regexp"
	"strconv"
	"testing"

	"coachctl/internal/coaching"
)

func TestThePatternOfADayIsTheCalendar(t *testing.T) {
	day := regexp.MustCompile("^" + date + "$")
	for _, year := range []int{0, 1, 4, 96, 100, 400, 1900, 2000, 2023, 2024, 2100, 2400, 9996, 9999} {
		for month := range 20 {
			for of := range 40 {
				text := fmt.Sprintf("%04d-%02d-%02d", year, month, of)
				if _, err := coaching.ParseDate(text); (err == nil) != day.MatchString(text) {
					t.Errorf("%s: the parser says %v", text, err)
				}
			}
		}
	}
}

func TestTheSpansOfARangeAreItsNumbers(t *testing.T) {
	for _, r := range [][2]int{{0, 0}, {0, 9}, {0, 480}, {1, 480}, {1, 999}, {2, 999}, {7, 1203}, {100, 199}, {95, 105}} {
		pattern := regexp.MustCompile(whole(r[0], r[1]).Pattern)
		for n := range 2100 {
			if inside := n >= r[0] && n <= r[1]; pattern.MatchString(strconv.Itoa(n)) != inside {
				t.Errorf("%d to %d: %d by %s", r[0], r[1], n, pattern)
			}
		}
		if pattern.MatchString("007") || pattern.MatchString("") || pattern.MatchString("-1") {
			t.Errorf("%d to %d: %s", r[0], r[1], pattern)
		}
	}
}
