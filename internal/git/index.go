package git

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"iter"
	"maps"
	"slices"
	"strings"
)

// A File is one that the index holds.
type File struct {
	Path    string // from the top of the work tree, with forward slashes
	Blob    string
	Regular bool // no symbolic link, no repository of its own
}

// An Index is what the next commit will hold of some paths, and how that differs from the last one.
type Index struct {
	Files    []File
	Changed  []string // added or changed since the last commit: all before the first one
	Deleted  []string
	Unmerged []string // paths with a merge that is not finished; they are not in Files
}

var errOutput = errors.New("git answered in a form that is not known")

// Index reads the index below some paths; one path "" is everything.
func (r *Repository) Index(paths ...string) (*Index, error) {
	specs := []string{"--"}
	for _, p := range paths {
		if p != "" {
			specs = append(specs, ":(top,literal)"+p)
		}
	}
	x := &Index{}
	empty, err := x.list(r, specs)
	if err != nil {
		return nil, err
	}
	if _, err := r.run("rev-parse", "--verify", "--quiet", "HEAD^{commit}"); err != nil {
		for _, f := range x.Files {
			x.Changed = append(x.Changed, f.Path)
		}
		return x, nil
	}
	return x, x.compare(r, specs, empty)
}

// emptyBlobs are the ids of a file without a byte, in both of git's ways to count.
var emptyBlobs = []string{
	"e69de29bb2d1d6434b8b29ae775ad8c2e48c5391", "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813",
}

// list fills Files and Unmerged. It reports whether a file among them is empty.
func (x *Index) list(r *Repository, specs []string) (empty bool, err error) {
	out, err := r.run(append([]string{"ls-files", "--stage", "--full-name", "-z"}, specs...)...)
	if err != nil {
		return false, err
	}
	for len(out) > 0 {
		record, rest, _ := bytes.Cut(out, []byte{0})
		out = rest
		head, path, ok := strings.Cut(string(record), "\t")
		words := strings.Fields(head)
		if !ok || len(words) != 3 {
			return false, errOutput
		}
		if words[2] != "0" {
			if n := len(x.Unmerged); n == 0 || x.Unmerged[n-1] != path {
				x.Unmerged = append(x.Unmerged, path)
			}
			continue
		}
		empty = empty || words[1] == emptyBlobs[0] || words[1] == emptyBlobs[1]
		x.Files = append(x.Files, File{Path: path, Blob: words[1], Regular: strings.HasPrefix(words[0], "100")})
	}
	return empty, nil
}

// compare fills Changed and Deleted. What `git add --intent-to-add` noted looks like an empty file, and is not in the next
// commit: it is taken out of Files.
func (x *Index) compare(r *Repository, specs []string, empty bool) error {
	changes, err := differences(r, specs)
	if err != nil {
		return err
	}
	if empty {
		real, err := differences(r, specs, "--ita-invisible-in-index")
		if err != nil {
			return err
		}
		x.Files = slices.DeleteFunc(x.Files, func(f File) bool { return changes[f.Path] == "A" && real[f.Path] == "" })
		changes = real
	}
	for _, path := range slices.Sorted(maps.Keys(changes)) {
		switch changes[path] {
		case "D":
			x.Deleted = append(x.Deleted, path)
		case "A", "M", "T":
			x.Changed = append(x.Changed, path)
		}
	}
	return nil
}

// differences are the paths whose staged version is not that of the last commit, each with git's letter for the change.
func differences(r *Repository, specs []string, flags ...string) (map[string]string, error) {
	args := append([]string{"diff-index", "--cached", "--raw", "-z", "--no-renames", "--no-ext-diff"}, flags...)
	out, err := r.run(append(append(args, "HEAD"), specs...)...)
	if err != nil {
		return nil, err
	}
	changes := map[string]string{}
	for change, err := range rawChanges(bytes.NewReader(out)) {
		if err != nil {
			return nil, err
		}
		changes[change.path] = change.letter
	}
	return changes, nil
}

// A change is one record of git's raw format.
type change struct {
	path, letter string
	blob, mode   string // afterwards
}

// rawChanges reads records that are parted by NUL. One that begins with no colon heads the changes of a commit: it is
// given as a path without a letter.
func rawChanges(from io.Reader) iter.Seq2[change, error] {
	return func(yield func(change, error) bool) {
		in := bufio.NewReader(from)
		for {
			head, err := in.ReadString(0)
			if err != nil {
				if !errors.Is(err, io.EOF) || head != "" {
					yield(change{}, errOutput)
				}
				return
			}
			head = strings.Trim(head, "\n\x00")
			next := change{path: head}
			if strings.HasPrefix(head, ":") {
				words := strings.Fields(head)
				path, err := in.ReadString(0)
				if len(words) != 5 || err != nil {
					yield(change{}, errOutput)
					return
				}
				next = change{path: strings.TrimSuffix(path, "\x00"), letter: words[4][:1], blob: words[3], mode: words[1]}
			}
			if !yield(next, nil) {
				return
			}
		}
	}
}
