package render_test

import (
	"encoding/json"
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"coachctl/internal/audience"
	"coachctl/internal/coaching"
	"coachctl/internal/render"
)

// program is the path of the first program that is installed; without one the test is passed over.
func program(t *testing.T, names ...string) string {
	t.Helper()
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Skipf("not looked at with a program of other people's making: none of %s is installed", strings.Join(names, ", "))
	return ""
}

// trying is a text of what fits badly on a narrow page.
var trying = strings.Join([]string{
	strings.Repeat("Donaudampfschifffahrt", 12),
	"<https://x.org/" + strings.Repeat("a", 300) + ">",
	"`" + strings.Repeat("code", 60) + "`",
	"```\n" + strings.Repeat("a line of code ", 30) + "\n```",
	"| " + strings.Repeat("Heading | ", 7) + "\n|" + strings.Repeat("---|", 7) + "\n| " + strings.Repeat("Zusammenarbeitsvereinbarung | ", 7),
	"> " + strings.Repeat("x", 200) + "\n\n1. a\n   - b\n     - c\n       - " + strings.Repeat("d", 90),
}, "\n\n")

// pages are HTML pages to look at, by name.
func pages(t *testing.T) map[string]string {
	t.Helper()
	e := riverbend(t)
	out := map[string]string{
		"summary": summaryOf(t, e, "03", "2026-03-16T17:00", render.HTML),
		"prompt":  promptOf(t, e, "04", "2026-03-28T15:00", render.HTML),
	}
	m := e.Meeting("03")
	m.Share, m.Sections = []string{"Reading list"}, []coaching.Section{{Title: "Reading list", Text: trying}}
	out["trying"] = summaryOf(t, e, "03", "2026-03-16T17:00", render.HTML)
	return out
}

func browse(t *testing.T, args ...string) string {
	t.Helper()
	browser := program(t, "chromium", "chromium-browser", "google-chrome")
	cmd := exec.Command(browser, append([]string{
		"--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--user-data-dir=" + t.TempDir(),
	}, args...)...)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v", browser, err)
	}
	return string(out)
}

// measure tells of each frame what its page is like.
const measure = `<script>onload = () => { document.body.dataset.found = JSON.stringify([...document.querySelectorAll("iframe")].map(f => {
  const d = f.contentDocument, s = f.contentWindow.getComputedStyle(d.body)
  return {name: f.name, over: d.documentElement.scrollWidth - f.clientWidth, size: parseFloat(s.fontSize), back: s.backgroundColor, ink: s.color,
    title: d.title, lang: d.documentElement.lang, mode: d.compatMode}
}))}</script>`

func TestAPageFitsAPhoneAndASheetOfPaperOnTheScreen(t *testing.T) {
	var frames strings.Builder
	for name, page := range pages(t) {
		for _, width := range []int{320, 360, 412, 794, 1400} {
			fmt.Fprintf(&frames, `<iframe style="border:0" name="%s at %d" width="%d" height="800" srcdoc="%s"></iframe>`, name, width, width, html.EscapeString(page))
		}
	}
	file := filepath.Join(t.TempDir(), "frames.html")
	whole := `<!doctype html><meta name="color-scheme" content="light dark"><body>` + frames.String() + measure
	if err := os.WriteFile(file, []byte(whole), 0o644); err != nil {
		t.Fatal(err)
	}
	for scheme, want := range map[string][2]string{
		"1": {"rgb(255, 255, 255)", "rgb(34, 37, 42)"}, "0": {"rgb(23, 25, 28)", "rgb(227, 225, 220)"},
	} {
		dom := browse(t, "--blink-settings=preferredColorScheme="+scheme, "--dump-dom", "file://"+file)
		_, found, _ := strings.Cut(dom, `data-found="`)
		found, _, _ = strings.Cut(found, `"`)
		var all []struct {
			Name, Back, Ink, Title, Lang, Mode string
			Over, Size                         float64
		}
		if err := json.Unmarshal([]byte(html.UnescapeString(found)), &all); err != nil || len(all) != 15 {
			t.Fatalf("%d frames, %v", len(all), err)
		}
		for _, f := range all {
			if f.Over > 0 || f.Size < 16 || f.Title == "" || f.Lang != "en-GB" || f.Mode != "CSS1Compat" || f.Back != want[0] || f.Ink != want[1] {
				t.Errorf("%+v", f)
			}
		}
	}
}

