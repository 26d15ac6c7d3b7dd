package cli

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"coachctl/internal/audience"
	"coachctl/internal/coaching"
	"coachctl/internal/due"
	"coachctl/internal/ics"
	"coachctl/internal/workspace"
)

type calendarOptions struct {
	engagements []string
	only        string
	owner       string
	within      string
	from        string
	toDos       bool
	names       bool
	refs        bool
	output      string
	dryRun      bool
}

// The words of --only.
const (
	onlySessions = "sessions"
	onlyDue      = "due"
)

func newCalendarCmd(a *app) *cobra.Command {
	var o calendarOptions
	cmd := command(&cobra.Command{
		Use:   "calendar [ENGAGEMENT...] [flags]",
		Short: "Sessions and due dates as a calendar file",
		Long: `Sessions and due dates as one calendar file (.ics), for a calendar program to
import or to subscribe to. An entry keeps its identity, so that the next file
updates what the last one brought, and a session that was cancelled comes as
cancelled. Make it anew every night: what is settled is no longer in it.

Titles are neutral ("Coaching session 3"), since calendars lie on other people's
servers. --refs puts the engagement's folder name in front, --names the client's
name, and the words of promises. Nothing else that a person wrote is ever in it.
See also: coachctl help calendar

Without ENGAGEMENT it is the one whose folder you stand in, or all.

Exit codes: 0 done, also when there is nothing in it; 2 wrong usage; 3 it could
not be written, or some files could not be read.`,
		Example: `  coachctl calendar -o coaching.ics
  coachctl calendar riverbend-pn --names
  coachctl calendar --only due --todos --owner coach
  coachctl calendar --only sessions --from today -o sessions.ics`,
		ValidArgsFunction: a.completeEngagements,
		RunE: func(_ *cobra.Command, args []string) error {
			o.engagements = args
			return a.runCalendar(o)
		},
	})
	f := cmd.Flags()
	f.StringVar(&o.only, "only", "", "one half of it: sessions, due")
	_ = cmd.RegisterFlagCompletionFunc("only", cobra.FixedCompletions([]string{onlySessions, onlyDue}, noFiles))
	f.StringVar(&o.owner, "owner", "", "only what this person owes: coach, client, all")
	_ = cmd.RegisterFlagCompletionFunc("owner", cobra.FixedCompletions([]string{"coach", "client", "all"}, noFiles))
	f.StringVar(&o.within, "within", "", "of what is due, only what opens within this time: 48h, 7d, 2w")
	f.StringVar(&o.from, "from", "", "of the sessions, only those on or after this day")
	f.BoolVar(&o.toDos, "todos", false, "what is due as to-dos, those done with as completed, instead of as events")
	f.BoolVar(&o.names, "names", false, "the client's name in titles, and the words of promises")
	f.BoolVar(&o.refs, "refs", false, "the engagement's folder name in titles")
	f.StringVarP(&o.output, "output", "o", "", "write the calendar to this file instead of stdout")
	f.BoolVar(&o.dryRun, "dry-run", false, "show what -o would write, and write nothing")
	return cmd
}

// A calendarWish is what a calendar is to hold.
type calendarWish struct {
	titles        audience.Titles
	sessions, due bool
	toDos         bool
	owner         string
	within        time.Duration
	from          time.Time
}

func (a *app) runCalendar(o calendarOptions) error {
	wish, err := o.check()
	if err != nil {
		return err
	}
	p, err := a.openDated()
	if err != nil {
		return err
	}
	if o.from != "" {
		from, err := aDay(a.future, "--from", o.from, p)
		if err != nil {
			return err
		}
		wish.from = from.Begins(p.zone)
	}
	ids, err := a.engagementArgs(p, o.engagements)
	if err != nil {
		return err
	}
	depth := workspace.OpenFronts
	if wish.toDos {
		depth = workspace.Fronts
	}
	var entries []audience.CalendarEntry
	err = p.Each(ids, depth, func(f *workspace.Folder) error {
		a.report(f)
		entries = append(entries, wish.of(f.Engagement, p.now)...)
		return nil
	})
	if err != nil {
		return err
	}
	if err := a.printCalendar(entries, o.output, o.dryRun); err != nil {
		return err
	}
	return a.done()
}

func (a *app) printCalendar(entries []audience.CalendarEntry, output string, dryRun bool) error {
	page, err := ics.Write(audience.NewCalendar(entries))
	if err != nil {
		return fmt.Errorf("write the calendar: %w", err)
	}
	if len(entries) == 0 {
		a.say("there is nothing to put into the calendar")
	}
	return a.deliver(string(page), letterOptions{format: ics.Format, output: output, dryRun: dryRun})
}

func (o calendarOptions) check() (calendarWish, error) {
	w := calendarWish{
		sessions: o.only != onlyDue, due: o.only != onlySessions, toDos: o.toDos, owner: o.owner, within: due.Ever,
	}
	switch {
	case o.names && o.refs:
		return w, usagef("--names tells whose session it is, too", "--names and --refs are two ways to call an entry; choose one")
	case o.names:
		w.titles = audience.Names
	case o.refs:
		w.titles = audience.Refs
	}
	if o.only != "" {
		if err := oneOf("only", o.only, onlySessions, onlyDue); err != nil {
			return w, err
		}
	}
	if err := knownOwner(o.owner); err != nil {
		return w, err
	}
	if o.only == onlySessions && (o.toDos || o.owner != "" || o.within != "") {
		return w, usagef("leave out --only, or the other", "--todos, --owner and --within are about what is due, and --only sessions leaves that out")
	}
	if o.only == onlyDue && o.from != "" {
		return w, usagef("leave out --only, or --from", "--from is about sessions, and --only due leaves them out")
	}
	if o.within == "" {
		return w, nil
	}
	var err error
	w.within, err = readWithin(o.within)
	return w, err
}

func (w calendarWish) of(e *coaching.Engagement, now time.Time) []audience.CalendarEntry {
	var out []audience.CalendarEntry
	if w.sessions {
		out = audience.CalendarSessions(e, w.titles, w.from)
	}
	if !w.due {
		return out
	}
	out = append(out, audience.CalendarDue(e, w.titles, ownedBy(due.Of(e, now, w.within), w.owner), w.toDos)...)
	if w.toDos {
		out = append(out, audience.CalendarDone(e, w.titles, ownedBy(due.Settled(e, now), w.owner))...)
	}
	return out
}

// openDated opens a practice whose zone is known: in a calendar nobody sees that an hour is wrong.
func (a *app) openDated() (*practice, error) {
	p, err := a.open()
	if err == nil && p.Practice().Zone == nil {
		return nil, errors.New("coachctl.yaml cannot be read, so nobody knows in which zone times are meant; `coachctl check` says why")
	}
	return p, err
}

// engagementArgs are the engagements that are named, else the one whose folder we stand in, else all.
func (a *app) engagementArgs(p *practice, args []string) ([]string, error) {
	ids, err := p.Engagements()
	if err != nil || len(args) == 0 {
		if here := p.HereEngagement(); err == nil && here != "" {
			return []string{here}, nil
		}
		return ids, err
	}
	var named []string
	for _, arg := range args {
		id, err := matchEngagement(arg, ids)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(named, id) {
			named = append(named, id)
		}
	}
	return named, nil
}

func (a *app) completeEngagements(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	ids, directive := a.completeEngagement(cmd, nil, typed)
	return slices.DeleteFunc(ids, func(id string) bool { return slices.Contains(args, id) }), directive
}
