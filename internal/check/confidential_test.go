package check_test

import (
	"strings"
	"testing"
)

func TestTheClientSeesAReportBeforeItGoes(t *testing.T) {
	const late = "`report_agreed` is later than `report_sent`"
	for _, c := range []struct{ sent, agreed, unseen, seenLate string }{
		{"", "", "", ""},
		{"", "2026-04-24", "", ""},
		{"2026-04-24", "", "sessions/06.md:6: `report_sent` stands without `report_agreed`: the client had not seen the report", ""},
		{"2026-04-24", "2026-04-24", "", ""},
		{"2026-04-24", "2026-04-24T23:59", "", ""},
		{"2026-04-24", "2026-04-25T00:00", "", late},
		{"2026-04-24", "2026-04-25", "", late},
		{"2026-04-24T09:00", "2026-04-24", "", ""},
		{"2026-04-24T09:00", "2026-04-24T09:00", "", ""},
		{"2026-04-24T09:00", "2026-04-24T09:01", "", late},
		{"2026-04-24T09:00", "2026-04-24T09:01+02:00", "", ""},
		{"2026-04-24T09:00", "2026-04-23", "", ""},
		{"2026-04-24T09:00", "soon", "", ""},
	} {
		front := "kind: midpoint\nstatus: held\nstart: 2026-04-21T15:00\n"
		for key, value := range map[string]string{"report_sent": c.sent, "report_agreed": c.agreed} {
			if value != "" {
				front += key + ": " + value + "\n"
			}
		}
		for _, contract := range []string{"status: agreed\n", "status: draft\n", "status: ended\n"} {
			f := onlyContract(t, contract).session("06", front)
			if got := ruleSays(t, f, noon, "report-unseen"); got != c.unseen {
				t.Errorf("sent %s, agreed %s: %q, want %q", c.sent, c.agreed, got, c.unseen)
			}
			if got := ruleSays(t, f, noon, "report-seen-late"); !strings.HasSuffix(got, c.seenLate) || (got == "") != (c.seenLate == "") {
				t.Errorf("sent %s, agreed %s: %q, want %q", c.sent, c.agreed, got, c.seenLate)
			}
		}
	}
}

func TestAReportGoesToASponsorWhoIsShownSomething(t *testing.T) {
	const sponsor = "sponsors:\n  - {name: Ruth Calloway, role: hr}\n"
	for front, want := range map[string]string{
		"":                                       "sessions/06.md:6: a report went out, and the contract has no sponsor",
		"sponsors: []\n":                         "sessions/06.md:6: a report went out, and the contract has no sponsor",
		"sponsor_sees: []\n":                     "sessions/06.md:6: a report went out, and the contract has no sponsor",
		"sponsors: Ruth\n":                       "",
		sponsor:                                  "",
		sponsor + "sponsor_sees: []\n":           "sessions/06.md:6: a report went out, and `sponsor_sees` is empty",
		sponsor + "sponsor_sees:\n":              "sessions/06.md:6: a report went out, and `sponsor_sees` is empty",
		sponsor + "sponsor_sees: all\n":          "",
		sponsor + "sponsor_sees: [attendance]\n": "",
	} {
		f := onlyContract(t, agreedFront+front).session("06", "kind: midpoint\nstatus: held\nstart: 2026-04-21T15:00\nreport_sent: 2026-04-24\nreport_agreed: 2026-04-24\n")
		if got := ruleSays(t, f, noon, "report-beyond-contract"); got != want {
			t.Errorf("%q: %q, want %q", front, got, want)
		}
		f.session("06", "kind: midpoint\nstatus: held\nstart: 2026-04-21T15:00\nreport_agreed: 2026-04-24\n")
		if got := ruleSays(t, f, noon, "report-beyond-contract"); got != "" {
			t.Errorf("%q, not sent: %q", front, got)
		}
	}
}

