package intake

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"coachctl/internal/coaching"
	"coachctl/internal/document"
	"coachctl/internal/plan"
)

// CSV takes the rows of a CSV file: contracts, sessions or promises.
func CSV(src []byte, s Setup) (*Account, plan.Plan, error) {
	t, err := readTable(src, s.Delimiter)
	if err != nil {
		return nil, nil, err
	}
	a := &Account{}
	at, err := s.columns(a, t.header)
	if err != nil {
		return nil, nil, err
	}
	a.Rows = make([]Row, len(t.rows))
	entries := make([]*entry, len(t.rows))
	for i, r := range t.rows {
		a.Rows[i].Line = r.line
		e := &entry{row: &a.Rows[i], cells: map[string]string{}, given: map[string]string{}}
		entries[i] = e
		for _, cell := range r.cells[min(len(r.cells), len(t.header)):] {
			if cell != "" {
				e.refuse("the row has more cells than the header", "put a cell with a comma or a line break in it between quotation marks")
				e.closed = true // nobody knows which cell is which
			}
		}
		for key, column := range at {
			if column < len(r.cells) && r.cells[column] != "" {
				e.given[key] = r.cells[column]
			}
		}
		s.holds(e)
		for key, value := range s.Defaults {
			if e.given[key] == "" {
				e.given[key] = value
			}
		}
	}
	made, err := s.take(entries)
	return a, made, err
}

// holds refuses a row with a cell that no file could hold.
func (s *Setup) holds(e *entry) {
	for _, key := range Keys(s.Type) {
		if len(e.given[key]) > maxCell && !e.closed {
			e.refuseCell(key, fmt.Sprintf("holds more than %d KiB", maxCell>>10), "shorten it, or leave the column out with --map "+key+"=")
		}
	}
}

func (s *Setup) take(entries []*entry) (plan.Plan, error) {
	var err error
	switch s.Type {
	case coaching.TypeContract:
		err = s.contracts(entries)
	case coaching.TypeSession:
		err = s.sessions(entries)
	default:
		err = s.promises(entries)
	}
	if err != nil {
		return nil, err
	}
	return s.finish(entries)
}

// read brings the cells of a row that the format has keys for into the form of the format. Each that cannot be read refuses
// the row.
func (s *Setup) read(e *entry, zone *time.Location) {
	for _, key := range Keys(s.Type) {
		text := e.given[key]
		field, err := document.FieldAt(s.Type, pathOf(key))
		if e.wrong[key] || text == "" || err != nil || e.cells[key] != "" {
			continue
		}
		value, reason, remedy := s.canonical(field, key, text, zone)
		if reason == "" {
			_, reason = document.Encode(field, value)
		}
		if reason != "" {
			e.refuseCell(key, reason, remedy)
			continue
		}
		e.cells[key] = value
	}
}

// pathOf is where a key of a column stands in a document.
func pathOf(key string) []string {
	path := strings.Split(key, ".")
	if path[0] == "sponsor" {
		return []string{"sponsors", "1", path[1]}
	}
	return path
}

func (s *Setup) canonical(f document.Field, key, text string, zone *time.Location) (value, reason, remedy string) {
	switch f.Form {
	case document.Word, document.Truth:
		if word, known := words()[s.Type][key][plain(text)]; known {
			return word, "", ""
		}
		for _, word := range f.Words {
			if plain(word) == plain(text) {
				return word, "", ""
			}
		}
		return strings.ToLower(text), "", "write one of these, or leave the column out with --map " + key + "="
	case document.Day, document.At, document.Start, document.By:
		if f.Form == document.By && plain(text) == plain(coaching.NextSession) {
			return coaching.NextSession, "", ""
		}
		m, err := s.moment(text)
		if err == nil && f.Form == document.Day {
			m = coaching.Moment{Date: m.Date}
		}
		var at time.Time
		if err == nil {
			m, at, err = s.inZone(m, zone)
		}
		switch {
		case err != nil:
			return "", err.Error(), dateRemedy(err)
		case f.Fact && at.After(s.Now):
			return "", "is still to come, and it is the day of something that has been", "mend the date, or leave the cell empty"
		}
		return m.String(), "", ""
	case document.Whole:
		if strings.HasSuffix(key, "minutes") {
			n, ok := minutes(text)
			if !ok {
				return "", "is not a number of minutes", "write it as 60, 60 min, 1h 30m or 1:30"
			}
			return n, "", ""
		}
		return strings.TrimSuffix(text, ".0"), "", "write a whole number"
	case document.Gap, document.Length:
		return strings.ToLower(text), "", ""
	case document.Email:
		return text, "", "keep one address in the cell, as sam@example.com, or leave it empty"
	}
	return text, "", mendCell
}

const mendCell = "mend the cell, or leave it empty"

// differs names the keys in which a row says something else than a file that is there.
func (s *Setup) differs(e *entry, d *document.Document) []string {
	var keys []string
	for _, key := range Keys(s.Type) {
		field, err := document.FieldAt(s.Type, pathOf(key))
		value := e.cells[key]
		if err != nil || value == "" || e.inferred[key] || field.Form == document.Start {
			continue
		}
		if strings.TrimSpace(textAt(d.Front, pathOf(key))) != strings.TrimSpace(value) && !(key == "owner" && value == "client") {
			keys = append(keys, key)
		}
	}
	return keys
}

func textAt(v document.Value, path []string) string {
	for _, step := range path {
		if v.Kind == document.List {
			if step != "1" || len(v.Items) == 0 {
				return ""
			}
			v = v.Items[0]
			continue
		}
		v, _ = v.Get(step)
	}
	return v.Text
}

// sameAs says that what a row would make is there already, and where the two differ.
func (s *Setup) sameAs(e *entry, d *document.Document, ref string) {
	keys := s.differs(e, d)
	if len(keys) == 0 {
		e.there(d.Path)
		return
	}
	change := s.change(ref, keys[0], e.cells["status"])
	e.there(d.Path, Reason{"it differs in `" + strings.Join(keys, "`, `") + "`", "if the row is right: coachctl " + change})
}

// change is the command that makes a file say what a row says. What became of a session or a promise is more than one key.
func (s *Setup) change(ref, key, status string) string {
	if key == "status" && s.Type != coaching.TypeContract && !slices.Contains([]string{"planned", "open", "carried"}, status) {
		return "mark " + ref + " " + status
	}
	return "set " + ref + " " + key + "=…"
}

// set writes the cells of a row into the front matter of a new file.
func (s *Setup) set(e *entry, skip ...string) error {
	for _, key := range Keys(s.Type) {
		value := e.cells[key]
		field, err := document.FieldAt(s.Type, pathOf(key))
		if err != nil || value == "" || slices.Contains(skip, key) {
			continue
		}
		raw, _ := document.Encode(field, value)
		if e.text, err = document.SetAt(e.text, s.Type, pathOf(key), raw); err != nil {
			return err
		}
	}
	return nil
}
