package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"coachctl/internal/coaching"
	"coachctl/internal/document"
	"coachctl/internal/workspace"
)

// The functions below complete arguments from the practice as it is. A practice that cannot be opened completes nothing
// and says nothing: a shell is no place for an error.

const noFiles = cobra.ShellCompDirectiveNoFileComp

func (a *app) completeEngagement(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	p, err := a.open()
	if err != nil || len(args) > 0 {
		return nil, noFiles
	}
	ids, _ := p.Engagements()
	return ids, noFiles
}

func (a *app) completeSession(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, noFiles
	}
	return a.refs(coaching.TypeSession), noFiles
}

func (a *app) completeRef(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, noFiles
	}
	return a.refs(coaching.TypeContract, coaching.TypeSession, coaching.TypeCommitment), noFiles
}

func (a *app) completeMark(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	switch len(args) {
	case 0:
		return a.refs(coaching.TypeSession, coaching.TypeCommitment), noFiles
	case 1:
		p, err := a.open()
		if err != nil {
			return nil, noFiles
		}
		t, err := a.findRef(p, args[0], coaching.TypeSession, coaching.TypeCommitment)
		if err == nil && t.kind == coaching.TypeSession {
			return sessionMarks, noFiles
		}
		return promiseMarks, noFiles
	}
	return nil, noFiles
}

// completeSet completes keys, and the words behind a key that takes one of a closed list.
func (a *app) completeSet(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	p, err := a.open()
	if err != nil {
		return nil, noFiles
	}
	types := []coaching.Type{coaching.TypeContract, coaching.TypeSession, coaching.TypeCommitment}
	if len(args) == 0 {
		return a.refs(types...), noFiles
	}
	t, err := a.findRef(p, args[0], types...)
	if err != nil {
		return nil, noFiles
	}
	var out []string
	if key, _, ok := strings.Cut(typed, "="); ok {
		f, err := document.FieldAt(t.kind, strings.Split(key, "."))
		if err != nil {
			return nil, noFiles
		}
		for _, w := range f.Words {
			out = append(out, key+"="+w)
		}
		return out, noFiles
	}
	for _, f := range document.Fields(t.kind) {
		out = append(out, f.Key+"=\t"+f.Doc)
	}
	return out, noFiles | cobra.ShellCompDirectiveNoSpace
}

// refs are the references of some types; of promises the open ones, with their words for the shells that show them.
func (a *app) refs(types ...coaching.Type) []string {
	p, err := a.open()
	if err != nil {
		return nil
	}
	ids, err := p.Engagements()
	if err != nil {
		return nil
	}
	if here := p.HereEngagement(); here != "" {
		ids = []string{here}
	}
	var out []string
	_ = p.Each(ids, workspace.OpenFronts, func(f *workspace.Folder) error {
		for _, t := range types {
			switch t {
			case coaching.TypeContract:
				out = append(out, f.ID)
			case coaching.TypeSession:
				for _, m := range f.Engagement.Meetings {
					out = append(out, f.ID+"/"+m.Name+"\t"+string(m.Kind)+", "+string(m.Status)+", "+m.Begin.Format("Mon 2 Jan 2006"))
				}
			case coaching.TypeCommitment:
				for _, c := range f.Engagement.Commitments {
					if c.Status == coaching.Open {
						out = append(out, f.ID+"/"+c.Name+"\t"+strings.Join(strings.Fields(c.What), " "))
					}
				}
			}
		}
		return nil
	})
	return out
}
