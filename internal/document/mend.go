package document

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"coachctl/internal/coaching"
	"coachctl/internal/diag"
)

func (d *Document) last() *diag.Diagnostic { return &d.Findings[len(d.Findings)-1] }

// certainKey reports whether a key of a map can only have been meant as the one of a field: no other is as near, it stands
// nowhere else in the map, spelled right or wrong, and it lets nobody read more.
func certainKey(v Value, key string, f Field, keys []string) bool {
	for _, p := range v.Pairs {
		if p.Key == f.Key || p.Key != key && !slices.Contains(keys, p.Key) && Nearest(p.Key, keys) == f.Key {
			return false
		}
	}
	return !f.Opens && NearestAlone(key, keys) == f.Key
}

// shortWord is the length up to which another letter easily makes another word: hold is not held.
const shortWord = 4

// certainWord reports whether a word can only have been meant as another.
func certainWord(word, near string, f Field) bool {
	if f.Opens || near == "" {
		return false
	}
	return strings.EqualFold(word, near) || NearestAlone(word, f.Words) != "" && (len(near) > shortWord || sameLetters(word, near))
}

// sameLetters reports whether two words differ in the order of their letters alone.
func sameLetters(a, b string) bool {
	x, y := []byte(strings.ToLower(a)), []byte(strings.ToLower(b))
	slices.Sort(x)
	slices.Sort(y)
	return bytes.Equal(x, y)
}

// addition is the value that a missing key can only have: the type that the file's folder asks for, the kind of session
// that its name gives, the state of a promise that names the one that took its place.
func (d *Document) addition(front Value, f Field) diag.Fix {
	name := strings.TrimRight(strings.TrimSuffix(path.Base(d.Path), ".md"), "-0123456789")
	switch {
	case f.Key == "type" && slices.Contains(f.Words, string(d.Type)):
		return diag.Fix{Key: f.Key, Word: string(d.Type)}
	case f.Key == "kind" && d.Type == coaching.TypeSession && slices.Contains(f.Words, name):
		return diag.Fix{Key: f.Key, Word: name}
	case f.Key == "status" && d.Type == coaching.TypeCommitment && filled(front, "carried_to"):
		return diag.Fix{Key: f.Key, Word: string(coaching.Carried)}
	}
	return diag.Fix{}
}

// Mend makes the changes to a file that are certain: a key or a word that can only have been meant as another, a missing
// key that can only have one value. It gives the new bytes and how many changes it made. As with Set, every other byte
// stays, and a change that would touch more is not made.
func Mend(p string, t coaching.Type, src []byte) (out []byte, n int) {
	var left []diag.Span // what could not be mended
	for {
		found := Parse(p, t, src).Findings
		i := slices.IndexFunc(found, func(f diag.Diagnostic) bool { return f.Fix != diag.Fix{} && !slices.Contains(left, f.Span) })
		if i < 0 {
			return src, n
		}
		if mended, ok := mendOne(src, t, found[i]); ok {
			src, n = mended, n+1
		} else {
			left = append(left, found[i].Span)
		}
	}
}

func mendOne(src []byte, t coaching.Type, f diag.Diagnostic) ([]byte, bool) {
	if f.Fix.Key != "" {
		out, err := Set(src, t, f.Fix.Key, f.Fix.Word)
		return out, err == nil && !bytes.Equal(out, src)
	}
	before, p, ok := treeOf(src, t)
	if !ok {
		return nil, false
	}
	e := newEditor(src, t, before, p)
	out := e.splice(e.offset(f.Start), e.offset(f.End), f.Fix.Word)
	after, q, ok := treeOf(out, t)
	ok = ok && bytes.Equal(src[p.fence:], out[q.fence:]) && exchanged(before, after, f.Start, f.Fix.Word) == 1
	return out, ok
}

// exchanged counts the keys and scalars in which two trees differ; where they differ in anything but one that stands at a
// place and reads as the word afterwards, the count is more than one.
func exchanged(a, b Value, at diag.Pos, word string) int {
	const other = 2
	if a.Kind != b.Kind || len(a.Items) != len(b.Items) || len(a.Pairs) != len(b.Pairs) {
		return other
	}
	n := 0
	if a.Kind < List && (a.Text != b.Text || a.Plain != b.Plain) {
		if a.Pos != at || b.Text != word {
			return other
		}
		n = 1
	}
	for i := range a.Items {
		n += exchanged(a.Items[i], b.Items[i], at, word)
	}
	for i, p := range a.Pairs {
		if p.Key != b.Pairs[i].Key {
			if p.Pos != at || b.Pairs[i].Key != word {
				return other
			}
			n++
		}
		n += exchanged(p.Value, b.Pairs[i].Value, at, word)
	}
	return n
}
