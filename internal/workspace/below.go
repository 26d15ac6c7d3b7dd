package workspace

import "path"

// below are the files of one folder, by paths that begin there. Close them when all are read.
func below(files Files, dir string) (inDir Files, done func()) {
	if held, ok := files.(interface {
		below(dir string) (Files, func())
	}); ok {
		return held.below(dir)
	}
	return under{files, dir}, func() {}
}

// under are the files of a folder for whoever has no shorter way to them.
type under struct {
	files Files
	dir   string
}

func (u under) List(dir string) ([]Entry, error) { return u.files.List(path.Join(u.dir, dir)) }

func (u under) Read(p string, buf []byte) ([]byte, error) {
	return u.files.Read(path.Join(u.dir, p), buf)
}
