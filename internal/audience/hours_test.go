package audience

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"

	"coachctl/internal/award"
	"coachctl/internal/coaching"
)

var applying = coaching.Date{Year: 2026, Month: 8, Day: 31}

func termsOn(on coaching.Date) HoursTerms {
	return HoursTerms{Coach: "Dana Whitlock", Now: on.Ends(time.UTC).Add(-time.Minute), On: on, Body: award.ICF()}
}

// coached is an engagement with one session of so many minutes on each day.
func coached(t *testing.T, id string, c coaching.Contract, minutes int, days ...string) *coaching.Engagement {
	t.Helper()
	var sessions []*coaching.Session
	for i, day := range days {
		sessions = append(sessions, &coaching.Session{
			Name: fmt.Sprint(i), Kind: coaching.Regular, Status: coaching.Held, Minutes: minutes, Start: at(t, day+"T10:00"),
		})
	}
	e, misplaced := coaching.Assemble(id, &coaching.Practice{}, &c, sessions, nil)
	if len(misplaced) > 0 {
		t.Fatal(misplaced)
	}
	return e
}

func logOf(terms HoursTerms, engagements ...*coaching.Engagement) (HoursLog, []HoursGap) {
	h := NewHours(terms)
	for _, e := range engagements {
		h.Add(e)
	}
	return h.Log()
}

var (
	agreedToIt = coaching.Date{Year: 2025, Month: 1, Day: 1}
	paid       = coaching.Opt[bool]{Value: true, Set: true}
	proBono    = coaching.Opt[bool]{Set: true}
)

func TestARowIsTheWorkWithOneClientOverAllEngagements(t *testing.T) {
	log, gaps := logOf(termsOn(applying),
		coached(t, "z", coaching.Contract{Client: "Priya Rao", ClientEmail: "p@x.org", LogConsent: agreedToIt, Paid: paid, Status: coaching.Agreed}, 50, "2025-03-03", "2025-04-04"),
		coached(t, "b", coaching.Contract{Client: "Priya Nair", ClientEmail: "P@x.org ", LogConsent: agreedToIt, Paid: proBono, Status: coaching.Completed}, 45, "2026-03-03"),
		coached(t, "c", coaching.Contract{Client: "Jo Ortiz", ClientEmail: "jo@x.org", LogConsent: agreedToIt, Paid: paid, Status: coaching.Ended}, 60, "2026-01-01"),
		coached(t, "d", coaching.Contract{Client: "Jo Ortiz", ClientEmail: "ortiz@y.org", LogConsent: agreedToIt, Paid: paid}, 60, "2026-01-02"),
	)
	if len(log.Clients) != 3 || log.Total.Clients != 3 || log.Total.Minutes != 265 {
		t.Fatalf("%+v", log)
	}
	want := HoursRow{
		Key: "p@x.org", Client: "Priya Nair", Contact: "P@x.org", Start: "2025-03-03", End: "2026-03-03", Ongoing: true,
		HoursHeld: HoursHeld{Minutes: 145, PaidMinutes: 100, ProBonoMinutes: 45, RecentMinutes: 145},
	}
	if log.Clients[0] != want {
		t.Errorf("%+v, want %+v", log.Clients[0], want)
	}
	if log.Clients[1].Contact != "jo@x.org" || log.Clients[1].Ongoing || log.Clients[2].Contact != "ortiz@y.org" {
		t.Errorf("two of one name: %+v", log.Clients[1:])
	}
	if len(gaps) != 1 || gaps[0] != (HoursGap{Engagement: "z", Why: GapNames}) {
		t.Errorf("gaps: %+v", gaps)
	}
}

func TestAConsentOpensTheEngagementThatItStandsInAndNoOther(t *testing.T) {
	log, gaps := logOf(termsOn(applying),
		coached(t, "a", coaching.Contract{Client: "Priya Nair", LogConsent: agreedToIt, Paid: paid}, 60, "2026-03-03"),
		coached(t, "b", coaching.Contract{Client: "Priya Nair", ClientEmail: "secret@x.org", Paid: paid}, 60, "2024-03-03", "2026-08-08"),
		coached(t, "c", coaching.Contract{Client: "Jonas", LogConsent: applying.AddDays(1), Paid: proBono}, 30, "2026-03-03"),
	)
	want := HoursRow{
		Key: "priya nair", Client: "Priya Nair", Start: "2026-03-03", End: "2026-03-03", Ongoing: true,
		HoursHeld: HoursHeld{Minutes: 60, PaidMinutes: 60, RecentMinutes: 60},
	}
	if len(log.Clients) != 1 || log.Clients[0] != want {
		t.Errorf("%+v, want %+v", log.Clients, want)
	}
	if want := (HoursSum{Clients: 2, HoursHeld: HoursHeld{Minutes: 150, PaidMinutes: 120, ProBonoMinutes: 30, RecentMinutes: 90}}); log.UnnamedTotal != want {
		t.Errorf("%+v, want %+v", log.UnnamedTotal, want)
	}
	if len(gaps) != 1 || gaps[0] != (HoursGap{Engagement: "a", Why: GapEmail}) {
		t.Errorf("who is not named wants no address: %+v", gaps)
	}
}

