package check

import (
	"coachctl/internal/coaching"
	"coachctl/internal/diag"
)

var reluctantRules = []Rule{
	{
		ID: "variant-place", Family: Sessions, Severity: diag.Warning, Discreet: true,
		Title:   "The form for a reluctant client stands on a later session",
		Why:     "The form is for the first meeting, when somebody comes because they were sent. From the second session on the doubt is a matter like any other.",
		Sources: []int{61, 149},
		Before:  "variant: resistant     (in sessions/03.md)",
		After:   "variant: resistant     (in sessions/01.md)",
		Check:   variantPlace,
	},
	{
		ID: "first-parts", Family: Sessions, Severity: diag.Warning, Discreet: true,
		Title:   "A first session with a reluctant client leaves a part open",
		Why:     "The doubt made sayable, one thing of value, and what this is for: these three are the session. Without them the second one is held with somebody who is only present.",
		Sources: []int{152, 153, 155, 157, 158, 165},
		Before:  "## Doubt\n(and session 2 is over)",
		After:   "## Doubt\nThat whatever Priya says about the product council is known to Marcus by Friday.",
		Check:   firstParts,
	},
	{
		ID: "first-goals", Family: Sessions, Severity: diag.Warning, Discreet: true,
		Title:   "A first session with a reluctant client works on goals already",
		Why:     "Whoever doubts the whole thing is not helped by an objective in the first hour. A small thing the client wants to try is welcome; work on goals is for session 2.",
		Sources: []int{163},
		Before:  "session: \"01\"\nobjective: council",
		After:   "session: \"01\"\nkind: reflection",
		Check:   firstGoals,
	},
	{
		ID: "first-told", Family: Sessions, Severity: diag.Warning, Discreet: true,
		Title:   "The contract does not say why a reluctant client was sent, or what they were told",
		Why:     "The real reason stands in the room whether it is spoken or not. Written down, with what the client was told of it, it can no longer surprise either of you.",
		Sources: []int{150, 162},
		Before:  "commission:\n  reason: The product council stops at her desk",
		After:   "commission:\n  reason: The product council stops at her desk\n  told_client: In these words, on 26 January",
		Check:   firstTold,
	},
	{
		ID: "purpose-owner", Family: Progress, Severity: diag.Warning, Discreet: true,
		Title:   "After session 2 the purpose is not the client's own",
		Why:     "A client who was sent stays for a purpose of their own, or not at all. One in the organisation's words is the errand they came with.",
		Sources: []int{159},
		Before:  "purpose:\n  text: To find out whether I can be quick and still be told things\n  owner: organisation",
		After:   "purpose:\n  text: To find out whether I can be quick and still be told things\n  owner: client",
		Check:   purposeOwner,
	},
	{
		ID: "purpose-evidence", Family: Progress, Severity: diag.Warning,
		Title:   "The purpose does not say how both will know",
		Why:     "A purpose that nothing could show has been reached can be neither reached nor given up.",
		Sources: []int{160},
		Before:  "purpose:\n  text: To find out whether I can be quick and still be told things",
		After:   "purpose:\n  text: To find out whether I can be quick and still be told things\n  evidence: Marcus brings me a doubt before the product council",
		Check:   purposeEvidence,
	},
	{
		ID: "purpose-generic", Family: Progress, Severity: diag.Warning,
		Title:   "The purpose could be anybody's",
		Why:     "A word or two, a phrase from a brochure, or the sentence of whoever commissioned the work: nobody changes anything for that.",
		Sources: []int{161},
		Before:  "purpose:\n  text: Leadership development",
		After:   "purpose:\n  text: To find out whether I can be quick and still be told things",
		Check:   purposeGeneric,
	},
	{
		ID: "purpose-reviewed", Family: Progress, Severity: diag.Info, Discreet: true,
		Title:   "After session 3 nobody has asked whether the purpose still holds",
		Why:     "A sentence found in doubt deserves a second look once there is something to compare it with. Asking is also how the client says yes again.",
		Sources: []int{168},
		Before:  "purpose:\n  text: To find out whether I can be quick and still be told things\n(and session 3 is over)",
		After:   "purpose:\n  text: To find out whether I can be quick and still be told things\n  reviewed: 2026-02-16",
		Check:   purposeReviewed,
	},
}

// firstMeeting is the first coaching session that takes place: one that was cancelled or missed has met nobody, whether it
// counts or not.
func firstMeeting(c *Case) *coaching.Meeting {
	for _, m := range c.Engagement.Numbered() {
		if m.Status == coaching.Planned || m.Status == coaching.Held {
			return m
		}
	}
	return nil
}

// reluctantStart is the first session, held and with a reluctant client, under a contract that binds; nil otherwise, and
// where nobody knows which is the first.
func reluctantStart(c *Case) *coaching.Meeting {
	first := firstMeeting(c)
	if c.bindingContract() == nil || !c.countable() || first == nil || first.Status != coaching.Held || first.Variant != coaching.Resistant {
		return nil
	}
	return first
}

// reluctantSince is reluctantStart once the session n after it was used: 1 for the second session.
func reluctantSince(c *Case, n int) *coaching.Meeting {
	first := reluctantStart(c)
	if first == nil || usedNth(c, first.Number+n) == nil {
		return nil
	}
	return first
}
