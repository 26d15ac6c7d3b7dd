package cli

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"coachctl/internal/audience"
	"coachctl/internal/coaching"
	"coachctl/internal/due"
	"coachctl/internal/ics"
	"coachctl/internal/present"
	"coachctl/internal/workspace"
)

type dueOptions struct {
	engagement []string
	within     string
	owner      string
	format     string
	failOn     string
	redact     bool
}

// dueFormats are what present prints, and a calendar.
var dueFormats = append(slices.Clone(present.DueFormats), ics.Format)

func newDueCmd(a *app) *cobra.Command {
	var o dueOptions
	cmd := command(&cobra.Command{
		Use:   "due [ENGAGEMENT] [flags]",
		Short: "What is due, what is late, and what comes up",
		Long: `What is due, what is late, and what comes up: summaries, questions, promises,
bookings, reviews. It is worked out from the files and the clock each time, so it
is safe to run it as often as you like. Each item ends in what settles it.

Exit codes: 0, also when something is due; 1 when there is something that --fail-on
names; 2 wrong usage; 3 some files could not be read. See also: coachctl help due`,
		Example: `  coachctl due
  coachctl due riverbend-pn --within 2w
  coachctl due --owner coach --fail-on overdue
  coachctl due --format json`,
		Args:              atMostOne,
		ValidArgsFunction: a.completeEngagement,
		RunE: func(_ *cobra.Command, args []string) error {
			o.engagement = args
			return a.runDue(o)
		},
	})
	f := cmd.Flags()
	f.StringVar(&o.within, "within", "7d", "also what opens within this time: 48h, 7d, 2w")
	f.StringVar(&o.owner, "owner", "", "only what this person owes: coach, client, all")
	_ = cmd.RegisterFlagCompletionFunc("owner", cobra.FixedCompletions([]string{"coach", "client", "all"}, noFiles))
	f.StringVar(&o.format, "format", "text", strings.Join(dueFormats, ", "))
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(dueFormats, noFiles))
	f.StringVar(&o.failOn, "fail-on", "never", "exit 1 when something is: overdue, due, never")
	_ = cmd.RegisterFlagCompletionFunc("fail-on", cobra.FixedCompletions([]string{"overdue", "due", "never"}, noFiles))
	f.BoolVar(&o.redact, "redact", false, "neutral titles: nothing that a person wrote")
	return cmd
}

func (a *app) runDue(o dueOptions) error {
	within, err := o.check()
	if err != nil {
		return err
	}
	open := a.open
	if o.format == ics.Format {
		open = a.openDated
	}
	p, err := open()
	if err != nil {
		return err
	}
	ids, err := a.engagementArgs(p, o.engagement)
	if err != nil {
		return err
	}
	var items []due.Item
	var entries []audience.CalendarEntry
	settle := settler{reviews: map[string]string{}, agreed: map[string]bool{}, missing: map[string]int{}}
	err = p.Each(ids, workspace.OpenFronts, func(f *workspace.Folder) error {
		a.report(f)
		found := due.Of(f.Engagement, p.now, within)
		settle.learn(f.Engagement, found)
		if o.format == ics.Format {
			entries = append(entries, audience.CalendarDue(f.Engagement, audience.Neutral, ownedBy(found, o.owner), false)...)
		}
		items = append(items, found...)
		return nil
	})
	if err != nil {
		return err
	}
	due.Sort(items)
	items = ownedBy(items, o.owner)
	if o.format == "github" {
		for i := range items {
			items[i].Path = p.InRepository() + items[i].Path
		}
	}
	if o.format == ics.Format {
		err = a.printCalendar(entries, "", false)
	} else {
		err = present.Due(a.env.Out, items, present.DueOptions{Format: o.format, Redact: o.redact, Now: p.now, Settle: settle.command}, a.style())
	}
	if err != nil {
		return err
	}
	if len(items) == 0 && o.format == "text" {
		a.say("nothing is due, and nothing comes up within %s", o.within)
	}
	if o.fails(items) {
		return errFound
	}
	return a.done()
}

