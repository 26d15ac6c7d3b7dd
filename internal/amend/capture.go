package amend

import (
	"bytes"
	"slices"
	"strings"

	"coachctl/internal/coaching"
	"coachctl/internal/document"
	"coachctl/internal/scaffold"
	"coachctl/internal/when"
)

// Capture makes a file of each promise jotted down under a session's Commitments and turns the item into a link to it.
// Items that link to a promise are done; items that cannot be read are left, and named in Left. It returns the names of
// the promises.
func (x *Editor) Capture(m *coaching.Meeting) ([]string, error) {
	_, before, err := x.bytes(m.Path)
	if err != nil {
		return nil, err
	}
	var names []string
	// The items are read from the very bytes that will be changed: the file may have been saved since m was read.
	for _, j := range jottedIn(m.Path, before) {
		if j.Link != "" {
			if !slices.Contains(x.Names, j.Link) {
				x.leave(m.Path, j.Line.Line, "links to a file that is no promise; take the link away, and it can be captured")
			}
			continue
		}
		name, err := x.captureLine(m, j)
		if err != nil {
			return names, err
		}
		if name != "" {
			names = append(names, name)
		}
	}
	// Until the session holds its links, a run that was cut short is not done, and knows it when it is run again.
	x.Plan.Last(m.Path)
	return names, nil
}

func jottedIn(path string, src []byte) []coaching.Jotted {
	d := document.ParseWhole(path, coaching.TypeSession, src)
	if d.Session == nil {
		return nil
	}
	return d.Session.Jotted
}

var jottedStates = map[byte]coaching.CommitmentStatus{
	' ': coaching.Open, 'x': coaching.Kept, 'X': coaching.Kept, '-': coaching.Dropped,
}

// captureLine gives an empty name for an item that is left.
func (x *Editor) captureLine(m *coaching.Meeting, item coaching.Jotted) (string, error) {
	number := item.Line.Line
	src, before, err := x.bytes(m.Path)
	if err != nil {
		return "", err
	}
	// Lines of the body are counted from the end of the file: the front matter above may have grown since it was read.
	lines := bytes.SplitAfter(src, newline)
	at := len(lines) - bytes.Count(before, newline) - 2 + number
	if at < 0 || at >= len(lines) {
		return "", nil
	}
	line := string(lines[at])
	j, v, reason := x.understand(m, item, line)
	if reason == "" && !staysAlone(m.Path, src, slices.Clone(lines), at, j.linked(line, "2000-01-01-a")) {
		reason = "has marks in its words that a link cannot hold; take them out"
	}
	if reason != "" {
		x.leave(m.Path, number, "%s", reason)
		return "", nil
	}
	name, err := x.Promise(v, m.Day(), m.Begin, jottedStates[item.State])
	if err != nil {
		return "", err
	}
	if !v.ByNextSession {
		x.said(name, when.Echo(v.By, x.Now, x.Engagement.Zone))
	}
	return name, x.edit(m.Path, func([]byte) ([]byte, error) {
		lines[at] = []byte(j.linked(line, name))
		return bytes.Join(lines, nil), nil
	})
}

// understand reads an item as the promise it stands for. The reason says why it cannot be, and is empty where it can.
func (x *Editor) understand(m *coaching.Meeting, item coaching.Jotted, line string) (
	j jotting, v scaffold.CommitmentValues, reason string,
) {
	if _, known := jottedStates[item.State]; !known {
		return j, v, "its box holds neither a blank, x nor -"
	}
	if item.Lines > 1 {
		return j, v, "goes over several lines; put it on one"
	}
	if strings.Contains(line, "<!--") || strings.Contains(line, "%%") {
		return j, v, "holds a comment; put that on a line of its own"
	}
	j, err := readJotting(line)
	if err != nil {
		return j, v, err.Error()
	}
	v = scaffold.CommitmentValues{Engagement: x.Engagement.ID, What: j.what, Success: j.success, Cue: j.cue, Session: m.Name, Owner: j.owner}
	switch strings.ToLower(strings.ReplaceAll(j.by, "-", " ")) {
	case "next session", "the next session", "our next session":
		v.ByNextSession = true
		return j, v, ""
	}
	switch day, found, err := when.Written(j.by, m.Day()); {
	case err != nil:
		return j, v, "`by` " + err.Error()
	case found:
		v.By = coaching.Moment{Date: day}
		return j, v, ""
	}
	taken, err := when.Future(j.by, m.Begin, x.Engagement.Zone)
	if err != nil {
		return j, v, "`by` is no date that is known; write next-session, 20 March, or one of: " + when.Forms
	}
	v.By = taken.Moment
	return j, v, ""
}

// staysAlone reports whether a line that has become a link is read as one, and every other item as before.
func staysAlone(path string, src []byte, lines [][]byte, at int, line string) bool {
	before := jottedIn(path, src)
	lines[at] = []byte(line)
	after := jottedIn(path, bytes.Join(lines, nil))
	if len(before) != len(after) {
		return false
	}
	linked := 0
	for i, j := range after {
		if before[i].Link != j.Link {
			linked++
			if before[i].Link != "" || j.Link != "2000-01-01-a" || j.Line.Line != before[i].Line.Line || j.State != before[i].State {
				return false
			}
		} else if j != before[i] {
			return false
		}
	}
	return linked == 1
}
