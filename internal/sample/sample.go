// Package sample invents practices to try things on: as many documents as are wanted, of the size and in the states that
// a coach's folder has, most of it history. The same options give the same bytes.
//
// Documents begin as scaffold makes them, so that they follow the format when it changes; what a coach would then write
// is filled in. Every person in them is made of lists of names, and reads mail at example.com. It reads neither a disk
// nor a clock.
package sample

import (
	"fmt"
	"math/rand/v2"

	"coachctl/internal/coaching"
	"coachctl/internal/document"
	"coachctl/internal/fill"
	"coachctl/internal/scaffold"
	"coachctl/templates"
)

// Options say what to invent.
type Options struct {
	Seed       uint64
	Repository int           // practices of one firm are told apart by it; three in a row are one coach's, who meets a few clients again
	Documents  int           // how many documents under engagements/, exactly
	Day        coaching.Date // the day on which the practice stands: it is meant to be looked at that morning, at 09:00
	Faults     []Fault       // what to do wrong, each once
}

// Practice hands the files of a practice to emit, coachctl.yaml first and then one engagement after the other. It stops at
// the first error of emit.
func Practice(o Options, emit func(scaffold.File) error) error {
	m := maker{
		dice:    dice{rand.New(rand.NewPCG(o.Seed, uint64(o.Repository)))}, //nolint:gosec // numbers that can be had again are what is wanted
		builder: scaffold.Builder{Set: fill.New(templates.Files, nil), Quote: document.Quote},
		options: o,
		faults:  o.Faults,
		emit:    emit,
	}
	if err := m.practice(); err != nil {
		return err
	}
	for left := o.Documents; left > 0; {
		made, err := m.engagement(left)
		if err != nil {
			return err
		}
		left -= made
	}
	if len(m.faults) > 0 {
		return fmt.Errorf("%d documents have no place for the fault %s", o.Documents, m.faults[0].Name)
	}
	return nil
}

// A maker makes one practice. What fails in it is kept in err, and what follows does nothing.
type maker struct {
	dice
	builder scaffold.Builder
	options Options
	faults  []Fault
	emit    func(scaffold.File) error
	zone    string
	made    int // engagements so far
}

func (m *maker) practice() error {
	coach := coachOf(m.options)
	m.zone = pick(m.dice, zones)
	files, err := m.builder.Practice(scaffold.PracticeValues{Coach: coach.name, Email: coach.email, Zone: m.zone})
	if err != nil {
		return err
	}
	for _, f := range files {
		if f.Path == "coachctl.yaml" {
			m.spoil(&f, f.Path)
		}
		if len(f.Text) == 0 {
			continue
		}
		if err := m.emit(f); err != nil {
			return err
		}
	}
	return nil
}
