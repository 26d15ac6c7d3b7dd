package intake

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"coachctl/internal/amend"
	"coachctl/internal/coaching"
	"coachctl/internal/document"
	"coachctl/internal/scaffold"
)

// A present is what an engagement has already, to be looked up.
type present struct {
	begun   bool // it has a coaching session
	byStart map[int64]*coaching.Meeting
	byUID   map[string]*coaching.Meeting
	byPath  map[string]*document.Document
}

func (s *Setup) presentIn(e *Engagement) present {
	if p, known := s.have[e]; known {
		return p
	}
	p := present{byStart: map[int64]*coaching.Meeting{}, byUID: map[string]*coaching.Meeting{}, byPath: map[string]*document.Document{}}
	for _, d := range e.Documents {
		p.byPath[d.Path] = d
	}
	for _, m := range e.Meetings {
		p.begun = p.begun || m.Numbered()
		p.byStart[m.Begin.Unix()] = m
		if d := p.byPath[m.Path]; d != nil {
			if uid, has := d.Front.Get(uidKey); has {
				p.byUID[uid.Text] = m
			}
		}
	}
	if s.have == nil {
		s.have = map[*Engagement]present{}
	}
	s.have[e] = p
	return p
}

// find looks up the session of a row: by what we or its calendar call it, else by its start.
func (p present) find(e *entry) *coaching.Meeting {
	m := e.own
	if m == nil {
		m = p.byUID[e.cells[uidKey]]
	}
	if m == nil {
		m = p.byStart[e.start.Unix()]
	}
	return m
}

// sessionIsThere says of a row whose session is there what became of it.
func (s *Setup) sessionIsThere(e *entry, have present) bool {
	m := have.find(e)
	if m == nil {
		return false
	}
	ref := e.id + "/" + m.Name
	if !m.Begin.Equal(e.start) {
		e.there(m.Path, Reason{"it begins at another time", "if it was moved: coachctl move " + ref + " " + e.cells["start"]})
		return true
	}
	s.sameAs(e, have.byPath[m.Path], ref)
	return true
}

// place puts the sessions of one engagement beside those that are there, names them in order of start, and makes them.
func (s *Setup) place(group []*entry) error {
	slices.SortStableFunc(group, func(a, b *entry) int { return a.start.Compare(b.start) })
	have := s.presentIn(group[0].engage)
	names := slices.Clone(group[0].engage.Sessions)
	begun := have.begun
	first, called := map[int64]*entry{}, map[string]*entry{}
	for _, e := range group {
		if e.cells["kind"] == string(coaching.Intake) {
			begun = true
		}
		if s.sessionIsThere(e, have) {
			continue
		}
		if s.became(e); e.decided() {
			continue
		}
		if other := first[e.start.Unix()]; other != nil {
			s.twin(e, other)
			continue
		}
		if other := called[e.cells[uidKey]]; other != nil {
			oneName(e, other)
			continue
		}
		first[e.start.Unix()] = e
		if uid := e.cells[uidKey]; uid != "" {
			called[uid] = e
		}
	}
	for _, e := range group {
		if e.decided() {
			continue
		}
		if e.cells["kind"] == "" {
			e.infer("kind", string(coaching.Regular))
			if status := e.cells["status"]; !begun && (status == string(coaching.Held) || status == string(coaching.Planned)) {
				e.infer("kind", string(coaching.Intake))
				begun = true
			}
		}
		if len(names) >= maxSessions {
			e.refuse(fmt.Sprintf("an engagement has at most %d sessions", maxSessions), "see whether --engagement names the right one")
			continue
		}
		if err := s.makeSession(e, names); err != nil {
			return err
		}
		if !e.decided() {
			names = append(names, nameOf(e.path))
		}
	}
	return nil
}

// twin is a second row for the same hour.
func (s *Setup) twin(e, other *entry) {
	line := strconv.Itoa(other.row.Line)
	for _, key := range Keys(s.Type) {
		if e.cells[key] != other.cells[key] {
			e.refuse("it begins when that of line "+line+" does, and differs in `"+key+"`", "keep the row that is right")
			return
		}
	}
	e.there("", Reason{Reason: "it is that of line " + line})
	e.twinOf = other
}

// oneName refuses two rows that call two meetings the same: one of them was moved, or the name is that of a series.
func oneName(e, other *entry) {
	const remedy = "keep the one that is right; where the name is that of a series, leave it out with --map uid="
	e.refuse(fmt.Sprintf("its `uid` is that of line %d, which begins at another time", other.row.Line), remedy)
	if !other.decided() {
		other.refuse(fmt.Sprintf("its `uid` is that of line %d, which begins at another time", e.row.Line), remedy)
	}
}

func (s *Setup) makeSession(e *entry, names []string) error {
	kind := coaching.Kind(e.cells["kind"])
	start, _ := coaching.ParseMoment(e.cells["start"])
	length, _ := strconv.Atoi(e.cells["minutes"])
	v := scaffold.SessionValues{
		Engagement: e.id, Name: scaffold.NextSessionName(names, kind), Kind: kind, Start: start, Minutes: length, Variant: e.cells["variant"],
	}
	var (
		file scaffold.File
		err  error
	)
	if e.cells["status"] == string(coaching.Planned) && !e.start.Before(s.Now) {
		v.Open = amend.OpenPromises(e.engage.Engagement, kind, e.start)
		file, err = s.Builder.Session(v)
		if notes := scaffold.Quoted(e.given["private_notes"]); err == nil && notes != "" {
			var found bool
			if file.Text, found, err = document.AddItem(file.Text, "Private notes", notes); err == nil && !found {
				e.refuse("your own template has no place for private notes", "add `## Private notes` to it, or leave the column out")
				return nil
			}
		}
	} else {
		file, err = s.Builder.BroughtSession(v, e.given["private_notes"])
	}
	if err != nil {
		return err
	}
	e.path, e.text = file.Path, file.Text
	if err := s.set(e, "kind", "start", "minutes", "variant"); err != nil {
		return err
	}
	for _, more := range [][2]string{{"summary", s.noSummary(e, kind)}, {uidKey, e.cells[uidKey]}} {
		if more[1] == "" {
			continue
		}
		if e.text, err = document.Set(e.text, s.Type, more[0], document.Quote(more[1])); err != nil {
			return err
		}
	}
	return nil
}

// noSummary says `none` for a session whose summary would be late on the day of the import: it went out, or did not, long ago.
func (s *Setup) noSummary(e *entry, kind coaching.Kind) string {
	within := cmp.Or(s.Practice.Defaults.SummaryWithin, 24*time.Hour)
	length, _ := strconv.Atoi(e.cells["minutes"])
	end := e.start.Add(time.Duration(cmp.Or(length, e.engage.PlannedMinutes(kind))) * time.Minute)
	said := e.cells["summary"] != "" || e.cells["summary_sent"] != ""
	if said || !kind.Coaching() || e.cells["status"] != string(coaching.Held) || s.Now.Before(end.Add(within)) {
		return ""
	}
	return coaching.None
}

func nameOf(path string) string {
	return strings.TrimSuffix(path[strings.LastIndexByte(path, '/')+1:], ".md")
}
