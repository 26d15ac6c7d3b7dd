// Package amend works out changes to records: what a command means for the bytes of which files, as one write plan.
//
// It is pure: files come in as bytes and go out as a plan. A file that cannot be read without doubt is left as it is, and
// nothing in it is touched that the change does not need.
package amend

import (
	"bytes"
	"fmt"
	"slices"
	"time"

	"coachctl/internal/coaching"
	"coachctl/internal/document"
	"coachctl/internal/plan"
	"coachctl/internal/scaffold"
)

// An Editor gathers the changes of one command to one engagement.
type Editor struct {
	Engagement *coaching.Engagement
	Builder    scaffold.Builder
	Now        time.Time
	Read       func(path string) ([]byte, error) // a file of the practice as it lies there
	Names      []string                          // of all files under commitments/, without .md
	Unread     error                             // a file of the engagement could not be read: no promise is made then

	Plan plan.Plan
	Left []Left            // what could not be understood and stays as it is
	Said map[string]string // what was understood of a date in the new file at a path

	claims map[string]bool // promises that this run has found on the disk and taken for its own
}

// Left is a line that was left as it is, and why. The reason holds nothing that a person wrote.
type Left struct {
	Path   string
	Line   int
	Reason string
}

func (x *Editor) leave(path string, line int, format string, args ...any) {
	x.Left = append(x.Left, Left{Path: path, Line: line, Reason: fmt.Sprintf(format, args...)})
}

// Remaining is Left with the lines as they are once the plan is carried out: front matter above them may have grown.
func (x *Editor) Remaining() []Left {
	out := slices.Clone(x.Left)
	for i, l := range out {
		for _, c := range x.Plan {
			if c.Path == l.Path && !c.Create {
				out[i].Line += bytes.Count(c.After, newline) - bytes.Count(c.Before, newline)
			}
		}
	}
	return out
}

var newline = []byte("\n")

// bytes are a file's bytes as the plan has them so far, and as they lay on disk before it.
func (x *Editor) bytes(path string) (now, before []byte, err error) {
	for _, c := range x.Plan {
		if c.Path == path {
			return c.After, c.Before, nil
		}
	}
	before, err = x.Read(path)
	return before, before, err
}

// edit changes one file by a function of its bytes.
func (x *Editor) edit(path string, change func([]byte) ([]byte, error)) error {
	now, before, err := x.bytes(path)
	if err != nil {
		return err
	}
	after, err := change(now)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	x.Plan.Replace(path, before, after)
	return nil
}

// set writes a value that is one text into a document.
func (x *Editor) set(path string, t coaching.Type, key, text string) error {
	return x.edit(path, func(src []byte) ([]byte, error) {
		return document.Set(src, t, key, document.Quote(text))
	})
}

// setDate writes a day or moment, bare.
func (x *Editor) setDate(path string, t coaching.Type, key string, m coaching.Moment) error {
	return x.edit(path, func(src []byte) ([]byte, error) { return document.Set(src, t, key, m.String()) })
}

// remove takes a key out of a document; one that is not there is no error.
func (x *Editor) remove(path string, t coaching.Type, key string) error {
	return x.edit(path, func(src []byte) ([]byte, error) { return document.Remove(src, t, key) })
}

// addTo adds a text to a list, unless it is in it.
func (x *Editor) addTo(path string, t coaching.Type, key, text string) error {
	return x.edit(path, func(src []byte) ([]byte, error) { return document.Append(src, t, key, text) })
}
