package amend_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"coachctl/internal/coaching"
	"coachctl/internal/diag"
	"coachctl/internal/document"
)

// onlyLinks fails where a session differs from what it was by more than one link put around the words of each promise made.
func onlyLinks(t *testing.T, before, after string, names []string) {
	t.Helper()
	old, now := strings.SplitAfter(before, "\n"), strings.SplitAfter(after, "\n")
	if len(old) != len(now) {
		t.Fatalf("%d lines became %d", len(old), len(now))
	}
	bare := strings.NewReplacer("[", "", "]", "", `\`, "")
	changed := 0
	for i := range old {
		if old[i] == now[i] {
			continue
		}
		changed++
		linked := now[i]
		for _, name := range names {
			linked = strings.Replace(linked, "](../commitments/"+name+".md)", "]", 1)
		}
		if linked == now[i] || bare.Replace(linked) != bare.Replace(old[i]) {
			t.Errorf("line %d was %q and is %q", i+1, old[i], now[i])
		}
	}
	if changed != len(names) {
		t.Errorf("%d lines are different, for %d promises", changed, len(names))
	}
}

// FuzzCaptureMakesPromisesAndChangesNothingElse takes any text for what was jotted down under a session's Commitments, and
// any for what the check-in notes about an earlier promise, and goes the way that wrap goes.
func FuzzCaptureMakesPromisesAndChangesNothingElse(f *testing.F) {
	notes := []string{" — kept", " — partly: one paper — by friday", " -- missed.", "| dropped: a # b: c", " — kept <!-- no -->", "", " — partly: \\", " — missed: [a](b.md) `"}
	for i, s := range []string{
		"- [ ] Speak up — by friday — success: I opened — cue: when I doubt", "- [x] me: send it -- by tomorrow", "* [-] sponsor: keep Fridays free | by: in 2 weeks | success: no meeting",
		"1. [ ] Try [a] and \\[b\\] — by 20 March — success: x: y # z\n   - [ ] me: nested — by today", "- [ ] Ask [[Marcus]] — by next-session — success: `x", "- [ ] a\n  b — by friday — success: c",
		"- [ ] [Done](../commitments/2026-03-02-a.md)\n- [ ] me: a — by today\n- [ ] me: a — by today", "```\n- [ ] me: a — by today", "- [ ] me: <!-- a --> — by today\n- [ ] me: %%a%% b — by today",
		"- [ ] me: a\\ — by friday\n\n[a]: x\n", "> - [ ] me: a — by today", "- [?] me: a — by today\r\n- [ ] me: é日 — by 30 Feb\n", "- [ ] me: --- — by 2026-03-29T01:30", "-   [ ]   me:   a — by\ttoday",
		"- [ ] me: ![a](b.png) [c](https://x.org) — by today", "- [ ] me: a]( — by today", "- [ ] me: \"a\" 'b' {c} — by today\n## Close\n- [ ] me: b — by today", "- [ ] me: &#91; [ — by today", "- [ ] me: <b>a</b> — by today",
	} {
		f.Add(s, notes[i%len(notes)], i%3 == 0)
	}
	f.Fuzz(func(t *testing.T, jotted, note string, dos bool) {
		if len(jotted)+len(note) > 1<<12 {
			return
		}
		fs := practice(jotted + "\n")
		fs[session3] = strings.Replace(fs[session3], "— by Fri 6 March", note, 1)
		if dos {
			fs = crlf(fs)
		}
		if d := document.ParseWhole(session3, coaching.TypeSession, []byte(fs[session3])); !d.BodyRead {
			return
		}
		x := editor(t, fs)
		m := x.Engagement.Meeting("03")
		settled, err := x.Settle(m)
		if err != nil {
			t.Fatal(err)
		}
		names, err := x.Capture(m)
		if err != nil {
			t.Fatal(err)
		}
		before := maps.Clone(fs)
		fs.take(t, x.Plan, len(x.Plan))
		onlyLinks(t, before[session3], fs[session3], names)
		made := promises(fs)
		if len(made) != len(names) {
			t.Errorf("%q are there, and %q are told of", made, names)
		}
		for _, p := range append(made, promiseA, session3, session4) {
			kind := coaching.TypeCommitment
			if strings.Contains(p, "/sessions/") {
				kind = coaching.TypeSession
			}
			d := document.ParseWhole(p, kind, []byte(fs[p]))
			for _, found := range d.Findings {
				if found.Severity == diag.Error && strings.Contains(p, "/commitments/") {
					t.Errorf("%s: %s\n%s", p, found.Message, fs[p])
				}
			}
			if !d.Readable || kind == coaching.TypeSession && !d.BodyRead {
				t.Errorf("%s cannot be read: %v\n%s", p, d.Findings, fs[p])
			}
		}
		if old := promise(t, fs, "2026-03-02-a"); (old.Status == coaching.Open) != (len(settled) == 0) || old.Status == coaching.Open && fs[promiseA] != before[promiseA] {
			t.Errorf("%q are settled, and the promise is %s", settled, old.Status)
		}
		twice := maps.Clone(fs)
		again := editor(t, fs)
		more, err := again.Capture(again.Engagement.Meeting("03"))
		if err != nil || len(more) > 0 || len(again.Plan) > 0 {
			t.Errorf("a second run makes %q, %v, from\n%s", more, err, fs[session3])
		}
		if !maps.Equal(twice, fs) || slices.Contains(names, "") {
			t.Error("something has changed behind the plan")
		}
	})
}
