package check_test

import (
	"strings"
	"testing"
)

const firstPromise = folder + "commitments/2026-02-02-a.md"

// returning is the practice with one promise, made on 2 February, and a session after it that has some words on it.
func returning(t *testing.T, keys, checkIn string) files {
	t.Helper()
	f := practice(t, "")
	f[firstPromise] = "---\ntype: commitment\nwhat: Open the council\nby: 2026-02-20\nsuccess: x\n" + keys + "---\n"
	f[session] = strings.Replace(f[session], "- [x] [Open the council with the decision](../commitments/2026-02-02-a.md) — kept", checkIn, 1)
	return f
}

func TestTheNextHeldSessionReturnsToAPromise(t *testing.T) {
	const link, here = "[x](../commitments/2026-02-02-a.md)", "sessions/02.md:12"
	for _, c := range []struct{ name, keys, checkIn, want string }{
		{"open and listed", "session: \"01\"\nstatus: open\n", "- [ ] " + link, ""},
		{"open and passed over", "session: \"01\"\nstatus: open\n", "x", here},
		{"in a sentence", "session: \"01\"\nstatus: open\n", "She did " + link, ""},
		{"in Obsidian's way", "session: \"01\"\nstatus: open\n", "- [[2026-02-02-a]]", ""},
		{"under a heading of its own", "session: \"01\"\nstatus: open\n", "x\n\n### y\n\n> - " + link, ""},
		{"in a comment", "session: \"01\"\nstatus: open\n", "<!-- " + link + " -->", here},
		{"in code", "session: \"01\"\nstatus: open\n", "`" + link + "`", here},
		{"another one", "session: \"01\"\nstatus: open\n", "- [ ] [x](../commitments/2026-02-02-b.md)", here},
		{"reviewed, as the promise has it", "session: \"01\"\nstatus: open\nreviewed: [\"2\"]\n", "x", ""},
		{"reviewed elsewhere", "session: \"01\"\nstatus: open\nreviewed: [\"01\", \"03\"]\n", "x", here},
		{"done before", "session: \"01\"\nstatus: kept\ndone: 2026-02-10\n", "x", ""},
		{"done that day", "session: \"01\"\nstatus: kept\ndone: 2026-02-16T18:00\n", "x", ""},
		{"done the day after", "session: \"01\"\nstatus: kept\ndone: 2026-02-17\n", "x", here},
		{"done, and not closed", "session: \"01\"\nstatus: open\ndone: 2026-02-10\n", "x", ""},
		{"closed, nobody knows when", "session: \"01\"\nstatus: missed\n", "x", ""},
		{"carried, nobody knows when", "session: \"01\"\nstatus: carried\ncarried_to: 2026-02-16-a\n", "x", ""},
		{"the coach's", "session: \"01\"\nowner: coach\nstatus: open\n", "x", here},
		{"the sponsor's", "session: \"01\"\nowner: sponsor\nstatus: open\n", "x", ""},
		{"made in the chemistry call, linked to in session 1, not in the latest", "session: chemistry\nstatus: open\n", "x", here},
		{"made in the chemistry call, linked to in session 1, missed since", "session: chemistry\nstatus: missed\n", "x", ""},
		{"made in that session itself", "session: \"02\"\nstatus: open\n", "x", ""},
		{"made in none that is known", "session: \"09\"\nstatus: open\n", "x", ""},
		{"made in between, on the day of a session", "status: open\n", "x", here},
	} {
		if got := places(t, returning(t, c.keys, c.checkIn), "promise-returned"); got != c.want {
			t.Errorf("%s: %q; want %q", c.name, got, c.want)
		}
	}
}

