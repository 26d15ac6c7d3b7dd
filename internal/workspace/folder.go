package workspace

import (
	"bytes"
	"cmp"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"coachctl/internal/coaching"
	"coachctl/internal/document"
	"coachctl/internal/plan"
)

// Depth is how much of an engagement is read.
type Depth int

// The depths.
const (
	OpenFronts Depth = iota // front matter; closed commitments may be passed over unread
	Fronts                  // all front matter
	Whole                   // bodies too
	Meetings                // front matter of contract and sessions; promises are not looked at
)

// A Folder is one engagement as it lies on disk.
type Folder struct {
	ID         string
	Dir        string // engagements/<id>
	Engagement *coaching.Engagement
	Documents  []*document.Document // contract, sessions, commitments, each in order of name
	Misplaced  []coaching.Misplaced // sessions whose start is no single instant
	Errors     []error              // files and folders that could not be read, each a *FileError
}

// Document finds the document at a path; nil when there is none.
func (f *Folder) Document(p string) *document.Document {
	for _, d := range f.Documents {
		if d.Path == p {
			return d
		}
	}
	return nil
}

// Whole reports whether all that an engagement is made of could be looked for: its contract, and the folders of the others.
func (f *Folder) Whole() bool {
	parts := []string{f.Dir, f.Dir + "/contract.md", f.Dir + "/sessions", f.Dir + "/commitments"}
	return !slices.ContainsFunc(f.Errors, func(err error) bool {
		var file *FileError
		return errors.As(err, &file) && slices.Contains(parts, file.Path)
	})
}

// Unreadable are the documents that could not be read as their type.
func (f *Folder) Unreadable() []*document.Document {
	var out []*document.Document
	for _, d := range f.Documents {
		if !d.Readable {
			out = append(out, d)
		}
	}
	return out
}

// Load reads one engagement.
func (w *Workspace) Load(id string, depth Depth) *Folder {
	var buf []byte
	return w.load(id, depth, &buf)
}

func (w *Workspace) load(id string, depth Depth, buf *[]byte) *Folder {
	f := &Folder{ID: id, Dir: "engagements/" + id}
	files, done := below(w.files, f.Dir)
	defer done()
	l := loader{files: files, folder: f, depth: depth, buf: buf}
	if w.isTwin(id) {
		l.failed(f.Dir, errTwin)
		f.assemble(w.Practice())
		return f
	}
	l.contract()
	l.all("sessions", coaching.TypeSession)
	if depth != Meetings {
		l.all("commitments", coaching.TypeCommitment)
	}
	if depth == Whole {
		l.misnamed()
	}
	f.assemble(w.Practice())
	return f
}

// With is the engagement as it would be with other bytes in some of its files, and with those that a plan makes.
func (f *Folder) With(p plan.Plan, practice *coaching.Practice) *Folder {
	changed := &Folder{ID: f.ID, Dir: f.Dir}
	after := map[string][]byte{}
	for _, c := range p {
		after[c.Path] = c.After
	}
	for _, d := range f.Documents {
		if src, ok := after[d.Path]; ok {
			delete(after, d.Path)
			d = document.ParseWhole(d.Path, d.Type, src)
		}
		changed.Documents = append(changed.Documents, d)
	}
	for _, c := range p {
		if _, isNew := after[c.Path]; isNew && c.Create && strings.HasPrefix(c.Path, f.Dir+"/") {
			changed.Documents = append(changed.Documents, document.ParseWhole(c.Path, typeAt(c.Path), c.After))
		}
	}
	slices.SortStableFunc(changed.Documents, func(a, b *document.Document) int { return cmp.Compare(order(a), order(b)) })
	changed.assemble(practice)
	return changed
}

// typeAt is the type of a document by the folder that it lies in.
func typeAt(p string) coaching.Type {
	switch path.Base(path.Dir(p)) {
	case "sessions":
		return coaching.TypeSession
	case "commitments":
		return coaching.TypeCommitment
	}
	return coaching.TypeContract
}

// order is the place of a document among others: the contract, then sessions, then promises, each in order of name.
func order(d *document.Document) string {
	place := map[coaching.Type]string{coaching.TypeContract: "1", coaching.TypeSession: "2", coaching.TypeCommitment: "3"}
	return place[d.Type] + d.Path
}

