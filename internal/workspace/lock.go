package workspace

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"github.com/gofrs/flock"
)

// ErrBusy means that another run is writing to the practice and did not finish in time.
var ErrBusy = errors.New("another coachctl is writing to this practice; nothing was written, run the command again")

// A patience is how long a run waits for another one: until it says so, and in all.
type patience struct{ quiet, whole time.Duration }

// Lock makes this run the only one that writes to the practice, until unlock is called or the process ends. What is read
// after it is what will be changed. Where another run keeps it waiting for more than a second, it calls waiting once.
func (w *Workspace) Lock(waiting func()) (unlock func(), err error) {
	return lockFolder(w.Root, waiting)
}

func lockFolder(dir string, waiting func()) (unlock func(), err error) {
	return patience{quiet: time.Second, whole: 20 * time.Second}.lock(dir, waiting)
}

func (wait patience) lock(dir string, waiting func()) (unlock func(), err error) {
	name, flag := dir, os.O_RDONLY
	if runtime.GOOS == "windows" {
		// A folder cannot be locked there.
		if abs, err := filepath.Abs(dir); err == nil {
			dir = abs
		}
		sum := sha256.Sum256([]byte(dir))
		name = filepath.Join(os.TempDir(), "coachctl-"+hex.EncodeToString(sum[:8])+".lock")
		flag = os.O_CREATE | os.O_RDWR
	}
	lock := flock.New(name, flock.SetFlag(flag), flock.SetPermissions(0o600))
	locked, err := lockWithin(lock, wait.quiet)
	if errors.Is(err, context.DeadlineExceeded) {
		waiting()
		locked, err = lockWithin(lock, wait.whole-wait.quiet)
	}
	switch {
	case errors.Is(err, context.DeadlineExceeded) || err == nil && !locked:
		return nil, ErrBusy
	case err != nil:
		return nil, &FileError{Path: dir, Err: plain(err)}
	}
	return func() { _ = lock.Unlock() }, nil
}

func lockWithin(lock *flock.Flock, wait time.Duration) (bool, error) {
	ctx, cancel := context.WithTimeout(context.Background(), wait)
	defer cancel()
	return lock.TryLockContext(ctx, 10*time.Millisecond)
}
