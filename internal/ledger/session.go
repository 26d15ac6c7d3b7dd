package ledger

// session is how an ordinary session runs, and what the first one is instead.
var session = []Entry{
	{
		Number: 38, Test: "check/testdata/phases-in-order",
		Says: "A session goes from check-in to agenda, core work, commitments and close, each with a purpose of its own.",
		Homes: []Home{
			Rule("phases-in-order"), Scaffold("session-regular.md.tmpl", "Arrive, and pick up the thread"),
		},
	},
	{
		Number: 39, Test: "check/testdata/phase-minutes",
		Says:  "The check-in takes five to ten minutes of an hour.",
		Homes: []Home{Rule("phase-minutes")},
	},
	{
		Number: 40, Test: "check/testdata/phase-minutes",
		Says:  "Setting the agenda takes about five minutes.",
		Homes: []Home{Rule("phase-minutes")},
	},
	{
		Number: 41, Test: "check/testdata/phase-minutes",
		Says:  "Core work takes thirty to thirty-five minutes of an hour.",
		Homes: []Home{Rule("phase-minutes")},
	},
	{
		Number: 42, Test: "check/testdata/phase-minutes",
		Says:  "Commitments take five to ten minutes.",
		Homes: []Home{Rule("phase-minutes")},
	},
	{
		Number: 43, Test: "check/testdata/phase-minutes",
		Says:  "The close takes about two minutes.",
		Homes: []Home{Rule("phase-minutes")},
	},
	{
		Number: 44, Test: "check/testdata/phase-total",
		Says:  "The parts add up to the hour: each may be in its range and the whole still not fit.",
		Homes: []Home{Rule("phase-total")},
	},
	{
		Number: 45, Test: "check/testdata/reason-empty",
		Says: "The order of an hour bends for what is urgent: a reason in the file settles it, and plan and fact are kept apart.",
		Homes: []Home{
			Rule("phase-minutes"), Rule("phase-total"), Rule("reason-empty"), Rule("reason-unknown"), Rule("reason-unneeded"),
			Rule("reason-for-law"), Key("session", "reasons"), Key("session", "actual_minutes"),
		},
	},
	{
		Number: 46, Test: "check/testdata/promise-returned",
		Says: "A session opens with what was promised at the last, and each open promise gets its outcome.",
		Homes: []Home{
			Rule("promise-returned"), Rule("unknown-session"), Command("wrap"),
			Scaffold("session-regular.md.tmpl", "End each promise with: — kept, — partly: NOTE"),
		},
	},
	{
		Number: 47, Test: "scaffold TestEveryKindHasItsSections",
		Says: "The opening notes what has shifted since last time.",
		Homes: []Home{
			Scaffold("session-regular.md.tmpl", "what has shifted since last time"), Letter("brief.md.tmpl", "Shifted last time:"),
		},
	},
	{
		Number: 48, Test: "check/testdata/agenda-count",
		Says:  "The agenda holds one or two matters.",
		Homes: []Home{Rule("agenda-count"), Scaffold("session-regular.md.tmpl", "A list of the one or two matters")},
	},
	{
		Number: 49, Test: "check/testdata/valuable-if",
		Says: "The client says what would make the session worth it, and the answer is kept.",
		Homes: []Home{
			Rule("valuable-if"), Rule("misspelt-label"), Scaffold("session-regular.md.tmpl", "then what would make this hour worth it"),
		},
	},
	{
		Number: 50, Test: "render TestEveryPageOfThePromptReadsAsWrittenByHand",
		Says: "The agenda goes to the matter that would change most, not to the latest one.",
		Homes: []Home{
			Scaffold("session-regular.md.tmpl", "matters that would change most, not the latest"),
			Letter("prompt-regular.md.tmpl", "not the loudest thing, the one that would change most"),
			Page("practice", "which is seldom what came in last"),
		},
	},
	{
		Number: 51, Test: "scaffold TestEveryKindHasItsSections",
		Says: "What is presented is kept apart from what it turns out to be.",
		Homes: []Home{
			Scaffold("session-regular.md.tmpl", "What was presented, and what it turns out to be."),
			Page("practice", "What is presented and what it is about are often two things."),
		},
	},
	{
		Number: 52, Test: "scaffold TestEveryKindHasItsSections",
		Says:  "Core work notes which beliefs were tested and which options were weighed.",
		Homes: []Home{Scaffold("session-regular.md.tmpl", "Beliefs tested: how do they know? Options weighed.")},
	},
	{
		Number: 53, Test: "ledger TestEveryHomeExists",
		Says:  "The coach asks and turns things round, and prescribes nothing, so advice has no field.",
		Homes: []Home{Page("practice", "there is no field for the advice you gave")},
	},
	{
		Number: 54, Test: "check/testdata/commitment-success",
		Says: "A promise has three parts: what, by when, and what it looks like when it is done.",
		Homes: []Home{
			Rule("commitment-success"), Rule("promise-dates"), Rule("left-jotted"), Key("commitment", "what"), Key("commitment", "by"),
			Key("commitment", "success"),
		},
	},
	{
		Number: 55, Test: "check/testdata/stated-by-coach",
		Says: "The client says the promise, and the coach notes it.",
		Homes: []Home{
			Rule("stated-by-coach"), Key("commitment", "stated_by"), Scaffold("session-regular.md.tmpl", "The client says it, you note it."),
		},
	},
	{
		Number: 56, Test: "check/testdata/promise-returned",
		Says: "Every promise is returned to at the next session.",
		Homes: []Home{
			Rule("promise-returned"), Rule("unknown-session"), Rule("unknown-promise"), Rule("carried-to"), Rule("promise-dates"),
			Due("commitment"),
		},
	},
	{
		Number: 57, Test: "scaffold TestEveryKindHasItsSections",
		Says: "Two promises are often enough, and to stop doing something is one.",
		Homes: []Home{
			Key("commitment", "kind"), Scaffold("session-regular.md.tmpl", "To stop something counts."),
			Page("practice", "Two promises are often enough"),
		},
	},
	{
		Number: 58, Test: "document TestWhatShiftedIsALabelledLineUnderClose",
		Says: "The close keeps what has shifted in the hour.",
		Homes: []Home{
			Scaffold("session-regular.md.tmpl", "What has shifted today, as the client says it."), Letter("summary.md.tmpl", "What shifted:"),
		},
	},
	{
		Number: 59, Test: "due TestASummaryIsOwedForACoachingSessionThatWasHeld",
		Says: "A written summary goes out within a day of the session, unless the contract says otherwise.",
		Homes: []Home{
			Rule("sent-in-order"), Due("summary"), Command("summary"), Key("contract", "summary"), Key("session", "summary_sent"),
		},
	},
	{
		Number: 60, Test: "audience TestWhatIsPrivateReachesNoPage",
		Says: "A summary holds what may be shared, agenda, takeaways, promises and the next date, and never a private note.",
		Homes: []Home{
			Rule("share-private"), Rule("share-unknown"), Rule("three-way-content"), View("ClientSummary"),
			Page("audiences", "What no list names is yours alone"),
		},
	},
	{
		Number: 61, Test: "check/testdata/intake-length",
		Says: "The first session is of a kind of its own, where you take stock.",
		Homes: []Home{
			Rule("intake-length"), Rule("variant-place"), Key("session", "kind"),
			Scaffold("session-intake.md.tmpl", "What made this the moment to begin?"),
		},
	},
	{
		Number: 62, Test: "check/testdata/intake-length",
		Says:  "The intake takes seventy-five to ninety minutes, and is not held to the parts of an ordinary hour.",
		Homes: []Home{Rule("intake-length"), Key("contract", "intake_minutes")},
	},
	{
		Number: 63, Test: "check/testdata/intake-parts",
		Says: "The intake covers the client's setting, the goals and what an assessment showed.",
		Homes: []Home{
			Rule("intake-parts"), Scaffold("session-intake.md.tmpl", "## Leadership context"), Scaffold("session-intake.md.tmpl", "## Goals"),
			Scaffold("session-intake.md.tmpl", "## Assessment debrief"),
		},
	},
	{
		Number: 64, Test: "check/testdata/objectives-agreed",
		Says: "By the second session there are objectives that both put in the same words.",
		Homes: []Home{
			Rule("objectives-agreed"), Scaffold("session-intake.md.tmpl", "Agreed ones go into the contract by session 2."),
		},
	},
	{
		Number: 65, Test: "scaffold TestGuidanceFollowsTheStageOfTheEngagement",
		Says: "Early sessions serve the change at hand, middle ones the pattern beneath it, late ones what stays and comes next.",
		Homes: []Home{
			Scaffold("session-regular.md.tmpl", "Early on, serve the transition at hand."),
			Scaffold("session-regular.md.tmpl", "By now, look for the pattern underneath."),
			Scaffold("session-regular.md.tmpl", "Towards the end: what holds, and what comes next."),
			Letter("prompt-regular.md.tmpl", "Which moment since we met showed it again"),
			Page("practice", "Early sessions serve the change at hand"),
			Letter("brief-questions.tmpl", "What in the change around you matters most today?"),
			Letter("brief-questions.tmpl", "Where else does this happen?"), Letter("brief-questions.tmpl", "What holds by now without us?"),
		},
	},
}
