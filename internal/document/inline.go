package document

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// The writers below build Markdown anew from an allow-list of nodes. Comments, raw HTML, images and the targets of links
// into the practice are not on it, so they cannot reach a page whatever their spelling.

// lineBreak is the one piece of HTML that stands for something between words.
var lineBreak = lazily(`(?i)^<br\s*/?>$`)

func (b *body) inline(n ast.Node, stop int) string { return b.inlineBetween(n, 0, stop) }

// inlineBetween is the inline Markdown of a block on one line, from the text between two offsets.
func (b *body) inlineBetween(n ast.Node, start, stop int) string {
	var out strings.Builder
	b.write(&out, n, start, stop, " ")
	return strings.Join(strings.Fields(unnamed(unlinked(out.String()))), " ")
}

func (b *body) write(out *strings.Builder, n ast.Node, start, stop int, newline string) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			if c.Segment.Start < start || c.Segment.Start >= stop {
				continue
			}
			b.show(out, c.Segment.Start, c.Segment.Stop)
			if c.SoftLineBreak() || c.HardLineBreak() {
				out.WriteString(newline)
			}
		case *ast.String:
			out.Write(c.Value)
		case *ast.CodeSpan:
			b.codeSpan(out, c, start, stop)
		case *ast.Emphasis:
			b.wrap(out, c, start, stop, strings.Repeat("*", c.Level))
		case *ast.AutoLink:
			if p := c.Pos(); p >= start && p < stop && !b.isHidden(p) {
				out.Write(c.Label(b.src))
			}
		case *ast.Link:
			b.link(out, c, start, stop)
		case *ast.RawHTML:
			if s := c.Segments.At(0); s.Start >= start && s.Start < stop && lineBreak().Match(s.Value(b.src)) {
				out.WriteString(newline)
			}
		case *ast.Image:
			b.write(out, c, start, stop, " ")
		}
	}
}

func (b *body) wrap(out *strings.Builder, n ast.Node, start, stop int, mark string) {
	var inner strings.Builder
	b.write(&inner, n, start, stop, " ")
	if words := strings.TrimSpace(inner.String()); words != "" {
		out.WriteString(mark + words + mark)
	}
}

// codeSpan writes code between more back-ticks than it holds in a row.
func (b *body) codeSpan(out *strings.Builder, n ast.Node, start, stop int) {
	var inner strings.Builder
	b.write(&inner, n, start, stop, " ")
	code := inner.String()
	if strings.TrimSpace(code) == "" {
		return
	}
	pad := ""
	if code[0] == '`' || code[len(code)-1] == '`' {
		pad = " "
	}
	mark := ticks(code, 1)
	out.WriteString(mark + pad + code + pad + mark)
}

// ticks are back-ticks, at least so many, and one more than the longest run of them in a text.
func ticks(s string, least int) string {
	run := 0
	for _, c := range []byte(s) {
		if c != '`' {
			run = 0
			continue
		}
		run++
		least = max(least, run+1)
	}
	return strings.Repeat("`", least)
}

func (b *body) link(out *strings.Builder, l *ast.Link, start, stop int) {
	var inner strings.Builder
	b.write(&inner, l, start, stop, " ")
	words := strings.TrimSpace(inner.String())
	if words == "" {
		return
	}
	if !remote(l.Destination) || bytes.ContainsAny(l.Destination, "<>() \n") {
		out.WriteString(words)
		return
	}
	out.WriteString("[" + words + "](" + string(l.Destination) + ")")
}

// block is the Markdown of a block for a page that carries a section whole; empty for what may not be carried.
func (b *body) block(n ast.Node, indent string) string {
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		var out strings.Builder
		b.write(&out, n, 0, len(b.src), "\n"+indent)
		return strings.TrimSpace(unnamed(unlinked(out.String())))
	case *ast.Heading:
		if title := strings.TrimSpace(b.inline(n, len(b.src))); title != "" {
			return strings.Repeat("#", n.Level) + " " + title
		}
	case *ast.List:
		return b.list(n, indent)
	case *ast.Blockquote:
		inner := b.blocks(n, "")
		if inner == "" {
			return ""
		}
		return "> " + strings.ReplaceAll(inner, "\n", "\n"+indent+"> ")
	case *ast.FencedCodeBlock, *ast.CodeBlock:
		return b.code(n, indent)
	case *ast.ThematicBreak:
		return "***"
	}
	return ""
}

func (b *body) blocks(n ast.Node, indent string) string {
	var parts []string
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if s := b.block(c, indent); s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, "\n\n"+indent)
}

func (b *body) list(l *ast.List, indent string) string {
	var items []string
	number := l.Start
	for li := l.FirstChild(); li != nil; li = li.NextSibling() {
		marker := "- "
		if l.IsOrdered() {
			marker = strconv.Itoa(number) + ". "
			number++
		}
		inner := indent + strings.Repeat(" ", len(marker))
		var parts []string
		for c := li.FirstChild(); c != nil; c = c.NextSibling() {
			if s := b.block(c, inner); s != "" {
				parts = append(parts, s)
			}
		}
		if len(parts) > 0 {
			items = append(items, marker+strings.Join(parts, "\n"+inner))
		}
	}
	return strings.Join(items, "\n"+indent)
}

func (b *body) code(n ast.Node, indent string) string {
	var out strings.Builder
	for i := range n.Lines().Len() {
		segment := n.Lines().At(i)
		out.WriteString(indent)
		b.show(&out, segment.Start, segment.Stop)
	}
	code := out.String()
	if strings.TrimSpace(code) == "" {
		return ""
	}
	fence := ticks(code, 3)
	return fence + "\n" + strings.TrimRight(code, " \r\n") + "\n" + indent + fence
}
