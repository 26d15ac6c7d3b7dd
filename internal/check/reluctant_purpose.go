package check

import (
	"slices"
	"strings"

	"coachctl/internal/coaching"
	"coachctl/internal/document"
)

func purposeOwner(c *Case, r *Report) {
	if reluctantSince(c, 1) == nil {
		return
	}
	d := c.contract()
	purpose, has := d.Front.Get("purpose")
	hint := r.orReason("write the purpose as the client says it, with `owner: client` or `owner: both`")
	switch {
	case has && purpose.Kind != document.Map: // the form of a value is found while it is parsed
	case !has:
		r.On(d.Path, []string{"status"}, "session 2 is over, and the contract has no `purpose`", hint)
	case len(missing(purpose, "text")) > 0:
		r.On(d.Path, []string{"purpose", "text"}, "session 2 is over, and `purpose` has no `text`", hint)
	case len(missing(purpose, "owner")) > 0:
		r.On(d.Path, []string{"purpose"}, "`purpose` does not say whose wording it is", hint)
	case textOf(purpose, "owner") == "organisation":
		r.On(d.Path, []string{"purpose", "owner"}, "session 2 is over, and the purpose is still the organisation's", hint)
	}
}

func purposeEvidence(c *Case, r *Report) {
	d, purpose := writtenPurpose(c)
	if d == nil || usedNth(c, 2) == nil || len(missing(purpose, "evidence")) == 0 {
		return
	}
	r.On(d.Path, []string{"purpose"}, "session 2 is over, and `purpose` has no `evidence`",
		r.orReason("write under `evidence:` what both of you will see when it is reached"))
}

// boilerplate are purposes that nobody owns, reduced to their letters. Shorter ones have too few words anyway.
var boilerplate = []string{
	"becomeabetterleader", "becomingabetterleader", "developasaleader", "developleadershipskills", "growasaleader", "improveleadershipskills",
	"improvemyleadershipskills", "leadershipandmanagementdevelopment", "leadershipdevelopmentprogramme", "personalandprofessionaldevelopment",
	"tobeabetterleader", "tobecomeabetterleader", "tobedetermined", "todevelopasaleader", "todevelopleadershipskills", "togrowasaleader",
	"toimproveleadershipskills", "toimprovemyleadershipskills",
}

// fewWords is the least number of words in which somebody can say what coaching is for.
const fewWords = 3

func purposeGeneric(c *Case, r *Report) {
	d, purpose := writtenPurpose(c)
	if d == nil {
		return
	}
	commission, _ := d.Front.Get("commission")
	letters := coaching.HeadingLetters(textOf(purpose, "text"))
	var message string
	copied := letters != "" && letters == coaching.HeadingLetters(textOf(commission, "reason"))
	switch {
	case copied:
		message = "the purpose is word for word the `reason` of the commission"
	case slices.Contains(boilerplate, letters):
		message = "the purpose is a phrase that would fit any engagement"
	case countWords(textOf(purpose, "text")) < fewWords:
		message = "the purpose has fewer than three words"
	default:
		return
	}
	r.On(d.Path, []string{"purpose", "text"}, message, r.orReason("write what it is for, for this person in this place, as they would say it"))
	r.discreet(copied)
}

// countWords counts what has a letter or a digit in it.
func countWords(text string) int {
	n := 0
	for word := range strings.FieldsSeq(text) {
		if coaching.HeadingLetters(word) != "" {
			n++
		}
	}
	return n
}

func purposeReviewed(c *Case, r *Report) {
	d, purpose := writtenPurpose(c)
	if d == nil || reluctantSince(c, 2) == nil || len(missing(purpose, "reviewed")) == 0 {
		return
	}
	r.On(d.Path, []string{"purpose"}, "session 3 is over, and the purpose has not been `reviewed`",
		"ask whether it still is the client's, and write the day as `reviewed:`")
}

// writtenPurpose is a contract that binds, and its purpose, where that has a text.
func writtenPurpose(c *Case) (*document.Document, document.Value) {
	d := c.bindingContract()
	if d == nil {
		return nil, document.Value{}
	}
	purpose, _ := d.Front.Get("purpose")
	if textOf(purpose, "text") == "" {
		return nil, document.Value{}
	}
	return d, purpose
}
