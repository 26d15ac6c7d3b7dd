package check

import (
	"strings"

	"coachctl/internal/coaching"
	"coachctl/internal/diag"
	"coachctl/internal/document"
)

var reasonRules = []Rule{
	{
		ID: "reason-empty", Family: Reasons, Severity: diag.Warning,
		Title:   "A reason says nothing",
		Why:     "A warning is set aside by a reason, so that whoever reads the file next year knows why it was right that time. Without one it stays.",
		Sources: []int{45},
		Before:  "reasons:\n  phase-minutes:",
		After:   "reasons:\n  phase-minutes: The council had met that morning, and nothing else was on her mind.",
		Check:   reasonEmpty,
	},
	{
		ID: "reason-unknown", Family: Reasons, Severity: diag.Warning,
		Title:   "A reason is given for a rule that does not exist",
		Why:     "It sets nothing aside, and looks as if it did.",
		Sources: []int{45},
		Before:  "reasons:\n  phase-minute: We talked about one thing only.",
		After:   "reasons:\n  phase-minutes: We talked about one thing only.",
		Check:   reasonUnknown,
	},
	{
		ID: "reason-for-law", Family: Reasons, Severity: diag.Warning,
		Title:   "A reason is given for what no reason sets aside",
		Why:     "Confidentiality, order, identity and missing parts are no matter of taste: the finding stays until the file is put right.",
		Sources: []int{45, 69, 73},
		Before:  "reasons:\n  agreement-before-session: We shook hands on it.",
		After:   "agreed: 2026-01-20",
		Check:   reasonForLaw,
	},
	{
		ID: "reason-unneeded", Family: Reasons, Severity: diag.Info,
		Title:   "A reason is given where its rule finds nothing",
		Why:     "What it excused has been put right, or stands in another file; left here it would hide the next one.",
		Sources: []int{45},
		Before:  "actual_minutes: 60\nreasons:\n  session-length: We stopped after half an hour.",
		After:   "actual_minutes: 60",
		Check:   reasonUnneeded,
	},
}

// eachReason goes through the reasons of all files. Rule is false where the key names none.
func eachReason(c *Case, r *Report, fn func(d *document.Document, p document.Pair, of Rule, known bool)) {
	for _, d := range c.Documents {
		reasons, _ := d.Front.Get("reasons")
		for _, p := range reasons.Pairs {
			of, known := r.rules.byID[p.Key]
			fn(d, p, of, known)
		}
	}
}

func saysNothing(p document.Pair) bool { return strings.TrimSpace(p.Value.Text) == "" }

func reasonEmpty(c *Case, r *Report) {
	eachReason(c, r, func(d *document.Document, p document.Pair, of Rule, known bool) {
		if known && of.Severity != diag.Error && saysNothing(p) {
			r.atKey(d, p, "this reason says nothing, so the warning stays", "say in a few words why it was right, or delete the line")
		}
	})
}

func reasonUnknown(c *Case, r *Report) {
	var ids []string
	for _, rule := range r.rules.all {
		if rule.Severity != diag.Error {
			ids = append(ids, rule.ID)
		}
	}
	eachReason(c, r, func(d *document.Document, p document.Pair, _ Rule, known bool) {
		if known {
			return
		}
		hint := "`coachctl explain` lists the rules"
		near := document.Nearest(p.Key, ids)
		if near != "" {
			hint = "did you mean `" + near + "`?"
		}
		r.atKey(d, p, "`reasons` names a rule that does not exist", hint)
		r.discreet(r.rules.byID[near].Discreet)
	})
}

func reasonForLaw(c *Case, r *Report) {
	eachReason(c, r, func(d *document.Document, p document.Pair, of Rule, known bool) {
		if known && (of.Severity == diag.Error || of.Family == Reasons) {
			r.atKey(d, p, "no reason sets this rule aside", "put right what `coachctl explain "+of.ID+"` describes, and delete the line")
		}
	})
}

// reasonUnneeded leaves alone what is still in the making, where the rule may yet find something, and what is over, where
// it no longer looks. While sessions cannot be counted, the rules that count them are silent.
func reasonUnneeded(c *Case, r *Report) {
	if !c.countable() {
		return
	}
	eachReason(c, r, func(d *document.Document, p document.Pair, of Rule, known bool) {
		if !known || of.Severity == diag.Error || of.Family == Reasons || of.Fleeting || saysNothing(p) || c.mayYetApply(of) {
			return
		}
		if !d.Readable || inTheMaking(d) || c.contract() != nil && c.bindingContract() == nil {
			return
		}
		for _, f := range r.before {
			if f.Rule == of.ID && f.Path == d.Path {
				return
			}
		}
		r.atKey(d, p, "the rule finds nothing in this file, so the reason is not needed", "delete the line, or move it to the file that it is about")
	})
}

// mayYetApply reports whether a rule that finds nothing now may do so after the next session.
func (c *Case) mayYetApply(of Rule) bool {
	d := c.contract()
	return d != nil && d.Contract.Status == coaching.Agreed && (of.Family == Plan || of.Family == Progress || of.Discreet)
}

func inTheMaking(d *document.Document) bool {
	switch {
	case d.Session != nil:
		return d.Session.Status == coaching.Planned || !d.BodyRead
	case d.Contract != nil:
		return d.Contract.Status == coaching.Draft || !d.BodyRead
	case d.Commitment != nil:
		return d.Commitment.Status == coaching.Open
	}
	return true
}

func (r *Report) atKey(d *document.Document, p document.Pair, message, hint string) {
	r.At(diag.Span{Path: d.Path, Start: p.Pos, End: p.KeyEnd}, message, hint)
}
