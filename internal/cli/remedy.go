package cli

import (
	"errors"
	"io/fs"
	"syscall"
)

// remedy is what helps where a disk takes or gives nothing; empty where nobody knows.
func remedy(err error) string {
	switch {
	case errors.Is(err, syscall.EROFS):
		return "this disk can only be read; work in a copy of the practice, or on the disk that it came from"
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return "make room on the disk, then run the command again"
	case errors.Is(err, fs.ErrPermission):
		return "see who may read and write there (`ls -ld`), and who you are (`id`)"
	}
	return ""
}
