package cli_test

import (
	"maps"
	"strings"
	"testing"
)

// logged is the planted practice with more lines in its contract, and a coach whose name may stand anywhere.
func logged(more string) map[string]string {
	files := maps.Clone(planted)
	files["coachctl.yaml"] = strings.Replace(files["coachctl.yaml"], "Dana Vwkp", "Dana Whitlock", 1)
	const contract = "engagements/kfmt-eng/contract.md"
	files[contract] = strings.Replace(files[contract], "status: agreed\n", "status: agreed\n"+more, 1)
	return files
}

var hoursRuns = []string{
	"hours", "hours --format csv", "hours --format json", "hours --format jsonl", "hours --since 2026-02-10", "hours --format csv -o page.csv --dry-run",
}

func TestTheLogOfHoursHoldsNobodyWhoDidNotAgree(t *testing.T) {
	for _, more := range []string{
		"paid: true\n", "paid: false\n", "", "paid: true\nlog_consent: 2026-03-04\n", "paid: true\nlog_consent: Zqxj\n",
		"paid: true\nlog_consent: 2026-01-20\nlog_consent_until: Zqxj\n", "paid: true\nlog_consent: 2026-01-20\nx-no-consent: Zqxj\n",
	} {
		for _, template := range []string{"", "{{.}}\n", `{{printf "%#v" .}}` + "\n"} {
			dir := lay(t, logged(more))
			if template != "" {
				put(t, dir, "templates/hours.text.tmpl", template)
			}
			for _, line := range hoursRuns {
				stdout, code := holdsNo(t, dir, line, secret, shared)
				if named.MatchString(stdout) || code != 0 || stdout == "" {
					t.Errorf("%s with %q: exit code %d:\n%s", line, more, code, stdout)
				}
			}
		}
	}
}

func TestTheLogOfHoursHoldsNameAndAddressOfWhoAgreedAndNoMore(t *testing.T) {
	files := logged("paid: true\nlog_consent: 2026-01-20\n")
	for name, text := range files {
		files[name] = strings.ReplaceAll(text, "zqxj@client.example", "priya@vwkp.example")
	}
	for _, template := range []string{"", "{{.}}\n", `{{printf "%#v" .}}` + "\n"} {
		dir := lay(t, files)
		if template != "" {
			put(t, dir, "templates/hours.text.tmpl", template)
		}
		for _, line := range hoursRuns {
			if stdout, code := holdsNo(t, dir, line, secret); named.MatchString(stdout) || code != 0 || !strings.Contains(strings.Join(strings.Fields(stdout), " "), "Priya Vwkp") {
				t.Errorf("%s: exit code %d, without the name that may stand there, or with that of a file:\n%s", line, code, stdout)
			}
		}
	}
}

func TestTheGapsOfTheLogSayNothingThatAPersonWrote(t *testing.T) {
	for what, change := range breaks {
		t.Run(what, func(t *testing.T) {
			broken := map[string]string{}
			for name, text := range logged("paid: true\nlog_consent: 2026-01-20\n") {
				broken[name] = strings.ReplaceAll(text, change[0], change[1])
			}
			dir := lay(t, broken)
			for _, line := range hoursRuns {
				_, stderr, _ := run(t, append([]string{"-C", dir, "--now", "2026-03-03T09:00"}, strings.Fields(line)...)...)
				if secret.MatchString(stderr) || shared.MatchString(stderr) {
					t.Errorf("%s: stderr holds what somebody wrote: %s", line, stderr)
				}
			}
		})
	}
}
