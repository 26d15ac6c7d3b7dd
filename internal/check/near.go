package check

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"coachctl/internal/coaching"
	"coachctl/internal/diag"
	"coachctl/internal/document"
)

// nearFile points at the file whose name is nearest to one that leads nowhere: a message may not repeat a name that a
// person wrote, but it may say where to look.
func (c *Case) nearFile(name string, t coaching.Type) []diag.Note {
	places := map[string]diag.Span{}
	for _, d := range c.Documents {
		if d.Type == t {
			places[nameOf(d.Path)] = c.span(d.Path)
		}
	}
	return nearest(name, places, "the name of this file is close to it")
}

// objectiveIDs are the places of the contract's objectives, measureIDs those of their measures, each by its id.
func objectiveIDs(d *document.Document) map[string]diag.Span {
	places := map[string]diag.Span{}
	objectives, _ := d.Front.Get("objectives")
	for i, o := range objectives.Items {
		if id, ok := o.Get("id"); ok {
			places[id.Text] = d.Span("objectives", strconv.Itoa(i), "id")
		}
	}
	return places
}

func measureIDs(d *document.Document) map[string]diag.Span {
	places := map[string]diag.Span{}
	objectives, _ := d.Front.Get("objectives")
	for i, o := range objectives.Items {
		measures, _ := o.Get("measures")
		for j, m := range measures.Items {
			if id, ok := m.Get("id"); ok {
				places[id.Text] = d.Span("objectives", strconv.Itoa(i), "measures", strconv.Itoa(j), "id")
			}
		}
	}
	return places
}

// among points at the nearest of some ids, else at the list in which one would have to stand.
func among(id string, ids map[string]diag.Span, list diag.Span) []diag.Note {
	if near := nearest(id, ids, "this id is close to it"); near != nil {
		return near
	}
	return []diag.Note{{Span: list, Message: "the objectives of the contract"}}
}

// nearest points at the one name that is nearer than all others. A number has no such neighbour: 02 is as near to 01 as
// to 03.
func nearest(name string, places map[string]diag.Span, message string) []diag.Note {
	names := slices.Sorted(maps.Keys(places))
	near := document.Nearest(name, names)
	if _, err := strconv.Atoi(name); err == nil || near == "" {
		return nil
	}
	others := slices.DeleteFunc(names, func(other string) bool { return other == near })
	if second := document.Nearest(name, others); second != "" && edits(name, second) == edits(name, near) {
		return nil
	}
	return []diag.Note{{Span: places[near], Message: message}}
}

func edits(a, b string) int { return document.Edits(strings.ToLower(a), strings.ToLower(b)) }
