package cli_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"coachctl/internal/award"
	"coachctl/internal/help"
)

func TestThePageOfHoursSaysWhatTheDataSays(t *testing.T) {
	page, _ := help.Page("hours")
	page = strings.Join(strings.Fields(page), " ")
	body := award.ICF()
	sources := []award.Source{body.Log}
	for _, c := range body.Credentials {
		row := fmt.Sprintf("%s %s %s %d ", c.Name, thousands(c.Hours), thousands(c.Paid), c.Clients)
		switch {
		case c.Recent > 0:
			row += fmt.Sprint(c.Recent)
		case c.Holding != "":
			row += "a " + c.Holding
		}
		if !strings.Contains(page, row) {
			t.Errorf("the page has no %q", row)
		}
		sources = append(sources, c.Sources...)
	}
	for _, s := range sources {
		read, err := time.Parse("2006-01-02", s.Read)
		if err != nil {
			t.Fatal(err)
		}
		for _, words := range []string{s.Title, "Read on " + read.Format("2 January 2006")} {
			if !strings.Contains(page, words) {
				t.Errorf("the page has no %q", words)
			}
		}
		if !strings.Contains(strings.ReplaceAll(page, " ", ""), strings.TrimPrefix(s.URL, "https://")) { // a long one is on two lines
			t.Errorf("the page has no %q", s.URL)
		}
	}
	if !strings.Contains(page, fmt.Sprintf("the %d months before", body.RecentMonths)) {
		t.Errorf("the page does not say how many months are recent")
	}
}

func thousands(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%d,%03d", n/1000, n%1000)
}
