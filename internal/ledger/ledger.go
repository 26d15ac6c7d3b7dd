// Package ledger says of each rule of good practice, by its number, where it lives in this product and what shows it.
//
// It is data: a sentence, the places, a test. What stands here is true because the tests of the room look each place up,
// and each number from 1 to Last has one. It judges nothing and imports nothing.
package ledger

import "slices"

// Last is the highest number of a rule of practice.
const Last = 169

// An Entry is one rule of practice.
type Entry struct {
	Number int
	Says   string // the rule, in one sentence
	Homes  []Home // where it lives; at least one
	Test   string // what shows it: "check/testdata/NAME", "cli/testdata/script/NAME.txtar", or "ROOM TestName"
	Note   string // why the product goes no further; empty for most
}

// Kind of a place where a rule of practice can live.
type Kind string

// The kinds of places.
const (
	KindRule     Kind = "rule"     // a rule of check
	KindScaffold Kind = "scaffold" // words of a template for a new file
	KindLetter   Kind = "letter"   // words of a template for a letter
	KindDue      Kind = "due"      // a kind of due item
	KindKey      Kind = "key"      // a key of a document
	KindCommand  Kind = "command"  // a command
	KindPage     Kind = "page"     // words of a page of help
	KindView     Kind = "view"     // a function of audience
)

// A Home is a place. Words are what stands there, for the kinds that hold text; blanks and line ends count as the same.
type Home struct {
	Kind  Kind
	Name  string
	Words string
}

// Rule is a rule of check, by its id.
func Rule(id string) Home { return Home{Kind: KindRule, Name: id} }

// Scaffold is the guidance that a new file gives.
func Scaffold(template, words string) Home {
	return Home{Kind: KindScaffold, Name: template, Words: words}
}

// Letter is what a client reads.
func Letter(template, words string) Home {
	return Home{Kind: KindLetter, Name: template, Words: words}
}

// Due is a kind of due item.
func Due(kind string) Home { return Home{Kind: KindDue, Name: kind} }

// Key is a key of a document type; a nested one is written with dots.
func Key(document, key string) Home { return Home{Kind: KindKey, Name: document, Words: key} }

// Command is a command, without the name of the program.
func Command(name string) Home { return Home{Kind: KindCommand, Name: name} }

// Page is what a topic of help says.
func Page(topic, words string) Home { return Home{Kind: KindPage, Name: topic, Words: words} }

// View is the function of audience that makes what a person may read.
func View(function string) Home { return Home{Kind: KindView, Name: function} }

// All are the entries in order of their numbers.
func All() []Entry {
	return slices.Concat(beginning, session, engagement, journey, hour, reluctance)
}

// Behind are the rules of practice that a rule of check serves, in order of their numbers.
func Behind(rule string) []Entry {
	return slices.DeleteFunc(All(), func(e Entry) bool { return !slices.Contains(e.Homes, Rule(rule)) })
}
