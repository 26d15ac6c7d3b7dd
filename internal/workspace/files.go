package workspace

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"coachctl/internal/document"
)

// Files is where a practice is read from: a disk, the index of a repository, a map in a test. Paths are relative to the
// practice, with forward slashes.
type Files interface {
	// List gives the entries of a folder in order of name; fs.ErrNotExist when there is none.
	List(dir string) ([]Entry, error)
	// Read gives the bytes of a file. The result may share buf's memory and is good until the next call with it.
	Read(path string, buf []byte) ([]byte, error)
}

// An Entry of a folder.
type Entry struct {
	Name string
	Dir  bool
	Link bool // a symbolic link; Dir is what it leads to
}

var errNotRegular = errors.New("is not a regular file")

// disk reads below one folder and nowhere else: a symbolic link that leads out of it is an error.
type disk struct{ root *os.Root }

func (d disk) List(dir string) ([]Entry, error) {
	entries, err := listBelow(d.root, dir)
	if err != nil {
		return nil, plain(err)
	}
	return d.sorted(dir, entries), nil
}

// sorted is what a folder's entries are to us.
func (d disk) sorted(dir string, entries []fs.DirEntry) []Entry {
	out := make([]Entry, 0, len(entries))
	for _, e := range entries {
		isDir, isLink := e.IsDir(), e.Type()&fs.ModeSymlink != 0
		if isLink {
			info, err := d.root.Stat(dir + "/" + e.Name())
			// One that leads nowhere, or out of the practice, is for whoever reads it to report.
			isDir = err == nil && info.IsDir() || err != nil && !strings.HasSuffix(e.Name(), ".md") && path.Ext(e.Name()) != ".tmpl"
		}
		out = append(out, Entry{Name: e.Name(), Dir: isDir, Link: isLink})
	}
	slices.SortFunc(out, byName)
	return out
}

// openBelow opens a file or folder to be read, without blocking: what waits for a writer at the other end is neither, and is
// refused like any other.
func openBelow(root *os.Root, p string) (*os.File, error) {
	return root.OpenFile(p, os.O_RDONLY|syscall.O_NONBLOCK, 0)
}

// listBelow gives the entries of a folder, in no order.
func listBelow(root *os.Root, dir string) ([]fs.DirEntry, error) {
	f, err := openBelow(root, dir)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return entriesOf(f, filepath.Join(root.Name(), filepath.FromSlash(dir)))
}

// Read stops one byte behind the limit of a file, which is enough to see that it is too large.
func (d disk) Read(p string, buf []byte) ([]byte, error) {
	f, err := openBelow(d.root, p)
	if err != nil {
		return nil, plain(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return nil, errNotRegular
	}
	buf = room(buf, info.Size())
	for len(buf) <= document.MaxFile {
		if len(buf) == cap(buf) {
			buf = slices.Grow(buf, len(buf))
		}
		left := cap(buf) - len(buf)
		n, err := f.Read(buf[len(buf):cap(buf)])
		buf = buf[:len(buf)+n]
		if errors.Is(err, io.EOF) || err == nil && n < left && int64(len(buf)) == info.Size() {
			break
		}
		if err != nil {
			return nil, plain(err)
		}
	}
	return buf, nil
}

// room is an empty buffer that a file of a size fits into, and a byte more, which shows that it has grown.
func room(buf []byte, size int64) []byte {
	return slices.Grow(buf[:0], int(min(size, document.MaxFile))+1)
}

// plain takes the path out of an error of the os package: whoever reports it names the path once.
func plain(err error) error {
	if err = bare(err); err.Error() == "path escapes from parent" { // the os package has no name for it
		return ErrOutside
	}
	return err
}

func bare(err error) error {
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		return pathErr.Err
	}
	var linkErr *os.LinkError
	if errors.As(err, &linkErr) {
		return linkErr.Err
	}
	return err
}

// A FileError is a file or folder that could not be read or written; it is no finding about what stands in it.
type FileError struct {
	Path string
	Err  error
}

// Error is path: reason.
func (e *FileError) Error() string { return fmt.Sprintf("%s: %v", e.Path, e.Err) }

// Unwrap gives the reason.
func (e *FileError) Unwrap() error { return e.Err }
