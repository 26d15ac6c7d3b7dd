package manual

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"coachctl/internal/cli"
	"coachctl/internal/help"
)

var day = time.Date(2026, 3, 17, 0, 30, 0, 0, time.FixedZone("", 3600))

func TestEveryCommandAndTopicHasItsPage(t *testing.T) {
	pages := map[string]string{}
	for _, p := range Pages(day) {
		pages[p.Name+"."+string(rune('0'+p.Section))] = string(p.Text)
	}
	var want []string
	var walk func(cli.Reference)
	walk = func(c cli.Reference) {
		name := pageName(c.Name) + ".1"
		want = append(want, name)
		for _, f := range append(c.Flags, c.Global...) {
			if !strings.Contains(pages[name], `\-\-`+strings.ReplaceAll(f.Name, "-", `\-`)) {
				t.Errorf("%s does not have --%s", name, f.Name)
			}
		}
		for _, below := range c.Commands {
			walk(below)
		}
	}
	walk(cli.Commands())
	for _, topic := range help.Topics() {
		want = append(want, "coachctl-"+topic+".7")
	}
	if len(want) < 30 || len(pages) != len(want) {
		t.Errorf("%d pages for %d commands and topics", len(pages), len(want))
	}
	for _, name := range want {
		page := pages[name]
		sections := []string{"\n.SH NAME\ncoachctl", "\n.SH DESCRIPTION\n", "\n.SH SEE ALSO\n"}
		if strings.HasSuffix(name, ".1") {
			sections = append(sections, "\n.SH SYNOPSIS\n", "\n.SH OPTIONS\n", "\n.SH EXIT STATUS\n")
		}
		for _, s := range sections {
			if strings.Count(page, s) != 1 {
				t.Errorf("%s has %q %d times", name, s, strings.Count(page, s))
			}
		}
		if !strings.Contains(page, "\n.nh\n.nr HY 0\n.ad l\n") {
			t.Errorf("%s breaks words, which nobody can then search for or copy", name)
		}
		if !strings.Contains(page, ` "2026-03-16" "coachctl" `) {
			t.Errorf("%s is not dated by the day that it was given", name)
		}
	}
}

// TestExitCodesAreAList fails where a long help names its codes in words that the page cannot take apart.
func TestExitCodesAreAList(t *testing.T) {
	for _, p := range Pages(day) {
		if p.Section != 1 || p.Name == "coachctl" {
			continue
		}
		_, status, _ := strings.Cut(string(p.Text), ".SH EXIT STATUS\n")
		status, _, _ = strings.Cut(status, "\n.SH ")
		if p.Name != "coachctl-new" && !strings.Contains(status, ".TP\n0\n") {
			t.Errorf("%s has no exit code 0:\n%s", p.Name, status)
		}
		if paragraphs := strings.Count(status, "\n.PP\n"); paragraphs > 0 || strings.Contains(string(p.Text), "Exit codes:") {
			t.Errorf("%s has exit codes outside of the list:\n%s", p.Name, status)
		}
	}
}

// TestTheEnvironmentIsWhatTheProgramReads compares the first page with the calls in the code.
func TestTheEnvironmentIsWhatTheProgramReads(t *testing.T) {
	_, environment, _ := strings.Cut(filesAndEnvironment, "# ENVIRONMENT")
	var listed, read []string
	for line := range strings.Lines(environment) {
		if regexp.MustCompile(`^[A-Z]`).MatchString(line) {
			listed = append(listed, strings.Split(strings.TrimSpace(line), ", ")...)
		}
	}
	variable := regexp.MustCompile(`(?:[gG]etenv\(|range \[\]string\{|, )"([A-Z][A-Z_]+)"`)
	for _, folder := range []string{"../cli", "../../cmd/coachctl"} {
		files, err := filepath.Glob(folder + "/*.go")
		if err != nil || len(files) == 0 {
			t.Fatal(folder, err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for line := range strings.Lines(string(src)) {
				if !strings.Contains(line, "etenv(") && !strings.Contains(line, `"VISUAL"`) {
					continue
				}
				for _, m := range variable.FindAllStringSubmatch(line, -1) {
					read = append(read, m[1])
				}
			}
		}
	}
	slices.Sort(listed)
	slices.Sort(read)
	if read = slices.Compact(read); !slices.Equal(listed, read) {
		t.Errorf("the page lists %v\nand the code reads %v", listed, read)
	}
}

func TestPlainTextStaysPlain(t *testing.T) {
	const page = "% \"X\" \"1\" \"d\" \"s\" \"m\"\n\n# DESCRIPTION\n"
	for text, want := range map[string]string{
		"KEY=[] and client_fit=yes, *not* _this_":    `KEY=[] and client_fit=yes, *not* _this_`,
		"an <engagement> & a back\\slash, a `quote`": `an <engagement> & a back\eslash, a \(gaquote\(ga`,
		"--at=\"+3d\" ~ it's ^ 1. # 2":               `\-\-at="+3d" \(ti it\(aqs \(ha 1. # 2`,
		"![no](picture) | a: b":                      `![no](picture) | a: b`,
	} {
		got := string(roff(page + plain(text) + "\n"))
		_, got, _ = strings.Cut(got, "DESCRIPTION\n")
		if got = strings.TrimSpace(strings.ReplaceAll(got, `\&`, "")); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", text, got, want)
		}
	}
}
