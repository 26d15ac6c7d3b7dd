package workspace

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"coachctl/internal/plan"
)

// ErrExists means that a new file's name is taken; nothing was written.
var ErrExists = errors.New("exists already; nothing is ever overwritten")

// ErrChanged means that a file is not the one that was read any more; nothing was written.
var ErrChanged = errors.New("changed on disk since it was read; nothing was written, run the command again")

// ErrReadOnly means that the practice was not opened from a disk.
var ErrReadOnly = errors.New("this practice cannot be written to")

var (
	errProtected = errors.New("is protected from writing; nothing was written")
	errAbsolute  = errors.New("is a symbolic link to an absolute path, which is not followed")
	errTwice     = errors.New("is to be written twice, maybe by two names; nothing was written")
	errEndless   = errors.New("is a chain of symbolic links without end")
)

// tempSuffix ends the name of a file on its way to its place; a dot begins it, so that nothing reads it as a document.
const tempSuffix = ".coachctl-new"

// Apply carries out a plan. On an error everything that it had written is taken back. Whoever calls it holds the lock: a
// temporary file that lies in the practice is then one that a run which died has left, and is removed. Only the engagements
// of the plan are searched for some, so that a write costs the same in a practice of any size; a run with nothing to write,
// as that of a command which is given once more may be, searches all.
func (w *Workspace) Apply(p plan.Plan) error {
	if w.root == nil {
		return ErrReadOnly
	}
	o := operator{root: w.root, fault: w.fault}
	ids := engagementsOf(p)
	if len(p) == 0 {
		ids, _ = o.list("engagements")
	}
	clearTemps(o, ".")
	for _, id := range ids {
		dir := "engagements/" + id
		clearTemps(o, dir)
		clearTemps(o, dir+"/sessions")
		clearTemps(o, dir+"/commitments")
	}
	return apply(o, p)
}

