package audience

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"

	"coachctl/internal/coaching"
)

func TestABriefIsMadeOfPlainValuesWithStableNames(t *testing.T) {
	typ := reflect.TypeOf(Brief{})
	for _, breach := range breaches(typ, typ.Name(), map[reflect.Type]bool{}) {
		t.Error(breach)
	}
	tags(t, typ, map[reflect.Type]bool{})
}

func sessionOn(name string, kind coaching.Kind, status coaching.SessionStatus, day int) *coaching.Session {
	return &coaching.Session{
		Name: name, Kind: kind, Status: status,
		Start: coaching.Moment{Date: coaching.Date{Year: 2026, Month: 3, Day: day}, Hour: 15, HasTime: true},
	}
}

// briefed is a brief of the session named 04, of an engagement with a contract and promises.
func briefed(t *testing.T, kind coaching.Kind, change func(*coaching.Contract), promises ...*coaching.Commitment) Brief {
	t.Helper()
	c := &coaching.Contract{Client: "Priya Nair", ClientCalled: "Priya", Sessions: 6, Status: coaching.Agreed}
	if change != nil {
		change(c)
	}
	e, misplaced := coaching.Assemble("x", &coaching.Practice{Coach: "Dana", Zone: time.UTC}, c, []*coaching.Session{
		sessionOn("01", coaching.Intake, coaching.Held, 2), sessionOn("02", coaching.Regular, coaching.Held, 9),
		sessionOn("sponsor", coaching.ThreeWay, coaching.Held, 11), sessionOn("03", coaching.Regular, coaching.Held, 16),
		sessionOn("04", kind, coaching.Planned, 30),
	}, promises)
	if len(misplaced) > 0 {
		t.Fatal(misplaced[0].Err)
	}
	return CoachBrief(e, e.Meeting("04"), nil, time.Date(2026, 3, 28, 9, 0, 0, 0, time.UTC))
}

func promised(name, what, session string, status coaching.CommitmentStatus, reviewed ...string) *coaching.Commitment {
	return &coaching.Commitment{Name: name, What: what, Session: session, Status: status, Reviewed: reviewed}
}

func carriedTo(c *coaching.Commitment, name string) *coaching.Commitment {
	c.Status, c.CarriedTo = coaching.Carried, name
	return c
}

func TestAPromiseSaidButNotDoneTwiceInARowIsNamed(t *testing.T) {
	for name, tt := range map[string]struct {
		promises []*coaching.Commitment
		times    int
	}{
		"open and looked at once":  {[]*coaching.Commitment{promised("a", "Ring Ruth", "02", coaching.Open, "03")}, 0},
		"open and looked at twice": {[]*coaching.Commitment{promised("a", "Ring Ruth", "01", coaching.Open, "02", "03")}, 2},
		"moved twice": {[]*coaching.Commitment{
			carriedTo(promised("a", "Ring Ruth", "01", "", "02"), "b"), carriedTo(promised("b", "Ring her", "02", "", "03"), "c"),
			promised("c", "Ring her at last", "03", coaching.Open),
		}, 2},
		"moved and then missed": {[]*coaching.Commitment{
			carriedTo(promised("a", "Ring Ruth", "01", "", "02"), "b"), promised("b", "Ring Ruth", "02", coaching.Missed, "03"),
		}, 2},
		"missed and made again": {[]*coaching.Commitment{
			promised("a", "Ring Ruth", "01", coaching.Missed, "02"), promised("b", "Ring Ruth.", "02", coaching.Missed, "03"),
		}, 2},
		"moved twice and then kept": {[]*coaching.Commitment{
			carriedTo(promised("a", "Ring Ruth", "01", "", "02"), "b"), carriedTo(promised("b", "Ring Ruth", "01", "", "02"), "c"),
			promised("c", "Ring Ruth", "02", coaching.Kept, "03"),
		}, 0},
		"missed, kept and missed": {[]*coaching.Commitment{
			promised("a", "Ring Ruth", "01", coaching.Missed, "01"), promised("b", "Ring Ruth", "01", coaching.Kept, "02"),
			promised("c", "Ring Ruth", "02", coaching.Missed, "03"),
		}, 0},
		"missed twice, and long settled": {[]*coaching.Commitment{
			promised("a", "Ring Ruth", "01", coaching.Missed, "01"), promised("b", "Ring Ruth", "01", coaching.Missed, "02"),
		}, 0},
	} {
		again := briefed(t, coaching.Regular, nil, tt.promises...).Threads.Again
		if tt.times == 0 && len(again) > 0 || tt.times > 0 && (len(again) != 1 || again[0].Times != tt.times) {
			t.Errorf("%s: %+v", name, again)
		}
	}
}

