package amend

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"coachctl/internal/coaching"
	"coachctl/internal/document"
	"coachctl/internal/scaffold"
	"coachctl/internal/when"
)

// maxCaptured is how many promises one run takes from a session, and how many items it leaves: nobody jots down as many, and
// each costs a look at other files.
const maxCaptured = 100

// Capture makes a file of each promise jotted down under a session's Commitments and turns the item into a link to it.
// Items that link to a promise are done; items that cannot be read are left, and named in Left. It returns the names of
// the promises.
func (x *Editor) Capture(m *coaching.Meeting) ([]string, error) {
	src, before, err := x.bytes(m.Path)
	if err != nil {
		return nil, err
	}
	lines := bytes.SplitAfter(src, newline)
	// The items are read from the very bytes that will be changed: the file may have been saved since m was read. Lines of the
	// body are counted from the end of the file: the front matter above may have grown.
	found := x.capturings(jottedIn(m.Path, before), lines, len(lines)-1-bytes.Count(before, newline), m)
	keepApart(m.Path, src, lines, found)
	names, err := x.captureAll(m, lines, found)
	// Until the session holds its links, a run that was cut short is not done, and knows it when it is run again.
	x.Plan.Last(m.Path)
	return names, err
}

// capturing is an item on its way to become a promise, or the reason why it cannot.
type capturing struct {
	item    coaching.Jotted
	at      int // its line, from 0, in the bytes that the plan has so far
	jotting jotting
	values  scaffold.CommitmentValues
	reason  string
}

// capturings are the items that link to no promise yet, as far as one run goes.
func (x *Editor) capturings(items []coaching.Jotted, lines [][]byte, grown int, m *coaching.Meeting) []*capturing {
	var found []*capturing
	taken, left := 0, 0
	for _, j := range items {
		c := &capturing{item: j, at: grown + j.Line.Line - 1}
		switch {
		case j.Link != "" && slices.Contains(x.Names, j.Link) || c.at < 0 || c.at >= len(lines):
			continue
		case taken == maxCaptured || left == maxCaptured:
			c.reason = fmt.Sprintf("begins the rest, which was not looked at: one run takes %d promises; `coachctl capture` takes the next", maxCaptured)
			return append(found, c)
		case j.Link != "":
			c.reason = "links to a file that is no promise; take the link away, and it can be captured"
		default:
			c.jotting, c.values, c.reason = x.understand(m, j, string(lines[c.at]))
		}
		if c.reason == "" {
			taken++
		} else {
			left++
		}
		found = append(found, c)
	}
	return found
}

func (x *Editor) captureAll(m *coaching.Meeting, lines [][]byte, found []*capturing) ([]string, error) {
	var names []string
	for _, c := range found {
		if c.reason != "" {
			x.leave(m.Path, c.item.Line.Line, "%s", c.reason)
			continue
		}
		name, err := x.Promise(c.values, m.Day(), m.Begin, jottedStates[c.item.State])
		if err != nil {
			return names, err
		}
		if !c.values.ByNextSession {
			x.said(name, when.Echo(c.values.By, x.Now, x.Engagement.Zone))
		}
		names = append(names, name)
		lines[c.at] = []byte(c.jotting.linked(string(lines[c.at]), name))
		if err := x.edit(m.Path, func([]byte) ([]byte, error) { return bytes.Join(lines, nil), nil }); err != nil {
			return names, err
		}
	}
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
	if strings.Contains(line, "<!") || strings.Contains(line, "%%") {
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

// placeholder stands for the name of a promise that is not made yet.
const placeholder = "2000-01-01-a"

// keepApart gives a reason to the items that would not be read as one link each, once they are, or would change how others
// are read. All are tried at once, then by halves, as often as is worth while: each time the whole body is read.
func keepApart(path string, src []byte, lines [][]byte, found []*capturing) {
	const tries = 16
	before := jottedIn(path, src)
	var sound []*capturing
	n := 0
	var try func([]*capturing)
	try = func(some []*capturing) {
		if n++; n > tries || len(some) == 0 {
			return
		}
		half := len(some) / 2
		switch {
		case staysApart(path, before, lines, some):
			sound = append(sound, some...)
		case half == 0:
			some[0].reason = "has marks in its words that a link cannot hold; take them out"
		default:
			try(some[:half])
			try(some[half:])
		}
	}
	wanted := slices.DeleteFunc(slices.Clone(found), func(c *capturing) bool { return c.reason != "" })
	try(wanted)
	if len(sound) < len(wanted) && len(sound) > 0 && !staysApart(path, before, lines, sound) {
		sound = nil
	}
	for _, c := range wanted {
		if c.reason == "" && !slices.Contains(sound, c) {
			c.reason = "is left with others whose words have marks that a link cannot hold; take those out, and run it again"
		}
	}
}

// staysApart reports whether some items that have become links are read as one each, and every other item as before.
func staysApart(path string, before []coaching.Jotted, lines [][]byte, some []*capturing) bool {
	lines = slices.Clone(lines)
	linked := map[int]bool{}
	for _, c := range some {
		lines[c.at] = []byte(c.jotting.linked(string(lines[c.at]), placeholder))
		linked[c.at+1] = true
	}
	after := jottedIn(path, bytes.Join(lines, nil))
	if len(before) != len(after) || len(linked) != len(some) {
		return false
	}
	for i, j := range after {
		was := before[i]
		if !linked[was.Line.Line] {
			if j != was {
				return false
			}
			continue
		}
		if was.Link != "" || j.Link != placeholder || j.Line.Line != was.Line.Line || j.State != was.State {
			return false
		}
		delete(linked, was.Line.Line)
	}
	return len(linked) == 0
}
