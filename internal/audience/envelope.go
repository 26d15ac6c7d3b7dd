package audience

import (
	"time"

	"coachctl/internal/coaching"
)

// An Envelope says from whom a letter comes and who receives it. An address that no file holds is empty.
type Envelope struct {
	From Address
	To   []Address
	Copy []Address
}

// An Address is a person's name and mailbox.
type Address struct{ Name, Email string }

// ClientEnvelope is that of a letter to the client.
func ClientEnvelope(e *coaching.Engagement) Envelope {
	l := newLetter(e, nil, time.Time{})
	return Envelope{From: l.coach(), To: []Address{l.client()}}
}

func (l letter) coach() Address {
	return Address{Name: plain(l.e.Practice.Coach), Email: plain(l.e.Practice.Email)}
}

func (l letter) client() Address {
	return Address{Name: plain(l.contract.Client), Email: plain(l.contract.ClientEmail)}
}
