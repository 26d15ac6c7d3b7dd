package document

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"

	"coachctl/internal/coaching"
)

// An author writes front matter of a type in any style that YAML has for it.
type author struct {
	rnd      *rand.Rand
	out      strings.Builder
	comments int
}

func (w *author) pick(words ...string) string { return words[w.rnd.IntN(len(words))] }

func (w *author) in(n int) bool { return w.rnd.IntN(n) == 0 }

// comment is one that stands only once in the file.
func (w *author) comment() string {
	w.comments++
	return fmt.Sprintf("# é c%d: '\" [", w.comments)
}

// tail ends a line.
func (w *author) tail(indent string) string {
	switch w.rnd.IntN(9) {
	case 0:
		return " " + w.pick("", "   ") + w.comment() + "\n"
	case 1:
		return "  \n"
	case 2:
		return "\n\n"
	case 3:
		return "\n" + indent + w.comment() + "\n"
	case 4:
		return "\n" + w.comment() + "\n"
	}
	return "\n"
}

// value writes a text in a style that can hold it.
func (w *author) value(f Field, flow bool) string {
	s := w.pick("one", "é ü", "日本 語", "it's", "two words", "C#", "x:y", "03", "2026-03-16", "100 %", "😀")
	switch f.Form {
	case Word, WordMap, WordList:
		s = w.pick(f.Words...)
	case Whole, Number, NumberMap:
		s = strconv.Itoa(1 + w.rnd.IntN(9))
	case Truth:
		s = w.pick("true", "false")
	case Text, TextMap, TextList:
		if w.in(6) {
			return w.pick(`"a: b \" # \u00e9"`, `'it''s # "x"'`, `"a, [b]"`)
		}
	}
	switch w.rnd.IntN(5) {
	case 0:
		return `"` + s + `"`
	case 1:
		return "'" + strings.ReplaceAll(s, "'", "''") + "'"
	}
	if flow && strings.ContainsAny(s, ":,") {
		return `"` + s + `"`
	}
	return s
}

// between is what stands between a key's colon and its value.
func (w *author) between() string { return w.pick(" ", " ", " ", "   ", "            ") }

func (w *author) key(k string) string {
	if w.in(12) {
		return w.pick(`"`+k+`"`, `'`+k+`'`, k+" ")
	}
	return k
}

// fields writes some of a table's keys, most often in its order. prefix stands before the first one.
func (w *author) fields(table []Field, indent, prefix string, depth int) {
	var chosen []Field
	for i, f := range table {
		if i == 0 && prefix != "" || f.Key == "id" || w.rnd.IntN(len(table)) < 6 {
			chosen = append(chosen, f)
		}
	}
	if w.in(3) {
		w.rnd.Shuffle(len(chosen), func(i, j int) { chosen[i], chosen[j] = chosen[j], chosen[i] })
	}
	if len(chosen) == 0 {
		chosen = table[:1]
	}
	for i, f := range chosen {
		lead := indent
		if i == 0 && prefix != "" {
			lead = prefix
		}
		w.out.WriteString(lead + w.key(f.Key) + ":")
		w.field(f, indent, depth)
	}
}

func (w *author) field(f Field, indent string, depth int) {
	if w.in(25) {
		w.out.WriteString(w.pick("", " ~", " null") + w.tail(indent))
		return
	}
	switch f.Form {
	case Group, WordMap, TextMap, NumberMap:
		w.group(f, indent, depth)
	case GroupList, TextList, WordList:
		w.items(f, indent, depth)
	case Text:
		if w.in(4) {
			w.text(indent)
			return
		}
		fallthrough
	default:
		w.out.WriteString(w.between() + w.value(f, false) + w.tail(indent))
	}
}

