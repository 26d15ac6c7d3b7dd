package document

import (
	"strings"
	"testing"

	"coachctl/internal/coaching"
	"coachctl/internal/diag"
)

// parseAs parses a sound document of a type with further keys, the first of them on line 6, 5 or 3.
func parseAs(t coaching.Type, yaml string) *Document {
	switch t {
	case coaching.TypePractice:
		return Parse("coachctl.yaml", t, []byte("coach: A\ntimezone: UTC\n"+yaml))
	case coaching.TypeContract:
		return Parse("x/contract.md", t, matter("type: contract\nclient: A\nstatus: draft\n"+yaml))
	case coaching.TypeCommitment:
		return Parse("x/commitments/a.md", t, matter("type: commitment\nwhat: a\nby: next-session\nstatus: open\n"+yaml))
	}
	return parseSession(string(matter(sessionFront + yaml)))
}

const (
	practiceType   = coaching.TypePractice
	contractType   = coaching.TypeContract
	sessionType    = coaching.TypeSession
	commitmentType = coaching.TypeCommitment
)

func TestEveryFormTakesWhatIsGoodAndRefusesTheRest(t *testing.T) {
	for _, c := range []struct {
		kind      coaching.Type
		key       string
		good, bad string // separated by " | "
	}{
		{sessionType, "rater", `Ann | "03" | 12 | yes | Zoë`, "[a] | {a: b}"},
		{commitmentType, "session", "03 | 3 | contracting | a-b_c.d | é | 日本", `Zqxj b | ../Zqxj | .Zqxj | a/Zqxj | a:Zqxj | "Zqxj!" | "a\u3000Zqxj" | "a\u200bZqxj" | ×Zqxj`},
		{practiceType, "email", "a@b.org | é@b.org", "Zqxj | a@ | \"A <a@Zqxj.org>\" | a@b.org,Zqxj@b.org"},
		{contractType, "agreed", `2026-03-16 | "2026-03-16" | 2024-02-29`, "2026-3-16 | 2026-02-30 | 2026-13-01 | 2026-03-16T15:00 | 16.03.2026 | Zqxj | 2025-02-29 | 2026-03-16 10:00:00"},
		{sessionType, "booked", "2026-03-16 | 2026-03-16T15:00 | 2026-03-16T15:00:30 | 2026-03-16T15:00Z | 2026-03-16T15:00+05:45", "2026-03-16 15:00 | 2026-03-16T24:00 | 2026-03-16T15 | 2026-03-16T15:00+1 | Zqxj | 2026-03-16T15:00+16:00"},
		{sessionType, "prompt_for", "2026-03-16T15:00", "2026-03-16 | next-session | Zqxj"},
		{commitmentType, "by", "2026-03-27 | 2026-03-27T12:00 | next-session", "next session | Next-session | friday | Zqxj"},
		{contractType, "cancellation", "24h | 7d | 2w | 0h", "24 | 1.5h | -7d | 7 d | Zqxj | 24H | 99999w"},
		{contractType, "cadence", "weekly | biweekly | monthly | 10d-14d | 2w-3w | 14d", "fortnightly | 14d-10d | 10-14 | 24h-36h | 0d | Zqxj"},
		{sessionType, "minutes", "1 | 60 | 480 | \"60\"", "0 | 481 | 060 | +60 | 60.0 | 6e1 | 1_0 | Zqxj | 99999999999999999999"},
		{contractType, "midpoint", "2 | 999", "1 | 1000"},
		{sessionType, "assessment_minutes", "0 | 30", "-1"},
		{sessionType, "counts", `true | false | "true"`, "yes | no | True | 1 | on | Zqxj"},
		{sessionType, "cancelled_by", "client | coach", "Client | sponsor | Zqxj"},
		{contractType, "sponsor_sees", "[] | [objectives] | [measures, verdict, attendance]", "objectives | [objective] | [Zqxj] | {a: b} | [[objectives]]"},
		{sessionType, "share", "[] | [Wins, \"a, b\"] | [03]", "Wins | [[a]] | [{a: b}] | {a: b}"},
		{contractType, "timezone", "Europe/London | UTC | Asia/Kathmandu", "London | Local | GMT+25 | ../Zqxj | Zqxj | \"\""},
		{contractType, "purpose", "{text: a, owner: client} | {}", "Zqxj | [a] | {owner: Zqxj} | {reviewed: Zqxj}"},
		{contractType, "stakeholders", "[] | [{name: A}] | [{name: A, relation: b}]", "{name: A} | [A] | [{relation: b}] | [[A]] | Zqxj"},
		{sessionType, "verdict", "{a: on-track, b: off-track} | {} | {a: ~}", "{a: yes} | on-track | [on-track] | {a: [on-track]} | {a: Zqxj}"},
		{sessionType, "reasons", "{some-rule: why not} | {}", "why | [a] | {some-rule: [a]} | {some-rule: {a: b}}"},
		{sessionType, "readings", "{a: 3, b: 3.5, c: -1, d: 1e3, e: +2, f: .5} | {}", "{a: high} | {a: .inf} | {a: .nan} | {a: 0x1F} | {a: 1_000} | {a: 1e999} | {a: [3]} | 3 | {a: Zqxj}"},
	} {
		for i, list := range []string{c.good, c.bad} {
			for _, value := range strings.Split(list, " | ") {
				d := parseAs(c.kind, c.key+": "+value+"\n")
				if c.key == "by" {
					d = Parse("x/commitments/a.md", c.kind, matter("type: commitment\nwhat: a\nby: "+value+"\nstatus: open\n"))
				}
				keepsSilence(t, d)
				if bad := len(d.Findings) > 0; bad != (i == 1) {
					t.Errorf("%s: %s finds %v", c.key, value, places(d))
				}
				for _, f := range d.Findings {
					if f.Severity != diag.Error {
						t.Errorf("%s: %s is only a %s", c.key, value, f.Severity)
					}
				}
			}
		}
	}
}

