package coaching

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
)

func TestAPrivateHeadingIsRefusedHoweverItIsSpelled(t *testing.T) {
	for _, title := range []string{
		"Private notes", "private NOTES", " Private  notes ", "Private\u00a0notes", "Private notes:", "Private notes : ",
		"Priv\u200bate notes", "Private\ufe0f notes", "Private notes (3 min)", "Private notes (3 min):", "**Private notes**",
		"Private", "Private notes 2", "Ｐrivate notes", "PRIVATE-NOTES", "Check-in", "Check–in", "check in", "Checkin (8 min)",
		"Core work (35 minutes)", "CORE\tWORK", "Why here", "Doubt", "Something of value", "What this is for", "Readiness",
		"Agenda", "Takeaways (2 min)", "Close:", "Commitments", "", ":", "\u200b", "🙂", "2. Doubt", "Doubt (5')", "Doubt {#doubt}",
		"Agenda (5)", "1) Takeaways", "Close - 2 min", "iv. Why here", "🔒 Doubt", "Doubt (about 5 min)",
	} {
		if Shareable(title) {
			t.Errorf("%q may be shared", title)
		}
	}
	for _, title := range []string{
		"Reading list", "Closer to the board", "Doubtful suppliers", "Agenda of the council", "阅读", "2. Reading list", "Next step (1)", "Doubt 2 overcome",
	} {
		if !Shareable(title) {
			t.Errorf("%q may not be shared", title)
		}
	}
}

// dresses are what people write around a heading, with the minutes that it gives; -1 where it gives none.
var dresses = map[string]int{
	"%s": -1, "%s:": -1, " %s ": -1, "%s (8 min)": 8, "%s (8 mins)": 8, "%s(8 minutes)": 8, "%s (8 min):": 8, "%s (40)": 40, "%s [40]": 40, "%s (40')": 40, "%s (40’)": 40,
	"%s (ca. 40 min)": 40, "%s (~40 min)": 40, "%s (about 40 minutes)": 40, "%s (35-40 min)": -1, "%s (35–40)": -1, "%s - 40 min": 40, "%s – 40min": 40, "%s: 40 min": 40,
	"%s 40 min": 40, "%s, 40 mins.": 40, "%s 40'": 40, "2. %s": -1, "2) %s (40 min)": 40, "2 %s": -1, "2 - %s": -1, "1.2 %s": -1, "iv. %s": -1, "%s {#x}": -1,
	"%s {#x} (5 min)": 5, "%s (5 min) {#x .y}": 5, "%s ^x-1": -1, "🔒 %s": -1, "%s (1 h)": -1, "**%s** (5 min)": 5, "%s\u200b (5\u00a0min)": 5, "%s （5 min）：": 5,
}

func TestAHeadingThatNeverGoesOutWholeIsTheSameHoweverItIsDressed(t *testing.T) {
	for _, heading := range []string{
		"Check-in", "Agenda", "Core work", "Commitments", "Close", "Takeaways", "Private notes", "Readiness", "Why here", "Doubt", "Something of value", "What this is for",
	} {
		for dress, want := range dresses {
			text := fmt.Sprintf(dress, heading)
			title, minutes := ReadHeading(text)
			if !SameHeading(text, heading) || !SameHeading(title, heading) {
				t.Errorf("%q is not %s, or %q is not", text, heading, title)
			}
			if minutes.Or(-1) != want {
				t.Errorf("%q gives %d minutes; want %d", text, minutes.Or(-1), want)
			}
		}
	}
	for _, other := range []string{"Core work 2", "Core", "Core work of the week", "Core work (planned)", "Check in", "Core works"} {
		if SameHeading(other, "Core work") || SameHeading(other, "Check-in") {
			t.Errorf("%q is taken for another heading", other)
		}
	}
}

func TestWhatTellsTwoSharedHeadingsApartIsNotCutOff(t *testing.T) {
	for _, pair := range [][2]string{
		{"Next step (1)", "Next step (2)"}, {"1. Reading", "2. Reading"}, {"Reading", "2. Reading"}, {"Reading 5 min", "Reading"}, {"Reading {#a}", "Reading"}, {"Reading (5')", "Reading"},
	} {
		if SameHeading(pair[0], pair[1]) {
			t.Errorf("%q and %q are the same", pair[0], pair[1])
		}
		if title, minutes := ReadHeading(pair[0]); title != pair[0] || minutes.Set {
			t.Errorf("of %q is left %q", pair[0], title)
		}
	}
	sections := []Section{{Title: "2. Goals"}, {Title: "Approach (1)"}, {Title: "Approach"}}
	for title, want := range map[string]string{"Goals": "2. Goals", "Approach": "Approach", "Fit": ""} {
		if s, ok := FindSection(sections, title); s.Title != want || ok != (want != "") {
			t.Errorf("%s is found as %q", title, s.Title)
		}
	}
}

