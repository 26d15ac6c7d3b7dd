package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"coachctl/internal/coaching"
	"coachctl/internal/plan"
	"coachctl/internal/scaffold"
)

type contractOptions struct {
	client, called, email, role, organisation string
	sponsors                                  []string
	plan, start, end, cadence, zone           string
	sessions, minutes, intake                 int
	dryRun, edit                              bool
}

func newContractCmd(a *app) *cobra.Command {
	var o contractOptions
	cmd := command(&cobra.Command{
		Use:   "contract ENGAGEMENT [flags]",
		Short: "Begin an engagement",
		Long: `Begin an engagement: engagements/ENGAGEMENT/contract.md, a draft with a section for
each topic that a contracting conversation covers. ENGAGEMENT names the folder; it
may be a pseudonym, since paths travel into logs.

Exit codes: 0 done; 2 wrong usage; 3 it is there already, or could not be written.`,
		Example: `  coachctl new contract riverbend-pn --client "Priya Nair" --plan accelerated --start 2026-02-02
  coachctl new contract tallis-jo --client "Jonas Oyelaran" --sponsor "Alex Kim, hr" --sessions 8`,
		Args: exactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return a.runNewContract(o, args[0]) },
	})
	f := cmd.Flags()
	f.StringVar(&o.client, "client", "", "the client's name (else the engagement's, as a pseudonym)")
	f.StringVar(&o.called, "called", "", "how letters address the client")
	f.StringVar(&o.email, "email", "", "the client's address")
	f.StringVar(&o.role, "role", "", "the client's position")
	f.StringVar(&o.organisation, "organisation", "", "where the client works")
	f.StringArrayVar(&o.sponsors, "sponsor", nil, `a sponsor: NAME, or "NAME, hr" (hr, line-manager, other); may be repeated`)
	f.StringVar(&o.plan, "plan", "", "accelerated (12 sessions in 6 months) or annual (24 in 12)")
	f.StringVar(&o.start, "start", "", "the first day of the term")
	f.StringVar(&o.end, "end", "", "the last day of the term (else from the plan)")
	f.IntVar(&o.sessions, "sessions", 0, "how many coaching sessions (else from the plan; open-ended without)")
	f.StringVar(&o.cadence, "cadence", "", "weekly, biweekly, monthly, or a range such as 10d-14d")
	f.IntVar(&o.minutes, "session-minutes", 0, "length of a session")
	f.IntVar(&o.intake, "intake-minutes", 0, "length of the intake")
	f.StringVar(&o.zone, "timezone", "", "the engagement's time zone, where it is not yours")
	f.BoolVar(&o.edit, "edit", false, "open it in $VISUAL or $EDITOR, and check it afterwards")
	f.BoolVar(&o.dryRun, "dry-run", false, "show what would be written, and write nothing")
	return cmd
}

func (a *app) runNewContract(o contractOptions, id string) error {
	if err := slug("the engagement", id); err != nil {
		return err
	}
	p, err := a.openToWrite()
	if err != nil {
		return err
	}
	values, err := a.contractValues(o, id, p)
	if err != nil {
		return err
	}
	builder, err := p.builder()
	if err != nil {
		return err
	}
	file, err := builder.Contract(values)
	if err != nil {
		return err
	}
	if err := sound(file, coaching.TypeContract); err != nil {
		return err
	}
	var changes plan.Plan
	changes.Create(file.Path, file.Text)
	if err := a.write(p, changes, o.dryRun); err != nil || o.dryRun {
		return err
	}
	a.print("%s", p.shown(file.Path))
	if o.edit {
		if err := a.editFile(p, file.Path); err != nil {
			return err
		}
	}
	a.say("next: fill it with the client, then coachctl new session %s --kind chemistry|contracting|intake --at …", id)
	return nil
}

func (a *app) contractValues(o contractOptions, id string, p *practice) (scaffold.ContractValues, error) {
	v := scaffold.ContractValues{
		Engagement: id, Client: o.client, Called: o.called, Email: o.email, Role: o.role, Organisation: o.organisation,
		Sessions: o.sessions, SessionMinutes: o.minutes, IntakeMinutes: o.intake, Zone: o.zone,
		Cadence: p.Practice().Defaults.Cadence,
	}
	if v.Client == "" {
		v.Client = id
		a.say("--client was not given; the client is called %s until you write a name", id)
	}
	if o.sessions < 0 {
		return v, usagef("leave it out for an open-ended engagement", "--sessions wants a positive number")
	}
	var err error
	if o.cadence != "" {
		if v.Cadence, err = coaching.ParseCadence(o.cadence); err != nil {
			return v, usagef("", "--cadence %v", err)
		}
	}
	if o.plan != "" {
		var known bool
		if v.Plan, known = scaffold.FindPlan(o.plan); !known {
			return v, oneOf("plan", o.plan, "accelerated", "annual")
		}
	}
	for _, s := range o.sponsors {
		v.Sponsors = append(v.Sponsors, sponsor(s))
	}
	for flag, to := range map[string]struct {
		text string
		date *coaching.Date
	}{"start": {o.start, &v.Start}, "end": {o.end, &v.End}} {
		if to.text == "" {
			continue
		}
		m, err := a.future(flag, to.text, p.now, p.zone)
		if err != nil {
			return v, err
		}
		*to.date = m.Date
	}
	return v, nil
}

// sponsor reads "NAME, ROLE"; without one of the roles at the end all of it is the name.
func sponsor(text string) coaching.Sponsor {
	if i := strings.LastIndex(text, ","); i > 0 {
		switch role := strings.TrimSpace(text[i+1:]); role {
		case "hr", "line-manager", "other":
			return coaching.Sponsor{Name: strings.TrimSpace(text[:i]), Role: role}
		}
	}
	return coaching.Sponsor{Name: strings.TrimSpace(text)}
}
