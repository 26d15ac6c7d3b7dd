package document

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"coachctl/internal/diag"
)

// decode reads front matter into a tree. firstLine is the file's line at which it begins.
func (d *Document) decode(front []byte, firstLine int) (Value, bool) {
	lines := strings.Split(strings.TrimSuffix(string(front), "\n"), "\n")
	if !d.scanLines(lines, firstLine) {
		return Value{}, false
	}
	var root yaml.Node
	if err := yaml.Unmarshal(front, &root); err != nil {
		d.explainSyntax(lines, firstLine, err)
		return Value{}, false
	}
	if root.Kind == 0 {
		return Value{Kind: Map, Pos: diag.Pos{Line: firstLine, Col: 1}, End: diag.Pos{Line: firstLine, Col: 1}}, true
	}
	t := treeBuilder{d: d, lines: lines, shift: firstLine - 1}
	top := root.Content[0]
	if top.Kind == yaml.ScalarNode && top.ShortTag() == "!!null" {
		return Value{Kind: Map, Pos: t.pos(top)}, true
	}
	if top.Kind != yaml.MappingNode {
		d.at(t.pos(top), diag.Pos{}).errorf("front-matter", "this is not front matter: no `key: value` stands between the `---` lines",
			"write the keys of the document there, or use `***` for a line across the page")
		return Value{}, false
	}
	v := t.build(top, 0)
	return v, !t.broken
}

// scanLines finds what YAML would misread or reject without a place: line breaks that no editor shows, tabs, control
// characters, conflict markers.
func (d *Document) scanLines(lines []string, firstLine int) bool {
	before := len(d.Findings)
	for i, line := range lines {
		number := firstLine + i
		if conflictMarker(line) {
			d.at(diag.Pos{Line: number, Col: 1}, diag.Pos{}).errorf("conflict-markers",
				"a merge left its conflict markers in the front matter", "keep one side, delete the marker lines, and commit")
			continue
		}
		if strings.TrimRight(line, " \t\r") == "..." {
			d.at(diag.Pos{Line: number, Col: 1}, diag.Pos{Line: number, Col: 4}).errorf("front-matter",
				"`...` does not end front matter here; what follows would be lost", "write `---`")
			continue
		}
		d.scanLine(line, number)
	}
	return len(d.Findings) == before
}

func (d *Document) scanLine(line string, number int) {
	line = strings.TrimSuffix(line, "\r")
	col, indent := 0, true
	for i, r := range line {
		col++
		name := ""
		switch {
		case r == '\t' && indent:
			d.at(diag.Pos{Line: number, Col: col}, diag.Pos{}).errorf("odd-character",
				"a tab stands in the indentation; YAML wants blanks", "replace each tab by two blanks")
			return
		case r == '\u00a0' && (indent || strings.HasSuffix(line[:i], ":") && !strings.Contains(line[:i], " ")):
			name = "a no-break space (U+00A0)"
		case r == '\r':
			name = "a bare carriage return"
		case r == '\u0085' || r == '\u2028' || r == '\u2029':
			name = fmt.Sprintf("an invisible line break (U+%04X)", r)
		case r < ' ' && r != '\t' || r == 0x7f || r > 0x7f && r < 0xa0:
			name = fmt.Sprintf("a control character (U+%04X)", r)
		case r == '\ufeff':
			name = "a byte-order mark (U+FEFF) inside the text"
		}
		if name != "" {
			d.at(diag.Pos{Line: number, Col: col}, diag.Pos{Line: number, Col: col + 1}).errorf("odd-character",
				name+" stands here, as pasted text often has it", "delete it, or put a blank in its place")
			return
		}
		indent = indent && r == ' '
	}
}

func conflictMarker(line string) bool {
	return strings.HasPrefix(line, "<<<<<<< ") || strings.HasPrefix(line, ">>>>>>> ") ||
		strings.TrimRight(line, "\r") == "=======" || strings.HasPrefix(line, "||||||| ")
}

var (
	yamlLine   = regexp.MustCompile(`line (\d+)`)
	keyAndText = regexp.MustCompile(`^((?:\s*(?:- )*)[^\s:#'"\[\]{},][^:#'"]*):[ \t]+(\S.*)$`)
)

// explainSyntax finds the line that a beginner's slip is on; the YAML package often names none, or a neighbour.
func (d *Document) explainSyntax(lines []string, firstLine int, err error) {
	for i, line := range lines {
		line = strings.TrimRight(line, "\r")
		m := keyAndText.FindStringSubmatchIndex(line)
		if m == nil {
			continue
		}
		text := line[m[4]:m[5]]
		message, hint, offset := explainValue(text)
		if message == "" {
			continue
		}
		col := utf8.RuneCountInString(line[:m[4]+offset]) + 1
		at := diag.Pos{Line: firstLine + i, Col: col}
		d.at(at, diag.Pos{Line: at.Line, Col: col + 1}).errorf("yaml-syntax", message, hint)
		return
	}
	at := diag.Pos{Line: firstLine, Col: 1}
	var parse *yaml.TypeError
	if m := yamlLine.FindStringSubmatch(err.Error()); m != nil && !errors.As(err, &parse) {
		n, _ := strconv.Atoi(m[1])
		at.Line = firstLine - 1 + min(max(n, 1), len(lines))
	}
	d.at(at, diag.Pos{}).errorf("yaml-syntax", "the YAML cannot be read; the slip is on or near this line",
		"check indentation, quotes and brackets; `coachctl help format` shows every form")
}

