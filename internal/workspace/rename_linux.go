package workspace

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

func swapFiles(dir uintptr, from, to string) error {
	return renameWith(dir, from, to, unix.RENAME_EXCHANGE)
}

func renameToFree(dir uintptr, from, to string) error {
	return renameWith(dir, from, to, unix.RENAME_NOREPLACE)
}

func renameWith(dir uintptr, from, to string, flag uint) error {
	err := unix.Renameat2(int(dir), from, int(dir), to, flag)
	if errors.Is(err, unix.EINVAL) {
		return errors.ErrUnsupported // says a file system that knows no such flag
	}
	return err
}

// openToOthers reports whether another program has a file open to write to it: no lease on it is to be had then.
func openToOthers(f *os.File) bool {
	_, err := unix.FcntlInt(f.Fd(), unix.F_SETLEASE, unix.F_RDLCK)
	if err == nil {
		_, _ = unix.FcntlInt(f.Fd(), unix.F_SETLEASE, unix.F_UNLCK)
	}
	return errors.Is(err, unix.EAGAIN)
}
