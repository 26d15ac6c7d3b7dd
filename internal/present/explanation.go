package present

import "io"

// An Explanation is a rule of check as machines read it. Fields may be added, never removed or renamed.
type Explanation struct {
	ID       string     `json:"id"`
	Family   string     `json:"family"`
	Severity string     `json:"severity"`
	Title    string     `json:"title"`
	Why      string     `json:"why"`
	Sources  []Practice `json:"sources"`
	Before   string     `json:"before"`
	After    string     `json:"after"`
	Fix      bool       `json:"fix"` // whether check --fix can mend it
}

// A Practice is a rule of good practice that a rule of check serves.
type Practice struct {
	Number int    `json:"number"`
	Says   string `json:"says"`
}

// Explanations prints rules as JSON.
func Explanations(w io.Writer, rules []Explanation) error {
	return writeJSON(w, struct {
		Version int           `json:"version"`
		Rules   []Explanation `json:"rules"`
	}{1, rules})
}
