package award_test

import (
	"fmt"
	"net/url"
	"testing"
	"time"

	"coachctl/internal/award"
)

func TestEveryFigureHasASourceAndTheDayOnWhichItWasRead(t *testing.T) {
	body := award.ICF()
	sources := map[string]award.Source{"the log": body.Log}
	for _, c := range body.Credentials {
		if len(c.Sources) == 0 {
			t.Errorf("%s has no source", c.Name)
		}
		for i, s := range c.Sources {
			sources[fmt.Sprint(c.Name, " ", i+1)] = s
		}
	}
	for name, s := range sources {
		address, err := url.Parse(s.URL)
		if err != nil || address.Scheme != "https" || address.Host == "" || address.Path == "" {
			t.Errorf("%s: %q is no page", name, s.URL)
		}
		read, err := time.Parse("2006-01-02", s.Read)
		if err != nil || read.Year() < 2026 {
			t.Errorf("%s: %q is no day on which it was read", name, s.Read)
		}
		if s.Title == "" {
			t.Errorf("%s: the page has no title", name)
		}
	}
}

func TestTheFiguresGoTogether(t *testing.T) {
	body := award.ICF()
	var before award.Credential
	for _, c := range body.Credentials {
		if c.Name == "" || c.Paid > c.Hours || c.Recent > c.Hours || c.Clients == 0 {
			t.Errorf("%+v", c)
		}
		if c.Hours <= before.Hours || c.Paid <= before.Paid || c.Clients <= before.Clients {
			t.Errorf("%s asks less than %s", c.Name, before.Name)
		}
		if c.Holding != "" && c.Holding != before.Name {
			t.Errorf("%s stands on %s, which is not the one below it", c.Name, c.Holding)
		}
		before = c
	}
	if len(body.Credentials) != 3 || body.RecentMonths == 0 || body.Name == "" {
		t.Errorf("%+v", body)
	}
}
