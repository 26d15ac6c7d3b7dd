package document

import "strings"

// doubtful reports whether a promise may be somebody else's, or serve another objective, than what was understood of it.
func (d *Document) doubtful(front Value) bool {
	for _, f := range d.Findings {
		if f.Rule == "misspelt-key" {
			return true
		}
	}
	for _, p := range front.Pairs {
		f, known := FieldOf(commitmentFields, p.Key)
		switch {
		case !known:
			key := strings.ToLower(p.Key)
			own := strings.HasPrefix(key, "x-")
			if !own && (strings.Contains(key, "owne") || strings.Contains(key, "objective")) {
				return true
			}
		case f.Key == "owner" && front.word(commitmentFields, f.Key) == "",
			f.Key == "objective" && (p.Value.Kind != Scalar || formError(f, p.Value.Text) != ""):
			return true
		}
	}
	return false
}
