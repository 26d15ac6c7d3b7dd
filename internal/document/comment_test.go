package document

import (
	"fmt"
	"strings"
	"testing"

	"coachctl/internal/coaching"
)

func TestACommentGoesOnBehindTheItemOrQuoteThatItBeginsIn(t *testing.T) {
	for _, open := range []string{"- <!--", "> <!-- x", "1. a\n\n   <!--\n", "- - <!--"} {
		body := "## Takeaways\n- Decision: mine\n\n" + open + "\n\n    ### Private note\n\n- Decision: Zqxj\n\n## Close\n\nShifted: Zqxj\n"
		if s := sessionBody(t, body); strings.Contains(shared(s), marker) {
			t.Errorf("behind %q goes out %q", open, shared(s))
		}
		closed := strings.Replace(body, "### Private note", "-->", 1)
		if s := sessionBody(t, closed); !strings.Contains(shared(s), "mine") || strings.Count(shared(s), marker) != 2 {
			t.Errorf("behind the end of %q goes out %q", open, shared(s))
		}
	}
}

func TestACommentWithDashesForItsHyphensStaysPrivate(t *testing.T) {
	for _, comment := range []string{
		"<!— Zqxj —>", "<!– Zqxj –>", "<!— Zqxj -->", "<! -- Zqxj -->", "<!\u200b-- Zqxj --\u200b>", "<!— a -> Zqxj — >", "<!—\n\nZqxj\n\n- Decision: Zqxj\n\n—>",
	} {
		body := "## Agenda\n\n- mine " + comment + "\n\n## Takeaways\n\n- Decision: yours\n"
		got := shared(sessionBody(t, body))
		if strings.Contains(got, marker) || !strings.Contains(got, "mine") {
			t.Errorf("%q goes out as %q", comment, got)
		}
	}
	if got := shared(sessionBody(t, "## Agenda\n\n- mine <!— Zqxj —>\n\n## Takeaways\n\n- Decision: yours\n")); !strings.Contains(got, "yours") {
		t.Errorf("behind the comment goes out %q", got)
	}
}

func TestAnItemIsNotAddedWhereNobodyWouldSeeIt(t *testing.T) {
	for _, below := range []string{"<!-- x", "<script>", "- a\n- <!--\n", "- a\n- %% x"} {
		src := "---\n" + sessionFront + "---\n## Commitments\n\n" + below
		if out, found, err := AddItem([]byte(src), "Commitments", "- [ ] new"); out != nil || found || err != nil {
			t.Errorf("below %q: %v, %v\n%s", below, found, err, out)
		}
	}
}

func TestAnItemGoesBehindTheFenceOfAListThatEndsInCode(t *testing.T) {
	for _, last := range []string{"- a\n  ```\n  x\n  ```\n", "- a\n  ~~~\n  ~~~\n", "- ```go\n  x\n  ```\n", "- a\n  > ```\n  > ```\n"} {
		src := "---\n" + sessionFront + "---\n## Commitments\n\n" + last
		out, found, err := AddItem([]byte(src), "Commitments", "- [ ] new")
		if want := strings.TrimSuffix(src, "\n") + "\n- [ ] new\n"; err != nil || !found || string(out) != want {
			t.Errorf("behind %q: %v, %v\n%s", last, found, err, out)
		}
	}
}

func TestAnItemStaysUnderItsHeadingWhereTheListHoldsNothing(t *testing.T) {
	for _, list := range []string{"-\n", "- \n- \n", "1.\n", "- ```\n  ```\n", "-\n\n  <!-- x -->\n"} {
		src := "---\n" + sessionFront + "---\n## Check-in\n\nx\n\n## Commitments\n\n" + list + "\n## Close\n"
		out, found, err := AddItem([]byte(src), "Commitments", "- [ ] new")
		if err != nil || !found {
			t.Errorf("to %q: %v, %v\n%s", list, found, err, out)
			continue
		}
		_, body, _ := strings.Cut(string(out), "---\n## ")
		if jotted := sessionBody(t, "## "+body).Jotted; len(jotted) != 1 || jotted[0].Text != "new" {
			t.Errorf("to %q: %+v\n%s", list, jotted, out)
		}
	}
}

func TestACommentThatHidesMoreThanItShouldIsNamed(t *testing.T) {
	for body, want := range map[string]string{
		"- a <!-- x":                        "9:5",
		"- a <!-- x\n\nb <!-- y -->":        "9:5",
		"<!-- x\n\n<!-- y -->":              "9:1",
		"- a\n- é %% x":                     "10:5",
		"a <!— x":                           "9:3",
		"<!-- a -->\n\n<!-- b\n-->":         "",
		"<!-- a --><!-- b --> <!-- c -->":   "",
		"a <!-- x --> %% y %% <!— z —> b":   "",
		"`<!-- x`\n\n```\n<!-- y\n```\n":    "",
		"[a]: <b>\n\nit grew by 5%%":        "",
		"<!-->\n\na\n\n<!--->\n\nb <!---->": "",
	} {
		d := ParseWhole("engagements/e/sessions/01.md", coaching.TypeSession, []byte("---\n"+sessionFront+"---\n## Core work\n\n"+body+"\n"))
		got := ""
		for _, f := range d.Findings {
			if f.Rule == "open-comment" {
				got += fmt.Sprintf("%d:%d", f.Start.Line, f.Start.Col)
			}
		}
		if got != want {
			t.Errorf("%q has one at %q, want %q", body, got, want)
		}
	}
}
