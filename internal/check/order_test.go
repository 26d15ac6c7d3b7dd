package check_test

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

func (f files) chemistry(name, day, front string) files {
	return f.session(name, "kind: chemistry\nstart: "+day+"T12:00\nstatus: held\n"+front)
}

func TestAnAnswerOfNoEndsItUntilBothSayYes(t *testing.T) {
	const yes, no = "client_fit: yes\ncoach_fit: yes\n", "client_fit: yes\ncoach_fit: no\n"
	const wrong = "`coach_fit` is no, and a coaching session follows"
	for _, c := range []struct {
		what string
		make func(f files)
		want string
	}{
		{"no session", func(f files) { f.chemistry("chemistry", "2026-01-12", no) }, ""},
		{"one planned", func(f files) {
			f.chemistry("chemistry", "2026-01-12", no).session("01", "kind: intake\nstatus: planned\nstart: 2026-02-02T15:00\n")
		}, "sessions/chemistry.md:7: " + wrong},
		{"one missed that counts", func(f files) {
			f.chemistry("chemistry", "2026-01-12", no).session("01", "kind: intake\nstatus: no-show\ncounts: true\nstart: 2026-02-02T15:00\n")
		}, "sessions/chemistry.md:7: " + wrong},
		{"one cancelled", func(f files) {
			f.chemistry("chemistry", "2026-01-12", no).session("01", "kind: intake\nstatus: cancelled\nstart: 2026-02-02T15:00\n")
		}, ""},
		{"a contracting session", func(f files) {
			f.chemistry("chemistry", "2026-01-12", no).session("contracting", "kind: contracting\nstatus: planned\nstart: 2026-02-02T15:00\n")
		}, ""},
		{"a session before the call", func(f files) { f.chemistry("chemistry", "2026-02-12", no).coachingOn("2026-02-02") }, ""},
		{"a call that was not held", func(f files) {
			f.session("chemistry", "kind: chemistry\nstart: 2026-01-12T12:00\nstatus: planned\n"+no).coachingOn("2026-02-02")
		}, ""},
		{"no, then yes from both", func(f files) {
			f.chemistry("chemistry", "2026-01-12", no).chemistry("again", "2026-01-15", yes).coachingOn("2026-02-02")
		}, ""},
		{"no, then yes from both after the session", func(f files) {
			f.chemistry("chemistry", "2026-01-12", no).chemistry("again", "2026-02-09", yes).coachingOn("2026-02-02")
		}, ""},
		{"yes, then no", func(f files) {
			f.chemistry("chemistry", "2026-01-12", yes).chemistry("again", "2026-01-15", no).coachingOn("2026-02-02")
		}, "sessions/again.md:7: " + wrong},
		{"no twice is said once", func(f files) {
			f.chemistry("chemistry", "2026-01-12", no).chemistry("again", "2026-01-15", no).coachingOn("2026-02-02", "2026-02-16")
		}, "sessions/again.md:7: " + wrong},
		{"no, then open", func(f files) {
			f.chemistry("chemistry", "2026-01-12", no).chemistry("again", "2026-01-15", "client_fit: open\n").coachingOn("2026-02-02")
		}, ""},
		{"no, a session, then open", func(f files) {
			f.chemistry("chemistry", "2026-01-12", no).chemistry("again", "2026-02-09", "client_fit: open\n").coachingOn("2026-02-02")
		}, "sessions/chemistry.md:7: " + wrong},
		{"no from both is said once", func(f files) {
			f.chemistry("chemistry", "2026-01-12", "client_fit: no\ncoach_fit: no\n").coachingOn("2026-02-02")
		}, "sessions/chemistry.md:6: `client_fit` is no, and a coaching session follows"},
	} {
		f := onlyContract(t, "status: agreed\nagreed: 2026-01-12\n")
		c.make(f)
		if got := ruleSays(t, f, noon, "declined-coaching"); got != c.want {
			t.Errorf("%s: %q, want %q", c.what, got, c.want)
		}
		if got := ruleSays(t, f, noon, "fit-changed"); got != "" {
			t.Errorf("%s: fit-changed finds %q", c.what, got)
		}
		f[contract] = strings.Replace(f[contract], "2026-01-12", "2026-03-01", 1) // agreed since
		want := strings.Replace(c.want, "a coaching session follows", "an agreement was made since", 1)
		if got := ruleSays(t, f, noon, "fit-changed"); got != want {
			t.Errorf("%s, agreed since: %q, want %q", c.what, got, want)
		}
		if got := ruleSays(t, f, noon, "declined-coaching"); got != "" {
			t.Errorf("%s, agreed since: declined-coaching finds %q", c.what, got)
		}
	}
}

