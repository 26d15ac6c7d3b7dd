package intake

import (
	"maps"
	"slices"

	"coachctl/internal/coaching"
	"coachctl/internal/document"
)

// settled are keys of a session of which an event says all, or of which nothing is taken but from its people and its title.
var settled = []string{"start", "date", "time", "uid", "engagement", "client", "client_email"}

// ofCalendar refuses what was asked for and means nothing for a calendar.
func (s Setup) ofCalendar() error {
	const ask = "it can give what an event does not say, as kind=regular; whose they are is said with --engagement"
	switch {
	case s.Type != "" && s.Type != coaching.TypeSession:
		return usage("a calendar holds sessions; leave --type out", "the file is a calendar, and --type says otherwise")
	case s.Delimiter != 0:
		return usage("a calendar has no cells; leave --delimiter out", "the file is a calendar, and --delimiter is about CSV")
	case s.Order != "":
		return usage("a calendar has one way to write dates; leave --date-order out", "the file is a calendar, and --date-order is about CSV")
	case len(s.Columns) > 0:
		return usage("a calendar has no columns; leave --map out", "the file is a calendar, and --map is about CSV")
	}
	keys := slices.DeleteFunc(Keys(coaching.TypeSession), func(key string) bool { return slices.Contains(settled, key) })
	for _, key := range slices.Sorted(maps.Keys(s.Defaults)) {
		if !slices.Contains(keys, key) {
			return usage(ask, "%q is nothing that --default can say of an event", key)
		}
	}
	return nil
}

// pastFits refuses a status that rows of this type do not have.
func (s *Setup) pastFits() error {
	field, _ := document.FieldOf(document.Fields(s.Type), "status")
	if s.Past == "" || s.Type != coaching.TypeContract && slices.Contains(field.Words, s.Past) {
		return nil
	}
	return usage("sessions are held or planned, promises kept, partly, missed, dropped or open", "--past %s is no status of a %s", s.Past, s.Type)
}

// zoneFits refuses a zone for rows that have no times.
func (s *Setup) zoneFits() error {
	if s.Zone == nil || s.Type != coaching.TypeContract {
		return nil
	}
	return usage("the zone of an engagement comes from a column `timezone`, or --default timezone=Europe/London",
		"--timezone is about times, and a contract has days")
}

// takeWhose fills in whose the rows are. A contract begins an engagement, and is of none that is there.
func (s *Setup) takeWhose() error {
	if s.Whose == "" {
		return nil
	}
	if s.Type == coaching.TypeContract {
		return usage("add a column `engagement` with a name for each", "--engagement says whose sessions and promises are, and these rows are contracts")
	}
	s.Defaults = maps.Clone(s.Defaults)
	if s.Defaults == nil {
		s.Defaults = map[string]string{}
	}
	s.Defaults["engagement"] = s.Whose
	return nil
}
