// Package award says what a professional body asks of a coach's hours before it awards a credential.
//
// It is data: figures, each with the page that it was read from and the day on which it was read. A body changes them as
// it sees fit, so nothing here is right for ever. It judges nothing and imports nothing.
package award

// A Body awards credentials. Hours held within RecentMonths before the day of applying are recent.
type Body struct {
	Name         string
	RecentMonths int
	Log          Source // of the columns of its log, and of what may stand in it
	Credentials  []Credential
}

// A Credential and the least that it takes, the lowest first. Recent is 0 where no hours need be recent. Holding is the
// credential that one must hold, or have held, before.
type Credential struct {
	Name                         string
	Hours, Paid, Clients, Recent int
	Holding                      string
	Sources                      []Source
}

// A Source is a page and the day, as 2026-03-16, on which it was read.
type Source struct{ Title, URL, Read string }

// ICF is the International Coaching Federation.
func ICF() Body {
	experience := Source{
		Title: "ICF, Experience Requirements", URL: "https://coachingfederation.org/experience-requirements", Read: "2026-11-21",
	}
	return Body{
		Name: "ICF", RecentMonths: 18,
		Log: Source{
			Title: "ICF, What information does ICF require for the client coaching log?",
			URL:   "https://icfsupport.freshdesk.com/support/solutions/articles/5000653702", Read: "2026-11-21",
		},
		Credentials: []Credential{
			{Name: "ACC", Hours: 100, Paid: 75, Clients: 8, Recent: 25, Sources: []Source{experience}},
			{Name: "PCC", Hours: 500, Paid: 450, Clients: 25, Recent: 50, Sources: []Source{experience}},
			{
				Name: "MCC", Hours: 2500, Paid: 2250, Clients: 35, Holding: "PCC",
				Sources: []Source{
					{Title: "ICF, MCC Path", URL: "https://coachfederation.org/icf-credential/mcc-path", Read: "2026-11-21"},
					{
						Title: "ICF, Master Certified Coach (MCC) badge",
						URL:   "https://credly.com/org/international-coach-federation/badge/master-certified-coach-mcc", Read: "2026-11-21",
					},
				},
			},
		},
	}
}
