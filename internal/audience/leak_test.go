package audience_test

import (
	"io"
	"mime"
	"mime/multipart"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	"coachctl/internal/audience"
	"coachctl/internal/coaching"
	"coachctl/internal/fill"
	"coachctl/internal/render"
	"coachctl/templates"
)

// marked is an engagement in which every string and list that nobody but the coach may read holds MARK, and every one
// that the client may read holds SEEN: all fields are filled with marks by reflection first, so that a field added later is
// private until this test is told otherwise.
func marked() *coaching.Engagement {
	practice := &coaching.Practice{Coach: "Dana SEEN", Email: "mark1@x.org", Zone: time.UTC}
	contract := &coaching.Contract{}
	fillMarks(reflect.ValueOf(contract).Elem())
	contract.Client, contract.ClientCalled, contract.Sessions = "Priya SEEN", "Priya", 12
	contract.ClientEmail = "mark2@x.org"
	contract.Midpoint, contract.SessionMinutes, contract.IntakeMinutes = 0, 60, 90
	contract.Zone, contract.Prompt, contract.Summary = time.UTC, "", ""
	contract.Objectives[0].ID, contract.Objectives[0].Statement = "o", "objective SEEN"
	contract.Objectives[0].Replaces, contract.Objectives[0].Status = "", coaching.ObjectiveAgreed

	before, this, next := markedSession("02", 2), markedSession("03", 16), markedSession("04", 30)
	before.Kind, next.Status = coaching.Regular, coaching.Planned
	this.Agenda, this.ValuableIf = []coaching.Line{{Text: "agenda SEEN"}}, coaching.Line{Text: "valuable SEEN"}
	this.Shifted = coaching.Line{Text: "shifted SEEN"}
	this.Takeaways = []coaching.Takeaway{
		{Label: "Decision", Line: coaching.Line{Text: "decision SEEN"}},
		{Label: "Hunch", Line: coaching.Line{Text: "MARK"}},
	}
	this.Verdicts = []coaching.Verdict{{Objective: "o", Verdict: "on-track"}, {Objective: "MARK", Verdict: "MARK"}}
	this.Share = []string{"Reading list", "Check-in", "CORE work:", "Private notes", "Why here", "Doubt"}
	for _, title := range []string{
		"Check-in", "Agenda", "Core work", "Commitments", "Close", "Takeaways", "Private notes", "Readiness", "My hunch",
		"Why here", "Doubt", "Something of value", "What this is for",
	} {
		this.Sections = append(this.Sections, coaching.Section{Title: title, Text: "MARK"})
	}
	this.Sections = append(this.Sections, coaching.Section{Title: "Reading list", Text: "list SEEN"})

	promise := func(name, session string, owner coaching.Owner, status coaching.CommitmentStatus) *coaching.Commitment {
		c := &coaching.Commitment{}
		fillMarks(reflect.ValueOf(c).Elem())
		c.Name, c.Session, c.Owner, c.Status = name, session, owner, status
		c.By = coaching.Moment{Date: coaching.Date{Year: 2026, Month: 3, Day: 27}}
		c.ByNextSession, c.CarriedTo, c.Reviewed, c.Done = false, "", nil, coaching.Moment{}
		if owner == coaching.OwnerSponsor {
			return c
		}
		c.What, c.Success, c.Cue, c.Partner, c.Outcome = name+" SEEN", "SEEN", "SEEN", "SEEN", "SEEN"
		c.InDoubt = false
		return c
	}
	doubtful := func(name, session string, status coaching.CommitmentStatus) *coaching.Commitment {
		c := promise(name, session, coaching.OwnerClient, status)
		c.What, c.Success, c.Cue, c.Partner, c.Outcome, c.InDoubt = "MARK", "MARK", "MARK", "MARK", "MARK", true
		return c
	}
	e, _ := coaching.Assemble("MARK", practice, contract, []*coaching.Session{before, this, next}, []*coaching.Commitment{
		promise("a", "03", coaching.OwnerClient, coaching.Open), promise("b", "03", coaching.OwnerCoach, coaching.Open),
		promise("c", "02", coaching.OwnerClient, coaching.Kept), promise("d", "02", coaching.OwnerClient, coaching.Open),
		promise("e", "03", coaching.OwnerSponsor, coaching.Open), promise("f", "02", coaching.OwnerSponsor, coaching.Kept),
		doubtful("g", "03", coaching.Open), doubtful("h", "02", coaching.Open), doubtful("i", "02", coaching.Kept),
	})
	return e
}