func TestWhatWasPromisedLastTimeStandsApartFromWhatIsOlder(t *testing.T) {
	b := briefed(t, coaching.Regular, nil,
		promised("a", "older and open", "01", coaching.Open), promised("b", "older and kept", "02", coaching.Kept, "03"),
		promised("c", "last and kept", "03", coaching.Kept), promised("d", "last and open", "03", coaching.Open),
		promised("e", "in between", "", coaching.Open), promised("f", "older and partly", "02", coaching.Partly, "03"),
		promised("g", "let go at once", "03", coaching.Dropped))
	for list, want := range map[string]string{
		texts(b.Promised): "last and kept, last and open", texts(b.StillOpen): "older and open, in between",
		texts(b.Threads.Unfinished): "older and partly",
	} {
		if list != want {
			t.Errorf("%q; want %q", list, want)
		}
	}
}

func texts(promises []BriefPromise) string {
	var out []string
	for _, p := range promises {
		out = append(out, p.What)
	}
	return strings.Join(out, ", ")
}

func TestAMeetingWithASponsorHearsNothingOfTheSessions(t *testing.T) {
	sponsors := promised("s", "SEEN by all", "sponsor", coaching.Open)
	sponsors.Owner = coaching.OwnerSponsor
	elsewhere := promised("e", "SEEN last time", "sponsor", coaching.Missed, "03")
	elsewhere.Outcome = "MARK"
	doubtful := promised("d", "MARK", "sponsor", coaching.Open)
	doubtful.InDoubt = true
	b := briefed(t, coaching.ThreeWay, func(c *coaching.Contract) {
		c.Sponsors = []coaching.Sponsor{{Name: "Ruth SEEN"}}
		c.Commission, c.Purpose = coaching.Commission{Reason: "MARK"}, coaching.Purpose{Text: "MARK"}
		c.Sections = []coaching.Section{{Title: "Support and challenge", Text: "MARK"}}
		c.Pack = []coaching.PackItem{{Item: "MARK"}}
		c.Objectives = []coaching.Objective{
			{ID: "a", Statement: "MARK, and nobody else's", Status: coaching.ObjectiveAgreed},
			{
				ID: "b", Statement: "SEEN", Status: coaching.ObjectiveAgreed, ForSponsor: true, Agreed: coaching.Date{Year: 2026, Month: 3, Day: 30},
				Measures: []coaching.Measure{{ID: "m", Name: "MARK"}},
			},
			{ID: "c", Statement: "MARK, a draft", Status: coaching.ObjectiveDraft, ForSponsor: true},
			{ID: "d", Statement: "MARK, without a day", Status: coaching.ObjectiveAgreed, ForSponsor: true},
			{
				ID: "e", Statement: "MARK, of a later day", Status: coaching.ObjectiveAgreed, ForSponsor: true,
				Agreed: coaching.Date{Year: 2026, Month: 3, Day: 31},
			},
		}
		c.Sessions, c.Stakeholders = 7747, []coaching.Stakeholder{{Name: "MARK", Relation: "MARK"}}
		c.Pauses = []coaching.Pause{{From: coaching.Date{Year: 7747, Month: 1, Day: 1}}}
	}, sponsors, elsewhere, doubtful, promised("a", "MARK", "03", coaching.Open), promised("b", "MARK", "", coaching.Open),
		promised("c", "MARK", "02", coaching.Missed, "03"))
	src, err := json.Marshal(b)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(src), "MARK") || strings.Contains(string(src), "7747") || strings.Contains(string(src), "not-yet") ||
		strings.Count(string(src), "SEEN") != 4 {
		t.Errorf("%s", src)
	}
	items := []BriefItem{{Kind: "recontract"}, {Kind: "summary", Session: "03"}, {Kind: "report"}}
	planned := []*coaching.Session{sessionOn("s", coaching.ThreeWay, coaching.Planned, 30)}
	e, _ := coaching.Assemble("x", &coaching.Practice{}, nil, planned, nil)
	if owed := CoachBrief(e, e.Meetings[0], items, time.Time{}).Owed; len(owed) != 1 || owed[0].Kind != "report" {
		t.Errorf("%+v", owed)
	}
}

func march(day int) coaching.Date { return coaching.Date{Year: 2026, Month: 3, Day: day} }

func TestAGapOutsideTheCadenceIsSaidUnlessAPauseLiesInIt(t *testing.T) {
	for _, tt := range []struct {
		cadence coaching.Cadence
		pauses  []coaching.Pause
		high    int
	}{
		{coaching.Biweekly, nil, 0},
		{coaching.Weekly, nil, 10},
		{coaching.Monthly, nil, 42},
		{coaching.Weekly, []coaching.Pause{{From: march(18), To: march(25)}}, 0},
		{coaching.Weekly, []coaching.Pause{{From: march(18)}}, 0},
		{coaching.Weekly, []coaching.Pause{{From: march(31)}}, 10},
	} {
		b := briefed(t, coaching.Regular, func(c *coaching.Contract) { c.Cadence, c.Pauses = tt.cadence, tt.pauses })
		if b.Place.Last.Gap != 14 || b.Place.Last.High != tt.high {
			t.Errorf("%v, %v: %+v", tt.cadence, tt.pauses, b.Place.Last)
		}
	}
}

