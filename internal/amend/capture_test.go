package amend_test

import (
	"errors"
	"fmt"
	"maps"
	"strings"
	"testing"

	"coachctl/internal/amend"
	"coachctl/internal/coaching"
	"coachctl/internal/document"
)

func TestCaptureReadsEverySpellingOfAPromise(t *testing.T) {
	for _, c := range []struct{ line, what, by, success, owner, status, link string }{
		{"- [ ] Speak up — by friday — success: I opened", "Speak up", "2026-03-20", "I opened", "client", "open", "- [ ] [Speak up](../commitments/2026-03-16-a.md) — by friday — success: I opened"},
		{"- [ ] Speak up -- by 2026-03-27 -- success: I opened", "Speak up", "2026-03-27", "I opened", "client", "open", "- [ ] [Speak up](../commitments/2026-03-16-a.md) -- by 2026-03-27 -- success: I opened"},
		{"- [ ] Speak up | by: tomorrow | Success: I opened", "Speak up", "2026-03-17", "I opened", "client", "open", ""},
		{"- [ ] Speak up—by friday—success: I opened", "Speak up", "2026-03-20", "I opened", "client", "open", "- [ ] [Speak up](../commitments/2026-03-16-a.md)—by friday—success: I opened"},
		{"- [ ] Speak up – by friday. – success: I opened.", "Speak up", "2026-03-20", "I opened.", "client", "open", ""},
		{"- [ ] Speak up — success: I opened — by in 2 weeks", "Speak up", "2026-03-30", "I opened", "client", "open", ""},
		{"- [ ] Say no — kindly — by friday 12:00 — success: a — b", "Say no — kindly", "2026-03-20T12:00", "a — b", "client", "open", ""},
		{"- [ ] Speak up — by next-session — success: x", "Speak up", "next-session", "x", "client", "open", ""},
		{"- [ ] Speak up — by the next session — success: x — cue: when I doubt", "Speak up", "next-session", "x", "client", "open", ""},
		{"- [x] Speak up — by friday — success: x", "Speak up", "2026-03-20", "x", "client", "kept", "- [x] [Speak up](../commitments/2026-03-16-a.md) — by friday — success: x"},
		{"- [-] Speak up — by friday — success: x", "Speak up", "2026-03-20", "x", "client", "dropped", ""},
		{"- [ ] me: send the article — by tomorrow", "send the article", "2026-03-17", "", "coach", "open", "- [ ] me: [send the article](../commitments/2026-03-16-a.md) — by tomorrow"},
		{"- [ ] sponsor: keep Fridays free — by tomorrow — success: no meeting", "keep Fridays free", "2026-03-17", "no meeting", "sponsor", "open", "- [ ] sponsor: [keep Fridays free](../commitments/2026-03-16-a.md) — by tomorrow — success: no meeting"},
		{"* [ ] Me: send it — by eow", "send it", "2026-03-22", "", "coach", "open", "* [ ] Me: [send it](../commitments/2026-03-16-a.md) — by eow"},
		{"1. [ ] Speak up — by friday — success: x", "Speak up", "2026-03-20", "x", "client", "open", "1. [ ] [Speak up](../commitments/2026-03-16-a.md) — by friday — success: x"},
		{"  + [ ] Speak up — by friday — success: x", "Speak up", "2026-03-20", "x", "client", "open", "  + [ ] [Speak up](../commitments/2026-03-16-a.md) — by friday — success: x"},
		{"- [ ] Try [a] and \\[b\\] — by friday — success: x: y # z", "Try [a] and \\[b\\]", "2026-03-20", "x: y # z", "client", "open", "- [ ] [Try \\[a\\] and \\[b\\]](../commitments/2026-03-16-a.md) — by friday — success: x: y # z"},
		{"- [ ] Ask [[Marcus]] — by friday — success: x", "Ask [[Marcus]]", "2026-03-20", "x", "client", "open", ""},
		{"- [ ] Read [this](https://x.example/a) — by friday — success: x", "Read [this](https://x.example/a)", "2026-03-20", "x", "client", "open", ""},
		{"- [ ] Sag »é« *laut* — by friday — success: ü", "Sag »é« *laut*", "2026-03-20", "ü", "client", "open", "- [ ] [Sag »é« *laut*](../commitments/2026-03-16-a.md) — by friday — success: ü"},
	} {
		for name, f := range map[string]files{"LF": practice(c.line + "\n"), "CRLF": crlf(practice(c.line + "\n"))} {
			t.Run(c.line+" "+name, func(t *testing.T) {
				before := f[session3]
				x := capture(t, f)
				if len(x.Left) > 0 || len(promises(f)) != 1 {
					t.Fatalf("left %v, made %v", x.Left, promises(f))
				}
				p := promise(t, f, "2026-03-16-a")
				by := p.By.String()
				if p.ByNextSession {
					by = "next-session"
				}
				got := fmt.Sprintf("%q %s %q %s %s %s", p.What, by, p.Success, p.Owner, p.Status, p.Session)
				if want := fmt.Sprintf("%q %s %q %s %s 03", c.what, c.by, c.success, c.owner, c.status); got != want {
					t.Errorf("read %s; want %s", got, want)
				}
				if after := lined(f[session3], before); c.link != "" && after != strings.TrimSpace(c.link) || strings.Count(f[session3], "\n") != strings.Count(before, "\n") {
					t.Errorf("the item is %q", after)
				}
				if listed := p.Status == coaching.Open && p.Owner != coaching.OwnerSponsor; listed != strings.Contains(f[session4], "2026-03-16-a.md") {
					t.Errorf("the next check-in holds\n%s", f[session4])
				}
				once := maps.Clone(f)
				if again := capture(t, f); len(again.Plan) > 0 || len(again.Left) > 0 || !maps.Equal(once, f) {
					t.Errorf("a second run changes %v and leaves %v", again.Plan, again.Left)
				}
			})
		}
	}
}

