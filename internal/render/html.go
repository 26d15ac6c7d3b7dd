package render

import (
	"errors"
	"html"
	"net/url"
	"strconv"
	"strings"
	"text/template"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	goldhtml "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"coachctl/internal/fill"
)

// htmlPage is what page.html.tmpl is filled with. Both are HTML, in which all that a person wrote has been escaped.
type htmlPage struct{ Title, Body string }

var errNoSubject = errors.New("prints no words")

// subject is the line that stands above a page, in a mail and in the tab of a browser.
func (s sheet) subject(set *fill.Set) (string, error) {
	const name = "subject.tmpl"
	line, err := set.Execute(name, s.data, template.FuncMap{"stop": stop})
	if err != nil {
		return "", err
	}
	if line = oneLine(line); line == "" {
		return "", &fill.Error{File: "templates/" + name, Err: errNoSubject} // the built-in one does
	}
	return line, nil
}

// html is the sheet as a page that needs no other file.
func (s sheet) html(set *fill.Set) (string, error) {
	title, err := s.subject(set)
	if err != nil {
		return "", err
	}
	body, err := htmlOf(s.markdown)
	if err != nil {
		return "", err
	}
	return dress(set, title, body)
}

// dress puts the page of page.html.tmpl around a body that is HTML already; the title is plain text.
func dress(set *fill.Set, title, body string) (string, error) {
	page, err := set.Execute("page.html.tmpl", htmlPage{html.EscapeString(title), body}, template.FuncMap{"stop": stop})
	if err != nil {
		return "", err
	}
	page = strings.ReplaceAll(page, "\r\n", "\n")
	return strings.TrimSpace(upright(page)) + "\n", nil
}

// upright is markup in which no character hides or turns round what stands beside it.
func upright(markup string) string { return strings.Map(inert, spelled.Replace(markup)) }

// spelled writes by its number each character that hides.
var spelled = strings.NewReplacer(numbers("\u200b\u2028\u2029\ufeff")...)

func numbers(characters string) []string {
	var out []string
	for _, r := range characters {
		out = append(out, string(r), "&#"+strconv.Itoa(int(r))+";")
	}
	return out
}

// turns reports whether a character sets the direction of what follows, against what its letters say.
func turns(r rune) bool { return r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069' }

// inert puts a mark in the place of a character that no text has: controls, and code points that stand for none. What turns
// text round is dropped.
func inert(r rune) rune {
	if turns(r) {
		return -1
	}
	if r != '\n' && r != '\t' && unicode.IsControl(r) || r&0xFFFE == 0xFFFE || r >= 0xFDD0 && r <= 0xFDEF {
		return utf8.RuneError
	}
	return r
}

// withTables is made when a page asks for it, since every run of the tool would pay for it otherwise.
func withTables() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithInlineParsers(parser.DefaultInlineParsers()...),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
		parser.WithParagraphTransformers(util.Prioritized(tables{}, 200)), //nolint:misspell // goldmark's own word
	)
}

// htmlOf is Markdown as HTML, without what could load, run or look different from the page around it: raw HTML, images,
// and links that lead elsewhere than to the web or a mailbox.
func htmlOf(markdown string) (string, error) {
	source := []byte(markdown)
	tree := withTables().Parse(text.NewReader(source))
	for n := tree.FirstChild(); n != nil; n = n.NextSibling() {
		if bold, ok := n.FirstChild().(*ast.Emphasis); ok && n.Kind() == ast.KindParagraph && bold.Level == 2 && bold.NextSibling() == nil {
			n = entitle(n, bold)
		}
	}
	var out strings.Builder
	r := renderer.NewRenderer(renderer.WithNodeRenderers(
		util.Prioritized(goldhtml.NewRenderer(), 1000), util.Prioritized(restrained{}, 100))) //nolint:misspell // goldmark's own word
	err := r.Render(&out, source, tree)
	return out.String(), err
}

// entitle makes a heading of a paragraph that is nothing but bold, as the letters have them above their lists.
func entitle(paragraph ast.Node, bold ast.Node) ast.Node {
	heading := ast.NewHeading(2)
	for c := bold.FirstChild(); c != nil; c = bold.FirstChild() {
		heading.AppendChild(heading, c)
	}
	paragraph.Parent().ReplaceChild(paragraph.Parent(), paragraph, heading)
	return heading
}

// restrained renders the nodes that goldmark's own renderer would give more than a letter needs.
type restrained struct{}

// RegisterFuncs is for goldmark.
func (restrained) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(ast.KindLink, renderLink)
	r.Register(ast.KindAutoLink, renderAutoLink)
	r.Register(ast.KindImage, renderNothing)
	r.Register(ast.KindRawHTML, renderNothing)
	r.Register(ast.KindHTMLBlock, renderNothing)
	r.Register(ast.KindCodeBlock, renderCode)
	r.Register(ast.KindFencedCodeBlock, renderCode)
	registerTables(r)
}

// renderNothing leaves out a node's marks, and keeps the words inside it: those of an image.
func renderNothing(util.BufWriter, []byte, ast.Node, bool) (ast.WalkStatus, error) {
	return ast.WalkContinue, nil
}

func renderLink(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	address := outward(string(util.UnescapePunctuations(n.(*ast.Link).Destination)))
	switch {
	case address == "":
	case entering:
		_, _ = w.WriteString(`<a href="` + html.EscapeString(address) + `">`)
	default:
		_, _ = w.WriteString("</a>")
	}
	return ast.WalkContinue, nil
}

func renderAutoLink(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	link := n.(*ast.AutoLink)
	label, address := html.EscapeString(string(link.Label(source))), string(link.URL(source))
	if link.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(address, "mailto:") {
		address = "mailto:" + address
	}
	if address = outward(address); address != "" {
		label = `<a class="bare" href="` + html.EscapeString(address) + `">` + label + "</a>"
	}
	_, _ = w.WriteString(label)
	return ast.WalkContinue, nil
}

func renderCode(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = w.WriteString("<pre><code>" + html.EscapeString(string(n.Lines().Value(source))) + "</code></pre>\n")
	}
	return ast.WalkSkipChildren, nil
}

// outward is an address on the web or of a mailbox as a browser takes it, and empty for every other.
func outward(destination string) string {
	u, err := url.Parse(html.UnescapeString(destination))
	switch {
	case err != nil:
		return ""
	case (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && u.User == nil, u.Scheme == "mailto" && u.Opaque != "":
		return u.String()
	}
	return ""
}
