package sample

import "strings"

var (
	openings = []string{
		"We began with", "What stood in the room was", "Underneath it lay", "Most of the hour went to", "The first thing named was",
		"The story that came up was", "A second look went to", "What had moved since last time was", "It turned out to be about",
	}
	matters = []string{
		"the paper for the board and who opens it", "a decision that two teams wait for", "the meeting on Thursdays that nobody ends",
		"how bad news travels upwards", "what happens when the chair looks down", "the handover to the new head of finance",
		"a colleague who agrees and then does not act", "the hour before a presentation", "what is delegated and then taken back",
		"a promotion that was passed over in silence", "the plan for the two sites", "who speaks first when figures are missed",
	}
	turns = []string{
		"Asked how they know, the answer was one meeting two years ago.", "The assumption was put in one sentence and looked smaller.",
		"There was a long silence, and then a shorter version.", "Two options were weighed; the third came last and stayed.",
		"We tried the opening sentence aloud until it fitted.", "The cost of waiting was named for the first time.",
		"What a good colleague would advise was easy to say.", "I noticed how quickly we came to solutions, and said so.",
		"The pattern from spring was recognised without my help.", "We drew who depends on whom, and one line was missing.",
		"Less was at stake than it had seemed on Monday.", "I said what I saw and asked what it was worth.",
	}
	deeds = []string{
		"Speak with the head of finance before the paper goes out", "Open the item with the recommendation, in one sentence",
		"Leave the release order as the team set it", "Ask two colleagues what they saw me do in the meeting",
		"Say no to one request that belongs elsewhere", "Write down what I want before each one-to-one",
		"Hand the weekly call to my deputy and stay away", "Name the disagreement while everybody is in the room",
		"Block the morning before the board and keep it", "Tell the team what I do not know yet",
		"End the Thursday meeting with one decision and a name", "Stop explaining to those who already agree",
	}
	shows = []string{
		"We have agreed who opens, and it was not me", "Nobody asks me what I want to know", "One line each, brought to the next session",
		"It is done by the day and I did not check twice", "They can say it back in their own words", "The decision stands a week later",
	}
	hopes = []string{
		"I know what I say in the first minute", "I leave with one thing and not five", "I can say it without the slides",
		"I know which of the two I am protecting", "the next conversation has a first sentence",
	}
	shifts = []string{
		"It is about the authority I already hold", "I wait for a permission that nobody gives", "The rush is mine and not theirs",
		"Being clear early is kinder than being thorough late", "I can be new at this and lead it",
	}
	findings = []string{
		"It went shorter than feared, and the answer was yes.", "Half of it: the talk was held and the date is still open.",
		"The week filled up; the first step alone was taken.", "No longer needed since the plan has changed.",
	}
	objectives = []string{
		"I say what I want first and hold it", "My leads take the decisions that are theirs",
		"Disputes between our two teams end where they begin",
		"I bring bad news early and without an annex", "People leave my meetings knowing what was decided",
	}
	priorities = []string{
		"One plan for both sites by the autumn", "Two product teams that work as one", "A budget that holds", "A safe handover",
	}
)

// prose is a paragraph of so many sentences, in lines of about a hundred columns.
func (d dice) prose(sentences int) string {
	var words []string
	for i := range sentences {
		s := pick(d, turns)
		if i%2 == 0 {
			s = pick(d, openings) + " " + pick(d, matters) + "."
		}
		words = append(words, strings.Fields(s)...)
	}
	var out strings.Builder
	column := 0
	for i, w := range words {
		switch {
		case i == 0:
		case column+1+len(w) > 100:
			out.WriteByte('\n')
			column = 0
		default:
			out.WriteByte(' ')
			column++
		}
		out.WriteString(w)
		column += len(w)
	}
	return out.String()
}

// two are different lines of a list.
func (d dice) two(from []string) (first, second string) {
	i := d.IntN(len(from))
	return from[i], from[(i+1+d.IntN(len(from)-1))%len(from)]
}