func (w *author) text(indent string) {
	deep := indent + w.pick("  ", "    ", " ")
	switch w.rnd.IntN(4) {
	case 0:
		w.out.WriteString(w.pick(" one", "\n"+deep+"zero") + "\n" + deep + "two é\n\n" + deep + "three" + w.tail(indent))
	case 1:
		w.out.WriteString(w.pick(` "one`, ` 'one # no`) + "\n" + deep + "two\n\n" + deep + "# three")
		if s := w.out.String(); strings.LastIndex(s, ` "one`) > strings.LastIndex(s, ` 'one # no`) {
			w.out.WriteString(`"` + w.tail(indent))
		} else {
			w.out.WriteString(`'` + w.tail(indent))
		}
	default:
		w.out.WriteString(w.pick(" |", " >", " |-", " >-", " |+") + w.pick("", "", "  "+w.comment()) + "\n" + deep + "one: é\n" + w.pick("", "\n"+deep+"  # two\n") + w.pick("", "\n"))
	}
}

func (w *author) group(f Field, indent string, depth int) {
	table := f.Fields
	if f.Form != Group {
		table = []Field{{Key: "voice", Form: itemOf(f).Form, Words: f.Words}, {Key: "peers", Form: itemOf(f).Form, Words: f.Words}}
	}
	if depth == 0 || w.in(3) {
		w.out.WriteString(w.between() + w.flowMap(table) + w.tail(indent))
		return
	}
	w.out.WriteString(w.pick("", "", " "+w.comment()) + "\n")
	w.fields(table, indent+w.pick("  ", "  ", "   ", " ", "    "), "", depth-1)
}

func (w *author) flowMap(table []Field) string {
	var parts []string
	for _, f := range table {
		if f.Form < Group && f.Form != WordList && f.Form != TextList && w.in(2) {
			parts = append(parts, w.key(f.Key)+": "+w.value(f, true))
		}
	}
	gap := w.pick("", " ")
	tail := ""
	if len(parts) > 0 {
		tail = w.pick("", "", ",", ", ")
	}
	return "{" + gap + strings.Join(parts, ","+w.pick(" ", "  ", "\n      ")) + tail + gap + "}"
}

func (w *author) items(f Field, indent string, depth int) {
	n := 1 + w.rnd.IntN(3)
	if f.Form != GroupList && (depth == 0 || w.in(2)) {
		var parts []string
		for range w.rnd.IntN(4) {
			parts = append(parts, w.value(f, true))
		}
		gap := w.pick("", " ")
		w.out.WriteString(w.between() + "[" + gap + strings.Join(parts, ","+w.pick(" ", "  ", "\n     ")) + gap + "]" + w.tail(indent))
		return
	}
	if depth == 0 || f.Form == GroupList && w.in(5) {
		var parts []string
		for range n {
			parts = append(parts, w.flowMap(f.Fields))
		}
		w.out.WriteString(w.between() + "[" + strings.Join(parts, ", ") + "]" + w.tail(indent))
		return
	}
	w.out.WriteString(w.pick("", "", " "+w.comment()) + "\n")
	lead := indent + w.pick("  ", "", "    ")
	gap := w.pick(" ", " ", "   ")
	for range n {
		switch {
		case f.Form != GroupList:
			w.out.WriteString(lead + "-" + gap + w.value(f, false) + w.tail(lead))
		case w.in(3):
			w.out.WriteString(lead + "-" + gap + w.flowMap(f.Fields) + w.tail(lead))
		default:
			w.fields(f.Fields, lead+" "+gap, lead+"-"+gap, depth-1)
		}
	}
}

// write is a file of a type, and whether its text can be read.
func (w *author) write(t coaching.Type) []byte {
	if w.in(12) {
		w.out.WriteString(w.comment() + "\n")
	}
	w.fields(Fields(t), w.pick("", "", "", "  "), "", 2)
	src := []byte("---\n" + w.out.String() + "---\nbody — é\n")
	switch w.rnd.IntN(6) {
	case 0:
		src = bytes.ReplaceAll(src, []byte("\n"), []byte("\r\n"))
	case 1:
		src = append([]byte("\ufeff"), src...)
	case 2:
		src = bytes.TrimSuffix(src, []byte("\nbody — é\n"))
	}
	return src
}
