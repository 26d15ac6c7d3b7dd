package coaching

import "time"

// ContractStatus is where an engagement stands.
type ContractStatus string

// The states of a contract.
const (
	Draft     ContractStatus = "draft"
	Agreed    ContractStatus = "agreed"
	Completed ContractStatus = "completed"
	Ended     ContractStatus = "ended"
	Declined  ContractStatus = "declined"
)

// Over reports whether the engagement has come to an end, whichever way.
func (s ContractStatus) Over() bool { return s == Completed || s == Ended || s == Declined }

// None is the word that opts out of a summary or a prompt.
const None = "none"

// A Contract is what coach, client and sponsors agreed: the plan, the boundary and the objectives.
type Contract struct {
	Source
	Client, ClientCalled, ClientEmail, ClientRole, Organisation string

	Sponsors       []Sponsor
	Status         ContractStatus
	Agreed         Date
	Start, End     Date
	Sessions       int // 0 when open-ended
	Cadence        Cadence
	CadenceChanges []CadenceChange
	Pauses         []Pause
	SessionMinutes int
	IntakeMinutes  int
	Midpoint       int
	Zone           *time.Location // nil when absent: the practice's
	Cancellation   time.Duration
	Summary        string // within-24h or none, empty for the default
	Prompt         string // yes or none, empty for the default
	SponsorSees    Opt[[]string]
	Consents       []Consent
	LogConsent     Date
	Paid           Opt[bool]
	Commission     Commission
	Purpose        Purpose
	Stakeholders   []Stakeholder
	Pack           []PackItem
	Objectives     []Objective
	Sections       []Section
	LogInDoubt     bool // hours, or the client's consent to the log of them, may not be what was understood
}

// A Sponsor pays for or backs an engagement; From and To bound their part in it.
type Sponsor struct {
	Name, Role, Email string
	From, To          Date
}

// A CadenceChange is a dated change of the cadence.
type CadenceChange struct {
	From    Date
	Cadence Cadence
	Reason  string
}

// A Pause is a stretch without sessions. It ends as the day To begins; without To it has not ended.
type Pause struct {
	From, To Date
	Reason   string
}

// A Consent of the client that lets exactly one recipient see one kind of thing.
type Consent struct {
	Scope, Recipient string
	Given            Date
	How              string
	Withdrawn        Date
}

// A Commission is why somebody else asked for the coaching. It is for the coach's eyes.
type Commission struct{ Reason, ToldClient string }

// A Purpose is what the engagement is for, in the client's own terms.
type Purpose struct {
	Text, Owner, Evidence string
	Reviewed              Date
}

// A Stakeholder is somebody around the client.
type Stakeholder struct{ Name, Relation string }

// A PackItem is something asked for before session 1.
type PackItem struct {
	Item     string
	Received Date
}

// ObjectiveStatus is where an objective stands.
type ObjectiveStatus string

// The states of an objective.
const (
	ObjectiveDraft   ObjectiveStatus = "draft"
	ObjectiveAgreed  ObjectiveStatus = "agreed"
	ObjectiveMet     ObjectiveStatus = "met"
	ObjectiveDropped ObjectiveStatus = "dropped"
)

// An Objective of the engagement. A rewording is a new objective that Replaces the old one.
type Objective struct {
	ID, Statement, Scope, Orientation, Priority, TeamResult string

	Status     ObjectiveStatus
	Agreed     Date
	ForSponsor bool
	Replaces   string
	Measures   []Measure
}

// A Measure tells how progress on an objective is seen. Numbers are kept as they were written.
type Measure struct {
	ID, Name, Kind, Unit, Baseline, Target, Rater, Weight string

	Levels map[string]string
}

// Called is how a letter addresses the client.
func (c *Contract) Called() string {
	if c.ClientCalled != "" {
		return c.ClientCalled
	}
	return c.Client
}

// Objective finds an objective by id.
func (c *Contract) Objective(id string) (Objective, bool) {
	for _, o := range c.Objectives {
		if o.ID == id {
			return o, true
		}
	}
	return Objective{}, false
}

// MidpointSession is the number of the session that reviews progress: as written, else half of the sessions, rounded
// up (six of twelve, after "formal midpoint review"). It is 0 for an open-ended engagement.
func (c *Contract) MidpointSession() int {
	switch {
	case c.Sessions == 0:
		return 0
	case c.Midpoint != 0:
		return c.Midpoint
	}
	return (c.Sessions + 1) / 2
}

// PausedAt reports whether an instant lies in a pause.
func (c *Contract) PausedAt(t time.Time, zone *time.Location) bool {
	for _, p := range c.Pauses {
		if !p.From.IsZero() && !t.Before(p.From.Begins(zone)) && (p.To.IsZero() || t.Before(p.To.Begins(zone))) {
			return true
		}
	}
	return false
}

// DefaultSponsorSees is what a sponsor is shown when the contract does not say.
var DefaultSponsorSees = []string{"objectives", "verdict"}
