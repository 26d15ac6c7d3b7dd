package document

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"github.com/adrg/frontmatter"

	"coachctl/internal/diag"
)

var (
	bom      = []byte("\xef\xbb\xbf")
	gitCrypt = []byte("\x00GITCRYPT\x00")
)

// parts are the byte offsets of a file's pieces: [0,bom) [bom,front) fence [front,fence) fence [body,end).
type parts struct {
	bom, front, fence, body int
	frontLine, bodyLine     int // line numbers of the first line of front matter and body
}

func (p parts) frontOf(src []byte) []byte { return src[p.front:p.fence] }

// split finds the front matter. A fence is `---` at column 1 and nothing else; what other tools would do with the same
// bytes is asked of the front matter library, and a difference is a finding.
func split(d *Document, src []byte) (parts, bool) {
	if !d.readableText(src) {
		return parts{}, false
	}
	var p parts
	if bytes.HasPrefix(src, bom) {
		p.bom = len(bom)
	}
	if lines := conflictLines(src); lines != nil && d.conflictsInFront(lines) {
		return p, false
	}
	first, rest := cutLine(src[p.bom:])
	if !isFence(first) {
		d.explainNoFence(src[p.bom:])
		return p, false
	}
	p.front = len(src) - len(rest)
	p.frontLine = 2
	line := p.frontLine
	indented := false
	for len(rest) > 0 {
		offset := len(src) - len(rest)
		var text []byte
		text, rest = cutLine(rest)
		if isFence(text) {
			p.fence, p.body, p.bodyLine = offset, len(src)-len(rest), line+1
			if !d.withinLimits(src, p) {
				return p, false
			}
			if indented {
				d.compareWithLibrary(src, p)
			}
			return p, true
		}
		indented = indented || len(bytes.TrimSpace(text)) == 3 && bytes.Contains(text, []byte("---"))
		line++
	}
	d.at(diag.Pos{Line: 1, Col: 1}, diag.Pos{Line: 1, Col: 4}).errorf("front-matter",
		"the front matter that opens here is never closed", "end it with a line that holds only `---`")
	return p, false
}

// wholeAsFront takes a file that is YAML from its first byte, as coachctl.yaml is.
func wholeAsFront(d *Document, src []byte) (parts, bool) {
	if !d.readableText(src) {
		return parts{}, false
	}
	p := parts{fence: len(src), body: len(src), frontLine: 1}
	if bytes.HasPrefix(src, bom) {
		p.bom, p.front = len(bom), len(bom)
	}
	return p, d.withinLimits(src, p)
}

func (d *Document) readableText(src []byte) bool {
	start := d.at(diag.Pos{Line: 1, Col: 1}, diag.Pos{})
	switch {
	case bytes.HasPrefix(src, gitCrypt):
		start.errorf("not-text", "the file is locked by git-crypt", "run `git-crypt unlock`, then try again")
		return false
	case len(src) > MaxFile:
		start.errorf("too-large", fmt.Sprintf("the file is larger than %d KiB", MaxFile>>10),
			"keep notes in this file and move attachments elsewhere")
		return false
	}
	if bytes.IndexByte(src, 0) < 0 && utf8.Valid(src) {
		return true
	}
	for i := 0; i < len(src); {
		c := src[i]
		switch {
		case c == 0:
			d.at(posIn(src, i), diag.Pos{}).errorf("not-text",
				"the file holds a NUL byte: it is not text", "restore the file, or save it as UTF-8 text")
			return false
		case c < utf8.RuneSelf:
			i++
		default:
			r, size := utf8.DecodeRune(src[i:])
			if r == utf8.RuneError && size == 1 {
				d.at(posIn(src, i), diag.Pos{}).errorf("not-text", "the file is not UTF-8 from here on",
					"save it as UTF-8 (in most editors: Save with Encoding)")
				return false
			}
			i += size
		}
	}
	return true
}

