package workspace

import (
	"io/fs"
	"path"
	"slices"
	"strings"
)

// Listed are files that are known by a list of their paths, as those of an index are.
type Listed struct {
	folders map[string][]Entry
	read    func(path string, buf []byte) ([]byte, error)
}

// NewListed makes Files of paths and of the function that reads one; it is asked for paths of the list only.
func NewListed(paths []string, read func(path string, buf []byte) ([]byte, error)) Listed {
	l := Listed{folders: map[string][]Entry{}, read: read}
	for _, p := range paths {
		l.add(p, false)
	}
	for _, entries := range l.folders {
		slices.SortFunc(entries, byName)
	}
	return l
}

func (l Listed) add(p string, isDir bool) {
	dir := path.Dir(p)
	_, known := l.folders[dir]
	l.folders[dir] = append(l.folders[dir], Entry{Name: path.Base(p), Dir: isDir})
	if !known && dir != "." {
		l.add(dir, true)
	}
}

// List gives the entries of a folder.
func (l Listed) List(dir string) ([]Entry, error) {
	entries, ok := l.folders[dir]
	if !ok {
		return nil, fs.ErrNotExist
	}
	return entries, nil
}

// Read gives the bytes of a file.
func (l Listed) Read(p string, buf []byte) ([]byte, error) {
	if !l.has(p) {
		return nil, fs.ErrNotExist
	}
	return l.read(p, buf)
}

func (l Listed) has(p string) bool {
	entries := l.folders[path.Dir(p)]
	i, ok := slices.BinarySearchFunc(entries, Entry{Name: path.Base(p)}, byName)
	return ok && !entries[i].Dir
}

func byName(a, b Entry) int { return strings.Compare(a.Name, b.Name) }

// Over is the same practice, in the same place, as other files have it. It cannot be written to.
func (w *Workspace) Over(files Files) (*Workspace, error) {
	other, err := FromFiles(files)
	if err != nil {
		return nil, err
	}
	other.Root, other.Here = w.Root, w.Here
	return other, nil
}

// inFiles reports whether there is a file or folder at a path, where the files are not on a disk.
func (w *Workspace) inFiles(p string) bool {
	if _, err := w.files.List(p); err == nil {
		return true
	}
	_, err := w.files.Read(p, nil)
	return err == nil
}
