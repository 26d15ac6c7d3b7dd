package manual

import (
	"bytes"
	"strings"

	"github.com/cpuguy83/go-md2man/v2/md2man"
)

// plain keeps Markdown from reading anything into a text that has none.
func plain(text string) string {
	var out strings.Builder
	for _, r := range text {
		if strings.ContainsRune("\\`*_{}[]#+-.!:|&<>~", r) {
			out.WriteByte('\\')
		}
		out.WriteRune(r)
	}
	return out.String()
}

// roff sets a Markdown text for man(1). Beyond what md2man does, what can be typed stays what it is, so that it can be
// found and copied, and what stands in lines of its own is set in.
func roff(markdown string) []byte {
	var out bytes.Buffer
	for line := range bytes.Lines(md2man.Render([]byte(markdown))) {
		switch {
		case bytes.Equal(line, []byte(".nh\n")): // it would not outlive the title
		case bytes.HasPrefix(line, []byte(".TH")):
			out.Write(line)
			out.WriteString(".nh\n.nr HY 0\n.ad l\n")
		case bytes.Equal(line, []byte(".EX\n")):
			out.WriteString(".RS 4\n.EX\n")
		case bytes.Equal(line, []byte(".EE\n")):
			out.WriteString(".EE\n.RE\n")
		case bytes.HasPrefix(line, []byte(".")), bytes.HasPrefix(line, []byte("'")):
			out.Write(line)
		default:
			out.Write(typed(line))
		}
	}
	return out.Bytes()
}

// typed names the signs that roff would print as a typographer's hyphen, quote, accent or tilde.
func typed(line []byte) []byte {
	out := make([]byte, 0, len(line)+16)
	for i := 0; i < len(line); i++ {
		switch c := line[i]; c {
		case '\\':
			i++
			if line[i] == '\\' {
				out = append(out, `\e`...)
			} else {
				out = append(out, c, line[i])
			}
		case '-':
			out = append(out, `\-`...)
		case '\'':
			out = append(out, `\(aq`...)
		case '`':
			out = append(out, `\(ga`...)
		case '^':
			out = append(out, `\(ha`...)
		case '~':
			out = append(out, `\(ti`...)
		default:
			out = append(out, c)
		}
	}
	return out
}
