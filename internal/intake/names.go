package intake

import (
	"sync"

	"coachctl/internal/coaching"
)

// extras are keys that a column may have beside those of the format: what finds the engagement, and what a spreadsheet
// keeps in several columns.
var extras = map[coaching.Type][]string{
	coaching.TypeContract: {
		"engagement", "sponsor.name", "sponsor.role", "sponsor.email", "purpose.text", "purpose.owner", "purpose.evidence",
	},
	coaching.TypeSession:    {"engagement", "client", "client_email", "date", "time", "end", "hours", "private_notes", "uid"},
	coaching.TypeCommitment: {"engagement", "client", "client_email", "made"},
}

// untaken are keys that no column fills: they bind files to each other, or let somebody else read more.
var untaken = map[string]bool{"type": true, "reasons": true, "carried_to": true, "reviewed": true, "prompt_for": true}

// aliases are what other tools call a column, in small letters, with a blank for all else than letters and digits. They are
// listed in `coachctl help import`.
var aliases = sync.OnceValue(func() map[coaching.Type]map[string][]string {
	return map[coaching.Type]map[string][]string{
		coaching.TypeContract: {
			"engagement":    {"engagement id", "folder"},
			"client":        {"client name", "coachee", "coachee name", "name", "full name"},
			"client_called": {"first name", "preferred name"},
			"client_email":  {"email", "email address", "coachee email"},
			"client_role":   {"role", "job title", "position"},
			"organisation":  {"organization", "company", "employer"}, //nolint:misspell // it is what other tools write
			"sponsor.name":  {"sponsor"},
			"agreed":        {"agreement date", "agreement signed", "contract date", "signed"},
			"start":         {"start date"},
			"end":           {"end date"},
			"sessions":      {"number of sessions", "total sessions", "sessions total"},
			"status":        {"state"},
			"cadence":       {"frequency"},
		},
		coaching.TypeSession: {
			"engagement":   {"engagement id", "folder"},
			"client":       {"client name", "coachee", "coachee name", "name", "full name"},
			"client_email": {"email", "email address", "coachee email"},
			"start":        {"start time", "starts", "start at", "session start"},
			"date":         {"session date", "start date", "day"},
			"time":         {"session time"},
			"end":          {"end time", "ends", "end at", "session end"},
			"minutes":      {"duration", "length", "duration minutes", "duration min", "session length", "mins", "min"},
			"hours":        {"duration hours", "length hours"},
			"kind":         {"session type", "type"},
			"status":       {"state", "session status", "attendance"},
			"uid":          {"event id", "session id"},
		},
		coaching.TypeCommitment: {
			"engagement":   {"engagement id", "folder"},
			"client":       {"client name", "coachee", "coachee name", "name", "full name"},
			"client_email": {"email", "email address", "coachee email"},
			"what":         {"task", "action", "action item", "commitment", "promise", "to do", "todo"},
			"by":           {"due", "due date", "due by", "deadline", "by when"},
			"success":      {"success criteria", "success looks like", "done when"},
			"owner":        {"who", "assignee", "assigned to", "responsible"},
			"status":       {"state"},
			"done":         {"completed", "completed on", "completed at", "date completed", "done on"},
			"made":         {"created", "created on", "created at", "date created", "made on"},
			"outcome":      {"result"},
		},
	}
})

// words are what other tools write for the words of the format, by type and key.
var words = sync.OnceValue(func() map[coaching.Type]map[string]map[string]string {
	return map[coaching.Type]map[string]map[string]string{
		coaching.TypeContract: {
			"status": {
				"active": "agreed", "current": "agreed", "signed": "agreed", "complete": "completed", "closed": "completed", "finished": "completed",
				"lead": "draft", "prospect": "draft",
			},
			"paid": {"yes": "true", "paid": "true", "no": "false", "pro bono": "false", "probono": "false"},
		},
		coaching.TypeSession: {
			"status": {
				"completed": "held", "complete": "held", "done": "held", "attended": "held", "scheduled": "planned", "upcoming": "planned",
				"confirmed": "planned", "booked": "planned", "canceled": "cancelled", "no show": "no-show", "noshow": "no-show",
			},
			"kind": {
				"discovery": "chemistry", "chemistry call": "chemistry", "first session": "intake", "three way": "sponsor", "final": "closing",
			},
			"cancelled_by": {"coachee": "client"},
			"counts":       {"yes": "true", "no": "false"},
		},
		coaching.TypeCommitment: {
			"status": {
				"done": "kept", "complete": "kept", "completed": "kept", "not started": "open", "in progress": "open", "pending": "open",
				"to do": "open", "todo": "open", "incomplete": "open", "overdue": "open",
				"partial": "partly", "cancelled": "dropped", "canceled": "dropped",
			},
			"owner":     {"coachee": "client", "leader": "client", "me": "coach"},
			"stated_by": {"coachee": "client", "me": "coach"},
		},
	}
})
