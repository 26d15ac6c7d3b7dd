package workspace

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"

	"coachctl/internal/plan"
)

// ErrExists means that a new file's name is taken; nothing was written.
var ErrExists = errors.New("exists already; nothing is ever overwritten")

// ErrChanged means that a file is not the one that was read any more; nothing was written.
var ErrChanged = errors.New("changed on disk since it was read; nothing was written, run the command again")

// ErrReadOnly means that the practice was not opened from a disk.
var ErrReadOnly = errors.New("this practice cannot be written to")

// Apply carries out a plan. On an error everything that it had written is taken back.
func (w *Workspace) Apply(p plan.Plan) error {
	if w.root == nil {
		return ErrReadOnly
	}
	return apply(w.root, p)
}

// ApplyNew carries out a plan in a folder that is not a practice yet, and makes the folder where it is missing.
func ApplyNew(dir string, p plan.Plan) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	return apply(root, p)
}

func apply(root *os.Root, p plan.Plan) error {
	t := transaction{root: root}
	err := t.run(p)
	if err != nil {
		err = errors.Join(err, t.rollBack())
	}
	return err
}

// A transaction remembers what it did, so that it can be taken back.
type transaction struct {
	root    *os.Root
	staged  []staged
	folders []string // made by it, outermost first
	landed  int      // how many of staged have taken their place
}

type staged struct {
	plan.Change
	target string // where it goes: Path, or what a symbolic link at Path points to
	temp   string
}

func (t *transaction) run(p plan.Plan) error {
	for _, c := range p {
		s, err := t.stage(c)
		if err != nil {
			return &FileError{Path: c.Path, Err: plain(err)}
		}
		t.staged = append(t.staged, s)
	}
	// New files land first: whatever a changed file then refers to is there, also when the run is cut short.
	slices.SortStableFunc(t.staged, func(a, b staged) int { return rank(a) - rank(b) })
	for _, s := range t.staged {
		if err := t.land(s); err != nil {
			return &FileError{Path: s.Path, Err: plain(err)}
		}
		t.landed++
	}
	return t.syncFolders()
}

func rank(s staged) int {
	if s.Create {
		return 0
	}
	return 1
}

// stage checks a change against the disk and writes its text beside its target.
func (t *transaction) stage(c plan.Change) (staged, error) {
	s := staged{Change: c, target: c.Path}
	mode := fs.FileMode(0o644)
	if c.Create {
		if _, err := t.root.Lstat(c.Path); err == nil {
			return s, ErrExists
		} else if !errors.Is(err, fs.ErrNotExist) {
			return s, err
		}
		if err := t.makeFolders(path.Dir(c.Path)); err != nil {
			return s, err
		}
	} else {
		target, err := t.resolve(c.Path)
		if err != nil {
			return s, err
		}
		s.target = target
		info, err := t.root.Stat(target)
		if err != nil {
			return s, err
		}
		mode = info.Mode().Perm()
		if err := t.unchanged(s); err != nil {
			return s, err
		}
	}
	s.temp = path.Join(path.Dir(s.target), "."+path.Base(s.target)+".coachctl-new")
	return s, t.write(s.temp, c.After, mode)
}

func (t *transaction) unchanged(s staged) error {
	now, err := t.root.ReadFile(s.target)
	if err != nil {
		return err
	}
	if !bytes.Equal(now, s.Before) {
		return ErrChanged
	}
	return nil
}

// resolve follows symbolic links as long as they stay inside the practice.
func (t *transaction) resolve(p string) (string, error) {
	for range 16 {
		info, err := t.root.Lstat(p)
		if err != nil {
			return "", err
		}
		if info.Mode()&fs.ModeSymlink == 0 {
			return p, nil
		}
		link, err := t.root.Readlink(p)
		if err != nil {
			return "", err
		}
		link = filepath.ToSlash(link)
		if path.IsAbs(link) || filepath.IsAbs(link) {
			return "", errors.New("is a symbolic link to an absolute path, which is not followed")
		}
		p = path.Join(path.Dir(p), link)
	}
	return "", errors.New("is a chain of symbolic links without end")
}

