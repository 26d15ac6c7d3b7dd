package document

import (
	"path"
	"strconv"
	"strings"
	"time"

	"coachctl/internal/coaching"
)

// The readers below take what is sound and leave the rest at its zero: whatever they skip, validate has reported.

func (v Value) text(key string) string {
	value, _ := v.Get(key)
	if value.Kind != Scalar {
		return ""
	}
	return strings.TrimSpace(value.Text)
}

func (v Value) word(table []Field, key string) string {
	f, _ := FieldOf(table, key)
	text := v.text(key)
	for _, w := range f.Words {
		if w == text {
			return w
		}
	}
	return ""
}

func (v Value) date(key string) coaching.Date {
	d, err := coaching.ParseDate(v.text(key))
	if err != nil {
		return coaching.Date{}
	}
	return d
}

func (v Value) moment(key string) coaching.Moment {
	m, err := coaching.ParseMoment(v.text(key))
	if err != nil {
		return coaching.Moment{}
	}
	return m
}

func (v Value) whole(table []Field, key string) int {
	f, _ := FieldOf(table, key)
	if formError(f, v.text(key)) != "" {
		return 0
	}
	n, _ := strconv.Atoi(v.text(key))
	return n
}

func (v Value) length(key string) time.Duration {
	d, err := coaching.ParseDuration(v.text(key))
	if err != nil {
		return 0
	}
	return d
}

func (v Value) cadence(key string) coaching.Cadence {
	c, err := coaching.ParseCadence(v.text(key))
	if err != nil {
		return coaching.Cadence{}
	}
	return c
}

func (v Value) zone(key string) *time.Location {
	z, err := LoadZone(v.text(key))
	if err != nil {
		return nil
	}
	return z
}

func (v Value) texts(key string) []string {
	list, _ := v.Get(key)
	var out []string
	for _, item := range list.Items {
		if item.Kind == Scalar {
			out = append(out, strings.TrimSpace(item.Text))
		}
	}
	return out
}

// maps are the maps of a list.
func (v Value) maps(key string) []Value {
	list, _ := v.Get(key)
	var out []Value
	for _, item := range list.Items {
		if item.Kind == Map {
			out = append(out, item)
		}
	}
	return out
}

func (v Value) group(key string) Value {
	value, _ := v.Get(key)
	return value
}

func practice(source coaching.Source, v Value) *coaching.Practice {
	defaults := v.group("defaults")
	table, _ := FieldOf(practiceFields, "defaults")
	return &coaching.Practice{
		Source: source,
		Coach:  v.text("coach"),
		Email:  v.text("email"),
		Zone:   v.zone("timezone"),
		Defaults: coaching.Defaults{
			Cadence:        defaults.cadence("cadence"),
			SessionMinutes: defaults.whole(table.Fields, "session_minutes"),
			IntakeMinutes:  defaults.whole(table.Fields, "intake_minutes"),
			SummaryWithin:  defaults.length("summary_within"),
			PromptOpens:    defaults.length("prompt_opens"),
			PromptCloses:   defaults.length("prompt_closes"),
			ReportWithin:   defaults.length("report_within"),
		},
	}
}

func contract(source coaching.Source, v Value) *coaching.Contract {
	t := contractFields
	commission, purpose := v.group("commission"), v.group("purpose")
	c := &coaching.Contract{
		Source: source,
		Client: v.text("client"), ClientCalled: v.text("client_called"), ClientEmail: v.text("client_email"),
		ClientRole: v.text("client_role"), Organisation: v.text("organisation"),
		Status: coaching.ContractStatus(v.word(t, "status")),
		Agreed: v.date("agreed"), Start: v.date("start"), End: v.date("end"),
		Sessions: v.whole(t, "sessions"), Cadence: v.cadence("cadence"),
		SessionMinutes: v.whole(t, "session_minutes"), IntakeMinutes: v.whole(t, "intake_minutes"),
		Midpoint: v.whole(t, "midpoint"), Zone: v.zone("timezone"), Cancellation: v.length("cancellation"),
		Summary: v.word(t, "summary"), Prompt: v.word(t, "prompt"), LogConsent: v.date("log_consent"),
		Commission: coaching.Commission{Reason: commission.text("reason"), ToldClient: commission.text("told_client")},
		Purpose: coaching.Purpose{
			Text: purpose.text("text"), Owner: purpose.text("owner"),
			Evidence: purpose.text("evidence"), Reviewed: purpose.date("reviewed"),
		},
	}
	if _, written := v.step("sponsor_sees"); written {
		// Written empty, or in a form that cannot be read, it lets nothing through.
		c.SponsorSees = coaching.Opt[[]string]{Value: v.texts("sponsor_sees"), Set: true}
	}
	if paid := v.text("paid"); paid == "true" || paid == "false" {
		c.Paid = coaching.Opt[bool]{Value: paid == "true", Set: true}
	}
	contractLists(c, v)
	return c
}