func markedSession(name string, day int) *coaching.Session {
	s := &coaching.Session{}
	fillMarks(reflect.ValueOf(s).Elem())
	s.Name, s.Kind, s.Status, s.Minutes, s.ActualMinutes = name, coaching.Midpoint, coaching.Held, 60, 0
	s.Start = coaching.Moment{Date: coaching.Date{Year: 2026, Month: 3, Day: day}, Hour: 15, HasTime: true}
	s.PromptSent, s.PromptFor, s.Booked = coaching.Moment{}, coaching.Moment{}, coaching.Moment{}
	s.SummaryNone, s.PromptNone, s.Share = false, false, nil
	return s
}

// fillMarks fills everything below a record: MARK in every text, 7747 in every number.
func fillMarks(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString("MARK")
	case reflect.Int, reflect.Int64:
		v.SetInt(7747)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				fillMarks(v.Field(i))
			}
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fillMarks(v.Index(0))
	case reflect.Map:
		elem := reflect.New(v.Type().Elem()).Elem()
		fillMarks(elem)
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(reflect.ValueOf("MARK"), elem)
	}
}

var mark = regexp.MustCompile(`(?i)mark[^d]|7747`) // the JSON's own field is called markdown

func TestWhatIsPrivateReachesNoPage(t *testing.T) {
	e := marked()
	now := time.Date(2026, 3, 17, 9, 0, 0, 0, time.UTC)
	set := fill.New(templates.Files, nil)
	for _, kind := range []coaching.Kind{coaching.Intake, coaching.Regular, coaching.Midpoint, coaching.Closing} {
		for _, m := range e.Meetings {
			m.Kind = kind
		}
		for _, format := range render.Formats {
			paper := render.Paper{Format: format, Envelope: audience.ClientEnvelope(e), Date: now}
			summary, err := render.Summary(set, audience.ClientSummary(e, e.Meeting("03"), now), paper)
			if err != nil {
				t.Fatal(err)
			}
			summary = opened(t, format, summary)
			clean(t, string(kind)+" summary "+format, summary)
			for _, word := range []string{"agenda", "valuable", "shifted", "decision", "list", "a", "b", "c", "d"} {
				if !strings.Contains(summary, word+" SEEN") {
					t.Errorf("%s summary, %s: %s is missing", kind, format, word)
				}
			}
			for _, page := range []string{"first", "doubt", "regular", "midpoint", "closing"} {
				prompt, err := render.Prompt(set, audience.ClientPrompt(e, e.Meeting("04"), now), page, paper)
				if err != nil {
					t.Fatal(err)
				}
				clean(t, string(kind)+" prompt "+page+" "+format, opened(t, format, prompt))
			}
		}
	}
}

// opened is a page as it reads. Of a draft these are its parts decoded, below a header in which the two mailboxes, which
// belong there and nowhere else, are taken out.
func opened(t *testing.T, format, page string) string {
	t.Helper()
	if format != render.EML {
		return page
	}
	header, body, _ := strings.Cut(page, "\r\n\r\n")
	for _, line := range []string{`From: "Dana SEEN" <mark1@x.org>`, `To: "Priya SEEN" <mark2@x.org>`} {
		if strings.Count(header, line) != 1 {
			t.Errorf("the header does not hold %s:\n%s", line, header)
		}
		header = strings.Replace(header, line, "", 1)
	}
	_, params, err := mime.ParseMediaType(regexp.MustCompile(`multipart/alternative;\s+boundary=\S+`).FindString(header))
	if err != nil {
		t.Fatal(err)
	}
	parts := multipart.NewReader(strings.NewReader(body), params["boundary"])
	for range 2 {
		part, err := parts.NextPart()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(part)
		if err != nil {
			t.Fatal(err)
		}
		header += "\n" + string(text)
	}
	return header
}

// address is where something lies in memory, as %v shows a pointer: it may hold any digits.
var address = regexp.MustCompile(`\b0x[0-9a-f]{6,}\b`)

func clean(t *testing.T, what, page string) {
	t.Helper()
	page = address.ReplaceAllString(page, "")
	if found := mark.FindString(page); found != "" {
		t.Errorf("%s holds a private mark:\n%s", what, page)
	}
	if strings.Contains(strings.ToLower(page), "resistan") {
		t.Errorf("%s tells of resistance", what)
	}
}

func TestThePromptIsTheSameForAReluctantClient(t *testing.T) {
	e := marked()
	now := time.Date(2026, 3, 17, 9, 0, 0, 0, time.UTC)
	m := e.Meeting("04")
	m.Variant = ""
	plain := audience.ClientPrompt(e, m, now)
	m.Variant = coaching.Resistant
	if doubtful := audience.ClientPrompt(e, m, now); !reflect.DeepEqual(plain, doubtful) {
		t.Errorf("the views differ:\n%+v\n%+v", plain, doubtful)
	}
}