func (t *transaction) makeFolders(dir string) error {
	if dir == "." {
		return nil
	}
	if _, err := t.root.Stat(dir); err == nil {
		return nil
	}
	if err := t.makeFolders(path.Dir(dir)); err != nil {
		return err
	}
	if err := t.root.Mkdir(dir, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	t.folders = append(t.folders, dir)
	return nil
}

func (t *transaction) write(p string, text []byte, mode fs.FileMode) (err error) {
	// A run that was killed may have left its own behind.
	if err := t.root.Remove(p); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	f, err := t.root.OpenFile(p, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	defer func() {
		if closeErr := f.Close(); err == nil {
			err = closeErr
		}
		if err != nil {
			_ = t.root.Remove(p)
		}
	}()
	if _, err := f.Write(text); err != nil {
		return err
	}
	if err := f.Chmod(mode); err != nil && runtime.GOOS != "windows" {
		return err
	}
	return f.Sync()
}

// land puts a staged file in its place. A new file is linked, which fails where the name was taken meanwhile.
func (t *transaction) land(s staged) error {
	if !s.Create {
		if err := t.unchanged(s); err != nil {
			return err
		}
		return t.root.Rename(s.temp, s.target)
	}
	err := t.root.Link(s.temp, s.target)
	switch {
	case err == nil:
		return t.root.Remove(s.temp)
	case errors.Is(err, fs.ErrExist):
		return ErrExists
	}
	// Some file systems have no hard links.
	if _, err := t.root.Lstat(s.target); err == nil {
		return ErrExists
	}
	return t.root.Rename(s.temp, s.target)
}

func (t *transaction) syncFolders() error {
	if runtime.GOOS == "windows" {
		return nil
	}
	done := map[string]bool{}
	dirs := make([]string, 0, len(t.staged)+len(t.folders))
	for _, s := range t.staged {
		dirs = append(dirs, path.Dir(s.target))
	}
	for _, made := range t.folders {
		dirs = append(dirs, path.Dir(made))
	}
	for _, dir := range dirs {
		if done[dir] {
			continue
		}
		done[dir] = true
		f, err := t.root.Open(dir)
		if err != nil {
			return &FileError{Path: dir, Err: plain(err)}
		}
		err = f.Sync()
		f.Close()
		if err != nil {
			return &FileError{Path: dir, Err: plain(err)}
		}
	}
	return nil
}

func (t *transaction) rollBack() error {
	var failed []error
	for i, s := range t.staged {
		if i >= t.landed {
			_ = t.root.Remove(s.temp)
			continue
		}
		var err error
		if s.Create {
			err = t.root.Remove(s.target)
		} else {
			err = t.restore(s)
		}
		if err != nil {
			failed = append(failed, fmt.Errorf("take back %s: %w", s.Path, plain(err)))
		}
	}
	for i := len(t.folders) - 1; i >= 0; i-- {
		_ = t.root.Remove(t.folders[i])
	}
	return errors.Join(failed...)
}

func (t *transaction) restore(s staged) error {
	info, err := t.root.Stat(s.target)
	if err != nil {
		return err
	}
	if err := t.write(s.temp, s.Before, info.Mode().Perm()); err != nil {
		return err
	}
	return t.root.Rename(s.temp, s.target)
}

// WritePage puts a page where a person asked for it, whole or not at all. It may replace an earlier page there, but no
// document of a practice: that is an error.
func WritePage(name string, text []byte) error {
	dir, base := filepath.Split(name)
	if dir == "" {
		dir = "."
	}
	if w, err := Open(dir); err == nil {
		if rel := w.Relative(base); w.isRecord(rel) {
			return &FileError{Path: name, Err: errors.New("is a record of the practice; choose another name for the page")}
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return &FileError{Path: dir, Err: plain(err)}
	}
	defer root.Close()
	t := transaction{root: root}
	temp := "." + base + ".coachctl-new"
	if err := t.write(temp, text, 0o600); err != nil {
		return &FileError{Path: name, Err: plain(err)}
	}
	if err := root.Rename(temp, base); err != nil {
		_ = root.Remove(temp)
		return &FileError{Path: name, Err: plain(err)}
	}
	return nil
}

// isRecord reports whether a path of the practice is one that documents live at.
func (w *Workspace) isRecord(rel string) bool {
	ok, _ := path.Match("engagements/*/*/*.md", rel)
	contract, _ := path.Match("engagements/*/contract.md", rel)
	return ok || contract || rel == ConfigName
}
