package ledger

// reluctance is a first session with somebody who was sent, or who doubts that it is of use.
var reluctance = []Entry{
	{
		Number: 149, Test: "check/testdata/variant-place",
		Says: "A client who doubts, mildly or strongly, gets a first session of another form.",
		Homes: []Home{
			Rule("variant-place"), Key("session", "variant"), Command("new session"),
			Scaffold("session-intake-resistant.md.tmpl", "Say plainly that doubt is welcome here."),
		},
	},
	{
		Number: 150, Test: "check/testdata/first-told",
		Says: "It is noted how the client came: sent, on the easiest path, or because a refusal would have cost something.",
		Homes: []Home{
			Rule("first-told"), Scaffold("session-intake-resistant.md.tmpl", "told to, easier than refusing, a cost of saying no?"),
		},
	},
	{
		Number: 151, Test: "audience TestThePromptIsTheSameForAReluctantClient",
		Says: "That a client is reluctant stays with the coach, and reaches no summary, no questions and no report.",
		Homes: []Home{
			Rule("share-private"), View("ClientSummary"), View("ClientPrompt"),
			Page("audiences", "Why here, Doubt, Something of value, What this is for"),
		},
	},
	{
		Number: 152, Test: "check/testdata/first-parts",
		Says: "The doubt is said aloud and taken seriously rather than steered around.",
		Homes: []Home{
			Rule("first-parts"), Scaffold("session-intake-resistant.md.tmpl", "The doubt itself, made sayable and taken seriously."),
		},
	},
	{
		Number: 153, Test: "check/testdata/first-parts",
		Says: "The client is asked what would have to be true for this to be worth it.",
		Homes: []Home{
			Rule("first-parts"),
			Scaffold("session-intake-resistant.md.tmpl", "What would have to be true for this to be worth the time and not a duty?"),
		},
	},
	{
		Number: 154, Test: "scaffold TestEveryKindHasItsSections",
		Says:  "The answer is specific and shapes the contract.",
		Homes: []Home{Scaffold("session-intake-resistant.md.tmpl", "Be specific: it shapes the contract.")},
	},
	{
		Number: 155, Test: "check/testdata/first-parts",
		Says: "The hour offers one thing that the client could not have reached alone.",
		Homes: []Home{
			Rule("first-parts"), Scaffold("session-intake-resistant.md.tmpl", "One thing they could not have reached alone"),
		},
	},
	{
		Number: 156, Test: "scaffold TestEveryKindHasItsSections",
		Says:  "It is noted where words and truth seemed to part, and which question gave pause.",
		Homes: []Home{Scaffold("session-intake-resistant.md.tmpl", "Where did words and apparent truth part? Which question gave pause?")},
	},
	{
		Number: 157, Test: "check/testdata/first-parts",
		Says: "The hour ends with what this is for: for this person, in this place.",
		Homes: []Home{
			Rule("first-parts"), Scaffold("session-intake-resistant.md.tmpl", "For this person, in this place"),
		},
	},
	{
		Number: 158, Test: "check/testdata/first-parts",
		Says: "It says what is to be developed, what good looks like in a year, and how both will know.",
		Homes: []Home{
			Rule("first-parts"),
			Scaffold("session-intake-resistant.md.tmpl", "what exactly to develop, what good looks like in twelve months, how both of you"),
		},
	},
	{
		Number: 159, Test: "check/testdata/purpose-owner",
		Says: "The purpose is the client's, and not in the organisation's words alone.",
		Homes: []Home{
			Rule("purpose-owner"), Key("contract", "purpose.owner"),
			Scaffold("session-intake-resistant.md.tmpl", "In their wording, not the organisation's"),
		},
	},
	{
		Number: 160, Test: "check/testdata/purpose-evidence",
		Says:  "The purpose says how it will show.",
		Homes: []Home{Rule("purpose-evidence"), Key("contract", "purpose.evidence")},
	},
	{
		Number: 161, Test: "check/testdata/purpose-generic",
		Says:  "A purpose that would fit anybody, or repeats what was commissioned, is none yet.",
		Homes: []Home{Rule("purpose-generic"), Key("contract", "purpose.text")},
	},
	{
		Number: 162, Test: "check/testdata/first-told",
		Says: "The real reason for the commission is on record, and whether the client was told.",
		Homes: []Home{
			Rule("first-told"), Key("contract", "commission.reason"), Key("contract", "commission.told_client"),
			Scaffold("session-intake-resistant.md.tmpl", "Why was it asked for, and were they told?"),
		},
	},
	{
		Number: 163, Test: "check/testdata/first-goals",
		Says:  "In such a first session these parts are all there is: goals can wait.",
		Homes: []Home{Rule("first-goals"), Scaffold("session-intake-resistant.md.tmpl", "Work on goals can wait.")},
	},
	{
		Number: 164, Test: "check/testdata/verdict-early",
		Says:  "The first session moves no goal, so what is measured then is only the start.",
		Homes: []Home{Rule("verdict-early"), Page("practice", "The first session moves no goal and is not measured by one")},
	},
	{
		Number: 165, Test: "check/testdata/first-parts",
		Says:  "All of its parts are filled in before the second session.",
		Homes: []Home{Rule("first-parts")},
	},
	{
		Number: 166, Test: "ledger TestEveryHomeExists",
		Says:  "Getting on well is not yet a result, so it has no mark.",
		Homes: []Home{Page("practice", "A pleasant hour is not yet a result")},
	},
	{
		Number: 167, Test: "render TestEveryPageOfThePromptReadsAsWrittenByHand",
		Says: "The questions before it feign no enthusiasm.",
		Homes: []Home{
			Letter("prompt-doubt.md.tmpl", "Doubt is welcome, and usually well founded."),
			Page("templates", "before a first one with a reluctant client"),
		},
	},
	{
		Number: 168, Test: "due TestTheReContractIsOwedAfterAResistantFirstSession",
		Says: "By the second session the two look at the purpose again: is it still the client's?",
		Homes: []Home{
			Rule("purpose-reviewed"), Due("recontract"), Key("contract", "purpose.reviewed"),
			Scaffold("session-regular.md.tmpl", "First read together what this is for. Is it still theirs?"),
			Letter("brief-questions.tmpl", "Is the purpose still yours?"),
		},
	},
	{
		Number: 169, Test: "ledger TestEveryHomeExists",
		Says: "A year is the distance to look ahead from, and not the day on which the engagement ends.",
		Homes: []Home{
			Page("practice", "where somebody wants to be in twelve months is not when you stop"),
			Scaffold("session-intake-resistant.md.tmpl", "what good looks like in twelve months"),
		},
	},
}
