package git

import (
	"context"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A Version is a file as one commit left it.
type Version struct {
	At   time.Time // when the commit was written
	Blob string
}

// Versions are those of the files that match a pattern, in the history of HEAD: by path, oldest first, of all together so
// many of the latest at most. The pattern counts from the top of the work tree; a `*` in it stands for one name of a
// folder. A file is not followed under other names. ErrSilent where git has not come to its end in time: a tree that holds
// itself a thousand times over has none.
func (r *Repository) Versions(pattern string, most int) (map[string][]Version, error) {
	whole, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	list := r.git.command(whole, r.Top, "rev-list", "--author-date-order", "HEAD")
	tree := r.git.command(whole, r.Top, "diff-tree", "--stdin", "-r", "-m", "--root", "--raw", "-z",
		"--no-renames", "--no-abbrev", "--no-ext-diff", "--format=%at", "--", ":(top,glob)"+pattern)
	commits, err := list.StdoutPipe()
	if err != nil {
		return nil, err
	}
	tree.Stdin = commits
	out, err := tree.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := list.Start(); err != nil {
		return nil, said("rev-list", err)
	}
	if err := tree.Start(); err != nil {
		_ = list.Process.Kill()
		_ = list.Wait() // it was killed
		return nil, said("diff-tree", err)
	}
	_ = commits.Close() // the other process has it
	versions, enough, err := readVersions(out, most)
	if enough || err != nil {
		_ = tree.Process.Kill()
		_ = list.Process.Kill()
	}
	treeErr, listErr := tree.Wait(), list.Wait()
	switch {
	case whole.Err() != nil:
		return nil, ErrSilent
	case err != nil:
		return nil, err
	case enough:
	case treeErr != nil:
		return nil, said("diff-tree", treeErr)
	case listErr != nil:
		return nil, said("rev-list", listErr)
	}
	return versions, nil
}

// readVersions reads changes, the latest first, until there are enough.
func readVersions(out io.Reader, most int) (versions map[string][]Version, enough bool, err error) {
	versions = map[string][]Version{}
	n := 0
	var at time.Time
	for c, err := range rawChanges(out) {
		switch {
		case err != nil:
			return nil, false, err
		case c.letter == "":
			seconds, err := strconv.ParseInt(c.path, 10, 64)
			if err != nil {
				return nil, false, errOutput
			}
			at = time.Unix(seconds, 0).UTC()
		case c.letter != "D" && strings.HasPrefix(c.mode, "100"):
			versions[c.path] = append(versions[c.path], Version{At: at, Blob: c.blob})
			n++
		}
		if n == most {
			break
		}
	}
	for path, all := range versions {
		slices.Reverse(all)
		versions[path] = slices.CompactFunc(all, func(a, b Version) bool { return a.Blob == b.Blob })
	}
	return versions, n == most, nil
}

// Literal is a path as part of a pattern that matches nothing else.
func Literal(path string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "?", `\?`, "[", `\[`).Replace(path)
}
