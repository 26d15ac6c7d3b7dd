package audience

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"coachctl/internal/award"
	"coachctl/internal/coaching"
)

// HoursLog is the log of hours that a coach shows to a body that awards credentials: a row for each client who agreed to
// be named in it, and figures without a name for the others. Days are written as 2026-03-16.
//
// Unnamed are clients who did not agree. UnsaidMinutes belong to contracts that do not say whether they are paid;
// BeforeMinutes lie before Since, and AfterMinutes after On; DoubtMinutes are left out because a contract cannot be read, or
// may say otherwise than what was understood. None of these are in Total, which is what counts towards the Credentials.
type HoursLog struct {
	Coach         string      `json:"coach"`
	On            string      `json:"on"`
	Since         *string     `json:"since"`
	RecentMonths  int         `json:"recent_months"`
	RecentFrom    string      `json:"recent_from"`
	Clients       []HoursRow  `json:"clients"`
	Total         HoursSum    `json:"total"`
	Unnamed       []HoursHeld `json:"unnamed"`
	UnnamedTotal  HoursSum    `json:"unnamed_total"`
	UnsaidMinutes int         `json:"unsaid_minutes"`
	BeforeMinutes int         `json:"before_minutes"`
	AfterMinutes  int         `json:"after_minutes"`
	DoubtMinutes  int         `json:"doubt_minutes"`
	FiguresRead   string      `json:"figures_read"`
	Credentials   []Toward    `json:"credentials"`
}

// A HoursRow is the work with one client, over all engagements in which they agreed to be named. Key is the same wherever
// the same client is met again: the e-mail, else the name, in small letters. Start and End are the first and the last day
// of what is counted; Ongoing tells that an engagement goes on.
type HoursRow struct {
	Key     string `json:"key"`
	Client  string `json:"client"`
	Contact string `json:"contact"`
	Start   string `json:"start"`
	End     string `json:"end"`
	Ongoing bool   `json:"ongoing"`
	HoursHeld
}

// HoursHeld are minutes of live coaching: those paid, those pro bono, and those of either within the recent months.
type HoursHeld struct {
	Minutes        int `json:"minutes"`
	PaidMinutes    int `json:"paid_minutes"`
	ProBonoMinutes int `json:"pro_bono_minutes"`
	RecentMinutes  int `json:"recent_minutes"`
}

// A HoursSum is what several clients come to.
type HoursSum struct {
	Clients int `json:"clients"`
	HoursHeld
}

// Toward is how far the log goes towards a credential. Recent is nil where no hours need be recent. Reached speaks of hours
// and clients only. Holding is the credential that must be held, or have been held, before; empty when there is none.
type Toward struct {
	Body       string        `json:"body"`
	Credential string        `json:"credential"`
	Reached    bool          `json:"reached"`
	Hours      Asked         `json:"hours"`
	Paid       Asked         `json:"paid"`
	Clients    AskedOfAll    `json:"clients"`
	Recent     *Asked        `json:"recent"`
	Holding    string        `json:"holding"`
	Sources    []HoursSource `json:"sources"`
}

// Asked are minutes that a credential asks for.
type Asked struct {
	HaveMinutes    int `json:"have_minutes"`
	WantMinutes    int `json:"want_minutes"`
	MissingMinutes int `json:"missing_minutes"`
}

// AskedOfAll is a number of clients that a credential asks for.
type AskedOfAll struct {
	Have    int `json:"have"`
	Want    int `json:"want"`
	Missing int `json:"missing"`
}

// A HoursSource is where a body says what it asks, and the day on which that was read.
type HoursSource struct {
	Title string `json:"title"`
	URL   string `json:"url"`
	Read  string `json:"read"`
}

// HoursTerms are what a log is made for: by whom, at what time, for which day of applying, and which body. Since is the
// first day that counts, zero for all.
type HoursTerms struct {
	Coach     string
	Now       time.Time
	On, Since coaching.Date
	Body      award.Body
}

// Hours gathers a log, one engagement at a time and in any order.
type Hours struct {
	terms                 HoursTerms
	named, unnamed        []worked
	unsaid, before, after int
	doubt                 int
	gaps                  []HoursGap
}

// worked is what one engagement adds.
type worked struct {
	engagement  string
	person      coaching.Person
	ongoing     bool
	first, last coaching.Date
	held        HoursHeld
}

// NewHours begins a log.
func NewHours(terms HoursTerms) *Hours { return &Hours{terms: terms} }

