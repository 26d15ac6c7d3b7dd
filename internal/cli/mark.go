package cli

import (
	"strings"
	"time"

	"github.com/spf13/cobra"

	"coachctl/internal/amend"
	"coachctl/internal/coaching"
	"coachctl/internal/present"
	"coachctl/internal/when"
	"coachctl/internal/workspace"
)

type markOptions struct {
	minutes               int
	by, on, session, note string
	to                    string
	waive, dryRun         bool
}

var (
	sessionMarks = []string{"held", "cancelled", "no-show", "planned"}
	promiseMarks = []string{"kept", "partly", "missed", "dropped", "carried", "open"}
)

func newMarkCmd(a *app) *cobra.Command {
	var o markOptions
	cmd := command(&cobra.Command{
		Use:   "mark REF STATUS [flags]",
		Short: "Say what became of a session or a promise",
		Long: `Say what became of a session (held, cancelled, no-show, planned) or of a promise
(kept, partly, missed, dropped, carried, open). Only the values concerned change in
the file.

A session that the client calls off later than the contract's cancellation notice
counts as used, unless --waive. A promise is noted as returned to in the latest
session held since it was made, unless --session names another one or is "none".
One that is carried takes --to: another promise, or a new date, which writes the
new promise and links the two.

After a chemistry call say what both of you answered:
coachctl set REF client_fit=yes coach_fit=yes

Exit codes: 0 done; 2 no or several matches, or wrong usage; 3 it could not be written.`,
		Example: `  coachctl mark riverbend-pn/03 held --minutes 55
  coachctl mark riverbend-pn/04 cancelled --by client --on yesterday
  coachctl mark riverbend-pn/2026-03-16-a partly --note "Spoke with Marcus, not yet agreed"
  coachctl mark "before the council" carried --to "next friday"`,
		Args:              exactArgs(2),
		ValidArgsFunction: a.completeMark,
		RunE:              func(_ *cobra.Command, args []string) error { return a.runMark(o, args[0], args[1]) },
	})
	f := cmd.Flags()
	f.IntVar(&o.minutes, "minutes", 0, "a session held: how long it lasted")
	f.StringVar(&o.by, "by", "", "a session cancelled: by client or coach (else the client)")
	f.StringVar(&o.on, "on", "", "when it was cancelled (else now), or when the promise was done")
	f.BoolVar(&o.waive, "waive", false, "a late cancellation or no-show is not counted as used")
	f.StringVar(&o.note, "note", "", "a promise: what was found; the client reads it")
	f.StringVar(&o.session, "session", "", "a promise: the session in which it was returned to, or none")
	f.StringVar(&o.to, "to", "", "a promise carried: the promise that takes its place, or a new date")
	f.BoolVar(&o.dryRun, "dry-run", false, "show what would be written, and write nothing")
	return cmd
}

func (a *app) runMark(o markOptions, ref, status string) error {
	if err := o.check(status); err != nil {
		return err
	}
	p, err := a.openToWrite()
	if err != nil {
		return err
	}
	kinds := []coaching.Type{coaching.TypeSession, coaching.TypeCommitment}
	isSession := contains(sessionMarks, status)
	if isSession {
		kinds = kinds[:1]
	} else {
		kinds = kinds[1:]
	}
	t, err := a.findRef(p, ref, kinds...)
	if err != nil {
		return a.otherKind(p, ref, status, isSession, err)
	}
	x, f, err := a.editor(p, t.engagement)
	if err != nil {
		return err
	}
	if isSession {
		err = a.markSession(p, x, f, t, o, status)
	} else {
		err = a.markPromise(p, x, f, t, o, status)
	}
	if err != nil {
		return err
	}
	if err := a.carryOut(p, x, o.dryRun); err != nil || o.dryRun {
		return err
	}
	if isSession && status == "held" {
		a.sayHeld(f, t)
	}
	return nil
}

// sayHeld names what only the coach can say of a meeting that was held and is no coaching, so that no summary asks for it.
func (a *app) sayHeld(f *workspace.Folder, t target) {
	m, contract := f.Engagement.Meeting(t.name), f.Engagement.Contract
	switch {
	case m == nil:
	case m.Kind == coaching.Chemistry && m.ClientFit != "no" && m.CoachFit != "no" && (m.ClientFit != "yes" || m.CoachFit != "yes"):
		a.say("left: what both of you answer, yes or no: coachctl set %s client_fit=yes coach_fit=yes", present.ShellWord(t.ref()))
	case m.Kind == coaching.Contracting && contract != nil && contract.Agreed.IsZero():
		a.say("left: write what was agreed into %s, then coachctl set %s status=agreed agreed=today", contract.Path, present.ShellWord(t.engagement))
	}
}