// explainValue names what is wrong with the text behind a key, and the byte at which.
func explainValue(text string) (message, hint string, offset int) {
	const quote = "put the value in double quotes"
	switch c := text[0]; {
	case strings.IndexByte("@`%", c) >= 0:
		return "a value cannot begin with " + nameOf(c), quote, 0
	case c == '"' || c == '\'':
		end := closingQuote(text)
		if end < 0 {
			return "", "", 0
		}
		rest := strings.TrimSpace(text[end:])
		if rest != "" && rest[0] != '#' {
			return "text follows the closing quote", "put the whole value between one pair of quotes", end
		}
	case c == '[' || c == '{':
		if strings.Count(text, "[") > strings.Count(text, "]") || strings.Count(text, "{") > strings.Count(text, "}") {
			return "the bracket that opens here is not closed on this line", "close it, or write one `- item` a line", 0
		}
	case c == '|' || c == '>' || c == '#':
	default:
		plain, _, _ := strings.Cut(text, " #")
		if i := strings.Index(plain+" ", ": "); i >= 0 {
			return "a value that contains a colon and a blank must be quoted", quote, i
		}
	}
	return "", "", 0
}

func nameOf(c byte) string {
	if c == '`' {
		return "a back-tick"
	}
	return "`" + string(c) + "`"
}

// closingQuote is the offset behind the closing quote of a one-line quoted scalar at the start of s, -1 without one.
func closingQuote(s string) int {
	for i := 1; i < len(s); i++ {
		switch {
		case s[0] == '"' && s[i] == '\\':
			i++
		case s[i] != s[0]:
		case s[0] == '\'' && i+1 < len(s) && s[i+1] == '\'':
			i++
		default:
			return i + 1
		}
	}
	return -1
}

// A treeBuilder turns YAML nodes into values, so that no node outlives the parse.
type treeBuilder struct {
	d      *Document
	lines  []string
	shift  int
	broken bool
}

func (t *treeBuilder) pos(n *yaml.Node) diag.Pos {
	return diag.Pos{Line: n.Line + t.shift, Col: n.Column}
}

func (t *treeBuilder) refuse(n *yaml.Node, message, hint string) {
	t.broken = true
	t.d.at(t.pos(n), diag.Pos{}).errorf("yaml-feature", message, hint)
}

func (t *treeBuilder) build(n *yaml.Node, depth int) Value {
	v := Value{Pos: t.pos(n)}
	v.End = v.Pos
	switch {
	case depth > maxDepth:
		t.refuse(n, fmt.Sprintf("the front matter is nested deeper than %d levels", maxDepth), "flatten it")
		return v
	case n.Kind == yaml.AliasNode:
		t.refuse(n, "aliases (`*name`) are not supported", "write the value out")
		return v
	case n.Anchor != "":
		t.refuse(n, "anchors (`&name`) are not supported", "write the value out in each place, or quote it")
		return v
	case n.Style&yaml.TaggedStyle != 0:
		t.refuse(n, "tags (`!name`) are not supported", "delete the tag; a value that begins with `!` needs quotes")
		return v
	}
	switch n.Kind {
	case yaml.ScalarNode:
		t.scalar(n, &v)
	case yaml.SequenceNode:
		v.Kind = List
		v.Items = make([]Value, 0, len(n.Content))
		for _, item := range n.Content {
			v.Items = append(v.Items, t.build(item, depth+1))
		}
	case yaml.MappingNode:
		v.Kind = Map
		t.mapping(n, &v, depth)
	}
	return v
}

func (t *treeBuilder) scalar(n *yaml.Node, v *Value) {
	v.Text = n.Value
	v.Plain = n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) == 0
	v.Kind = Scalar
	if v.Plain && n.ShortTag() == "!!null" {
		v.Kind = Null
	}
	raw := t.rest(n)
	width := 0
	switch {
	case v.Kind == Null && n.Value == "":
	case v.Plain:
		width = utf8.RuneCountInString(commonPrefix(n.Value, raw))
	case n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0:
		end := closingQuote(raw)
		if end < 0 {
			end = len(strings.TrimRight(raw, " "))
		}
		width = utf8.RuneCountInString(raw[:end])
	default:
		width = 1
	}
	v.End.Col += width
}

// rest is the text of the node's line from the node on.
func (t *treeBuilder) rest(n *yaml.Node) string {
	if n.Line < 1 || n.Line > len(t.lines) {
		return ""
	}
	line := strings.TrimRight(t.lines[n.Line-1], "\r")
	col := 1
	for i := range line {
		if col == n.Column {
			return line[i:]
		}
		col++
	}
	return ""
}

func commonPrefix(a, b string) string {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return a[:n]
}

func (t *treeBuilder) mapping(n *yaml.Node, v *Value, depth int) {
	seen := make(map[string]diag.Pos, len(n.Content)/2)
	v.Pairs = make([]Pair, 0, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if key.Kind != yaml.ScalarNode {
			t.refuse(key, "a key must be plain text", "write `key: value`")
			continue
		}
		if key.ShortTag() == "!!merge" {
			t.refuse(key, "merge keys (`<<`) are not supported", "write the keys out")
			continue
		}
		k := t.build(key, depth+1)
		if first, twice := seen[key.Value]; twice {
			t.broken = true
			at := t.d.at(k.Pos, k.End)
			at.add(diag.Error, "duplicate-key", "the key stands here a second time", "keep one of the two",
				diag.Note{Span: diag.Span{Path: t.d.Path, Start: first, End: first}, Message: "first written here"})
			continue
		}
		seen[key.Value] = k.Pos
		v.Pairs = append(v.Pairs, Pair{Key: key.Value, Pos: k.Pos, KeyEnd: k.End, Value: t.build(value, depth+1)})
	}
}

// hasCarriageReturns reports whether the bytes use CRLF line ends.
func hasCarriageReturns(src []byte) bool { return bytes.Contains(src, []byte("\r\n")) }
