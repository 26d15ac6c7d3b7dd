package cli

import (
	"fmt"
	"slices"
	"strings"

	"coachctl/internal/coaching"
	"coachctl/internal/diag"
	"coachctl/internal/document"
)

// doubt says why a contract may have meant to let out less than what was understood of it; empty when it does not.
func doubt(d *document.Document) string {
	if d == nil || d.Contract == nil {
		return "it was not read"
	}
	for _, finding := range d.Findings {
		if finding.Rule == "misspelt-key" {
			return onLine(finding.Start, "a key is misspelt")
		}
	}
	for _, p := range d.Front.Pairs {
		if _, known := document.FieldOf(document.Fields(coaching.TypeContract), p.Key); !known && speaksOfSponsors(p.Key) {
			return onLine(p.Pos, "a key that nothing reads speaks of sponsors or consents")
		}
	}
	for _, l := range []guardedList{
		{"consents", true, []string{"withdrawn"}}, {"sponsors", true, []string{"from", "to"}}, {"objectives", false, []string{"agreed"}},
	} {
		if why := l.doubt(d.Front); why != "" {
			return why
		}
	}
	if why := doubtfulSight(d.Front); why != "" {
		return why
	}
	return ambiguity(d.Contract)
}

func onLine(at diag.Pos, what string) string { return fmt.Sprintf("%s in line %d", what, at.Line) }

// A guardedList is one whose items open or close something for a sponsor. With every, each key in an item does.
type guardedList struct {
	key   string
	every bool
	dates []string
}

func (l guardedList) doubt(front document.Value) string {
	field, _ := document.FieldOf(document.Fields(coaching.TypeContract), l.key)
	items, _ := front.Get(l.key)
	for _, item := range items.Items {
		if item.Kind != document.Map {
			return onLine(item.Pos, "an item of `"+l.key+"` has no keys")
		}
		for _, p := range item.Pairs {
			_, known := document.FieldOf(field.Fields, p.Key)
			_, err := coaching.ParseDate(strings.TrimSpace(p.Value.Text))
			switch {
			case !known && (l.every || speaksOfSponsors(p.Key)):
				return onLine(p.Pos, "a key that nothing reads stands in `"+l.key+"`")
			case slices.Contains(l.dates, p.Key) && p.Value.Kind != document.Null && err != nil:
				return onLine(p.Pos, "`"+p.Key+"` in `"+l.key+"` cannot be read")
			}
		}
	}
	return ""
}

func speaksOfSponsors(key string) bool {
	letters := coaching.HeadingLetters(key)
	return strings.Contains(letters, "sponsor") || strings.Contains(letters, "consent")
}

func doubtfulSight(front document.Value) string {
	field, _ := document.FieldOf(document.Fields(coaching.TypeContract), "sponsor_sees")
	sees, _ := front.Get("sponsor_sees")
	for _, item := range sees.Items {
		if item.Kind != document.Scalar || !slices.Contains(field.Words, strings.TrimSpace(item.Text)) {
			return onLine(item.Pos, "`sponsor_sees` has a word that is not known")
		}
	}
	return ""
}

// ambiguity is that one id stands for two objectives or measures, or one name for two sponsors of the same day.
func ambiguity(c *coaching.Contract) string {
	objectives, measures := map[string]bool{}, map[string]bool{}
	for _, o := range c.Objectives {
		if objectives[o.ID] {
			return "two objectives have one id"
		}
		objectives[o.ID] = o.ID != ""
		for _, m := range o.Measures {
			if measures[m.ID] {
				return "two measures have one id"
			}
			measures[m.ID] = m.ID != ""
		}
	}
	for i, s := range c.Sponsors {
		if slices.ContainsFunc(c.Sponsors[:i], func(other coaching.Sponsor) bool { return sameName(s, other) && together(s, other) }) {
			return "two sponsors of the same day have one name"
		}
	}
	return ""
}

func sameName(a, b coaching.Sponsor) bool {
	return strings.EqualFold(strings.Join(strings.Fields(a.Name), " "), strings.Join(strings.Fields(b.Name), " "))
}

// together reports whether there is a day on which both have their part.
func together(a, b coaching.Sponsor) bool {
	return (a.To.IsZero() || !a.To.Before(b.From)) && (b.To.IsZero() || !b.To.Before(a.From))
}
