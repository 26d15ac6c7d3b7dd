package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"coachctl/internal/audience"
	"coachctl/internal/coaching"
	"coachctl/internal/due"
	"coachctl/internal/present"
	"coachctl/internal/render"
	"coachctl/internal/workspace"
)

type reportOptions struct {
	letterOptions
	reader     string // client or sponsor
	to         string
	markAgreed string
}

const (
	forClient  = "client"
	forSponsor = "sponsor"
)

func newReportCmd(a *app) *cobra.Command {
	var o reportOptions
	cmd := command(&cobra.Command{
		Use:   "report [ENGAGEMENT] [flags]",
		Short: "The half page that a sponsor receives at the midpoint and at the close",
		Long: `The half page that a sponsor receives at the midpoint and at the close: the
objectives that are theirs to know, whether each is on track, and what else
the contract and the client's written consents let them see. Nothing of a
session is in it; see coachctl help audiences.

The client reads it first. --for client is a letter to the client that holds
each page word for word; --mark-agreed records the client's yes. --for sponsor
is then the page itself; --mark-sent records that it went out.

It is the latest review that was held and not reported on yet, else the latest;
ENGAGEMENT/SESSION names another. Each sponsor has a page of their own: where
there are several, --to names one by the name, a part of it, the role, or the
number under sponsors.

Exit codes: 0 done; 2 wrong usage, nobody is to receive a report, or it is too
early for one; 3 it could not be written, or wants the client's yes first.`,
		Example: `  coachctl report riverbend-pn --for client
  coachctl report riverbend-pn --for client --mark-agreed="yesterday 18:30"
  coachctl report riverbend-pn --for sponsor --to ruth --format eml -o ruth.eml
  coachctl report riverbend-pn/06 --for sponsor --mark-sent`,
		Args:              atMostOne,
		ValidArgsFunction: a.completeEngagement,
		RunE: func(_ *cobra.Command, args []string) error {
			return a.runReport(o, args)
		},
	})
	o.flags(cmd)
	f := cmd.Flags()
	f.StringVar(&o.reader, "for", "", "who reads it: client, sponsor")
	f.StringVar(&o.to, "to", "", "which sponsor, where there are several")
	f.StringVar(&o.markAgreed, "mark-agreed", "", "record that the client agreed to it, now or at the time given; with a time the page is not printed again")
	f.Lookup("mark-agreed").NoOptDefVal = sentNow
	f.Lookup("dry-run").Usage = "show what --mark-agreed, --mark-sent and -o would write, and write nothing"
	_ = cmd.RegisterFlagCompletionFunc("for", cobra.FixedCompletions([]string{forClient, forSponsor}, noFiles))
	return cmd
}

// mark is the time that is to be recorded, the flag that gives it and the key that holds it; all empty without one.
func (o reportOptions) mark() (given, flag, key string) {
	switch {
	case o.markAgreed != "":
		return o.markAgreed, "--mark-agreed", "report_agreed"
	case o.markSent != "":
		return o.markSent, "--mark-sent", "report_sent"
	}
	return "", "", ""
}

func (o reportOptions) check() error {
	if err := oneOf("format", o.format, render.Formats...); err != nil {
		return err
	}
	if o.reader != "" {
		if err := oneOf("for", o.reader, forClient, forSponsor); err != nil {
			return err
		}
	}
	switch {
	case o.reader != forSponsor && o.markSent != "":
		return usagef("the client's yes is --for client --mark-agreed", "--mark-sent belongs to --for sponsor: it records that the page went to the sponsor")
	case o.reader != forClient && o.markAgreed != "":
		return usagef("write --for client --mark-agreed", "--mark-agreed belongs to --for client: it records that the client agreed to the page")
	case o.reader != forSponsor && o.to != "":
		return usagef("write --for sponsor --to NAME", "--to belongs to --for sponsor: the client reads the pages of all")
	}
	return nil
}

// A reporting is one run of the command: the review and what is known of who reads about it.
type reporting struct {
	reportOptions
	p        *practice
	f        *workspace.Folder
	m        *coaching.Meeting
	ref      string // of the review, for a shell
	sponsors []coaching.Sponsor
}

