package document

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"coachctl/internal/diag"
)

// Most front matter is a list of `key: value` on one line each. A plainReader reads that without YAML, in a fraction of
// the time, and gives up at whatever it is not certain of, so that YAML is asked. FuzzPlainReadingIsYAML holds that both
// ways give the same tree, places included.
type plainReader struct {
	rest string // from the line in hand on
	line int    // its number
}

const (
	maxPlainKey    = 64 // within the length that YAML allows a key on one line
	maxPlainIndent = 16 // within the depth that front matter may have
)

// decodePlain gives the tree of front matter; ok is false where YAML has to be asked.
func decodePlain(front []byte, firstLine int) (v Value, ok bool) {
	text := string(front)
	if !plainText(text) {
		return Value{}, false
	}
	r := plainReader{rest: text, line: firstLine}
	v, ok = r.block("")
	return v, ok && r.rest == "" && len(v.Pairs) > 0
}

// plainText reports whether a text has neither control characters nor spaces and marks that cannot be seen.
func plainText(text string) bool {
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf {
			if c < ' ' && c != '\n' || c == 0x7f {
				return false
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsPrint(r) {
			return false
		}
		i += size
	}
	return true
}

// block reads a map at an indentation.
func (r *plainReader) block(indent string) (Value, bool) {
	v := Value{Kind: Map}
	ok := r.pairs(&v, indent)
	return v, ok && len(v.Pairs) > 0
}

// pairs reads the pairs that stand at an indentation, up to a line that stands at a lesser one.
func (r *plainReader) pairs(v *Value, indent string) bool {
	for {
		line, ok := r.next()
		body, within := strings.CutPrefix(line, indent)
		if !ok || !within || indent != "" && strings.HasPrefix(body, "- ") {
			return true
		}
		if !r.pair(v, indent, body) {
			return false
		}
	}
}

// next is the line in hand, blank lines and comments at the margin passed over; ok is false at the end.
func (r *plainReader) next() (line string, ok bool) {
	for r.rest != "" {
		line, after, _ := strings.Cut(r.rest, "\n")
		if line != "" && line[0] != '#' {
			return line, true
		}
		r.rest, r.line = after, r.line+1
	}
	return "", false
}

// advance goes on to the next line.
func (r *plainReader) advance() {
	_, r.rest, _ = strings.Cut(r.rest, "\n")
	r.line++
}

// pair takes the line in hand, of which body is what stands behind the indentation, and what belongs to its key.
func (r *plainReader) pair(v *Value, indent, body string) bool {
	key, value, ok := plainPair(body)
	if _, twice := v.step(key); !ok || twice || len(indent) > maxPlainIndent || len(v.Pairs) == maxKeys {
		return false
	}
	at := diag.Pos{Line: r.line, Col: len(indent) + 1}
	p := Pair{Key: key, Pos: at, KeyEnd: diag.Pos{Line: at.Line, Col: at.Col + len(key)}}
	r.advance()
	if value != "" {
		p.Value, ok = plainValue(value, diag.Pos{Line: at.Line, Col: p.KeyEnd.Col + 2})
	} else {
		p.Value, ok = r.below(indent + "  ")
	}
	if v.Pairs == nil { // a map begins where its first pair does
		v.Pos, v.End = at, at
		v.Pairs = make([]Pair, 0, 1+min(strings.Count(r.rest, "\n"), 24))
	}
	v.Pairs = append(v.Pairs, p)
	return ok
}

// below reads the map or the list that stands under a key, two blanks further in.
func (r *plainReader) below(indent string) (Value, bool) {
	if !strings.HasPrefix(r.rest, indent) {
		return Value{}, false
	}
	if strings.HasPrefix(r.rest[len(indent):], "- ") {
		return r.list(indent)
	}
	return r.block(indent)
}

// list reads items, each a value on one line or a map.
func (r *plainReader) list(indent string) (Value, bool) {
	v := Value{Kind: List, Pos: diag.Pos{Line: r.line, Col: len(indent) + 1}}
	v.End = v.Pos
	for {
		line, ok := r.next()
		body, within := strings.CutPrefix(line, indent)
		if !ok || !within {
			return v, true
		}
		if body, ok = strings.CutPrefix(body, "- "); !ok || body == "" {
			return v, false
		}
		item, ok := r.item(indent+"  ", body)
		if !ok {
			return v, false
		}
		v.Items = append(v.Items, item)
	}
}

func (r *plainReader) item(indent, body string) (Value, bool) {
	if _, _, isPair := plainPair(body); !isPair {
		at := diag.Pos{Line: r.line, Col: len(indent) + 1}
		r.advance()
		return plainValue(body, at)
	}
	v := Value{Kind: Map}
	ok := r.pair(&v, indent, body) && r.pairs(&v, indent)
	return v, ok
}

// plainPair takes a line apart. The value is empty where nothing follows the colon.
func plainPair(line string) (key, value string, ok bool) {
	n := 0
	for n < len(line) && plainKeyByte(line[n], n) {
		n++
	}
	if n == 0 || n > maxPlainKey || n == len(line) || line[n] != ':' {
		return "", "", false
	}
	key, value = line[:n], line[n+1:]
	if value == "" {
		return key, "", true
	}
	return key, value[1:], len(value) > 1 && value[0] == ' '
}

func plainKeyByte(c byte, at int) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || at > 0 && (c >= '0' && c <= '9' || c == '-')
}

