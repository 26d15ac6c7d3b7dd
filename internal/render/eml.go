package render

import (
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io"
	"mime/quotedprintable"
	"net/mail"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"coachctl/internal/audience"
	"coachctl/internal/fill"
)

// A draft is ASCII in lines that end in CRLF, of at most 76 characters but for a longer address, whatever the page holds:
// names and the subject are in encoded words, both parts in quoted-printable. The standard library encodes the parts and
// judges the addresses. It does not fold a header, and would pass on what a header has no place for, so headers are made here.

const crlf = "\r\n"

// draft is the sheet as a mail that a mail program opens unsent.
func (p Paper) draft(set *fill.Set, s sheet) (string, error) {
	header, err := p.header()
	if err != nil {
		return "", err
	}
	subject, err := s.subject(set)
	if err != nil {
		return "", err
	}
	page, err := s.html(set)
	if err != nil {
		return "", err
	}
	text, rich := part("text/plain", strings.Map(inert, flatten(s.markdown))), part("text/html", page)
	sum := sha256.Sum256([]byte(text + rich))
	mark := "=_" + hex.EncodeToString(sum[:12]) // in quoted-printable no = has a _ behind it

	var out strings.Builder
	out.WriteString(header)
	out.WriteString(folded("Subject", words(subject, false)))
	for _, line := range []string{
		"Date: " + p.Date.Format(time.RFC1123Z), "X-Unsent: 1", "MIME-Version: 1.0", "Content-Type: multipart/alternative;",
		` boundary="` + mark + `"`, "", "--" + mark, text, "--" + mark, rich, "--" + mark + "--", "",
	} {
		out.WriteString(line + crlf)
	}
	return out.String(), nil
}

// part of a mail, without the line end that belongs to the boundary behind it.
func part(kind, body string) string {
	var out strings.Builder
	out.WriteString("Content-Type: " + kind + "; charset=utf-8" + crlf + "Content-Transfer-Encoding: quoted-printable" + crlf + crlf)
	w := quotedprintable.NewWriter(&out)
	_, _ = io.WriteString(w, body) // a strings.Builder takes everything
	_ = w.Close()
	return out.String()
}

// header names who writes and who reads.
func (p Paper) header() (string, error) {
	var out strings.Builder
	for _, line := range []struct {
		name  string
		where string
		all   []audience.Address
	}{
		{"From", "coachctl.yaml", []audience.Address{p.Envelope.From}},
		{"To", "the contract", p.Envelope.To},
		{"Cc", "the contract", p.Envelope.Copy},
	} {
		var tokens []string
		for i, a := range line.all {
			mailbox, err := mailbox(a, line.where)
			if err != nil {
				return "", err
			}
			if i < len(line.all)-1 {
				mailbox[len(mailbox)-1] += ","
			}
			tokens = append(tokens, mailbox...)
		}
		if len(tokens) > 0 {
			out.WriteString(folded(line.name, tokens))
		}
	}
	return out.String(), nil
}

// mailbox is a name and an address as parts that a header may be folded between. What is wrong with an address is said by
// the key it stands under, never by what stands there.
func mailbox(a audience.Address, where string) ([]string, error) {
	key := cmp.Or(a.Key, "email")
	if a.Email == "" {
		return nil, fmt.Errorf("a draft wants the addresses of both sides, and %s has no `%s`; write it there, or take another format", where, key)
	}
	parsed, err := mail.ParseAddress(a.Email)
	if err != nil || parsed.Address != a.Email || len(a.Email) > longestAddress || strings.ContainsFunc(a.Email, outlandish) {
		return nil, fmt.Errorf("`%s` in %s is no address that every mail program takes; write it like name@example.org, in plain letters", key, where)
	}
	name := oneLine(a.Name)
	if name == "" {
		return []string{a.Email}, nil
	}
	return append(words(name, true), "<"+a.Email+">"), nil
}

const longestAddress = 254

func outlandish(r rune) bool { return r <= ' ' || r >= 0x7f || strings.ContainsRune(`<>,;"`, r) }

const longestPlain = 60

// words are a text for a header: as it is where it is short and plain, and otherwise in encoded words. A name stands in
// quotes, so that commas and brackets in it are no more than that.
func words(text string, quoted bool) []string {
	written := text
	if quoted {
		written = `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
	}
	encoded := len(written) > longestPlain || strings.Contains(text, "=?") ||
		strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r > '~' })
	if !encoded {
		return []string{written}
	}
	const bytesEach = 36 // 48 characters, and twelve around them
	var out []string
	for text != "" {
		n := 0
		for n < len(text) {
			_, size := utf8.DecodeRuneInString(text[n:])
			if n+size > bytesEach {
				break
			}
			n += size
		}
		out = append(out, "=?utf-8?B?"+base64.StdEncoding.EncodeToString([]byte(text[:n]))+"?=")
		text = text[n:]
	}
	return out
}

// folded is a header whose lines break between its parts.
func folded(name string, parts []string) string {
	const longest = 76
	var out strings.Builder
	out.WriteString(name + ":")
	width := out.Len()
	for i, part := range parts {
		if i > 0 && width+1+len(part) > longest {
			out.WriteString(crlf)
			width = 0
		}
		out.WriteString(" " + part)
		width += 1 + len(part)
	}
	return out.String() + crlf
}

// oneLine is a text without breaks and other controls, and with single spaces.
func oneLine(text string) string {
	return strings.Join(strings.FieldsFunc(strings.ToValidUTF8(text, "\uFFFD"), func(r rune) bool {
		return unicode.IsControl(r) || r == ' ' || r == '\u2028' || r == '\u2029'
	}), " ")
}
