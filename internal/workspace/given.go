package workspace

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"syscall"
)

// ErrOutside is a symbolic link that stands in a practice and ends outside of it. Whoever wrote the practice made it, and it
// may end anywhere.
var ErrOutside = errors.New("leads out of the practice by a symbolic link, which is not followed")

// LeadsOut reports whether a path that a person typed lies in a practice, and by a symbolic link ends outside of it.
func LeadsOut(name string) bool {
	typed, err := filepath.Abs(name)
	if err != nil {
		return false
	}
	ends := whereEnds(typed)
	for at := filepath.Dir(typed); filepath.Dir(at) != at; at = filepath.Dir(at) {
		if info, err := os.Stat(filepath.Join(at, ConfigName)); err != nil || !info.Mode().IsRegular() {
			continue
		}
		if _, below := relativeTo(whereEnds(at), ends); !below {
			return true
		}
	}
	return false
}

// whereEnds is a path without symbolic links, as far as it is there.
func whereEnds(p string) string {
	if clean, err := filepath.EvalSymlinks(p); err == nil {
		return clean
	}
	if filepath.Dir(p) == p {
		return p
	}
	return filepath.Join(whereEnds(filepath.Dir(p)), filepath.Base(p))
}

// ReadGiven reads a file that a person named, at most one byte more than most, which is enough to see that it is too large.
// It waits for no pipe.
func ReadGiven(name string, most int) ([]byte, error) {
	if LeadsOut(name) {
		return nil, &FileError{Path: name, Err: ErrOutside}
	}
	f, err := os.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, &FileError{Path: name, Err: plain(err)}
	}
	defer f.Close()
	src, err := readRegular(f, most)
	if err != nil {
		return nil, &FileError{Path: name, Err: plain(err)}
	}
	return src, nil
}

// readRegular reads an opened file, at most one byte more than most, and nothing that is no regular file.
func readRegular(f *os.File, most int) ([]byte, error) {
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
		return nil, errNotRegular
	}
	return io.ReadAll(io.LimitReader(f, int64(most)+1))
}
