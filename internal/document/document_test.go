package document

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"coachctl/internal/coaching"
)

func TestASessionIsReadWhole(t *testing.T) {
	src := `---
type: session
kind: midpoint
start: 2026-03-16T15:00+01:00
minutes: 90
actual_minutes: 95
status: held
counts: true
booked: 2026-03-01
summary: none
share: [Wins, " Losses "]
readings: {trust: 3.5, calm: "4"}
verdict:
  voice: on-track
  rest: off-track
verdict_by: joint
---
`
	d := Parse("engagements/x/sessions/06.md", sessionType, []byte(src))
	samePlaces(t, d)
	s := d.Session
	if s == nil {
		t.Fatal("no session")
	}
	got := fmt.Sprint(s.Name, s.Kind, s.Start, s.Minutes, s.ActualMinutes, s.Status, s.Counts, s.Booked, s.SummaryNone, s.PromptNone, s.Share, s.Readings, s.Verdicts, s.VerdictBy)
	want := "06 midpoint 2026-03-16T15:00+01:00 90 95 held true 2026-03-01 true false [Wins Losses] [{trust 3.5} {calm 4}] [{voice on-track} {rest off-track}] joint"
	if strings.ReplaceAll(got, " ", "") != strings.ReplaceAll(want, " ", "") {
		t.Errorf("read as\n%s; want\n%s", got, want)
	}
	if s.Path != "engagements/x/sessions/06.md" || s.Line("start") != 4 || s.Line("verdict") != 13 || s.Line("report_sent") != 1 {
		t.Errorf("stands at %+v", s.Source)
	}
}

func TestAContractIsReadWhole(t *testing.T) {
	src := `---
type: contract
client: Anna Berg
client_email: anna@example.org
status: agreed
agreed: 2026-01-05
sessions: 12
cadence: 10d-14d
cadence_changes: [{from: 2026-03-01, cadence: monthly, reason: leave}]
pauses:
  - from: 2026-07-01
timezone: Asia/Kathmandu
cancellation: 24h
sponsor_sees: []
consents: [{scope: measures, recipient: HR, given: 2026-01-06, how: written}]
paid: false
purpose: {text: more voice, owner: client, reviewed: 2026-02-01}
pack: [{item: survey, received: 2026-01-04}, {item: bio}]
sponsors: [{name: Max, role: hr, from: 2026-01-01}]
objectives:
  - id: voice
    statement: Speak first
    status: agreed
    for_sponsor: true
    measures: [{id: talk, kind: count, baseline: 1, target: 3}]
---
`
	d := Parse("x/contract.md", contractType, []byte(src))
	samePlaces(t, d)
	c := d.Contract
	if c == nil {
		t.Fatal("no contract")
	}
	got := fmt.Sprint(c.Client, c.ClientEmail, c.Status, c.Agreed, c.Sessions, c.Cadence, c.CadenceChanges, c.Pauses, c.Zone, c.Cancellation, c.SponsorSees, c.Consents, c.Paid, c.Purpose, c.Pack, c.Sponsors, c.Objectives)
	want := `Anna Berg anna@example.org agreed 2026-01-05 12 10d-14d [{2026-03-01 monthly leave}] [{2026-07-01  }] Asia/Kathmandu 24h0m0s {[] true}
		[{measures HR 2026-01-06 written }] {false true} {more voice client  2026-02-01} [{survey 2026-01-04} {bio }] [{Max hr  2026-01-01 }]
		[{voice Speak first     agreed  true  [{talk  count  1 3   map[]}]}]`
	if strings.Join(strings.Fields(got), "") != strings.Join(strings.Fields(want), "") {
		t.Errorf("read as\n%s; want\n%s", got, want)
	}
}

func TestACommitmentBelongsToTheClientUnlessItSaysOtherwise(t *testing.T) {
	d := parseAs(commitmentType, "session: 03\nreviewed: [04, 05]\noutcome: |\n  it went\n  well\ndone: 2026-03-20T10:00\n")
	samePlaces(t, d)
	c := d.Commitment
	if c == nil || c.Owner != coaching.OwnerClient || !c.ByNextSession || !c.By.IsZero() || c.Session != "03" || c.Outcome != "it went\nwell" || c.Name != "a" || c.Done.String() != "2026-03-20T10:00" {
		t.Errorf("read as %+v", c)
	}
	if d := parseAs(commitmentType, "owner: coach\n"); d.Commitment.Owner != coaching.OwnerCoach {
		t.Errorf("owned by %s", d.Commitment.Owner)
	}
}

func TestAPracticeIsReadWhole(t *testing.T) {
	d := parseAs(practiceType, "email: a@b.org\ndefaults:\n  cadence: monthly\n  session_minutes: 75\n  summary_within: 2d\n  prompt_opens: 72h\n")
	samePlaces(t, d)
	p := d.Practice
	if p == nil || p.Zone != time.UTC || p.Defaults.Cadence != coaching.Monthly || p.Defaults.SessionMinutes != 75 || p.Defaults.SummaryWithin != 48*time.Hour || p.Defaults.IntakeMinutes != 0 {
		t.Errorf("read as %+v", p)
	}
}

func TestABrokenValueIsLeftOutAndTheRestStillCounts(t *testing.T) {
	d := parseSession(string(matter(sessionFront + "booked: Zqxj\nreadings: {a: Zqxj, b: 2}\nverdict: {a: Zqxj, b: on-track}\nshare: [[Zqxj], Wins]\nvariant: Zqxj\n")))
	samePlaces(t, d, "value-form 6:9", "value-form 7:15", "unknown-word 8:14", "value-form 9:9", "unknown-word 10:10")
	s := d.Session
	if s == nil || !s.Booked.IsZero() || len(s.Readings) != 1 || len(s.Verdicts) != 1 || len(s.Share) != 1 || s.Variant != "" {
		t.Errorf("read as %+v", s)
	}
	if d := parseSession(string(matter(sessionFront + "minutes: Zqxj\n"))); d.Readable || d.Session != nil {
		t.Error("a session of unknown length counts as readable")
	}
}

func TestADocumentKeepsNothingOfItsSource(t *testing.T) {
	src := []byte("---\n" + sessionFront + "rater: Ann\n---\n## Agenda\n- one\n")
	d := ParseWhole("x/sessions/03.md", sessionType, src)
	for i := range src {
		src[i] = '!'
	}
	if d.Session.Rater != "Ann" || d.Session.Agenda[0].Text != "one" || d.Session.Sections[0].Text != "- one" {
		t.Errorf("the session has changed with the source: %+v", d.Session)
	}
}
