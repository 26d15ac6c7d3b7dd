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
	f[firstPromise] = "---\ntype: commitment\nwhat: Open the council\nby: 2026-02-16\nsuccess: x\n" + keys + "---\n"
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
		{"made in the chemistry call, and linked to in session 1", "session: chemistry\nstatus: open\n", "x", ""},
		{"made in that session itself", "session: \"02\"\nstatus: open\n", "x", ""},
		{"made in none that is known", "session: \"09\"\nstatus: open\n", "x", ""},
		{"made in between, on the day of a session", "status: open\n", "x", here},
	} {
		if got := places(t, returning(t, c.keys, c.checkIn), "promise-returned"); got != c.want {
			t.Errorf("%s: %q; want %q", c.name, got, c.want)
		}
	}
}

func TestAPromiseMadeInBetweenIsAsOldAsItsName(t *testing.T) {
	for name, want := range map[string]string{
		"2026-02-01-a": "sessions/01.md:10", // the day before session 1
		"2026-02-02-b": "sessions/02.md:12", // the day of session 1
		"2026-02-15-a": "sessions/02.md:12", // the day before session 2
		"2026-02-16-b": "",                  // the day of session 2, and the third is still to come
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
	if got := places(t, f, "promise-returned"); got != "sessions/01.md:10" {
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
