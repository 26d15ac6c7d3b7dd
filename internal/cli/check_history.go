package cli

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"coachctl/internal/check"
	"coachctl/internal/coaching"
	"coachctl/internal/document"
	"coachctl/internal/git"
	"coachctl/internal/workspace"
)

// mostVersions bounds how far a run looks back: so many versions of contracts, the latest.
const mostVersions = 500

// A history gives the earlier versions of contracts. A repository is asked once, when the first engagement needs it. Where
// git has nothing to say there is no history, and that is no error. Where it has one and does not give it, that is said, and
// where it did not answer at all it is not asked again.
type history struct {
	app      *app
	practice *practice
	staged   *staged
	pasts    map[string]*past // by the repository's folder, relative to the practice; nil where it has none
	buf      []byte
	silent   bool // git did not answer
	told     bool
}

// A past is what one repository remembers, by the contract's path in the practice.
type past struct {
	versions map[string][]git.Version
	blobs    *git.Blobs
}

func newHistory(a *app, p *practice, s *staged) *history {
	return &history{app: a, practice: p, staged: s, pasts: map[string]*past{}}
}

// of is the history of an engagement's contract, oldest first. Before a session was held a contract may still become what
// it will.
func (h *history) of(f *workspace.Folder) []check.Version {
	held := func(m *coaching.Meeting) bool { return m.Status == coaching.Held }
	if h.silent || f.Engagement.Contract == nil || !slices.ContainsFunc(f.Engagement.Meetings, held) {
		return nil
	}
	path := workspace.PathOf(f.ID, coaching.TypeContract, "")
	from := h.past(path)
	if from == nil {
		return nil
	}
	var out []check.Version
	for _, v := range from.versions[path] {
		src, err := from.blobs.Read(v.Blob, document.MaxFile, h.buf)
		if err != nil {
			h.left(err)
			return nil
		}
		h.buf = src
		if d := document.Parse(path, coaching.TypeContract, src); d.Contract != nil {
			out = append(out, check.Version{At: v.At, Contract: d.Contract})
		}
	}
	return out
}

func (h *history) past(path string) *past {
	folder := "."
	if h.staged == nil {
		folder = h.practice.RepositoryOf(path)
	}
	if folder == "" {
		return nil
	}
	known, asked := h.pasts[folder]
	if !asked {
		known = h.ask(folder)
		h.pasts[folder] = known
	}
	return known
}

func (h *history) ask(folder string) *past {
	var t tree
	if h.staged != nil {
		t = h.staged.tree
	} else {
		var err error
		t, err = treeOf(h.practice.Workspace, filepath.Join(h.practice.Root, filepath.FromSlash(folder)))
		if err != nil {
			h.left(err)
			return nil
		}
	}
	versions, err := t.Versions(t.contracts(), mostVersions)
	if err != nil {
		h.left(err)
		return nil
	}
	known := &past{versions: map[string][]git.Version{}, blobs: t.Blobs()}
	for path, all := range versions {
		known.versions[t.name(path)] = all
	}
	return known
}

// left says that contracts are not compared with what they said, where there is a reason to know it.
func (h *history) left(err error) {
	h.silent = h.silent || errors.Is(err, git.ErrSilent)
	if !h.told && (h.silent || errors.Is(err, git.ErrOwner)) {
		h.told = true
		h.app.say("what contracts said before was not looked at: %v", err)
	}
}

// contracts is where the contracts lie in a repository, as a pattern.
func (t tree) contracts() string {
	names := strings.Split(workspace.PathOf("*", coaching.TypeContract, ""), "/")
	return git.Literal(t.above) + strings.Join(names[min(strings.Count(t.below, "/"), len(names)-1):], "/")
}

func (h *history) close() {
	for _, p := range h.pasts {
		if p != nil {
			p.blobs.Close()
		}
	}
}
