package check

import (
	"strings"

	"coachctl/internal/coaching"
	"coachctl/internal/diag"
	"coachctl/internal/document"
)

// No message or hint of these rules says in words which client is reluctant.

func variantPlace(c *Case, r *Report) {
	if !c.countable() {
		return
	}
	first := firstMeeting(c)
	for _, m := range c.Engagement.Meetings {
		if m.Variant != coaching.Resistant || m == first || m.Status != coaching.Held {
			continue
		}
		var notes []diag.Note
		if first != nil {
			notes = append(notes, diag.Note{Span: c.span(first.Path, "start"), Message: "the first session"})
		}
		r.On(m.Path, []string{"variant"}, "`variant` stands on a session that is not the first of the coaching",
			r.orReason("delete it here: only the first session has this form"), notes...)
	}
}

func firstParts(c *Case, r *Report) {
	first := reluctantSince(c, 1)
	if first == nil || !c.document(first.Path).BodyRead {
		return
	}
	hint := r.orReason("write down what was said, or that it did not come to it")
	for _, title := range []string{"Doubt", "Something of value", "What this is for"} {
		s, ok := coaching.FindSection(first.Sections, title)
		switch {
		case !ok:
			r.On(first.Path, []string{"variant"}, "session 2 is over, and the section `## "+title+"` is missing", hint)
		case s.Empty():
			r.At(lineSpan(first.Path, s.Line), "session 2 is over, and the section `## "+title+"` is empty", hint)
		}
	}
}

func firstGoals(c *Case, r *Report) {
	first := reluctantStart(c)
	if first == nil {
		return
	}
	if s, ok := coaching.FindSection(first.Sections, "Core work"); ok && !s.Empty() {
		r.At(lineSpan(first.Path, s.Line), "the section `## Core work` stands in a first session whose three parts are the work",
			r.orReason("move what it says under `## Doubt`, `## Something of value` or `## What this is for`"))
	}
	for _, p := range c.Engagement.MadeIn(first) {
		small := p.Kind == "experiment" || p.Kind == "reflection" || p.Objective == ""
		if !small && c.isClients(p) {
			r.On(p.Path, []string{"objective"}, "a promise of this first session serves an objective already",
				r.orReason("leave `objective` out until session 2, or say under `kind:` that it is an experiment or a reflection"),
				diag.Note{Span: c.span(first.Path, "start"), Message: "the first session"})
		}
	}
}

func firstTold(c *Case, r *Report) {
	first := reluctantStart(c)
	if first == nil {
		return
	}
	d := c.contract()
	hint := r.orReason("write why the coaching was asked for, and what the client was told of it; both stay with you")
	note := diag.Note{Span: c.span(first.Path, "start"), Message: "the first session"}
	commission, has := d.Front.Get("commission")
	if !has {
		r.On(d.Path, []string{"status"}, "the contract has no `commission`", hint, note)
	} else if lacks := missing(commission, "reason", "told_client"); commission.Kind == document.Map && len(lacks) > 0 {
		r.On(d.Path, []string{"commission"}, "`commission` has no "+ticked(lacks, "or"), hint, note)
	} else if told := textOf(commission, "told_client"); strings.EqualFold(told, "no") || strings.EqualFold(told, "false") {
		r.On(d.Path, []string{"commission", "told_client"}, "`told_client` says that the client was told nothing", hint, note)
	}
}
