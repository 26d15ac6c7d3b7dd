package present

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/rogpeppe/go-internal/diff"

	"coachctl/internal/plan"
)

// Diff is a plan as a unified diff that git can apply. Git reads the names in one from the top of the repository, wherever
// it is called, and passes over what lies outside; prefix is what stands there before the practice's own names.
func Diff(p plan.Plan, prefix string) []byte {
	var out bytes.Buffer
	for _, c := range p {
		name := prefix + c.Path
		from, to := diffName("a/"+name), diffName("b/"+name)
		out.WriteString("diff --git " + from + " " + to + "\n")
		if c.Create {
			from = "/dev/null"
			out.WriteString("new file mode 100644\n")
		}
		d := diff.Diff(from, c.Before, to, c.After)
		out.Write(bytes.TrimPrefix(d, []byte("diff "+from+" "+to+"\n")))
	}
	return out.Bytes()
}

// diffName is a name as git reads it in a diff: quoted where it holds what would end it, or move a cursor.
func diffName(name string) string {
	if strings.IndexFunc(name, func(r rune) bool { return r == '"' || r == '\\' || r == '\n' || r == '\t' || unprintable(r) }) < 0 {
		return name
	}
	var out strings.Builder
	for _, b := range []byte(name) {
		switch {
		case b == '"' || b == '\\':
			out.WriteString("\\" + string(rune(b)))
		case b < ' ' || b > '~':
			fmt.Fprintf(&out, `\%03o`, b)
		default:
			out.WriteByte(b)
		}
	}
	return `"` + out.String() + `"`
}

// Screen is a text of several lines as a terminal may have it. Unlike Page it keeps the line ends CR LF, which are part of a
// diff, and do no harm.
func Screen(s string) string {
	lines := strings.SplitAfter(s, "\n")
	for i, line := range lines {
		end := ""
		if text, ok := strings.CutSuffix(line, "\r\n"); ok {
			line, end = text, "\r\n"
		}
		lines[i] = Lines(line) + end
	}
	return strings.Join(lines, "")
}