func TestAPaceThatNobodyAgreedIsNotSaidToBe(t *testing.T) {
	b := briefed(t, coaching.Regular, nil)
	if b.Place.Earliest != nil {
		t.Errorf("without a cadence: %+v", b.Place)
	}
	c := &coaching.Contract{Client: "Priya Nair", Sessions: 6, Status: coaching.Agreed}
	for range 2 {
		e, _ := coaching.Assemble("x", &coaching.Practice{Coach: "Dana", Zone: time.UTC}, c, []*coaching.Session{
			sessionOn("01", coaching.Intake, coaching.Held, 2), sessionOn("02", coaching.Regular, coaching.Planned, 30),
		}, nil)
		last := CoachBrief(e, e.Meeting("02"), nil, time.Date(2026, 3, 28, 9, 0, 0, 0, time.UTC)).Place.Last
		if (last.High > 0) != (len(c.CadenceChanges) > 0) {
			t.Errorf("%v: %+v", c.CadenceChanges, last)
		}
		c.CadenceChanges = []coaching.CadenceChange{{From: march(1), Cadence: coaching.Weekly}}
	}
}

func TestTheLastSessionAtTheAgreedPaceIsHeldAgainstTheTerm(t *testing.T) {
	for end, tight := range map[int]bool{26: true, 27: false} {
		b := briefed(t, coaching.Regular, func(c *coaching.Contract) {
			c.Cadence, c.End = coaching.Biweekly, coaching.Date{Year: 2026, Month: 4, Day: end}
		})
		if b.Place.After != 2 || b.Place.Earliest.Day != 27 || b.Place.Tight != tight {
			t.Errorf("until %d April: %+v", end, b.Place)
		}
	}
	if p := briefed(t, coaching.Regular, func(c *coaching.Contract) { c.Sessions = 0 }).Place; p.After != 0 || p.Earliest != nil {
		t.Errorf("an open-ended engagement counts what is left: %+v", p)
	}
}

func TestSupportAndChallengeIsItsFirstTwoParagraphs(t *testing.T) {
	for text, want := range map[string]string{
		"":                                  "",
		"One.":                              "One.",
		"One,\nand on.\n\nTwo":              "One,\nand on.\n\nTwo",
		"One.\n\n\nTwo.\n\nThree.\n\nFour.": "One.\n\nTwo.",
	} {
		b := briefed(t, coaching.Regular, func(c *coaching.Contract) {
			c.Sections = []coaching.Section{{Title: "SUPPORT and challenge", Text: text}}
		})
		if b.Challenge != want {
			t.Errorf("%q is %q; want %q", text, b.Challenge, want)
		}
	}
}

func TestPrivateNotesAreOnNoBriefButThatThereAreSome(t *testing.T) {
	for text, want := range map[string]bool{"": false, "MARK": true} {
		s := sessionOn("01", coaching.Regular, coaching.Planned, 30)
		s.Sections = []coaching.Section{
			{Title: "Private notes", Text: text}, {Title: "Check-in", Text: "MARK"}, {Title: "My hunch", Text: "MARK"},
		}
		e, _ := coaching.Assemble("x", &coaching.Practice{}, nil, []*coaching.Session{s}, nil)
		b := CoachBrief(e, e.Meetings[0], nil, time.Time{})
		src, err := json.Marshal(b)
		if err != nil || b.Today.OwnNote != want || strings.Contains(string(src), "MARK") {
			t.Errorf("%v: %s, %v", want, src, err)
		}
	}
}

func TestAnEmptyEngagementHasABriefWithEveryList(t *testing.T) {
	for _, kind := range []coaching.Kind{
		coaching.Intake, coaching.Regular, coaching.Midpoint, coaching.Closing, coaching.Chemistry, coaching.Contracting, coaching.ThreeWay,
	} {
		planned := []*coaching.Session{sessionOn("01", kind, coaching.Planned, 30)}
		e, _ := coaching.Assemble("x", &coaching.Practice{}, nil, planned, nil)
		missing(t, string(kind), reflect.ValueOf(CoachBrief(e, e.Meetings[0], nil, time.Time{})))
	}
}

// missing fails for a list that is nil, however deep it stands.
func missing(t *testing.T, path string, v reflect.Value) {
	t.Helper()
	if v.Kind() == reflect.Slice && v.IsNil() {
		t.Errorf("%s is no list", path)
	}
	if v.Kind() == reflect.Struct {
		for i := range v.NumField() {
			missing(t, path+"."+v.Type().Field(i).Name, v.Field(i))
		}
	}
}
