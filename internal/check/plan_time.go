package check

import (
	"fmt"
	"slices"
	"strconv"

	"coachctl/internal/coaching"
	"coachctl/internal/diag"
	"coachctl/internal/document"
)

// hasCadence reports whether a cadence was agreed at all, in the contract or for the whole practice.
func (c *Case) hasCadence(d *document.Document) bool {
	return d.Front.Has("cadence") || len(d.Contract.CadenceChanges) > 0 || !c.Engagement.Practice.Defaults.Cadence.IsZero()
}

func cadenceAgreed(c *Case, r *Report) {
	if d := c.bindingContract(); d != nil && !c.hasCadence(d) {
		r.On(d.Path, []string{"status"}, "the contract is agreed and has no `cadence`",
			r.orReason("write `cadence: weekly`, `biweekly`, `monthly`, or a range such as 10d-14d"))
	}
}

// pacedContract is the binding contract's document when a cadence was agreed, and all can be read that is said of it and
// of the sessions.
func (c *Case) pacedContract() *document.Document {
	d := c.bindingContract()
	if d == nil || !c.countable() || !c.hasCadence(d) || d.Front.Has("cadence") && d.Contract.Cadence.IsZero() {
		return nil
	}
	for _, change := range d.Contract.CadenceChanges {
		if change.From.IsZero() || change.Cadence.IsZero() {
			return nil
		}
	}
	return d
}

// cadence looks at the sessions that were held. One that was called off and counts kept the rhythm: it ends a gap that
// would be too long, but there was nothing in it that another could follow too soon.
func cadence(c *Case, r *Report) {
	d := c.pacedContract()
	if d == nil {
		return
	}
	rests := restsOf(d.Contract.Pauses)
	var held, used *coaching.Meeting
	for _, m := range c.Engagement.Used() {
		if m.Status == coaching.Held && held != nil {
			early := c.Engagement.CadenceOn(held.Day()).Low - held.Day().DaysUntil(m.Day())
			late := used.Day().DaysUntil(m.Day()) - rests.within(used.Day(), m.Day()) - c.Engagement.CadenceOn(used.Day()).High
			switch {
			case early > 0:
				offBeat(c, r, m, held, counted(early, "day")+" too soon")
			case late > 0:
				offBeat(c, r, m, used, counted(late, "day")+" too late")
			}
		}
		used = m
		if m.Status == coaching.Held {
			held = m
		}
	}
}

func offBeat(c *Case, r *Report, m, before *coaching.Meeting, by string) {
	r.On(m.Path, []string{"start"}, "this session comes "+by+" after the one before",
		"a lasting change is an item of `cadence_changes`; if it was this once, say why under `reasons: {cadence: …}`",
		diag.Note{Span: c.span(before.Path, "start"), Message: "the session before"})
}

// rests are the pauses of a contract without overlaps, in order. One that has not ended has no To.
type rests []coaching.Pause

func restsOf(pauses []coaching.Pause) rests {
	pauses = slices.DeleteFunc(slices.Clone(pauses), func(p coaching.Pause) bool {
		return p.From.IsZero() || !p.To.IsZero() && !p.From.Before(p.To)
	})
	slices.SortFunc(pauses, func(a, b coaching.Pause) int { return b.From.DaysUntil(a.From) })
	var out rests
	for _, p := range pauses {
		last := len(out) - 1
		switch {
		case last < 0 || !out[last].To.IsZero() && out[last].To.Before(p.From):
			out = append(out, p)
		case out[last].To.IsZero():
		case p.To.IsZero() || out[last].To.Before(p.To):
			out[last].To = p.To
		}
	}
	return out
}

// within counts the days of rest from one day until another.
func (r rests) within(from, to coaching.Date) int {
	n := 0
	for _, p := range r {
		first, last := p.From, p.To
		if first.Before(from) {
			first = from
		}
		if last.IsZero() || last.After(to) {
			last = to
		}
		n += max(0, first.DaysUntil(last))
	}
	return n
}

// after moves a day on by a number of days that are no days of rest. A rest without an end is left aside: nobody knows.
func (r rests) after(day coaching.Date, n int) coaching.Date {
	end := day.AddDays(n)
	for _, p := range r {
		first := p.From
		if first.Before(day) {
			first = day
		}
		if !p.To.IsZero() && first.Before(end) {
			end = end.AddDays(max(0, first.DaysUntil(p.To)))
		}
	}
	return end
}

func termFit(c *Case, r *Report) {
	d := c.pacedContract()
	if d == nil || d.Contract.Status != coaching.Agreed || d.Contract.Sessions == 0 || d.Contract.End.IsZero() {
		return
	}
	k, numbered := d.Contract, c.Engagement.Numbered()
	day, n := k.Start, min(len(numbered), k.Sessions)
	var notes []diag.Note
	if n > 0 {
		last := numbered[n-1]
		day = last.Day()
		notes = append(notes, diag.Note{Span: c.span(last.Path, "start"), Message: fmt.Sprintf("session %d", n)})
	}
	if day.IsZero() || k.End.Before(k.Start) || n == k.Sessions && numbered[n-1].Used() {
		return
	}
	said := "cannot be earlier than %s after `end`, even at the shortest gap agreed"
	if n == k.Sessions {
		said = "is planned %s after `end`"
	}
	pauses := restsOf(k.Pauses)
	for n = max(n, 1); n < k.Sessions; n++ {
		day = pauses.after(day, c.Engagement.CadenceOn(day).Low)
	}
	if late := k.End.DaysUntil(day); late > 0 {
		r.On(d.Path, []string{"end"}, fmt.Sprintf("session %d "+said, n, counted(late, "day")),
			"agree on a later `end`, fewer `sessions` or another cadence; else say why under `reasons: {term-fit: …}`", notes...)
	}
}

func monthlyWhileOpen(c *Case, r *Report) {
	d := c.pacedContract()
	used := c.Engagement.Used()
	if d == nil || d.Contract.Status != coaching.Agreed || len(used) == 0 {
		return
	}
	day := used[len(used)-1].Day()
	if c.Engagement.CadenceOn(day).Low < coaching.Monthly.Low {
		return
	}
	objectives, _ := d.Front.Get("objectives")
	for i, o := range objectives.Items {
		if textOf(o, "status") == string(coaching.ObjectiveAgreed) {
			r.On(d.Path, cadenceKey(d, day), "the cadence is monthly, and an objective is still agreed and not met",
				"meet more often; if it is meant so, say why under `reasons: {monthly-while-open: …}`",
				diag.Note{Span: c.span(d.Path, "objectives", strconv.Itoa(i), "status"), Message: "the objective"})
			return
		}
	}
}

// cadenceKey is where the cadence stands that is in force on a day.
func cadenceKey(d *document.Document, day coaching.Date) []string {
	at, since := nearestKey(d, "cadence", "status"), coaching.Date{}
	changes, _ := d.Front.Get("cadence_changes")
	for i, change := range changes.Items {
		from, err := coaching.ParseDate(textOf(change, "from"))
		if err == nil && !from.After(day) && !from.Before(since) {
			at, since = []string{"cadence_changes", strconv.Itoa(i), "cadence"}, from
		}
	}
	return at
}
