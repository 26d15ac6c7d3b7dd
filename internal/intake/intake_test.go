package intake

import (
	"fmt"
	"os"
	"path"
	"strings"
	"testing"
	"time"

	"coachctl/internal/amend"
	"coachctl/internal/coaching"
	"coachctl/internal/diag"
	"coachctl/internal/document"
	"coachctl/internal/fill"
	"coachctl/internal/plan"
	"coachctl/internal/scaffold"
)

const contractText = `---
type: contract
client: Priya Nair
client_email: priya@example.com
status: agreed
agreed: 2026-01-20
---
`

const sessionText = `---
type: session
kind: regular
start: 2026-03-30T15:00
minutes: 60
status: planned
x-uid: 2c1b5a11d8c3a1b0
---

## Check-in
`

const promiseText = `---
type: commitment
what: Speak with Marcus
by: 2026-03-20
success: We have agreed who opens
status: open
---
`

// setup is a practice of two engagements in London, on 17 March 2026.
func setup(t testing.TB) Setup {
	t.Helper()
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	practice := &coaching.Practice{Zone: london}
	s := Setup{
		Now: time.Date(2026, 3, 17, 9, 0, 0, 0, london), Practice: practice, IsName: func(s string) bool { return strings.Trim(s, "abc-") == "" },
		Builder: scaffold.Builder{Set: fill.New(os.DirFS("../../templates"), nil), Quote: document.Quote}, Engagements: map[string]*Engagement{},
	}
	files := map[string]string{}
	for id, texts := range map[string][]string{"a": {contractText, sessionText, promiseText}, "b": {strings.ReplaceAll(contractText, "riya", "iers")}} {
		var docs []*document.Document
		for i, text := range texts {
			p := "engagements/" + id + []string{"/contract.md", "/sessions/01.md", "/commitments/2026-03-02-a.md"}[i]
			files[p] = text
			docs = append(docs, document.ParseWhole(p, typeOf(p), []byte(text)))
		}
		s.Engagements[id] = engagementOf(id, practice, docs)
	}
	// Of all rules this one goes by what the parser finds: a file that is not sound.
	s.Check = func(_ string, made plan.Plan) diag.List {
		var found diag.List
		for _, c := range made {
			found = append(found, document.ParseWhole(c.Path, typeOf(c.Path), c.After).Findings...)
		}
		return found
	}
	s.Craft = func(string) bool { return true }
	s.Editor = func(id string) *amend.Editor {
		return &amend.Editor{
			Engagement: s.Engagements[id].Engagement, Builder: s.Builder, Now: s.Now,
			Read: func(p string) ([]byte, error) { return []byte(files[p]), nil },
		}
	}
	return s
}

func engagementOf(id string, p *coaching.Practice, docs []*document.Document) *Engagement {
	var (
		contract *coaching.Contract
		sessions []*coaching.Session
		promises []*coaching.Commitment
	)
	e := &Engagement{Documents: docs}
	for _, d := range docs {
		switch {
		case d.Contract != nil:
			contract = d.Contract
		case d.Session != nil:
			sessions, e.Sessions = append(sessions, d.Session), append(e.Sessions, nameOf(d.Path))
		case d.Commitment != nil:
			promises, e.Promises = append(promises, d.Commitment), append(e.Promises, nameOf(d.Path))
		}
	}
	e.Engagement, _ = coaching.Assemble(id, p, contract, sessions, promises)
	return e
}

// adds holds an account against its plan: one outcome for each row, one new file for each that is made, at a path of its
// own, and each of them sound.
func adds(t *testing.T, a *Account, made plan.Plan) {
	t.Helper()
	paths := map[string]bool{}
	for _, c := range made {
		if !c.Create {
			continue
		}
		if paths[c.Path] || path.Clean(c.Path) != c.Path || !strings.HasPrefix(c.Path, "engagements/") {
			t.Errorf("%s is made twice, or lies elsewhere", c.Path)
		}
		paths[c.Path] = true
		d := document.ParseWhole(c.Path, typeOf(c.Path), c.After)
		if !d.Readable {
			t.Errorf("%s cannot be read: %+v\n%s", c.Path, d.Findings, c.After)
		}
		for _, f := range d.Findings {
			if f.Severity == diag.Error {
				t.Errorf("%s: %s\n%s", c.Path, f.Message, c.After)
			}
		}
		if d.Session != nil && d.Session.Status != coaching.Planned {
			for _, section := range d.Session.Sections {
				if section.Title != "Private notes" {
					t.Errorf("%s has a section that no row may open: %s", c.Path, c.After)
				}
			}
		}
	}
	n := 0
	for _, r := range a.Rows {
		switch r.Outcome {
		case Made:
			if n++; !paths[r.Path] {
				t.Errorf("line %d says that it made %q", r.Line, r.Path)
			}
		case There:
		case Refused:
			if len(r.Reasons) == 0 || r.Path != "" {
				t.Errorf("line %d is refused without a reason, or with a path", r.Line)
			}
		case Left:
			if a.Type != coaching.TypeSession {
				t.Errorf("line %d of a CSV file is left out", r.Line)
			}
		default:
			t.Errorf("line %d has no outcome", r.Line)
		}
	}
	if n != len(paths) || a.Count(Made)+a.Count(There)+a.Count(Refused)+a.Count(Left) != len(a.Rows) {
		t.Errorf("the account does not add up: %d rows, %d made, %d files", len(a.Rows), n, len(paths))
	}
}