func TestCaptureNamesWhatItCannotReadAndLeavesIt(t *testing.T) {
	for _, c := range []struct{ lines, reason string }{
		{"- [ ] Speak up — by friday", "success"},
		{"- [ ] sponsor: keep Fridays free — by friday", "success"},
		{"- [ ] Speak up — success: x", "by when"},
		{"- [ ] — by friday — success: x", "what is promised"},
		{"- [ ] Speak up — by the council — success: x", "no date"},
		{"- [ ] Speak up — by 30-02-2026 — success: x", "no date"},
		{"- [ ] Speak up — by friday — by monday — success: x", "twice"},
		{"- [?] Speak up — by friday — success: x", "its box"},
		{"- [ ] Speak up\n  to Marcus — by friday — success: x", "several lines"},
		{"- [ ] Speak up — by friday — success: x <!-- she wept -->", "comment"},
		{"- [ ] Speak up — by friday — success: x %% she wept %%", "comment"},
		{"- [ ] [Speak up](../commitments/2025-01-01-a.md) — by friday — success: x", "no promise"},
		{"- [ ] Read [this](notes.md) — by friday — success: x", "no promise"},
		{"- [ ] Say `a — by friday — success: x`", "marks in its words"},
	} {
		t.Run(c.lines, func(t *testing.T) {
			f := practice("- [ ] Write — by friday — success: sent\n" + c.lines + "\n")
			before := strings.Split(f[session3], "\n")
			x := capture(t, f)
			if len(x.Left) != 1 || !strings.Contains(x.Left[0].Reason, c.reason) || x.Left[0].Path != session3 {
				t.Fatalf("left %v", x.Left)
			}
			if line := before[x.Left[0].Line-1]; line != strings.SplitN(c.lines, "\n", 2)[0] {
				t.Errorf("line %d is %q", x.Left[0].Line, line)
			}
			if !strings.Contains(f[session3], "\n"+c.lines+"\n") || len(promises(f)) != 1 {
				t.Errorf("it is not left as it was:\n%s", f[session3])
			}
		})
	}
}

func TestLinksOfObsidianCountAsLinks(t *testing.T) {
	for _, link := range []string{"[[2026-03-02-a]]", "[[../commitments/2026-03-02-a.md|what he said]]", "[[2026-03-02-a#why|x]] — kept: done"} {
		f := practice("- [ ] " + link + "\n")
		if x := capture(t, f); len(x.Plan)+len(x.Left) > 0 {
			t.Errorf("%s: %v, %v", link, x.Plan, x.Left)
		}
	}
}

func TestLinesAreNamedAsTheyAreAfterTheEdit(t *testing.T) {
	f := practice("- [ ] Speak up — by friday\n")
	x := editor(t, f)
	m := x.Engagement.Meeting("03")
	if _, err := x.MarkSession(m, amend.SessionMark{Status: coaching.Held, Minutes: 55}); err != nil {
		t.Fatal(err)
	}
	if _, err := x.Capture(m); err != nil {
		t.Fatal(err)
	}
	f.take(t, x.Plan, len(x.Plan))
	left := x.Remaining()
	if lines := strings.Split(f[session3], "\n"); len(left) != 1 || lines[left[0].Line-1] != "- [ ] Speak up — by friday" || left[0].Line == x.Left[0].Line {
		t.Errorf("left %v in\n%s", left, f[session3])
	}
}

const three = "- [ ] One — by friday — success: x\n- [ ] Two — by friday — success: x\n- [ ] One — by friday — success: x\n- [ ] me: send — by monday\n"

func TestACaptureThatWasCutShortIsCompletedByRunningItAgain(t *testing.T) {
	whole := practice(three)
	steps := len(capture(t, whole).Plan)
	if steps != 6 {
		t.Fatalf("%d changes", steps)
	}
	for n := range steps {
		f := practice(three)
		x := editor(t, f)
		if _, err := x.Capture(x.Engagement.Meeting("03")); err != nil {
			t.Fatal(err)
		}
		f.take(t, x.Plan, n)
		capture(t, f)
		if !maps.Equal(f, whole) {
			t.Errorf("cut short behind %d changes: %v, and\n%s\n%s", n, promises(f), f[session3], f[session4])
		}
	}
}

