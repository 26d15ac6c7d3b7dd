//go:build !linux && !darwin

package workspace

import (
	"errors"
	"os"
)

func swapFiles(uintptr, string, string) error { return errors.ErrUnsupported }

func renameToFree(uintptr, string, string) error { return errors.ErrUnsupported }

func openToOthers(*os.File) bool { return false }
