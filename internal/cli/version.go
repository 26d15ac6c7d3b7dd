package cli

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func newVersionCmd(a *app) *cobra.Command {
	return command(&cobra.Command{
		Use:   "version",
		Short: "Which version this is",
		Long: `Which version this is, and the commit that it was built from, as the build
recorded them. A build from a tree without git's history has no number: devel.

Exit codes: 0 done; 2 wrong usage.`,
		Args: noArgs,
		RunE: func(*cobra.Command, []string) error {
			a.print("%s", versionText(buildInfo()))
			return nil
		},
	})
}

// version is the module's version, which Go takes from git's tags.
func version() string { return versionOf(buildInfo()) }

func buildInfo() *debug.BuildInfo {
	if info, ok := debug.ReadBuildInfo(); ok {
		return info
	}
	return &debug.BuildInfo{}
}

func versionOf(info *debug.BuildInfo) string {
	if info.Main.Version == "" || info.Main.Version == "(devel)" {
		return "devel"
	}
	return info.Main.Version
}

// versionText says all that a build knows of its origin, with the commit on a second line where the build saw one.
func versionText(info *debug.BuildInfo) string {
	text := fmt.Sprintf("coachctl %s (%s, %s/%s)", versionOf(info), runtime.Version(), runtime.GOOS, runtime.GOARCH)
	var revision, when, modified string
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			revision = s.Value
		case "vcs.time":
			when = s.Value
		case "vcs.modified":
			modified = s.Value
		}
	}
	if revision == "" {
		return text
	}
	text += "\ncommit " + revision + " of " + when
	if modified == "true" {
		text += ", with changes that were not committed"
	}
	return text
}
