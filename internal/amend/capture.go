package amend

import (
	"bytes"
	"strings"

	"coachctl/internal/coaching"
	"coachctl/internal/scaffold"
	"coachctl/internal/when"
)

// Capture makes a file of each promise jotted down under a session's Commitments and turns the item into a link to it.
// Items that link already are done; items that cannot be read are left, and named in Left. It returns the names of the
// promises.
func (x *Editor) Capture(m *coaching.Meeting) ([]string, error) {
	var names []string
	for _, j := range m.Jotted {
		if j.Link != "" {
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
	return names, nil
}

var jottedStates = map[byte]coaching.CommitmentStatus{
	' ': coaching.Open, 'x': coaching.Kept, 'X': coaching.Kept, '-': coaching.Dropped,
}

func (x *Editor) captureLine(m *coaching.Meeting, item coaching.Jotted) (string, error) {
	number := item.Line.Line
	src, before, err := x.bytes(m.Path)
	if err != nil {
		return "", err
	}
	// Lines of the body are counted from the end of the file: the front matter above may have grown since it was read.
	lines := bytes.SplitAfter(src, []byte("\n"))
	at := len(lines) - bytes.Count(before, []byte("\n")) - 2 + number
	if at < 0 || at >= len(lines) {
		return "", nil
	}
	line := string(lines[at])
	status, known := jottedStates[item.State]
	if !known {
		x.leave(m.Path, number, "its box holds neither a blank, x nor -")
		return "", nil
	}
	if at+1 < len(lines) && goesOn(lines[at+1]) {
		x.leave(m.Path, number, "goes over several lines; put it on one")
		return "", nil
	}
	j, err := readJotting(line)
	if err != nil {
		x.leave(m.Path, number, "%v", err)
		return "", nil
	}
	v := scaffold.CommitmentValues{
		Engagement: x.Engagement.ID, What: j.what, Success: j.success, Cue: j.cue, Session: m.Name,
	}
	if j.mine {
		v.Owner = coaching.OwnerCoach
	}
	switch strings.ToLower(strings.ReplaceAll(j.by, "-", " ")) {
	case "next session", "the next session", "our next session":
		v.ByNextSession = true
	default:
		taken, err := when.Future(j.by, m.Begin, x.Engagement.Zone)
		if err != nil {
			x.leave(m.Path, number, "`by` is no date that is known; write one of: %s", when.Forms)
			return "", nil
		}
		v.By = taken.Moment
	}
	name, err := x.create(v, m.Day(), status)
	if err != nil {
		return "", err
	}
	return name, x.edit(m.Path, func([]byte) ([]byte, error) {
		lines[at] = []byte(j.linked(line, name))
		return bytes.Join(lines, nil), nil
	})
}

// goesOn reports whether a line belongs to the item above it.
func goesOn(line []byte) bool {
	text := bytes.TrimSpace(line)
	return len(text) > 0 && (line[0] == ' ' || line[0] == '\t') && !bytes.HasPrefix(text, []byte("- ")) &&
		!bytes.HasPrefix(text, []byte("* ")) && !bytes.HasPrefix(text, []byte("<!--"))
}