func TestNobodyClaimsAnHourThatIsNotRecordedAsPaidOrProBono(t *testing.T) {
	log, gaps := logOf(termsOn(applying), coached(t, "a", coaching.Contract{
		Client: "Priya Nair", ClientEmail: "p@x.org", LogConsent: agreedToIt, Sponsors: []coaching.Sponsor{{Name: "Ruth", Role: "hr"}},
	}, 60, "2026-03-03"))
	if len(log.Clients) != 0 || log.Total.Minutes != 0 || log.UnsaidMinutes != 60 {
		t.Errorf("%+v", log)
	}
	if len(gaps) != 1 || gaps[0] != (HoursGap{Engagement: "a", Why: GapPaid, Minutes: 60}) {
		t.Errorf("%+v", gaps)
	}
}

func TestTheEdgesOfWhatCounts(t *testing.T) {
	contract := coaching.Contract{Client: "Priya Nair", ClientEmail: "p@x.org", LogConsent: agreedToIt, Paid: paid}
	days := []string{"2025-02-27", "2025-02-28", "2025-03-01", "2026-08-30", "2026-08-31"}
	log, _ := logOf(termsOn(applying), coached(t, "a", contract, 60, days...))
	if log.RecentFrom != "2025-02-28" || log.Total.RecentMinutes != 240 || log.Total.Minutes != 300 || log.Since != nil {
		t.Errorf("18 months before the last of August: %+v", log)
	}
	terms := termsOn(applying)
	terms.On, terms.Since = applying.AddDays(-1), coaching.Date{Year: 2025, Month: 2, Day: 28}
	log, _ = logOf(terms, coached(t, "a", contract, 60, days...))
	if row := log.Clients[0]; row.Start != "2025-02-28" || row.End != "2026-08-30" || row.Minutes != 180 || log.BeforeMinutes != 60 || log.AfterMinutes != 60 {
		t.Errorf("coached before, and after: %+v", log)
	}
	terms.Since = terms.On
	log, gaps := logOf(terms, coached(t, "a", contract, 60, days[:4]...), coached(t, "b", coaching.Contract{Client: "Jo"}, 60, days[:2]...))
	if len(log.Clients) != 1 || log.Clients[0].Start != log.Clients[0].End || len(gaps) != 0 {
		t.Errorf("who was coached before only has no row, and wants nothing: %+v, %+v", log, gaps)
	}
}

func TestWhatIsInDoubtIsLeftOutAndNamed(t *testing.T) {
	for why, change := range map[Gap]func(*coaching.Engagement){
		GapContract: func(e *coaching.Engagement) { e.Contract = nil },
		GapDoubt:    func(e *coaching.Engagement) { e.Contract.LogInDoubt = true },
		GapClient:   func(e *coaching.Engagement) { e.Contract.Client = " <!-- x -->" },
		GapLength:   func(e *coaching.Engagement) { e.Meetings[0].LengthInDoubt = true },
	} {
		e := coached(t, "a", coaching.Contract{Client: "Priya", ClientEmail: "p@x.org", LogConsent: agreedToIt, Paid: paid}, 60, "2026-03-03")
		change(e)
		log, gaps := logOf(termsOn(applying), e)
		if len(log.Clients) != 0 || log.Total.Minutes+log.UnnamedTotal.Minutes != 0 || len(gaps) != 1 || gaps[0].Why != why {
			t.Errorf("%d: %+v, %+v", why, log, gaps)
		}
	}
	contract := coaching.Contract{Client: "Jo", LogConsent: agreedToIt, Paid: paid}
	a, b := contract, contract
	a.ClientEmail, b.ClientEmail = "a@x.org", "b@x.org"
	log, gaps := logOf(termsOn(applying), coached(t, "a", a, 60, "2026-03-03"), coached(t, "b", b, 60, "2026-03-03"), coached(t, "c", contract, 60, "2026-03-03"))
	want := []HoursGap{{Engagement: "c", Why: GapEmail}, {Engagement: "c", Why: GapWhich}}
	if len(log.Clients) != 3 || !reflect.DeepEqual(gaps, want) {
		t.Errorf("a third Jo: %+v, %+v", log, gaps)
	}
}

