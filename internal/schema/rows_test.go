package schema_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"coachctl/internal/coaching"
	"coachctl/internal/document"
)

// A slot is a place in a document of a type that one value may take: a row of the table, or an item of one.
type slot struct {
	of   coaching.Type
	path []document.Field
	item string // how an item is written in front of its value, for rows that are lists or maps of values
}

func (s slot) field() document.Field { return s.path[len(s.path)-1] }

// with is a document that is sound besides this value.
func (s slot) with(raw string) string {
	var out strings.Builder
	s.write(&out, document.Fields(s.of), s.path, "", raw)
	if s.of == coaching.TypePractice {
		return out.String()
	}
	return "---\n" + out.String() + "---\n"
}

func (s slot) write(out *strings.Builder, table, path []document.Field, indent, raw string) {
	for _, f := range table {
		switch {
		case f.Key == path[0].Key && len(path) > 1:
			fmt.Fprintf(out, "%s%s:\n", indent, f.Key)
			if f.Form == document.GroupList {
				fmt.Fprintf(out, "%s  -\n", indent)
			}
			s.write(out, f.Fields, path[1:], indent+"    ", raw)
		case f.Key == path[0].Key && s.item != "":
			fmt.Fprintf(out, "%s%s:\n%s  %s %s\n", indent, f.Key, indent, s.item, raw)
		case f.Key == path[0].Key:
			fmt.Fprintf(out, "%s%s: %s\n", indent, f.Key, raw)
		case f.Required:
			fmt.Fprintf(out, "%s%s: %s\n", indent, f.Key, sound(s.of, f))
		}
	}
}

func sound(of coaching.Type, f document.Field) string {
	switch {
	case f.Key == "type":
		return string(of)
	case f.Form == document.Word:
		return f.Words[0]
	}
	return map[document.Form]string{
		document.Text: "some text", document.Line: "a line", document.ID: "a-1", document.Day: "2026-03-16",
		document.Start: "2026-03-16T15:00", document.By: "next-session", document.Gap: "weekly", document.Zone: "UTC",
	}[f.Form]
}

// slots are all places that the tables know.
func slots(t testing.TB) []slot {
	t.Helper()
	var out []slot
	for _, of := range []coaching.Type{coaching.TypePractice, coaching.TypeContract, coaching.TypeSession, coaching.TypeCommitment} {
		out = append(out, slotsOf(of, document.Fields(of), nil)...)
	}
	return out
}

func slotsOf(of coaching.Type, table, above []document.Field) []slot {
	var out []slot
	for _, f := range table {
		path := append(slices.Clone(above), f)
		out = append(out, slot{of: of, path: path})
		switch f.Form {
		case document.WordList, document.TextList:
			out = append(out, slot{of: of, path: path, item: "-"})
		case document.WordMap, document.TextMap, document.NumberMap:
			out = append(out, slot{of: of, path: path, item: "one:"})
		}
		out = append(out, slotsOf(of, f.Fields, path)...)
	}
	return out
}

// blank are ways to write nothing, or nearly.
var blank = []string{``, `~`, `null`, `Null`, `nULL`, `""`, `" "`, `"\u00a0"`, `"\ufeff"`, `"\u0085 \u3000"`}