func TestADeclinedContractHasNoCoaching(t *testing.T) {
	for _, status := range []string{"draft", "agreed", "completed", "ended", "declined"} {
		f := onlyContract(t, "status: "+status+"\n").coachingOn("2026-02-02", "2026-02-16")
		got := ruleSays(t, f, noon, "declined-coaching")
		if (status == "declined") != (got == "contract.md:4: the contract is declined, and a coaching session is planned or used") {
			t.Errorf("%s: %q", status, got)
		}
		f.session("01", "kind: intake\nstatus: cancelled\nstart: 2026-02-02T15:00\n").session("02", "kind: regular\nstatus: no-show\nstart: 2026-02-16T15:00\n")
		if got := ruleSays(t, f, noon, "declined-coaching"); got != "" {
			t.Errorf("%s, all cancelled: %q", status, got)
		}
	}
}

func TestAChemistryCallIsAnsweredBeforeTheCoaching(t *testing.T) {
	const client, coach = "sessions/chemistry.md:%d: `client_fit` gives no answer, and a coaching session was held since", "sessions/chemistry.md:%d: `coach_fit` gives no answer, and a coaching session was held since"
	for front, want := range map[string]string{
		"client_fit: yes\ncoach_fit: yes\n":   "",
		"client_fit: yes\ncoach_fit: open\n":  fmt.Sprintf(coach, 7),
		"client_fit: open\ncoach_fit: open\n": fmt.Sprintf(client, 6),
		"client_fit: yes\n":                   fmt.Sprintf(coach, 5),
		"":                                    fmt.Sprintf(client, 5),
		"client_fit: open\ncoach_fit: no\n":   "",
		"client_fit: maybe\ncoach_fit: yes\n": "",
	} {
		f := onlyContract(t, agreedFront).chemistry("chemistry", "2026-01-12", front)
		if got := ruleSays(t, f, noon, "chemistry-answers"); got != "" {
			t.Errorf("%q, no coaching yet: %q", front, got)
		}
		if got := ruleSays(t, f.coachingOn("2026-02-02"), noon, "chemistry-answers"); got != want {
			t.Errorf("%q: %q, want %q", front, got, want)
		}
		f.chemistry("again", "2026-02-09", "client_fit: yes\ncoach_fit: yes\n")
		if got := ruleSays(t, f, noon, "chemistry-answers"); got != "" {
			t.Errorf("%q, answered later: %q", front, got)
		}
		f.session("01", "kind: intake\nstatus: planned\nstart: 2026-02-02T15:00\n")
		if got := ruleSays(t, f, noon, "chemistry-answers"); got != "" {
			t.Errorf("%q, only planned: %q", front, got)
		}
	}
}

func TestTheLastCallBeforeTheCoachingHasTheWord(t *testing.T) {
	f := onlyContract(t, agreedFront).coachingOn("2026-02-02")
	f.chemistry("chemistry", "2026-01-12", "client_fit: open\n").chemistry("again", "2026-01-15", "client_fit: yes\n")
	if got := ruleSays(t, f, noon, "chemistry-answers"); !strings.HasPrefix(got, "sessions/again.md:5:") || strings.Contains(got, "\n") {
		t.Errorf("found %q", got)
	}
}

func TestContractingComesFirst(t *testing.T) {
	const wrong = "sessions/contracting.md:4: the contracting session comes after the first coaching session"
	for _, c := range []struct{ what, status, contracting, coaching, want string }{
		{"held before", "held", "2026-02-01T15:00", "held", ""},
		{"held after", "held", "2026-02-02T15:01", "held", wrong},
		{"planned after", "planned", "2026-02-09T15:00", "held", wrong},
		{"cancelled after", "cancelled", "2026-02-09T15:00", "held", ""},
		{"after one that is planned", "held", "2026-02-09T15:00", "planned", ""},
	} {
		for _, contract := range []string{agreedFront, "status: draft\n", "status: ended\n"} {
			f := onlyContract(t, contract).session("01", "kind: intake\nstatus: "+c.coaching+"\nstart: 2026-02-02T15:00\n")
			f.session("contracting", "kind: contracting\nstart: "+c.contracting+"\nstatus: "+c.status+"\n")
			want := c.want
			if contract != agreedFront {
				want = ""
			}
			if got := ruleSays(t, f, noon, "contracting-late"); got != want {
				t.Errorf("%s, %s: %q, want %q", c.what, contract, got, want)
			}
			f.session("first", "kind: contracting\nstatus: held\nstart: 2026-01-26T15:00\n")
			if got := ruleSays(t, f, noon, "contracting-late"); got != "" {
				t.Errorf("%s, and once before: %q", c.what, got)
			}
		}
	}
}

