package cli

import (
	"bytes"
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"coachctl/internal/check"
	"coachctl/internal/diag"
	"coachctl/internal/document"
	"coachctl/internal/git"
	"coachctl/internal/workspace"
)

// A tree is a git repository that holds the practice, or lies in it.
type tree struct {
	*git.Repository
	above string // stands before the practice's names in the repository: empty, or a path that ends in a slash
	below string // stands before the repository's names in the practice, likewise
}

// treeOf finds the repository of a folder of the practice.
func treeOf(w *workspace.Workspace, dir string) (tree, error) {
	repo, err := git.Open(dir)
	if err != nil {
		return tree{}, err
	}
	root, err := filepath.EvalSymlinks(w.Root)
	if err != nil {
		return tree{}, err
	}
	t := tree{Repository: repo}
	rel, err := filepath.Rel(repo.Top, root)
	switch {
	case err != nil:
		return tree{}, git.ErrNoRepository
	case rel == "..", strings.HasPrefix(rel, ".."+string(filepath.Separator)):
		if rel, err = filepath.Rel(root, repo.Top); err != nil {
			return tree{}, git.ErrNoRepository
		}
		t.below = filepath.ToSlash(rel) + "/"
	case rel != ".":
		t.above = filepath.ToSlash(rel) + "/"
	}
	return t, nil
}

// name is a file of the repository as the practice calls it.
func (t tree) name(path string) string { return t.below + strings.TrimPrefix(path, t.above) }

// staged is what the next commit makes of a practice. A nil one lets everything through.
type staged struct {
	tree    tree
	files   map[string]git.File
	changed map[string]bool // files that differ from the last commit
	gone    map[string]bool // parts that lose a file
	blobs   *git.Blobs

	mu     sync.Mutex
	locked map[string]bool // files that are encrypted in git
}

var (
	errNotStaged  = errors.New("coachctl.yaml is not staged; `git add` it, or leave out --staged")
	errUnfinished = errors.New("nothing was checked: finish the merge, and stage what it made")
	errNoFile     = errors.New("is staged, and is not a regular file")
)

var gitCrypt = []byte("\x00GITCRYPT\x00")

// openToCheck opens the practice, as it lies in its folder or as it is staged, with what is to be looked at.
func (a *app) openToCheck(o checkOptions, args []string) (*practice, scope, error) {
	if !o.staged {
		p, err := a.open()
		if err != nil {
			return nil, scope{}, err
		}
		s, err := a.checkScope(p, args)
		return p, s, err
	}
	w, err := a.openWorkspace()
	if err != nil {
		return nil, scope{}, err
	}
	w, what, err := a.readIndex(w)
	if err != nil {
		return nil, scope{}, err
	}
	p, err := a.practiceOf(w)
	if err != nil {
		return nil, scope{}, err
	}
	s, err := a.checkScope(p, args)
	s.ids = slices.DeleteFunc(s.ids, func(id string) bool { return !what.touches("engagements/" + id) })
	s.staged = what
	return p, s, err
}

// readIndex gives the practice as the index of its repository has it. Where the repository lies in the practice, as that of
// one engagement may, coachctl.yaml is none of its files and is the one in the folder.
func (a *app) readIndex(w *workspace.Workspace) (*workspace.Workspace, *staged, error) {
	t, err := treeOf(w, filepath.Join(w.Root, filepath.FromSlash(w.Here)))
	if err != nil {
		return nil, nil, err
	}
	below := []string{""}
	if t.below == "" {
		below = []string{t.above + workspace.ConfigName, t.above + "engagements"}
	}
	index, err := t.Index(below...)
	if err != nil {
		return nil, nil, err
	}
	for _, path := range index.Unmerged {
		a.complain(t.name(path)+": has a merge that is not finished", "")
	}
	if len(index.Unmerged) > 0 {
		return nil, nil, errUnfinished
	}
	what := newStaged(t, index)
	paths := make([]string, 0, len(index.Files)+1)
	for _, f := range index.Files {
		paths = append(paths, t.name(f.Path))
	}
	read := what.read
	if t.below != "" {
		paths = append(paths, workspace.ConfigName)
		read = func(path string, buf []byte) ([]byte, error) {
			if path == workspace.ConfigName {
				return w.Read(path)
			}
			return what.read(path, buf)
		}
	}
	over, err := w.Over(workspace.NewListed(paths, read))
	if errors.Is(err, fs.ErrNotExist) {
		err = errNotStaged
	}
	return over, what, err
}