func (d *Document) withinLimits(src []byte, p parts) bool {
	if p.fence-p.front > MaxFront {
		d.at(diag.Pos{Line: 1, Col: 1}, diag.Pos{}).errorf("too-large",
			fmt.Sprintf("the front matter is larger than %d KiB", MaxFront>>10), "move long text into the body")
		return false
	}
	if len(src)-p.body > MaxBody {
		d.at(diag.Pos{Line: p.bodyLine, Col: 1}, diag.Pos{}).errorf("too-large",
			fmt.Sprintf("the body is larger than %d KiB", MaxBody>>10), "split the notes over several files")
		return false
	}
	return true
}

func (d *Document) explainNoFence(src []byte) {
	first, _ := cutLine(src)
	trimmed := bytes.TrimSpace(first)
	here := d.at(diag.Pos{Line: 1, Col: 1}, diag.Pos{})
	const hint = "begin the file with a line that holds only `---`, then the keys, then `---` again"
	switch {
	case len(src) == 0:
		here.errorf("front-matter", "the file is empty", hint)
	case bytes.ContainsRune(bytes.TrimRight(first, "\r\n"), '\r'):
		here.errorf("odd-character", "the lines end in bare carriage returns", "save the file with LF or CRLF line ends")
	case conflictMarker(string(trimmed)):
		here.errorf("conflict-markers", "a merge left its conflict markers in the file", "keep one side, delete the marker lines, and commit")
	case bytes.Equal(trimmed, []byte("+++")) || bytes.HasPrefix(trimmed, []byte("{")) || bytes.HasPrefix(trimmed, []byte(";;;")) ||
		bytes.HasPrefix(trimmed, []byte("---")) && len(bytes.TrimLeft(trimmed, "-")) > 0:
		here.errorf("front-matter", "TOML and JSON front matter are not supported", "write the keys as YAML between `---` lines")
	case len(trimmed) == 0:
		here.errorf("front-matter", "blank lines stand before the front matter; other tools will not see it",
			"put `---` on the very first line")
	case isFence(trimmed):
		here.errorf("front-matter", "the opening `---` is indented", "start it at the first column")
	default:
		here.errorf("front-matter", "the file has no front matter", hint)
	}
}

// compareWithLibrary splits once more with the library that other tools use, which also takes an indented `---`, inside a
// block of text say, for the end. Without such a line it finds what was found.
func (d *Document) compareWithLibrary(src []byte, p parts) {
	var theirs []byte
	capture := func(data []byte, _ any) error {
		theirs = data
		return nil
	}
	var ignored struct{}
	_, err := frontmatter.Parse(bytes.NewReader(src[p.bom:]), &ignored, frontmatter.NewFormat("---", "---", capture))
	if err != nil || bytes.Equal(bytes.TrimSpace(theirs), bytes.TrimSpace(p.frontOf(src))) {
		return
	}
	at := diag.Pos{Line: p.frontLine + bytes.Count(theirs, []byte("\n")), Col: 1}
	d.at(at, diag.Pos{}).warnf("indented-fence", "other tools take this indented `---` for the end of the front matter",
		"write something else there, `***` for instance")
}

func isFence(line []byte) bool {
	return bytes.HasPrefix(line, []byte("---")) && len(bytes.TrimRight(line[3:], " \t\r\n")) == 0
}

// cutLine takes the first line, its line end included.
func cutLine(src []byte) (line, rest []byte) {
	if i := bytes.IndexByte(src, '\n'); i >= 0 {
		return src[:i+1], src[i+1:]
	}
	return src, nil
}

// posIn is the place of a byte offset; a byte-order mark does not count as a column.
func posIn(src []byte, offset int) diag.Pos {
	before := src[:offset]
	start := bytes.LastIndexByte(before, '\n') + 1
	if start == 0 && bytes.HasPrefix(src, bom) {
		start = min(len(bom), offset)
	}
	return diag.Pos{Line: bytes.Count(before, []byte("\n")) + 1, Col: utf8.RuneCount(src[start:offset]) + 1}
}

// hasCarriageReturns reports whether the bytes use CRLF line ends.
func hasCarriageReturns(src []byte) bool { return bytes.Contains(src, []byte("\r\n")) }
