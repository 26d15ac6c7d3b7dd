package audience_test

import (
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"coachctl/internal/audience"
	"coachctl/internal/coaching"
	"coachctl/internal/document"
	"coachctl/internal/fill"
	"coachctl/internal/render"
	"coachctl/templates"
)

// private is what nobody but the coach may read.
const private = "Zqxjsecret"

// written is an engagement as its files have it: any words in every value that goes out, any text as the notes, and what is
// private in every other place.
func written(t *testing.T, word, notes, share string) *coaching.Engagement {
	t.Helper()
	q := document.Quote(word)
	files := map[string]string{
		"contract.md": "---\ntype: contract\nclient: " + q + "\nclient_called: " + q + "\nclient_email: p@x.org\nstatus: agreed\nagreed: 2026-01-01\nsessions: 12\n" +
			"sponsors: [{name: " + q + ", role: hr, email: s@x.org}]\nsponsor_sees: [objectives, verdict, attendance]\npurpose: {text: " + private + ", owner: client}\n" +
			"commission: {reason: " + private + "}\nobjectives:\n  - {id: a, statement: " + q + ", scope: strategic, status: agreed, agreed: 2026-01-01, for_sponsor: true}\n" +
			"  - {id: b, statement: Let them answer, team_result: " + private + ", scope: strategic, status: draft}\n---\n## Support\n" + private + "\n",
		"sessions/05.md": "---\ntype: session\nkind: regular\nstart: 2026-03-02T15:00\nstatus: held\n---\n## Core work\n" + private + "\n",
		"sessions/06.md": "---\ntype: session\nkind: midpoint\nstart: 2026-03-16T15:00\nstatus: held\nverdict: {a: on-track}\nshare: [Takeaways, " +
			document.Quote(share) + "]\n---\n## Agenda\n" + notes + "\n\n## Takeaways\n- Decision: plain\n" + notes + "\n\n## Private notes\n\n" + private +
			"\n- Decision: " + private + "\n- [ ] " + private + "\n\nValuable if: " + private + "\n\n## Close\n\n" + private + "\n",
		"sessions/07.md":              "---\ntype: session\nkind: regular\nstart: 2026-03-30T15:00\nstatus: planned\n---\n",
		"commitments/2026-03-16-a.md": "---\ntype: commitment\nwhat: " + q + "\nby: 2026-03-27\nsuccess: " + q + "\ncue: " + q + "\nsession: \"06\"\nstatus: open\n---\n" + private + "\n",
		"commitments/2026-03-02-a.md": "---\ntype: commitment\nwhat: " + q + "\nby: 2026-03-09\nsuccess: " + q + "\noutcome: " + q + "\nsession: \"05\"\nreviewed: [\"06\"]\nstatus: partly\n---\n",
	}
	var (
		contract *coaching.Contract
		sessions []*coaching.Session
		promises []*coaching.Commitment
	)
	for name, text := range files {
		folder, _, below := strings.Cut(name, "/")
		want := map[string]coaching.Type{"sessions": coaching.TypeSession, "commitments": coaching.TypeCommitment}[folder]
		if !below {
			want = coaching.TypeContract
		}
		switch d := document.ParseWhole("engagements/e/"+name, want, []byte(text)); {
		case d.Contract != nil:
			contract = d.Contract
		case d.Session != nil:
			sessions = append(sessions, d.Session)
		case d.Commitment != nil:
			promises = append(promises, d.Commitment)
		}
	}
	if contract == nil {
		return nil
	}
	practice := &coaching.Practice{Coach: "Dana Whitlock", Email: "d@x.org", Zone: time.UTC}
	e, _ := coaching.Assemble("e", practice, contract, sessions, promises)
	return e
}

var builtinPages = fill.New(templates.Files, nil)

var sent = []string{"summary", "prompt", "report", "draft"}

