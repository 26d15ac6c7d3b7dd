package cli

import (
	"bytes"
	"fmt"
	"io/fs"
	"strings"
	"syscall"
	"testing"

	"coachctl/internal/workspace"
)

func TestADiskThatGivesOrTakesNothingIsNamedWithARemedy(t *testing.T) {
	for errno, want := range map[error]string{
		syscall.ENOSPC:   "make room on the disk",
		syscall.EDQUOT:   "make room on the disk",
		syscall.EROFS:    "this disk can only be read",
		syscall.EACCES:   "see who may read and write there",
		syscall.EPERM:    "see who may read and write there",
		syscall.EIO:      "",
		fs.ErrPermission: "see who may read and write there",
	} {
		var errs bytes.Buffer
		a := &app{env: Env{Err: &errs}}
		code := a.exit(fmt.Errorf("engagement e: %w", &workspace.FileError{Path: "a.md", Err: errno}))
		_, hint, found := strings.Cut(errs.String(), "\nhint: ")
		if code != ExitFailed || found != (want != "") || !strings.HasPrefix(hint, want) {
			t.Errorf("%v: exit code %d, %q", errno, code, errs.String())
		}
	}
}