// Add takes an engagement into the log. What may have been meant otherwise is left out, and named among the gaps.
func (h *Hours) Add(e *coaching.Engagement) {
	live, doubtful := e.LiveBy(h.terms.Now)
	for _, m := range doubtful {
		h.gaps = append(h.gaps, HoursGap{Engagement: e.ID, Session: m.Name, Why: GapLength})
	}
	minutes := 0
	for _, l := range live {
		minutes += l.Minutes
	}
	if minutes == 0 {
		return
	}
	c, consents := e.Contract, e.MayBeLogged(h.terms.Now)
	if why, doubtful := hoursDoubt(c, consents); doubtful {
		h.doubt += minutes
		h.gap(e, why, minutes)
		return
	}
	w := worked{
		engagement: e.ID, ongoing: !c.Status.Over(),
		person: coaching.Person{Name: plain(c.Client), Email: plain(c.ClientEmail)},
	}
	for _, l := range live {
		h.count(&w, l)
	}
	switch {
	case w.held.Minutes == 0:
	case !c.Paid.Set:
		h.unsaid += w.held.Minutes
		h.gap(e, GapPaid, w.held.Minutes)
	default:
		if c.Paid.Value {
			w.held.PaidMinutes = w.held.Minutes
		} else {
			w.held.ProBonoMinutes = w.held.Minutes
		}
		if consents {
			h.named = append(h.named, w)
		} else {
			h.unnamed = append(h.unnamed, w)
		}
	}
}

// hoursDoubt is why nothing of an engagement may be in a log at all.
func hoursDoubt(c *coaching.Contract, consents bool) (why Gap, doubtful bool) {
	switch {
	case c == nil:
		return GapContract, true
	case c.LogInDoubt:
		return GapDoubt, true
	}
	return GapClient, consents && plain(c.Client) == ""
}

func (h *Hours) gap(e *coaching.Engagement, why Gap, minutes int) {
	h.gaps = append(h.gaps, HoursGap{Engagement: e.ID, Why: why, Minutes: minutes})
}

func (h *Hours) count(w *worked, l coaching.Live) {
	switch {
	case l.Day.Before(h.terms.Since):
		h.before += l.Minutes
		return
	case l.Day.After(h.terms.On):
		h.after += l.Minutes
		return
	}
	if w.first.IsZero() || l.Day.Before(w.first) {
		w.first = l.Day
	}
	if w.last.Before(l.Day) {
		w.last = l.Day
	}
	w.held.Minutes += l.Minutes
	if !l.Day.Before(h.recentFrom()) {
		w.held.RecentMinutes += l.Minutes
	}
}

// recentFrom is the day so many calendar months before that of applying, and the last of its month where that has no such
// day. It belongs to the recent ones.
func (h *Hours) recentFrom() coaching.Date { return h.terms.On.AddMonths(-h.terms.Body.RecentMonths) }

// Log is the view, and what it lacks, by engagement. Whoever did not agree has no part in how the rows are made.
func (h *Hours) Log() (HoursLog, []HoursGap) {
	log := HoursLog{
		Coach: plain(h.terms.Coach), On: h.terms.On.String(),
		RecentMonths: h.terms.Body.RecentMonths, RecentFrom: h.recentFrom().String(),
		Clients: []HoursRow{}, Unnamed: []HoursHeld{},
		UnsaidMinutes: h.unsaid, BeforeMinutes: h.before, AfterMinutes: h.after, DoubtMinutes: h.doubt,
	}
	if !h.terms.Since.IsZero() {
		since := h.terms.Since.String()
		log.Since = &since
	}
	gaps := slices.Clone(h.gaps)
	relations, more := relationships(h.named)
	gaps = append(gaps, more...)
	for _, r := range relations {
		row := r.row()
		log.Clients = append(log.Clients, row)
		log.Total.add(row.HoursHeld)
	}
	slices.SortFunc(log.Clients, func(a, b HoursRow) int {
		return cmp.Or(strings.Compare(a.Start, b.Start), strings.Compare(a.Client, b.Client), strings.Compare(a.Key, b.Key))
	})
	others, _ := relationships(h.unnamed)
	for _, r := range others {
		held := r.row().HoursHeld
		log.Unnamed = append(log.Unnamed, held)
		log.UnnamedTotal.add(held)
	}
	slices.SortFunc(log.Unnamed, func(a, b HoursHeld) int {
		return cmp.Or(cmp.Compare(b.Minutes, a.Minutes), cmp.Compare(b.PaidMinutes, a.PaidMinutes), cmp.Compare(b.RecentMinutes, a.RecentMinutes))
	})
	log.towards(h.terms.Body)
	slices.SortStableFunc(gaps, func(a, b HoursGap) int {
		return cmp.Or(strings.Compare(a.Engagement, b.Engagement), strings.Compare(a.Session, b.Session), cmp.Compare(a.Why, b.Why))
	})
	return log, gaps
}

func (s *HoursSum) add(held HoursHeld) {
	s.Clients++
	s.HoursHeld.add(held)
}

func (a *HoursHeld) add(b HoursHeld) {
	a.Minutes += b.Minutes
	a.PaidMinutes += b.PaidMinutes
	a.ProBonoMinutes += b.ProBonoMinutes
	a.RecentMinutes += b.RecentMinutes
}
