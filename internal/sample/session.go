package sample

import (
	"fmt"
	"strings"

	"coachctl/internal/coaching"
	"coachctl/internal/scaffold"
)

func (e *engagement) at(d coaching.Date, hour, minute int) coaching.Moment {
	return coaching.Moment{Date: d, Hour: hour, Minute: minute, HasTime: true}
}

func (e *engagement) writeChemistry() error {
	day := onWeekday(e.agreed.AddDays(-e.between(4, 15)))
	f, err := e.builder.Session(scaffold.SessionValues{
		Engagement: e.id, Name: "chemistry", Kind: coaching.Chemistry, Start: e.at(day, e.hour, 30), Minutes: 30,
	})
	if err != nil {
		return err
	}
	if err := note(&f, fact{"status", "held"}, fact{"client_fit", "yes"}, fact{"coach_fit", "yes"}, fact{"actual_minutes", "30"}); err != nil {
		return err
	}
	if err := write(&f, func(string) string { return e.prose(3) }); err != nil {
		return err
	}
	return e.emit(f)
}

func (e *engagement) writeSession(i int) error {
	m := e.meetings[i]
	minutes := 60
	if m.kind == coaching.Intake {
		minutes = 90
	}
	v := scaffold.SessionValues{
		Engagement: e.id, Name: m.name, Kind: m.kind, Start: e.at(m.day, e.hour, 0), Minutes: minutes, Number: i + 1, Of: e.sessions,
		Booked: e.at(m.day.AddDays(-14), 17, 0),
	}
	if i > 0 {
		v.Booked = e.at(e.meetings[i-1].day, e.hour+1, 40)
		for _, n := range e.meetings[i-1].promises {
			if m.held || e.promises[n].status == "open" {
				p := e.promises[n]
				v.Open = append(v.Open, scaffold.OpenPromise{Name: p.name, What: p.what, By: coaching.Moment{Date: p.by}, ByNextSession: p.byNext})
			}
		}
	}
	for _, o := range e.objectives {
		v.Objectives = append(v.Objectives, o.id)
		v.Measures = append(v.Measures, o.id+"-seen")
	}
	f, err := e.builder.Session(v)
	if err != nil {
		return err
	}
	if !m.held {
		return e.emit(f)
	}
	if err := e.hold(&f, i, minutes); err != nil {
		return err
	}
	e.spoil(&f, "session")
	return e.emit(f)
}

// hold fills in what a session that was held leaves behind.
func (e *engagement) hold(f *scaffold.File, i, minutes int) error {
	m := e.meetings[i]
	facts := []fact{
		{"status", "held"},
		{"actual_minutes", fmt.Sprint(minutes - e.between(0, 4))},
		{"prompt_sent", e.at(m.day.AddDays(-1), 9, 30).String()},
		{"prompt_for", e.at(m.day, e.hour, 0).String()},
	}
	assessed := m.kind == coaching.Intake && e.chance(40)
	if assessed {
		facts = append(facts, fact{"assessment_minutes", "20"})
	}
	if i < len(e.meetings)-1 || !e.unsummed {
		facts = append(facts, fact{"summary_sent", e.at(m.day, 18, e.between(5, 55)).String()})
	}
	if m.kind == coaching.Intake || m.kind.Review() {
		facts = append(facts, e.reviewed(m)...)
	}
	if err := note(f, facts...); err != nil {
		return err
	}
	return write(f, func(heading string) string { return e.section(heading, m, assessed) })
}

// reviewed are the figures of a first session or review, the verdicts, and what went out and came in afterwards.
func (e *engagement) reviewed(m meeting) []fact {
	var readings, verdicts []string
	for _, o := range e.objectives {
		value := o.baseline
		switch m.kind {
		case coaching.Midpoint:
			value = (o.baseline + o.target) / 2
		case coaching.Closing:
			value = o.target - e.between(0, 1)
		}
		readings = append(readings, fmt.Sprintf("%s-seen: %d", o.id, value))
		verdicts = append(verdicts, o.id+": "+pick(e.dice, []string{"on-track", "on-track", "off-track"}))
	}
	facts := []fact{{"readings", "{" + strings.Join(readings, ", ") + "}"}, {"rater", "The client, from a list kept for it"}}
	if !m.kind.Review() {
		return facts
	}
	facts = append(facts, fact{"verdict", "{" + strings.Join(verdicts, ", ") + "}"})
	if e.sponsor != nil && m.day.AddDays(6).Before(e.options.Day) && e.chance(93) {
		facts = append(facts, fact{"report_agreed", m.day.AddDays(3).String()}, fact{"report_sent", m.day.AddDays(5).String()})
	}
	if m.day.AddDays(6).Before(e.options.Day) && e.chance(90) {
		facts = append(facts, fact{"feedback_received", m.day.AddDays(5).String()})
	}
	return facts
}

// section is what stands under a heading. A heading that is not known here gets prose, so that a new one in a template
// is filled as well.
func (e *engagement) section(heading string, m meeting, assessed bool) string {
	switch heading {
	case "Agenda":
		first, second := e.two(matters)
		return fmt.Sprintf("- %s\n- %s\n\nValuable if: %s.", capital(first), capital(second), pick(e.dice, hopes))
	case "Commitments":
		var lines []string
		for _, n := range m.promises {
			lines = append(lines, e.made(e.promises[n]))
		}
		return strings.Join(lines, "\n")
	case "Close":
		return "Shifted: " + pick(e.dice, shifts) + "."
	case "Takeaways":
		lines := []string{"- Reframe: " + pick(e.dice, shifts) + "."}
		for i, n := range m.promises {
			if i < 2 {
				lines = append(lines, "- Action: "+e.promises[n].what)
			}
		}
		return strings.Join(lines, "\n")
	case "Assessment debrief":
		if !assessed {
			return ""
		}
	case "Core work":
		return e.prose(e.between(4, 8)) + "\n\n" + e.prose(e.between(3, 6))
	}
	return e.prose(e.between(1, 3))
}

// made is how a promise stands in the session that it was made in.
func (e *engagement) made(p promise) string {
	by := p.by.String()
	if p.byNext {
		by = "next session"
	}
	box := " "
	if p.status == "kept" {
		box = "x"
	}
	return fmt.Sprintf("- [%s] [%s](../commitments/%s.md) — by %s — success: %s", box, p.what, p.name, by, p.success)
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
