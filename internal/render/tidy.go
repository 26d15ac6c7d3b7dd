package render

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// tidy lets a template be laid out for its author: line feeds only, never more than one blank line outside code, and one
// line feed at the end.
func tidy(page string) string {
	page = strings.ReplaceAll(page, "\r\n", "\n")
	var out strings.Builder
	code, blank := false, true
	for line := range strings.Lines(page) {
		bare := strings.TrimSpace(line)
		if strings.HasPrefix(bare, "```") || strings.HasPrefix(bare, "~~~") {
			code = !code
		}
		if bare == "" && !code {
			if !blank {
				out.WriteByte('\n')
			}
			blank = true
			continue
		}
		out.WriteString(line)
		blank = false
	}
	return strings.TrimRight(out.String(), " \n") + "\n"
}

// stop ends a sentence with a mark, unless what stands there has an ending of its own or is an address.
func stop(text, mark string) string {
	bare := strings.TrimRight(text, "*_`\\\"')]»”’ ")
	last, _ := utf8.DecodeLastRuneInString(bare)
	address := strings.Contains(text[strings.LastIndexByte(text, ' ')+1:], "://")
	if text == "" || address || unicode.In(last, unicode.Sentence_Terminal) || last == '…' || last == ':' {
		return text
	}
	return text + mark
}
