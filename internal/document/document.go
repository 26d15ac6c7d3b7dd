// Package document turns the bytes of a file into a typed record, with a place for every value and everything that is
// wrong with it; and changes single values of a file without touching another byte.
//
// It is the only room that knows YAML and Markdown syntax. It never reads a disk or a clock, never judges coaching
// practice, and never puts what a person wrote into a diagnostic.
package document

import (
	"fmt"

	"coachctl/internal/coaching"
	"coachctl/internal/diag"
)

// The limits of a file. Above them it is refused with a reason before anything is parsed.
const (
	MaxFront = 64 << 10  // bytes of front matter
	MaxBody  = 256 << 10 // bytes of body
	MaxFile  = MaxFront + MaxBody
	maxDepth = 32   // levels of nesting in front matter
	maxKeys  = 1000 // in one map of it
	maxAlike = 100  // findings of one rule in one file
)

// A Document is one file as understood: its front matter as a tree with places, the record made from it, and what is
// wrong. Exactly one of the records is set when Readable; none otherwise.
type Document struct {
	Path     string
	Type     coaching.Type
	Front    Value
	Findings diag.List
	BodyRead bool // the body was read, whole and without doubt
	Readable bool // it can be read as its type: front matter is there and every value that its type stands on is sound

	Practice   *coaching.Practice
	Contract   *coaching.Contract
	Session    *coaching.Session
	Commitment *coaching.Commitment
}

// Parse reads the front matter of a file that should be of a type. It keeps no reference to src. The path is used in
// diagnostics and for the record's name.
func Parse(path string, want coaching.Type, src []byte) *Document {
	d, _ := parseFront(path, want, src)
	d.abridge()
	return d
}

// ParseWhole reads front matter and body.
func ParseWhole(path string, want coaching.Type, src []byte) *Document {
	d, parts := parseFront(path, want, src)
	defer d.abridge()
	if !d.Readable || want != coaching.TypeSession && want != coaching.TypeContract {
		return d
	}
	if d.conflicts(conflictLines(src[parts.body:]), parts.bodyLine) {
		return d
	}
	b, ok := parseBody(d, src, parts)
	d.BodyRead = ok
	switch {
	case !ok:
	case d.Session != nil:
		d.Session.Sections = b.sections
		b.fillSession(d.Session)
		d.nearLabels(d.Session)
	case d.Contract != nil:
		d.Contract.Sections = b.sections
	}
	return d
}

// Stray is a Markdown file in a place where no record is looked for.
func Stray(path string, t coaching.Type) *Document {
	d := &Document{Path: path, Type: t}
	d.at(diag.Pos{Line: 1, Col: 1}, diag.Pos{}).errorf("stray-file", "nothing reads this file: records lie directly in their folder and end in .md",
		"move it there, or elsewhere if it is no record")
	return d
}

func parseFront(path string, want coaching.Type, src []byte) (*Document, parts) {
	d := &Document{Path: path, Type: want}
	var (
		p  parts
		ok bool
	)
	if want == coaching.TypePractice {
		p, ok = wholeAsFront(d, src)
	} else {
		p, ok = split(d, src)
	}
	if !ok {
		return d, p
	}
	front, ok := d.decode(p.frontOf(src), p.frontLine)
	if !ok {
		return d, p
	}
	d.Front = front
	if want != coaching.TypePractice && d.ofOtherType(front, want) {
		return d, p // held against the keys of the type that it is not, it would be wrong in every line
	}
	d.Readable = d.validate(front, Fields(want))
	if d.Readable {
		d.record(want, front)
	}
	return d, p
}

func (d *Document) record(want coaching.Type, front Value) {
	source := coaching.Source{Path: d.Path, Keys: make([]coaching.KeyLine, 0, len(front.Pairs))}
	for _, p := range front.Pairs {
		source.Keys = append(source.Keys, coaching.KeyLine{Key: p.Key, Line: p.Pos.Line})
	}
	switch want {
	case coaching.TypePractice:
		d.Practice = practice(source, front)
	case coaching.TypeContract:
		d.Contract = contract(source, front)
		d.Contract.LogInDoubt = d.misspelt() || speaksOfConsent(front)
	case coaching.TypeSession:
		d.Session = session(source, front)
		d.Session.LengthInDoubt = d.misspelt() || assessmentInDoubt(front)
	case coaching.TypeCommitment:
		d.Commitment = commitment(source, front)
		d.Commitment.InDoubt = d.doubtful(front)
	}
}

// ofOtherType reports whether the `type` that the file gives is another one than its place in the practice asks for.
func (d *Document) ofOtherType(front Value, want coaching.Type) bool {
	v, _ := front.Get("type")
	if v.Kind != Scalar || v.Text == string(want) {
		return false
	}
	switch coaching.Type(v.Text) {
	case coaching.TypeContract, coaching.TypeSession, coaching.TypeCommitment:
		d.at(v.Pos, v.End).errorf("wrong-type", "`type` names another type than the folder that the file is in",
			"write `type: "+string(want)+"`, or move the file to the folder of its type")
		return true
	}
	return false
}

// abridge keeps, of what is wrong over and over again, as much as somebody reads.
func (d *Document) abridge() {
	if len(d.Findings) <= maxAlike {
		return
	}
	type kind struct {
		rule     string
		severity diag.Severity
	}
	seen, last := map[kind]int{}, map[kind]int{}
	kept := d.Findings[:0]
	for _, f := range d.Findings {
		k := kind{f.Rule, f.Severity}
		if seen[k]++; seen[k] > maxAlike {
			continue
		}
		last[k] = len(kept)
		kept = append(kept, f)
	}
	for k, i := range last {
		if more := seen[k] - maxAlike; more > 0 {
			kept[i].Message += fmt.Sprintf("; further down in this file it is the same, %d times", more)
		}
	}
	d.Findings = kept
}

// place is where the next finding goes.
type place struct {
	d          *Document
	start, end diag.Pos
}

func (d *Document) at(start, end diag.Pos) place {
	if end == (diag.Pos{}) {
		end = start
	}
	return place{d: d, start: start, end: end}
}

func (p place) errorf(rule, message, hint string) { p.add(diag.Error, rule, message, hint) }

func (p place) warnf(rule, message, hint string) { p.add(diag.Warning, rule, message, hint) }

func (p place) add(severity diag.Severity, rule, message, hint string, notes ...diag.Note) {
	p.d.Findings = append(p.d.Findings, diag.Diagnostic{
		Rule: rule, Severity: severity,
		Span:    diag.Span{Path: p.d.Path, Start: p.start, End: p.end},
		Message: message, Hint: hint, Related: notes,
	})
}

// Span is the place of a value reached by keys, the nearest one that exists: the place of the front matter when none
// does.
func (d *Document) Span(keys ...string) diag.Span {
	span := diag.Span{Path: d.Path, Start: diag.Pos{Line: 1, Col: 1}, End: diag.Pos{Line: 1, Col: 1}}
	v := d.Front
	for _, key := range keys {
		next, ok := v.step(key)
		if !ok {
			break
		}
		v = next.Value
		start, end := v.Pos, v.End
		if v.Kind == Null || v.Kind == Map || v.Kind == List {
			start, end = next.Pos, next.KeyEnd
		}
		span.Start, span.End = start, end
	}
	return span
}
