package audience

import (
	"strings"
	"time"

	"coachctl/internal/coaching"
)

// A Day of the calendar. Weekday runs from 1 for Monday to 7; ShowYear tells that the year is not the present one.
type Day struct {
	Year     int  `json:"year"`
	Month    int  `json:"month"`
	Day      int  `json:"day"`
	Weekday  int  `json:"weekday"`
	ShowYear bool `json:"show_year"`
}

// A Clock is a time of day in the engagement's zone. Zone names it as people say it ("New York"), and is empty when coach
// and client share one.
type Clock struct {
	Hour   int    `json:"hour"`
	Minute int    `json:"minute"`
	Zone   string `json:"zone"`
}

// A Due is by when something is promised: a day, perhaps with a time, or before the next meeting.
type Due struct {
	Day         *Day   `json:"day"`
	Clock       *Clock `json:"clock"`
	NextMeeting bool   `json:"next_meeting"`
}

func (l letter) day(d coaching.Date) Day {
	return Day{
		Year:     d.Year,
		Month:    int(d.Month),
		Day:      d.Day,
		Weekday:  (int(d.Weekday())+6)%7 + 1,
		ShowYear: d.Year != l.now.Year(),
	}
}

func (l letter) clock(t time.Time) Clock {
	return Clock{Hour: t.Hour(), Minute: t.Minute(), Zone: l.zone}
}

// due of a promise; nil when its file gives none.
func (l letter) due(c *coaching.Commitment) *Due {
	switch {
	case c.ByNextSession:
		return &Due{NextMeeting: true}
	case c.By.IsZero():
		return nil
	case !c.By.HasTime:
		day := l.day(c.By.Date)
		return &Due{Day: &day}
	}
	day, clock := l.day(c.By.Date), Clock{Hour: c.By.Hour, Minute: c.By.Minute, Zone: l.zone}
	if at, err := c.By.In(l.e.Zone); err == nil {
		day, clock = l.day(coaching.DateOf(at)), l.clock(at)
	}
	return &Due{Day: &day, Clock: &clock}
}

// dueFrom is the due of a promise, without a next meeting that has been and gone by then.
func (l letter) dueFrom(c *coaching.Commitment, then time.Time) *Due {
	if at, known := l.e.DueOf(c); c.ByNextSession && known && at.Before(then) {
		return nil
	}
	return l.due(c)
}

// zoneName is the place in the name of a zone: New York out of America/New_York.
func zoneName(zone string) string {
	return strings.ReplaceAll(zone[strings.LastIndexByte(zone, '/')+1:], "_", " ")
}
