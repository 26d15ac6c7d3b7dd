package cli_test

import (
	"fmt"
	"path/filepath"
	"testing"
)

// exampleReports are the pages that the midpoint of riverbend-pn leads to, by the names of their goldens: the letter to the
// client, and the page of each sponsor.
func exampleReports(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	practice := filepath.Join(root, "examples", "practice")
	for _, format := range []string{"md", "text", "json"} {
		for name, args := range map[string][]string{
			"client": {"--for", "client"}, "sponsor-1": {"--for", "sponsor", "--to", "1"}, "sponsor-2": {"--for", "sponsor", "--to", "2"},
		} {
			args = append([]string{"-C", practice, "report", "riverbend-pn", "--format", format, "--now", exampleNow, "-q"}, args...)
			page, stderr, code := run(t, args...)
			if code != 0 || stderr != "" {
				t.Errorf("report for %s: exit code %d, %s", name, code, stderr)
			}
			out[filepath.Join("practice", fmt.Sprintf("riverbend-pn-06-report-%s.%s", name, format))] = page
		}
	}
	return out
}
