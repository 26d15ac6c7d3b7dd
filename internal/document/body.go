package document

import (
	"bytes"
	"slices"
	"sort"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"coachctl/internal/coaching"
)

// markdown is CommonMark without extensions: tables are quadratic in the parser, and linkifying costs at start-up.
var markdown = parser.NewParser(
	parser.WithBlockParsers(parser.DefaultBlockParsers()...),
	parser.WithInlineParsers(parser.DefaultInlineParsers()...),
	parser.WithParagraphTransformers([]util.PrioritizedValue{}...),
)

// body is a body as understood.
type body struct {
	src      []byte // the body alone
	line     int    // the file's line of its first byte
	starts   []int  // offsets of the lines
	sections []coaching.Section
	contents []content      // of the sections
	indexes  map[string]int // of the sections, by the normal form of their headings
	hidden   []stretch      // what no reader of the page would see, in order
	walls    []int          // offsets of lines that end the section they stand in
	from     int            // where the present section begins
	wiki     bool           // there may be links of the kind `[[file]]`
	links    []string       // base names of the Markdown files that a reader sees a link to
}

// content is what stands in a section.
type content struct {
	texts []string // Markdown of its blocks
	items []item   // of its top-level lists
	prose []item   // lines of its top-level paragraphs that may carry a label
	lines []line   // the beginnings of all lines of its top-level paragraphs, where a label belongs
}

// A line of the source, without what no reader sees of it. Opens says that it begins a paragraph.
type line struct {
	text  string
	at    int
	opens bool
}

// An item is a list item or paragraph reduced to its own words: the first block of a list item, without what is nested
// in it and without lines that only lean on it.
type item struct {
	text  string // inline Markdown
	line  int
	task  bool
	state byte   // between the brackets of a task
	link  string // base name of the first local Markdown file linked to
	after string // what stands behind that link
	lines int    // of its first block
}

func bodyOf(src []byte, p parts) *body {
	b := &body{src: src[p.body:], line: p.bodyLine}
	b.starts = lineStarts(b.src)
	return b
}

// parse gives the blocks of a body, and finds what is hidden in it.
func (b *body) parse() ast.Node {
	root := markdown.Parse(text.NewReader(b.src))
	b.hide(root)
	return root
}

// parseBody reads the sections of a body. ok is false where the body is refused.
func parseBody(d *Document, src []byte, p parts) (*body, bool) {
	b := bodyOf(src, p)
	b.indexes, b.wiki = map[string]int{}, bytes.Contains(b.src, []byte("[["))
	if !d.bodyWithinLimits(b) {
		return nil, false
	}
	root := b.parse()
	d.openComments(b)
	d.findWalls(b, root)
	index := -1
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		h, ok := n.(*ast.Heading)
		switch {
		case ok && h.Level == 2:
			index = b.open(h)
			if !d.sectionsWithinLimits(len(b.sections), b.lineOf(h)) {
				return nil, false
			}
			b.from, _ = b.extent(h)
			continue
		case ok && h.Level == 1:
			index = -1
		}
		if index >= 0 {
			b.collect(n, index)
		}
		if index < 0 || coaching.HeadingLetters(coaching.BareHeading(b.sections[index].Title)) != coaching.PrivateNotes {
			b.links = append(b.links, b.allLinks(n)...)
		}
	}
	for i := range b.sections {
		b.sections[i].Text = strings.Join(b.contents[i].texts, "\n\n")
	}
	return b, true
}

// open begins a section, or goes on with the one that has the same heading.
func (b *body) open(h *ast.Heading) int {
	s := coaching.Section{Line: b.lineOf(h)}
	s.Title, s.Minutes = b.heading(h)
	key := coaching.NormalHeading(s.Title)
	i, again := b.indexes[key]
	if !again {
		i = len(b.sections)
		b.indexes[key] = i
		b.sections, b.contents = append(b.sections, s), append(b.contents, content{})
	}
	return i
}

func (b *body) heading(h *ast.Heading) (title string, minutes coaching.Opt[int]) {
	const marks = " *_`"
	title, minutes = coaching.ReadHeading(strings.Trim(b.inline(h, len(b.src)), marks))
	return strings.Trim(title, marks), minutes
}

// under is what stands under a heading, given in its normal form.
func (b *body) under(heading string) content {
	if i, ok := b.indexes[heading]; ok {
		return b.contents[i]
	}
	return content{}
}

// collect takes a block into its section, as far as no wall stands before it.
func (b *body) collect(n ast.Node, index int) {
	c := &b.contents[index]
	start, stop := b.extent(n)
	wall, walled := b.wallIn(b.from, stop)
	if walled && wall <= start {
		return
	}
	before := *c
	b.take(n, c)
	if walled {
		c.cut(before, b.lineAt(wall))
		return
	}
	if block := b.block(n, ""); block != "" {
		c.texts = append(c.texts, block)
	}
}

// cut keeps, of what has come since before, what stands above a line.
func (c *content) cut(before content, at int) {
	below := func(it item) bool { return it.line >= at }
	c.items = append(before.items, slices.DeleteFunc(c.items[len(before.items):], below)...)
	c.prose = append(before.prose, slices.DeleteFunc(c.prose[len(before.prose):], below)...)
	c.lines = append(before.lines, slices.DeleteFunc(c.lines[len(before.lines):], func(l line) bool { return l.at >= at })...)
}

