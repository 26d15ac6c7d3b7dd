package check

import (
	"strings"

	"coachctl/internal/coaching"
	"coachctl/internal/diag"
	"coachctl/internal/document"
)

var partRules = []Rule{
	{
		ID: "agreed-date", Family: Parts, Severity: diag.Error,
		Title:   "An agreed contract does not say since when",
		Why:     "The day of the written agreement is what shows that the boundary came before the coaching.",
		Sources: []int{73},
		Before:  "status: agreed",
		After:   "status: agreed\nagreed: 2026-01-20",
		Check:   agreedDate,
	},
	{
		ID: "contract-topics", Family: Parts, Severity: diag.Error,
		Title: "An agreed contract leaves a topic open",
		Why: "Objectives, roles, confidentiality, commitment, frequency, support and challenge, feedback and record keeping are " +
			"what a contracting conversation is for. One that was left out comes back as a quarrel.",
		Sources: []int{107, 108, 109, 110, 111, 112, 113, 114, 115, 116},
		Before:  "status: agreed\n…\n## Feedback",
		After:   "status: agreed\n…\n## Feedback\nWe give each other two minutes of feedback at the end of every third session.",
		Check:   contractTopics,
	},
	{
		ID: "contract-setting", Family: Parts, Severity: diag.Warning,
		Title:   "An agreed contract says nothing of the setting or the method",
		Why:     "The organisation around the client and the way of working shape every session; a line on each saves a detour later.",
		Sources: []int{3, 8},
		Before:  "status: agreed\n…\n## Methodology",
		After:   "status: agreed\n…\n## Methodology\nOne hour by video, questions before and a page after.",
		Check:   contractSetting,
	},
	{
		ID: "commitment-success", Family: Parts, Severity: diag.Error,
		Title:   "A promise does not say what success looks like",
		Why:     "A promise has three parts: what, by when, and what it looks like when it is done. Without the third nobody can say later whether it was kept.",
		Sources: []int{54},
		Before:  "what: Speak with Marcus before the council\nby: 2026-03-20",
		After:   "what: Speak with Marcus before the council\nby: 2026-03-20\nsuccess: We have agreed who opens",
		Check:   commitmentSuccess,
	},
	{
		ID: "carried-to", Family: Parts, Severity: diag.Error,
		Title:   "A carried promise and the one that took its place do not fit",
		Why:     "Carrying a promise closes one and opens another; the two must name each other or the thread is lost.",
		Sources: []int{56},
		Before:  "status: carried",
		After:   "status: carried\ncarried_to: 2026-03-30-a",
		Check:   carriedTo,
	},
}

// binding reports whether a contract's parts must be complete.
func binding(s coaching.ContractStatus) bool { return s == coaching.Agreed || s == coaching.Completed }

// bindingContract is the document of a contract that is agreed or completed, nil for any other: one that is a draft, or
// was broken off, is nobody's plan.
func (c *Case) bindingContract() *document.Document {
	if d := c.contract(); d != nil && binding(d.Contract.Status) {
		return d
	}
	return nil
}

func agreedDate(c *Case, r *Report) {
	d := c.contract()
	if d == nil || !binding(d.Contract.Status) || d.Front.Has("agreed") || firstHeld(c) != nil {
		return
	}
	r.On(d.Path, []string{"status"}, "the contract is agreed and has no `agreed` date",
		"write `agreed:` with the day on which the written agreement was made")
}

// The contracting topics: eight of them an agreement cannot be without.
var (
	topics = []string{
		"Objectives", "Roles and responsibilities", "Confidentiality", "Commitment", "Frequency", "Support and challenge",
		"Feedback", "Record keeping",
	}
	settings = []string{"Organisational context", "Methodology"}
)

func contractTopics(c *Case, r *Report)  { sectionsFilled(c.bindingContract(), r, topics) }
func contractSetting(c *Case, r *Report) { sectionsFilled(c.bindingContract(), r, settings) }

func sectionsFilled(d *document.Document, r *Report, titles []string) {
	if d == nil || !d.BodyRead {
		return
	}
	const hint = "write what was agreed, or `Not applicable:` and the reason"
	var missing []string
	for _, title := range titles {
		s, ok := coaching.FindSection(d.Contract.Sections, title)
		switch {
		case !ok:
			missing = append(missing, "`## "+title+"`")
		case s.Empty():
			r.At(lineSpan(d.Path, s.Line), "the section `## "+title+"` is empty", hint)
		case notApplicableWithoutReason(s.Text):
			r.At(lineSpan(d.Path, s.Line), "the section `## "+title+"` does not say why it is not applicable", hint)
		}
	}
	switch len(missing) {
	case 0:
	case 1:
		r.On(d.Path, []string{"status"}, "the section "+missing[0]+" is missing", hint)
	default:
		r.On(d.Path, []string{"status"}, "these sections are missing: "+strings.Join(missing, ", "), hint)
	}
}

func notApplicableWithoutReason(text string) bool {
	const phrase = "not applicable"
	if len(text) < len(phrase) || !strings.EqualFold(text[:len(phrase)], phrase) {
		return false
	}
	return strings.Trim(text[len(phrase):], " .:–—-\n") == ""
}

func commitmentSuccess(c *Case, r *Report) {
	for _, d := range c.Documents {
		if p := d.Commitment; p != nil && p.Success == "" && (c.isClients(p) || p.Owner == coaching.OwnerSponsor) {
			r.On(d.Path, []string{"what"}, "`success` is missing: the promise does not say what it looks like when it is done",
				"add `success:` in the words of the one who promised")
		}
	}
}

func carriedTo(c *Case, r *Report) {
	for _, d := range c.Documents {
		p := d.Commitment
		switch {
		case p == nil:
		case p.Status == coaching.Carried && p.CarriedTo == "":
			r.On(d.Path, []string{"status"}, "the promise is carried, and `carried_to` does not say to which",
				"add `carried_to:` with the name of the new promise's file")
		case p.Status != coaching.Carried && p.CarriedTo != "":
			r.On(d.Path, []string{"carried_to"}, "`carried_to` is set, and the status is not `carried`",
				"write `status: carried`, or delete `carried_to`")
		case p.CarriedTo != "" && p.CarriedTo == p.Name:
			r.On(d.Path, []string{"carried_to"}, "the promise is carried to itself", "name the file of the new promise")
		case p.CarriedTo != "":
			inRing(c, r, p)
		}
	}
}

// inRing says once that promises are carried from one to the next and back again: at the first of them.
func inRing(c *Case, r *Report, p *coaching.Commitment) {
	var notes []diag.Note
	for _, other := range c.ring(p) {
		if other.Name < p.Name {
			return
		}
		if other != p {
			notes = append(notes, diag.Note{Span: c.span(other.Path, "carried_to"), Message: "carried on from here"})
		}
	}
	if len(notes) > 0 {
		r.On(p.Path, []string{"carried_to"}, "the promise is carried on until it comes back to itself",
			"name the new promise in the last of them, or write what became of that one", notes...)
	}
}

// isClients reports whether a promise is the client's. One with an owner that is not known is nobody's.
func (c *Case) isClients(p *coaching.Commitment) bool {
	said := textOf(c.document(p.Path).Front, "owner")
	return p.Owner == coaching.OwnerClient && (said == "" || said == string(coaching.OwnerClient))
}
