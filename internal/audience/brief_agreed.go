package audience

import (
	"slices"
	"strings"

	"coachctl/internal/coaching"
)

// BriefPurpose is what the engagement is for. Owner is client, both or organisation: whose words they are, empty where
// nobody said. Reviewed is absent until it was looked at again.
type BriefPurpose struct {
	Text     string `json:"text"`
	Evidence string `json:"evidence"`
	Owner    string `json:"owner"`
	Reviewed *Day   `json:"reviewed"`
}

// BriefCommission is why somebody asked for the work, and what the client was told of it.
type BriefCommission struct {
	Reason string `json:"reason"`
	Told   string `json:"told"`
}

// A BriefPerson around the client. Of a sponsor, Part is hr, line-manager or other; of anybody else, what they are to the
// client.
type BriefPerson struct {
	Name string `json:"name"`
	Part string `json:"part"`
}

// A BriefConsent lets one person see one kind of thing: measures, attendance or commitments.
type BriefConsent struct {
	Scope     string `json:"scope"`
	Recipient string `json:"recipient"`
}

// agreements adds what the contract says that belongs to this kind of meeting.
func (l briefing) agreements(b *Brief) {
	c, kind := l.contract, l.m.Kind
	in := func(kinds ...coaching.Kind) bool { return slices.Contains(kinds, kind) }
	b.Stakeholders, b.Sponsors, b.Missing, b.Unwritten = []BriefPerson{}, []BriefPerson{}, []string{}, []string{}
	b.Reported, b.Consents = []string{}, []BriefConsent{}
	if !in(coaching.ThreeWay, coaching.Chemistry) {
		b.Challenge, b.Purpose = l.challenge(), l.purpose()
	}
	if reason := plain(c.Commission.Reason); reason != "" && in(coaching.Chemistry, coaching.Contracting, coaching.Intake) {
		b.Commission = &BriefCommission{reason, plain(c.Commission.ToldClient)}
	}
	if in(coaching.Chemistry, coaching.Contracting, coaching.Intake, coaching.ThreeWay) {
		b.Sponsors = l.sponsors()
	}
	if in(coaching.Intake, coaching.Midpoint) {
		b.Stakeholders = l.stakeholders(b.Sponsors)
	}
	if in(coaching.Contracting, coaching.ThreeWay) && len(b.Sponsors) > 0 {
		b.Consents = l.consents()
		b.Reported = append(b.Reported, c.SponsorSees.Or(coaching.DefaultSponsorSees)...)
	}
	if l.m.Number == 1 {
		for _, item := range c.Pack {
			if item.Received.IsZero() {
				b.Missing = append(b.Missing, plain(item.Item))
			}
		}
	}
	if in(coaching.Contracting) {
		for _, sec := range c.Sections {
			if sec.Empty() {
				b.Unwritten = append(b.Unwritten, plain(sec.Title))
			}
		}
	}
}

// challenge is what the contract says about support and challenge: its first two paragraphs, as they were written.
func (l briefing) challenge() string {
	sec, _ := coaching.FindSection(l.contract.Sections, "Support and challenge")
	text := block(sec.Text)
	if swallows(text) {
		return ""
	}
	first, rest, more := strings.Cut(text, "\n\n")
	if !more {
		return first
	}
	second, _, _ := strings.Cut(strings.TrimLeft(rest, "\n"), "\n\n")
	return first + "\n\n" + second
}

func (l briefing) purpose() *BriefPurpose {
	p := l.contract.Purpose
	if plain(p.Text) == "" {
		return nil
	}
	out := &BriefPurpose{Text: plain(p.Text), Evidence: plain(p.Evidence), Owner: p.Owner}
	if !p.Reviewed.IsZero() {
		day := l.day(p.Reviewed)
		out.Reviewed = &day
	}
	return out
}

// sponsors who have their part on the day of the meeting.
func (l briefing) sponsors() []BriefPerson {
	out := []BriefPerson{}
	for _, s := range l.contract.SponsorsOn(l.m.Day()) {
		out = append(out, BriefPerson{plain(s.Name), s.Role})
	}
	return out
}

// stakeholders but for those who are named already.
func (l briefing) stakeholders(named []BriefPerson) []BriefPerson {
	out := []BriefPerson{}
	for _, s := range l.contract.Stakeholders {
		name := plain(s.Name)
		if !slices.ContainsFunc(named, func(p BriefPerson) bool { return p.Name == name }) {
			out = append(out, BriefPerson{name, plain(s.Relation)})
		}
	}
	return out
}

// consents of the client that are good for these sponsors on the day of the meeting.
func (l briefing) consents() []BriefConsent {
	out := []BriefConsent{}
	for _, s := range l.contract.SponsorsOn(l.m.Day()) {
		for _, scope := range []string{coaching.SeesMeasures, coaching.SeesAttendance, coaching.SeesCommitments} {
			if l.contract.Consented(scope, s.Name, l.m.Day()) {
				out = append(out, BriefConsent{scope, plain(s.Name)})
			}
		}
	}
	return out
}