func (b *body) take(n ast.Node, c *content) {
	switch n := n.(type) {
	case *ast.List:
		for li := n.FirstChild(); li != nil; li = li.NextSibling() {
			if it, ok := b.item(li); ok {
				c.items = append(c.items, it)
			}
		}
		b.leaning(n, c)
	case *ast.Paragraph:
		b.labels(n, 0, c)
	}
}

// item reduces a list item to the words of its first block.
func (b *body) item(li ast.Node) (item, bool) {
	first := li.FirstChild()
	if first == nil || first.Kind() != ast.KindTextBlock && first.Kind() != ast.KindParagraph || first.Lines().Len() == 0 {
		return item{}, false
	}
	cut := len(b.src)
	for i := 1; i < first.Lines().Len(); i++ {
		if segment := first.Lines().At(i); b.leans(segment.Start) {
			cut = segment.Start
			break
		}
	}
	it := item{text: b.inline(first, cut), line: b.lineAt(first.Lines().At(0).Start)}
	for i := range first.Lines().Len() {
		if first.Lines().At(i).Start < cut {
			it.lines++
		}
	}
	name, behind := b.localLink(first, cut)
	if it.link = name; name != "" {
		it.after = strings.TrimSpace(b.inlineBetween(first, behind, cut))
	} else {
		it.link, it.after = b.wikiLink(first.Lines(), it.lines)
	}
	if rest, state, ok := taskMarker(it.text); ok {
		it.text, it.state, it.task = rest, state, true
	}
	it.text = strings.TrimSpace(it.text)
	return it, it.text != ""
}

// labels takes the lines of a paragraph, from one on, that may carry a label, each for itself, lines that are indented
// under one joined to it: "Valuable if:" owns its line, and nothing that was written below it.
func (b *body) labels(n ast.Node, from int, c *content) {
	const maxLabels = 64 // in one paragraph; each costs a walk over it
	lines, taken := n.Lines(), 0
	for i := 0; i < lines.Len(); {
		start := lines.At(i).Start
		j := i + 1
		for j < lines.Len() && !b.leans(lines.At(j).Start) {
			j++
		}
		if i >= from {
			if text := b.seen(start, lines.At(i).Stop); text != "" {
				c.lines = append(c.lines, line{text: text, at: b.lineAt(start), opens: i == 0})
			}
			if taken < maxLabels && carriesLabel(b.src[start:lines.At(j-1).Stop]) {
				stop := len(b.src)
				if j < lines.Len() {
					stop = lines.At(j).Start
				}
				c.prose = append(c.prose, item{text: b.inlineBetween(n, start, stop), line: b.lineAt(start)})
				taken++
			}
		}
		i = j
	}
}

// carriesLabel reports whether a label that a line may carry stands in a text. Both have an `if` in them, which spares most
// texts the slow pattern.
func carriesLabel(text []byte) bool {
	for i := 1; i < len(text); i++ {
		if text[i]|0x20 == 'f' && text[i-1]|0x20 == 'i' {
			return lineLabel().Match(text)
		}
	}
	return false
}

// leaning takes the lines below a list that only the lack of a blank line makes part of it.
func (b *body) leaning(list *ast.List, c *content) {
	_ = ast.Walk(list, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering && (n.Kind() == ast.KindTextBlock || n.Kind() == ast.KindParagraph) {
			b.labels(n, 1, c)
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
}

// leans reports whether the line that holds an offset is no part of what stands above it, though Markdown takes it for one:
// it begins at the first column, so that only a blank line is missing, or with a label that owns its line.
func (b *body) leans(offset int) bool {
	start := b.starts[sort.SearchInts(b.starts, offset+1)-1]
	line, _ := cutLine(b.src[start:])
	return len(line) > 0 && line[0] != ' ' && line[0] != '\t' || opensLine().Match(line)
}

var opensLine = lazily(`(?i)^[ \t]*[*_]*(valuable\s+if|shifted)[*_]*\s*:`)

// taskMarker takes `[ ] ` off the front of an item. Any single byte may stand between the brackets; a link may not.
func taskMarker(s string) (rest string, state byte, ok bool) {
	if len(s) < 3 || s[0] != '[' || s[2] != ']' {
		return s, 0, false
	}
	if len(s) > 3 && s[3] != ' ' && s[3] != '\t' {
		return s, 0, false
	}
	return s[3:], s[1], true
}

// lineAt is the file's line of an offset in the body.
func (b *body) lineAt(offset int) int { return b.line + sort.SearchInts(b.starts, offset+1) - 1 }

// lineOf is the line of a block; the parser's own position is not to be trusted where the block has no text.
func (b *body) lineOf(n ast.Node) int {
	if n.Type() == ast.TypeBlock && n.Lines().Len() > 0 {
		return b.lineAt(n.Lines().At(0).Start)
	}
	if pos := n.Pos(); pos >= 0 && pos <= len(b.src) {
		return b.lineAt(pos)
	}
	return b.line
}