func TestAGoalScaleHasFiveLevels(t *testing.T) {
	const before = "objectives:\n- id: a\n  statement: b\n  status: draft\n  measures:\n  - id: c\n    kind: gas\n    levels: "
	for levels, good := range map[string]bool{
		"{-2: a, -1: b, 0: c, 1: d, 2: e}": true, "{-2: a, -1: b, 0: c, +1: d, +2: e}": true, "[a, b, c, d, e]": true,
		"{-2: a, -1: b, 0: c, 1: d}": false, "{-2: a, -1: b, 0: c, 1: d, 3: e}": false, "{-2: a, -1: b, 0: c, 1: d, +1: e}": false,
		"{-2: a, -1: b, 0: c, 1: d, 15: e}": false, "{-2: a, -1: b, 0: c, 1: d, 1Zqxj: e}": false, "[a, b, c, d]": false, "[a, b, c, d, [e]]": false,
		"[a, b, c, d, e, f]": false, "{-2: a, -1: b, 0: c, 1: d, 2: [e]}": false, "Zqxj": false, "{}": false,
	} {
		d := parseAs(contractType, before+levels+"\n")
		keepsSilence(t, d)
		if (len(d.Findings) == 0) != good {
			t.Errorf("%s finds %v", levels, places(d))
		}
	}
	d := parseAs(contractType, before+"[a, b, c, d, e]\n")
	e := parseAs(contractType, before+"{-2: a, -1: b, 0: c, +1: d, +2: e}\n")
	for _, c := range []*coaching.Contract{d.Contract, e.Contract} {
		if l := c.Objectives[0].Measures[0].Levels; l["-2"] != "a" || l["0"] != "c" || l["2"] != "e" {
			t.Errorf("levels %v", l)
		}
	}
}

