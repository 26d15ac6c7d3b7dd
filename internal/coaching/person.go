package coaching

import "strings"

// A Person is how a contract knows its client. Two of one e-mail are one; so are two of one name, except where both have
// an e-mail and these differ. Case and blanks make no difference.
type Person struct{ Name, Email string }

// Key is the same for the same spelling of a person, and empty for nobody: the e-mail, else the name.
func (p Person) Key() string {
	if email := spelling(p.Email); email != "" {
		return email
	}
	return spelling(p.Name)
}

// SameName reports whether two persons are written with one name.
func (p Person) SameName(other Person) bool { return spelling(p.Name) == spelling(other.Name) }

// spelling is a text without what makes no difference between two spellings of it.
func spelling(text string) string {
	return strings.Join(strings.Fields(strings.ToLower(strings.Map(folded, text))), " ")
}

// SamePersons gives each person the key of a group. One without an e-mail goes with the only one of that name that has an
// e-mail; where several e-mails go with that name, it could be any of them: it stays with its name, and its index is
// returned too.
func SamePersons(all []Person) (keys []string, unsure []int) {
	emails := map[string]map[string]bool{} // by name
	for _, p := range all {
		name, email := spelling(p.Name), spelling(p.Email)
		if email == "" || name == "" {
			continue
		}
		if emails[name] == nil {
			emails[name] = map[string]bool{}
		}
		emails[name][email] = true
	}
	for i, p := range all {
		key := p.Key()
		if spelling(p.Email) == "" {
			of := emails[key]
			if len(of) > 1 {
				unsure = append(unsure, i)
			}
			for email := range of {
				if len(of) == 1 {
					key = email
				}
			}
		}
		keys = append(keys, key)
	}
	return keys, unsure
}
