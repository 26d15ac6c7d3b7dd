package document

import "coachctl/internal/coaching"

// Form is what a value must look like.
type Form uint8

// The forms of values. Rows in the tables say which one a key takes.
const (
	Text      Form = iota // any text on one line or several
	Line                  // any text on one line
	ID                    // a short name: letters, digits, hyphens, underscores, dots
	Email                 // an e-mail address
	Day                   // 2026-03-16
	At                    // 2026-03-16 or 2026-03-16T15:00, with or without an offset
	Start                 // 2026-03-16T15:00, with or without an offset
	By                    // At, or the word next-session
	Length                // 24h, 7d, 2w
	Gap                   // weekly, biweekly, monthly, 10d-14d
	Whole                 // a whole number from Min to Max
	Number                // a number
	Truth                 // true or false
	Word                  // one of Words
	WordList              // a list out of Words
	TextList              // a list of texts
	Zone                  // an IANA time zone
	Group                 // a map with Fields
	GroupList             // a list of maps with Fields
	WordMap               // a map from any name to one of Words
	TextMap               // a map from any name to a text
	NumberMap             // a map from any name to a number
	Levels                // five texts under -2 to +2
	Anything
)

// A Field is one row of a type's table: all that parsing, checking, editing, completion, schema and help know of a key.
type Field struct {
	Key      string
	Form     Form
	Words    []string // the closed list
	Min, Max int      // of a Whole
	Fields   []Field  // of a Group or GroupList
	Required bool     // its absence is an error
	Needed   bool     // without a sound value the file cannot be read as its type
	Fact     bool     // a day that has been: a weekday in it is the latest one
	Discreet bool     // the coach's eyes only: a finding, which others may read, does not say what stands there
	Opens    bool     // lets somebody else read more: only a person's own hand writes it
	Doc      string   // one sentence
}

// Fields is the table of a type, in the order in which a new key is placed.
func Fields(t coaching.Type) []Field {
	switch t {
	case coaching.TypePractice:
		return practiceFields
	case coaching.TypeContract:
		return contractFields
	case coaching.TypeSession:
		return sessionFields
	case coaching.TypeCommitment:
		return commitmentFields
	}
	return nil
}

// FieldOf finds the row of a key.
func FieldOf(table []Field, key string) (Field, bool) {
	for _, f := range table {
		if f.Key == key {
			return f, true
		}
	}
	return Field{}, false
}

var practiceFields = []Field{
	{Key: "coach", Form: Line, Required: true, Doc: "The coach's name, as letters are signed."},
	{Key: "email", Form: Email, Doc: "The coach's address."},
	{Key: "timezone", Form: Zone, Required: true, Needed: true, Doc: "The coach's time zone, as Europe/London."},
	{Key: "defaults", Form: Group, Doc: "What holds where a contract does not say otherwise.", Fields: []Field{
		{Key: "cadence", Form: Gap, Doc: "The gap between sessions."},
		{Key: "session_minutes", Form: Whole, Min: 1, Max: 480, Doc: "Length of a session."},
		{Key: "intake_minutes", Form: Whole, Min: 1, Max: 480, Doc: "Length of an intake."},
		{Key: "summary_within", Form: Length, Doc: "How long after a session its summary is due."},
		{Key: "prompt_opens", Form: Length, Doc: "How long before a session its questions may go out."},
		{Key: "prompt_closes", Form: Length, Doc: "How long before a session its questions are due."},
		{Key: "report_within", Form: Length, Doc: "How long after a review its report is due."},
	}},
}