func TestALinkAloneReturnsToWhatIsNotYetDue(t *testing.T) {
	const link = "[x](../commitments/2026-02-02-a.md)"
	for _, c := range []struct {
		by, item string
		found    bool
	}{
		{"2026-02-17", "- [ ] " + link, false},
		{"2026-02-16", "- [ ] " + link, true},
		{"2026-02-15", "- [ ] " + link, true},
		{"2026-02-16T15:00", "- [ ] " + link, true},
		{"2026-02-16T15:01", "- [ ] " + link, false},
		{"2026-02-16T16:30+02:00", "- [ ] " + link, true},
		{"next-session", "- [ ] " + link + " — by this session", true},
		{"2026-02-16", "- [ ] " + link + " — by Mon 16 February — success: kept", true},
		{"2026-02-16", "- [ ] " + link + " — not yet", true},
		{"2026-02-16", "He kept quiet about " + link + " — kept", true},
		{"2026-02-16", "- [ ] [x](../commitments/2026-02-01-a.md) — kept", true},
		{"2026-02-16", "- [x] " + link, false},
		{"2026-02-16", "- [-] " + link, false},
		{"2026-02-16", "- [ ] " + link + " — by Mon 16 February — Partly: two minutes", false},
		{"2026-02-16", "- [ ] " + link + " -- missed", false},
		{"2026-02-16", "- [ ] [[2026-02-02-a]] – dropped.", false},
		{"2026-02-16", "- [ ] " + link + " — carried to Friday", false},
	} {
		f := returning(t, "session: \"01\"\nstatus: open\n", c.item)
		f[firstPromise] = strings.Replace(f[firstPromise], "2026-02-20", c.by, 1)
		if got := places(t, f, "promise-returned"); (got == "sessions/02.md:12") != c.found || !c.found && got != "" {
			t.Errorf("by %s, %q: %q", c.by, c.item, got)
		}
		for _, keys := range []string{"status: kept\n", "status: missed\ndone: 2026-02-18\n", "reviewed: [\"02\"]\nstatus: open\n"} {
			f[firstPromise] = strings.Replace(returning(t, "session: \"01\"\n"+keys, "x")[firstPromise], "2026-02-20", c.by, 1)
			if got := places(t, f, "promise-returned"); got != "" && strings.Contains(c.item, "02-02-a") {
				t.Errorf("by %s, %q, %q: %q", c.by, c.item, keys, got)
			}
		}
	}
}

func TestAnOpenPromiseHasItsTurnInTheLatestSessionToo(t *testing.T) {
	const listed = "- [ ] [x](../commitments/2026-02-02-a.md)"
	for _, c := range []struct{ keys, second, third, want string }{
		{"status: open\n", listed, listed, ""},
		{"status: open\n", listed, "x", "sessions/03.md:10"},
		{"status: open\n", "x", listed, "sessions/02.md:12"},
		{"status: open\n", "x", "x", "sessions/02.md:12 sessions/03.md:10"},
		{"status: open\nreviewed: [\"03\"]\n", listed, "x", ""},
		{"status: kept\n", listed, "x", ""},
		{"status: kept\ndone: 2026-03-20\n", listed, "x", ""},
	} {
		f := returning(t, "session: \"01\"\n"+c.keys, c.second)
		f[firstPromise] = strings.Replace(f[firstPromise], "2026-02-20", "2026-03-31", 1)
		delete(f, promise)
		f[session] = strings.Replace(f[session], "(../commitments/2026-02-16-a.md)", "", 1)
		f[nextFile] = "---\ntype: session\nkind: regular\nstart: 2026-03-02T15:00\nstatus: held\n---\n\n\n\n## Check-in\n" + c.third + "\n"
		if got := places(t, f, "promise-returned"); got != c.want {
			t.Errorf("%q, %q, %q: %q; want %q", c.keys, c.second, c.third, got, c.want)
		}
	}
}

func TestAPromiseIsNobodysWhereItsOwnerIsNotKnown(t *testing.T) {
	for owner, want := range map[string][2]bool{
		"": {true, true}, "owner: client\n": {true, true}, "owner:\n": {true, true}, "owner: coach\n": {false, false},
		"owner: sponsor\n": {true, false}, "owner: Dana\n": {false, false}, "owner: Client\n": {false, false},
	} {
		f := returning(t, owner+"session: \"01\"\nstated_by: coach\nstatus: open\n", "x")
		f[firstPromise] = strings.Replace(f[firstPromise], "success: x\n", "", 1)
		for i, rule := range []string{"commitment-success", "stated-by-coach"} {
			if got := places(t, f, rule); (got != "") != want[i] {
				t.Errorf("%q: %s: %q", owner, rule, got)
			}
		}
	}
}

func TestAJottedPromiseThatTheSummaryPassesOver(t *testing.T) {
	const sent = "summary_sent: 2026-02-16T18:00\n"
	for _, c := range []struct{ kind, keys, item, want string }{
		{"regular", sent, "- [ ] Ask Ruth", "sessions/02.md:10"},
		{"regular", sent, "- [ ] me: Ask Ruth — by friday", "sessions/02.md:10"},
		{"regular", "", "- [ ] Ask Ruth", ""},
		{"regular", "summary: none\n", "- [ ] Ask Ruth", ""},
		{"regular", sent, "- [x] Ask Ruth", ""},
		{"regular", sent, "- Ask Ruth", ""},
		{"regular", sent, "- [ ] [Ask Ruth](../commitments/2026-02-16-a.md)", ""},
		{"contracting", sent, "- [ ] Ask Ruth", ""},
	} {
		body := "## Commitments\n" + c.item + "\n"
		if c.keys == "" {
			body = "\n" + body
		}
		if got := places(t, withSession(t, meeting(c.kind, c.keys, body)), "left-jotted"); got != c.want {
			t.Errorf("%s, %q, %q: %q; want %q", c.kind, c.keys, c.item, got, c.want)
		}
	}
}

