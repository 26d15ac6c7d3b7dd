package check

import (
	"slices"
	"strconv"

	"coachctl/internal/coaching"
	"coachctl/internal/diag"
)

var shareRules = []Rule{
	{
		ID: "share-private", Family: Confidentiality, Severity: diag.Error,
		Title:   "`share` names a heading that is never shared",
		Why:     "Check-in, core work, private notes and the parts of a reluctant first session are yours alone, and of agenda, close, takeaways and commitments only what is marked goes out. The summary leaves such a section out; whoever wrote the line expects otherwise.",
		Sources: []int{60, 151},
		Before:  "share: [Core work]",
		After:   "share: [Reading list]",
		Check:   sharePrivate,
	},
	{
		ID: "share-unknown", Family: Confidentiality, Severity: diag.Error,
		Title:   "`share` names a heading that the file does not have",
		Why:     "What the client was to receive would be missing from the summary, and nobody would know.",
		Sources: []int{60},
		Before:  "share: [Reading lst]",
		After:   "share: [Reading list]",
		Check:   shareUnknown,
	},
}

func sharePrivate(c *Case, r *Report) {
	eachShared(c, func(s *coaching.Session, at []string, title string) {
		if !coaching.Shareable(title) {
			r.On(s.Path, at, "this heading is never shared, so the summary leaves it out",
				"take it out of `share`; put what the client may read under a heading of its own")
		}
	})
}

func shareUnknown(c *Case, r *Report) {
	eachShared(c, func(s *coaching.Session, at []string, title string) {
		known := slices.ContainsFunc(s.Sections, func(sec coaching.Section) bool { return coaching.SameHeading(sec.Title, title) })
		if !known && s.Status != coaching.Planned && coaching.Shareable(title) {
			r.On(s.Path, at, "`share` names no heading of this file", "write the heading as it stands behind `##`", nearSection(s, title)...)
		}
	})
}

func nearSection(s *coaching.Session, title string) []diag.Note {
	places := map[string]diag.Span{}
	for _, sec := range s.Sections {
		places[sec.Title] = lineSpan(s.Path, sec.Line)
	}
	return nearest(title, places, "this heading is close to it")
}

func eachShared(c *Case, fn func(s *coaching.Session, at []string, title string)) {
	for _, d := range c.Documents {
		if d.Session == nil || !d.BodyRead {
			continue
		}
		for i, title := range d.Session.Share {
			fn(d.Session, []string{"share", strconv.Itoa(i)}, title)
		}
	}
}
