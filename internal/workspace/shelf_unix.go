//go:build unix

package workspace

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"golang.org/x/sys/unix"

	"coachctl/internal/document"
)

// A shelf is a folder of the practice that is held open, so that thousands of files are read without asking for the
// folders above each of them, and without what os.File does for files that one may wait for. It reads regular files and
// follows no link; whatever else a name turns out to be is left to disk, which is the same but for the time that it takes.
type shelf struct {
	disk   disk
	dir    string
	folder *os.File
}

const shelfFlags = unix.O_RDONLY | unix.O_CLOEXEC | unix.O_NOFOLLOW | unix.O_NONBLOCK

func (d disk) below(dir string) (Files, func()) {
	folder, err := openBelow(d.root, dir)
	if err != nil {
		return under{d, dir}, func() {}
	}
	return shelf{d, dir, folder}, func() { folder.Close() }
}

func (s shelf) below(name string) (Files, func()) {
	dir := path.Join(s.dir, name)
	if !isName(name) {
		return s.disk.below(dir)
	}
	fd, err := unix.Openat(int(s.folder.Fd()), name, shelfFlags|unix.O_DIRECTORY, 0)
	if err != nil {
		return s.disk.below(dir)
	}
	folder := os.NewFile(uintptr(fd), filepath.Join(s.disk.root.Name(), filepath.FromSlash(dir)))
	return shelf{s.disk, dir, folder}, func() { folder.Close() }
}

func (s shelf) List(dir string) ([]Entry, error) {
	if dir != "." {
		return s.disk.List(path.Join(s.dir, dir))
	}
	if _, err := s.folder.Seek(0, 0); err != nil {
		return s.disk.List(s.dir)
	}
	entries, err := s.folder.ReadDir(-1)
	if err != nil {
		return s.disk.List(s.dir)
	}
	return s.disk.sorted(s.dir, entries), nil
}

func (s shelf) Read(p string, buf []byte) ([]byte, error) {
	if src, ok := s.read(p, buf); ok {
		return src, nil
	}
	return s.disk.Read(path.Join(s.dir, p), buf)
}

// read gives the bytes of a regular file that is not too large and is all there at once.
func (s shelf) read(name string, buf []byte) ([]byte, bool) {
	if !isName(name) {
		return nil, false
	}
	fd, err := unix.Openat(int(s.folder.Fd()), name, shelfFlags, 0)
	if err != nil {
		return nil, false
	}
	defer func() { _ = unix.Close(fd) }() // it was only read
	var info unix.Stat_t
	if unix.Fstat(fd, &info) != nil || info.Mode&unix.S_IFMT != unix.S_IFREG || info.Size > document.MaxFile {
		return nil, false
	}
	buf = room(buf, info.Size)
	n, err := unix.Read(fd, buf[:cap(buf)])
	return buf[:max(n, 0)], err == nil && int64(n) == info.Size
}

// isName reports whether a path is one step down.
func isName(p string) bool { return p == path.Base(p) && p != "." && p != ".." }

// entriesOf reads a folder that was opened below a root, of which os would ask the system for every single entry.
func entriesOf(folder *os.File, name string) ([]fs.DirEntry, error) {
	fd, err := unix.FcntlInt(folder.Fd(), unix.F_DUPFD_CLOEXEC, 0)
	if err != nil {
		return folder.ReadDir(-1)
	}
	own := os.NewFile(uintptr(fd), name)
	defer own.Close()
	return own.ReadDir(-1)
}
