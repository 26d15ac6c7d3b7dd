package check

import (
	"cmp"
	"strconv"

	"coachctl/internal/coaching"
	"coachctl/internal/diag"
)

func plannedMinutes(c *Case, m *coaching.Meeting) int {
	return cmp.Or(m.Minutes, c.Engagement.PlannedMinutes(m.Kind))
}

// minutesKey is where a session says how long it is planned to last; where it does not, its kind decides.
func minutesKey(minutes int) []string {
	if minutes > 0 {
		return []string{"minutes"}
	}
	return []string{"kind"}
}

// side says on which side of a range a number lies.
func side(n, low, high int) string {
	if n < low {
		return "less than " + strconv.Itoa(low)
	}
	return "more than " + strconv.Itoa(high)
}

func lasted(m *coaching.Meeting) int { return int(m.End.Sub(m.Begin).Minutes()) }

func intakeLength(c *Case, r *Report) {
	for _, m := range ordinary(sessionsToJudge(c, coaching.Intake)) {
		n := lasted(m)
		if n >= 75 && n <= 90 {
			continue
		}
		key := minutesKey(m.Minutes)
		if m.ActualMinutes > 0 {
			key = []string{"actual_minutes"}
		}
		r.On(m.Path, key, "the intake took "+side(n, 75, 90)+" minutes", r.orReason("plan for 75 to 90 minutes"))
	}
}

// oddLength reports whether a session of so many minutes is shorter or longer than is usual.
func oddLength(n int) bool { return n < 45 || n > 90 }

// sessionLength looks at the length that was agreed once, where a session has that one, and else at the session's own.
func sessionLength(c *Case, r *Report) {
	agreedFound := false
	for _, m := range ordinary(sessionsToJudge(c, coaching.Regular, coaching.Midpoint, coaching.Closing)) {
		n := plannedMinutes(c, m)
		if !oddLength(n) {
			continue
		}
		length, hint := side(n, 45, 90)+" minutes", r.orReason("plan for 45 to 90 minutes")
		switch agreed := n == c.Engagement.PlannedMinutes(m.Kind); {
		case agreed && agreedFound:
		case agreed && c.Engagement.Contract != nil && c.Engagement.Contract.SessionMinutes > 0:
			agreedFound = true
			r.On(c.Engagement.Contract.Path, []string{"session_minutes"}, "sessions are planned for "+length, hint,
				diag.Note{Span: c.span(m.Path, minutesKey(m.Minutes)...), Message: "the first session of that length"})
		default:
			agreedFound = agreedFound || agreed
			r.On(m.Path, minutesKey(m.Minutes), "the session is planned for "+length, hint)
		}
	}
}

func assessmentMinutes(c *Case, r *Report) {
	for _, m := range sessionsToJudge(c) {
		if n := lasted(m); m.AssessmentMinutes > n {
			r.On(m.Path, []string{"assessment_minutes"}, "`assessment_minutes` is more than the session lasted",
				"write how many minutes of the session went over the assessment")
		}
	}
}
