// Package plan holds what a command wants written: every file, whole, before and after. Pure code makes a plan; one room
// carries it out, or shows it and writes nothing. A plan never touches a disk.
package plan

import "slices"

// A Change is one file to be written. Path is relative to the practice, with forward slashes.
type Change struct {
	Path   string
	Create bool   // the file must not exist yet; otherwise it must still hold Before
	Before []byte // nil when created
	After  []byte
}

// A Plan is all that a command writes. It is carried out whole or not at all.
type Plan []Change

// Create adds a new file.
func (p *Plan) Create(path string, text []byte) {
	*p = append(*p, Change{Path: path, Create: true, After: text})
}

// Replace adds a change of an existing file. A file whose bytes stay the same is left out; one that is already in the
// plan is changed further.
func (p *Plan) Replace(path string, before, after []byte) {
	for i, c := range *p {
		switch {
		case c.Path != path:
			continue
		case !c.Create && slices.Equal(c.Before, after):
			*p = slices.Delete(*p, i, i+1) // changed back
		default:
			(*p)[i].After = after
		}
		return
	}
	if slices.Equal(before, after) {
		return
	}
	*p = append(*p, Change{Path: path, Before: before, After: after})
}

// Bytes gives what a file will hold, if the plan writes it.
func (p Plan) Bytes(path string) ([]byte, bool) {
	for _, c := range p {
		if c.Path == path {
			return c.After, true
		}
	}
	return nil, false
}

// Last makes the change of a file the last one: a run that is cut short has then not made it, and finds by it what is left
// to do.
func (p *Plan) Last(path string) {
	if i := slices.IndexFunc(*p, func(c Change) bool { return c.Path == path }); i >= 0 {
		c := (*p)[i]
		*p = append(slices.Delete(*p, i, i+1), c)
	}
}