func TestALetterGoesOutOnItsSideOfTheSession(t *testing.T) {
	for _, c := range []struct {
		key, value string
		wrong      bool
	}{
		{"summary_sent", "2026-03-16T14:59", true},
		{"summary_sent", "2026-03-16T15:00", false},
		{"summary_sent", "2026-03-15", true},
		{"summary_sent", "2026-03-16", false},
		{"summary_sent", "2026-03-16T16:30+02:00", true},
		{"summary_sent", "2026-03-16T17:30+02:00", false},
		{"report_agreed", "2026-03-15", true},
		{"report_agreed", "2026-03-16", false},
		{"report_sent", "2026-03-16T09:00", true},
		{"feedback_received", "2025-03-18", true},
		{"prompt_sent", "2026-03-16", false},
		{"prompt_sent", "2026-03-17", true},
		{"prompt_sent", "2026-03-16T15:00", false},
		{"prompt_sent", "2026-03-16T15:01", true},
		{"prompt_sent", "2025-03-14T15:00", false},
		{"summary_sent", "2025-10-26T01:30", false}, // no single instant: no-such-time has it
		{"booked", "2026-03-17", false},
	} {
		f := onlyContract(t, agreedFront).session("01", "kind: midpoint\nstatus: held\nstart: 2026-03-16T15:00\n"+c.key+": "+c.value+"\n")
		if got := ruleSays(t, f, time.Time{}, "sent-in-order"); (got != "") != c.wrong || c.wrong && !strings.HasPrefix(got, "sessions/01.md:6: `"+c.key+"` lies ") {
			t.Errorf("%s: %s: %q", c.key, c.value, got)
		}
	}
}

func TestTheDayOfALetterIsThatOfTheEngagement(t *testing.T) {
	f := onlyContract(t, agreedFront+"timezone: Pacific/Auckland\n")
	f.session("01", "kind: regular\nstatus: held\nstart: 2026-03-17T00:30\nsummary_sent: 2026-03-16\n").
		session("02", "kind: regular\nstatus: held\nstart: 2026-03-31T00:30\nsummary_sent: 2026-03-31\n")
	if got := ruleSays(t, f, noon, "sent-in-order"); got != "sessions/01.md:6: `summary_sent` lies before the session's `start`" {
		t.Errorf("found %q", got)
	}
}

func TestAFactIsNotInTheFuture(t *testing.T) {
	now := time.Date(2026, 3, 28, 12, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		front string
		now   time.Time
		want  string
	}{
		{"agreed: 2026-03-28\n", now, ""},
		{"agreed: 2026-03-29\n", now, "contract.md:5: `agreed` lies more than a month in the future"},
		{"agreed: 2026-03-29\n", time.Time{}, ""},
		{"agreed: 2026-03-29\n", time.Date(2026, 3, 29, 0, 0, 0, 0, time.UTC), ""},
		{"agreed: 2026-03-29\n", time.Date(2026, 3, 28, 23, 59, 59, 0, time.UTC), "contract.md:5: `agreed` lies more than a month in the future"},
		{"agreed: 2026-03-31\n", time.Date(2026, 3, 30, 22, 59, 0, 0, time.UTC), "contract.md:5: `agreed` lies more than a month in the future"},
		{"agreed: 2026-03-31\n", time.Date(2026, 3, 30, 23, 0, 0, 0, time.UTC), ""}, // summer time has begun
		{"agreed: 2026-03-29\ntimezone: Pacific/Auckland\n", now, ""},
		{"agreed: 2026-03-28\ntimezone: America/New_York\n", time.Date(2026, 3, 28, 3, 59, 0, 0, time.UTC), "contract.md:5: `agreed` lies more than a month in the future"},
		{"agreed: 2027-03-29T15:00\n", now, ""}, // value-form has it
		{"start: 2027-01-01\nend: 2028-01-01\n", now, ""},
		{"purpose:\n  reviewed: 2027-01-01\n", now, "contract.md:6: `reviewed` lies more than a month in the future"},
		{"pack:\n  - {item: x, received: 2026-01-01}\n  - {item: x, received: 2027-01-01}\n", now, "contract.md:7: `received` lies more than a month in the future"},
		{"objectives:\n  - {id: council, agreed: 2027-01-01}\n", now, "contract.md:6: `agreed` lies more than a month in the future"},
	} {
		clock := c.now
		if !clock.IsZero() {
			clock = clock.AddDate(0, 0, -31) // a month ahead is no slip yet
		}
		if got := ruleSays(t, onlyContract(t, "status: draft\n"+c.front), clock, "future-fact"); got != c.want {
			t.Errorf("%q at %s: %q, want %q", c.front, c.now, got, c.want)
		}
	}
}

func TestASlipIsFoundOnce(t *testing.T) {
	f := onlyContract(t, agreedFront).session("01", "kind: regular\nstatus: held\nstart: 2026-02-16T15:00\nprompt_sent: 2027-02-14T15:00\nsummary_sent: 2027-02-16T18:00\n")
	if got := ruleSays(t, f, noon, "future-fact"); got != "sessions/01.md:7: `summary_sent` lies more than a month in the future" {
		t.Errorf("future-fact finds %q", got)
	}
	if got := ruleSays(t, f, noon, "sent-in-order"); got != "sessions/01.md:6: `prompt_sent` lies after the session's `start`" {
		t.Errorf("sent-in-order finds %q", got)
	}
}
