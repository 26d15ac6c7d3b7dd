package ics

import (
	"bytes"
	"unicode/utf8"
)

// lineLimit is how long a line may be, in octets, without its end (RFC 5545, 3.1).
const lineLimit = 75

// fold breaks lines that are longer than lineLimit, never inside a character. Each line that is broken goes on in the next
// one behind a blank, which counts as one of its octets. All lines end in CRLF.
func fold(text []byte) []byte {
	var out bytes.Buffer
	for len(text) > 0 {
		line, rest, _ := bytes.Cut(text, []byte("\r\n"))
		text = rest
		for limit := lineLimit; len(line) > limit; limit = lineLimit - 1 {
			at := breakAt(line, limit)
			out.Write(line[:at])
			out.WriteString("\r\n ")
			line = line[at:]
		}
		out.Write(line)
		out.WriteString("\r\n")
	}
	return out.Bytes()
}

// breakAt is the last place up to limit at which a character begins. Bytes that are no text are broken anywhere.
func breakAt(line []byte, limit int) int {
	for at := limit; at > limit-utf8.UTFMax; at-- {
		if utf8.RuneStart(line[at]) {
			return at
		}
	}
	return limit
}