func contains(words []string, word string) bool {
	for _, w := range words {
		if w == word {
			return true
		}
	}
	return false
}

func (o markOptions) check(status string) error {
	all := append(append([]string{}, sessionMarks...), promiseMarks...)
	if !contains(all, status) {
		hint := "a session: " + strings.Join(sessionMarks, ", ") + "; a promise: " + strings.Join(promiseMarks, ", ")
		if near := nearest(status, all); near != "" {
			hint = "did you mean `" + near + "`? " + hint
		}
		return usagef(hint, "%q is no status", status)
	}
	if o.by != "" {
		if err := oneOf("by", o.by, "client", "coach"); err != nil {
			return err
		}
	}
	if err := lasted(o.minutes); err != nil {
		return err
	}
	switch {
	case o.minutes > 0 && status != "held":
		return usagef("leave it out", "--minutes goes with held")
	case o.to != "" && status != "carried":
		return usagef("leave it out, or mark the promise carried", "--to goes with carried")
	case o.to == "" && status == "carried":
		return usagef("add --to DATE, or --to with the promise that takes its place", "a promise that is carried wants --to")
	}
	if contains(sessionMarks, status) {
		return o.checkSession(status)
	}
	if o.by != "" || o.waive {
		return usagef("leave it out", "--by and --waive go with a session")
	}
	return nil
}

func (o markOptions) checkSession(status string) error {
	calledOff := status == "cancelled" || status == "no-show"
	switch {
	case o.note != "" || o.session != "":
		return usagef("leave it out", "--note and --session go with a promise")
	case o.by != "" && status != "cancelled":
		return usagef("leave it out", "--by goes with cancelled")
	case o.on != "" && status != "cancelled":
		return usagef("leave it out", "--on goes with cancelled, or with a promise")
	case o.waive && !calledOff:
		return usagef("leave it out", "--waive goes with cancelled and no-show")
	}
	return nil
}

// otherKind says so when a status belongs to a session and the reference names a promise, or the other way round.
func (a *app) otherKind(p *practice, ref, status string, isSession bool, err error) error {
	kind, words, what := coaching.TypeCommitment, promiseMarks, "promise"
	if !isSession {
		kind, words, what = coaching.TypeSession, sessionMarks, "session"
	}
	if t, other := a.findRef(p, ref, kind); other == nil {
		return usagef("choose one of: "+strings.Join(words, ", "), "%s is a %s, and %q is no status of one", t.ref(), what, status)
	}
	return err
}

func (a *app) markSession(p *practice, x *amend.Editor, f *workspace.Folder, t target, o markOptions, status string) error {
	m := f.Engagement.Meeting(t.name)
	if m == nil {
		return unreadable(t)
	}
	mark := amend.SessionMark{Status: coaching.SessionStatus(status), Minutes: o.minutes, By: o.by, Waive: o.waive}
	if o.on != "" {
		on, err := a.past("--on", o.on, p.now, f.Engagement.Zone)
		if err != nil {
			return err
		}
		mark.On = on
	}
	if (mark.Status == coaching.Held || mark.Status == coaching.NoShow) && m.Begin.After(p.now) {
		return usagef("move it first, or say when now is with --now", "%s begins later than now, so it cannot have been %s", t.ref(),
			map[bool]string{true: "held", false: "missed"}[mark.Status == coaching.Held])
	}
	counted, err := x.MarkSession(m, mark)
	if err != nil {
		return err
	}
	if counted {
		a.say("inside the agreed notice: it counts as used (--waive to let it pass)")
	}
	return nil
}

// past reads the date of a fact from a flag and says on stderr what was understood.
func (a *app) past(flag, text string, now time.Time, zone *time.Location) (coaching.Moment, error) {
	taken, err := when.Past(text, now.In(zone), zone)
	if err != nil {
		return coaching.Moment{}, usagef(dateHint(err), "%s: %v", flag, err)
	}
	a.noted(taken)
	a.say("%s: %s", strings.TrimPrefix(flag, "--"), when.Echo(taken.Moment, now, zone))
	return taken.Moment, nil
}

// lasted refuses a length that no session has; 0 stands for none given.
func lasted(minutes int) error {
	if minutes < 0 || minutes > 480 {
		return usagef("write how long it lasted, in minutes", "--minutes is not between 1 and 480")
	}
	return nil
}
