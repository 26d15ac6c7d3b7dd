package ledger

// engagement is what runs through the months: reviews, the sponsor, the rhythm, the questions before, the evidence.
var engagement = []Entry{
	{
		Number: 66, Test: "due TestTheMidpointIsOwedOnceTheSessionBeforeItIsUsed",
		Says: "Halfway, at the sixth of twelve sessions, progress is formally reviewed.",
		Homes: []Home{
			Rule("midpoint-place"), Rule("midpoint-half"), Rule("midpoint-in-plan"), Due("midpoint"), Key("contract", "midpoint"),
		},
	},
	{
		Number: 67, Test: "check/testdata/midpoint-parts",
		Says: "The review has three parts: the objectives as first agreed, what has changed around them, and where to look now.",
		Homes: []Home{
			Rule("midpoint-parts"), Rule("unknown-objective"), Scaffold("session-midpoint.md.tmpl", "## Progress against objectives"),
			Scaffold("session-midpoint.md.tmpl", "## Stakeholder context"), Scaffold("session-midpoint.md.tmpl", "## Second half"),
		},
	},
	{
		Number: 68, Test: "check/testdata/frozen-objective",
		Says: "An objective and its start stay readable as they were: a change is added, and nothing is written over.",
		Homes: []Home{
			Rule("frozen-objective"), Rule("frozen-measure"), Rule("baseline-first"), Rule("objective-dated"), Rule("duplicate-id"),
			Scaffold("session-midpoint.md.tmpl", "A new wording is a new objective in the contract; the old one stays readable."),
			View("Progress"), Page("measures", "An objective that was worded anew stays readable too"),
		},
	},
	{
		Number: 69, Test: "check/testdata/report-unseen",
		Says: "Nobody hears of a session, employer included, unless the client agreed in writing: to what, for whom, since when.",
		Homes: []Home{
			Rule("report-unseen"), Rule("report-seen-late"), Rule("unknown-recipient"), Rule("company-address"), Rule("reason-for-law"),
			Rule("three-way-content"), View("SponsorReport"),
			Key("contract", "consents.scope"), Key("contract", "consents.recipient"), Key("contract", "consents.how"),
		},
	},
	{
		Number: 70, Test: "audience TestEachLineOfASponsorsPageIsInTheContract",
		Says: "A sponsor is told, in outline, how the objectives go, and no more.",
		Homes: []Home{
			Rule("report-unseen"), Rule("report-beyond-contract"), Rule("report-session"), Key("contract", "sponsor_sees"),
			View("SponsorReport"), Command("report"), Letter("report.md.tmpl", "where things stand at the"),
			Scaffold("contract.md.tmpl", "Your sponsor hears which objectives we chose to share and whether they are on track."),
		},
	},
	{
		Number: 71, Test: "due TestAReportIsOwedToASponsorWhoIsShownSomething",
		Says:  "A sponsor's report is due at the midpoint and at the end.",
		Homes: []Home{Rule("report-beyond-contract"), Rule("report-session"), Due("report"), Command("report"), Key("session", "report_sent")},
	},
	{
		Number: 72, Test: "audience TestWhatIsNotContractedReachesNoSponsor",
		Says: "A sponsor's report holds nothing of a session, no words of anybody, and no behaviour that was not released.",
		Homes: []Home{
			Rule("report-unseen"), Rule("report-seen-late"), Rule("three-way-content"), Key("session", "report_agreed"),
			View("SponsorReport"), View("ClientDraft"), Letter("report.md.tmpl", "What is said in the sessions stays between"),
			Scaffold("session-sponsor.md.tmpl", "Three of you, and no content of any session."),
		},
	},
	{
		Number: 73, Test: "check/testdata/agreement-before-session",
		Says: "The boundary stands in a written agreement before the first session.",
		Homes: []Home{
			Rule("agreement-before-session"), Rule("agreement-late"), Rule("draft-in-use"),
			Rule("contract-missing"), Rule("agreed-date"), Rule("reason-for-law"),
			Due("agreement"), Key("contract", "agreed"),
		},
	},
	{
		Number: 74, Test: "scaffold TestEveryKindHasItsSections",
		Says: "What holds between the two does more than technique, so the fit is noted.",
		Homes: []Home{
			Scaffold("session-chemistry.md.tmpl", "Each of you asks: can I do honest work with this person?"),
			Page("practice", "What holds between the two of you does more than any technique."),
		},
	},
	{
		Number: 75, Test: "scaffold TestEveryKindHasItsSections",
		Says: "A free first call shows how you work and where it may lead, and both weigh each other.",
		Homes: []Home{
			Rule("chemistry-late"), Scaffold("session-chemistry.md.tmpl", "how a session runs, the likely focus, the whole of it."),
			Key("session", "client_fit"), Key("session", "coach_fit"), Page("practice", "A first call costs the client nothing"),
		},
		Note: "Many engagements begin without one, so none is asked for; what came of one is checked.",
	},
	{
		Number: 76, Test: "check/testdata/declined-coaching",
		Says:  "Where it does not fit, nothing begins.",
		Homes: []Home{Rule("declined-coaching"), Rule("fit-changed"), Scaffold("session-chemistry.md.tmpl", "A no is a good answer")},
	},
	{
		Number: 77, Test: "render TestOnlyTheFirstTwoPromptsInviteTheRealVersion",
		Says: "A client who trusts brings the problem itself, so the questions invite it.",
		Homes: []Home{
			Letter("prompt-regular.md.tmpl", "Bring it as it is, not the version you would present."),
			Page("practice", "Who trusts you brings the problem itself"),
		},
	},
	{
		Number: 78, Test: "check/testdata/session-length",
		Says: "Every two weeks for an hour is the usual rhythm.",
		Homes: []Home{
			Rule("session-length"), Rule("cadence"), Due("booking"), Key("practice", "defaults.cadence"),
			Key("practice", "defaults.session_minutes"),
		},
	},
	{
		Number: 79, Test: "check/testdata/cadence-reason",
		Says: "The rhythm is weekly, fortnightly or monthly, and a change of it has a date and a reason.",
		Homes: []Home{
			Rule("cadence"), Rule("cadence-reason"), Key("contract", "cadence_changes.from"), Key("contract", "cadence_changes.reason"),
		},
	},
	{
		Number: 80, Test: "check/testdata/monthly-while-open",
		Says:  "Monthly is for when the main objectives are met, weekly for a change with much at stake.",
		Homes: []Home{Rule("monthly-while-open")},
		Note:  "Weekly without such a change is not found: nothing in the files tells a transition.",
	},
	{
		Number: 81, Test: "scaffold TestAPlanGivesSessionsAndEnd",
		Says:  "Two plans are at hand: twelve sessions in six months, and twenty-four in twelve.",
		Homes: []Home{Command("new contract"), Key("contract", "sessions"), Key("contract", "end")},
	},
	{
		Number: 82, Test: "check/testdata/term-fit",
		Says:  "The sessions that are left fit into the time that is left.",
		Homes: []Home{Rule("term-fit"), Rule("sessions-over"), Due("booking")},
	},
	{
		Number: 83, Test: "ledger TestEveryHomeExists",
		Says: "In between, a client tries an approach, has the avoided talk, asks for a reaction or watches for a pattern.",
		Homes: []Home{
			Page("practice", "try an approach in one named meeting, have the talk that was put off, ask around for a reaction"),
			Key("commitment", "kind"),
		},
	},
	{
		Number: 84, Test: "due TestAPromptIsOwedUntilTheSessionBegins",
		Says:  "Questions go out between two days and one day before each session.",
		Homes: []Home{Rule("sent-in-order"), Due("prompt"), Command("prompt"), Key("session", "prompt_sent")},
	},
	{
		Number: 85, Test: "render TestEveryPageOfThePromptReadsAsWrittenByHand",
		Says:  "The questions are few and to the point.",
		Homes: []Home{Letter("prompt-regular.md.tmpl", "Three questions before then:")},
	},
	{
		Number: 86, Test: "audience TestAPromptListsThePromisesThatAreOpenNow",
		Says: "They ask what matters most, what would make the hour worth it, and what became of the promises.",
		Homes: []Home{
			Letter("prompt-regular.md.tmpl", "What matters most to work on now"),
			Letter("prompt-regular.md.tmpl", "What would make our time worth it?"),
			Letter("parts.tmpl", "And where are you with what you set out to do?"), View("ClientPrompt"),
		},
	},
	{
		Number: 87, Test: "render TestOnlyTheFirstTwoPromptsInviteTheRealVersion",
		Says: "They invite the real matter rather than the safe one, and a moment rather than a subject.",
		Homes: []Home{
			Letter("prompt-regular.md.tmpl", "Bring it as it is"), Letter("prompt-regular.md.tmpl", "Which moment since we met shows it best?"),
		},
	},
	{
		Number: 88, Test: "check/testdata/unknown-measure",
		Says: "Progress is measured against the engagement's own objectives and no general scale.",
		Homes: []Home{
			Rule("objective-measured"), Rule("duplicate-id"), Rule("unknown-objective"), Rule("unknown-measure"), Command("progress"),
		},
	},
	{
		Number: 89, Test: "check/testdata/objective-measured",
		Says: "An objective is followed by counts, by feedback or by the client's own rating.",
		Homes: []Home{
			Rule("objective-measured"), Rule("unknown-measure"), Rule("scale-levels"), Key("contract", "objectives.measures.kind"),
		},
	},
	{
		Number: 90, Test: "check/testdata/reading-rater",
		Says:  "Each figure says when it was taken and who gave it.",
		Homes: []Home{Rule("reading-rater"), Rule("reading-level"), Key("session", "readings"), Key("session", "rater"), View("Progress")},
	},
	{
		Number: 91, Test: "ledger TestEveryHomeExists",
		Says: "Sessions are between two people, mostly on a screen.",
		Homes: []Home{
			Scaffold("contract.md.tmpl", "How many sessions, how long, how often and where"),
			Page("practice", "Most sessions are between two people and on a screen."),
		},
		Note: "Where a session took place has no key: nothing would read it.",
	},
	{
		Number: 92, Test: "check/testdata/session-length",
		Says:  "An hour is usual, three quarters do once the rhythm is set, and the parts of the hour shrink with it.",
		Homes: []Home{Rule("phase-minutes"), Rule("intake-length"), Rule("session-length"), Key("session", "minutes")},
		Note:  "From when on the rhythm is set is the coach's judgement; three quarters of an hour are right at any time.",
	},
	{
		Number: 93, Test: "ledger TestEveryHomeExists",
		Says: "The client chooses the topics.",
		Homes: []Home{
			Scaffold("contract.md.tmpl", "The client brings the topics and makes the decisions"),
			Page("practice", "The client chooses the topics"),
		},
		Note: "Who set the agenda leaves no trace that could be checked without asking the coach to tick a box.",
	},
	{
		Number: 94, Test: "ledger TestEveryHomeExists",
		Says: "Leaders bring the same few subjects: transition, presence, boards, stakeholders, uncertainty, teams, big moments.",
		Homes: []Home{
			Page("practice", "a new role, presence, the board and the people around it, those with a stake in it"),
		},
	},
	{
		Number: 95, Test: "check/testdata/clinical-words",
		Says: "Coaching looks forward and is no therapy; what belongs elsewhere is passed on.",
		Homes: []Home{
			Rule("clinical-words"), Scaffold("contract.md.tmpl", "It looks forward and is not therapy"),
			Page("practice", "When what you hear belongs with a doctor or a therapist, say so"),
		},
	},
	{
		Number: 96, Test: "check/testdata/clinical-words",
		Says:  "A feeling is noted where it bears on how the client leads.",
		Homes: []Home{Rule("clinical-words"), Page("practice", "A feeling belongs in the record where it bears on how somebody leads")},
	},
	{
		Number: 97, Test: "ledger TestNoPageAndNoTemplateHoldsAPercentage",
		Says:  "No figure about the returns of coaching is printed.",
		Homes: []Home{Page("practice", "no page here prints a return on investment, or any figure from a study")},
	},
	{
		Number: 98, Test: "ledger TestEveryHomeExists",
		Says:  "A session is no report on the week, no cheering and no advice.",
		Homes: []Home{Page("practice", "It is no progress meeting and no cheering from the sidelines.")},
	},
	{
		Number: 99, Test: "document TestKeysOfOtherToolsAreAcceptedEverywhere",
		Says:  "The competencies that a professional body names may be noted as tags.",
		Homes: []Home{Page("practice", "the competencies that your professional body lists can be noted there too"), Page("format", "`tags`")},
	},
	{
		Number: 100, Test: "check/testdata/closing-parts",
		Says: "An engagement ends with a last review, what is to stay, a word to the sponsor and the next step.",
		Homes: []Home{
			Rule("closing-parts"), Due("closing"), Scaffold("session-closing.md.tmpl", "## Final review"),
			Scaffold("session-closing.md.tmpl", "## Consolidation"), Scaffold("session-closing.md.tmpl", "## Next step"),
		},
	},
}
