package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// A hook is an entry of pre-commit's configuration.
type hook struct {
	ID            string
	Name          string
	Entry         string
	Language      string
	PassFilenames *bool `yaml:"pass_filenames"`
	AlwaysRun     bool  `yaml:"always_run"`
}

// TestTheHooksOfPreCommitAreOneCommand reads the hooks that this repository offers, and the one that `init --ci` writes.
func TestTheHooksOfPreCommitAreOneCommand(t *testing.T) {
	offered, err := os.ReadFile(filepath.Join(repository, ".pre-commit-hooks.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var hooks []hook
	if err := yaml.Unmarshal(offered, &hooks); err != nil || len(hooks) != 2 {
		t.Fatalf("%v, %v", hooks, err)
	}
	dir := t.TempDir()
	if _, errs, code := run(t, "-C", dir, "init", "--ci", "--coach", "Dana", "--timezone", "UTC"); code != 0 {
		t.Fatal(errs)
	}
	written, err := os.ReadFile(filepath.Join(dir, ".pre-commit-config.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var config struct {
		Repos []struct {
			Repo  string
			Hooks []hook
		}
	}
	if err := yaml.Unmarshal(written, &config); err != nil || len(config.Repos) != 1 || config.Repos[0].Repo != "local" {
		t.Fatalf("%v, %v", config, err)
	}
	hooks = append(hooks, config.Repos[0].Hooks...)
	var languages []string
	for _, h := range hooks {
		languages = append(languages, h.Language)
		if h.ID == "" || h.Name == "" || h.PassFilenames == nil || *h.PassFilenames || !h.AlwaysRun || h.Entry != hooks[0].Entry {
			t.Errorf("%+v", h)
		}
	}
	if got := strings.Join(languages, " "); got != "golang system system" {
		t.Error(got)
	}
	args, ok := strings.CutPrefix(hooks[0].Entry, "coachctl ")
	if !ok {
		t.Fatal(hooks[0].Entry)
	}
	t.Setenv("PATH", "") // so that it gets as far as to ask for git, and no further
	if _, errs, code := run(t, append([]string{"-C", dir}, strings.Fields(args)...)...); code != 3 || !strings.Contains(errs, "git is not on the PATH") {
		t.Errorf("%d %s", code, errs)
	}
}
