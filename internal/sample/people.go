package sample

import (
	"fmt"
	"strings"
)

var (
	given = []string{
		"Amara", "Anneli", "Björn", "Carys", "Chidi", "Dalia", "Desmond", "Elif", "Esteban", "Farah", "Gideon", "Hanne", "Ines",
		"Ioana", "Jarrah", "Joon", "Kavita", "Keir", "Lucía", "Malik", "Mirjam", "Nadia", "Noor", "Oskar", "Priya", "Quentin",
		"Rosalind", "Søren", "Tamsin", "Tomasz", "Uma", "Viktor", "Wanjiru", "Yusuf", "Zsófia",
	}
	family = []string{
		"Abara", "Bergström", "Calloway", "Castellano", "Dvořák", "Ekwueme", "Farrow", "Grant", "Haddad", "Ibarra", "Jansen",
		"Kowalska", "Lindqvist", "Mbeki", "Nair", "Okonkwo", "Pemberton", "Quiroga", "Rask", "Sandoval", "Thiel", "Underhill",
		"Varga", "Whitlock", "Xu", "Yilmaz", "Zielinski",
	}
	roles = []string{
		"VP Product", "Chief Financial Officer", "Head of Operations", "Director of Engineering", "General Counsel",
		"Managing Director", "Head of People", "Chief Medical Officer", "Regional Director", "Head of Sales",
	}
	organisations = []string{
		"Riverbend", "Harrow Mills", "Tallis Freight", "Northgate Housing", "Quayside Energy", "Fenwick Trust", "Alder and Rowe",
		"Copperfield Foods", "Lantern Health", "Meridian Glass", "Saltmarsh Rail", "Tidewater Insurance",
	}
	zones = []string{"Europe/London", "Europe/Berlin", "America/New_York", "Europe/Dublin", "Asia/Singapore", "Australia/Sydney"}
)

type person struct{ name, called, surname, email string }

// someone is a person that nobody else's practice has, as far as the lists and a number go.
func (m *maker) someone() person {
	return named(m.IntN(len(given)*len(family)), m.options.Repository*1000+m.between(1, 999))
}

// coachOf gives three practices in a row to one coach, as where each engagement has a repository of its own.
func coachOf(o Options) person {
	n := o.Repository / 3
	return named(n*13+int(o.Seed%100), n)
}

// client is mostly someone; a few people come back to the same coach, also in another practice.
func (m *maker) client() person {
	if !m.chance(12) {
		return m.someone()
	}
	known := m.options.Repository/3*3 + m.IntN(3)
	return named(known*37, known)
}

// named is the person with a number: the same one wherever they are met.
func named(who, number int) person {
	who %= len(given) * len(family)
	first, last := given[who%len(given)], family[who/len(given)]
	address := fold.Replace(strings.ToLower(first + "." + last))
	return person{name: first + " " + last, called: first, surname: last, email: fmt.Sprintf("%s.%d@example.com", address, number)}
}

var fold = strings.NewReplacer("ö", "o", "í", "i", "ø", "o", "ó", "o", "ř", "r", "á", "a")

// pseudonym names the folder of an engagement: paths are seen by others, so it says little.
func (m *maker) pseudonym(organisation string) string {
	word, _, _ := strings.Cut(strings.ToLower(organisation), " ")
	return fmt.Sprintf("%s-%04d", word, m.made)
}
