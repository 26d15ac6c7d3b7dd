//go:build unix

package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// A trap is a session that somebody made to keep a reader busy, or to fill its memory.
type trap struct {
	name  string
	front func(io.Writer) // nil for front matter that is sound
	body  func(io.Writer)
}

const soundFront = "type: session\nkind: regular\nstart: 2026-06-16T10:00\nstatus: held\n"

// repeated writes a text until so many bytes are full.
func repeated(text string, bytes int) func(io.Writer) {
	return func(w io.Writer) {
		for n := 0; n+len(text) <= bytes; n += len(text) {
			_, _ = io.WriteString(w, text) // what cannot be written is told when the file is closed
		}
	}
}

const (
	mostFront = 63 << 10 // just within the limits
	mostBody  = 255 << 10
)

var traps = []trap{
	{name: "front matter, 100 MB", front: repeated("x-a: b\n", 100<<20)},
	{name: "a line of 10 MB", body: repeated("word ", 10<<20)},
	{name: "a million items", body: repeated("- a\n", 4_000_000)},
	{name: "aliases that multiply", front: func(w io.Writer) {
		fmt.Fprint(w, "x-0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n")
		for i := range 9 {
			fmt.Fprintf(w, "x-%d: &a%d [%s*a%d]\n", i+1, i+1, strings.Repeat(fmt.Sprintf("*a%d, ", i), 8), i)
		}
	}},
	{name: "brackets in front matter, 9,000 deep", front: func(w io.Writer) {
		fmt.Fprintf(w, "x-a: %s%s\n", strings.Repeat("[", 9000), strings.Repeat("]", 9000))
	}},
	{name: "keys in one map, 6,000", front: func(w io.Writer) {
		for i := range 6000 {
			fmt.Fprintf(w, "x-%d: b\n", i)
		}
	}},
	{name: "control characters and torn UTF-8", body: repeated("\x00\x1b[2J\xff\u2028\r", mostBody)},
	{name: "quotes, 64 on each line", body: repeated(strings.Repeat(">", 64)+"\n", mostBody)},
	{name: "lists, 64 on each line", body: repeated(strings.Repeat("- ", 64)+"\n\n", mostBody)},
	{name: "links that never close", body: repeated("[a](", mostBody)},
	{name: "link definitions", body: func(w io.Writer) {
		for i := range mostBody / 16 {
			fmt.Fprintf(w, "[%d]: /a\n", i)
		}
	}},
	{name: "rising runs of backticks", body: func(w io.Writer) {
		for i := range 700 {
			fmt.Fprint(w, strings.Repeat("`", i), "a")
		}
	}},
	{name: "a list that is indented ever more", body: func(w io.Writer) {
		for i := range 500 {
			fmt.Fprint(w, strings.Repeat(" ", i), "- a\n")
		}
	}},
	{name: "brackets within brackets", body: repeated(strings.Repeat("[", 240)+strings.Repeat("]", 240)+"\n\n", mostBody)},
	{name: "emphasis that never closes", body: repeated(strings.Repeat("*a _b ", 600)+"\n\n", mostBody)},
	{name: "comments that never close", body: repeated("a <!-- b\n\n", mostBody)},
	{name: "headings", body: repeated("# a\n", mostBody)},
	{name: "sections", body: repeated("## a\n", mostBody)},
	{name: "promises jotted down", body: func(w io.Writer) {
		fmt.Fprint(w, "## Commitments\n")
		repeated("- [ ] a\n\n", mostBody-100)(w)
	}},
}

func (t trap) write(w io.Writer) {
	fmt.Fprint(w, "---\n")
	if t.front != nil {
		t.front(w)
	} else {
		fmt.Fprint(w, soundFront)
	}
	fmt.Fprint(w, "---\n")
	if t.body != nil {
		t.body(w)
	}
}

// sprung is what came of a trap.
type sprung struct {
	row
	hello time.Duration
	found string // the rule of the first error; empty where there is none
}

// hostile times check over practices with one trap each, and asks what it finds.
func (b bench) hostile(runs int) (trapTable, error) {
	var out trapTable
	for i, t := range traps {
		practice := filepath.Join(b.dir, fmt.Sprint("trap-", i))
		sessions := filepath.Join(practice, "engagements", "e", "sessions")
		err := errors.Join(os.MkdirAll(sessions, 0o700),
			os.WriteFile(filepath.Join(practice, "coachctl.yaml"), []byte("coach: Dana Whitlock\ntimezone: Europe/London\n"), 0o600),
			written(filepath.Join(sessions, "01.md"), t.write))
		if err != nil {
			return nil, err
		}
		check := []string{"check", "engagements/e/sessions/01.md", "--severity", "error"}
		rows, err := b.time(practice, []command{
			{name: "hello", line: []string{b.hello}},
			{name: t.name, line: append([]string{b.coachctl}, check...), worst: 1},
		}, runs)
		if err != nil {
			return nil, err
		}
		var said bytes.Buffer
		if err := b.ask(&said, practice, 2, append(check, "--format", "jsonl")...); err != nil {
			return nil, err
		}
		var finding struct{ Rule string }
		if first, _, found := bytes.Cut(said.Bytes(), []byte("\n")); found {
			if err := json.Unmarshal(first, &finding); err != nil {
				return nil, err
			}
		}
		out = append(out, sprung{row: rows[1], hello: rows[0].median(), found: finding.Rule})
		if err := os.RemoveAll(practice); err != nil {
			return nil, err
		}
	}
	return out, nil
}

type trapTable []sprung

// String gives the traps in columns.
func (t trapTable) String() string {
	var out strings.Builder
	fmt.Fprintf(&out, "Files that are meant to be slow\n\n    %-37s %7s %5s  %s\n", "", "/ hello", "MiB", "check says")
	for _, s := range t {
		line := fmt.Sprintf("    %-37s %7.1f %5d  %s", s.name, s.median().Seconds()/s.hello.Seconds(), s.peak>>20, s.found)
		out.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return out.String()
}