func newStaged(t tree, index *git.Index) *staged {
	s := &staged{
		tree: t, files: map[string]git.File{}, changed: map[string]bool{}, gone: map[string]bool{}, locked: map[string]bool{},
		blobs: t.Blobs(),
	}
	for _, f := range index.Files {
		s.files[t.name(f.Path)] = f
	}
	for _, path := range index.Changed {
		s.changed[t.name(path)] = true
	}
	for _, path := range index.Deleted {
		s.gone[partOf(t.name(path))] = true
	}
	return s
}

// partOf is the folder of the engagement that a file belongs to, and any other file itself.
func partOf(path string) string {
	if rest, ok := strings.CutPrefix(path, "engagements/"); ok {
		id, _, _ := strings.Cut(rest, "/")
		return "engagements/" + id
	}
	return path
}

func (s *staged) read(path string, buf []byte) ([]byte, error) {
	f := s.files[path]
	if !f.Regular {
		return nil, errNoFile
	}
	src, err := s.blobs.Read(f.Blob, document.MaxFile, buf)
	if bytes.HasPrefix(src, gitCrypt) {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.locked[path] = true
	}
	return src, err
}

// touches reports whether the commit changes anything in a part of the practice.
func (s *staged) touches(part string) bool {
	if s.gone[part] {
		return true
	}
	for path := range s.changed {
		if partOf(path) == part {
			return true
		}
	}
	return false
}

// has reports whether a file is of the commit's business: it is changed, or its engagement loses a file.
func (s *staged) has(path string) bool { return s == nil || s.changed[path] || s.gone[partOf(path)] }

// concerns reports whether a finding is: it is in such a file, or involves one. What git holds encrypted cannot be judged,
// and of the files beside it only what each is by itself.
func (s *staged) concerns(f diag.Diagnostic) bool {
	if s == nil {
		return true
	}
	rule, _ := check.RuleOf(f.Rule)
	if s.hidden(f.Path, rule.Check != nil) {
		return false
	}
	return s.has(f.Path) || slices.ContainsFunc(f.Related, func(n diag.Note) bool { return s.has(n.Path) })
}

// hidden reports whether a file is encrypted in git, or, for what goes by several files, one of its engagement is.
func (s *staged) hidden(file string, several bool) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	for path := range s.locked {
		if path == file || several && partOf(path) == partOf(file) {
			return true
		}
	}
	return false
}

// errors are those about files that the commit changes.
func (s *staged) errors(all []error) []error {
	var out []error
	for _, err := range all {
		var file *workspace.FileError
		if !errors.As(err, &file) || s.has(file.Path) {
			out = append(out, err)
		}
	}
	return out
}

// done ends the reading, and says what could not be judged.
func (s *staged) done(a *app) {
	if s == nil {
		return
	}
	s.blobs.Close()
	if n := len(s.locked); n > 0 {
		a.say("git holds %s encrypted: not judged, nor what goes by more files; `coachctl check` reads the folder", count(n, "file", "files"))
	}
}

// counts reports whether a file is one of those that were looked at.
func (s scope) counts(path string) bool { return s.covers(path) && s.staged.has(path) }

// wanted are the findings that were asked for.
func (s scope) wanted(found diag.List) diag.List {
	var out diag.List
	for _, f := range found {
		if s.covers(f.Path) && s.staged.concerns(f) {
			out = append(out, f)
		}
	}
	return out
}
