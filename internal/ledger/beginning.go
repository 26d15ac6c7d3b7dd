package ledger

// beginning is how an engagement is agreed and gets its goals.
var beginning = []Entry{
	{
		Number: 1, Test: "check/testdata/contracting-late",
		Says: "Before any problem is tackled, the two of you agree on how you will work, in practice and in person.",
		Homes: []Home{
			Rule("contracting-late"), Scaffold("session-contracting.md.tmpl", "This is an alignment, practical and personal; problems can wait."),
			Page("practice", "It has a practical half, how often and how long and who hears what, and a personal one"),
		},
	},
	{
		Number: 2, Test: "scaffold TestAContractHasASectionForEachTopic",
		Says: "In contracting people come to mean the same thing; it is no legal document and gives no legal advice.",
		Homes: []Home{
			Scaffold("contract.md.tmpl", "It records a conversation and is not a legal document"),
			Page("practice", "a conversation, not a legal paper, and nothing that the tool writes is legal advice"),
		},
	},
	{
		Number: 3, Test: "check/testdata/contract-setting",
		Says:  "The contract tells of the organisation around the client.",
		Homes: []Home{Rule("contract-setting"), Scaffold("contract.md.tmpl", "What is going on around the client")},
	},
	{
		Number: 4, Test: "check/testdata/stakeholders-named",
		Says:  "The contract names the people who have a stake in the work, and what each is to the client.",
		Homes: []Home{Rule("stakeholders-named"), Key("contract", "stakeholders.name"), Key("contract", "stakeholders.relation")},
	},
	{
		Number: 5, Test: "check/testdata/objective-measured",
		Says: "Each measure of success belongs to how the client leads or to a result of the business, and says which.",
		Homes: []Home{
			Rule("objective-measured"), Rule("objective-kind"), Key("contract", "objectives.measures"), Key("contract", "objectives.scope"),
		},
	},
	{
		Number: 6, Test: "check/testdata/agreement-before-session",
		Says: "The boundary of confidentiality is written down, all the more where there is a sponsor.",
		Homes: []Home{
			Rule("agreement-before-session"),
			Scaffold("contract.md.tmpl", "What stays between you, what a sponsor hears, and where silence ends"),
		},
	},
	{
		Number: 7, Test: "check/testdata/sponsor-role",
		Says:  "It is on record which part a sponsor plays: HR, line manager or another.",
		Homes: []Home{Rule("sponsor-role"), Key("contract", "sponsors.role")},
	},
	{
		Number: 8, Test: "check/testdata/contract-setting",
		Says:  "The way of working is agreed.",
		Homes: []Home{Rule("contract-setting"), Scaffold("contract.md.tmpl", "How you work: how a session runs")},
	},
	{
		Number: 9, Test: "check/testdata/cadence-agreed",
		Says:  "How often you meet is agreed, in a form that can be counted with.",
		Homes: []Home{Rule("cadence-agreed"), Key("contract", "cadence")},
	},
	{
		Number: 10, Test: "scaffold TestAContractHasASectionForEachTopic",
		Says:  "It is agreed who gives feedback to whom, and when.",
		Homes: []Home{Scaffold("contract.md.tmpl", "Who tells whom what, and when")},
	},
	{
		Number: 11, Test: "check/testdata/objectives-agreed",
		Says:  "Clear goals come early: one at least is agreed soon after the first session.",
		Homes: []Home{Rule("objectives-agreed")},
	},
	{
		Number: 12, Test: "ledger TestEveryHomeExists",
		Says:  "Contracting is there so that challenge is safe.",
		Homes: []Home{Page("practice", "Its point is that challenge becomes safe")},
	},
	{
		Number: 13, Test: "check/testdata/intake-parts",
		Says: "The first session explores the client's setting, the pressure on them and how decisions are made.",
		Homes: []Home{
			Rule("intake-parts"),
			Scaffold("session-intake.md.tmpl", "role, team, board, stakeholders. Where is the pressure, and how do decisions get made?"),
		},
	},
	{
		Number: 14, Test: "check/testdata/intake-parts",
		Says:  "The first session brings up what returns in how the client acts, thinks and relates.",
		Homes: []Home{Rule("intake-parts"), Scaffold("session-intake.md.tmpl", "What returns in how they act, think and relate")},
	},
	{
		Number: 15, Test: "scaffold TestEveryKindHasItsSections",
		Says:  "Beliefs that narrow the choice are noted and tested.",
		Homes: []Home{Scaffold("session-intake.md.tmpl", "Beliefs that narrow the choice. Put each as they said it, then: how do they know?")},
	},
	{
		Number: 16, Test: "scaffold TestEveryKindHasItsSections",
		Says: "The alliance counts: a bond, agreement on the goals and on the way.",
		Homes: []Home{
			Scaffold("session-intake.md.tmpl", "Do you agree on goals and on the way, and is there trust?"),
			Page("practice", "agreement on the goals, agreement on the way there, and a bond"),
		},
	},
	{
		Number: 17, Test: "check/testdata/objective-measured",
		Says: "A goal is a shift that others can see, with a sign to go by, a start and a target.",
		Homes: []Home{
			Rule("objective-measured"), Key("contract", "objectives.measures.baseline"), Key("contract", "objectives.measures.target"),
			Scaffold("session-intake.md.tmpl", "Shifts that others could see: from where, to where, and how it shows."),
		},
	},
	{
		Number: 18, Test: "check/testdata/objective-kind",
		Says:  "A goal is strategic or behavioural.",
		Homes: []Home{Rule("objective-kind"), Key("contract", "objectives.scope")},
	},
	{
		Number: 19, Test: "check/testdata/objective-kind",
		Says:  "A goal asks for performance, for mastery or for development.",
		Homes: []Home{Rule("objective-kind"), Key("contract", "objectives.orientation")},
	},
	{
		Number: 20, Test: "check/testdata/objective-priority",
		Says:  "A goal names the priority of the organisation and the result of the team that it serves.",
		Homes: []Home{Rule("objective-priority"), Key("contract", "objectives.priority"), Key("contract", "objectives.team_result")},
	},
	{
		Number: 21, Test: "check/testdata/objective-dated",
		Says: "A goal is a draft until both agree, and its earlier wording stays on record.",
		Homes: []Home{
			Rule("objective-dated"), Key("contract", "objectives.status"), Key("contract", "objectives.replaces"),
		},
	},
	{
		Number: 22, Test: "check/testdata/unknown-objective",
		Says:  "A goal shows in everyday decisions and habits: a promise may name the one that it serves.",
		Homes: []Home{Rule("unknown-objective"), Key("commitment", "objective")},
	},
	{
		Number: 23, Test: "check/testdata/cadence",
		Says:  "Two to three weeks lie between sessions unless something else is agreed.",
		Homes: []Home{Rule("cadence"), Due("booking")},
	},
	{
		Number: 24, Test: "check/testdata/promise-returned",
		Says: "The time in between is for trying, looking at the result and refining, and the next session opens with that.",
		Homes: []Home{
			Rule("promise-returned"),
			Scaffold("session-regular.md.tmpl", "what has shifted since last time, what was tried, what came of it?"),
		},
	},
	{
		Number: 25, Test: "document TestAWordOutsideAClosedListNamesTheListAndTheNearestWord",
		Says:  "Work between sessions is an action, an experiment or a reflection.",
		Homes: []Home{Key("commitment", "kind")},
		Note:  "The closed list of the key is the check.",
	},
	{
		Number: 26, Test: "check/testdata/experiment-result",
		Says: "Learning goes round from doing to reflecting, so an experiment has a result that is written down.",
		Homes: []Home{
			Rule("experiment-result"), Key("commitment", "outcome"),
			Page("practice", "an experiment without a noted result is half an experiment"),
		},
	},
	{
		Number: 27, Test: "cli/testdata/script/wrap.txtar",
		Says: "Insights, decisions and promises of a session are kept and carried on to the next.",
		Homes: []Home{
			Scaffold("session-regular.md.tmpl", "each beginning with Decision:, Reframe: or Action:"), Command("wrap"), Rule("left-jotted"),
			Letter("summary.md.tmpl", "What you took away"),
		},
	},
	{
		Number: 28, Test: "due TestPreparationIsOwedByTheClientUntilSessionOne",
		Says: "The latest feedback on the client is asked for before the first session.",
		Homes: []Home{
			Scaffold("contract.md.tmpl", "latest feedback or 360"), Key("contract", "pack.item"), Due("pack"),
			Letter("prompt-first.md.tmpl", "your latest 360 or other feedback"),
		},
	},
	{
		Number: 29, Test: "scaffold TestAContractHasASectionForEachTopic",
		Says:  "Psychometric results are asked for beforehand.",
		Homes: []Home{Scaffold("contract.md.tmpl", "psychometric results"), Key("contract", "pack.item"), Due("pack")},
	},
	{
		Number: 30, Test: "render TestEveryPageOfThePromptReadsAsWrittenByHand",
		Says: "The client's priorities, or what presses the organisation now, are asked for beforehand.",
		Homes: []Home{
			Scaffold("contract.md.tmpl", "this year's priorities"), Letter("prompt-first.md.tmpl", "your priorities for the year"),
			Due("pack"),
		},
	},
	{
		Number: 31, Test: "render TestEveryPageOfThePromptReadsAsWrittenByHand",
		Says: "A few situations that test the client are asked for beforehand.",
		Homes: []Home{
			Scaffold("contract.md.tmpl", "two or three situations that test you"), Due("pack"),
			Letter("prompt-first.md.tmpl", "two or three situations you are in the middle of"),
		},
	},
	{
		Number: 32, Test: "due TestPreparationIsOwedByTheClientUntilSessionOne",
		Says:  "What is asked for beforehand is due before the first session.",
		Homes: []Home{Due("pack"), Key("contract", "pack.received")},
	},
	{
		Number: 33, Test: "ledger TestEveryHomeExists",
		Says:  "It is on record what the coaching was asked for: a skill, a team's work, getting things done, or something else.",
		Homes: []Home{Key("contract", "commission.reason")},
	},
	{
		Number: 34, Test: "check/testdata/objectives-agreed",
		Says:  "The first session leaves common ground with the organisation, goals, and a way to measure them.",
		Homes: []Home{Rule("objectives-agreed"), Rule("objective-measured"), Rule("objective-priority")},
	},
	{
		Number: 35, Test: "scaffold TestEveryKindHasItsSections",
		Says: "Coaching is fitted to the setting, the relationship and how ready the client is.",
		Homes: []Home{
			Scaffold("session-intake.md.tmpl", "how ready are they, for what, and what would help?"),
			Page("practice", "How ready a client is, and for what, decides where to begin."),
		},
	},
	{
		Number: 36, Test: "cli/testdata/script/check-clean.txtar",
		Says: "A notebook is enough: files that were typed by hand are as good as any.",
		Homes: []Home{
			Page("practice", "A notebook will do"), Page("format", "Write the files by hand or with the tool: both are read the same."),
		},
	},
	{
		Number: 37, Test: "ledger TestResearchIsNamedOnOnePageOnly",
		Says:  "Research is named in help alone, and in nothing that somebody is sent.",
		Homes: []Home{Page("practice", "## To read")},
	},
}