func TestAReportBelongsToAReview(t *testing.T) {
	for kind, want := range map[string]bool{
		"intake": true, "regular": true, "midpoint": false, "closing": false, "sponsor": true, "contracting": true, "chemistry": true,
	} {
		for _, keys := range []string{"report_agreed: 2026-04-24\n", "report_sent: 2026-04-24\n", "report_agreed: 2026-04-24\nreport_sent: 2026-04-24\n"} {
			f := onlyContract(t, agreedFront).session("06", "kind: "+kind+"\nstatus: held\nstart: 2026-04-21T15:00\n"+keys)
			if got := ruleSays(t, f, noon, "report-session"); (got != "") != want || strings.Contains(got, "\n") {
				t.Errorf("%s with %q: %q", kind, keys, got)
			}
		}
	}
}

func TestAConsentNamesASponsorToTheLetter(t *testing.T) {
	const sponsors = "sponsors:\n  - {name: Ruth Calloway, role: hr}\n  - {name: Daniel Osei, role: hr}\n"
	for recipient, want := range map[string]bool{
		"Ruth Calloway": false, "Daniel Osei": false, `" Daniel Osei "`: false, "Ruth": true, "ruth calloway": true, "Ruth  Calloway": true, `""`: false,
	} {
		for status, counts := range map[string]bool{"draft": false, "agreed": true, "completed": true, "ended": true, "declined": false} {
			front := "status: " + status + "\n" + sponsors + "consents:\n  - {scope: measures, recipient: " + recipient + ", given: 2026-02-02, how: written}\n"
			if got := ruleSays(t, onlyContract(t, front), noon, "unknown-recipient"); (got == "contract.md:9: `recipient` is not the name of a sponsor") != (want && counts) {
				t.Errorf("%s, %s: %q", status, recipient, got)
			}
			front = strings.Replace(front, "how: written", "how: written, withdrawn: 2026-02-09", 1)
			if got := ruleSays(t, onlyContract(t, front), noon, "unknown-recipient"); got != "" {
				t.Errorf("%s, withdrawn: %q", recipient, got)
			}
		}
	}
}

func TestAnAddressOfTheCompanyIsTheCompanys(t *testing.T) {
	for _, c := range []struct {
		client, sponsor string
		want            bool
	}{
		{"priya@riverbend.example", "ruth@riverbend.example", true},
		{"priya@RIVERBEND.example", "ruth@riverbend.Example", true},
		{"priya@mail.riverbend.example", "ruth@riverbend.example", true},
		{"priya@riverbend.example", "ruth@hr.riverbend.example", true},
		{"priya@notriverbend.example", "ruth@riverbend.example", false},
		{"priya@riverbend.example", "ruth@harrow.example", false},
		{"priya@gmail.com", "ruth@gmail.com", false},
		{"priya@GMX.de", "ruth@gmx.de", false},
		{"priya@gmx.example", "ruth@riverbend.example", false},
		{"riverbend.example", "ruth@riverbend.example", false},
		{"", "ruth@riverbend.example", false},
		{"priya@riverbend.example", "", false},
	} {
		for status, counts := range map[string]bool{"draft": false, "agreed": true, "ended": true, "declined": false} {
			f := onlyContract(t, "status: "+status+"\nclient_email: "+c.client+"\nsponsors:\n  - {name: Daniel Osei, role: hr}\n  - {name: Ruth, email: "+c.sponsor+"}\n")
			if got := ruleSays(t, f, noon, "company-address"); (got == "contract.md:5: `client_email` is at the same domain as a sponsor") != (c.want && counts) {
				t.Errorf("%s, %s and %s: %q", status, c.client, c.sponsor, got)
			}
		}
		f := onlyContract(t, "status: agreed\nsponsors:\n  - {name: Ruth, email: "+c.sponsor+"}\n  - {name: Daniel Osei, email: "+c.sponsor+"}\n")
		f["coachctl.yaml"] += "email: " + c.client + "\n"
		got := ruleSays(t, f, noon, "company-address")
		if (got == "contract.md:6: this sponsor is at the same domain as the coach's `email` in coachctl.yaml") != c.want {
			t.Errorf("coach %s and %s: %q", c.client, c.sponsor, got)
		}
	}
}

