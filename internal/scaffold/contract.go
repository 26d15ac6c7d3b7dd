package scaffold

import (
	"cmp"

	"coachctl/internal/coaching"
)

// A Plan is a usual shape of an engagement. The zero Plan is none.
type Plan struct {
	Name             string
	Sessions, Months int
}

// Plans are the shapes that have a name (as the field sells them).
var Plans = []Plan{
	{Name: "accelerated", Sessions: 12, Months: 6},
	{Name: "annual", Sessions: 24, Months: 12},
}

// FindPlan looks a plan up by its name.
func FindPlan(name string) (Plan, bool) {
	for _, p := range Plans {
		if p.Name == name {
			return p, true
		}
	}
	return Plan{}, false
}

// ContractValues are what is known of an engagement on its first day. Only Engagement and Client are needed; the plan
// gives sessions and end where they are not given themselves.
type ContractValues struct {
	Engagement                                string
	Client, Called, Email, Role, Organisation string

	Sponsors       []coaching.Sponsor
	Plan           Plan
	Start, End     coaching.Date
	Sessions       int              // 0 leaves it to the plan, and open-ended without one
	Cadence        coaching.Cadence // biweekly when zero
	SessionMinutes int              // 0 leaves it to the practice, as does an absent intake length or zone
	IntakeMinutes  int
	Zone           string
}

// Contract writes engagements/ENGAGEMENT/contract.md: a draft with a section for each topic that is contracted, and an
// example of each key that is not yet used in a comment.
func (b Builder) Contract(v ContractValues) (File, error) {
	type sponsor struct{ Name, Role, Email string }
	data := struct {
		Client, Called, Email, Role, Organisation, Start, End, Cadence, Zone string
		Sponsors                                                             []sponsor
		Sessions, SessionMinutes, IntakeMinutes                              int
	}{
		Client: v.Client, Called: v.Called, Email: v.Email, Role: v.Role, Organisation: v.Organisation,
		Start: v.Start.String(), End: v.End.String(), Zone: v.Zone,
		Cadence:  cmp.Or(v.Cadence, coaching.Biweekly).String(),
		Sessions: cmp.Or(v.Sessions, v.Plan.Sessions), SessionMinutes: v.SessionMinutes, IntakeMinutes: v.IntakeMinutes,
	}
	if v.End.IsZero() && !v.Start.IsZero() && v.Plan.Months > 0 {
		data.End = v.Start.AddMonths(v.Plan.Months).String()
	}
	for _, s := range v.Sponsors {
		data.Sponsors = append(data.Sponsors, sponsor{Name: s.Name, Role: s.Role, Email: s.Email})
	}
	return b.file("engagements/"+v.Engagement+"/contract.md", "contract.md.tmpl", data)
}
