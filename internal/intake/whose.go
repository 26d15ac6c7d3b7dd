package intake

import (
	"maps"
	"slices"
	"strings"
	"time"
)

// whose finds the engagement of a row: the one named, else the one whose client has the address, else the name.
func (s *Setup) whose(e *entry) {
	id, email, client := e.given["engagement"], e.given["client_email"], e.given["client"]
	var found []string
	switch {
	case id != "":
		if s.Engagements[id] == nil {
			e.refuse("there is no engagement of that name", "import its contract first, or begin it with `coachctl new contract`")
			return
		}
		found = []string{id}
	case email != "":
		found = s.ofClient(email, "")
	case client != "":
		found = s.ofClient("", client)
	default:
		e.refuse("the row says nothing of whose it is", "name the engagement with --engagement, or in a column `engagement` or `client_email`")
		return
	}
	switch len(found) {
	case 0:
		e.refuse("no contract has this client", "import the contract first, or add a column `engagement`")
	case 1:
		e.id, e.engage = found[0], s.Engagements[found[0]]
		s.isTheirs(e, email, client)
	default:
		e.refuse("several contracts have this client: "+strings.Join(found, ", "), "add a column `engagement` that says which")
	}
}

// isTheirs refuses a row that names an engagement and the client of another one.
func (s *Setup) isTheirs(e *entry, email, client string) {
	k := e.engage.Contract
	switch {
	case k == nil && !e.engage.Unread:
		e.refuse("the engagement has no contract", "import its contract first, or begin it with `coachctl new contract`")
	case e.engage.Unread:
		e.refuse("a file of the engagement could not be read", "see what `coachctl check` says")
	case email != "" && k.ClientEmail != "" && !same(email, k.ClientEmail) && len(s.ofClient(email, "")) > 0,
		client != "" && !same(client, k.Client) && len(s.ofClient("", client)) > 0:
		e.refuse("the row names an engagement, and the client of another one", "mend the row; what is one client's must not reach another's folder")
	}
}

// zoneOf is that of the engagement of a row, or, where nobody knows whose it is, that of the practice.
func (s *Setup) zoneOf(e *entry) *time.Location {
	if e.engage != nil {
		return e.engage.Zone
	}
	return s.zoneOr(s.Practice.Zone)
}

// ofClient are the engagements whose client has an address, or a name.
func (s *Setup) ofClient(email, name string) []string {
	if s.byClient == nil {
		s.byClient = map[string][]string{}
		for _, id := range slices.Sorted(maps.Keys(s.Engagements)) {
			if k := s.Engagements[id].Contract; k != nil {
				for _, key := range []string{"mail " + fold(k.ClientEmail), "name " + fold(k.Client)} {
					s.byClient[key] = append(s.byClient[key], id)
				}
			}
		}
	}
	switch {
	case fold(email) != "":
		return s.byClient["mail "+fold(email)]
	case fold(name) != "":
		return s.byClient["name "+fold(name)]
	}
	return nil
}

// fold is a text as two of them are compared: in small letters, with single blanks.
func fold(text string) string { return strings.Join(strings.Fields(strings.ToLower(text)), " ") }

func same(a, b string) bool { return fold(a) == fold(b) }
