package check

import (
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

func nearest(name string, places map[string]diag.Span, message string) []diag.Note {
	var names []string
	for own := range places {
		names = append(names, own)
	}
	slices.Sort(names)
	near := document.Nearest(name, names)
	if near == "" {
		return nil
	}
	return []diag.Note{{Span: places[near], Message: message}}
}
