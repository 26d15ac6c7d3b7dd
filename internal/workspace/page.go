package workspace

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	"coachctl/internal/plan"
)

// pageSuffix ends the name of a page's temporary file; the id of the process that writes it stands before it, since pages
// are written without the lock of a practice.
const pageSuffix = ".page" + tempSuffix

// maxPage is more than any page has, in bytes: a larger file is none.
const maxPage = 16 << 20

// WritePage puts a page where a person asked for it, whole or not at all. It may replace an earlier page there, but no
// document of a practice, and nothing that is no file: that is an error.
func WritePage(name string, text []byte) error {
	dir, base, err := pagePlace(name)
	if err != nil {
		return err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return &FileError{Path: dir, Err: plain(err)}
	}
	defer root.Close()
	applying.Lock()
	defer written()
	o := operator{root: root}
	clearPages(o)
	temp := fmt.Sprintf(".%s.%d%s", base, os.Getpid(), pageSuffix)
	private := fs.FileMode(0o600)
	if err := writeTemp(o, temp, text, &private); err != nil {
		return &FileError{Path: name, Err: plain(err)}
	}
	if err := o.rename(temp, base); err != nil {
		_ = o.remove(temp)
		return &FileError{Path: name, Err: plain(err)}
	}
	return nil
}

// PageChange is what WritePage would change, and the error that it would give.
func PageChange(name string, text []byte) (plan.Change, error) {
	dir, base, err := pagePlace(name)
	if err != nil {
		return plan.Change{}, err
	}
	before, err := os.ReadFile(filepath.Join(dir, base))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return plan.Change{}, &FileError{Path: name, Err: plain(err)}
	}
	path := strings.TrimPrefix(filepath.ToSlash(filepath.Clean(name)), "/")
	return plan.Change{Path: path, Create: err != nil, Before: before, After: text}, nil
}

// pagePlace is where a page of this name goes, and an error where none may.
func pagePlace(name string) (dir, base string, err error) {
	dir, base, err = placeOf(name)
	if err != nil {
		return "", "", &FileError{Path: name, Err: plain(err)}
	}
	if w, err := Open(dir); err == nil {
		if rel := w.Relative(filepath.Join(dir, base)); w.isRecord(rel) {
			return "", "", &FileError{Path: name, Err: errRecord}
		}
	}
	return dir, base, nil
}

var (
	errRecord = errors.New("is a record of the practice; choose another name for the page")
	errNoFile = errors.New("is no file that a page could replace; choose another name for it")
)

// placeOf is where a page of this name really goes, symbolic links followed: a record is one by whatever way.
func placeOf(name string) (dir, base string, err error) {
	if LeadsOut(name) {
		return "", "", ErrOutside
	}
	if real, err := filepath.EvalSymlinks(name); err == nil && name != "" {
		name = real
	}
	dir, base = filepath.Split(name)
	if dir, err = filepath.Abs(dir); err != nil {
		return "", "", err
	}
	if dir, err = filepath.EvalSymlinks(dir); err != nil {
		return "", "", err
	}
	info, err := os.Lstat(filepath.Join(dir, base))
	if base == "" || err == nil && (!info.Mode().IsRegular() || info.Size() > maxPage) {
		return "", "", errNoFile
	}
	return dir, base, nil
}

// clearPages removes what runs that died while they wrote a page have left in a folder.
func clearPages(o operator) {
	names, _ := o.list(".")
	for _, name := range names {
		rest, ok := strings.CutSuffix(name, pageSuffix)
		if !ok || rest == "" || rest[0] != '.' || !o.isFile(name) {
			continue
		}
		if pid, err := strconv.Atoi(rest[strings.LastIndexByte(rest, '.')+1:]); err == nil && pid != os.Getpid() && !alive(pid) {
			_ = o.remove(name)
		}
	}
}

// alive reports whether there may be a process of this id.
func alive(pid int) bool {
	p, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	err = p.Signal(syscall.Signal(0))
	return !errors.Is(err, os.ErrProcessDone) && !errors.Is(err, syscall.ESRCH)
}

// isRecord reports whether a path of the practice is one that documents live at.
func (w *Workspace) isRecord(rel string) bool {
	ok, _ := path.Match("engagements/*/*/*.md", rel)
	contract, _ := path.Match("engagements/*/contract.md", rel)
	return ok || contract || rel == ConfigName
}
