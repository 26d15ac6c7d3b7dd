package workspace_test

import (
	"errors"
	"path/filepath"
	"testing"

	"coachctl/internal/plan"
	"coachctl/internal/workspace"
)

// patient waits for nobody.
func patient() {}

func TestANewPracticeIsMadeWithItsFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "b")
	p := plan.Plan{{Path: "coachctl.yaml", Create: true, After: []byte(config)}}
	if err := workspace.ApplyNew(dir, p, patient); err != nil {
		t.Fatal(err)
	}
	same(t, dir, map[string]string{"coachctl.yaml": config})
	if err := workspace.ApplyNew(dir, append(plan.Plan{{Path: "x/y", Create: true}}, p...), patient); !errors.Is(err, workspace.ErrExists) {
		t.Errorf("error %v", err)
	}
	same(t, dir, map[string]string{"coachctl.yaml": config})
	// A run that died between two steps left a file in its place, and its temporary one too.
	again := filepath.Join(t.TempDir(), "new")
	put(t, again, ".github/workflows/c.yml", "c")
	put(t, again, ".github/workflows/.c.yml.coachctl-new", "c")
	if err := workspace.ApplyNew(again, append(plan.Plan{{Path: ".github/workflows/c.yml", Create: true, After: []byte("c")}}, p...), patient); err != nil {
		t.Error(err)
	}
	same(t, again, map[string]string{"coachctl.yaml": config, ".github/": "", ".github/workflows/": "", ".github/workflows/c.yml": "c"})
	above := filepath.Dir(filepath.Dir(dir))
	before := tree(t, above)
	if err := workspace.ApplyNew(filepath.Join(above, "c", "d"), append(plan.Plan{{Path: "../x", Create: true}}, p...), patient); err == nil {
		t.Error("a file is made outside of the practice")
	}
	same(t, above, before)
}
