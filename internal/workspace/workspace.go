// Package workspace is the only room that touches the disk: it finds a practice, reads its files one engagement at a
// time, and carries out write plans whole or not at all.
//
// It never judges what it reads and never runs anything that it finds.
package workspace

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"coachctl/internal/coaching"
	"coachctl/internal/document"
)

// ConfigName is the file that makes a folder a practice.
const ConfigName = "coachctl.yaml"

// ErrNoPractice means that no folder from the start upwards is a practice.
var ErrNoPractice = errors.New("no practice here: neither this folder nor one above it holds " + ConfigName)

// A Workspace is an opened practice.
type Workspace struct {
	Root   string             // the practice's folder; empty when it is not on a disk
	Here   string             // the folder that the search began in, relative to Root
	Config *document.Document // coachctl.yaml
	files  Files
	root   *os.Root
	fault  func(op, path string) error // see operator
}

// Open finds the practice that a folder belongs to: the nearest one upwards.
func Open(dir string) (*Workspace, error) {
	start, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	info, err := os.Stat(start)
	if errors.Is(err, fs.ErrPermission) {
		return nil, &FileError{Path: dir, Err: plain(err)}
	}
	if err != nil || !info.IsDir() {
		return nil, &FileError{Path: dir, Err: errors.New("is not a folder")}
	}
	for at := start; ; at = filepath.Dir(at) {
		info, err := os.Stat(filepath.Join(at, ConfigName))
		if err == nil && info.Mode().IsRegular() {
			return open(at, start)
		}
		if errors.Is(err, fs.ErrPermission) && at == start { // a practice above would be another one
			return nil, &FileError{Path: dir, Err: plain(err)}
		}
		if filepath.Dir(at) == at {
			return nil, ErrNoPractice
		}
	}
}

func open(at, start string) (*Workspace, error) {
	root, err := os.OpenRoot(at)
	if err != nil {
		return nil, err
	}
	here, err := filepath.Rel(at, start)
	if err != nil {
		return nil, err
	}
	w, err := FromFiles(disk{root: root})
	if err != nil {
		return nil, err
	}
	w.Root, w.Here, w.root = at, filepath.ToSlash(here), root
	return w, nil
}

// FromFiles opens a practice that is read from anywhere. It cannot be written to.
func FromFiles(files Files) (*Workspace, error) {
	src, err := files.Read(ConfigName, nil)
	if err != nil {
		return nil, &FileError{Path: ConfigName, Err: err}
	}
	config := document.Parse(ConfigName, coaching.TypePractice, src)
	return &Workspace{Config: config, files: files, Here: "."}, nil
}

// Practice is what coachctl.yaml says, and an empty practice in UTC where it cannot be read.
func (w *Workspace) Practice() *coaching.Practice {
	if w.Config.Practice == nil {
		return &coaching.Practice{Source: coaching.Source{Path: ConfigName}}
	}
	return w.Config.Practice
}

// Engagements are the ids of all engagements, in order.
func (w *Workspace) Engagements() ([]string, error) {
	entries, err := w.files.List("engagements")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, &FileError{Path: "engagements", Err: err}
	}
	var ids []string
	for _, e := range entries {
		if e.Dir && !strings.HasPrefix(e.Name, ".") {
			ids = append(ids, e.Name)
		}
	}
	return ids, nil
}

// HereEngagement is the engagement in whose folder the search for the practice began, empty outside of any.
func (w *Workspace) HereEngagement() string {
	rest, ok := strings.CutPrefix(w.Here, "engagements/")
	if !ok {
		return ""
	}
	id, _, _ := strings.Cut(rest, "/")
	return id
}

// Entries are the names in a folder of the practice, in order.
func (w *Workspace) Entries(dir string) ([]string, error) {
	entries, err := w.files.List(dir)
	if err != nil {
		return nil, &FileError{Path: dir, Err: err}
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name)
	}
	return names, nil
}

// Read gives the bytes of one file.
func (w *Workspace) Read(p string) ([]byte, error) {
	src, err := w.files.Read(p, nil)
	if err != nil {
		return nil, &FileError{Path: p, Err: err}
	}
	return src, nil
}

