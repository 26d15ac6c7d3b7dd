package render

import (
	"bytes"
	"html"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

var commonmark = parser.NewParser(
	parser.WithBlockParsers(parser.DefaultBlockParsers()...),
	parser.WithInlineParsers(parser.DefaultInlineParsers()...),
	parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
)

// flatten reads Markdown and gives the text of it, as a person would type it into a mail: no marks but those of lists and
// quotations, every paragraph on one line.
func flatten(page string) string {
	f := flattener{source: []byte(page)}
	return strings.TrimRight(f.blocks(commonmark.Parse(text.NewReader(f.source)), false), "\n") + "\n"
}

type flattener struct{ source []byte }

// blocks of a container, a blank line between them. A list stands right below its line of introduction where the page
// has it so, and the parts of a tight item stand close.
func (f flattener) blocks(container ast.Node, tight bool) string {
	var out strings.Builder
	for n := container.FirstChild(); n != nil; n = n.NextSibling() {
		body := f.block(n)
		if body == "" {
			continue
		}
		if out.Len() > 0 {
			out.WriteByte('\n')
			_, list := n.(*ast.List)
			if !tight && (!list || n.HasBlankPreviousLines()) {
				out.WriteByte('\n')
			}
		}
		out.WriteString(body)
	}
	return out.String()
}

func (f flattener) block(n ast.Node) string {
	switch n := n.(type) {
	case *ast.List:
		return f.list(n)
	case *ast.Blockquote:
		return indented(f.blocks(n, false), "> ", "> ")
	case *ast.FencedCodeBlock, *ast.CodeBlock:
		return strings.TrimRight(string(n.Lines().Value(f.source)), "\n")
	case *ast.ThematicBreak:
		return "---"
	case *ast.HTMLBlock:
		return ""
	}
	return strings.Trim(f.inline(n), " \n")
}

func (f flattener) list(l *ast.List) string {
	var items []string
	number := l.Start
	for n := l.FirstChild(); n != nil; n = n.NextSibling() {
		mark := "- "
		if l.IsOrdered() {
			mark = strconv.Itoa(number) + ". "
			number++
		}
		items = append(items, indented(f.blocks(n, l.IsTight), mark, strings.Repeat(" ", len(mark))))
	}
	if l.IsTight {
		return strings.Join(items, "\n")
	}
	return strings.Join(items, "\n\n")
}

func (f flattener) inline(parent ast.Node) string {
	var out strings.Builder
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			out.WriteString(f.text(n))
		case *ast.String:
			out.Write(n.Value)
		case *ast.CodeSpan:
			out.WriteString(strings.ReplaceAll(f.inline(n), "\n", " "))
		case *ast.Link:
			out.WriteString(linked(f.inline(n), string(n.Destination)))
		case *ast.AutoLink:
			out.Write(n.Label(f.source))
		case *ast.RawHTML:
		default:
			out.WriteString(f.inline(n))
		}
	}
	return out.String()
}

func (f flattener) text(t *ast.Text) string {
	value := string(t.Segment.Value(f.source))
	if !t.IsRaw() {
		value = resolved(value)
	}
	switch {
	case t.HardLineBreak():
		value += "\n"
	case t.SoftLineBreak() && bytes.HasPrefix(bytes.TrimLeft(f.source[t.Segment.Stop:], " \r\n"), []byte("|")):
		value += "\n" // the rows of a table
	case t.SoftLineBreak():
		value += " "
	}
	return value
}

var written = regexp.MustCompile("\\\\[!-/:-@\\[-`{-~]|&#?[0-9A-Za-z]+;")

// resolved text: escapes and character references stand for what they mean.
func resolved(value string) string {
	return written.ReplaceAllStringFunc(value, func(s string) string {
		if s[0] == '\\' {
			return s[1:]
		}
		return html.UnescapeString(s)
	})
}

// linked is the label with the address behind it, where the address leads somewhere and says more.
func linked(label, destination string) string {
	address := string(util.UnescapePunctuations([]byte(destination)))
	u, err := url.Parse(address)
	if err != nil || u.Scheme == "" {
		return label
	}
	if bare := strings.TrimPrefix(address, "mailto:"); u.Scheme == "mailto" {
		address = bare
	}
	if label == address || label == "" {
		return address
	}
	return label + " (" + address + ")"
}

func indented(body, first, rest string) string {
	lines := strings.Split(body, "\n")
	for i, line := range lines {
		switch {
		case i == 0:
			lines[i] = strings.TrimRight(first+line, " ")
		case line == "":
			lines[i] = strings.TrimRight(rest, " ")
		default:
			lines[i] = rest + line
		}
	}
	return strings.Join(lines, "\n")
}
