package amend

import (
	"errors"
	"regexp"
	"strings"

	"coachctl/internal/coaching"
)

// A jotting is a promise as a line under Commitments has it.
type jotting struct {
	owner      coaching.Owner
	what       string
	start, end int // of what, as offsets in the line
	by         string
	success    string
	cue        string
}

var (
	jottedItem = regexp.MustCompile(`^\s*(?:[-*+]|\d{1,9}[.)])\s+\[.\]\s+`)
	ownerMark  = regexp.MustCompile(`^(?i:(me|coach)|(sponsor))\s*:\s*`)
	jottedPart = regexp.MustCompile(`(?:\s*[—–]\s*|\s+(?:--|\|)\s+)(?i:(by)(?::|\s)|(success|cue)\s*:)\s*`)
)

// Reasons why a jotted line is not taken.
var (
	errNoItem    = errors.New("is not a task item on one line")
	errNoWhat    = errors.New("does not say what is promised")
	errNoBy      = errors.New("does not say by when; write `— by friday` or `-- by friday`, say")
	errNoSuccess = errors.New("does not say what success looks like; write `— success: …`")
	errTwice     = errors.New("says `by` or `success` twice")
)

// readJotting reads `- [ ] WHAT — by WHEN — success: WHAT IT LOOKS LIKE`. A dash that opens none of the known parts belongs
// to the words around it.
func readJotting(line string) (jotting, error) {
	line = strings.TrimRight(line, " \t\r\n")
	head := jottedItem.FindString(line)
	if head == "" {
		return jotting{}, errNoItem
	}
	j := jotting{start: len(head), owner: coaching.OwnerClient}
	if mark := ownerMark.FindStringSubmatch(line[j.start:]); mark != nil {
		j.owner = coaching.OwnerCoach
		if mark[2] != "" {
			j.owner = coaching.OwnerSponsor
		}
		j.start += len(mark[0])
	}
	parts := jottedPart.FindAllStringSubmatchIndex(line, -1)
	j.end = len(line)
	seen := map[string]bool{}
	for i, p := range parts {
		if p[0] < j.start {
			return jotting{}, errNoWhat
		}
		if i == 0 {
			j.end = p[0]
		}
		stop := len(line)
		if i+1 < len(parts) {
			stop = parts[i+1][0]
		}
		label, value := "by", strings.TrimSpace(line[p[1]:stop])
		if p[4] >= 0 {
			label = strings.ToLower(line[p[4]:p[5]])
		}
		if seen[label] {
			return jotting{}, errTwice
		}
		seen[label] = true
		switch label {
		case "by":
			j.by = strings.TrimRight(value, ".,;")
		case "success":
			j.success = value
		case "cue":
			j.cue = value
		}
	}
	j.what = strings.TrimSpace(line[j.start:j.end])
	j.end = j.start + len(strings.TrimRight(line[j.start:j.end], " \t"))
	switch {
	case j.what == "":
		return j, errNoWhat
	case j.by == "":
		return j, errNoBy
	case j.success == "" && j.owner != coaching.OwnerCoach:
		return j, errNoSuccess
	}
	return j, nil
}

// linked is the line with its promise turned into a link to a file under commitments/. All else in it stays.
func (j jotting) linked(line, name string) string {
	var label strings.Builder
	escaped := false
	for _, c := range []byte(line[j.start:j.end]) {
		if (c == '[' || c == ']') && !escaped {
			label.WriteByte('\\')
		}
		escaped = c == '\\' && !escaped
		label.WriteByte(c)
	}
	return line[:j.start] + "[" + label.String() + "](../commitments/" + name + ".md)" + line[j.end:]
}

var note = regexp.MustCompile(`^.*?(?:—|–|--|\|)\s*(?i:(kept|partly|missed|dropped))\b\s*[.:]?\s*(.*)$`)

// readNote reads what became of a promise from what stands behind its link in a check-in: `— kept`, `— partly: NOTE`.
func readNote(text string) (status, outcome string, ok bool) {
	m := note.FindStringSubmatch(text)
	if m == nil {
		return "", "", false
	}
	return strings.ToLower(m[1]), strings.TrimSpace(m[2]), true
}