// engagementsOf are the engagements that a plan writes to, each once.
func engagementsOf(p plan.Plan) []string {
	var ids []string
	for _, c := range p {
		if rest, ok := strings.CutPrefix(c.Path, "engagements/"); ok {
			id, _, _ := strings.Cut(rest, "/")
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// applying is held while files are written, so that an interrupted run ends before or after its plan and not within it.
var (
	applying sync.Mutex
	ending   atomic.Bool
)

// applied says that a plan was carried out, while applying is held.
var applied bool

// Settle waits until no plan is being carried out, and lets none begin any more: whoever was writing goes no further. It is
// for a process about to end, and reports whether a plan was carried out before.
func Settle() bool {
	ending.Store(true)
	applying.Lock()
	return applied
}

// written gives way to a process that is about to end.
func written() {
	applying.Unlock()
	if ending.Load() {
		select {}
	}
}

func apply(o operator, p plan.Plan) error {
	applying.Lock()
	defer written()
	t := transaction{disk: o}
	err := t.run(p)
	if err == nil {
		applied = applied || len(p) > 0
		return nil
	}
	if failed := t.rollBack(); failed != nil {
		return fmt.Errorf("%w; %w", err, failed)
	}
	return err
}

// clearTemps removes what runs that died have left in a folder. What cannot be removed is left to a later run.
func clearTemps(o operator, dir string) {
	names, _ := o.list(dir)
	for _, name := range names {
		at := path.Join(dir, name)
		if name[0] == '.' && strings.HasSuffix(name, tempSuffix) && !strings.HasSuffix(name, pageSuffix) && o.isFile(at) {
			_ = o.remove(at)
		}
	}
}

// A transaction remembers what it did, so that it can be taken back.
type transaction struct {
	disk    operator
	staged  []staged
	folders []string // made by it, outermost first
}

type staged struct {
	plan.Change
	target string // where it goes: Path, or what a symbolic link at Path points to
	temp   string // its text, until it has taken its place
	mode   *fs.FileMode
	landed bool
}

func (t *transaction) run(p plan.Plan) error {
	for _, c := range p {
		s, done, err := t.stage(c)
		if err != nil {
			return &FileError{Path: c.Path, Err: plain(err)}
		}
		if !done {
			t.staged = append(t.staged, s)
		}
	}
	// New files land first and are on the disk for good before another file may refer to them, also when the run is cut
	// short; of these the one that makes a folder a practice last.
	slices.SortStableFunc(t.staged, func(a, b staged) int { return rank(a) - rank(b) })
	created := len(t.staged)
	if i := slices.IndexFunc(t.staged, func(s staged) bool { return !s.Create }); i >= 0 {
		created = i
	}
	if err := t.land(t.staged[:created]); err != nil {
		return err
	}
	return t.land(t.staged[created:])
}

func rank(s staged) int {
	switch {
	case !s.Create:
		return 2
	case s.Path == ConfigName:
		return 1
	}
	return 0
}

// land puts staged files in their places and makes that last.
func (t *transaction) land(all []staged) error {
	for i := range all {
		if err := t.landOne(&all[i]); err != nil {
			return &FileError{Path: all[i].Path, Err: plain(err)}
		}
	}
	return t.syncFolders(all)
}

// landOne puts a staged file in its place. A new one goes to a name that must be free, at the very moment too.
func (t *transaction) landOne(s *staged) (err error) {
	if !s.Create {
		s.landed, err = t.replace(s.temp, s.target, s.Before, s.After)
		return err
	}
	err = t.disk.renameNew(s.temp, s.target)
	if errors.Is(err, errors.ErrUnsupported) {
		return t.linkOne(s)
	}
	if errors.Is(err, fs.ErrExist) {
		return ErrExists
	}
	s.landed = err == nil
	return err
}

// linkOne links a new file, which fails where the name was taken meanwhile.
func (t *transaction) linkOne(s *staged) error {
	err := t.disk.link(s.temp, s.target)
	switch {
	case err == nil:
		s.landed = true
		return t.disk.remove(s.temp)
	case errors.Is(err, fs.ErrExist):
		return ErrExists
	}
	// Some file systems have no hard links.
	if _, err := t.disk.lstat(s.target); err == nil {
		return ErrExists
	}
	err = t.disk.rename(s.temp, s.target)
	s.landed = err == nil
	return err
}

func (t *transaction) syncFolders(landed []staged) error {
	var dirs []string
	for _, s := range landed {
		dirs = append(dirs, path.Dir(s.target))
	}
	if len(landed) > 0 && landed[0].Create {
		for _, made := range t.folders {
			dirs = append(dirs, path.Dir(made))
		}
	}
	slices.Sort(dirs)
	for _, dir := range slices.Compact(dirs) {
		if err := t.disk.syncFolder(dir); err != nil {
			return &FileError{Path: dir, Err: plain(err)}
		}
	}
	return nil
}

// rollBack takes back what was done, the last first.
func (t *transaction) rollBack() error {
	var failed error
	for _, s := range slices.Backward(t.staged) {
		var err error
		switch {
		case s.landed && s.Create && errors.Is(t.holds(s.target, s.After), ErrChanged):
			err = errMeanwhile
		case s.landed && s.Create:
			err = t.disk.remove(s.target)
		case s.landed:
			err = t.restore(s)
		}
		switch {
		case err != nil && failed == nil:
			failed = fmt.Errorf("take back %s: %w", s.Path, plain(err))
		case err != nil:
			failed = fmt.Errorf("%w; take back %s: %w", failed, s.Path, plain(err))
		}
		_ = t.disk.remove(s.temp)
	}
	for _, dir := range slices.Backward(t.folders) {
		_ = t.disk.remove(dir)
	}
	return failed
}

func (t *transaction) restore(s staged) error {
	if err := writeTemp(t.disk, s.temp, s.Before, s.mode); err != nil {
		return err
	}
	_, err := t.replace(s.temp, s.target, s.After, s.Before)
	if errors.Is(err, ErrChanged) {
		return errMeanwhile
	}
	return err
}
