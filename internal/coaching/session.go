package coaching

import "slices"

// Kind is the kind of a session.
type Kind string

// The kinds of session. The first four are coaching and are counted.
const (
	Intake      Kind = "intake"
	Regular     Kind = "regular"
	Midpoint    Kind = "midpoint"
	Closing     Kind = "closing"
	Chemistry   Kind = "chemistry"
	Contracting Kind = "contracting"
	ThreeWay    Kind = "sponsor"
)

// Coaching reports whether a session of this kind is coaching, has a number and uses up one of those agreed.
func (k Kind) Coaching() bool { return k == Intake || k == Regular || k == Midpoint || k == Closing }

// Review reports whether a session of this kind measures progress and ends in verdicts.
func (k Kind) Review() bool { return k == Midpoint || k == Closing }

// SessionStatus is what became of a session.
type SessionStatus string

// The states of a session.
const (
	Planned   SessionStatus = "planned"
	Held      SessionStatus = "held"
	Cancelled SessionStatus = "cancelled"
	NoShow    SessionStatus = "no-show"
)

// Resistant is the variant of a first session with a reluctant client. It is for the coach's eyes.
const Resistant = "resistant"

// A Session is one meeting as its file records it.
type Session struct {
	Source
	Name string // the file's name without .md

	Kind                Kind
	Start               Moment
	Minutes             int
	ActualMinutes       int
	AssessmentMinutes   int
	Status              SessionStatus
	ClientFit, CoachFit string
	CancelledOn         Moment
	CancelledBy         string
	Counts              bool
	Booked              Moment
	PromptSent          Moment
	PromptFor           Moment
	SummarySent         Moment
	ReportAgreed        Moment
	ReportSent          Moment
	FeedbackReceived    Moment
	SummaryNone         bool
	PromptNone          bool
	Variant             string
	Share               []string
	Readings            []Reading
	Rater               string
	Verdicts            []Verdict
	VerdictBy           string
	Sections            []Section
	Agenda              []Line // the challenges listed under Agenda
	ValuableIf          Line
	Shifted             Line
	Takeaways           []Takeaway
	Unlabelled          []int       // lines of items under Takeaways that carry no label, and nothing near one
	Unlisted            []int       // lines of labelled takeaways, and of an agenda without a list, that are no items of a list
	NearLabels          []NearLabel // slips of labels, where the label itself is missing
	Jotted              []Jotted    // task items under Commitments
	CheckIn             []Jotted    // task items under Check-in
	LengthInDoubt       bool        // it may have been shorter, as far as coaching goes, than what was understood
	Links               []string    // names of the files that the body links to, private notes aside
}

// A Reading is the value of a measure, taken at a session.
type Reading struct{ Measure, Value string }

// A Verdict says whether an objective is on track.
type Verdict struct{ Objective, Verdict string }

// Used reports whether the session uses up one of those agreed.
func (s *Session) Used() bool {
	if !s.Kind.Coaching() {
		return false
	}
	return s.Status == Held || s.Counts && (s.Status == Cancelled || s.Status == NoShow)
}

// Numbered reports whether the session takes part in the numbering: coaching, and planned or used.
func (s *Session) Numbered() bool { return s.Kind.Coaching() && (s.Status == Planned || s.Used()) }

// Verdict of an objective at this session; empty when none was given.
func (s *Session) Verdict(objective string) string {
	for _, v := range s.Verdicts {
		if v.Objective == objective {
			return v.Verdict
		}
	}
	return ""
}

// FindSection finds a section that has a meaning by its heading, however it is spelled and dressed.
func FindSection(sections []Section, title string) (Section, bool) {
	i := slices.IndexFunc(sections, func(s Section) bool { return SameHeading(s.Title, title) })
	if i < 0 {
		i = slices.IndexFunc(sections, func(s Section) bool { return SameHeading(BareHeading(s.Title), title) })
	}
	if i < 0 {
		return Section{}, false
	}
	return sections[i], true
}

// A Section of a body: everything between one level-2 heading and the next, sections of the same name joined.
type Section struct {
	Title   string // as it is written, without the minutes
	Minutes Opt[int]
	Line    int
	Text    string // Markdown without comments, raw HTML and links into the practice
}

// Empty reports whether nothing but guidance stands in the section.
func (s Section) Empty() bool { return s.Text == "" }

// A Line of Markdown that a person wrote, with its place.
type Line struct {
	Text string
	Line int
}

// A Takeaway is a labelled item under Takeaways.
type Takeaway struct {
	Label string // Decision, Reframe or Action, as these words stand in the format
	Line
	Link string // the file name of the promise it links to, if it does
}

// A NearLabel is a line that nothing reads, because the label that it seems to carry is misspelt or, where Within is set,
// stands in the middle of it.
type NearLabel struct {
	Label  string // as the format has it
	Line   int
	Within bool
}

// Nearly reports whether a slip of one of the labels stands in the session.
func (s *Session) Nearly(labels ...string) bool {
	return slices.ContainsFunc(s.NearLabels, func(n NearLabel) bool { return slices.Contains(labels, n.Label) })
}

// A Jotted item is a task under Commitments or Check-in, Link the name of the commitment file it points to, if it does.
type Jotted struct {
	Line
	State byte // the byte between the brackets
	Link  string
	After string // what stands behind the link
	Lines int    // how many the item's own words take
}
