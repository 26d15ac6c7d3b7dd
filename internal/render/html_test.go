package render

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"coachctl/internal/audience"
	"coachctl/internal/fill"
	"coachctl/templates"
)

func TestTheHTMLOfAPageIsWhatItsMarkdownSays(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"a bold line is a heading", "**A *b***\n- c", "<h2>A <em>b</em></h2>\n<ul>\n<li>c</li>\n</ul>\n"},
		{"but not in a sentence", "**A** b", "<p><strong>A</strong> b</p>\n"},
		{"nor in a list", "- **A**", "<ul>\n<li><strong>A</strong></li>\n</ul>\n"},
		{"words are escaped", `a < b & "c" &lt;d>`, "<p>a &lt; b &amp; &quot;c&quot; &lt;d&gt;</p>\n"},
		{"links lead to the web", "[a](https://x.org/?a=1&b=2 \"t\")", "<p><a href=\"https://x.org/?a=1&amp;b=2\">a</a></p>\n"},
		{"and to mailboxes", "[a](MAILTO:b@c.org)", "<p><a href=\"mailto:b@c.org\">a</a></p>\n"},
		{"and to nothing else", "[a](../x.md) [*b*](javascript:c) [d](//x.org) [e](#f)", "<p>a <em>b</em> d e</p>\n"},
		{"addresses alike", "<https://x.org> <a@b.org> <ftp://x.org>", "<p><a class=\"bare\" href=\"https://x.org\">https://x.org</a> " +
			"<a class=\"bare\" href=\"mailto:a@b.org\">a@b.org</a> ftp://x.org</p>\n"},
		{"of an image its text", "![a *b*](c.png)", "<p>a <em>b</em></p>\n"},
		{"of raw HTML nothing", "a <b onclick=c>d</b>\n\n<script>\ne\n</script>\n\nf", "<p>a d</p>\n<p>f</p>\n"},
		{"code without its language", "```a\"b\n<c>\n```", "<pre><code>&lt;c&gt;\n</code></pre>\n"},
		{"indented code", "    <c>", "<pre><code>&lt;c&gt;\n</code></pre>\n"},
		{"a table", "| a | *b* |\n|---|:-:|\n| c \\| d | |", "<div class=\"wide\"><table>\n<tr><th>a</th>\n<th><em>b</em></th>\n</tr>\n<tr><td>c | d</td>\n<td></td>\n</tr>\n</table></div>\n"},
		{"a table of one column", "| a\n|-\n| b |", "<div class=\"wide\"><table>\n<tr><th>a</th>\n</tr>\n<tr><td>b</td>\n</tr>\n</table></div>\n"},
		{"no table without its line", "| a |\n| b |", "<p>| a |\n| b |</p>\n"},
		{"nor with a line that is none", "| a |\n|---|\nb", "<p>| a |\n|---|\nb</p>\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := htmlOf(tt.in)
			if err != nil || got != tt.want {
				t.Errorf("got\n%s\nwant\n%s\n%v", got, tt.want, err)
			}
		})
	}
}

func TestASubjectTellsWhichNoteItIsAndNoMore(t *testing.T) {
	type data struct {
		Kind, For, Review string
		Meeting           audience.Meeting
	}
	day := audience.Meeting{Day: audience.Day{Year: 2026, Month: 3, Day: 16, Weekday: 1}}
	for want, d := range map[string]data{
		"Our session on Monday 16 March":                    {Kind: "summary", Meeting: day},
		"Before we meet on Monday 16 March":                 {Kind: "prompt", Meeting: day},
		"Preparation for Monday 16 March":                   {Kind: "brief", Meeting: day},
		"Where things stand at the midpoint":                {Kind: "report", For: "sponsor", Review: "midpoint"},
		"Where things stand at the close":                   {Kind: "report", For: "sponsor", Review: "closing"},
		"For you first: where things stand at the midpoint": {Kind: "report", For: "client", Review: "midpoint"},
		"Progress": {Kind: "progress"},
	} {
		if got, err := (sheet{data: d}).subject(fill.New(templates.Files, nil)); err != nil || got != want {
			t.Errorf("it is %q, want %q; %v", got, want, err)
		}
	}
}

func TestALinkLeadsToTheWebOrToAMailboxOnly(t *testing.T) {
	for in, want := range map[string]string{
		"https://x.org/a b":             "https://x.org/a%20b",
		"HTTP://x.org":                  "http://x.org",
		"mailto:a@b.org":                "mailto:a@b.org",
		"javascript:alert(1)":           "",
		"JaVaScRiPt:alert(1)":           "",
		"&#106;avascript:alert(1)":      "",
		"javascript&colon;alert(1)":     "",
		"java\nscript:alert(1)":         "",
		"java&Tab;script:alert(1)":      "",
		"\x01javascript:alert(1)":       "",
		" javascript:alert(1)":          "",
		"vbscript:a":                    "",
		"data:text/html,<script>":       "",
		"data:image/png;base64,AA":      "",
		"file:///etc/passwd":            "",
		"//x.org":                       "",
		"/sessions/03.md":               "",
		"https:x.org":                   "",
		"https://":                      "",
		"https://bank.org:x@evil.org":   "",
		"mailto:":                       "",
		"https://x.org/\"onclick=a":     "https://x.org/%22onclick=a",
		"https://x.org/?a=%0d%0ab&c=\"": "https://x.org/?a=%0d%0ab&c=\"",
	} {
		if got := outward(in); got != want {
			t.Errorf("%q leads to %q, want %q", in, got, want)
		}
	}
}

