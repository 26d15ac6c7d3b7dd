package workspace

import (
	"errors"
	"io/fs"
	"os"
)

var errTwin = errors.New("is a symbolic link to another engagement, which is read under its own name; left out")

// isTwin reports whether an engagement's folder is a symbolic link to that of another one. What stands in it would be
// counted twice, in a log of hours too.
func (w *Workspace) isTwin(id string) bool {
	d, ok := w.files.(disk)
	if !ok {
		return false
	}
	info, err := d.root.Lstat("engagements/" + id)
	if err != nil || info.Mode()&fs.ModeSymlink == 0 {
		return false
	}
	info, err = d.root.Stat("engagements/" + id)
	if err != nil {
		return false // reported where it is read
	}
	entries, _ := d.List("engagements")
	for _, e := range entries {
		// Of several links to one folder elsewhere the first counts.
		if e.Link && e.Name >= id {
			continue
		}
		if other, err := d.root.Stat("engagements/" + e.Name); err == nil && os.SameFile(info, other) {
			return true
		}
	}
	return false
}
