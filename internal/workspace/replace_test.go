package workspace

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"coachctl/internal/plan"
)

const contested = "engagements/e/contract.md"

// An editor saves right before some operation of a run, by a rename or into the file as it is: what it saved is there
// afterwards, whatever becomes of the run.
func TestWhatAnEditorSavesIsNeverLost(t *testing.T) {
	swaps(t)
	saves := map[string]func(name, text string) error{
		"by rename": func(name, text string) error {
			return errors.Join(os.WriteFile(name+"~", []byte(text), 0o640), os.Rename(name+"~", name))
		},
		"in place": func(name, text string) error { return os.WriteFile(name, []byte(text), 0o640) },
	}
	for how, save := range saves {
		for _, often := range []bool{false, true} {
			for n := 1; ; n++ {
				dir := lay(t)
				saved := ""
				ops, err := play(t, dir, changeContract, func(i int, _ string) error {
					if i == n || often && i > n {
						saved = fmt.Sprintf("saved by the person at %d", i)
						return save(filepath.Join(dir, filepath.FromSlash(contested)), saved)
					}
					return nil
				})
				if n > ops {
					break
				}
				files, temps := lies(t, dir)
				if files[contested] != saved {
					t.Errorf("%s at %d of %d: %q was saved, and there is %q (%v)", how, n, ops, saved, files[contested], err)
				}
				if len(temps) > 0 {
					t.Errorf("%s at %d of %d: %v is left (%v)", how, n, ops, temps, err)
				}
			}
		}
	}
}

// Where what was swapped in can be swapped no more, the file that an editor has saved takes its place back all the same.
func TestWhatAnEditorSavedGoesBackByAnyWay(t *testing.T) {
	swaps(t)
	dir := lay(t)
	swapped := 0
	_, err := play(t, dir, changeContract, func(_ int, op string) error {
		if op != "swap" {
			return nil
		}
		if swapped++; swapped > 1 {
			return errnoOf(op)
		}
		return os.WriteFile(filepath.Join(dir, filepath.FromSlash(contested)), []byte("saved"), 0o640)
	})
	if files, temps := lies(t, dir); !errors.Is(err, ErrChanged) || files[contested] != "saved" || len(temps) > 0 || swapped != 2 {
		t.Errorf("%v: %q, %v after %d swaps", err, files[contested], temps, swapped)
	}
}

// An editor has opened the file to write to it, and writes when the run is over.
func TestAnEditorThatIsAboutToWriteKeepsItsFile(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the system does not tell who has a file open")
	}
	swaps(t)
	dir := lay(t)
	f, err := os.OpenFile(filepath.Join(dir, filepath.FromSlash(contested)), os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	_, err = play(t, dir, changeContract, func(int, string) error { return nil })
	if _, err := f.WriteString("saved"); err != nil {
		t.Fatal(err)
	}
	if files, temps := lies(t, dir); !errors.Is(err, ErrChanged) || files[contested][:5] != "saved" || len(temps) > 0 {
		t.Errorf("%v: %q, %v", err, files[contested], temps)
	}
}

// One editor has saved, and right before its file goes back another opens the new text, to write to it when the run is over.
func TestAnEditorThatOpensTheNewTextKeepsIt(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the system does not tell who has a file open")
	}
	swaps(t)
	dir := lay(t)
	name := filepath.Join(dir, filepath.FromSlash(contested))
	swapped := 0
	var opened *os.File
	_, err := play(t, dir, changeContract, func(_ int, op string) (err error) {
		if op != "swap" {
			return nil
		}
		switch swapped++; swapped {
		case 1:
			err = os.WriteFile(name, []byte("saved before"), 0o640)
		case 2:
			opened, err = os.OpenFile(name, os.O_WRONLY, 0)
		}
		return err
	})
	if opened == nil {
		t.Fatal(err)
	}
	_, writeErr := opened.WriteString("saved")
	files, temps := lies(t, dir)
	if err := errors.Join(writeErr, opened.Close()); err != nil || !strings.HasPrefix(files[contested], "saved") || files[contested] == "saved before" || len(temps) > 0 {
		t.Errorf("%v: %q, %v", err, files[contested], temps)
	}
	if !errors.Is(err, ErrChanged) {
		t.Error(err)
	}
}

func changeContract(w *Workspace) error {
	return w.Apply(plan.Plan{{Path: contested, Before: []byte(before[contested]), After: []byte("changed")}})
}

// Where the system can neither swap two files nor keep a name free, a plan is carried out whole or not at all all the same.
func TestAnOldFileSystemWillDo(t *testing.T) {
	old := func(op string) error {
		if op == "swap" || op == "rename-new" {
			return errors.ErrUnsupported
		}
		return nil
	}
	dir := lay(t)
	ops, err := play(t, dir, commands["carry"], func(_ int, op string) error { return old(op) })
	if err != nil {
		t.Fatal(err)
	}
	whole, _ := lies(t, dir)
	for n := 1; n <= ops; n++ {
		dir := lay(t)
		_, err := play(t, dir, commands["carry"], func(i int, op string) error {
			if i == n && old(op) == nil {
				return errnoOf(op)
			}
			return old(op)
		})
		files, temps := lies(t, dir)
		if want := map[bool]map[string]string{true: whole, false: before}[err == nil]; !maps.Equal(files, want) || err != nil && len(temps) > 0 {
			t.Errorf("at %d: %v: %v, %v", n, err, temps, files)
		}
	}
}

// swaps skips a test where the system cannot swap two files, and sees that one which should can.
func swaps(t *testing.T) {
	t.Helper()
	if runtime.GOOS != "linux" && runtime.GOOS != "darwin" {
		t.Skip("the system cannot swap two files")
	}
	dir := lay(t)
	w, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	o := operator{root: w.root}
	err = o.swap("engagements/e/sessions/02.md", "engagements/e/sessions/03.md")
	if errors.Is(err, errors.ErrUnsupported) {
		t.Skip("the file system here cannot swap two files")
	}
	if files, _ := lies(t, dir); err != nil || files["engagements/e/sessions/02.md"] != before["engagements/e/sessions/03.md"] {
		t.Errorf("%v", err)
	}
	if err := o.renameNew("engagements/e/sessions/02.md", "engagements/e/sessions/03.md"); !errors.Is(err, os.ErrExist) {
		t.Errorf("a name that is taken is taken again: %v", err)
	}
}