// raws are values as they are written, good for some form or nearly.
var raws = append(slices.Clone(blank),
	`"\u00a0\nfoo"`, `"foo\n"`, `"foo\nbar"`, `"\r\nfoo"`,
	`foo`, `foo bar`, `"foo"`, `'foo'`, `Füße`, `日本`, `a–b`, `a.b`, `.a`, `a/b`, `-a`, `_`, `"a b"`, "\"a`b\"", `"a{b"`, `"\x7f"`, `a^b`, `"a\\b"`, `"a]b"`,
	`0`, `1`, `2`, `12`, `480`, `481`, `999`, `1000`, `-1`, `+1`, `012`, `12.0`, `12.`, `.5`, `0.50`, `1e3`, `1E+3`, `1e`, `1_000`, `0x10`, `0o14`, `.inf`, `-.INF`, `.nan`,
	`1e999`, `"1e999"`, `"12"`, `"0"`, `"481"`, `"012"`, `"+1"`, `"-1"`, `"0.5"`, `".5"`, `"5."`, `"."`, `"1e3"`, `"1e"`, `"0x10"`, `"inf"`, `"1_0"`, `" 1"`, `99999999999999999999`,
	`true`, `false`, `True`, `FALSE`, `"true"`, `"false"`, `"True"`, `yes`, `no`, `on`,
	`2026-03-16`, `"2026-03-16"`, `2026-3-16`, `2026-02-29`, `2024-02-29`, `1900-02-29`, `2000-02-29`, `0000-02-29`, `0000-01-01`, `0001-01-01`, `2026-04-31`, `2026-13-01`,
	`2026-00-10`, `2026-01-00`, `20260316`, `16.03.2026`, `2026-03-16 15:00`, `2026-03-16T15:00`, `2026-03-16T15`, `2026-03-16T15:00:00`, `2026-03-16T15:00Z`,
	`2026-03-16T15:00+01:00`, `2026-03-16T15:00-15:59`, `2026-03-16T15:00+16:00`, `2026-03-16T15:00+0100`, `2026-03-16T24:00`, `2026-03-16T23:60`, `2026-03-16T15:00z`,
	`2026-03-16T15:00:60`, `2026-03-16T15:00:00Z`, `2026-03-16T`, `2026-02-30T10:00`, `next-session`, `Next-session`, `tomorrow`, "|\n                    2026-03-16\n",
	"|-\n                    2026-03-16\n", ">-\n                    two\n                    lines\n", "|\n                    two\n                    lines\n",
	`24h`, `7d`, `2w`, `0h`, `h`, `24`, `24m`, `99999h`, `100000h`, `9999w`, `10000w`, `09999w`, `99999d`, `24H`, `1.5h`, `"24h"`,
	`weekly`, `biweekly`, `monthly`, `fortnightly`, `10d-14d`, `2w-3w`, `14d-10d`, `48h`, `49h`, `1h`, `0d`, `10d-14d-2w`, `10-14d`, `7d-`, `-7d`,
	`a@example.org`, `a.b@example.org`, `.a@example.org`, `a..b@example.org`, `a.@example.org`, `ü@exämple.org`, `a@b`, `a@b.`, `a@`, `a b@c`, `"a@[192.0.2.1]"`,
	`"a@[::1]"`, `"a@[1.2]"`, `"a@[x]"`, `"<a@example.org>"`, `"Dana <a@example.org>"`, `'"a"@example.org'`, `"a@example.org "`, `"a@b@c"`, `"a(b)@c"`, `a+b/c=d@e-f.org`,
	`Europe/London`, `UTC`, `Local`, `Europe/Lundon`, `Etc/GMT-14`, `../etc`, `/etc/localtime`, `Europe//London`, `GMT+0`, `europe london`, `America/Argentina/Buenos_Aires`,
	`[]`, `{}`, `[a]`, `[a, b]`, `[~]`, `[""]`, `[[a]]`, `[{a: b}]`, `{a: b}`, `{a: ~}`, `{a: 1}`, `{a: "1"}`, `{a: true}`, `{a: [b]}`, `{a: {b: c}}`, `[1, true, 2026-03-16]`,
	`[a, b, c, d]`, `[a, b, c, d, e]`, `[a, b, c, d, ~]`, `[a, b, c, d, [e]]`, `[1, 2, 3, 4, 5]`, `[a, b, c, d, e, f]`,
	`{-2: a, -1: b, 0: c, 1: d, 2: e}`, `{-2: a, -1: b, 0: c, +1: d, +2: e}`, `{"-2": a, "-1": b, "0": c, "+1": d, "+2": e}`, `{-2: a, -1: b, 0: c, 1: d}`,
	`{-2: a, -1: b, 0: c, 1: d, 3: e}`, `{-2: ~, -1: b, 0: c, 1: d, 2: }`, `{-2: a, -1: b, 0: c, 1: d, 2: [e]}`, `{-2: a, -1: b, 0: c, 1: d, 2: e, 3: f}`,
	`{x-own: 1}`, `{tags: [a]}`, `{nothing-like-it: 1}`,
)

// signs are names and addresses with each sign of ASCII that is no letter and no digit.
func signs() []string {
	var out []string
	for sign := ' '; sign < 0x7f; sign++ {
		if c := string(sign); !unicode.IsLetter(sign) && !unicode.IsDigit(sign) {
			out = append(out, strconv.Quote("a"+c+"b"), strconv.Quote(c+"b"), strconv.Quote("a"+c+"b@c"), strconv.Quote("a@b"+c+"c"))
		}
	}
	return out
}

func valuesFor(f document.Field) []string {
	out := slices.Clone(raws)
	if f.Form == document.ID || f.Form == document.Email || f.Form == document.Zone {
		out = append(out, signs()...)
	}
	for _, n := range []int{f.Min - 1, f.Min, f.Max, f.Max + 1} {
		out = append(out, strconv.Itoa(n), strconv.Quote(strconv.Itoa(n)))
	}
	for _, w := range f.Words {
		out = append(out, w, `"`+w+`"`, strings.ToUpper(w), "["+w+"]", "["+w+", ~]", "["+w+", other]", "{a: "+w+"}", "{a: ~, b: other}")
	}
	return out
}

// TestEachRowOfTheTableIsTheSameToSchemaAndCheck also fails where a form has no schema, or no value that is sound. The first
// row of each kind is put through all values, and the others through
// all that is blank and each ninth of the rest: their schema is made by the same lines.
func TestEachRowOfTheTableIsTheSameToSchemaAndCheck(t *testing.T) {
	count := 0
	seen := map[string]bool{}
	for i, s := range slots(t) {
		f, good, bad := s.field(), 0, 0
		like := fmt.Sprint(f.Form, f.Required, f.Min, f.Max, f.Words, s.item)
		for j, raw := range valuesFor(f) {
			if seen[like] && j >= len(blank) && j < len(raws) && (i+j)%9 > 0 {
				continue
			}
			r, ok := read(t, s.of, s.with(raw))
			if !ok {
				continue
			}
			count++
			for _, line := range r.disagreement(t, s.of) {
				t.Errorf("%s %s %s: %s", s.of, f.Key, raw, line)
			}
			if len(r.wrong) == 0 {
				good++
			} else {
				bad++
			}
		}
		if !seen[like] && (good == 0 || bad == 0) {
			t.Errorf("%s %s: %d sound values and %d others show nothing", s.of, f.Key, good, bad)
		}
		seen[like] = true
	}
	if count < 8000 {
		t.Errorf("only %d values were held against both", count)
	}
}

// FuzzSchemaAndCheckAgree puts any text at any place of any table.
func FuzzSchemaAndCheckAgree(f *testing.F) {
	all := slots(f)
	for i, raw := range raws {
		f.Add(uint16(i*7), raw)
	}
	f.Fuzz(func(t *testing.T, place uint16, raw string) {
		s := all[int(place)%len(all)]
		r, ok := read(t, s.of, s.with(raw))
		if !ok {
			return
		}
		for _, line := range r.disagreement(t, s.of) {
			t.Errorf("%s in\n%s", line, s.with(raw))
		}
	})
}