func (a *app) runReport(o reportOptions, args []string) error {
	if err := o.check(); err != nil {
		return err
	}
	given, _, _ := o.mark()
	open := a.open
	if given != "" {
		open = a.openToWrite
	}
	p, err := open()
	if err != nil {
		return err
	}
	f, m, err := a.reviewArg(p, args)
	if err != nil {
		return err
	}
	r := reporting{
		reportOptions: o, p: p, f: f, m: m, ref: present.ShellWord(f.ID + "/" + m.Name),
		sponsors: f.Engagement.Contract.SponsorsOn(m.Day()),
	}
	if err := r.ready(); err != nil {
		return err
	}
	page, err := a.reportPage(r)
	if err != nil {
		return err
	}
	changes, said, err := a.reportMarked(r)
	if err != nil {
		return err
	}
	if page != "" && (given == "" || given == sentNow && !o.dryRun) {
		if err := a.deliver(page, o.letterOptions); err != nil {
			return err
		}
	}
	return a.record(p, changes, said, m, o.dryRun)
}

// ready refuses what cannot be asked of this review, before anything is printed.
func (r reporting) ready() error {
	agreed := r.agreed()
	next := "coachctl report " + r.ref + " --for client"
	switch {
	case len(r.sponsors) == 0:
		return usagef("`from` and `to` bound the part of each sponsor",
			"no sponsor of %s had a part in it on the day of %s", r.f.ID, due.Label(r.m))
	case r.reader == "" && !agreed:
		return usagef("next is `"+next+"`", "--for says who reads it, client or sponsor")
	case r.reader == "":
		return usagef("the client has agreed; next is `coachctl report "+r.ref+" --for sponsor`", "--for says who reads it, client or sponsor")
	case r.reader == forClient || agreed:
		return nil
	case r.markSent != "":
		return fmt.Errorf("the client has not agreed to this report%s, so it cannot have gone out: "+
			"show it with `%s`, and record the yes with `%s --mark-agreed`", r.discounted(), next, next)
	case r.format == render.EML:
		return fmt.Errorf("the client has not agreed to this report%s, so no draft to the sponsor is made: "+
			"show it with `%s`, and record the yes with `%s --mark-agreed`", r.discounted(), next, next)
	}
	return nil
}

// reportPage makes the page, before anything is recorded of it. A run that records a sending has none to print where it
// would take several.
func (a *app) reportPage(r reporting) (string, error) {
	set, err := r.p.templates()
	if err != nil {
		return "", err
	}
	e := r.f.Engagement
	if e.Contract.Status == coaching.Draft {
		a.say("%s is a draft: what it lets a sponsor see is not agreed yet", e.Contract.Path)
	}
	a.nameDoubtful(e)
	if r.reader == forClient {
		view := audience.ClientDraft(e, r.m, r.p.now)
		a.nameGaps(r, r.sponsors...)
		if nothing(view.Pages) {
			return "", errNothingToReport()
		}
		return render.Draft(set, view, r.p.toClient(e, r.format))
	}
	if r.markSent != "" && r.to == "" && len(r.sponsors) > 1 {
		var pages []audience.Report
		for _, s := range r.sponsors {
			pages = append(pages, audience.SponsorReport(e, r.m, s, r.p.now))
		}
		if nothing(pages) {
			return "", errNothingToReport()
		}
		if r.markSent == sentNow {
			a.say("each of %d sponsors has a page; --to prints one", len(r.sponsors))
		}
		return "", nil
	}
	sponsor, err := r.sponsor()
	if err != nil {
		return "", err
	}
	view := audience.SponsorReport(e, r.m, sponsor, r.p.now)
	a.nameGaps(r, sponsor)
	if view.Empty() {
		return "", errNothingToReport()
	}
	if at, agreed := e.ReportAgreedAt(r.m, r.p.now); agreed {
		a.say("the client agreed on %s; if anything on the page has changed since, show it again", coaching.DateOf(at.In(e.Zone)))
	} else {
		a.say("the client has not agreed to this page yet; `coachctl report %s --for client` shows it to the client first", r.ref)
	}
	return render.Report(set, view, render.Paper{
		Format: r.format, Envelope: audience.SponsorEnvelope(e, sponsor), Date: r.p.now.In(e.Zone),
	})
}

// agreed reports whether the client agreed to the report.
func (r reporting) agreed() bool {
	_, agreed := r.f.Engagement.ReportAgreedAt(r.m, r.p.now)
	return agreed
}

// discounted says why a yes that stands in the review does not count.
func (r reporting) discounted() string {
	if r.f.Document(r.m.Path).Front.Has("report_agreed") && !r.agreed() {
		return " (`report_agreed` is no single time between the review and now)"
	}
	return ""
}

func nothing(pages []audience.Report) bool {
	for _, page := range pages {
		if !page.Empty() {
			return false
		}
	}
	return true
}

func errNothingToReport() error {
	return usagef("a sponsor reads objectives that are agreed and have `for_sponsor: true`, as far as `sponsor_sees` goes",
		"there is nothing that a sponsor may see, so there is no page")
}
