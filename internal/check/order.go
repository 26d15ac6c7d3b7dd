package check

import (
	"errors"
	"path"
	"strconv"
	"strings"

	"coachctl/internal/coaching"
	"coachctl/internal/diag"
	"coachctl/internal/document"
)

var orderRules = []Rule{
	{
		ID: "no-such-time", Family: Order, Severity: diag.Error,
		Title:  "A wall-clock time does not exist, or occurs twice, in the engagement's zone",
		Why:    "When the clocks change an hour is skipped in spring and struck twice in autumn; a meeting then has no single instant.",
		Before: "start: 2026-03-29T01:30     (Europe/London, skipped)",
		After:  "start: 2026-03-29T02:30",
		Check:  noSuchTime,
	},
	{
		ID: "dates-in-order", Family: Order, Severity: diag.Error,
		Title:  "A stretch of time ends before it begins",
		Why:    "A term, a pause, a sponsor's part or a consent that ends before it begins holds for no day at all.",
		Before: "start: 2026-07-01\nend: 2026-01-01",
		After:  "start: 2026-01-01\nend: 2026-07-01",
		Check:  datesInOrder,
	},
	{
		ID: "agreement-before-session", Family: Order, Severity: diag.Error,
		Title:   "Coaching began without a written agreement",
		Why:     "The boundary of confidentiality must stand in writing before the first session: afterwards nobody can say what was promised.",
		Sources: []int{6, 73, 106},
		Before:  "status: draft\n(and sessions/01.md is held)",
		After:   "status: agreed\nagreed: 2026-01-20",
		Check:   agreementBeforeSession,
	},
	{
		ID: "draft-in-use", Family: Order, Severity: diag.Warning,
		Title:   "Coaching goes on under a draft",
		Why:     "A draft is nobody's word. As long as the contract calls itself one, its topics, its plan and its objectives are not looked at either.",
		Sources: []int{73, 106},
		Before:  "status: draft\nagreed: 2026-01-20\n(and sessions/01.md is held)",
		After:   "status: agreed\nagreed: 2026-01-20",
		Check:   draftInUse,
	},
	{
		ID: "agreement-late", Family: Order, Severity: diag.Warning,
		Title:   "The written agreement is dated after session 1",
		Why:     "It has been put right, and the record stays honest; say once in `reasons` how it came about.",
		Sources: []int{73, 106},
		Before:  "agreed: 2026-02-10\n(and session 1 was on 2026-02-03)",
		After:   "agreed: 2026-02-10\nreasons:\n  agreement-late: The signed copy came back a week after we began; the boundary had been read out.",
		Check:   agreementLate,
	},
	{
		ID: "midpoint-in-plan", Family: Order, Severity: diag.Error,
		Title:   "The midpoint lies behind the last session",
		Why:     "A midpoint review that never comes is the one everybody forgets.",
		Sources: []int{66},
		Before:  "sessions: 6\nmidpoint: 8",
		After:   "sessions: 6\nmidpoint: 3",
		Check:   midpointInPlan,
	},
	{
		ID: "declined-coaching", Family: Order, Severity: diag.Error,
		Title:   "Coaching takes place although one of the two said no",
		Why:     "The first call lets either side decline, and a no that is passed over is no choice. Where the answer changed, the record shows who came round, and when.",
		Sources: []int{76, 105},
		Before:  "client_fit: no\n(in sessions/chemistry.md, and sessions/01.md is planned)",
		After:   "client_fit: yes\ncoach_fit: yes\n(in sessions/chemistry-2.md, where Priya and you spoke again)",
		Check:   declinedCoaching,
	},
	{
		ID: "fit-changed", Family: Order, Severity: diag.Warning,
		Title:   "An agreement followed a chemistry call that said no",
		Why:     "People change their minds, and an agreement made since puts the order right. How it came about belongs on record: a no that was talked round comes back.",
		Sources: []int{76, 105},
		Before:  "client_fit: no\n(and contract.md was agreed a week later)",
		After:   "client_fit: no\nreasons:\n  fit-changed: She rang two days later; the other coach had no time before May.",
		Check:   fitChanged,
	},
	{
		ID: "contracting-late", Family: Order, Severity: diag.Warning,
		Title:   "The contracting session comes after the first coaching session",
		Why:     "What the two of you expect of each other is settled before the work; afterwards it only explains what went wrong.",
		Sources: []int{1, 106},
		Before:  "kind: contracting\nstart: 2026-02-09T15:00\n(and session 1 was on 2026-02-02)",
		After:   "kind: contracting\nstart: 2026-01-26T15:00",
		Check:   contractingLate,
	},
	{
		ID: "sent-in-order", Family: Order, Severity: diag.Warning,
		Title:   "A record of what went out or came in cannot be right",
		Why:     "What is marked as sent is never due again. A slip in its date hides a summary or a prompt that the client still waits for.",
		Sources: []int{59, 84},
		Before:  "start: 2026-02-16T15:00\nsummary_sent: 2026-02-10T18:00",
		After:   "start: 2026-02-16T15:00\nsummary_sent: 2026-02-16T18:00",
		Check:   sentInOrder,
	},
	{
		ID: "future-fact", Family: Order, Severity: diag.Warning, Fleeting: true,
		Title:  "Something that has been is dated a month ahead or more",
		Why:    "A slip in the year makes a thing done that is not, and hides what is due until that year comes.",
		Before: "summary_sent: 2062-02-16T18:00",
		After:  "summary_sent: 2026-02-16T18:00",
		Check:  futureFact,
	},
	{
		ID: "promise-dates", Family: Order, Severity: diag.Warning,
		Title:   "The dates of a promise cannot be right",
		Why:     "A promise is made, falls due, is looked at and is done, in this order. A slip in one of these days asks for it too early, or never again.",
		Sources: []int{54, 56},
		Before:  "session: \"03\"\nby: 2025-03-20     (and session 3 was on 2026-03-16)",
		After:   "session: \"03\"\nby: 2026-03-20",
		Check:   promiseDates,
	},
	{
		ID: "session-dates", Family: Order, Severity: diag.Warning,
		Title:  "What is recorded of a session contradicts its status, or a pause",
		Why:    "Each line is read on its own: a cancellation left behind counts a session as called off, minutes make one that never was into hours, and a pause hides that work goes on.",
		Before: "status: held\ncancelled: 2026-03-15\ncounts: true",
		After:  "status: held",
		Check:  sessionDates,
	},
	{
		ID: "chemistry-answers", Family: Parts, Severity: diag.Warning,
		Title:   "Coaching has begun, and the chemistry call has no clear answer",
		Why:     "Both sides choose each other. An answer that nobody wrote down is one that the client may never have been asked for.",
		Sources: []int{105},
		Before:  "kind: chemistry\nclient_fit: yes\ncoach_fit: open\n(and session 1 is held)",
		After:   "kind: chemistry\nclient_fit: yes\ncoach_fit: yes",
		Check:   chemistryAnswers,
	},
}

