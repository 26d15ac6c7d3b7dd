package intake

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strconv"
	"strings"
	"time"

	"coachctl/internal/coaching"
)

// uidKey holds a hash of what a calendar calls a session, so that one that was moved there is known again.
const uidKey = "x-uid"

func (s *Setup) sessions(entries []*entry) error {
	groups := map[string][]*entry{}
	for _, e := range entries {
		if e.closed {
			continue
		}
		s.whose(e)
		s.session(e)
		switch {
		case !e.decided():
			groups[e.id] = append(groups[e.id], e)
		case e.engage == nil || e.start.IsZero() || s.presentIn(e.engage).find(e) == nil:
			s.became(e)
		}
	}
	for _, group := range groups {
		if err := s.place(group); err != nil {
			return err
		}
	}
	return nil
}

// session understands one row.
func (s *Setup) session(e *entry) {
	zone := s.zoneOf(e)
	if e.start.IsZero() {
		s.begins(e, zone)
	} else {
		e.cells["start"], e.latest = coaching.MomentOf(e.start.In(zone)).String(), e.start
	}
	s.lasts(e, zone)
	s.read(e, zone)
	if uid := e.given["uid"]; uid != "" {
		sum := sha256.Sum256([]byte(uid))
		e.cells[uidKey] = hex.EncodeToString(sum[:8])
	}
}

// begins reads the start: one column, or a day and a time of day in two.
func (s *Setup) begins(e *entry, zone *time.Location) {
	text, day, clock := e.given["start"], e.given["date"], e.given["time"]
	if day != "" && (text == "" || !strings.ContainsAny(text, "-/.")) {
		day, _ = parted(day)
		text = strings.TrimSpace(day + " " + cmp.Or(text, clock))
	} else if text != "" && clock != "" && !strings.Contains(text, ":") {
		text += " " + clock
	}
	if text == "" {
		e.refuse("the row has no start", "fill the column `start`, or `date` and `time`")
		return
	}
	e.latest = s.latest(text, zone)
	m, err := s.moment(text)
	var at time.Time
	if err == nil {
		m, at, err = s.inZone(m, zone)
	}
	switch {
	case err != nil:
		e.refuseCell("start", err.Error(), dateRemedy(err))
	case !m.HasTime:
		e.refuseCell("start", "wants a time of day too", "add a column `time`, or write it as 2026-03-16T15:00")
	default:
		e.start = at.Truncate(time.Minute)
		e.latest = e.start
		e.cells["start"] = coaching.MomentOf(e.start.In(zone)).String()
	}
}

// lasts works the minutes out where the row gives hours, or an end.
func (s *Setup) lasts(e *entry, zone *time.Location) {
	if e.given["minutes"] != "" {
		return
	}
	if text := e.given["hours"]; text != "" {
		n, ok := hours(text)
		if !ok {
			e.refuseCell("hours", "is not a length that comes to whole minutes", "write it as 1.5, or use a column `minutes`")
			return
		}
		e.given["minutes"] = n
	}
	text := e.given["end"]
	if text == "" || e.given["minutes"] != "" {
		return
	}
	from := zone
	if s.Zone != nil {
		from = s.Zone
	}
	if clocks().MatchString(text) {
		if e.start.IsZero() {
			return
		}
		text = e.start.In(from).Format("2006-01-02") + " " + text
	}
	m, err := s.moment(text)
	var end time.Time
	if err == nil {
		_, end, err = s.inZone(m, zone)
	}
	n := int(end.Sub(e.start).Minutes())
	switch {
	case errors.Is(err, errOrder):
		e.refuseCell("end", err.Error(), dateRemedy(err))
	case err != nil || !m.HasTime || n < 1 && !e.start.IsZero():
		e.refuseCell("end", "is not a time behind the start", "write it as 16:00 or 2026-03-16T16:00, or use a column `minutes`")
	case !e.start.IsZero():
		e.given["minutes"] = strconv.Itoa(n)
	}
}

// became settles the status. A calendar, and a row without a status, do not prove that a meeting took place.
func (s *Setup) became(e *entry) {
	past := e.latest.Before(s.Now)
	status := coaching.SessionStatus(e.cells["status"])
	switch {
	case e.wrong["status"] || e.latest.IsZero():
	case status == coaching.Held && !past && !e.start.IsZero():
		e.refuse("`status` says that it was held, and it is still to come", "mend the row, or the zone with --timezone")
	case status != "":
	case !past:
		e.infer("status", string(coaching.Planned))
	case s.Past == "":
		e.refuse("it lies in the past, and nothing says whether it was held", "say it for all that have no status: --past held, or --past planned to decide later")
	default:
		e.infer("status", s.Past)
	}
}
