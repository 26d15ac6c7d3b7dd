// Package check holds the rules: what a good engagement's files have, and what is wrong with these.
//
// A rule is a value in a table: its id, why it is there, an example before and after, and one function. Rules are pure:
// they see parsed documents and an instant, and say what is wrong in words that hold nothing a person wrote.
package check

import (
	"strings"
	"sync"
	"time"

	"coachctl/internal/coaching"
	"coachctl/internal/diag"
	"coachctl/internal/document"
)

// A Case is one engagement with its documents, bodies included.
type Case struct {
	ID         string
	Dir        string // the engagement's folder, relative to the practice
	Engagement *coaching.Engagement
	Documents  []*document.Document
	Misplaced  []coaching.Misplaced
	Earlier    []Version // the contract as git remembers it, oldest first; none where there is no history
	Now        time.Time // for warnings and infos only: an error never depends on the clock

	index index
}

// An index finds the documents of a case. Engagement makes it before any rule looks.
type index struct {
	documents map[string]*document.Document // by path
	promises  map[string]bool               // names of the files under commitments/, unreadable ones included
	sessions  []string                      // and of those under sessions/
	contract  *document.Document            // nil when there is none that can be read
	countable bool
}

// A Version is the contract as it stood in an earlier commit.
type Version struct {
	At       time.Time // of the commit
	Contract *coaching.Contract
}

// Family groups rules for people.
type Family string

// The families, in the order in which they are listed.
const (
	Format          Family = "format"
	Confidentiality Family = "confidentiality"
	Identity        Family = "identity"
	Order           Family = "order"
	Parts           Family = "parts"
	Plan            Family = "plan"
	Sessions        Family = "sessions"
	Promises        Family = "promises"
	Progress        Family = "progress"
	Reasons         Family = "reasons"
)

// Families in the order in which they are listed.
func Families() []Family {
	return []Family{Format, Confidentiality, Identity, Order, Parts, Plan, Sessions, Promises, Progress, Reasons}
}

// A Rule is one thing that is checked.
type Rule struct {
	ID       string // kebab-case, stable for ever
	Family   Family
	Severity diag.Severity
	Title    string // what is wrong, in a few fixed words
	Why      string // why it matters to a coach
	Sources  []int  // numbers of the practice rules behind it; none for what only the format asks
	Before   string // an example that the rule finds
	After    string // the same, put right
	Fleeting bool   // what it sees may be elsewhere: in the history of the repository, in the clock
	Discreet bool   // that it was found tells how a client came; it is left out where others read along

	// Check looks at one engagement. It is nil where the rule is found while a file is parsed.
	Check func(c *Case, r *Report)
}

// Rules are all rules, in order of family.
func Rules() []Rule { return registry().all }

// A rulebook is all rules, to go through and to look up.
type rulebook struct {
	all  []Rule
	byID map[string]Rule
}

var registry = sync.OnceValue(func() rulebook {
	var all []Rule
	for _, table := range [][]Rule{
		formatRules, shareRules, confidentialityRules, identityRules, orderRules, partRules, headingRules,
		planRules, sessionRules, kindRules, promiseRules, progressRules, reluctantRules, reasonRules,
	} {
		all = append(all, table...)
	}
	byID := make(map[string]Rule, len(all))
	for _, r := range all {
		byID[r.ID] = r
	}
	return rulebook{all, byID}
})

// RuleOf finds a rule by its id.
func RuleOf(id string) (Rule, bool) {
	rule, known := registry().byID[id]
	return rule, known
}

// Engagement runs all rules over one engagement. Warnings and infos that the file itself gives a reason for are left out.
func Engagement(c *Case) diag.List {
	c.index = indexOf(c)
	var found diag.List
	for _, d := range c.Documents {
		found = append(found, d.Findings...)
	}
	rules := registry()
	for _, rule := range rules.all {
		if rule.Check != nil {
			r := &Report{rule: rule, c: c, rules: rules, before: found}
			rule.Check(c, r)
			found = append(found, r.found...)
		}
	}
	return c.withoutReasoned(found)
}

func (c *Case) withoutReasoned(found diag.List) diag.List {
	kept := found[:0]
	for _, f := range found {
		if f.Severity == diag.Error || !c.reasoned(f) {
			kept = append(kept, f)
		}
	}
	return kept
}

func (c *Case) reasoned(f diag.Diagnostic) bool {
	d := c.document(f.Path)
	if rule, _ := RuleOf(f.Rule); d == nil || rule.Family == Reasons {
		return false
	}
	reasons, _ := d.Front.Get("reasons")
	why, ok := reasons.Get(f.Rule)
	return ok && strings.TrimSpace(why.Text) != ""
}

func indexOf(c *Case) index {
	x := index{
		documents: make(map[string]*document.Document, len(c.Documents)), promises: map[string]bool{}, countable: len(c.Misplaced) == 0,
	}
	for _, d := range c.Documents {
		x.documents[d.Path] = d
		switch d.Type {
		case coaching.TypeContract:
			if x.contract == nil && d.Contract != nil {
				x.contract = d
			}
		case coaching.TypeSession:
			x.sessions = append(x.sessions, nameOf(d.Path))
			x.countable = x.countable && d.Session != nil
		case coaching.TypeCommitment:
			x.promises[nameOf(d.Path)] = true
		}
	}
	return x
}

func (c *Case) document(path string) *document.Document { return c.index.documents[path] }

// contract is the contract's document, nil when there is none that can be read.
func (c *Case) contract() *document.Document { return c.index.contract }

// countable reports whether all sessions can be read and placed in time. While one cannot, nobody knows which is the
// third, which comes next, and how far apart two of them are.
func (c *Case) countable() bool { return c.index.countable }

// A Report collects what one rule finds.
type Report struct {
	rule   Rule
	c      *Case
	rules  rulebook
	before diag.List // what parsing and the rules before this one found
	found  diag.List
}

// At reports a finding at a place.
func (r *Report) At(span diag.Span, message, hint string, notes ...diag.Note) {
	r.found = append(r.found, diag.Diagnostic{
		Rule: r.rule.ID, Severity: r.rule.Severity, Span: span, Message: message, Hint: hint, Related: notes, Discreet: r.rule.Discreet,
	})
}

// discreet marks the last finding as one for the coach's eyes.
func (r *Report) discreet(is bool) {
	last := &r.found[len(r.found)-1]
	last.Discreet = last.Discreet || is
}

// On reports a finding at a value of the document at a path, or at the nearest thing that exists above it.
func (r *Report) On(path string, keys []string, message, hint string, notes ...diag.Note) {
	r.At(r.c.span(path, keys...), message, hint, notes...)
}

func (c *Case) span(path string, keys ...string) diag.Span {
	if d := c.document(path); d != nil {
		return d.Span(keys...)
	}
	start := diag.Pos{Line: 1, Col: 1}
	return diag.Span{Path: path, Start: start, End: start}
}

// lineSpan is a whole line of a body.
func lineSpan(path string, line int) diag.Span {
	at := diag.Pos{Line: line, Col: 1}
	return diag.Span{Path: path, Start: at, End: at}
}