func FuzzCSV(f *testing.F) {
	for _, seed := range []string{
		"engagement,start,status,private_notes\na,2026-02-02T10:00,held,\"x\n## Takeaways\n- Decision: y\"\na,2026-02-02T10:00,held,\n",
		"sep=;\r\nE-Mail;Datum;date;time;hours\r\npriya@example.com;;3/2/2026;3 pm;1,5\r\n",
		"engagement,client,status,agreed,sessions,sponsor\nc,Jo: #1,completed,2025-01-01,6,'=Alex\nc,x,,,,\na,Priya Nair,draft,,,\n",
		"engagement,what,by,success,status,done\na,Speak with  marcus,2026-03-20,no,,\nb,\"x\n---\ny\",next-session,<!--,open,\nb,z,2026-03-19,s,kept,2026-03-19\n",
		"\xff\xfeb\x00y\x00", "what\tby\n\"", "start,end\n2026-03-29T01:30,x\n,\n", "engagement,start,kind,uid\na,2026-10-25 01:30,,1\nb,2026-10-25 01:30Z,party,\n",
		"engagement,start,private_notes\na,2026-02-02 10:00,<!-- > ]]>\\r## Agenda\na,2026-02-03 10:00,\"```\r## Takeaways\r\"\n",
	} {
		f.Add([]byte(seed), "dmy", "held")
		f.Add([]byte(seed), "mdy", "planned")
		f.Add([]byte(seed), "", "open")
	}
	f.Fuzz(func(t *testing.T, src []byte, order, past string) {
		if len(src) > 1<<14 {
			return
		}
		for _, kind := range []coaching.Type{"", coaching.TypeContract, coaching.TypeSession, coaching.TypeCommitment} {
			s := setup(t)
			s.Type, s.Order, s.Past = kind, order, past
			a, made, err := CSV(src, s)
			if err == nil {
				adds(t, a, made)
			}
		}
	})
}

func FuzzCalendar(f *testing.F) {
	for _, body := range []string{
		"DTSTART:20260203T100000Z\nDTEND:20260203T110000Z\nUID:a\nATTENDEE:mailto:priya@example.com\n",
		"DTSTART;TZID=\"W. Europe Standard Time\":20260203T100000\nRRULE:FREQ=WEEKLY;COUNT=4;BYDAY=TU\nEXDATE;TZID=Europe/Berlin:20260210T100000\nUID:b\nSUMMARY:Priya Nair\n",
		"DTSTART;TZID=\nUID:c\n", "DTSTART;VALUE=DATE:20260203\nSUMMARY:a\n", "DTSTART:20260203T100000\nDURATION:-PT1H\nRRULE:FREQ=MONTHLY;BYDAY=53MO\n",
		"DTSTART:20260203T100000\nRECURRENCE-ID;RANGE=THISANDFUTURE:20260203T100000\nUID:b\n", "DTSTART:20260203T100000Z\nRDATE:20260204T100000Z,20260204T100000Z\nSTATUS:CANCELLED\n",
	} {
		f.Add([]byte("BEGIN:VCALENDAR\nBEGIN:VEVENT\n"+body+"END:VEVENT\nEND:VCALENDAR\n"), "a")
		f.Add([]byte("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n"+strings.ReplaceAll(body, "\n", "\r\n ")+"\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"), "")
	}
	f.Fuzz(func(t *testing.T, src []byte, engagement string) {
		if len(src) > 1<<14 || strings.Count(strings.ToUpper(string(src)), "RRULE") > 3 {
			return
		}
		s := setup(t)
		s.Past = "held"
		if s.Engagements[engagement] != nil {
			s.Whose = engagement
		}
		a, made, err := Calendar(src, s)
		if err == nil {
			adds(t, a, made)
		}
	})
}

func TestALargeFileTakesBoundedTime(t *testing.T) {
	var one, many strings.Builder
	one.WriteString("engagement,start\n")
	many.WriteString("engagement,what,by,success,owner\n")
	at := time.Date(2000, 1, 1, 10, 0, 0, 0, time.UTC)
	for i := range 1010 {
		fmt.Fprintf(&one, "a,%s\n", at.AddDate(0, 0, i).Format("2006-01-02T15:04"))
		fmt.Fprintf(&many, "a,promise %d,2026-04-01,seen,client\n", i)
	}
	s := setup(t)
	s.Past = "planned"
	a, made, err := CSV([]byte(one.String()), s)
	if err != nil || a.Count(Made) != maxSessions-1 || a.Count(Refused) != 1010-maxSessions+1 {
		t.Errorf("sessions: %v, %d made, %d refused", err, a.Count(Made), a.Count(Refused))
	}
	adds(t, a, made)
	s.Past, s.Type = "", ""
	a, made, err = CSV([]byte(many.String()), s)
	if err != nil || a.Count(Made) != maxPromises {
		t.Errorf("promises: %v, %d made", err, a.Count(Made))
	}
	adds(t, a, made)
	listed, _ := made.Bytes("engagements/a/sessions/01.md")
	if n := strings.Count(string(listed), "- [ ]"); n != maxListed {
		t.Errorf("%d promises are listed in the check-in", n)
	}
	var long strings.Builder
	long.WriteString("engagement,start\n")
	for range MaxRows + 1 {
		long.WriteString("a,x\n")
	}
	if _, _, err := CSV([]byte(long.String()), s); err == nil || !strings.Contains(err.Error(), "10000") {
		t.Errorf("a file of more rows than that: %v", err)
	}
}