func TestACredentialIsReachedByTheMinute(t *testing.T) {
	var all []*coaching.Engagement
	for i := range 8 { // 8 clients with 750 minutes each, one of them a minute short
		minutes := 750
		if i == 7 {
			minutes = 749
		}
		all = append(all, coached(t, fmt.Sprint(i), coaching.Contract{
			Client: fmt.Sprint("Client ", i), LogConsent: agreedToIt, Paid: coaching.Opt[bool]{Value: i > 1, Set: true},
		}, minutes, "2026-03-03"))
	}
	log, _ := logOf(termsOn(applying), all...)
	acc := log.Credentials[0]
	if acc.Reached || acc.Hours.MissingMinutes != 1 || acc.Paid.MissingMinutes != 1 || acc.Clients.Missing != 0 || acc.Recent.MissingMinutes != 0 {
		t.Errorf("%+v", acc)
	}
	all[7].Meetings[0].Minutes++
	log, _ = logOf(termsOn(applying), all...)
	terms := termsOn(applying)
	terms.On, terms.Now = applying.AddMonths(24), terms.Now.AddDate(2, 0, 0)
	if old, _ := logOf(terms, all...); old.Credentials[0].Reached || old.Credentials[0].Recent.MissingMinutes != 25*60 {
		t.Errorf("none of it is recent: %+v", old.Credentials[0])
	}
	for _, e := range all {
		e.Contract.Client = strings.Replace(e.Contract.Client, "7", "6", 1)
	}
	if fewer, _ := logOf(termsOn(applying), all...); fewer.Credentials[0].Reached || fewer.Credentials[0].Clients.Missing != 1 {
		t.Errorf("the hours are there, and a client is missing: %+v", fewer.Credentials[0])
	}
	if acc := log.Credentials[0]; !acc.Reached || log.Credentials[1].Reached || log.Credentials[2].Recent != nil || log.Credentials[2].Holding != "PCC" {
		t.Errorf("%+v", log.Credentials)
	}
}

// someone makes an engagement by chance, out of few names, so that they meet.
func someone(t *testing.T, r *rand.Rand, id string) *coaching.Engagement {
	pick := func(words ...string) string { return words[r.IntN(len(words))] }
	c := coaching.Contract{
		Client: pick("Ann", "ann ", "Ben", "Cleo"), ClientEmail: pick("", "", "a@x.org", "A@x.org", "b@x.org"),
		Paid: coaching.Opt[bool]{Value: r.IntN(2) == 0, Set: r.IntN(6) > 0}, LogInDoubt: r.IntN(12) == 0,
		Status: coaching.ContractStatus(pick("agreed", "ended")),
	}
	if r.IntN(3) > 0 {
		c.LogConsent = applying.AddDays(r.IntN(40) - 35)
	}
	var days []string
	for range r.IntN(5) {
		days = append(days, applying.AddDays(r.IntN(900)-880).String())
	}
	return coached(t, id, c, 1+r.IntN(120), days...)
}

func TestEveryMinuteIsInOnePlaceWhateverTheOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	rows := 0
	for range 400 {
		terms := termsOn(applying)
		terms.Since = applying.AddDays(-700)
		terms.On = applying.AddDays(-r.IntN(30))
		var all []*coaching.Engagement
		held := 0
		for i := range r.IntN(9) {
			e := someone(t, r, fmt.Sprint("e", i))
			live, _ := e.LiveBy(terms.Now)
			for _, l := range live {
				held += l.Minutes
			}
			all = append(all, e)
		}
		log, gaps := logOf(terms, all...)
		var sum HoursSum
		for _, c := range log.Clients {
			sum.add(c.HoursHeld)
		}
		if sum != log.Total || sum.Minutes != sum.PaidMinutes+sum.ProBonoMinutes {
			t.Fatalf("the rows come to %+v, and the total is %+v", sum, log.Total)
		}
		found := sum.Minutes + log.UnnamedTotal.Minutes + log.UnsaidMinutes + log.BeforeMinutes + log.AfterMinutes + log.DoubtMinutes
		if found != held {
			t.Fatalf("%d minutes were held, and %d are found: %+v", held, found, log)
		}
		rows += len(log.Clients)

		r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		if again, gapsAgain := logOf(terms, all...); !reflect.DeepEqual(again, log) || !reflect.DeepEqual(gapsAgain, gaps) {
			t.Fatalf("in another order:\n%+v\n%+v", log, again)
		}
		other := someone(t, r, "other")
		other.Contract.LogConsent = coaching.Date{}
		more, _ := logOf(terms, append(all[:len(all):len(all)], other)...)
		if !reflect.DeepEqual(more.Clients, log.Clients) || more.Total != log.Total {
			t.Fatalf("a client who did not agree changes the rows:\n%+v\n%+v", log.Clients, more.Clients)
		}
	}
	if rows < 200 {
		t.Errorf("only %d rows were seen", rows)
	}
}

func TestTheLogHoldsNothingOfWhoDidNotAgree(t *testing.T) {
	e := coached(t, "MARK", coaching.Contract{Client: "MARK", ClientEmail: "mark@x.org", ClientCalled: "MARK", Organisation: "MARK", Paid: paid}, 61, "2026-03-03")
	log, gaps := logOf(termsOn(applying), e)
	page, err := json.Marshal(log)
	if err != nil || strings.Contains(strings.ToLower(string(page)), "mark") || len(gaps) != 0 || log.UnnamedTotal.Minutes != 61 {
		t.Errorf("%v: %s, %+v", err, page, gaps)
	}
}
