package audience

import (
	"fmt"
	"slices"
	"time"

	"coachctl/internal/coaching"
)

// An Envelope says from whom a letter comes and who receives it. An address that no file holds is empty.
type Envelope struct {
	From Address
	To   []Address
	Copy []Address
}

// An Address is a person's name and mailbox. Key is the key that holds the mailbox in a file, for whoever has to write
// it there.
type Address struct{ Name, Email, Key string }

// ClientEnvelope is that of a letter to the client.
func ClientEnvelope(e *coaching.Engagement) Envelope {
	l := newLetter(e, nil, time.Time{})
	return Envelope{From: l.coach(), To: []Address{l.client()}}
}

// SponsorEnvelope is that of a report: to the sponsor, and the client has a copy.
func SponsorEnvelope(e *coaching.Engagement, sponsor coaching.Sponsor) Envelope {
	l := newLetter(e, nil, time.Time{})
	key := fmt.Sprintf("sponsors.%d.email", slices.Index(l.contract.Sponsors, sponsor)+1)
	to := Address{Name: plain(sponsor.Name), Email: plain(sponsor.Email), Key: key}
	return Envelope{From: l.coach(), To: []Address{to}, Copy: []Address{l.client()}}
}

func (l letter) coach() Address {
	return Address{Name: plain(l.e.Practice.Coach), Email: plain(l.e.Practice.Email), Key: "email"}
}

func (l letter) client() Address {
	return Address{Name: plain(l.contract.Client), Email: plain(l.contract.ClientEmail), Key: "client_email"}
}