func nameOf(p string) string { return strings.TrimSuffix(path.Base(p), ".md") }

func noSuchTime(c *Case, r *Report) {
	for _, d := range c.Documents {
		table := document.Fields(d.Type)
		for _, p := range d.Front.Pairs {
			f, known := document.FieldOf(table, p.Key)
			if !known || f.Form != document.At && f.Form != document.Start && f.Form != document.By {
				continue
			}
			m, err := coaching.ParseMoment(strings.TrimSpace(p.Value.Text))
			if err != nil {
				continue
			}
			if _, err := m.In(c.Engagement.Zone); err != nil {
				hint := "write the time after the change"
				if errors.Is(err, coaching.ErrTwice) {
					hint = "say which one with an offset, as 2026-10-25T01:30+01:00"
				}
				r.At(diag.Span{Path: d.Path, Start: p.Value.Pos, End: p.Value.End}, "`"+p.Key+"` "+err.Error(), hint)
			}
		}
	}
}

func datesInOrder(c *Case, r *Report) {
	d := c.contract()
	if d == nil {
		return
	}
	check := func(v document.Value, from, to string, at ...string) {
		first, err1 := coaching.ParseDate(textOf(v, from))
		last, err2 := coaching.ParseDate(textOf(v, to))
		if err1 == nil && err2 == nil && last.Before(first) {
			r.On(d.Path, append(at, to), "`"+to+"` is earlier than `"+from+"`", "exchange the two, or mend the wrong one")
		}
	}
	check(d.Front, "start", "end")
	for _, list := range []struct{ key, from, to string }{
		{"sponsors", "from", "to"}, {"pauses", "from", "to"}, {"consents", "given", "withdrawn"},
	} {
		value, _ := d.Front.Get(list.key)
		for i, item := range value.Items {
			check(item, list.from, list.to, list.key, strconv.Itoa(i))
		}
	}
}

func textOf(v document.Value, key string) string {
	value, _ := v.Get(key)
	return strings.TrimSpace(value.Text)
}

// firstHeld is session 1 once it was held or counts as used.
func firstHeld(c *Case) *coaching.Meeting {
	if m := c.Engagement.Nth(1); m != nil && m.Used() {
		return m
	}
	return nil
}

func agreementBeforeSession(c *Case, r *Report) {
	d, first := c.contract(), firstHeld(c)
	if d == nil || first == nil {
		return
	}
	if d.Contract.Agreed.IsZero() && !d.Front.Has("agreed") {
		r.On(d.Path, []string{"status"}, "session 1 has taken place, and the contract has no `agreed` date",
			"write `agreed:` with the day on which the written agreement was made",
			diag.Note{Span: c.span(first.Path, "status"), Message: "session 1"})
	}
}

func draftInUse(c *Case, r *Report) {
	d, first := c.contract(), firstHeld(c)
	if d == nil || first == nil || d.Contract.Status != coaching.Draft || !d.Front.Has("agreed") {
		return
	}
	r.On(d.Path, []string{"status"}, "session 1 has taken place, and the contract still calls itself a draft",
		r.orReason("write `status: agreed`; until then most of what a contract should have is not looked at"),
		diag.Note{Span: c.span(first.Path, "status"), Message: "session 1"})
}

func agreementLate(c *Case, r *Report) {
	d, first := c.contract(), c.Engagement.Nth(1)
	if d == nil || first == nil || !d.Contract.Agreed.After(first.Day()) {
		return
	}
	r.On(d.Path, []string{"agreed"}, "the agreement is dated after the day of session 1",
		"if that is how it was, say why under `reasons: {agreement-late: …}`",
		diag.Note{Span: c.span(first.Path, "start"), Message: "session 1"})
}

func midpointInPlan(c *Case, r *Report) {
	d := c.contract()
	if d == nil || d.Contract.Sessions == 0 || d.Contract.Midpoint <= d.Contract.Sessions {
		return
	}
	r.On(d.Path, []string{"midpoint"}, "`midpoint` is greater than `sessions`", "leave it out for half of the sessions, rounded up")
}