// allowed are the elements that a letter's body may have, and their attributes.
var allowed = map[string][]string{
	"p": nil, "h1": nil, "h2": nil, "h3": nil, "h4": nil, "h5": nil, "h6": nil, "ul": nil, "ol": {"start"}, "li": nil, "em": nil, "strong": nil,
	"code": nil, "pre": nil, "blockquote": nil, "hr": nil, "br": nil, "a": {"href", "class"}, "div": {"class"}, "table": nil, "tbody": nil, "tr": nil, "th": nil, "td": nil,
}

// restrainedBody finds what a body has beyond that.
func restrainedBody(t *testing.T, body string) {
	t.Helper()
	nodes, err := html.ParseFragment(strings.NewReader(body), &html.Node{Type: html.ElementNode, Data: "main", DataAtom: atom.Main})
	if err != nil {
		t.Fatal(err)
	}
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		attributes, known := allowed[n.Data]
		switch {
		case n.Type == html.TextNode:
		case n.Type != html.ElementNode || !known:
			t.Errorf("%q is no part of a letter, in\n%s", n.Data, body)
		}
		for _, a := range n.Attr {
			if !slices.Contains(attributes, a.Key) {
				t.Errorf("%s has %s, in\n%s", n.Data, a.Key, body)
			}
			if u, err := url.Parse(a.Val); a.Key == "href" && (err != nil || !slices.Contains([]string{"http", "https", "mailto"}, u.Scheme)) {
				t.Errorf("a link leads to %q", a.Val)
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	for _, n := range nodes {
		walk(n)
	}
}

var hostile = []string{
	"<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[a](javascript:alert(1))", "[a](JAVA&#83;CRIPT:alert(1))", "<javascript:alert(1)>",
	"![a](https://x.org/track.gif)", "[a][b]\n\n[b]: data:text/html,x 'onclick=alert(1)'", "```\"><script>\nx\n```", "# a {onclick=alert(1) style=x}",
	"<style>@import 'https://x.org'</style>", "<a href=\"https://x.org\" onclick=a>", "</main><iframe src=https://x.org>", "<!-- a --!> <script>", "<![CDATA[<script>]]>",
	"<?php x ?>", "| a |\n|---|\n| <script> |", "> <b\n> onclick=x>", "\x00<script\x00>", "&lt;script&gt;", "&#60;script&#62;", "[a](<https://x.org\" onmouseover=\"a>)",
	"[a](https://x.org \"\\\" onmouseover=b\")", "<https://x.org/\"onclick=\"a>", "99999999. a", "\u202etpircs<",
}

func FuzzABodyHasNothingThatALetterHasNot(f *testing.F) {
	for _, s := range append(slices.Clone(hostile), tricky...) {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, markdown string) {
		body, err := htmlOf(markdown)
		if err != nil {
			t.Fatal(err)
		}
		restrainedBody(t, upright(strings.ToValidUTF8(body, "")))
	})
}

// wordsOf an HTML fragment as a browser shows them.
func wordsOf(t *testing.T, body string) string {
	t.Helper()
	nodes, err := html.ParseFragment(strings.NewReader(body), &html.Node{Type: html.ElementNode, Data: "main", DataAtom: atom.Main})
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, n := range nodes {
		for d := range n.Descendants() {
			if d.Type == html.TextNode {
				out.WriteString(d.Data)
			}
		}
	}
	return out.String()
}

func TestEveryPairOfTrickyValuesSurvivesInHTML(t *testing.T) {
	for _, a := range tricky {
		for _, b := range tricky {
			for _, frame := range frames {
				body, err := htmlOf(strings.NewReplacer("%1", literal(a), "%2", literal(b)).Replace(frame))
				if err != nil {
					t.Fatal(err)
				}
				if text := wordsOf(t, body); usable(a) && usable(b) && (!strings.Contains(text, a) || !strings.Contains(text, b)) {
					t.Errorf("%q and %q in %q read\n%s", a, b, frame, body)
				}
			}
		}
	}
}

func TestNothingTurnsAPageRound(t *testing.T) {
	const turners = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
	page := literal("a"+turners+"b") + " a&#8238;b a&#x202E;b `a" + turners + "b` [a" + turners + "b](https://x.org/" + turners + ")\n"
	body, err := htmlOf(page)
	if err != nil {
		t.Fatal(err)
	}
	if body = upright(body); strings.ContainsFunc(wordsOf(t, body), turns) || strings.Count(body, "ab") != 5 {
		t.Errorf("%q", body)
	}
}
