package cli

import (
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func newVersionCmd(a *app) *cobra.Command {
	return command(&cobra.Command{
		Use:   "version",
		Short: "Which version this is",
		Long: `Which version this is, from the build's own record.

Exit codes: 0 done; 2 wrong usage.`,
		Args: noArgs,
		RunE: func(*cobra.Command, []string) error {
			a.print("coachctl %s (%s, %s/%s)", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return nil
		},
	})
}

func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" || info.Main.Version == "(devel)" {
		return "devel"
	}
	return info.Main.Version
}