func (f *Folder) assemble(practice *coaching.Practice) {
	var (
		contract *coaching.Contract
		sessions []*coaching.Session
		promises []*coaching.Commitment
	)
	for _, d := range f.Documents {
		switch {
		case d.Contract != nil:
			contract = d.Contract
		case d.Session != nil:
			sessions = append(sessions, d.Session)
		case d.Commitment != nil:
			promises = append(promises, d.Commitment)
		}
	}
	f.Engagement, f.Misplaced = coaching.Assemble(f.ID, practice, contract, sessions, promises)
}

type loader struct {
	files  Files // those of the engagement's folder
	folder *Folder
	depth  Depth
	buf    *[]byte
}

func (l loader) all(sub string, t coaching.Type) {
	dir := path.Join(l.folder.Dir, sub)
	files, done := below(l.files, sub)
	defer done()
	entries, err := files.List(".")
	if errors.Is(err, fs.ErrNotExist) {
		return
	}
	if err != nil {
		l.failed(dir, err)
		return
	}
	for _, e := range entries {
		switch {
		case isDocument(e):
			src, err := files.Read(e.Name, *l.buf)
			l.file(path.Join(dir, e.Name), t, src, err)
		case l.depth == Whole:
			l.stray(path.Join(sub, e.Name), e, t)
		}
	}
}

// misnamed names the first file of a folder that is nearly sessions/ or commitments/: all that it holds is read by nobody.
func (l loader) misnamed() {
	entries, err := l.files.List(".")
	if err != nil {
		return // reported where it matters
	}
	types := map[string]coaching.Type{"sessions": coaching.TypeSession, "commitments": coaching.TypeCommitment}
	for _, e := range entries {
		t, meant := types[document.Nearest(e.Name, []string{"sessions", "commitments"})]
		if !e.Dir || !meant || types[e.Name] != "" {
			continue
		}
		below, _ := l.files.List(e.Name)
		for _, b := range below {
			if isDocument(b) {
				l.folder.Documents = append(l.folder.Documents, document.Stray(path.Join(l.folder.Dir, e.Name, b.Name), t))
				break
			}
		}
	}
}

// stray names Markdown files that nobody would read: in a folder below, or with an ending in capitals. The path is one in
// the engagement's folder.
func (l loader) stray(p string, e Entry, t coaching.Type) {
	if strings.HasPrefix(e.Name, ".") || strings.EqualFold(e.Name, "README.md") {
		return
	}
	if !e.Dir {
		if strings.EqualFold(path.Ext(e.Name), ".md") {
			l.folder.Documents = append(l.folder.Documents, document.Stray(path.Join(l.folder.Dir, p), t))
		}
		return
	}
	entries, err := l.files.List(p)
	if err != nil {
		l.failed(path.Join(l.folder.Dir, p), err)
		return
	}
	for _, below := range entries {
		// Behind a link there may be the folder that it lies in: it is looked into, and no further.
		if !e.Link || !below.Dir {
			l.stray(path.Join(p, below.Name), below, t)
		}
	}
}

// contract is read where there is one.
func (l loader) contract() {
	src, err := l.files.Read("contract.md", *l.buf)
	if !errors.Is(err, fs.ErrNotExist) {
		l.file(path.Join(l.folder.Dir, "contract.md"), coaching.TypeContract, src, err)
	}
}

func (l loader) file(p string, t coaching.Type, src []byte, err error) {
	if err != nil {
		l.failed(p, err)
		return
	}
	*l.buf = src
	if l.depth == OpenFronts && t == coaching.TypeCommitment && closed(src) {
		return
	}
	parse := document.Parse
	if l.depth == Whole {
		parse = document.ParseWhole
	}
	l.folder.Documents = append(l.folder.Documents, parse(p, t, src))
}

func (l loader) failed(p string, err error) {
	l.folder.Errors = append(l.folder.Errors, &FileError{Path: p, Err: err})
}

var statusKey = []byte("\nstatus: ")

// closed reports whether a commitment is certainly closed, without parsing it: its front matter has exactly one line that
// begins with `status: `, a closed state stands on it bare, and nothing in it could give the line another meaning. In
// doubt it is not.
func closed(src []byte) bool {
	if !bytes.HasPrefix(src, []byte("---\n")) {
		return false
	}
	end := bytes.Index(src, []byte("\n---\n"))
	if end < 0 {
		return false
	}
	front := src[3 : end+1]
	at := bytes.Index(front, statusKey)
	if at < 0 || bytes.Count(front, []byte("status")) != 1 || bytes.ContainsAny(front, "\\&*!{|>\r\t\"'") {
		return false
	}
	word, _, _ := bytes.Cut(front[at+len(statusKey):], []byte("\n"))
	switch string(word) {
	case "kept", "partly", "missed", "dropped", "carried":
		return true
	}
	return false
}
