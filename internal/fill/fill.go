// Package fill is the template engine: built-in templates, a practice's own over them, and an error that names the file
// and line. It knows nothing of coaching; what a template may see is decided by whoever calls it.
package fill

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"text/template"
	"time"
)

// maxOutput bounds what one template may print; a page is a few kilobytes.
const maxOutput = 1 << 20

// maxTime bounds how long a template may run; a page takes a millisecond.
const maxTime = 5 * time.Second

var errTooSlow = errors.New("runs longer than 5 seconds")

// errTooLong stops a template that prints without end.
var errTooLong = errors.New("prints more than 1 MiB")

// shared are the template files that every other one may use.
const shared = "parts.tmpl"

// A Set of templates by file name.
type Set struct {
	builtin fs.FS
	own     map[string]string
}

// New makes a set from the built-in templates and a practice's own texts by file name, which win.
func New(builtin fs.FS, own map[string]string) *Set { return &Set{builtin: builtin, own: own} }

// An Error is a template that cannot be used. File is relative to the practice for its own templates, and Line is 0
// where the template engine names none.
type Error struct {
	File string
	Line int
	Err  error
}

// Error is file:line: reason.
func (e *Error) Error() string {
	if e.Line == 0 {
		return fmt.Sprintf("%s: %v", e.File, e.Err)
	}
	return fmt.Sprintf("%s:%d: %v", e.File, e.Line, e.Err)
}

// Unwrap gives the reason.
func (e *Error) Unwrap() error { return e.Err }

// Execute fills the template of a file name with data. The definitions of parts.tmpl are at hand, and so are funcs and
// the functions pick, join, trim, lower and upper; none of them may make a text longer than 1 MiB. Every failure is an *Error.
func (s *Set) Execute(name string, data any, funcs template.FuncMap) (string, error) {
	all := own()
	maps.Copy(all, funcs)
	for name, f := range all {
		all[name] = bounded(f)
	}
	root := template.New(name).Funcs(all)
	if _, replaced := s.own[shared]; replaced { // one that was written for an earlier version lacks what came since
		text, err := fs.ReadFile(s.builtin, shared)
		if err != nil {
			return "", &Error{File: shared, Err: err}
		}
		if _, err := root.Parse(string(text)); err != nil {
			return "", s.locate(shared, err)
		}
	}
	for _, file := range slices.Compact([]string{shared, name}) {
		text, err := s.text(file)
		if err != nil {
			return "", &Error{File: file, Err: err}
		}
		if _, err := root.New(file).Parse(text); err != nil {
			return "", s.locate(file, err)
		}
	}
	return s.run(root, name, data)
}

// run executes a template for a bounded time: nothing else can stop one that loops without printing.
func (s *Set) run(root *template.Template, name string, data any) (string, error) {
	out := &limited{}
	done := make(chan error, 1)
	go func() { done <- root.ExecuteTemplate(out, name, data) }()
	select {
	case err := <-done:
		if err != nil {
			return "", s.locate(name, err)
		}
		return out.String(), nil
	case <-time.After(maxTime):
		return "", s.locate(name, errTooSlow)
	}
}

func (s *Set) text(name string) (string, error) {
	if own, ok := s.own[name]; ok {
		return own, nil
	}
	text, err := fs.ReadFile(s.builtin, name)
	return string(text), err
}

var placed = regexp.MustCompile(`^template: ([^:]+):(\d+)(?::\d+)?: (?s:(.*))$`)

// locate takes file and line out of an error of text/template, whose text begins with both.
func (s *Set) locate(name string, err error) error {
	located := &Error{File: name, Err: err}
	var exec template.ExecError
	if errors.As(err, &exec) && errors.Is(err, errTooLong) {
		located.Err = errTooLong
	} else if errors.Is(err, errTooSlow) {
		located.Err = errTooSlow
	} else if m := placed.FindStringSubmatch(err.Error()); m != nil {
		located.File, located.Err = m[1], errors.New(withoutValues(m[3]))
		located.Line, _ = strconv.Atoi(m[2])
	}
	if _, own := s.own[located.File]; own {
		located.File = "templates/" + located.File
	} else {
		located.File = "built-in " + located.File
	}
	return located
}

// pick gives the n-th word, counted from 1, and the last one for any n beyond: plurals, weekdays and months are data of
// the template.
func pick(n int, words ...string) (string, error) {
	if len(words) == 0 || n < 0 {
		return "", errors.New("pick wants a number and at least one word")
	}
	return words[min(max(n, 1), len(words))-1], nil
}

type limited struct{ bytes.Buffer }

func (l *limited) Write(p []byte) (int, error) {
	if l.Len()+len(p) > maxOutput {
		return 0, errTooLong
	}
	return l.Buffer.Write(p)
}
