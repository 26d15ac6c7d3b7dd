package check

import (
	"strconv"

	"coachctl/internal/coaching"
	"coachctl/internal/diag"
	"coachctl/internal/document"
)

var confidentialityRules = []Rule{
	{
		ID: "report-unseen", Family: Confidentiality, Severity: diag.Error,
		Title:   "A report went out that the client had not seen",
		Why:     "The client reads every page about them before the sponsor does. A report that went past them breaks what was agreed, whatever it says.",
		Sources: []int{69, 70, 72},
		Before:  "report_sent: 2026-04-24T09:00",
		After:   "report_agreed: 2026-04-23T17:00\nreport_sent: 2026-04-24T09:00",
		Check:   reportUnseen,
	},
	{
		ID: "report-seen-late", Family: Confidentiality, Severity: diag.Warning,
		Title:   "The client saw the report after the sponsor had it",
		Why:     "Shown afterwards it was news, not agreement. The record stays honest; say once in `reasons` how it came about.",
		Sources: []int{69, 72},
		Before:  "report_sent: 2026-04-24T09:00\nreport_agreed: 2026-04-27",
		After:   "report_sent: 2026-04-24T09:00\nreport_agreed: 2026-04-23",
		Check:   reportSeenLate,
	},
	{
		ID: "report-beyond-contract", Family: Confidentiality, Severity: diag.Warning,
		Title:   "A report went out where none was agreed",
		Why:     "With no sponsor in the contract, or an empty `sponsor_sees`, nothing was to go out in writing, and somebody has read a page all the same.",
		Sources: []int{70, 71, 131},
		Before:  "report_sent: 2026-04-24\n(and contract.md has `sponsor_sees: []`)",
		After:   "report_sent: 2026-04-24\n(and contract.md has `sponsor_sees: [objectives, verdict]`)",
		Check:   reportBeyondContract,
	},
	{
		ID: "report-session", Family: Confidentiality, Severity: diag.Warning,
		Title:   "A report belongs to a session that is no review",
		Why:     "A sponsor reads at the midpoint and at the close, and knows when to expect it. A page in between is a page about single sessions.",
		Sources: []int{70, 71},
		Before:  "kind: regular\nreport_sent: 2026-03-20",
		After:   "kind: midpoint\nreport_sent: 2026-04-24",
		Check:   reportSession,
	},
	{
		ID: "unknown-recipient", Family: Confidentiality, Severity: diag.Warning,
		Title:   "A consent names a recipient who is no sponsor",
		Why:     "A consent is good for exactly the person it names. One that names nobody in the contract lets nobody see anything, though the client wrote it for someone.",
		Sources: []int{69},
		Before:  "sponsors:\n  - name: Ruth Calloway\nconsents:\n  - {scope: measures, recipient: Ruth, given: 2026-03-10, how: written}",
		After:   "sponsors:\n  - name: Ruth Calloway\nconsents:\n  - {scope: measures, recipient: Ruth Calloway, given: 2026-03-10, how: written}",
		Check:   unknownRecipient,
	},
	{
		ID: "company-address", Family: Confidentiality, Severity: diag.Warning,
		Title:   "Letters go through a mailbox of the sponsor's company",
		Why:     "What lies in a company's mailbox belongs to the company: its administrators can read it, and it stays when the client leaves. A private address keeps summaries between the two of you.",
		Sources: []int{69},
		Before:  "client_email: priya.nair@riverbend.example\nsponsors:\n  - name: Ruth Calloway\n    email: ruth.calloway@riverbend.example",
		After:   "client_email: priya.nair@post.example",
		Check:   companyAddress,
	},
	{
		ID: "clinical-words", Family: Confidentiality, Severity: diag.Warning,
		Title:   "A word of the clinic stands in what the client's summary carries",
		Why:     "Coaching is not therapy, and a mail that names an illness is health data in somebody's inbox. A feeling belongs there only where it bears on how the client leads. The list of words is short and English; where one is in place, a reason silences it.",
		Sources: []int{95, 96},
		Before:  "Shifted: I sleep better since the antidepressants, and spoke first in the council.",
		After:   "Shifted: I am rested, and spoke first in the council.",
		Check:   clinicalWords,
	},
}