func (o dueOptions) check() (within time.Duration, err error) {
	if within, err = readWithin(o.within); err != nil {
		return 0, err
	}
	if err := knownOwner(o.owner); err != nil {
		return 0, err
	}
	if err := oneOf("format", o.format, dueFormats...); err != nil {
		return 0, err
	}
	return within, oneOf("fail-on", o.failOn, "overdue", "due", "never")
}

// readWithin reads --within.
func readWithin(text string) (time.Duration, error) {
	within, err := coaching.ParseDuration(text)
	if err != nil {
		return 0, usagef("write 48h, 7d or 2w", "--within %v", err)
	}
	return within, nil
}

// knownOwner refuses a word behind --owner that names nobody.
func knownOwner(owner string) error {
	if owner == "" {
		return nil
	}
	return oneOf("owner", owner, "coach", "client", "all")
}

func ownedBy(items []due.Item, owner string) []due.Item {
	if owner == "" || owner == "all" {
		return items
	}
	var own []due.Item
	for _, i := range items {
		if string(i.Owner) == owner {
			own = append(own, i)
		}
	}
	return own
}

// fails judges the coach's own items unless --owner says otherwise.
func (o dueOptions) fails(items []due.Item) bool {
	for _, i := range items {
		if o.owner == "" && i.Owner != coaching.OwnerCoach {
			continue
		}
		if o.failOn == "overdue" && i.State == due.Overdue || o.failOn == "due" && i.State != due.Upcoming {
			return true
		}
	}
	return false
}

// A settler knows which command settles an item.
type settler struct {
	missing map[string]int    // the first item of an engagement's pack that has not come, from 1
	reviews map[string]string // what is left to do about a midpoint or closing session there is, by ID/kind
	agreed  map[string]bool   // sessions whose report the client has agreed to, as ID/name
}

func (s settler) learn(e *coaching.Engagement, found []due.Item) {
	if len(found) == 0 {
		return
	}
	for _, m := range e.Meetings {
		if m.Kind.Review() {
			s.learnReview(e, m)
		}
		s.agreed[e.ID+"/"+m.Name] = !m.ReportAgreed.IsZero()
	}
	if e.Contract == nil {
		return
	}
	for i, item := range e.Contract.Pack {
		if item.Received.IsZero() {
			s.missing[e.ID] = i + 1
			return
		}
	}
}

// learnReview: one that is planned is to be held, and one that was held wants its verdicts.
func (s settler) learnReview(e *coaching.Engagement, m *coaching.Meeting) {
	ref := present.ShellWord(e.ID + "/" + m.Name)
	key := e.ID + "/" + string(m.Kind)
	switch {
	case m.Status == coaching.Planned:
		s.reviews[key] = "coachctl wrap " + ref
	case m.Status == coaching.Held && e.Contract != nil:
		if i := slices.IndexFunc(e.Contract.Objectives, m.LacksVerdict); i >= 0 {
			s.reviews[key] = "coachctl set " + ref + " " + present.ShellWord("verdict."+e.Contract.Objectives[i].ID+"=on-track")
		}
	}
}

func (s settler) command(i due.Item) string {
	ref := present.ShellWord(i.Ref())
	switch i.Kind {
	case due.Summary:
		return "coachctl summary " + ref + " --mark-sent"
	case due.Prompt:
		return "coachctl prompt " + ref + " --mark-sent"
	case due.Booking:
		return "coachctl new session " + ref
	case due.Outcome:
		return "coachctl mark " + ref + " held"
	case due.Commitment:
		return "coachctl mark " + ref + " kept"
	case due.Agreement:
		return "coachctl set " + ref + " status=agreed agreed=today"
	case due.Pack:
		return fmt.Sprintf("coachctl set %s pack.%d.received=today", ref, s.missing[i.Engagement])
	case due.Recontract:
		return "coachctl set " + ref + " purpose.reviewed=today"
	case due.Feedback:
		return "coachctl set " + ref + " feedback_received=today"
	case due.Report:
		if s.agreed[i.Ref()] {
			return "coachctl report " + ref + " --for sponsor --mark-sent"
		}
		return "coachctl report " + ref + " --for client"
	case due.Midpoint, due.Closing:
		if left := s.reviews[i.Engagement+"/"+string(i.Kind)]; left != "" {
			return left
		}
		return "coachctl new session " + ref + " --kind " + string(i.Kind)
	}
	return "edit " + i.Path
}
