package cli

import (
	"fmt"
	"strings"

	"coachctl/internal/audience"
	"coachctl/internal/coaching"
)

// nameDoubtful says how many promises are on no page for another person, since their files may mean something else.
func (a *app) nameDoubtful(e *coaching.Engagement) {
	n := 0
	for _, c := range e.Commitments {
		if c.InDoubt {
			n++
		}
	}
	switch {
	case n == 1:
		a.say("1 promise left out: its file is in doubt; `coachctl check` says why")
	case n > 1:
		a.say("%d promises left out: their files are in doubt; `coachctl check` says why", n)
	}
}

// nameGaps says once what the pages lack, in numbers and keys.
func (a *app) nameGaps(r reporting, sponsors ...coaching.Sponsor) {
	said := map[string]bool{}
	say := func(holds bool, format string, args ...any) {
		if text := fmt.Sprintf(format, args...); holds && !said[text] {
			said[text] = true
			a.say("%s", text)
		}
	}
	for _, s := range sponsors {
		g := audience.ReportGaps(r.f.Engagement, r.m, s, r.p.now)
		page := "the page"
		if len(r.sponsors) > 1 {
			page += " of sponsor " + numbered(r.f.Engagement.Contract, []coaching.Sponsor{s})
		}
		say(g.Consents > 0, "left out of %s: %s; feedback and self-rating want a written consent with scope `measures` to exactly this recipient",
			page, count(g.Consents, "measure", "measures"))
		say(g.Idle, "left out of %s: attendance; a consent opens it only where `sponsor_sees` has attendance too", page)
		say(g.Loose, "left out: verdict and measures, since `sponsor_sees` does not have the objectives that they belong to")
		say(g.Undated > 0, "left out: %s `agreed`: nobody can tell whether it was by the day of the review",
			count(g.Undated, "objective without a day in", "objectives without a day in"))
		say(g.Verdicts > 0, "%s no `verdict` in %s, so the page does not say how it goes",
			count(g.Verdicts, "objective has", "objectives have"), r.m.Path)
		say(g.Figures > 0, "%s no figure under `readings` in %s", count(g.Figures, "measure has", "measures have"), r.m.Path)
	}
}

// numbered are sponsors by their number in the contract and their role, without a name.
func numbered(c *coaching.Contract, sponsors []coaching.Sponsor) string {
	var out []string
	for i, s := range c.Sponsors {
		for _, counted := range sponsors {
			if s == counted {
				out = append(out, strings.TrimSuffix(fmt.Sprintf("%d (%s)", i+1, s.Role), " ()"))
			}
		}
	}
	return strings.Join(out, ", ")
}
