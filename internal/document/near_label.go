package document

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"coachctl/internal/coaching"
	"coachctl/internal/diag"
)

// The labels that own a line.
const (
	valuable = "Valuable if"
	shifted  = "Shifted"
)

// labelStems begin the words that are taken for a label though more than two letters part them.
var labelStems = map[string][]string{
	"Decision": {"decis", "decid"}, "Reframe": {"refram"}, "Action": {"action"}, valuable: {"valuable"}, shifted: {"shift"},
}

// A labelShape tells what may be a label. Only a session's body is asked, so the patterns wait for one.
type labelShape struct {
	like          *regexp.Regexp // up to three words in front of what may part a label from its text
	within        map[string]*regexp.Regexp
	valuableAlone *regexp.Regexp
}

var labelShapes = sync.OnceValue(func() labelShape {
	return labelShape{
		like: regexp.MustCompile(`^[*_]*(\p{L}+(?: +\p{L}+){0,2})[*_]*\s*(?:[:：=]|[–—]|--?\s)`),
		within: map[string]*regexp.Regexp{
			valuable: regexp.MustCompile(`(?i)[\p{L},;.:)]["”’)*_]*\s+[*_"“]*valuable\s+if[*_]*\s*[:：]`),
			shifted:  regexp.MustCompile(`(?i)[\p{L},;.:)]["”’)*_]*\s+[*_"“]*shifted[*_]*\s*[:：]`),
		},
		valuableAlone: regexp.MustCompile(`(?i)^[*_]*valuable\s+if\b`),
	}
})

// nearLabel is the label that a text seems to begin with; empty when it begins with none.
func nearLabel(text string, labels []string) string {
	m := labelShapes().like.FindStringSubmatch(text)
	if m == nil {
		return ""
	}
	word := strings.ToLower(m[1])
	if near := Nearest(word, labels); near != "" {
		return near
	}
	for _, l := range labels {
		if slices.ContainsFunc(labelStems[l], func(stem string) bool { return strings.HasPrefix(word, stem) }) {
			return l
		}
	}
	return ""
}

// near are the slips of a label that owns its line.
func (c content) near(label string) []coaching.NearLabel {
	var out []coaching.NearLabel
	lines := slices.Clip(c.lines)
	for _, it := range c.items {
		lines = append(lines, line{text: it.text, at: it.line})
	}
	for _, l := range lines {
		if c.isNear(l, label) {
			out = append(out, coaching.NearLabel{Label: label, Line: l.at, Within: labelShapes().within[label].MatchString(l.text)})
		}
	}
	return out
}

func (c content) isNear(l line, label string) bool {
	return nearLabel(l.text, []string{label}) != "" || labelShapes().within[label].MatchString(l.text) ||
		label == valuable && labelShapes().valuableAlone.MatchString(l.text)
}

// nearLabels says where a label is misspelt.
func (d *Document) nearLabels(s *coaching.Session) {
	for _, n := range s.NearLabels {
		at, hint := d.at(diag.Pos{Line: n.Line, Col: 1}, diag.Pos{}), "begin the line with `"+n.Label+":`"
		switch {
		case n.Within:
			at.warnf("misspelt-label", "`"+n.Label+":` stands in the middle of this line, where nothing reads it", hint)
		case slices.Contains(takeawayLabels, n.Label):
			at.warnf("misspelt-label", "this is nearly `"+n.Label+":`, and nothing reads it", "begin the item with `"+n.Label+":`")
		default:
			at.warnf("misspelt-label", "this is nearly `"+n.Label+":`, and nothing reads it", hint)
		}
	}
}
