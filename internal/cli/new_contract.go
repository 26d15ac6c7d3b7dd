package cli

import (
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"coachctl/internal/check"
	"coachctl/internal/coaching"
	"coachctl/internal/document"
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
	if err := engagementName(id); err != nil {
		return err
	}
	if err := a.canEdit(o.edit); err != nil {
		return err
	}
	p, err := a.openToWrite()
	if err != nil {
		return err
	}
	ids, err := p.Engagements()
	if err == nil {
		err = unlike(id, ids)
	}
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
	if err := a.create(p, file, coaching.TypeContract, o.dryRun, o.edit); err != nil || o.dryRun {
		return err
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
	if err := o.sound(); err != nil {
		return v, err
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
	for _, text := range o.sponsors {
		s, err := sponsor(text)
		if err != nil {
			return v, err
		}
		v.Sponsors = append(v.Sponsors, s)
	}
	for flag, to := range map[string]struct {
		text string
		date *coaching.Date
	}{"start": {o.start, &v.Start}, "end": {o.end, &v.End}} {
		if to.text == "" {
			continue
		}
		m, err := a.future("--"+flag, to.text, p.now, p.zone)
		if err != nil {
			return v, err
		}
		*to.date = m.Date
	}
	return v, nil
}

// sound holds the values of flags against the format, so that a slip is named by its flag.
func (o contractOptions) sound() error {
	for _, f := range []struct{ flag, key, value string }{
		{"client", "client", o.client},
		{"called", "client_called", o.called},
		{"email", "client_email", o.email},
		{"role", "client_role", o.role},
		{"organisation", "organisation", o.organisation},
		{"timezone", "timezone", o.zone},
		{"sessions", "sessions", number(o.sessions)},
		{"session-minutes", "session_minutes", number(o.minutes)},
		{"intake-minutes", "intake_minutes", number(o.intake)},
	} {
		field, err := document.FieldAt(coaching.TypeContract, []string{f.key})
		if err != nil || f.value == "" {
			continue
		}
		if _, reason := document.Encode(field, f.value); reason != "" {
			return usagef("", "--%s %s", f.flag, reason)
		}
	}
	return nil
}

func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// sponsor reads "NAME, ROLE". One plain word behind the comma that is no role is taken for a slip.
func sponsor(text string) (coaching.Sponsor, error) {
	i := strings.LastIndex(text, ",")
	if i < 0 {
		return coaching.Sponsor{Name: strings.TrimSpace(text)}, nil
	}
	roles := []string{"hr", "line-manager", "other"}
	role := strings.TrimSpace(text[i+1:])
	switch {
	case slices.Contains(roles, role):
		return coaching.Sponsor{Name: strings.TrimSpace(text[:i]), Role: role}, nil
	case check.IsSlug(role):
		return coaching.Sponsor{}, oneOf("sponsor NAME, ROLE: the role", role, roles...)
	}
	return coaching.Sponsor{Name: strings.TrimSpace(text)}, nil
}