func TestAPromiseMadeInBetweenIsAsOldAsItsName(t *testing.T) {
	for name, want := range map[string]string{
		"2026-02-01-a": "sessions/01.md:10 sessions/02.md:12", // the day before session 1
		"2026-02-02-b": "sessions/02.md:12",                   // the day of session 1
		"2026-02-15-a": "sessions/02.md:12",                   // the day before session 2
		"2026-02-16-b": "",                                    // the day of session 2, and the third is still to come
		"article":      "",
		"2026-02-30-a": "",
	} {
		f := practice(t, "")
		f[folder+"commitments/"+name+".md"] = "---\ntype: commitment\nwhat: x\nby: 2026-02-20\nowner: coach\nstatus: open\n---\n"
		if got := places(t, f, "promise-returned"); got != want {
			t.Errorf("%s: %q; want %q", name, got, want)
		}
	}
	f := practice(t, "")
	f[folder+"commitments/2026-03-01-a.md"] = "---\ntype: commitment\nwhat: x\nby: 2026-02-20\nowner: coach\nsession: chemistry\nstatus: open\n---\n"
	if got := places(t, f, "promise-returned"); got != "sessions/01.md:10 sessions/02.md:12" {
		t.Errorf("the session that it was made in counts more than the name: %q", got)
	}
}

func TestOnlyAHeldSessionCanReturnToAPromise(t *testing.T) {
	f := returning(t, "session: \"01\"\nstatus: open\n", "x")
	f[session] = strings.Replace(f[session], "status: held", "status: cancelled", 1)
	if got := places(t, f, "promise-returned"); got != "" {
		t.Errorf("called off: %q", got)
	}
	f[nextFile] = strings.Replace(f[nextFile], "status: planned", "status: held", 1)
	if got := places(t, f, "promise-returned"); got != "sessions/03.md:10" {
		t.Errorf("the one after it: %q", got)
	}
	f[nextFile] = strings.Replace(f[nextFile], "## Check-in (8 min)\n", "", 1)
	if got := places(t, f, "promise-returned"); got != "sessions/03.md:1" {
		t.Errorf("without a check-in: %q", got)
	}
	f[nextFile] += "\u202e"
	if got := places(t, f, "promise-returned"); got != "" {
		t.Errorf("a body that was not read: %q", got)
	}
}

func TestASessionIsAskedOnceForAllPromises(t *testing.T) {
	f := returning(t, "session: \"01\"\nstatus: open\n", "x")
	f[folder+"commitments/2026-02-02-b.md"] = f[firstPromise]
	found := byRule(t, f, "promise-returned")
	if len(found) != 1 || len(found[0].Related) != 2 {
		t.Fatalf("%+v", found)
	}
	for i, p := range []string{firstPromise, folder + "commitments/2026-02-02-b.md"} {
		if note := found[0].Related[i]; note.Path != p || note.Start.Line != 3 {
			t.Errorf("note %d: %+v", i, note)
		}
	}
}

func TestAPromiseIsTheClientsToSay(t *testing.T) {
	for keys, want := range map[string]string{
		"session: \"01\"\nstated_by: coach\nstatus: open\n":                "commitments/2026-02-02-a.md:7",
		"session: \"01\"\nstated_by: coach\nstatus: kept\n":                "commitments/2026-02-02-a.md:7",
		"session: \"01\"\nstated_by: coach\nowner: client\nstatus: open\n": "commitments/2026-02-02-a.md:7",
		"session: \"01\"\nstated_by: client\nstatus: open\n":               "",
		"session: \"01\"\nstatus: open\n":                                  "",
		"session: \"01\"\nstated_by: coach\nowner: coach\nstatus: open\n":  "",
		"stated_by: coach\nstatus: open\n":                                 "",
	} {
		if got := places(t, returning(t, keys, "x"), "stated-by-coach"); got != want {
			t.Errorf("%q: %q; want %q", keys, got, want)
		}
	}
}

func TestAnExperimentThatIsOverHasAResult(t *testing.T) {
	for status, want := range map[string]bool{"open": false, "kept": true, "partly": true, "missed": true, "dropped": false, "carried": false} {
		for _, kind := range []string{"experiment", "action"} {
			f := returning(t, "kind: "+kind+"\nstatus: "+status+"\n", "x")
			if found := places(t, f, "experiment-result") != ""; found != (want && kind == "experiment") {
				t.Errorf("%s, %s: found %t", kind, status, found)
			}
			f[firstPromise] = strings.Replace(f[firstPromise], "status:", "outcome: They waited\nstatus:", 1)
			if got := places(t, f, "experiment-result"); got != "" {
				t.Errorf("%s, %s, with a result: %q", kind, status, got)
			}
		}
	}
}