// OwnTemplates are the texts of the practice's own templates, by file name.
func (w *Workspace) OwnTemplates() (map[string]string, error) {
	entries, err := w.files.List("templates")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, &FileError{Path: "templates", Err: err}
	}
	own := map[string]string{}
	for _, e := range entries {
		if e.Dir || path.Ext(e.Name) != ".tmpl" {
			continue
		}
		text, err := w.Read("templates/" + e.Name)
		if err != nil {
			return nil, err
		}
		if len(text) > document.MaxFile {
			return nil, &FileError{Path: "templates/" + e.Name, Err: fmt.Errorf("is larger than %d KiB", document.MaxFile>>10)}
		}
		own[e.Name] = string(text)
	}
	return own, nil
}

// PathOf is where a document of an engagement lies.
func PathOf(id string, t coaching.Type, name string) string {
	switch t {
	case coaching.TypeSession:
		return "engagements/" + id + "/sessions/" + name + ".md"
	case coaching.TypeCommitment:
		return "engagements/" + id + "/commitments/" + name + ".md"
	}
	return "engagements/" + id + "/contract.md"
}

// Names are the names of an engagement's documents of a type, without .md, in order.
func (w *Workspace) Names(id string, t coaching.Type) ([]string, error) {
	dir := path.Dir(PathOf(id, t, ""))
	entries, err := w.files.List(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, &FileError{Path: dir, Err: err}
	}
	var names []string
	for _, e := range entries {
		name := strings.TrimSuffix(e.Name, ".md")
		if t == coaching.TypeContract && e.Name == "contract.md" || t != coaching.TypeContract && isDocument(e) {
			names = append(names, name)
		}
	}
	return names, nil
}

// isDocument reports whether an entry of sessions/ or commitments/ should be a document of ours.
func isDocument(e Entry) bool {
	return !e.Dir && strings.HasSuffix(e.Name, ".md") && !strings.HasPrefix(e.Name, ".") && !strings.EqualFold(e.Name, "README.md")
}

// Relative reads a path, from the folder that the search began in, as one relative to the practice; empty when it leads
// out of it.
func (w *Workspace) Relative(p string) string {
	abs := filepath.FromSlash(p)
	if !filepath.IsAbs(abs) {
		abs = filepath.Join(w.Root, filepath.FromSlash(w.Here), abs)
	}
	rel, below := relativeTo(w.Root, abs)
	if !below {
		return ""
	}
	return filepath.ToSlash(rel)
}

// relativeTo is a path as one relative to a folder that it does not lead out of.
func relativeTo(folder, p string) (rel string, below bool) {
	rel, err := filepath.Rel(folder, p)
	return rel, err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// Exists reports whether there is a file or folder at a path of the practice, or may be one where a folder lets nobody look.
func (w *Workspace) Exists(p string) bool {
	if w.root == nil {
		return w.inFiles(p)
	}
	_, err := w.root.Stat(p)
	return err == nil || errors.Is(err, fs.ErrPermission)
}

// RepositoryOf is the folder of the git repository that a file of the practice belongs to, relative to the practice: "."
// for the practice's own or one above it, and empty when there is none.
func (w *Workspace) RepositoryOf(p string) string {
	for dir := path.Dir(p); dir != "." && w.Root != ""; dir = path.Dir(dir) {
		if w.Exists(dir + "/.git") {
			return dir
		}
	}
	if w.repository() == "" {
		return ""
	}
	return "."
}

// InRepository is what stands before the practice's own names in the git repository that it is a part of: empty, or a
// path that ends in a slash.
func (w *Workspace) InRepository() string {
	rel, err := filepath.Rel(w.repository(), w.Root)
	if err != nil || rel == "." || w.repository() == "" {
		return ""
	}
	return filepath.ToSlash(rel) + "/"
}

// repository is the top of the git repository that the practice is or lies in; empty when there is none.
func (w *Workspace) repository() string {
	for at := w.Root; at != ""; at = filepath.Dir(at) {
		if _, err := os.Stat(filepath.Join(at, ".git")); err == nil {
			return at
		}
		if filepath.Dir(at) == at {
			break
		}
	}
	return ""
}
