package workspace

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"coachctl/internal/plan"
)

// ApplyNew carries out a plan in a folder that is not a practice yet, and makes the folder where it is missing. On an error
// the folders that it made are gone again. It calls waiting as Lock does.
func ApplyNew(dir string, p plan.Plan, waiting func()) (err error) {
	made := missing(dir)
	defer func() {
		if err != nil {
			for _, folder := range made {
				_ = os.Remove(folder) // only an empty one goes
			}
		}
	}()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	unlock, err := lockFolder(dir, waiting)
	if err != nil {
		return err
	}
	defer unlock()
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	o := operator{root: root}
	if _, err := o.lstat(ConfigName); err == nil {
		return &FileError{Path: ConfigName, Err: ErrExists}
	}
	for _, c := range p {
		clearTemps(o, path.Dir(c.Path))
	}
	return apply(o, p)
}

// missing are a folder and those above it that are not there, the innermost first.
func missing(dir string) []string {
	var out []string
	for at := filepath.Clean(dir); filepath.Dir(at) != at; at = filepath.Dir(at) {
		if _, err := os.Lstat(at); !errors.Is(err, fs.ErrNotExist) {
			break
		}
		out = append(out, at)
	}
	return out
}
