package document

import (
	"regexp"
	"sort"
	"strconv"
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
	indexes  map[string]int    // of the sections, by title, lower case
	texts    map[int][]string  // Markdown of the blocks of each section
	hidden   []stretch         // what no reader of the page would see, in order
	walls    []int             // offsets of lines that end the section they stand in
	from     int               // where the present section begins
	items    map[string][]item // top-level list items by section title, lower case
	prose    map[string][]item // lines of top-level paragraphs that may carry a label, by section title, lower case
	links    []string          // base names of the Markdown files that a reader sees a link to
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

var minutes = regexp.MustCompile(`^(.*?)\s*\((\d{1,3})\s*min(?:utes|s)?\.?\)$`)

// parseBody reads the sections of a body. ok is false where the body is refused.
func parseBody(d *Document, src []byte, p parts) (*body, bool) {
	b := &body{
		src: src[p.body:], line: p.bodyLine,
		indexes: map[string]int{}, texts: map[int][]string{}, items: map[string][]item{}, prose: map[string][]item{},
	}
	b.starts = lineStarts(b.src)
	if !d.bodyWithinLimits(b) {
		return nil, false
	}
	root := markdown.Parse(text.NewReader(b.src))
	b.hide(root)
	d.findWalls(b, root)
	b.links = b.allLinks(root)
	index := -1
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		h, ok := n.(*ast.Heading)
		switch {
		case ok && h.Level == 2:
			index = b.open(h)
			b.from, _ = b.extent(h)
			continue
		case ok && h.Level == 1:
			index = -1
		}
		if index >= 0 {
			b.collect(n, index)
		}
	}
	for i := range b.sections {
		b.sections[i].Text = strings.Join(b.texts[i], "\n\n")
	}
	return b, true
}

// open begins a section, or goes on with the one that has the same heading.
func (b *body) open(h *ast.Heading) int {
	title := strings.Trim(b.inline(h, len(b.src)), " *_`")
	s := coaching.Section{Title: title, Line: b.lineOf(h)}
	if m := minutes.FindStringSubmatch(title); m != nil {
		n, _ := strconv.Atoi(m[2])
		s.Title, s.Minutes = m[1], coaching.Opt[int]{Value: n, Set: true}
	}
	key := strings.ToLower(s.Title)
	i, again := b.indexes[key]
	if !again {
		i = len(b.sections)
		b.indexes[key] = i
		b.sections = append(b.sections, s)
	}
	return i
}

// collect takes a block into its section, as far as no wall stands before it.
func (b *body) collect(n ast.Node, index int) {
	key := strings.ToLower(b.sections[index].Title)
	start, stop := b.extent(n)
	wall, walled := b.wallIn(b.from, stop)
	if walled && wall <= start {
		return
	}
	items, prose := len(b.items[key]), len(b.prose[key])
	b.take(n, key)
	if walled {
		line := b.lineAt(wall)
		b.items[key] = above(b.items[key], items, line)
		b.prose[key] = above(b.prose[key], prose, line)
		return
	}
	if block := b.block(n, ""); block != "" {
		b.texts[index] = append(b.texts[index], block)
	}
}

// above keeps, from one item on, those that stand above a line.
func above(all []item, from, line int) []item {
	kept := all[:from]
	for _, it := range all[from:] {
		if it.line < line {
			kept = append(kept, it)
		}
	}
	return kept
}

func (b *body) take(n ast.Node, key string) {
	switch n := n.(type) {
	case *ast.List:
		for li := n.FirstChild(); li != nil; li = li.NextSibling() {
			if it, ok := b.item(li); ok {
				b.items[key] = append(b.items[key], it)
			}
		}
		b.prose[key] = append(b.prose[key], b.leaning(n)...)
	case *ast.Paragraph:
		b.prose[key] = append(b.prose[key], b.labels(n, 0)...)
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
func (b *body) labels(n ast.Node, from int) []item {
	const maxLabels = 64 // in one paragraph; each costs a walk over it
	var out []item
	lines := n.Lines()
	for i := 0; i < lines.Len() && len(out) < maxLabels; {
		start := lines.At(i).Start
		j := i + 1
		for j < lines.Len() && !b.leans(lines.At(j).Start) {
			j++
		}
		if i >= from && lineLabel.Match(b.src[start:lines.At(j-1).Stop]) {
			stop := len(b.src)
			if j < lines.Len() {
				stop = lines.At(j).Start
			}
			out = append(out, item{text: b.inlineBetween(n, start, stop), line: b.lineAt(start)})
		}
		i = j
	}
	return out
}

// leaning are the lines below a list that only the lack of a blank line makes part of it.
func (b *body) leaning(list *ast.List) []item {
	var out []item
	_ = ast.Walk(list, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering && (n.Kind() == ast.KindTextBlock || n.Kind() == ast.KindParagraph) {
			out = append(out, b.labels(n, 1)...)
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	return out
}

// leans reports whether the line that holds an offset is no part of what stands above it, though Markdown takes it for one:
// it begins at the first column, so that only a blank line is missing, or with a label that owns its line.
func (b *body) leans(offset int) bool {
	start := b.starts[sort.SearchInts(b.starts, offset+1)-1]
	line, _ := cutLine(b.src[start:])
	return len(line) > 0 && line[0] != ' ' && line[0] != '\t' || opensLine.Match(line)
}

var opensLine = regexp.MustCompile(`(?i)^[ \t]*[*_]*(valuable\s+if|shifted)[*_]*\s*:`)

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

func lineStarts(src []byte) []int {
	starts := []int{0}
	for i, c := range src {
		if c == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
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
