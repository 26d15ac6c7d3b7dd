package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"coachctl/internal/audience"
	"coachctl/internal/award"
	"coachctl/internal/coaching"
	"coachctl/internal/present"
	"coachctl/internal/render"
	"coachctl/internal/workspace"
)

type hoursOptions struct {
	on, since string
	letterOptions
}

func newHoursCmd(a *app) *cobra.Command {
	var o hoursOptions
	cmd := command(&cobra.Command{
		Use:   "hours [flags]",
		Short: "Your log of coaching hours, and how far it goes towards a credential",
		Long: `Your log of coaching hours, over all engagements: a row for each client who
agreed to be named in it, the totals, and how far they go towards ACC, PCC and
MCC. It counts live coaching that was held, and nothing else; what that means,
and what is not looked at, is in coachctl help hours.

As text it is for you; --format csv is the log to hand in. The names and
addresses of clients without log_consent are in no format.

Exit codes: 0 done, also when there are no hours; 2 wrong usage; 3 some files
could not be read, or the log could not be written.`,
		Example: `  coachctl hours
  coachctl hours --since 2024-09-01 --on 2026-12-01
  coachctl hours --format csv -o log.csv
  coachctl hours --format jsonl`,
		Args:              noArgs,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              func(*cobra.Command, []string) error { return a.runHours(o) },
	})
	f := cmd.Flags()
	f.StringVar(&o.on, "on", "", "the day of applying (today without it)")
	f.StringVar(&o.since, "since", "", "count from this day on: the start of your coach-specific education")
	f.StringVar(&o.format, "format", render.Text, strings.Join(render.HoursFormats, ", "))
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(render.HoursFormats, noFiles))
	f.StringVarP(&o.output, "output", "o", "", "write the log to this file instead of stdout")
	f.BoolVar(&o.dryRun, "dry-run", false, "show what -o would write, and write nothing")
	return cmd
}

func (a *app) runHours(o hoursOptions) error {
	if err := oneOf("format", o.format, render.HoursFormats...); err != nil {
		return err
	}
	p, err := a.open()
	if err != nil {
		return err
	}
	terms, err := a.hoursTerms(p, o)
	if err != nil {
		return err
	}
	ids, err := p.Engagements()
	if err != nil {
		return err
	}
	gathered := audience.NewHours(terms)
	err = p.Each(ids, workspace.Meetings, func(f *workspace.Folder) error {
		a.report(f)
		gathered.Add(f.Engagement)
		return nil
	})
	if err != nil {
		return err
	}
	set, err := p.templates()
	if err != nil {
		return err
	}
	log, gaps := gathered.Log()
	page, err := render.Hours(set, log, o.format, a.style().Width)
	if err != nil {
		return err
	}
	a.nameHoursGaps(gaps)
	if n := log.UnnamedTotal; n.Clients > 0 && o.format == render.CSV {
		a.say("left off: %s with %s who did not agree to be named in the log", hoursOf(n.Minutes), count(n.Clients, "client", "clients"))
	}
	if err := a.deliver(page, o.letterOptions); err != nil {
		return err
	}
	return a.done()
}

func (a *app) hoursTerms(p *practice, o hoursOptions) (audience.HoursTerms, error) {
	terms := audience.HoursTerms{
		Coach: p.Practice().Coach, Now: p.now, On: coaching.DateOf(p.now), Body: award.ICF(),
	}
	var err error
	if o.on != "" {
		if terms.On, err = aDay(a.future, "--on", o.on, p); err != nil {
			return terms, err
		}
	}
	if o.since != "" {
		if terms.Since, err = aDay(a.past, "--since", o.since, p); err != nil {
			return terms, err
		}
	}
	if terms.On.Before(terms.Since) {
		return terms, usagef("", "--since (%s) is after the day of applying (%s)", terms.Since, terms.On)
	}
	return terms, nil
}

// hoursOf are minutes as people say them.
func hoursOf(minutes int) string {
	if minutes == 60 {
		return "1 hour"
	}
	return render.InHours(minutes) + " hours"
}

// nameHoursGaps says what is not in the log, and what would put it there.
func (a *app) nameHoursGaps(gaps []audience.HoursGap) {
	for _, g := range gaps {
		path := workspace.PathOf(g.Engagement, coaching.TypeContract, "")
		set := "`coachctl set " + present.ShellWord(g.Engagement)
		are := hoursOf(g.Minutes) + " are"
		if g.Minutes == 60 {
			are = "1 hour is"
		}
		switch g.Why {
		case audience.GapLength:
			path = workspace.PathOf(g.Engagement, coaching.TypeSession, g.Session)
			a.complain(fmt.Sprintf("%s: how long it was is in doubt; left out; `coachctl check %s` says why", path, present.ShellWord(path)), "")
		case audience.GapContract:
			a.complain(fmt.Sprintf("%s cannot be read, so %s left out", path, are), "")
		case audience.GapDoubt:
			a.complain(fmt.Sprintf("%s: a key is misspelt, or one that nothing reads may take the consent back, so %s left out", path, are),
				fmt.Sprintf("`coachctl check %s` names the first; call the second something else, or take it out", present.ShellWord(path)))
		case audience.GapClient:
			a.complain(fmt.Sprintf("%s: `client` is empty, so %s left out", path, are), "")
		case audience.GapPaid:
			a.say("%s does not say `paid`, so %s left out; write %s paid=true`, or paid=false for pro bono", path, are, set)
		case audience.GapEmail:
			a.say("%s has no `client_email`, so a row has no contact; write %s client_email=…`", path, set)
		case audience.GapWhich:
			a.say("%s: several clients with an e-mail have this name, so this one has a row of its own; write %s client_email=…`", path, set)
		case audience.GapNames:
			a.say("%s: another contract has the same `client_email` with another `client`; they are taken as one, under the name last used", path)
		}
	}
}
