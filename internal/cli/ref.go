package cli

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"coachctl/internal/coaching"
	"coachctl/internal/document"
	"coachctl/internal/workspace"
)

// A target is what a REF can name: a contract (by its engagement), a session or a promise.
type target struct {
	engagement string
	name       string // empty for a contract
	kind       coaching.Type
	path       string
}

func (t target) ref() string {
	if t.name == "" {
		return t.engagement
	}
	return t.engagement + "/" + t.name
}

// matchEngagement finds an engagement by its id, the beginning of it, or a part.
func matchEngagement(text string, ids []string) (string, error) {
	text = strings.Trim(strings.TrimPrefix(path.Clean(strings.ReplaceAll(text, `\`, "/")), "engagements/"), "/")
	if slices.Contains(ids, text) {
		return text, nil
	}
	var found []string
	for _, matches := range []func(id, text string) bool{strings.HasPrefix, strings.Contains} {
		for _, id := range ids {
			if matches(strings.ToLower(id), strings.ToLower(text)) {
				found = append(found, id)
			}
		}
		if len(found) == 1 {
			return found[0], nil
		}
		if len(found) > 1 {
			return "", usagef(oneOfNames(found), "several engagements match %q", text)
		}
	}
	hint := "engagements: " + strings.Join(ids, ", ")
	if near := document.Nearest(text, ids); near != "" {
		hint = "did you mean `" + near + "`?"
	}
	if len(ids) == 0 {
		hint = "begin one with `coachctl new contract NAME --client \"…\"`"
	}
	return "", usagef(hint, "no engagement matches %q", text)
}

// findRef finds what a REF names among the targets of some types. The levels are tried in order, and the first one with
// a match wins: path, engagement, exact name, number, beginning of a name, part of a name, words of a promise.
func (a *app) findRef(p *practice, ref string, types ...coaching.Type) (target, error) {
	if t, ok := p.targetAt(ref, types); ok {
		return t, nil
	}
	ids, name, err := narrow(p, ref)
	if err != nil {
		return target{}, err
	}
	if slices.Contains(types, coaching.TypeContract) && slices.Contains(ids, name) {
		// Nothing else need be listed, however large the practice.
		if own, err := p.targets([]string{name}, []coaching.Type{coaching.TypeContract}); err == nil && len(own) == 1 {
			return own[0], nil
		}
	}
	pool, err := p.targets(ids, types)
	if err != nil {
		return target{}, err
	}
	matches := byName(pool, name)
	if len(matches) == 0 && slices.Contains(types, coaching.TypeCommitment) {
		matches = byWords(p, pool, name)
	}
	switch len(matches) {
	case 1:
		return matches[0], nil
	case 0:
		var names []string
		for _, t := range pool {
			names = append(names, t.ref())
		}
		hint := "`coachctl list` shows what there is"
		if near := nearestRef(pool, name); near != "" {
			hint = "did you mean `" + near + "`?"
		} else if len(names) > 0 && len(names) <= 12 {
			hint = "there is: " + strings.Join(names, ", ")
		}
		return target{}, usagef(hint, "nothing matches %q", ref)
	}
	var names []string
	for _, t := range matches {
		names = append(names, t.ref())
	}
	return target{}, usagef(oneOfNames(names), "several match %q", ref)
}

// oneOfNames asks for one of some names, and shows no more of them than a person reads.
func oneOfNames(names []string) string {
	const shown = 12
	if more := len(names) - shown; more > 0 {
		return fmt.Sprintf("write more of the name; there are %s and %d more", strings.Join(names[:shown], ", "), more)
	}
	return "name one of: " + strings.Join(names, ", ")
}

// nearestRef is the reference that one may have meant: with its engagement in front, unless several have that name.
func nearestRef(pool []target, name string) string {
	var names []string
	refs := map[string][]string{}
	for _, t := range pool {
		own := cmp.Or(t.name, t.engagement)
		names = append(names, own)
		refs[own] = append(refs[own], t.ref())
	}
	near := document.Nearest(name, names)
	if len(refs[near]) == 1 {
		return refs[near][0]
	}
	return near
}

// targetAt reads a reference as a path from where the person stands: a document's, or an engagement's folder.
func (p *practice) targetAt(ref string, types []coaching.Type) (target, bool) {
	at := p.Relative(ref)
	id, rest, _ := strings.Cut(strings.TrimPrefix(at, "engagements/"), "/")
	if id == "" || !strings.HasPrefix(at, "engagements/") || !p.Exists(at) {
		return target{}, false
	}
	name := strings.TrimSuffix(path.Base(rest), ".md")
	for _, t := range types {
		switch {
		case t == coaching.TypeContract && (rest == "" || rest == "contract.md"):
			return target{engagement: id, kind: t, path: workspace.PathOf(id, t, "")}, true
		case t != coaching.TypeContract && rest != "" && at == workspace.PathOf(id, t, name):
			return target{engagement: id, name: name, kind: t, path: at}, true
		}
	}
	return target{}, false
}

// narrow takes ENGAGEMENT/ off the front of a reference, and prefers the engagement in whose folder we stand.
func narrow(p *practice, ref string) (ids []string, name string, err error) {
	ids, err = p.Engagements()
	if err != nil {
		return nil, "", err
	}
	name = strings.TrimSuffix(strings.Trim(ref, "/"), ".md")
	if before, after, ok := strings.Cut(name, "/"); ok {
		id, err := matchEngagement(before, ids)
		return []string{id}, after, err
	}
	if here := p.HereEngagement(); here != "" {
		ids = []string{here}
	}
	return ids, name, nil
}

func byName(pool []target, name string) []target {
	lower := strings.ToLower(name)
	levels := []func(own string) bool{
		func(own string) bool { return own == name },
		func(own string) bool { return coaching.SameNumber(own, name) },
		func(own string) bool { return strings.HasPrefix(strings.ToLower(own), lower) },
		func(own string) bool { return strings.Contains(strings.ToLower(own), lower) },
	}
	for _, matches := range levels {
		var found []target
		for _, t := range pool {
			own := t.name
			if own == "" {
				own = t.engagement
			}
			if matches(own) {
				found = append(found, t)
			}
		}
		if len(found) > 0 {
			return found
		}
	}
	return nil
}

func byWords(p *practice, pool []target, words string) []target {
	var found []target
	for _, t := range pool {
		if t.kind != coaching.TypeCommitment {
			continue
		}
		src, err := p.Read(t.path)
		if err != nil {
			continue
		}
		d := document.Parse(t.path, coaching.TypeCommitment, src)
		if d.Commitment != nil && strings.Contains(strings.ToLower(d.Commitment.What), strings.ToLower(words)) {
			found = append(found, t)
		}
	}
	return found
}

// targets lists what a reference of some types may name in some engagements.
func (p *practice) targets(ids []string, types []coaching.Type) ([]target, error) {
	var all []target
	for _, id := range ids {
		for _, t := range types {
			names, err := p.Names(id, t)
			if err != nil {
				return nil, err
			}
			for _, name := range names {
				tg := target{engagement: id, name: name, kind: t, path: workspace.PathOf(id, t, name)}
				if t == coaching.TypeContract {
					tg.name = ""
				}
				all = append(all, tg)
			}
		}
	}
	return all, nil
}
