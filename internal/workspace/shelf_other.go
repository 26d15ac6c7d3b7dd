//go:build !unix

package workspace

import (
	"io/fs"
	"os"
)

func (d disk) below(dir string) (Files, func()) { return under{d, dir}, func() {} }

func entriesOf(folder *os.File, _ string) ([]fs.DirEntry, error) { return folder.ReadDir(-1) }
