package document

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"coachctl/internal/diag"
)

// decode reads front matter into a tree. firstLine is the file's line at which it begins.
func (d *Document) decode(front []byte, firstLine int) (Value, bool) {
	if v, ok := decodePlain(front, firstLine); ok {
		return v, true
	}
	return d.decodeYAML(front, firstLine)
}

// decodeYAML reads any front matter.
func (d *Document) decodeYAML(front []byte, firstLine int) (Value, bool) {
	lines := strings.Split(strings.TrimSuffix(string(front), "\n"), "\n")
	if !d.scanLines(lines, firstLine) {
		return Value{}, false
	}
	var root yaml.Node
	if err := yaml.Unmarshal(front, &root); err != nil {
		d.explainSyntax(lines, firstLine, err)
		return Value{}, false
	}
	begin := diag.Pos{Line: firstLine, Col: 1}
	if root.Kind == 0 {
		return Value{Kind: Map, Pos: begin, End: begin}, true
	}
	t := treeBuilder{d: d, lines: lines, shift: firstLine - 1}
	top := root.Content[0]
	if top.Kind == yaml.ScalarNode && top.ShortTag() == "!!null" {
		return Value{Kind: Map, Pos: begin, End: begin}, true
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
	begun := false
	for i, line := range lines {
		number := firstLine + i
		text := strings.TrimSpace(line)
		if conflictMarker(line) {
			d.at(diag.Pos{Line: number, Col: 1}, diag.Pos{}).errorf("conflict-markers",
				"a merge left its conflict markers in the front matter", "keep one side, delete the marker lines, and commit")
			continue
		}
		if documentMark(line, "...") {
			d.at(diag.Pos{Line: number, Col: 1}, diag.Pos{Line: number, Col: 4}).errorf("front-matter",
				"`...` does not end front matter here; what follows would be lost", "write `---`")
			continue
		}
		if begun && documentMark(line, "---") {
			d.at(diag.Pos{Line: number, Col: 1}, diag.Pos{Line: number, Col: 4}).errorf("front-matter",
				"a second YAML document begins here, and it would be lost", "keep one document in the file")
			continue
		}
		if line != "" && line[0] == '%' {
			d.at(diag.Pos{Line: number, Col: 1}, diag.Pos{}).errorf("yaml-feature",
				"a line that begins with `%` is a directive of YAML, and directives are not supported", "delete it; as a part of a text it goes between quotes")
			continue
		}
		begun = begun || text != "" && text[0] != '#'
		d.scanLine(line, number)
	}
	return len(d.Findings) == before
}

// documentMark reports whether a line begins with a mark that YAML sets between documents.
func documentMark(line, mark string) bool {
	rest, ok := strings.CutPrefix(line, mark)
	return ok && (rest == "" || strings.IndexByte(" \t\r", rest[0]) >= 0)
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
		case r == '\u00a0' && (indent || strings.HasSuffix(line[:i], ":") && !strings.Contains(strings.TrimLeft(line[:i], " -"), " ")):
			name = "a no-break space (U+00A0)"
		case r == '\r':
			name = "a bare carriage return"
		case r == '\u0085' || r == '\u2028' || r == '\u2029':
			name = fmt.Sprintf("an invisible line break (U+%04X)", r)
		case r < ' ' && r != '\t' || r == 0x7f || r > 0x7f && r < 0xa0:
			name = fmt.Sprintf("a control character (U+%04X)", r)
		case r == '\ufeff':
			name = "a byte-order mark (U+FEFF) inside the text"
		case r == '\ufffe' || r == '\uffff':
			name = fmt.Sprintf("a code that is no character (U+%04X)", r)
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
	yamlLine   = lazily(`line (\d+)`)
	keyAndText = lazily(`^((?:\s*(?:- )*)[^\s:#'"\[\]{},][^:#'"]*):[ \t]+(\S.*)$`)
)

// explainSyntax finds the line that a beginner's slip is on; the YAML package often names none, or a neighbour.
func (d *Document) explainSyntax(lines []string, firstLine int, err error) {
	textOf := -1 // the indentation of the key whose block of text this is
	for i, line := range lines {
		line = strings.TrimRight(line, "\r")
		indent := indentOf(line)
		if textOf >= 0 && (indent > textOf || indent == len(line)) {
			continue
		}
		textOf = -1
		m := keyAndText().FindStringSubmatchIndex(line)
		if m == nil {
			continue
		}
		text := line[m[4]:m[5]]
		switch text[0] {
		case '|', '>':
			textOf = indent
		case '[', '{':
			for _, next := range lines[i+1:] {
				if indentOf(next) <= indent && strings.IndexAny(next, "]}") != 0 {
					break
				}
				text += next
			}
		}
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
	if m := yamlLine().FindStringSubmatch(err.Error()); m != nil && !errors.As(err, &parse) {
		n, _ := strconv.Atoi(m[1])
		at.Line = firstLine - 1 + min(max(n, 1), len(lines))
	}
	d.at(at, diag.Pos{}).errorf("yaml-syntax", "the YAML cannot be read; the slip is on or near this line",
		"check indentation, quotes and brackets; `coachctl help format` shows every form")
}

func indentOf(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

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
func closingQuote[T string | []byte](s T) int {
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