// soundHeading fails where cutting something off a heading makes it one that may be shared, or another heading.
func soundHeading(t *testing.T, text string) {
	t.Helper()
	key := HeadingLetters(plainHeading(text))
	if Shareable(text) && (key == "" || unshared(key) || HoldsPrivate(key)) {
		t.Errorf("%q may be shared only because something is cut off", text)
	}
	for _, same := range []string{NormalHeading(text), strings.ToLower(text), text + ":", "\u200b" + text + " "} {
		if !SameHeading(same, text) {
			t.Errorf("%q and %q differ", same, text)
		}
	}
	title, _ := ReadHeading(text)
	if !SameHeading(title, text) || Shareable(title) != Shareable(text) {
		t.Errorf("%q without its minutes is %q, another heading", text, title)
	}
}

func TestDressingAHeadingOnlyEverMakesItPrivate(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 1))
	words := append([]string{"Reading", "Next step", "Agenda of", "x"}, ownHeadings...)
	for range 3000 {
		text := words[rnd.IntN(len(words))] + " " + words[rnd.IntN(len(words))]
		if rnd.IntN(2) == 0 {
			text = words[rnd.IntN(len(words))]
		}
		for dress := range dresses {
			if rnd.IntN(8) == 0 {
				text = fmt.Sprintf(dress, text)
			}
		}
		soundHeading(t, text)
	}
}

func FuzzHeadingsStayWhatTheyAre(f *testing.F) {
	for dress := range dresses {
		f.Add(fmt.Sprintf(dress, "Core work"))
		f.Add(fmt.Sprintf(dress, "Reading"))
	}
	f.Fuzz(soundHeading)
}

func TestPlainTitlesTakeAShortWayToTheSameForm(t *testing.T) {
	for _, title := range append(OwnHeadings(), "Agenda", "Core work", "check-in", "CLOSE", "Private Notes", "Next step", "a", "Core work m", "about x min", "to be or not", "Close min", "agenda minutes", "Core-Work", "h", "max", "Reading h") {
		if !undressed(title) {
			continue
		}
		plain := plainHeading(title)
		long := plain
		if bare := BareHeading(plain); unshared(HeadingLetters(bare)) {
			long = bare
		}
		if got := NormalHeading(title); got != long {
			t.Errorf("%q: %q by the short way, %q by the long one", title, got, long)
		}
	}
}

// FuzzShortWaysReadHeadingsAsTheLongOnesDo compares what the guards spare with the patterns themselves.
func FuzzShortWaysReadHeadingsAsTheLongOnesDo(f *testing.F) {
	for _, s := range []string{
		"Core work", "Core work (35 min)", "2. Core work", "iv) Close", "Close {#id}", "Close ^a", "Agenda - 5 min", "Check-in:", "(8 min)", "a h",
		"Private notes [40]", "xi. Patterns", "É", "ſhifted", " Close ", "Close--", "ix Close",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, title string) {
		plain := strings.Join(strings.Fields(strings.Map(folded, title)), " ")
		if len(plain) > maxDressed {
			return
		}
		if got, long := mayBeNumbered(plain), dressed().numberInFront.MatchString(plain); long && !got {
			t.Errorf("%q has a number in front, and the guard says it cannot", plain)
		}
		for _, pattern := range []*regexp.Regexp{dressed().minutesInBrackets, dressed().minutesBehind, dressed().anchor} {
			if pattern.MatchString(plain) && !mayHaveTail(plain) {
				t.Errorf("%q has a tail, and the guard says it cannot", plain)
			}
		}
		if undressed(title) {
			short, minutes := withoutTail(plain)
			if bare := dressed().numberInFront.ReplaceAllString(short, ""); bare != title || minutes.Set || BareHeading(title) != title {
				t.Errorf("%q is undressed, and without its dress it is %q", title, bare)
			}
		}
	})
}