func TestWhatWasSavedSinceIsNotOverwritten(t *testing.T) {
	f := practice(three)
	x := editor(t, f)
	f[session3] = strings.Replace(f[session3], "## Commitments", "A line more.\n\n## Commitments", 1)
	if _, err := x.Capture(x.Engagement.Meeting("03")); err != nil {
		t.Fatal(err)
	}
	f.take(t, x.Plan, len(x.Plan))
	if !strings.Contains(f[session3], "A line more.\n") || strings.Count(f[session3], "](../commitments/2026-03-16-") != 4 {
		t.Errorf("gave\n%s", f[session3])
	}
}

func TestItemsGoToTheEndOfTheNextCheckIn(t *testing.T) {
	for _, c := range []struct{ name, before, after string }{
		{"empty", "## Check-in\n\n## Agenda\n", "## Check-in\n\n%s\n## Agenda\n"},
		{"stars", "## Check-in (8 min)\n<!-- guide -->\n\n* [ ] [a](../commitments/2026-03-02-a.md)\n\n## Agenda\n", "## Check-in (8 min)\n<!-- guide -->\n\n* [ ] [a](../commitments/2026-03-02-a.md)\n%s\n## Agenda\n"},
		{"no check-in", "## Agenda\n", "## Agenda\n"},
		{"at the end of the file", "## Check-in\n- [ ] a", "## Check-in\n- [ ] a\n%s"},
	} {
		f := practice("- [ ] One — by friday — success: x\n")
		head, _, _ := strings.Cut(f[session4], "## Check-in")
		f[session4] = head + c.before
		x := capture(t, f)
		item := "- [ ] [One](../commitments/2026-03-16-a.md) — by Fri 20 March\n"
		if c.name == "stars" {
			item = "*" + item[1:]
		}
		want := head + strings.Replace(c.after, "%s", item, 1)
		if f[session4] != want || (len(x.Left) > 0) != (c.name == "no check-in") {
			t.Errorf("%s: left %v\n%q; want\n%q", c.name, x.Left, f[session4], want)
		}
	}
}

func TestEveryNewFileReadsCleanly(t *testing.T) {
	f := practice(three)
	capture(t, f)
	for p, text := range f {
		if strings.Contains(p, "/commitments/") {
			if d := document.ParseWhole(p, coaching.TypeCommitment, []byte(text)); len(d.Findings) > 0 {
				t.Errorf("%s: %v", p, d.Findings)
			}
		}
	}
}

func TestNoPromiseIsMadeWhereAFileCouldNotBeRead(t *testing.T) {
	f := practice(three)
	x := editor(t, f)
	x.Unread = errors.New("some file")
	if _, err := x.Capture(x.Engagement.Meeting("03")); !errors.Is(err, x.Unread) {
		t.Errorf("gave %v", err)
	}
}

func TestCaptureTakesAHundredAtATime(t *testing.T) {
	var jotted strings.Builder
	for i := range 103 {
		fmt.Fprintf(&jotted, "- [ ] me: send part %d — by friday\n", i)
	}
	f := practice(jotted.String())
	for _, want := range []int{100, 103, 103} {
		x := capture(t, f)
		if made := len(promises(f)); made != want {
			t.Errorf("%d promises are there, want %d", made, want)
		}
		if told := len(x.Left) == 1 && strings.Contains(x.Left[0].Reason, "takes the next"); told != (want == 100) {
			t.Errorf("left with %d: %v", want, x.Left)
		}
	}
}

func TestAnItemThatNoLinkCanHoldKeepsNoOtherFromBeingCaptured(t *testing.T) {
	f := practice("- [ ] me: a — by friday\n- [ ] me: b `x — by friday ` y\n- [ ] me: c — by friday\n- [ ] me: d](e — by friday\n- [ ] me: f — by friday\n")
	x := capture(t, f)
	for i, what := range []string{"[a]", "[c]", "[f]"} {
		if !strings.Contains(f[session3], what+"(../commitments/2026-03-16-") {
			t.Errorf("item %d is not captured: %v\n%s", i, x.Left, f[session3])
		}
	}
}

// Where many items have marks that a link cannot hold, others are left with them: nobody is to look for marks in those.
func TestOnlyAnItemWithMarksIsSaidToHaveSome(t *testing.T) {
	var jotted strings.Builder
	for i := range 60 {
		if i%8 == 5 {
			fmt.Fprintf(&jotted, "- [ ] me: ask part %d\\ — by friday\n", i)
		} else {
			fmt.Fprintf(&jotted, "- [ ] me: send part %d — by friday\n", i)
		}
	}
	f := practice(jotted.String())
	x := capture(t, f)
	lines := strings.Split(f[session3], "\n")
	if len(x.Left) < 8 {
		t.Errorf("left %v", x.Left)
	}
	for _, left := range x.Left {
		if line := lines[left.Line-1]; strings.Contains(left.Reason, "has marks") && !strings.Contains(line, `\`) {
			t.Errorf("%s: %s", line, left.Reason)
		}
	}
}
