package document

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"coachctl/internal/diag"
)

// A treeBuilder turns YAML nodes into values, so that no node outlives the parse.
type treeBuilder struct {
	d      *Document
	lines  []string
	shift  int
	broken bool
	last   struct{ line, col, offset int } // where rest was last asked for: nodes come in the order of the file
}

// pos is the place of a node. Nothing behind the last key stands on a line that the file may not have.
func (t *treeBuilder) pos(n *yaml.Node) diag.Pos {
	if last := len(t.lines); n.Line > last {
		line := strings.TrimRight(t.lines[last-1], "\r")
		return diag.Pos{Line: last + t.shift, Col: utf8.RuneCountInString(line) + 1}
	}
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
	case n.Style&yaml.TaggedStyle != 0 || strings.HasPrefix(t.rest(n), "!"):
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
		own := strings.TrimRight(commonPrefix(n.Value, raw), " \t")
		width = utf8.RuneCountInString(own)
		comment := strings.TrimLeft(raw[len(own):], " \t")
		v.Cut = len(comment) > 1 && comment[0] == '#' && !strings.ContainsRune(" \t#", rune(comment[1]))
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
	if t.last.line != n.Line || t.last.col > n.Column {
		t.last.line, t.last.col, t.last.offset = n.Line, 1, 0
	}
	for t.last.col < n.Column && t.last.offset < len(line) {
		_, size := utf8.DecodeRuneInString(line[t.last.offset:])
		t.last.offset += size
		t.last.col++
	}
	return line[t.last.offset:]
}

func commonPrefix(a, b string) string {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return a[:n]
}

func (t *treeBuilder) mapping(n *yaml.Node, v *Value, depth int) {
	if keys := len(n.Content) / 2; keys > maxKeys {
		t.broken = true
		t.d.at(t.pos(n), diag.Pos{}).errorf("too-large", fmt.Sprintf("a map of more than %d keys begins here", maxKeys),
			"keep what belongs to the record, and the rest in a file of its own")
		return
	}
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
