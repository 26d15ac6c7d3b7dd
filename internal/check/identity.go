package check

import (
	"slices"
	"strconv"

	"coachctl/internal/coaching"
	"coachctl/internal/diag"
	"coachctl/internal/document"
)

var identityRules = []Rule{
	{
		ID: "engagement-name", Family: Identity, Severity: diag.Error,
		Title:  "An engagement's folder is not named with a slug",
		Why:    "The folder's name is the engagement's id, in commands, links and logs. It may be a pseudonym; it may not need quotes.",
		Before: "engagements/Priya Nair/",
		After:  "engagements/riverbend-pn/",
		Check:  engagementName,
	},
	{
		ID: "contract-missing", Family: Identity, Severity: diag.Error,
		Title:   "An engagement has no contract",
		Why:     "Sessions and promises hang on what was agreed; without contract.md nobody knows with whom, how often and how confidentially.",
		Sources: []int{73, 107},
		Before:  "engagements/riverbend-pn/sessions/01.md   (and no contract.md)",
		After:   "engagements/riverbend-pn/contract.md",
		Check:   contractMissing,
	},
	{
		ID: "duplicate-number", Family: Identity, Severity: diag.Error,
		Title:  "Two session files have the same number",
		Why:    "Promises refer to sessions by number, and 3 means 03: with both, nobody can say which.",
		Before: "sessions/3.md\nsessions/03.md",
		After:  "sessions/03.md\nsessions/04.md",
		Check:  duplicateNumber,
	},
	{
		ID: "duplicate-id", Family: Identity, Severity: diag.Error,
		Title:   "Two objectives or measures have the same id",
		Why:     "Verdicts, readings and promises name them by id; history needs each id to mean one thing for ever.",
		Sources: []int{68, 88},
		Before:  "objectives:\n  - id: voice\n    …\n  - id: voice",
		After:   "objectives:\n  - id: voice\n    …\n  - id: council",
		Check:   duplicateID,
	},
	{
		ID: "unknown-session", Family: Identity, Severity: diag.Error,
		Title:   "A promise names a session that does not exist",
		Why:     "A promise comes back in the session after the one it was made in; without that one it never does.",
		Sources: []int{46, 56},
		Before:  "session: \"30\"",
		After:   "session: \"03\"",
		Check:   unknownSession,
	},
	{
		ID: "unknown-promise", Family: Identity, Severity: diag.Error,
		Title:   "A file refers to a promise that does not exist",
		Why:     "A promise that was moved or written down elsewhere must be found there.",
		Sources: []int{56},
		Before:  "carried_to: 2026-03-20-b   (and no such file)",
		After:   "carried_to: 2026-03-30-a",
		Check:   unknownPromise,
	},
	{
		ID: "unknown-objective", Family: Identity, Severity: diag.Error,
		Title:   "A file names an objective that the contract does not have",
		Why:     "Progress is measured against the engagement's own objectives; one that is not in the contract is nobody's.",
		Sources: []int{22, 67, 88},
		Before:  "verdict:\n  vioce: on-track",
		After:   "verdict:\n  voice: on-track",
		Check:   unknownObjective,
	},
	{
		ID: "unknown-measure", Family: Identity, Severity: diag.Error,
		Title:   "A reading belongs to no measure of the contract",
		Why:     "A figure that no objective asked for is nobody's evidence.",
		Sources: []int{88, 89},
		Before:  "readings:\n  interruption: 4",
		After:   "readings:\n  interruptions: 4",
		Check:   unknownMeasure,
	},
}

func engagementName(c *Case, r *Report) {
	message := "the engagement's folder has a name that is not a slug"
	switch {
	case len(c.Documents) == 0 || IsFolderName(c.ID):
		return
	case IsSlug(c.ID):
		message = "the engagement's folder has a name that is too long, or that Windows keeps for itself"
	}
	at := diag.Pos{Line: 1, Col: 1}
	r.At(diag.Span{Path: c.Documents[0].Path, Start: at, End: at}, message,
		"rename it with `git mv`: lower-case letters, digits and hyphens, as riverbend-pn")
}

// IsSlug reports whether a name needs no quotes anywhere: lower-case letters, digits and hyphens.
func IsSlug(s string) bool {
	for i, r := range s {
		if (r < 'a' || r > 'z') && (r < '0' || r > '9') && (r != '-' || i == 0) {
			return false
		}
	}
	return s != "" && s[len(s)-1] != '-'
}

func contractMissing(c *Case, r *Report) {
	for _, d := range c.Documents {
		if d.Type == coaching.TypeContract {
			return
		}
	}
	if len(c.Documents) == 0 {
		return
	}
	at := diag.Pos{Line: 1, Col: 1}
	r.At(diag.Span{Path: c.Dir + "/contract.md", Start: at, End: at}, "the engagement has no contract.md",
		"make one with `coachctl new contract "+c.ID+"`")
}

func duplicateNumber(c *Case, r *Report) {
	var seen []*document.Document
	for _, d := range c.Documents {
		if d.Session == nil {
			continue
		}
		for _, other := range seen {
			if coaching.SameNumber(d.Session.Name, other.Session.Name) {
				r.On(d.Path, nil, "another session file has the same number", "rename one of the two with `git mv`",
					diag.Note{Span: other.Span(), Message: "the other one"})
			}
		}
		seen = append(seen, d)
	}
}