// plainValue reads a text with or without quotes, or words between brackets or braces.
func plainValue(s string, at diag.Pos) (Value, bool) {
	v := Value{Kind: Scalar, Pos: at, End: at}
	switch c := s[0]; c {
	case '[':
		return plainList(s, at)
	case '{':
		return plainMap(s, at)
	case '"', '\'':
		inner := s[1:]
		if len(inner) == 0 || inner[len(inner)-1] != c || strings.ContainsRune(inner[:len(inner)-1], rune(c)) ||
			c == '"' && strings.Contains(inner, `\`) {
			return v, false
		}
		v.Text = inner[:len(inner)-1]
	default:
		first, _ := utf8.DecodeRuneInString(s)
		if !unicode.IsLetter(first) && (first < '0' || first > '9') || s[len(s)-1] == ' ' || s[len(s)-1] == ':' ||
			strings.Contains(s, ": ") || strings.Contains(s, " #") || isNull(s) {
			return v, false
		}
		v.Text, v.Plain = s, true
	}
	v.End.Col += utf8.RuneCountInString(s)
	return v, true
}

// plainList reads words between brackets, a comma and a blank between two of them.
func plainList(s string, at diag.Pos) (Value, bool) {
	v := Value{Kind: List, Pos: at, End: at, Items: []Value{}}
	inner, closed := strings.CutSuffix(s[1:], "]")
	if !closed || inner == "" {
		return v, closed
	}
	at.Col++
	for item := range strings.SplitSeq(inner, ", ") {
		word, ok := plainWord(item, at)
		if !ok {
			return v, false
		}
		v.Items = append(v.Items, word)
		at.Col = word.End.Col + len(", ")
	}
	return v, true
}

// plainMap reads pairs of words between braces.
func plainMap(s string, at diag.Pos) (Value, bool) {
	v := Value{Kind: Map, Pos: at, End: at, Pairs: []Pair{}}
	inner, closed := strings.CutSuffix(s[1:], "}")
	if !closed || inner == "" {
		return v, closed
	}
	at.Col++
	for pair := range strings.SplitSeq(inner, ", ") {
		key, value, _ := strings.Cut(pair, ": ")
		k, sound := plainWord(key, at)
		w, ok := plainWord(value, diag.Pos{Line: at.Line, Col: k.End.Col + len(": ")})
		if !sound || !ok || !k.Plain || len(key) > maxPlainKey || strings.Contains(key, " ") {
			return v, false
		}
		if _, twice := v.step(key); twice || len(v.Pairs) == maxKeys {
			return v, false
		}
		v.Pairs = append(v.Pairs, Pair{Key: key, Pos: k.Pos, KeyEnd: k.End, Value: w})
		at.Col = w.End.Col + len(", ")
	}
	return v, true
}

// plainWord reads a word between brackets or braces: letters, digits and hyphens, points and blanks within it, or quotes
// around it.
func plainWord(s string, at diag.Pos) (Value, bool) {
	v := Value{Kind: Scalar, Plain: true, Text: s, Pos: at, End: at}
	v.End.Col += utf8.RuneCountInString(s)
	if len(s) > 1 && s[0] == '"' && s[len(s)-1] == '"' {
		v.Plain, v.Text = false, s[1:len(s)-1]
	}
	for i, c := range v.Text {
		within := i > 0 && (c == '.' || c == ' ' && i < len(v.Text)-1)
		if within || c < utf8.RuneSelf && (plainKeyByte(byte(c), i) || c >= '0' && c <= '9') || c >= utf8.RuneSelf && unicode.IsLetter(c) {
			continue
		}
		return v, false
	}
	return v, v.Text != "" && !(v.Plain && isNull(s))
}

// isNull reports whether YAML takes a word for nothing.
func isNull(s string) bool { return len(s) == 4 && strings.EqualFold(s, "null") }
