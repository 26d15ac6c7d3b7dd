package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"coachctl/internal/coaching"
	"coachctl/internal/diag"
	"coachctl/internal/document"
	"coachctl/internal/fill"
	"coachctl/internal/plan"
	"coachctl/internal/present"
	"coachctl/internal/scaffold"
	"coachctl/internal/when"
	"coachctl/internal/workspace"
	"coachctl/templates"
)

// An app is one run: the process and the global flags.
type app struct {
	env     Env
	args    []string
	dir     string
	nowText string
	color   string
	quiet   bool
	failed  bool // a file could not be read; the rest was done
	unlock  func()
	talk    *talk

	terminal io.Writer // what env.Out was, for a program that wants it whole
}

// A practice is an opened practice with the run's clock.
type practice struct {
	*workspace.Workspace
	now  time.Time // in the practice's zone
	zone *time.Location
	talk *talk
}

func (a *app) startDir() (string, error) {
	if a.dir != "" {
		return a.dir, nil
	}
	dir, err := os.Getwd()
	if err != nil {
		return "", fmt.Errorf("find the present folder: %w", err)
	}
	return dir, nil
}

// open finds the practice and sets its clock.
func (a *app) open() (*practice, error) {
	w, err := a.openWorkspace()
	if err != nil {
		return nil, err
	}
	return a.practiceOf(w)
}

func (a *app) openWorkspace() (*workspace.Workspace, error) {
	if err := oneOf("color", a.color, "auto", "always", "never"); err != nil {
		return nil, err
	}
	dir, err := a.startDir()
	if err != nil {
		return nil, err
	}
	return workspace.Open(dir)
}

func (a *app) practiceOf(w *workspace.Workspace) (*practice, error) {
	if a.quiet {
		a.talk.elapsed = nil
	}
	p := &practice{Workspace: w, zone: time.UTC, talk: a.talk}
	if z := w.Practice().Zone; z != nil {
		p.zone = z
	} else {
		a.complain(whyUnreadable(w.Config)+"; times are taken as UTC", "")
	}
	var err error
	p.now, err = a.clock(p.zone)
	return p, err
}

// openToWrite opens the practice for a command that changes it, alone until the run ends.
func (a *app) openToWrite() (*practice, error) {
	p, err := a.open()
	if err != nil {
		return nil, err
	}
	a.unlock, err = p.Lock(a.waiting)
	return p, err
}

// waiting says why nothing happens.
func (a *app) waiting() {
	a.say("another coachctl is writing to this practice; waiting for it")
}

// clock is the instant that the run takes for now.
func (a *app) clock(zone *time.Location) (time.Time, error) {
	text, name := a.nowText, "--now"
	if text == "" {
		text, name = a.env.Getenv("COACHCTL_NOW"), "COACHCTL_NOW"
	}
	if text == "" {
		return a.env.Now.In(zone), nil
	}
	now, err := when.Instant(text, zone)
	if err != nil {
		return time.Time{}, usagef("", "%s: %v", name, err)
	}
	return now, nil
}

func isOutside(err error) bool { return errors.Is(err, workspace.ErrNoPractice) }

// templates are the practice's own over the built-in ones.
func (p *practice) templates() (*fill.Set, error) {
	own, err := p.OwnTemplates()
	if err != nil {
		return nil, err
	}
	return fill.New(templates.Files, own), nil
}

func (p *practice) builder() (scaffold.Builder, error) {
	set, err := p.templates()
	return scaffold.Builder{Set: set, Quote: document.Quote}, err
}

// style tells how to print on stdout.
func (a *app) style() present.Style {
	color := a.color == "always"
	if a.color == "auto" {
		color = a.env.Terminal && a.env.Getenv("NO_COLOR") == "" && a.env.Getenv("TERM") != "dumb"
	}
	width := 80
	if a.env.Terminal && a.env.Width >= 40 {
		width = min(a.env.Width, 100)
	}
	return present.Style{Color: color, Width: width}
}

// report names on stderr what could not be read of an engagement. Files that are wrong are left to check; files that
// cannot be opened make the run end in exit code 3 after the rest was done.
func (a *app) report(f *workspace.Folder) {
	for _, err := range f.Errors {
		a.failed = true
		a.complain(err.Error(), "")
	}
	for _, d := range f.Unreadable() {
		a.complain(whyUnreadable(d)+"; left out", "")
	}
	for _, m := range f.Misplaced {
		a.complain(fmt.Sprintf("%s:%d: `start` %v; left out", m.Session.Path, m.Session.Line("start"), m.Err), "")
	}
}

// whyUnreadable is the place and the reason of the first thing that is wrong in a document.
func whyUnreadable(d *document.Document) string {
	for _, finding := range d.Findings {
		if finding.Severity == diag.Error {
			return fmt.Sprintf("%s:%d: %s", d.Path, finding.Start.Line, finding.Message)
		}
	}
	return d.Path + ": cannot be read"
}

// done is the error of a run that did what it could.
func (a *app) done() error {
	if a.failed {
		return errSomeUnread
	}
	return nil
}

var errSomeUnread = errors.New("some files could not be read; everything else was done")

// write carries out a plan, or shows it.
func (a *app) write(p *practice, changes plan.Plan, dryRun bool) error {
	if dryRun {
		return a.showDiff(changes, p.InRepository())
	}
	return p.Apply(changes)
}

// showDiff prints a plan, byte for byte where a program may read it, and harmless where a terminal would obey it.
func (a *app) showDiff(changes plan.Plan, prefix string) error {
	text := present.Diff(changes, prefix)
	if a.env.Terminal {
		text = []byte(present.Screen(string(text)))
	}
	_, err := a.env.Out.Write(text)
	return err
}

// sound parses a file that was made from a template and refuses it where the tool's own check would.
func sound(f scaffold.File, t coaching.Type) error {
	d := document.ParseWhole(f.Path, t, f.Text)
	for _, finding := range d.Findings {
		if finding.Severity == diag.Error {
			return fmt.Errorf("the template makes a file that is not sound (%s:%d: %s); nothing was written",
				f.Path, finding.Start.Line, finding.Message)
		}
	}
	return nil
}

// engagementArg is the engagement that a command is about: the one named, the one whose folder we stand in, or the only
// one there is.
func (a *app) engagementArg(p *practice, args []string) (string, error) {
	ids, err := p.Engagements()
	if err != nil {
		return "", err
	}
	if len(args) > 0 {
		return matchEngagement(args[0], ids)
	}
	if here := p.HereEngagement(); here != "" {
		return here, nil
	}
	switch len(ids) {
	case 0:
		return "", usagef("begin one with `coachctl new contract NAME --client \"…\"`", "this practice has no engagement yet")
	case 1:
		return ids[0], nil
	}
	return "", usagef("name one of: "+strings.Join(ids, ", "), "which engagement?")
}

// shown is a path of the practice as seen from the folder that the person stands in.
func (p *practice) shown(path string) string {
	cwd, err := os.Getwd()
	if err != nil {
		return path
	}
	rel, err := filepath.Rel(cwd, filepath.Join(p.Root, filepath.FromSlash(path)))
	if err != nil || strings.HasPrefix(rel, "..") {
		return path
	}
	return filepath.ToSlash(rel)
}
