package coaching_test

import (
	"reflect"
	"slices"
	"testing"

	"coachctl/internal/coaching"
)

func TestWhoIsOneClient(t *testing.T) {
	for name, c := range map[string]struct {
		all    []coaching.Person
		groups []int
		unsure []int
	}{
		"one e-mail, spelt twice":            {[]coaching.Person{{"Priya Nair", "p@x.org"}, {"Priya N.", " P@X.org "}}, []int{0, 0}, nil},
		"one name, spelt twice":              {[]coaching.Person{{"Priya  Nair", ""}, {"priya nair ", ""}}, []int{0, 0}, nil},
		"a no-break space, and wide letters": {[]coaching.Person{{"Priya\u00a0Nair", ""}, {"Ｐｒｉｙａ Nair", ""}}, []int{0, 0}, nil},
		"one name, two e-mails":              {[]coaching.Person{{"Jo Ortiz", "a@x.org"}, {"Jo Ortiz", "b@x.org"}}, []int{0, 1}, nil},
		"an e-mail in one contract only":     {[]coaching.Person{{"Jo Ortiz", ""}, {"jo ortiz", "a@x.org"}, {"Jo Ortiz", ""}}, []int{0, 0, 0}, nil},
		"two could be meant":                 {[]coaching.Person{{"Jo", "a@x.org"}, {"Jo", ""}, {"Jo", "b@x.org"}, {"Jo", ""}}, []int{0, 1, 2, 1}, []int{1, 3}},
		"another name":                       {[]coaching.Person{{"Jo", "a@x.org"}, {"Joe", ""}}, []int{0, 1}, nil},
	} {
		for range 2 { // as it is, and backwards
			keys, unsure := coaching.SamePersons(c.all)
			var groups []int
			for _, key := range keys {
				groups = append(groups, slices.Index(keys, key))
			}
			same := func(groups []int) (out []bool) {
				for i := range groups {
					for j := range groups {
						out = append(out, groups[i] == groups[j])
					}
				}
				return out
			}
			if !reflect.DeepEqual(same(groups), same(c.groups)) || !reflect.DeepEqual(unsure, c.unsure) {
				t.Errorf("%s: %v, unsure %v; want %v, %v", name, keys, unsure, c.groups, c.unsure)
			}
			slices.Reverse(c.all)
			slices.Reverse(c.groups)
			for i := range c.unsure {
				c.unsure[i] = len(c.all) - 1 - c.unsure[i]
			}
			slices.Sort(c.unsure)
		}
	}
}

func TestTheKeyOfAPersonIsTheSameWhereverTheyAreMet(t *testing.T) {
	for _, c := range []struct {
		p    coaching.Person
		want string
	}{
		{coaching.Person{Name: "Priya Nair", Email: "Priya@X.org"}, "priya@x.org"},
		{coaching.Person{Name: " Priya  NAIR"}, "priya nair"},
		{coaching.Person{}, ""},
	} {
		if got := c.p.Key(); got != c.want {
			t.Errorf("%+v: %q", c.p, got)
		}
	}
}
