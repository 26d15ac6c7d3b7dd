package cli

import (
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	"coachctl/internal/diag"
	"coachctl/internal/present"
)

// editFile opens a file of the practice in the person's editor, as VISUAL or EDITOR names it, and says afterwards what is
// wrong in it. The command comes from the person's own environment, never from the practice.
func (a *app) editFile(p *practice, path string) error {
	editor := a.ownEditor()
	name := filepath.Join(p.Root, filepath.FromSlash(path))
	cmd := exec.Command("sh", "-c", editor+` "$@"`, editor, name)
	if runtime.GOOS == "windows" {
		words := append(strings.Fields(editor), name)
		cmd = exec.Command(words[0], words[1:]...)
	}
	if a.unlock != nil { // others may write while the person does
		a.unlock()
		a.unlock = nil
	}
	cmd.Stdin, cmd.Stdout, cmd.Stderr = a.env.In, a.terminal, a.talk.Writer
	if err := cmd.Run(); err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			return fmt.Errorf("the editor ended with an error; %s stays as it was left", path)
		}
		return fmt.Errorf("start the editor: %w", err)
	}
	found, _, err := a.findings(p, scope{ids: []string{engagementOf(path)}, paths: []string{path}})
	if err != nil {
		return err
	}
	if err := present.Findings(a.env.Err, found.Sort(), present.FindingOptions{Format: "text"}, a.style()); err != nil {
		return err
	}
	if found.Count(diag.Error) > 0 {
		a.say("%s; the file is kept as you left it", tally(found))
	}
	return nil
}

// engagementOf is the engagement that a path of the practice belongs to.
func engagementOf(path string) string {
	id, _, _ := strings.Cut(strings.TrimPrefix(path, "engagements/"), "/")
	return id
}

// ownEditor is the command that VISUAL or EDITOR names; empty when neither does.
func (a *app) ownEditor() string {
	for _, name := range []string{"VISUAL", "EDITOR"} {
		if editor := strings.TrimSpace(a.env.Getenv(name)); editor != "" {
			return editor
		}
	}
	return ""
}

// canEdit refuses --edit before anything is written, where there is nothing to edit with.
func (a *app) canEdit(edit bool) error {
	if !edit || a.ownEditor() != "" {
		return nil
	}
	return usagef("set EDITOR, or leave out --edit and open the file yourself", "--edit: neither VISUAL nor EDITOR names an editor")
}