func contractLists(c *coaching.Contract, v Value) {
	for _, s := range v.maps("sponsors") {
		c.Sponsors = append(c.Sponsors, coaching.Sponsor{
			Name: s.text("name"), Role: s.text("role"), Email: s.text("email"), From: s.date("from"), To: s.date("to"),
		})
	}
	for _, s := range v.maps("cadence_changes") {
		c.CadenceChanges = append(c.CadenceChanges,
			coaching.CadenceChange{From: s.date("from"), Cadence: s.cadence("cadence"), Reason: s.text("reason")})
	}
	for _, s := range v.maps("pauses") {
		c.Pauses = append(c.Pauses, coaching.Pause{From: s.date("from"), To: s.date("to"), Reason: s.text("reason")})
	}
	for _, s := range v.maps("consents") {
		c.Consents = append(c.Consents, coaching.Consent{
			Scope: s.text("scope"), Recipient: s.text("recipient"), Given: s.date("given"), How: s.text("how"), Withdrawn: s.date("withdrawn"),
		})
	}
	for _, s := range v.maps("stakeholders") {
		c.Stakeholders = append(c.Stakeholders, coaching.Stakeholder{Name: s.text("name"), Relation: s.text("relation")})
	}
	for _, s := range v.maps("pack") {
		c.Pack = append(c.Pack, coaching.PackItem{Item: s.text("item"), Received: s.date("received")})
	}
	for _, s := range v.maps("objectives") {
		c.Objectives = append(c.Objectives, objective(s))
	}
}

func objective(v Value) coaching.Objective {
	o := coaching.Objective{
		ID: v.text("id"), Statement: v.text("statement"), Scope: v.word(objectiveFields, "scope"),
		Orientation: v.word(objectiveFields, "orientation"), Priority: v.text("priority"), TeamResult: v.text("team_result"),
		Status: coaching.ObjectiveStatus(v.word(objectiveFields, "status")), Agreed: v.date("agreed"),
		ForSponsor: v.text("for_sponsor") == "true", Replaces: v.text("replaces"),
	}
	for _, m := range v.maps("measures") {
		measure := coaching.Measure{
			ID: m.text("id"), Name: m.text("name"), Kind: m.text("kind"), Unit: m.text("unit"), Baseline: m.text("baseline"),
			Target: m.text("target"), Rater: m.text("rater"), Weight: m.text("weight"),
		}
		for i, level := range m.group("levels").Items {
			addLevel(&measure, strconv.Itoa(i-2), level.Text)
		}
		for _, p := range m.group("levels").Pairs {
			addLevel(&measure, strings.TrimPrefix(p.Key, "+"), p.Value.Text)
		}
		o.Measures = append(o.Measures, measure)
	}
	return o
}

func session(source coaching.Source, v Value) *coaching.Session {
	t := sessionFields
	s := &coaching.Session{
		Source: source, Name: nameOfFile(source.Path),
		Kind: coaching.Kind(v.word(t, "kind")), Start: v.moment("start"),
		Minutes: v.whole(t, "minutes"), ActualMinutes: v.whole(t, "actual_minutes"), AssessmentMinutes: v.whole(t, "assessment_minutes"),
		Status: coaching.SessionStatus(v.word(t, "status")), ClientFit: v.word(t, "client_fit"), CoachFit: v.word(t, "coach_fit"),
		CancelledOn: v.moment("cancelled"), CancelledBy: v.word(t, "cancelled_by"), Counts: v.text("counts") == "true",
		Booked: v.moment("booked"), PromptSent: v.moment("prompt_sent"), PromptFor: v.moment("prompt_for"),
		SummarySent: v.moment("summary_sent"), ReportAgreed: v.moment("report_agreed"), ReportSent: v.moment("report_sent"),
		FeedbackReceived: v.moment("feedback_received"),
		SummaryNone:      v.word(t, "summary") == coaching.None, PromptNone: v.word(t, "prompt") == coaching.None,
		Variant: v.word(t, "variant"), Share: v.texts("share"), Rater: v.text("rater"), VerdictBy: v.word(t, "verdict_by"),
	}
	for _, p := range v.group("readings").Pairs {
		if p.Value.Kind == Scalar && isNumber(p.Value.Text) {
			s.Readings = append(s.Readings, coaching.Reading{Measure: p.Key, Value: p.Value.Text})
		}
	}
	for _, p := range v.group("verdict").Pairs {
		if p.Value.Text == "on-track" || p.Value.Text == "off-track" {
			s.Verdicts = append(s.Verdicts, coaching.Verdict{Objective: p.Key, Verdict: p.Value.Text})
		}
	}
	return s
}

func commitment(source coaching.Source, v Value) *coaching.Commitment {
	t := commitmentFields
	c := &coaching.Commitment{
		Source: source, Name: nameOfFile(source.Path),
		What: v.text("what"), By: v.moment("by"), ByNextSession: v.text("by") == coaching.NextSession, Success: v.text("success"),
		Owner: coaching.Owner(v.word(t, "owner")), Session: v.text("session"), Kind: v.word(t, "kind"), StatedBy: v.word(t, "stated_by"),
		Objective: v.text("objective"), Cue: v.text("cue"), Partner: v.text("partner"),
		Status: coaching.CommitmentStatus(v.word(t, "status")), CarriedTo: v.text("carried_to"), Reviewed: v.texts("reviewed"),
		Outcome: v.text("outcome"), Done: v.moment("done"),
	}
	if c.Owner == "" {
		c.Owner = coaching.OwnerClient
	}
	return c
}

func nameOfFile(p string) string { return strings.TrimSuffix(path.Base(p), ".md") }

func addLevel(m *coaching.Measure, level, text string) {
	if m.Levels == nil {
		m.Levels = make(map[string]string, 5)
	}
	m.Levels[level] = text
}
