package cli

import (
	"runtime"
	"runtime/debug"
	"testing"
)

func TestVersionSaysWhatTheBuildRecorded(t *testing.T) {
	machine := " (" + runtime.Version() + ", " + runtime.GOOS + "/" + runtime.GOARCH + ")"
	commit := []debug.BuildSetting{
		{Key: "vcs.revision", Value: "bf9a4885c6ca"},
		{Key: "vcs.time", Value: "2026-11-21T13:52:00Z"},
		{Key: "vcs.modified", Value: "false"},
	}
	dirty := []debug.BuildSetting{commit[0], commit[1], {Key: "vcs.modified", Value: "true"}}
	for _, c := range []struct {
		version string
		vcs     []debug.BuildSetting
		want    string
	}{
		{"", nil, "coachctl devel" + machine},
		{"(devel)", nil, "coachctl devel" + machine},
		{"v1.2.0", nil, "coachctl v1.2.0" + machine},
		{"v1.2.0", commit, "coachctl v1.2.0" + machine + "\ncommit bf9a4885c6ca of 2026-11-21T13:52:00Z"},
		{
			"v1.2.1-0.20261121135200-bf9a4885c6ca+dirty", dirty,
			"coachctl v1.2.1-0.20261121135200-bf9a4885c6ca+dirty" + machine +
				"\ncommit bf9a4885c6ca of 2026-11-21T13:52:00Z, with changes that were not committed",
		},
	} {
		info := &debug.BuildInfo{Settings: c.vcs}
		info.Main.Version = c.version
		if got := versionText(info); got != c.want {
			t.Errorf("%q: got\n%s\nwant\n%s", c.version, got, c.want)
		}
	}
}
