package intake

import (
	"maps"
	"slices"
	"strings"

	"coachctl/internal/coaching"
	"coachctl/internal/diag"
	"coachctl/internal/document"
	"coachctl/internal/plan"
)

// settle holds what is to be made in one engagement against the rules. A row that would make an error is refused; in what
// lies in the past, a warning gets its reason: the record is as it was found, and nobody can change that any more.
func (s *Setup) settle(id string, entries []*entry) error {
	for range 4 { // a session that is refused may leave a promise or a number without what it stands on
		found := s.added(id, entries)
		wrong := false
		for _, f := range found {
			if f.Severity != diag.Error {
				continue
			}
			wrong = true
			for _, e := range blamed(f, entries) {
				e.refuse(f.Message, f.Hint)
			}
		}
		entries = slices.DeleteFunc(entries, func(e *entry) bool { return e.row.Outcome != Made })
		if !wrong {
			if err := s.pastOver(id, found, entries); err != nil {
				return err
			}
			return s.giveReasons(found, entries)
		}
	}
	for _, e := range entries {
		e.refuse("it would not be sound beside the others", "import the others first, with --skip-refused, and then this file again")
	}
	return nil
}

// added is what is found in an engagement with the entries made that was not found without them.
func (s *Setup) added(id string, entries []*entry) diag.List {
	var made plan.Plan
	for _, e := range entries {
		made.Create(e.path, e.text)
	}
	before := map[string]int{}
	if s.Engagements[id] != nil {
		for _, f := range s.Check(id, nil) {
			before[f.Path+f.Rule+f.Message]++
		}
	}
	var added diag.List
	for _, f := range s.Check(id, made) {
		key := f.Path + f.Rule + f.Message
		if before[key]--; before[key] < 0 {
			added = append(added, f)
		}
	}
	return added
}

// blamed are the entries that a finding is about: the file that it is in, or, where a file that was there before is not sound
// any more, the sessions that were held, which ask more of it than those to come. Where that mends nothing, all of them.
func blamed(f diag.Diagnostic, entries []*entry) []*entry {
	for _, e := range entries {
		if e.path == f.Path {
			return []*entry{e}
		}
	}
	var held []*entry
	for _, e := range entries {
		if typeOf(e.path) == coaching.TypeSession && e.cells["status"] == string(coaching.Held) {
			held = append(held, e)
		}
	}
	if len(held) > 0 {
		return held
	}
	return entries
}

// pastOver writes the same reason into what an import made before: into a session, of which a promise that comes over now was
// not returned to in its body, which holds nothing; and into a contract that is completed, whose history comes over now.
func (s *Setup) pastOver(id string, found diag.List, entries []*entry) error {
	if s.Engagements[id] == nil {
		return nil
	}
	why, err := s.Builder.BroughtReason()
	if err != nil {
		return err
	}
	closed, err := s.broughtClosed(s.Engagements[id].Contract)
	if err != nil {
		return err
	}
	closed = closed && !slices.ContainsFunc(entries, func(e *entry) bool { return !e.past() })
	for _, f := range found {
		t := typeOf(f.Path)
		owed := f.Rule == "promise-returned" && broughtOver(s.Engagements[id], f.Path, why)
		if owed || t == coaching.TypeContract && closed && s.Craft(f.Rule) {
			if err := s.editor(id).Set(f.Path, t, []string{"reasons", f.Rule}, document.Quote(why)); err != nil {
				return err
			}
		}
	}
	return nil
}

// broughtOver reports whether a session that is there gives the reason of an import for something else.
func broughtOver(e *Engagement, path, why string) bool {
	for _, d := range e.Documents {
		if d.Path != path {
			continue
		}
		reasons, _ := d.Front.Get("reasons")
		return slices.ContainsFunc(reasons.Pairs, func(p document.Pair) bool { return p.Value.Text == why })
	}
	return false
}

// broughtClosed reports whether an import made a contract, as its topics say, and nothing of it can be agreed any more.
func (s *Setup) broughtClosed(k *coaching.Contract) (bool, error) {
	if k == nil || k.Status != coaching.Completed || k.Agreed.IsZero() {
		return false, nil
	}
	said, err := s.Builder.BroughtTopic(k.Agreed)
	return said != "" && slices.ContainsFunc(k.Sections, func(topic coaching.Section) bool { return strings.Contains(topic.Text, said) }), err
}

// giveReasons writes a reason for each warning on a record of the past.
func (s *Setup) giveReasons(found diag.List, entries []*entry) error {
	reasons := map[string]map[string]bool{}
	for _, f := range found {
		if !s.Craft(f.Rule) {
			continue
		}
		if reasons[f.Path] == nil {
			reasons[f.Path] = map[string]bool{}
		}
		reasons[f.Path][f.Rule] = true
	}
	for _, e := range entries {
		rules := slices.Sorted(maps.Keys(reasons[e.path]))
		if len(rules) == 0 || !e.past() {
			continue
		}
		why, err := s.Builder.BroughtReason()
		if err != nil {
			return err
		}
		var pairs []string
		for _, rule := range rules {
			pairs = append(pairs, rule+": "+document.Quote(why))
		}
		d := document.Parse(e.path, typeOf(e.path), e.text)
		if d.Front.Has("reasons") {
			continue
		}
		if text, err := document.Set(e.text, typeOf(e.path), "reasons", "{"+strings.Join(pairs, ", ")+"}"); err == nil {
			e.text = text
		}
	}
	return nil
}

// past reports whether what an entry makes is over, and a record only.
func (e *entry) past() bool {
	switch typeOf(e.path) {
	case coaching.TypeSession:
		return e.cells["status"] != string(coaching.Planned)
	case coaching.TypeCommitment:
		return e.cells["status"] != string(coaching.Open)
	}
	return coaching.ContractStatus(e.cells["status"]).Over()
}

func typeOf(path string) coaching.Type {
	switch {
	case strings.Contains(path, "/sessions/"):
		return coaching.TypeSession
	case strings.Contains(path, "/commitments/"):
		return coaching.TypeCommitment
	}
	return coaching.TypeContract
}
