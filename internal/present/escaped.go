package present

import (
	"fmt"
	"io"
	"strings"
)

// escaped writes JSON with escapes for what could move a cursor or turn text around, where it reaches a terminal: a reader
// of JSON sees the same strings.
type escaped struct{ w io.Writer }

func (e escaped) Write(text []byte) (int, error) {
	shown := string(text)
	if strings.IndexFunc(shown, unprintable) < 0 {
		return e.w.Write(text)
	}
	var out strings.Builder
	for _, r := range shown {
		if unprintable(r) {
			fmt.Fprintf(&out, `\u%04x`, r)
		} else {
			out.WriteRune(r)
		}
	}
	_, err := io.WriteString(e.w, out.String())
	return len(text), err
}

func unprintable(r rune) bool { return printable(r) != r }
