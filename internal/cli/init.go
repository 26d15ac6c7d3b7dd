package cli

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"coachctl/internal/document"
	"coachctl/internal/fill"
	"coachctl/internal/plan"
	"coachctl/internal/scaffold"
	"coachctl/internal/workspace"
	"coachctl/templates"
)

type initOptions struct {
	coach, email, zone string
	ci, dryRun         bool
}

func newInitCmd(a *app) *cobra.Command {
	var o initOptions
	cmd := command(&cobra.Command{
		Use:   "init [DIR] [flags]",
		Short: "Begin a practice",
		Long: `Begin a practice: coachctl.yaml, .gitignore and .gitattributes, and with --ci a
workflow and a pre-commit configuration. Files that are there already are never
overwritten: then nothing is written at all.

Exit codes: 0 done; 2 wrong usage; 3 a file is there already, or could not be written.`,
		Example: `  coachctl init practice --coach "Dana Whitlock" --timezone Europe/London
  coachctl init --ci`,
		Args: atMostOne,
		RunE: func(_ *cobra.Command, args []string) error { return a.runInit(o, args) },
	})
	f := cmd.Flags()
	f.StringVar(&o.coach, "coach", "", "your name, as letters are signed (else as git knows you)")
	f.StringVar(&o.email, "email", "", "your address")
	f.StringVar(&o.zone, "timezone", "", "your time zone, as Europe/London (else this machine's)")
	f.BoolVar(&o.ci, "ci", false, "also write a CI workflow and a pre-commit configuration")
	f.BoolVar(&o.dryRun, "dry-run", false, "show what would be written, and write nothing")
	return cmd
}

func (a *app) runInit(o initOptions, args []string) error {
	dir, err := a.startDir()
	if err != nil {
		return err
	}
	if len(args) > 0 {
		dir = filepath.Join(dir, args[0])
		if filepath.IsAbs(args[0]) {
			dir = args[0]
		}
	}
	if workspace.LeadsOut(filepath.Join(dir, workspace.ConfigName)) {
		return &workspace.FileError{Path: dirShown(dir), Err: workspace.ErrOutside}
	}
	if o.coach == "" {
		if o.coach = a.ownName(); o.coach == "" {
			return usagef("coachctl init --coach \"Dana Whitlock\"", "--coach is missing: letters go out in your name")
		}
		a.say("the coach is %s, as git or this machine knows you; change it in coachctl.yaml", o.coach)
	}
	zone, err := a.chooseZone(o.zone)
	if err != nil {
		return err
	}
	builder := scaffold.Builder{Set: fill.New(templates.Files, nil), Quote: document.Quote}
	files, err := builder.Practice(scaffold.PracticeValues{Coach: o.coach, Email: o.email, Zone: zone, CI: o.ci})
	if err != nil {
		return err
	}
	if err := sound(files[0], "practice"); err != nil {
		return usagef("check --coach, --email and --timezone", "%v", err)
	}
	var changes plan.Plan
	for _, f := range files {
		changes.Create(f.Path, f.Text)
	}
	if o.dryRun {
		return a.showDiff(changes, "")
	}
	if err := workspace.ApplyNew(dir, changes, a.waiting); err != nil {
		return err
	}
	for _, c := range changes {
		a.print("%s", filepath.ToSlash(filepath.Join(filepath.Clean(dirShown(dir)), c.Path)))
	}
	a.say("next: coachctl new contract NAME --client \"…\" --plan accelerated")
	return nil
}

// ownName is the person's name as their own git configuration has it, else the machine's account.
func (a *app) ownName() string {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second) // it may wait for a pipe for ever
	defer cancel()
	out, err := exec.CommandContext(ctx, "git", "config", "--global", "--get", "user.name").Output()
	if err == nil && strings.TrimSpace(string(out)) != "" {
		return strings.TrimSpace(string(out))
	}
	return strings.TrimSpace(a.env.Getenv("USER"))
}

func dirShown(dir string) string {
	cwd, err := os.Getwd()
	if err != nil {
		return dir
	}
	if rel, err := filepath.Rel(cwd, dir); err == nil && !strings.HasPrefix(rel, "..") {
		return rel
	}
	return dir
}

// chooseZone is the zone named, else the machine's, else UTC, and says what was chosen.
func (a *app) chooseZone(name string) (string, error) {
	if name != "" {
		if _, err := document.LoadZone(name); err != nil {
			return "", usagef("write a name of the IANA list, as Europe/London", "--timezone does not know %q", name)
		}
		return name, nil
	}
	if tz := a.env.Getenv("TZ"); tz != "" {
		name = strings.TrimPrefix(tz, ":")
	} else {
		name = workspace.MachineZone()
	}
	if _, err := document.LoadZone(name); err != nil {
		a.say("the time zone is UTC, since this machine names none; change it in coachctl.yaml")
		return "UTC", nil
	}
	a.say("the time zone is %s, as on this machine; change it in coachctl.yaml", name)
	return name, nil
}
