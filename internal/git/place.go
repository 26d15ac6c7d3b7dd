package git

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// Open finds the repository that a folder belongs to, as git does. What a hook's environment says of a repository and its
// index holds where it is about this one, wherever the process stands.
func Open(dir string) (*Repository, error) {
	path, err := exec.LookPath("git")
	if err != nil {
		return nil, ErrNoGit
	}
	cwd, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	s := surroundings{path: path, cwd: cwd, env: (&exec.Cmd{}).Environ()}
	at, err := s.find(dir)
	if err != nil {
		return nil, err
	}
	env := append(s.plainEnv(), "GIT_DIR="+at.dir, "GIT_WORK_TREE="+at.top)
	if index := s.index(at); index != "" {
		env = append(env, "GIT_INDEX_FILE="+index)
	}
	return &Repository{Top: at.top, git: binary{path: path, env: env}}, nil
}

// Surroundings are what the process was started with.
type surroundings struct {
	path string // git's
	cwd  string
	env  []string
}

// A place is where a repository lies.
type place struct{ top, dir string }

// local are the variables that name a repository or change how paths are read, as `git rev-parse --local-env-vars` lists
// the first. A hook has some of them from the repository that it was started for.
var local = []string{
	"GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR", "GIT_DIR", "GIT_GRAFT_FILE", "GIT_IMPLICIT_WORK_TREE", "GIT_INDEX_FILE",
	"GIT_INTERNAL_SUPER_PREFIX", "GIT_NAMESPACE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX", "GIT_QUARANTINE_PATH", "GIT_REPLACE_REF_BASE",
	"GIT_SHALLOW_FILE", "GIT_WORK_TREE",
	"GIT_EXTERNAL_DIFF", "GIT_GLOB_PATHSPECS", "GIT_ICASE_PATHSPECS", "GIT_LITERAL_PATHSPECS", "GIT_NOGLOB_PATHSPECS",
}

func (s surroundings) get(name string) string {
	value := ""
	for _, pair := range s.env {
		if text, ok := strings.CutPrefix(pair, name+"="); ok {
			value = text
		}
	}
	return value
}

// plainEnv is the environment without a word on any repository.
func (s surroundings) plainEnv() []string {
	return slices.DeleteFunc(slices.Clone(s.env), func(pair string) bool {
		name, _, _ := strings.Cut(pair, "=")
		return slices.Contains(local, name)
	})
}

// find prefers the repository that lies nearest above a folder. One whose configuration puts its work tree elsewhere is none.
// GIT_DIR counts where it names one whose work tree holds the folder and no other repository lies between; in a hook of
// another repository it is about that one.
func (s surroundings) find(dir string) (place, error) {
	own, err := s.ask(dir, s.plainEnv())
	if err == nil && !within(own.top, real(dir)) {
		own, err = place{}, ErrNoRepository
	}
	named := s.get("GIT_DIR")
	if named == "" || err == nil && own.dir == real(from(s.cwd, named)) {
		return own, err
	}
	told, tellErr := s.ask(s.cwd, s.env)
	if tellErr == nil && within(told.top, real(dir)) && (err != nil || own.top == told.top || !within(told.top, own.top)) {
		return told, nil
	}
	return own, err
}

func (s surroundings) ask(dir string, env []string) (place, error) {
	out, err := binary{path: s.path, env: env}.run(dir, "rev-parse", "--show-toplevel", "--absolute-git-dir")
	if err != nil {
		return place{}, err
	}
	lines := strings.Split(strings.TrimSuffix(string(out), "\n"), "\n")
	if len(lines) != 2 || lines[0] == "" {
		return place{}, ErrNoRepository
	}
	return place{top: real(lines[0]), dir: real(lines[1])}, nil
}

// index is the file that git was told to use in place of the repository's own, empty where it was not. A relative name
// counts from the top of the work tree, where git starts a hook.
func (s surroundings) index(at place) string {
	named := s.get("GIT_INDEX_FILE")
	if named == "" {
		return ""
	}
	file := from(at.top, named)
	if _, err := os.Stat(file); err != nil && !filepath.IsAbs(named) {
		return ""
	}
	if within(at.dir, real(filepath.Dir(file))) {
		return file
	}
	if here, err := s.find(s.cwd); err != nil || here != at {
		return ""
	}
	return file
}

func from(dir, path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(dir, path)
}

// real is a path without symbolic links, and the path itself where it leads nowhere.
func real(path string) string {
	if clean, err := filepath.EvalSymlinks(path); err == nil {
		return clean
	}
	return filepath.Clean(path)
}

// within reports whether a path is a folder, or lies in it.
func within(dir, path string) bool {
	rel, err := filepath.Rel(dir, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}