var contractFields = []Field{
	{Key: "type", Form: Word, Words: []string{"contract", "session", "commitment"}, Required: true, Needed: true, Doc: "Always contract."},
	{Key: "client", Form: Line, Required: true, Doc: "The person who is coached."},
	{Key: "client_called", Form: Line, Doc: "How letters address the client; the whole name when absent."},
	{Key: "client_email", Form: Email, Doc: "The client's address."},
	{Key: "client_role", Form: Line, Doc: "The client's position."},
	{Key: "organisation", Form: Line, Doc: "Where the client works."},
	{Key: "sponsors", Form: GroupList, Doc: "Who pays for or backs the engagement; none, one or several.", Fields: []Field{
		{Key: "name", Form: Line, Required: true, Doc: "The sponsor's name."},
		{Key: "role", Form: Word, Words: []string{"hr", "line-manager", "other"}, Doc: "The sponsor's part."},
		{Key: "email", Form: Email, Doc: "The sponsor's address."},
		{Key: "from", Form: Day, Doc: "The first day of their part."},
		{Key: "to", Form: Day, Doc: "The last day of their part."},
	}},
	{
		Key: "status", Form: Word, Words: []string{"draft", "agreed", "completed", "ended", "declined"}, Required: true, Needed: true,
		Doc: "Where the engagement stands.",
	},
	{Key: "agreed", Form: Day, Fact: true, Doc: "The day the written agreement was made, its confidentiality boundary included."},
	{Key: "start", Form: Day, Doc: "The first day of the term."},
	{Key: "end", Form: Day, Doc: "The last day of the term."},
	{Key: "sessions", Form: Whole, Min: 1, Max: 999, Doc: "How many coaching sessions are agreed; absent when open-ended."},
	{Key: "cadence", Form: Gap, Doc: "The agreed gap between sessions."},
	{Key: "cadence_changes", Form: GroupList, Doc: "Dated changes of the cadence.", Fields: []Field{
		{Key: "from", Form: Day, Required: true, Doc: "The first day of the new cadence."},
		{Key: "cadence", Form: Gap, Required: true, Doc: "The new cadence."},
		{Key: "reason", Form: Text, Doc: "Why it changed."},
	}},
	{Key: "pauses", Form: GroupList, Doc: "Stretches without sessions.", Fields: []Field{
		{Key: "from", Form: Day, Required: true, Doc: "The first day of the pause."},
		{Key: "to", Form: Day, Doc: "The day the pause is over; absent while nobody knows."},
		{Key: "reason", Form: Text, Doc: "Why."},
	}},
	{Key: "session_minutes", Form: Whole, Min: 1, Max: 480, Doc: "Length of a session."},
	{Key: "intake_minutes", Form: Whole, Min: 1, Max: 480, Doc: "Length of the intake."},
	{Key: "midpoint", Form: Whole, Min: 2, Max: 999, Doc: "The number of the midpoint session; half, rounded up, when absent."},
	{Key: "timezone", Form: Zone, Needed: true, Doc: "The zone of the engagement's times; the practice's when absent."},
	{Key: "cancellation", Form: Length, Doc: "The notice a cancellation wants, as 24h."},
	{Key: "summary", Form: Word, Words: []string{"within-24h", "none"}, Doc: "Whether a summary follows each session."},
	{Key: "prompt", Form: Word, Words: []string{"yes", "none"}, Doc: "Whether questions go out before each session."},
	{
		Key: "sponsor_sees", Form: WordList, Opens: true, Words: []string{"objectives", "measures", "verdict", "attendance"},
		Doc: "What a sponsor is shown; objectives and verdict when absent, nothing when empty.",
	},
	{Key: "consents", Form: GroupList, Opens: true, Doc: "What the client allows one recipient to see.", Fields: []Field{
		{Key: "scope", Form: Word, Words: []string{"measures", "attendance", "commitments"}, Required: true, Doc: "What may be seen."},
		{Key: "recipient", Form: Line, Required: true, Doc: "By exactly whom."},
		{Key: "given", Form: Day, Fact: true, Required: true, Doc: "Since when."},
		{Key: "how", Form: Word, Words: []string{"written"}, Required: true, Doc: "Only in writing."},
		{Key: "withdrawn", Form: Day, Fact: true, Doc: "Until when."},
	}},
	{Key: "log_consent", Form: Day, Fact: true, Doc: "The day the client agreed to be named in the coach's log of hours."},
	{Key: "paid", Form: Truth, Doc: "false for pro bono."},
	{Key: "commission", Form: Group, Discreet: true, Doc: "Why the coaching was asked for; the coach's eyes only.", Fields: []Field{
		{Key: "reason", Form: Text, Doc: "The real reason."},
		{Key: "told_client", Form: Text, Doc: "What the client was told of it."},
	}},
	{Key: "purpose", Form: Group, Doc: "What the engagement is for, in the client's own terms.", Fields: []Field{
		{Key: "text", Form: Text, Doc: "The purpose."},
		{Key: "owner", Form: Word, Words: []string{"client", "organisation", "both"}, Doc: "Whose wording it is."},
		{Key: "evidence", Form: Text, Doc: "How both will know."},
		{Key: "reviewed", Form: Day, Fact: true, Doc: "The day it was looked at again."},
	}},
	{Key: "stakeholders", Form: GroupList, Doc: "The people around the client.", Fields: []Field{
		{Key: "name", Form: Line, Required: true, Doc: "The name."},
		{Key: "relation", Form: Text, Doc: "What they are to the client."},
	}},
	{Key: "pack", Form: GroupList, Doc: "What is asked for before session 1.", Fields: []Field{
		{Key: "item", Form: Text, Required: true, Doc: "The thing asked for."},
		{Key: "received", Form: Day, Fact: true, Doc: "The day it came."},
	}},
	{Key: "objectives", Form: GroupList, Doc: "What the engagement works towards.", Fields: objectiveFields},
	{Key: "reasons", Form: TextMap, Doc: "Why a warning does not apply here, by rule."},
}

var objectiveFields = []Field{
	{Key: "id", Form: ID, Required: true, Doc: "A short name, never changed."},
	{Key: "statement", Form: Text, Required: true, Doc: "The objective, as the client says it."},
	{Key: "scope", Form: Word, Words: []string{"strategic", "behavioural"}, Doc: "Which kind of shift."},
	{Key: "orientation", Form: Word, Words: []string{"performance", "mastery", "developmental"}, Doc: "What it asks of the client."},
	{Key: "priority", Form: Text, Doc: "The organisational priority it serves."},
	{Key: "team_result", Form: Text, Doc: "The result of the team it serves."},
	{Key: "status", Form: Word, Words: []string{"draft", "agreed", "met", "dropped"}, Required: true, Doc: "Where it stands."},
	{Key: "agreed", Form: Day, Fact: true, Doc: "The day it was agreed."},
	{Key: "for_sponsor", Form: Truth, Opens: true, Doc: "true lets a sponsor see it."},
	{Key: "replaces", Form: ID, Doc: "The objective that this one rewords."},
	{Key: "measures", Form: GroupList, Doc: "How progress is seen.", Fields: []Field{
		{Key: "id", Form: ID, Required: true, Doc: "A short name, never changed."},
		{Key: "name", Form: Line, Doc: "What is measured."},
		{Key: "kind", Form: Word, Words: []string{"count", "feedback", "self-rating", "gas"}, Required: true, Doc: "How it is measured."},
		{Key: "unit", Form: Text, Doc: "The unit of the figures."},
		{Key: "baseline", Form: Number, Doc: "The figure before the work."},
		{Key: "target", Form: Number, Doc: "The figure aimed at."},
		{Key: "rater", Form: Text, Doc: "Who gives the figure."},
		{Key: "levels", Form: Levels, Doc: "The five levels of a goal scale, -2 to +2, written before the work."},
		{Key: "weight", Form: Number, Doc: "How much it counts among goal scales."},
	}},
}