func TestAKeyThatIsNotKnownIsAWarningAndAMisspeltOneAnError(t *testing.T) {
	for _, c := range []struct {
		kind              coaching.Type
		yaml, want, hints string
	}{
		{sessionType, "Zqxj: 1\n", "unknown-key 6:1", "x-"},
		{sessionType, "statsu: held\n", "misspelt-key 6:1", "`status:`"},
		{sessionType, "Minutes: 60\n", "misspelt-key 6:1", "`minutes:`"},
		{sessionType, "summary-sent: 2026-03-16\n", "misspelt-key 6:1", "`summary_sent:`"},
		{contractType, "sponsors:\n- name: A\n  rôle: hr\n", "misspelt-key 7:3", "`role:`"},
		{contractType, "purpose: {Zqxj: 1}\n", "unknown-key 5:11", "evidence"},
		{practiceType, "defaults:\n  cadance: weekly\n", "misspelt-key 4:3", "`cadence:`"},
		{contractType, "objectives:\n- id: a\n  statement: b\n  status: draft\n  measures:\n  - id: c\n    kind: count\n    Zqxj: 1\n", "unknown-key 12:5", "baseline"},
	} {
		d := parseAs(c.kind, c.yaml)
		samePlaces(t, d, c.want)
		if len(d.Findings) == 0 {
			continue
		}
		f := d.Findings[0]
		if !strings.Contains(f.Hint, c.hints) {
			t.Errorf("%s hints %q; want %s in it", c.yaml, f.Hint, c.hints)
		}
		if want := map[string]diag.Severity{"unknown-key": diag.Warning, "misspelt-key": diag.Error}[f.Rule]; f.Severity != want {
			t.Errorf("%s is a %s", f.Rule, f.Severity)
		}
		if !d.Readable {
			t.Errorf("%s: the file counts as unreadable", c.yaml)
		}
	}
}

func TestKeysOfOtherToolsAreAcceptedEverywhere(t *testing.T) {
	const keys = "tags: [a, b]\naliases: x\ncssclasses: {a: b}\nx-mine: [1, {a: b}]\nx-: ~\n"
	for _, kind := range []coaching.Type{practiceType, contractType, sessionType, commitmentType} {
		samePlaces(t, parseAs(kind, keys))
	}
	samePlaces(t, parseAs(contractType, "purpose:\n  x-mine: 1\n  tags: [a]\nsponsors:\n- {name: A, x-mine: 1}\n"))
}

func TestAWordOutsideAClosedListNamesTheListAndTheNearestWord(t *testing.T) {
	for _, c := range []struct{ value, hint string }{
		{"Held", "did you mean `held`? The words are: planned, held, cancelled, no-show"},
		{"canceled", "did you mean `cancelled`? The words are: planned, held, cancelled, no-show"},
		{"no show", "did you mean `no-show`? The words are: planned, held, cancelled, no-show"},
		{"Zqxj", "write one of: planned, held, cancelled, no-show"},
	} {
		d := parseSession(string(matter(strings.Replace(sessionFront, "status: held", "status: "+c.value, 1))))
		samePlaces(t, d, "unknown-word 5:9")
		if len(d.Findings) > 0 && d.Findings[0].Hint != c.hint {
			t.Errorf("%s hints %q; want %q", c.value, d.Findings[0].Hint, c.hint)
		}
		if d.Readable {
			t.Errorf("%s counts as readable", c.value)
		}
	}
}

func TestWhatIsRequiredIsMissedWhereItShouldStand(t *testing.T) {
	for _, c := range []struct {
		kind     coaching.Type
		src      string
		want     string
		readable bool
	}{
		{sessionType, "---\ntype: session\n---\n", "missing-key 2:1, missing-key 2:1, missing-key 2:1", false},
		{sessionType, "---\ntype: session\nkind: \"  \"\nstart: ~\nstatus: held\n---\n", "unknown-word 3:7, missing-key 3:1, missing-key 4:1", false},
		{commitmentType, "---\ntype: commitment\nwhat: \"\"\nby: next-session\nstatus: open\n---\n", "missing-key 3:1", true},
		{contractType, "---\ntype: contract\nclient: A\nstatus: draft\nsponsors:\n- role: hr\n- name: B\n- name:\n---\n", "missing-key 6:3, missing-key 8:3", true},
		{practiceType, "coach: A\n", "missing-key 1:1", false},
		{practiceType, "timezone: UTC\n", "missing-key 1:1", true},
		{sessionType, "---\ntype: contract\nkind: regular\nstart: 2026-03-16T15:00\nstatus: held\n---\n", "wrong-type 2:7", false},
		{sessionType, "---\ntype: sesion\nkind: regular\nstart: 2026-03-16T15:00\nstatus: held\n---\n", "unknown-word 2:7", false},
		{sessionType, "---\ntype: session\nkind: [regular]\nstart: 2026-03-16\nstatus: held\n---\n", "value-form 3:7, value-form 4:8", false},
	} {
		d := Parse("x.md", c.kind, []byte(c.src))
		samePlaces(t, d, strings.Split(c.want, ", ")...)
		if d.Readable != c.readable {
			t.Errorf("%q: readable is %v", c.src, d.Readable)
		}
	}
}
