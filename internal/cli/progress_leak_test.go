package cli_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
)

// shownToThePair are the planted words that stand where client and coach may look together.
var shownToThePair = strings.NewReplacer(
	"{id: zqxj-m, name: Zqxj, kind: gas, unit: Zqxj, rater: Zqxj, baseline: 774747747, target: 774747747, weight: 774747747, levels: [Zqxj, Zqxj, Zqxj, Zqxj, Zqxj]}",
	"{id: m, name: Vwkp, kind: gas, unit: Vwkp, rater: Vwkp, baseline: -2, target: 0, levels: [Vwkp, Vwkp, Vwkp, Vwkp, Vwkp]}",
	"zqxj-m: 774747747}\nrater: Zqxj", "m: 1}\nrater: Vwkp",
	"zqxj-o", "o",
)

func TestProgressHoldsOnlyWhatClientAndCoachMayLookAtTogether(t *testing.T) {
	for name, template := range map[string]string{"built-in": "", "fields": `{{printf "%+v" .}}`, "go": `{{printf "%#v" .}}`} {
		t.Run(name, func(t *testing.T) {
			dir := lay(t, planted)
			for file, text := range planted {
				put(t, dir, file, shownToThePair.Replace(text))
			}
			if template != "" {
				for _, kind := range []string{"md", "text", "svg"} {
					put(t, dir, fmt.Sprintf("templates/progress.%s.tmpl", kind), template+"\n")
				}
			}
			for _, format := range []string{"text", "md", "html", "svg", "csv", "json"} {
				words := []*regexp.Regexp{secret}
				if template == "" && format != "csv" && format != "json" { // those two name the engagement, for the coach's own tables
					words = append(words, named)
				}
				stdout, code := holdsNo(t, dir, "progress --format "+format, words...)
				if code != 0 || !shared.MatchString(stdout) {
					t.Errorf("%s: exit code %d, and nothing of what is shared:\n%s", format, code, stdout)
				}
				if named.MatchString(strings.ReplaceAll(stdout, "kfmt-eng", "")) {
					t.Errorf("%s names a file:\n%s", format, stdout)
				}
			}
		})
	}
}