func TestWordsOfTheClinicAreWholeWords(t *testing.T) {
	for text, want := range map[string]bool{
		"Clinical Depression": true, "clinically depressed": true, "a **depressive** phase": true, "an anxiety disorder": true, "a panic  attack": true,
		"Panic attacks": true, "PTSD-like": true, "my therapist's view": true, "antidepressants": true, "I was diagnosed late": true, "diagnosed with ADHD": true,
		"in therapy": true, "suicidal": true, "insomnia": true, "a psychiatric ward": true,
		"depressed prices": false, "a depression over Poland": false, "the trauma of the merger": false, "bipolar transistors": false, "the medication that the plant makes": false,
		"a diagnosis of the market": false, "diagnosed quickly": false, "addicted to mail": false, "therapy areas": false,
		"burnout": false, "a depressing council": false, "diagnostics": false, "physiotherapist": false, "panic": false, "anxiety": false, "traumatic": false,
		"an attack of Marcus": false, "the council": false,
	} {
		f := practice(t, "")
		f[promise] = strings.Replace(f[promise], "success: He has it by noon", `success: "`+text+`"`, 1)
		if got := ruleSays(t, f, noon, "clinical-words"); (got != "") != want {
			t.Errorf("%q: %q", text, got)
		}
	}
}

func TestOnlyWhatTheSummaryCarriesIsReadForWordsOfTheClinic(t *testing.T) {
	const word = "insomnia"
	for _, c := range []struct {
		what, path, old, now string
		want                 bool
	}{
		{"agenda", session, "- Marcus", "- Marcus and " + word, true},
		{"agenda, a note", session, "- Marcus", "- Marcus\n\nA note on " + word, false},
		{"valuable if", session, "what I will say", word, true},
		{"shifted", session, "He may be nervous", word, true},
		{"takeaway", session, "An agenda", word, true},
		{"takeaway without a label", session, "- Reframe: An agenda", "- " + word, false},
		{"check-in", session, "— kept", "— kept, " + word, false},
		{"core work", session, "He asks", word + ". He asks", false},
		{"private notes", session, "He looked", word + ". He looked", false},
		{"a heading of its own", session, "## Private", "## Reading list\n" + word + "\n\n## Private", false},
		{"what", promise, "what: Send", "what: " + word, true},
		{"cue", promise, "status:", "cue: " + word + "\nstatus:", true},
		{"outcome", promise, "status: open", "outcome: " + word + "\nstatus: dropped", true},
		{"partner", promise, "status:", "partner: " + word + "\nstatus:", false},
		{"the coach's own", promise, "success: He has it", "owner: coach\nsuccess: " + word, true},
		{"the sponsor's", promise, "success: He has it", "owner: sponsor\nsuccess: " + word, false},
		{"a shared section", session, "## Private", "## Reading list\n" + word + "\n\n" + word + "\n\n## Private", true},
		{"a private section that is shared", session, "He looked", word, false},
	} {
		f := practice(t, "")
		if !strings.Contains(f[c.path], c.old) {
			t.Fatalf("%s: %q is not in it", c.what, c.old)
		}
		f[c.path] = strings.Replace(f[c.path], c.old, c.now, 1)
		switch c.what {
		case "a shared section":
			f[c.path] = strings.Replace(f[c.path], "summary_sent:", "share: [reading list]\nsummary_sent:", 1)
		case "a private section that is shared":
			f[c.path] = strings.Replace(f[c.path], "summary_sent:", "share: [Private notes]\nsummary_sent:", 1)
		}
		got := ruleSays(t, f, noon, "clinical-words")
		if (got != "") != c.want || strings.Contains(got, "\n") {
			t.Errorf("%s: %q", c.what, got)
		}
		f[session] = strings.Replace(f[session], "status: held", "status: planned", 1)
		if got := ruleSays(t, f, noon, "clinical-words"); c.path == session && got != "" {
			t.Errorf("%s, planned: %q", c.what, got)
		}
	}
}
