package check

import (
	"maps"
	"slices"
	"strconv"

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
	for _, o := range objectivesOf(d) {
		if id, ok := o.front.Get("id"); ok {
			places[id.Text] = d.Span(o.place("id")...)
		}
	}
	return places
}

func measureIDs(d *document.Document) map[string]diag.Span {
	places := map[string]diag.Span{}
	for _, o := range objectivesOf(d) {
		for _, m := range o.measures() {
			if id, ok := m.front.Get("id"); ok {
				places[id.Text] = d.Span(m.place("id")...)
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
	near := document.NearestAlone(name, slices.Sorted(maps.Keys(places)))
	if _, err := strconv.Atoi(name); err == nil || near == "" {
		return nil
	}
	return []diag.Note{{Span: places[near], Message: message}}
}
