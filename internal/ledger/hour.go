package ledger

// hour is what one session between two people asks, leaves behind and is not.
var hour = []Entry{
	{
		Number: 133, Test: "render TestEveryPageOfThePromptReadsAsWrittenByHand",
		Says: "A session opens with what matters most to the client today, and the questions before it ask the same.",
		Homes: []Home{
			Letter("prompt-regular.md.tmpl", "What matters most to work on now"),
			Scaffold("session-regular.md.tmpl", "A list of the one or two matters that would change most"),
			Page("practice", "Begin with what matters most today"),
		},
	},
	{
		Number: 134, Test: "ledger TestEveryHomeExists",
		Says:  "The client does most of the talking.",
		Homes: []Home{Page("practice", "does most of the talking")},
	},
	{
		Number: 135, Test: "ledger TestEveryHomeExists",
		Says:  "What lies on the surface is a decision, a relationship that costs too much, or a habit nobody has looked at.",
		Homes: []Home{Page("practice", "a decision, a relationship that costs too much, or a habit that nobody has looked at")},
		Note:  "It has no key: nothing would read it, and the agenda says it in the client's own words.",
	},
	{
		Number: 136, Test: "ledger TestEveryHomeExists",
		Says: "A coach asks for what is being left unsaid.",
		Homes: []Home{
			Page("practice", "ask what is being left unsaid"), Letter("brief-questions.tmpl", "What is being left unsaid?"),
		},
	},
	{
		Number: 137, Test: "scaffold TestEveryKindHasItsSections",
		Says: "A belief is put as it was said, and then comes the question how the client knows.",
		Homes: []Home{
			Scaffold("session-intake.md.tmpl", "Put each as they said it, then: how do they know?"),
			Scaffold("session-regular.md.tmpl", "Beliefs tested: how do they know?"),
			Page("practice", "When somebody is certain, ask how they know."),
			Letter("brief-questions.tmpl", "How do you know?"),
		},
	},
	{
		Number: 138, Test: "check/testdata/takeaway-count",
		Says:  "A session leaves one to three takeaways.",
		Homes: []Home{Rule("takeaway-count"), Scaffold("session-regular.md.tmpl", "A list of one to three")},
	},
	{
		Number: 139, Test: "check/testdata/takeaway-label",
		Says: "A takeaway is a decision, another way of seeing, or an action before the next session.",
		Homes: []Home{
			Rule("takeaway-label"), Rule("misspelt-label"),
			Scaffold("session-regular.md.tmpl", "each beginning with Decision:, Reframe: or Action:"),
		},
	},
	{
		Number: 140, Test: "check/testdata/action-promise",
		Says:  "An action that was taken away is a promise as well.",
		Homes: []Home{Rule("action-promise")},
	},
	{
		Number: 141, Test: "check/testdata/action-by-next",
		Says:  "Such an action is for before the next session.",
		Homes: []Home{Rule("action-by-next"), Key("commitment", "by")},
	},
	{
		Number: 142, Test: "check/testdata/promise-returned",
		Says: "What was said and what was done are compared each time: kept, partly or not, with a note.",
		Homes: []Home{
			Rule("promise-returned"), Key("commitment", "status"), Key("commitment", "outcome"), Command("mark"),
			Letter("summary.md.tmpl", "What happened:"),
		},
	},
	{
		Number: 143, Test: "audience TestAPromiseIsToldOnceAndWhereItBelongs",
		Says: "What was followed through is shown to the two of them, and is never a score for a sponsor.",
		Homes: []Home{
			Letter("summary.md.tmpl", "From before"), View("ClientSummary"), View("Progress"), Command("progress"),
			Page("practice", "as a score for a sponsor it would teach people to promise little"),
		},
	},
	{
		Number: 144, Test: "check/testdata/takeaway-count",
		Says:  "A session without a takeaway is fine where a reason says why.",
		Homes: []Home{Rule("takeaway-count"), Key("session", "reasons"), Page("practice", "Not every hour ends in a neat sentence.")},
	},
	{
		Number: 145, Test: "check/testdata/takeaway-count",
		Says: "Some of the best sessions are hard to sum up, and the summary still goes out.",
		Homes: []Home{
			Rule("takeaway-count"), Page("practice", "Some of the best are the hardest to sum up"),
			Letter("summary.md.tmpl", "a short note on our session"),
		},
	},
	{
		Number: 146, Test: "ledger TestEveryHomeExists",
		Says:  "Groups of peers are another craft, with a promise of silence from each member.",
		Homes: []Home{Page("practice", "Groups of peers who coach each other are another craft")},
		Note:  "An engagement is one client's; groups are not kept here.",
	},
	{
		Number: 147, Test: "render TestOnlyTheFirstTwoPromptsInviteTheRealVersion",
		Says: "The questions encourage the problem as it is rather than one fit to be shown.",
		Homes: []Home{
			Letter("prompt-regular.md.tmpl", "Bring it as it is, not the version you would present."),
			Letter("prompt-first.md.tmpl", "Bring them as they are; nothing has to be tidy."),
		},
	},
	{
		Number: 148, Test: "ledger TestEveryHomeExists",
		Says:  "A session is no lecture, no appraisal and no planning workshop.",
		Homes: []Home{Page("practice", "Nor is it a lecture, an appraisal or a planning workshop")},
	},
}