var sheetOfPaper = regexp.MustCompile(`/Type\s*/Page[^s]`)

func TestAPagePrintsOnOneSheetOrTwo(t *testing.T) {
	for name, page := range pages(t) {
		dir := t.TempDir()
		file, pdf := filepath.Join(dir, "page.html"), filepath.Join(dir, "page.pdf")
		if err := os.WriteFile(file, []byte(page), 0o644); err != nil {
			t.Fatal(err)
		}
		browse(t, "--print-to-pdf="+pdf, "--no-pdf-header-footer", "file://"+file)
		printed, err := os.ReadFile(pdf)
		if err != nil {
			t.Fatal(err)
		}
		if n := len(sheetOfPaper.FindAll(printed, -1)); n < 1 || n > 2 {
			t.Errorf("%s is printed on %d sheets", name, n)
		}
		if box := "/MediaBox [0 0 594.95996 841.91998]"; !strings.Contains(string(printed), box) {
			t.Errorf("%s is not printed on A4", name)
		}
	}
}

// parse reads a draft with Python's parser, which notes every defect.
const parse = `
import sys, json
from email import message_from_binary_file, policy
m = message_from_binary_file(sys.stdin.buffer, policy=policy.default)
people = lambda h: [[a.display_name, a.addr_spec] for a in m[h].addresses] if m[h] else []
json.dump({
  "headers": m.keys(), "subject": m["Subject"], "date": m["Date"].datetime.isoformat(), "people": [people(h) for h in ("From", "To", "Cc")],
  "kinds": [p.get_content_type() for p in m.walk()], "text": m.get_body(("plain",)).get_content(), "html": m.get_body(("html",)).get_content(),
  "defects": [repr(d) for p in m.walk() for d in p.defects] + [repr(d) for v in m.values() for d in v.defects],
}, sys.stdout)
`

func TestAMailParserReadsADraftWithoutADefect(t *testing.T) {
	python := program(t, "python3")
	e := riverbend(t)
	view := audience.ClientSummary(e, e.Meeting("03"), berlin(t, "2026-03-16T17:00"))
	for _, name := range []string{
		"Priya Nair", `Nair, Priya "PN" (she)`, "Zoë Müller-Łukasz", "王小明", `back\slash`, "x <c@d.org>, y", strings.Repeat("ü", 18), "=?utf-8?Q?x?=", "a; b: c@d",
	} {
		coach, client := audience.Address{Name: "Dana Okafor", Email: "dana@x.org"}, audience.Address{Name: name, Email: "p.n+coaching@post.example"}
		paper := render.Paper{Format: render.EML, Date: berlin(t, "2026-03-16T17:00"), Envelope: audience.Envelope{
			From: coach, To: []audience.Address{client, coach}, Copy: []audience.Address{client},
		}}
		draft, err := render.Summary(builtin, view, paper)
		if err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(python, "-c", parse)
		cmd.Stdin = strings.NewReader(draft)
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		var got struct {
			Headers, Kinds, Defects   []string
			Subject, Date, Text, HTML string
			People                    [][][2]string
		}
		if err := json.Unmarshal(out, &got); err != nil {
			t.Fatal(err)
		}
		want := [][][2]string{{{coach.Name, coach.Email}}, {{name, client.Email}, {coach.Name, coach.Email}}, {{name, client.Email}}}
		for i, people := range want {
			if !slices.Equal(got.People[i], people) {
				t.Errorf("%q is read as %q", people, got.People[i])
			}
		}
		if got.Subject != "Our session on Monday 16 March" || got.Date != "2026-03-16T17:00:00+01:00" || len(got.Defects) > 0 ||
			!slices.Equal(got.Kinds, []string{"multipart/alternative", "text/plain", "text/html"}) || len(got.Headers) != 8 {
			t.Errorf("%+v", got)
		}
		if text := summaryOf(t, e, "03", "2026-03-16T17:00", render.Text); got.Text != text {
			t.Errorf("the text reads\n%s\nwant\n%s", got.Text, text)
		}
		if page := summaryOf(t, e, "03", "2026-03-16T17:00", render.HTML); got.HTML != page {
			t.Errorf("the page reads\n%s\nwant\n%s", got.HTML, page)
		}
	}
}
