package coaching

// CommitmentStatus is what became of a promise.
type CommitmentStatus string

// The states of a commitment.
const (
	Open    CommitmentStatus = "open"
	Kept    CommitmentStatus = "kept"
	Partly  CommitmentStatus = "partly"
	Missed  CommitmentStatus = "missed"
	Dropped CommitmentStatus = "dropped"
	Carried CommitmentStatus = "carried"
)

// Owner is who owes something.
type Owner string

// The owners of commitments and due items.
const (
	OwnerCoach   Owner = "coach"
	OwnerClient  Owner = "client"
	OwnerSponsor Owner = "sponsor"
)

// NextSession is the word in `by` for the start of the next coaching session.
const NextSession = "next-session"

// A Commitment is a promise with its three parts: what, by when, and what success looks like.
type Commitment struct {
	Source
	Name string // the file's name without .md

	What          string
	By            Moment
	ByNextSession bool
	Success       string
	Owner         Owner
	Session       string // the name of the session it was made in, as written
	Kind          string
	StatedBy      string
	Objective     string
	Cue           string
	Partner       string
	Status        CommitmentStatus
	CarriedTo     string
	Reviewed      []string
	Outcome       string
	Done          Moment
	InDoubt       bool // whose it is, or which objective it serves, may not be what was understood
}

// NameDay is the day that the promise's file is named after, if it is.
func (c *Commitment) NameDay() (day Date, named bool) {
	if len(c.Name) < len("2026-03-16") {
		return Date{}, false
	}
	day, err := ParseDate(c.Name[:len("2026-03-16")])
	return day, err == nil
}
