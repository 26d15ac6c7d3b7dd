package workspace

import (
	"bytes"
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"slices"

	"coachctl/internal/plan"
)

// stage checks a change against the disk and writes its text beside its target. A new file that lies there already with
// exactly these bytes is done: a run that was cut short is completed by running it again.
func (t *transaction) stage(c plan.Change) (s staged, done bool, err error) {
	s = staged{Change: c, target: c.Path}
	if c.Create {
		switch _, err := t.disk.lstat(c.Path); {
		case err == nil:
			now, err := t.disk.read(c.Path, len(c.After))
			if err != nil || !bytes.Equal(now, c.After) {
				return s, false, ErrExists
			}
			return s, true, nil
		case !errors.Is(err, fs.ErrNotExist):
			return s, false, err
		}
		err = t.makeFolders(path.Dir(c.Path))
	} else {
		err = t.inspect(&s)
	}
	if err != nil {
		return s, false, err
	}
	if slices.ContainsFunc(t.staged, func(other staged) bool { return other.target == s.target }) {
		return s, false, errTwice
	}
	s.temp = path.Join(path.Dir(s.target), "."+path.Base(s.target)+tempSuffix)
	return s, false, writeTemp(t.disk, s.temp, c.After, s.mode)
}

// inspect finds the file to be changed, with its mode, and compares it with what was read.
func (t *transaction) inspect(s *staged) error {
	target, err := t.resolve(s.Path)
	if err != nil {
		return err
	}
	s.target = target
	info, err := t.disk.stat(target)
	if err != nil {
		return err
	}
	mode := info.Mode().Perm()
	s.mode = &mode
	if mode&0o200 == 0 {
		return errProtected // a rename would not ask
	}
	return t.holds(target, s.Before)
}

// resolve follows symbolic links as long as they stay inside the practice.
func (t *transaction) resolve(p string) (string, error) {
	for range 16 {
		info, err := t.disk.lstat(p)
		if err != nil {
			return "", err
		}
		if info.Mode()&fs.ModeSymlink == 0 {
			return p, nil
		}
		link, err := t.disk.readLink(p)
		if err != nil {
			return "", err
		}
		link = filepath.ToSlash(link)
		if path.IsAbs(link) || filepath.IsAbs(link) {
			return "", errAbsolute
		}
		p = path.Join(path.Dir(p), link)
	}
	return "", errEndless
}

func (t *transaction) makeFolders(dir string) error {
	if dir == "." {
		return nil
	}
	if _, err := t.disk.stat(dir); err == nil {
		return nil
	}
	if err := t.makeFolders(path.Dir(dir)); err != nil {
		return err
	}
	switch err := t.disk.mkdir(dir); {
	case errors.Is(err, fs.ErrExist):
		return nil
	case err != nil:
		return err
	}
	t.folders = append(t.folders, dir)
	return nil
}

// writeTemp writes a file that is not to be seen yet, whole and onto the disk, or leaves none. Without a mode it gets the
// one that new files of this person have.
func writeTemp(o operator, p string, text []byte, mode *fs.FileMode) error {
	// A run that was killed may have left its own behind.
	if err := o.remove(p); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	f, err := o.create(p)
	if err != nil {
		return err
	}
	if mode != nil {
		err = o.chmod(f, p, *mode) // first: what is private is never open to others, not even for a moment
	}
	if err == nil {
		err = o.write(f, p, text)
	}
	if err == nil {
		err = o.sync(f, p)
	}
	if closeErr := o.close(f, p); err == nil {
		err = closeErr
	}
	if err != nil {
		_ = o.remove(p)
	}
	return err
}