func duplicateID(c *Case, r *Report) {
	d := c.contract()
	if d == nil {
		return
	}
	seen := map[string]diag.Span{}
	once := func(kind, id string, span diag.Span) {
		if id == "" {
			return
		}
		if first, twice := seen[kind+id]; twice {
			r.At(span, "two "+kind+"s have this id", "give the later one an id of its own",
				diag.Note{Span: first, Message: "first used here"})
			return
		}
		seen[kind+id] = span
	}
	for _, o := range objectivesOf(d) {
		id, _ := o.front.Get("id")
		once("objective", id.Text, d.Span(o.place("id")...))
		for _, m := range o.measures() {
			id, _ := m.front.Get("id")
			once("measure", id.Text, d.Span(m.place("id")...))
		}
	}
}

func unknownSession(c *Case, r *Report) {
	const hint = "write the name of a file under sessions/, without .md"
	for _, d := range c.Documents {
		if d.Commitment == nil {
			continue
		}
		if s := d.Commitment.Session; s != "" && !c.hasSession(s) {
			r.On(d.Path, []string{"session"}, "`session` names no session of this engagement", hint, c.nearFile(s, coaching.TypeSession)...)
		}
		for i, s := range d.Commitment.Reviewed {
			if !c.hasSession(s) {
				r.On(d.Path, []string{"reviewed", strconv.Itoa(i)}, "`reviewed` names no session of this engagement", hint,
					c.nearFile(s, coaching.TypeSession)...)
			}
		}
	}
}

// hasSession looks among all files under sessions/, unreadable ones included: those are reported on their own.
func (c *Case) hasSession(name string) bool {
	return slices.ContainsFunc(c.index.sessions, func(own string) bool { return own == name || coaching.SameNumber(own, name) })
}

func (c *Case) hasPromise(name string) bool { return c.index.promises[name] }

func unknownPromise(c *Case, r *Report) {
	for _, d := range c.Documents {
		if d.Commitment != nil && d.Commitment.CarriedTo != "" && !c.hasPromise(d.Commitment.CarriedTo) {
			r.On(d.Path, []string{"carried_to"}, "`carried_to` names no promise of this engagement",
				"write the name of a file under commitments/, without .md", c.nearFile(d.Commitment.CarriedTo, coaching.TypeCommitment)...)
		}
		if d.Session == nil {
			continue
		}
		lost := func(j coaching.Jotted, hint string) {
			if j.Link != "" && !c.hasPromise(j.Link) {
				r.At(lineSpan(d.Path, j.Line.Line), "this item links to a promise that is not there", hint,
					c.nearFile(j.Link, coaching.TypeCommitment)...)
			}
		}
		for _, j := range d.Session.CheckIn {
			if !c.hasSession(j.Link) {
				lost(j, "mend the link, or delete the item")
			}
		}
		for _, j := range d.Session.Jotted {
			lost(j, "mend the link, or take it away to jot the promise down anew")
		}
	}
}

func unknownObjective(c *Case, r *Report) {
	contract := c.contract()
	if contract == nil {
		return
	}
	ids := objectiveIDs(contract)
	unknown := func(span diag.Span, id, message string) {
		if _, known := ids[id]; !known {
			r.At(span, message, "write the id of an objective of contract.md", among(id, ids, contract.Span("objectives"))...)
		}
	}
	for _, o := range objectivesOf(contract) {
		replaces, ok := o.front.Get("replaces")
		if !ok {
			continue
		}
		span := contract.Span(o.place("replaces")...)
		unknown(span, replaces.Text, "`replaces` names no objective of this contract")
		if id, _ := o.front.Get("id"); id.Text == replaces.Text {
			r.At(span, "`replaces` names the objective itself", "write the id of the one whose place it takes")
		}
	}
	for _, d := range c.Documents {
		switch {
		case d.Commitment != nil && d.Commitment.Objective != "":
			unknown(d.Span("objective"), d.Commitment.Objective, "`objective` names no objective of the contract")
		case d.Session != nil:
			verdict, _ := d.Front.Get("verdict")
			for _, p := range verdict.Pairs {
				unknown(diag.Span{Path: d.Path, Start: p.Pos, End: p.KeyEnd}, p.Key, "`verdict` names no objective of the contract")
			}
		}
	}
}

func unknownMeasure(c *Case, r *Report) {
	contract := c.contract()
	if contract == nil {
		return
	}
	ids := measureIDs(contract)
	for _, d := range c.Documents {
		if d.Session == nil {
			continue
		}
		readings, _ := d.Front.Get("readings")
		for _, p := range readings.Pairs {
			if _, known := ids[p.Key]; !known {
				r.At(diag.Span{Path: d.Path, Start: p.Pos, End: p.KeyEnd}, "`readings` names no measure of the contract",
					"write the id of a measure under an objective of contract.md", among(p.Key, ids, contract.Span("objectives"))...)
			}
		}
	}
}