func reportUnseen(c *Case, r *Report) {
	for _, d := range c.Documents {
		if s := d.Session; s != nil && !s.ReportSent.IsZero() && !d.Front.Has("report_agreed") {
			r.On(d.Path, []string{"report_sent"}, "`report_sent` stands without `report_agreed`: the client had not seen the report",
				"show it to the client, and write `report_agreed:` with the day on which they had seen it")
		}
	}
}

func reportSeenLate(c *Case, r *Report) {
	for _, d := range c.Documents {
		s := d.Session
		if s == nil || s.ReportSent.IsZero() || s.ReportAgreed.IsZero() {
			continue
		}
		sent, err1 := s.ReportSent.LastIn(c.Engagement.Zone)
		seen, err2 := s.ReportAgreed.In(c.Engagement.Zone)
		if err1 == nil && err2 == nil && seen.After(sent) {
			r.On(d.Path, []string{"report_agreed"}, "`report_agreed` is later than `report_sent`",
				"if that is how it was, say why under `reasons: {report-seen-late: …}`",
				diag.Note{Span: d.Span("report_sent"), Message: "the report went out"})
		}
	}
}

func reportBeyondContract(c *Case, r *Report) {
	k := c.contract()
	if k == nil {
		return
	}
	sponsors, _ := k.Front.Get("sponsors")
	sees, _ := k.Front.Get("sponsor_sees")
	var said string
	var at diag.Span
	switch {
	case emptyList(sponsors):
		said, at = "the contract has no sponsor", k.Span("status")
	case k.Contract.SponsorSees.Set && emptyList(sees):
		said, at = "`sponsor_sees` is empty", k.Span("sponsor_sees")
	default:
		return
	}
	for _, d := range c.Documents {
		if s := d.Session; s != nil && !s.ReportSent.IsZero() {
			r.On(d.Path, []string{"report_sent"}, "a report went out, and "+said,
				r.orReason("put into the contract what was agreed"),
				diag.Note{Span: at, Message: "the contract"})
		}
	}
}

// emptyList reports whether a list has no items or is not there; one in a form that cannot be read is reported as such.
func emptyList(v document.Value) bool {
	return (v.Kind == document.List || v.Kind == document.Null) && len(v.Items) == 0
}

func reportSession(c *Case, r *Report) {
	for _, d := range c.Documents {
		s := d.Session
		if s == nil || s.Kind.Review() || s.ReportSent.IsZero() && s.ReportAgreed.IsZero() {
			continue
		}
		key := nearestKey(d, "report_sent", "report_agreed")
		r.On(d.Path, key, "`"+key[0]+"` stands in a session that is neither midpoint nor closing",
			r.orReason("write it into the review that the report belongs to"),
			diag.Note{Span: d.Span("kind"), Message: "the kind of session"})
	}
}

// inForce is the contract's document once what it says of others holds: any contract but a draft, or one declined.
func (c *Case) inForce() *document.Document {
	if d := c.contract(); d != nil && d.Contract.Status != coaching.Draft && d.Contract.Status != coaching.Declined {
		return d
	}
	return nil
}

func unknownRecipient(c *Case, r *Report) {
	d := c.inForce()
	if d == nil {
		return
	}
	names := map[string]bool{}
	for _, s := range d.Contract.Sponsors {
		names[s.Name] = true
	}
	consents, _ := d.Front.Get("consents")
	for i, consent := range consents.Items {
		recipient := textOf(consent, "recipient")
		if recipient == "" || consent.Has("withdrawn") || names[recipient] {
			continue
		}
		r.On(d.Path, []string{"consents", strconv.Itoa(i), "recipient"}, "`recipient` is not the name of a sponsor",
			"write the `name` exactly as it stands under `sponsors`",
			diag.Note{Span: d.Span("sponsors"), Message: "the sponsors"})
	}
}
