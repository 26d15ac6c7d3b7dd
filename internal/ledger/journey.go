package ledger

// journey is the way from the first call to the last measure, with a sponsor or without one.
var journey = []Entry{
	{
		Number: 101, Test: "scaffold TestEveryKindHasItsSections",
		Says: "First calls cost nothing, and a client speaks with several coaches before choosing.",
		Homes: []Home{
			Scaffold("session-chemistry.md.tmpl", "Which other coaches the client is meeting"),
			Page("practice", "Meeting several coaches is not disloyal"), Key("session", "kind"),
		},
	},
	{
		Number: 102, Test: "scaffold TestEveryKindHasItsSections",
		Says:  "In the first call both say what would make this a good piece of work.",
		Homes: []Home{Scaffold("session-chemistry.md.tmpl", "Both of you say it: what would make this a good piece of work?")},
	},
	{
		Number: 103, Test: "scaffold TestEveryKindHasItsSections",
		Says:  "In the first call the client says what they hope for.",
		Homes: []Home{Scaffold("session-chemistry.md.tmpl", "What the client hopes will be different, in their words.")},
	},
	{
		Number: 104, Test: "scaffold TestEveryKindHasItsSections",
		Says:  "In the first call the coach says how they work, and how that serves these hopes.",
		Homes: []Home{Scaffold("session-chemistry.md.tmpl", "How you work and how it serves these hopes")},
	},
	{
		Number: 105, Test: "check/testdata/chemistry-answers",
		Says: "Both answer after the first call, and both answers are kept.",
		Homes: []Home{
			Rule("chemistry-answers"), Rule("declined-coaching"), Rule("fit-changed"), Key("session", "client_fit"), Key("session", "coach_fit"),
		},
	},
	{
		Number: 106, Test: "check/testdata/contracting-late",
		Says: "First the call, then the agreement to work, then contracting, and only then coaching.",
		Homes: []Home{
			Rule("agreement-before-session"), Rule("agreement-late"), Rule("draft-in-use"), Rule("contracting-late"), Rule("chemistry-late"),
		},
	},
	{
		Number: 107, Test: "check/testdata/contract-missing",
		Says: "Contracting may be a meeting of its own, and always leaves a contract.",
		Homes: []Home{
			Rule("contract-missing"), Rule("contract-topics"), Scaffold("session-contracting.md.tmpl", "The topics of contract.md"),
		},
	},
	{
		Number: 108, Test: "check/testdata/contract-topics",
		Says:  "Contracting covers the objectives.",
		Homes: []Home{Rule("contract-topics"), Scaffold("contract.md.tmpl", "What will be seen to be different")},
	},
	{
		Number: 109, Test: "check/testdata/contract-topics",
		Says:  "Contracting covers who does what.",
		Homes: []Home{Rule("contract-topics"), Scaffold("contract.md.tmpl", "Who does what, the sponsor included.")},
	},
	{
		Number: 110, Test: "check/testdata/contract-topics",
		Says:  "Contracting covers confidentiality.",
		Homes: []Home{Rule("contract-topics"), Scaffold("contract.md.tmpl", "What is said in our sessions stays between us.")},
	},
	{
		Number: 111, Test: "check/testdata/contract-topics",
		Says:  "Contracting covers what each side brings to it.",
		Homes: []Home{Rule("contract-topics"), Scaffold("contract.md.tmpl", "What each of you brings")},
	},
	{
		Number: 112, Test: "check/testdata/contract-topics",
		Says: "Contracting covers how often you meet.",
		Homes: []Home{
			Rule("contract-topics"), Rule("cadence-agreed"),
			Scaffold("contract.md.tmpl", "How many sessions, how long, how often and where"),
		},
	},
	{
		Number: 113, Test: "check/testdata/contract-topics",
		Says:  "Contracting covers support and challenge.",
		Homes: []Home{Rule("contract-topics"), Scaffold("contract.md.tmpl", "How the client likes to be supported and how to be challenged")},
	},
	{
		Number: 114, Test: "check/testdata/contract-topics",
		Says:  "Contracting covers feedback, to the client and to the coach.",
		Homes: []Home{Rule("contract-topics"), Scaffold("contract.md.tmpl", "people around the client to the client, the client to you")},
	},
	{
		Number: 115, Test: "check/testdata/contract-topics",
		Says:  "Contracting covers what is written down and for how long it is kept.",
		Homes: []Home{Rule("contract-topics"), Scaffold("contract.md.tmpl", "What you write down, where it is kept, for how long")},
	},
	{
		Number: 116, Test: "check/testdata/contract-topics",
		Says:  "Each topic is settled, or set aside with a reason.",
		Homes: []Home{Rule("contract-topics"), Scaffold("contract.md.tmpl", `each section is filled or says "Not applicable:" and why`)},
	},
	{
		Number: 117, Test: "due TestFeedbackIsOwedAfterEveryReview",
		Says: "The coach asks for feedback too, halfway and at the end.",
		Homes: []Home{
			Due("feedback"), Key("session", "feedback_received"), Scaffold("session-midpoint.md.tmpl", "## Feedback to the coach"),
			Scaffold("session-closing.md.tmpl", "## Feedback to the coach"),
		},
	},
	{
		Number: 118, Test: "scaffold TestAContractHasASectionForEachTopic",
		Says: "How much support and how much challenge a client wants is on record.",
		Homes: []Home{
			Scaffold("contract.md.tmpl", "how they will tell you when it is too much or too little"),
			Page("practice", "somebody who has said how to push them can be pushed"),
			View("CoachBrief"),
		},
	},
	{
		Number: 119, Test: "check/testdata/valuable-if",
		Says:  "Each session has an aim of its own.",
		Homes: []Home{Rule("valuable-if"), Scaffold("session-regular.md.tmpl", "Valuable if:")},
	},
	{
		Number: 120, Test: "scaffold TestAPracticeMaySayItItsOwnWay",
		Says: "A session may also go from the goal to how things are, and from there to the way forward.",
		Homes: []Home{
			Page("practice", "A frame that goes from the goal to how things are"),
			Page("templates", "takes the place of the built-in one"),
		},
	},
	{
		Number: 121, Test: "ledger TestEveryHomeExists",
		Says: "Feedback uncovers what was not known and confirms what was, from the client or from others, and says from whom.",
		Homes: []Home{
			Key("contract", "objectives.measures.rater"), Key("session", "rater"),
			Page("practice", "note whether it came from the client or from others"),
		},
	},
	{
		Number: 122, Test: "check/testdata/assessment-minutes",
		Says: "Where an assessment was gone through, its name, date and provider are noted; its results go into nothing shared.",
		Homes: []Home{
			Rule("assessment-minutes"), Rule("assessment-shared"), Key("session", "assessment_minutes"),
			Scaffold("session-intake.md.tmpl", "The results themselves stay out of this file."),
		},
	},
	{
		Number: 123, Test: "scaffold TestEveryKindHasItsSections",
		Says: "Any instrument is welcome, and none is on a list.",
		Homes: []Home{
			Scaffold("session-intake.md.tmpl", "Instrument, provider, date"),
			Page("practice", "call them what they are called: there is no list"),
		},
	},
	{
		Number: 124, Test: "audience TestWhatIsPrivateReachesNoPage",
		Says: "What a client thinks and feels behind an action is for the coach's own notes.",
		Homes: []Home{
			Scaffold("session-regular.md.tmpl", "For you alone. It reaches no page"), View("ClientSummary"),
			Page("practice", "what a client thinks and feels behind an action goes on no page"),
		},
	},
	{
		Number: 125, Test: "document TestKeysOfOtherToolsAreAcceptedEverywhere",
		Says:  "Techniques such as arguing the opposite or taking another's seat may be noted as tags.",
		Homes: []Home{Page("practice", "Other ways in are arguing the opposite, walking along a line of time"), Page("format", "`tags`")},
	},
	{
		Number: 126, Test: "render TestTheSummaryOfARegularSessionReadsAsWrittenByHand",
		Says: "A client may choose somebody else to be accountable to, and that person hears of no session.",
		Homes: []Home{
			Key("commitment", "partner"), Letter("summary.md.tmpl", "Who will ask you about it:"),
			Page("practice", "Some clients ask to be held to it by others as well."),
		},
		Note: "Whether there is such a person is the client's choice, so a promise without one is no finding.",
	},
	{
		Number: 127, Test: "ledger TestEveryHomeExists",
		Says:  "Hard conversations are rehearsed in the session.",
		Homes: []Home{Page("practice", "A hard conversation may be rehearsed aloud")},
	},
	{
		Number: 128, Test: "check/testdata/verdict-missing",
		Says: "When and how progress is measured is agreed from the start, with the sponsor where there is one.",
		Homes: []Home{
			Rule("verdict-missing"), Rule("objective-measured"), Scaffold("contract.md.tmpl", "how progress is measured and who rates it"),
			Scaffold("session-sponsor.md.tmpl", "Which figures, if any, and who gives them."),
		},
	},
	{
		Number: 129, Test: "check/testdata/measured-at-review",
		Says: "Figures are taken before the work, halfway and at the end.",
		Homes: []Home{
			Rule("verdict-missing"), Rule("measured-at-review"), Rule("baseline-first"), Due("midpoint"), Due("closing"),
			Letter("parts.tmpl", "at the start"), View("Progress"), Command("progress"),
			Scaffold("session.yaml.tmpl", "measures of the objectives, taken today"),
		},
	},
	{
		Number: 130, Test: "check/testdata/verdict-missing",
		Says: "At each review every objective is on track or off track.",
		Homes: []Home{
			Rule("verdict-missing"), Key("session", "verdict"), Letter("summary.md.tmpl", "Off track:"), Letter("report.md.tmpl", "**Off track:**"),
			View("Progress"),
		},
	},
	{
		Number: 131, Test: "check/testdata/report-beyond-contract",
		Says: "A sponsor is no must: an engagement without one is whole.",
		Homes: []Home{
			Rule("report-beyond-contract"), Key("contract", "sponsors"),
			Scaffold("contract.md.tmpl", "who pays for or backs it; none is fine"),
		},
	},
	{
		Number: 132, Test: "check/testdata/misspelt-heading",
		Says: "No engagement is like another: sections may be added, and one that is not known is no error.",
		Homes: []Home{
			Rule("misspelt-heading"), Page("practice", "no heading is wrong for being unknown"), Page("format", "Further sections are welcome."),
		},
	},
}