// pageOf is one of what the client and the sponsor are sent; empty where the session is not one that can be read.
func pageOf(t *testing.T, e *coaching.Engagement, what, format string) string {
	t.Helper()
	now := time.Date(2026, 3, 17, 9, 0, 0, 0, time.UTC)
	paper := render.Paper{Format: format, Envelope: audience.ClientEnvelope(e), Date: now}
	m, next, sponsor := e.Meeting("06"), e.Meeting("07"), e.Contract.Sponsors[0]
	var (
		page string
		err  error
	)
	switch {
	case m == nil:
	case what == "summary":
		page, err = render.Summary(builtinPages, audience.ClientSummary(e, m, now), paper)
	case what == "draft":
		page, err = render.Draft(builtinPages, audience.ClientDraft(e, m, now), paper)
	case what == "report":
		paper.Envelope = audience.SponsorEnvelope(e, sponsor)
		page, err = render.Report(builtinPages, audience.SponsorReport(e, m, sponsor, now), paper)
	case what == "prompt":
		page, err = render.Prompt(builtinPages, audience.ClientPrompt(e, next, now), audience.PromptPage(e, next), paper)
	}
	if err != nil {
		t.Fatalf("%s as %s: %v", what, format, err)
	}
	return page
}

// soundPage fails where a page is no text, could move a cursor, tells what is private, or is HTML that does something.
func soundPage(t *testing.T, what, format, page string) {
	t.Helper()
	joined := strings.ReplaceAll(page, "=\r\n", "")
	if !utf8.ValidString(page) || strings.ContainsFunc(page, func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' && r != '\r' }) {
		t.Errorf("%s holds a control character, or is no text: %q", what, page)
	}
	if strings.Contains(joined, private) {
		t.Errorf("%s tells what is private:\n%s", what, joined)
	}
	if format != render.HTML {
		return
	}
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		switch n.Data {
		case "script", "iframe", "img", "object", "embed", "form", "link", "base", "svg":
			if n.Type == html.ElementNode {
				t.Errorf("%s has the element %s:\n%s", what, n.Data, page)
			}
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "src" || strings.HasPrefix(strings.ToLower(a.Val), "javascript:") {
				t.Errorf("%s has the attribute %s:\n%s", what, a.Key, page)
			}
		}
	}
}

// FuzzNoPageTellsWhatIsPrivate goes the whole way, from the bytes of files to the pages that leave the practice.
func FuzzNoPageTellsWhatIsPrivate(f *testing.F) {
	for i, notes := range []string{
		"- a\n\nValuable if: b", "```\nx\n", "<!-- x", "%%", "> - Decision: a\n", "- a\n  - b\n    c", "<script>alert(1)</script>", "[a](javascript:b)\n- Decision: [a](../x.md)",
		"- Decision: a\n## Reading\nb\n", "\\", "- Reframe: `a", "- Action: ![a](https://x.org/b.png)", "### Private notes\n- Decision: a", "| a |\n|---|\n| b |", "<a href='x' onclick='y'>z", "&#0; &lt;", "- [ ] x\n===\n***",
	} {
		f.Add([]string{"Priya Nair", "{{.}}", "\u202ex", "<b onclick=x>", "a\nb", "\x1b[2J", "`a` *b*", "Ünsal–王", "#", "-", "1.", "\\", "&amp;"}[i%13], notes, []string{"Reading", "Core work", "private notes", ""}[i%4], i)
	}
	f.Fuzz(func(t *testing.T, word, notes, share string, n int) {
		if strings.Contains(word+notes+share, "Zqxj") || len(word)+len(notes)+len(share) > 1<<12 {
			return
		}
		e := written(t, word, notes, share)
		if e == nil {
			return
		}
		format, what := render.Formats[uint(n)%uint(len(render.Formats))], sent[uint(n)/uint(len(render.Formats))%uint(len(sent))]
		page := pageOf(t, e, what, format)
		soundPage(t, what+" as "+format, format, page)
		if what != "report" && what != "prompt" || page == "" {
			return
		}
		// Of what was said in a session neither the sponsor's page nor the next questions hold anything.
		if without := pageOf(t, written(t, word, "", share), what, format); page != without {
			t.Errorf("the notes change the %s as %s:\n%s\nWithout them it is\n%s", what, format, page, without)
		}
	})
}
