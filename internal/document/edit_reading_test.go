package document

import (
	"bytes"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"coachctl/internal/coaching"
)

// paths are all that leads to a key of a front matter.
func paths(v Value, at []string) [][]string {
	var out [][]string
	for _, p := range v.Pairs {
		path := append(slices.Clone(at), p.Key)
		out = append(append(out, path), paths(p.Value, path)...)
	}
	for i, item := range v.Items {
		if item.Kind == Map {
			out = append(out, paths(item, append(slices.Clone(at), strconv.Itoa(i+1)))...)
		}
	}
	return out
}

// flat is a front matter by another reading: what stands under each path.
func flat(t *testing.T, src []byte) map[string]string {
	t.Helper()
	src = bytes.ReplaceAll(bytes.TrimPrefix(src, bom), []byte("\r\n"), []byte("\n"))
	_, rest, _ := bytes.Cut(src, []byte("---\n"))
	front, _, _ := bytes.Cut(append([]byte("\n"), rest...), []byte("\n---"))
	var root yaml.Node
	if err := yaml.Unmarshal(append(bytes.Clone(front), '\n'), &root); err != nil {
		t.Fatalf("%v in\n%s", err, src)
	}
	out := map[string]string{}
	var walk func(n *yaml.Node, at string)
	walk = func(n *yaml.Node, at string) {
		switch n.Kind {
		case yaml.DocumentNode:
			walk(n.Content[0], at)
		case yaml.MappingNode:
			for i := 0; i < len(n.Content); i += 2 {
				walk(n.Content[i+1], at+"."+n.Content[i].Value)
			}
		case yaml.SequenceNode:
			for i, item := range n.Content {
				walk(item, at+"."+strconv.Itoa(i+1))
			}
		case yaml.ScalarNode:
			if at != "" {
				out[at] = n.Value
			}
		}
	}
	walk(&root, "")
	return out
}

// othersKept compares all values but those under a path.
func othersKept(t *testing.T, src, out []byte, path []string) bool {
	t.Helper()
	target := "." + strings.Join(path, ".")
	a, b := flat(t, src), flat(t, out)
	for _, m := range []map[string]string{a, b} {
		for k := range m {
			if k == target || strings.HasPrefix(k, target+".") {
				delete(m, k)
			}
		}
	}
	for k, v := range a {
		if b[k] != v {
			return false
		}
	}
	return len(a) == len(b)
}

var aComment = regexp.MustCompile(`# é c\d+: '" \[`)

func comments(src []byte) []string {
	found := aComment.FindAllString(string(src), -1)
	slices.Sort(found)
	return found
}

// stretchOf is where a key's change may show: from the key's line to the next thing that is no part of it.
func stretchOf(src []byte, t coaching.Type, path []string) (from, to int) {
	v, p, _ := treeOf(src, t)
	e := newEditor(src, t, v, p)
	var own Pair
	for _, step := range path {
		i, ok := stepIndex(v, step)
		if !ok {
			return 0, 0
		}
		if v.Kind == Map {
			own, v = v.Pairs[i], v.Pairs[i].Value
		} else {
			v = v.Items[i]
		}
	}
	from, to = e.offset(own.Pos), p.fence
	front := e.front
	for _, other := range paths(front, nil) {
		o := pairAt(front, other)
		if at := e.offset(o.Pos); at > from && at < to && !slices.Equal(other[:min(len(other), len(path))], path) {
			to = at
		}
	}
	return e.lineStart(own.Pos.Line), to
}

func pairAt(v Value, path []string) Pair {
	var own Pair
	for _, step := range path {
		i, _ := stepIndex(v, step)
		if v.Kind == Map {
			own, v = v.Pairs[i], v.Pairs[i].Value
		} else {
			v = v.Items[i]
		}
	}
	return own
}
