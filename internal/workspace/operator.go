package workspace

import (
	"io/fs"
	"os"
	"path"
	"runtime"
)

// An operator does to the disk what a transaction asks for, one operation at a time and never outside of its root. Before
// each one it asks a test, if there is one, whether it is to fail.
type operator struct {
	root  *os.Root
	fault func(op, path string) error // nil outside of tests; may panic where a test wants the process to die
}

func (o operator) ask(op, path string) error {
	if o.fault == nil {
		return nil
	}
	return o.fault(op, path)
}

func (o operator) lstat(p string) (fs.FileInfo, error) {
	if err := o.ask("lstat", p); err != nil {
		return nil, err
	}
	return o.root.Lstat(p)
}

func (o operator) stat(p string) (fs.FileInfo, error) {
	if err := o.ask("stat", p); err != nil {
		return nil, err
	}
	return o.root.Stat(p)
}

func (o operator) readLink(p string) (string, error) {
	if err := o.ask("readlink", p); err != nil {
		return "", err
	}
	return o.root.Readlink(p)
}

// read gives the bytes of a file, at most one more than most: whoever asks compares, and a longer file is another one.
func (o operator) read(p string, most int) ([]byte, error) {
	if err := o.ask("read", p); err != nil {
		return nil, err
	}
	f, err := openBelow(o.root, p)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return readRegular(f, most)
}

// list gives the names in a folder, in no order. What they are it does not ask: that takes one call for each.
func (o operator) list(p string) ([]string, error) {
	if err := o.ask("list", p); err != nil {
		return nil, err
	}
	f, err := openBelow(o.root, p)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return f.Readdirnames(-1)
}

// isFile reports whether there is a regular file at a path.
func (o operator) isFile(p string) bool {
	info, err := o.lstat(p)
	return err == nil && info.Mode().IsRegular()
}

func (o operator) mkdir(p string) error {
	if err := o.ask("mkdir", p); err != nil {
		return err
	}
	return o.root.Mkdir(p, 0o755)
}

func (o operator) remove(p string) error {
	if err := o.ask("remove", p); err != nil {
		return err
	}
	return o.root.Remove(p)
}

func (o operator) link(from, to string) error {
	if err := o.ask("link", to); err != nil {
		return err
	}
	return o.root.Link(from, to)
}

func (o operator) rename(from, to string) error {
	if err := o.ask("rename", to); err != nil {
		return err
	}
	return o.root.Rename(from, to)
}

// inUse reports whether another program is about to write to a file, as far as the system tells.
func (o operator) inUse(p string) bool {
	f, err := openBelow(o.root, p)
	if err != nil {
		return false
	}
	defer f.Close()
	return openToOthers(f)
}

// swap exchanges two files of one folder in one step, and renameNew gives a file a name that must be free. Both say
// errors.ErrUnsupported where the system cannot.
func (o operator) swap(from, to string) error { return o.within("swap", from, to, swapFiles) }

func (o operator) renameNew(from, to string) error {
	return o.within("rename-new", from, to, renameToFree)
}

func (o operator) within(op, from, to string, do func(dir uintptr, from, to string) error) error {
	if err := o.ask(op, to); err != nil {
		return err
	}
	dir, err := o.root.Open(path.Dir(to))
	if err != nil {
		return err
	}
	defer dir.Close()
	return do(dir.Fd(), path.Base(from), path.Base(to))
}

// create makes a file that is not there. Its mode is what the person's umask leaves of 0644.
func (o operator) create(p string) (*os.File, error) {
	if err := o.ask("create", p); err != nil {
		return nil, err
	}
	return o.root.OpenFile(p, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
}

func (o operator) write(f *os.File, p string, text []byte) error {
	if err := o.ask("write", p); err != nil {
		_, _ = f.Write(text[:len(text)/2]) // a full disk takes what still fits
		return err
	}
	_, err := f.Write(text)
	return err
}

func (o operator) chmod(f *os.File, p string, mode fs.FileMode) error {
	if err := o.ask("chmod", p); err != nil {
		return err
	}
	if err := f.Chmod(mode); err != nil && runtime.GOOS != "windows" {
		return err
	}
	return nil
}

func (o operator) sync(f *os.File, p string) error {
	if err := o.ask("sync", p); err != nil {
		return err
	}
	return f.Sync()
}

func (o operator) close(f *os.File, p string) error {
	if err := o.ask("close", p); err != nil {
		_ = f.Close()
		return err
	}
	return f.Close()
}

// syncFolder makes the names in a folder last through a power cut. Windows has no such call.
func (o operator) syncFolder(p string) error {
	if err := o.ask("sync-folder", p); err != nil {
		return err
	}
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := o.root.Open(p)
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Sync()
}
