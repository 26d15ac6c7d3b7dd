package cli_test

import (
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const (
	plantedContract = "engagements/kfmt-eng/contract.md"
	plantedReview   = "engagements/kfmt-eng/sessions/kfmt-3.md"
)

// A slip is a change of one file of the planted practice.
type slip struct{ file, from, to string }

func (s slip) in(t *testing.T, files map[string]string) map[string]string {
	t.Helper()
	out := maps.Clone(files)
	out[s.file] = strings.Replace(files[s.file], s.from, s.to, 1)
	if out[s.file] == files[s.file] {
		t.Fatalf("%q does not stand in %s", s.from, s.file)
	}
	return out
}

// closed are slips after which nobody can tell what a sponsor may see.
func closed() map[string]slip {
	out := map[string]slip{}
	const (
		consent   = "recipient: Ruth Bnxt, given: 2026-01-20, how: written}"
		sponsor   = "role: hr, email: ruth@zqxj.example}"
		objective = "    for_sponsor: true\n"
		agreed    = "    agreed: 2026-01-20\n"
		sees      = "[objectives, verdict, measures]"
	)
	in := func(from string, variants ...string) {
		for _, to := range variants {
			out[strings.TrimSpace(strings.ReplaceAll(to, "/", " "))] = slip{plantedContract, from, to}
		}
	}
	for _, more := range []string{
		"withdrawn_on: 2026-02-01", "revoked: 2026-02-01", "until: 2026-02-01", "x-withdrawn: 2026-02-01", "Withdrawn: 2026-02-01", "status: withdrawn",
		"withdrawn: yes", "withdrawn: [2026-02-01]", "tags: [withdrawn]",
	} {
		in(consent, strings.TrimSuffix(consent, "}")+", "+more+"}")
	}
	for _, more := range []string{"until: 2026-02-01", "left: 2026-02-01", "x-to: 2026-02-01", "to: 1.2.2026"} {
		in(sponsor, strings.TrimSuffix(sponsor, "}")+", "+more+"}")
	}
	in("sessions: 6\n", "sessions: 6\nx-sponsor_sees: []\n", "sessions: 6\nsponsors_may_see: []\n", "sessions: 6\nno_consent: true\n", "sessions: 6\nSponsor view: []\n")
	in(objective, objective+"    x-not-for-sponsors: true\n", objective+"    forsponsor: false\n")
	in(agreed, "    agreed: 20 March 2026\n", "    agreed: 2026-13-45\n", "    agreed: [2026-01-20]\n")
	in("id: o-draft", "id: o-open")
	in("id: zqxj-n,", "id: zqxj-c,")
	in("name: Daniel Gdrl", "name: Ruth Bnxt", "name: ruth  bnxt")
	in(sees, "[objectives, -measures]", "[objectives, commitments]", "[[objectives]]", "[objectives, Verdict]")
	return out
}

func TestWhereTheContractIsInDoubtThereIsNoReport(t *testing.T) {
	files := reported()
	for name, s := range closed() {
		t.Run(name, func(t *testing.T) {
			dir := lay(t, s.in(t, files))
			for _, line := range []string{
				"report kfmt-eng --for client", "report kfmt-eng --for sponsor --to 1", "report kfmt-eng --for sponsor --to 1 --format json",
				"report kfmt-eng --for client --mark-agreed", "report kfmt-eng --for sponsor --mark-sent",
			} {
				stdout, stderr, code := run(t, append([]string{"-C", dir, "--now", "2026-03-03T09:00"}, strings.Fields(line)...)...)
				if code != 3 || stdout != "" || secret.MatchString(stderr) || shared.MatchString(stderr) || ofRuth.MatchString(stderr) {
					t.Errorf("%s: exit code %d, want 3:\n%s%s", line, code, stdout, stderr)
				}
			}
		})
	}
}

func TestAPromiseInDoubtIsOnNoPageForAnotherPerson(t *testing.T) {
	const owner, objective = "owner: client\n", "objective: o-open\n"
	for _, change := range [][2]string{
		{objective, "objectives: o-priv\n"},
		{objective, "Objective: o-priv\n"},
		{objective, "objektive: o-priv\n"},
		{objective, "objective_id: o-priv\n"},
		{objective, "objective: [o-priv]\n"},
		{objective, "objective: {a: o-priv}\n"},
		{objective, "objective:\n"},
		{objective, "objective: \"\"\n"},
		{objective, "objective: o-open, o-priv\n"},
		{owner, "ownr: sponsor\n"},
		{owner, "Owner: sponsor\n"},
		{owner, "owners: sponsor\n"},
		{owner, "owner: [sponsor]\n"},
		{owner, "owner: {a: sponsor}\n"},
		{owner, "owner:\n"},
		{owner, "owner: boss\n"},
	} {
		t.Run(strings.TrimSpace(change[1]), func(t *testing.T) {
			files := reported()
			for _, name := range []string{"open", "kept"} {
				file := "engagements/kfmt-eng/commitments/kfmt-" + name + ".md"
				files = slip{file, change[0], change[1]}.in(t, files)
				files[file] = strings.ReplaceAll(files[file], "Bnxt "+name, "Hrwm")
			}
			dir := lay(t, files)
			for _, line := range []string{
				"report kfmt-eng --for client", "report kfmt-eng --for sponsor --to ruth", "summary kfmt-eng/kfmt-3", "prompt kfmt-eng/kfmt-4", "progress kfmt-eng",
			} {
				stdout, stderr, code := run(t, append([]string{"-C", dir, "--now", "2026-03-03T09:00", "--format", "json"}, strings.Fields(line)...)...)
				if code != 0 || strings.Contains(stdout, "Hrwm") || !strings.Contains(stderr, "2 promises left out") {
					t.Errorf("%s: exit code %d, or a promise in doubt is on the page:\n%s%s", line, code, stderr, stdout)
				}
			}
		})
	}
}

func TestWithoutADayOfAgreementAnObjectiveIsNotShared(t *testing.T) {
	for _, to := range []string{"", "    agreed:\n", "    agreed: 2026-03-03\n"} {
		dir := lay(t, slip{plantedContract, "    agreed: 2026-01-20\n    for_sponsor: true\n", to + "    for_sponsor: true\n"}.in(t, reported()))
		stdout, stderr, code := run(t, "-C", dir, "--now", "2026-03-03T09:00", "report", "kfmt-eng", "--for", "client")
		undated := strings.Contains(stderr, "left out: 1 objective without a day in `agreed`")
		if strings.Contains(stdout, "Vwkp statement") || undated != (to != "    agreed: 2026-03-03\n") {
			t.Errorf("%q: exit code %d:\n%s%s", to, code, stderr, stdout)
		}
	}
}

func TestWithoutObjectivesNoPromiseAboutOneIsShown(t *testing.T) {
	dir := lay(t, slip{plantedContract, "[objectives, verdict, measures]", "[attendance]"}.in(t, reported()))
	stdout, stderr, code := run(t, "-C", dir, "--now", "2026-03-03T09:00", "report", "kfmt-eng", "--for", "sponsor", "--to", "1")
	if code != 0 || strings.Contains(stdout, "Bnxt open") || strings.Contains(stdout, "Bnxt kept") {
		t.Errorf("exit code %d:\n%s%s", code, stderr, stdout)
	}
}

func TestOnlyASoundYesCounts(t *testing.T) {
	const yes = "report_agreed: 2026-03-02T18:00\n"
	for _, to := range []string{
		"", "report_agreed: 2026-03-02T10:00\n", "report_agreed: 2026-03-01\n", "report_agreed: 2026-03-20T10:00\n", "report_agreed: 2020-01-01\n",
		"report_agreed: 2026-03-29T01:30\n", "report_agreed: yes\n", "report_agreed: [2026-03-02T18:00]\n", "report_agreed:\n",
	} {
		dir := lay(t, slip{plantedReview, yes, to}.in(t, reported()))
		for _, line := range []string{"report kfmt-eng --for sponsor --mark-sent", "report kfmt-eng --for sponsor --to 1 --format eml"} {
			stdout, stderr, code := run(t, append([]string{"-C", dir, "--now", "2026-03-03T09:00"}, strings.Fields(line)...)...)
			if code != 3 || stdout != "" || !strings.Contains(stderr, "the client has not agreed") {
				t.Errorf("%q, %s: exit code %d:\n%s%s", to, line, code, stderr, stdout)
			}
		}
	}
}

func TestNothingIsRecordedOfAPageThatIsEmptyOrNotShown(t *testing.T) {
	empty := slip{plantedContract, "[objectives, verdict, measures]", "[measures]"}.in(t, reported())
	empty = slip{plantedContract, "scope: commitments, recipient: Ruth Bnxt", "scope: attendance, recipient: Ruth Bnxt"}.in(t, empty)
	blank := maps.Clone(reported())
	blank["templates/report-draft.md.tmpl"] = "{{.ClientCalled}}, please agree.\n"
	for _, tt := range []struct {
		files map[string]string
		line  string
		code  int
	}{
		{empty, "--for client --mark-agreed", 2},
		{empty, "--for client --mark-agreed=2026-03-02T20:00", 2},
		{empty, "--for sponsor --mark-sent", 2},
		{empty, "--for sponsor --mark-sent=2026-03-02T20:00", 2},
		{empty, "--for sponsor --to 1 --mark-sent=2026-03-02T20:00", 2},
		{blank, "--for client", 3},
		{blank, "--for client --format json", 3},
		{blank, "--for client --mark-agreed", 3},
		{blank, "--for client --mark-agreed=2026-03-02T20:00", 3},
	} {
		dir := lay(t, tt.files)
		args := append([]string{"-C", dir, "--now", "2026-03-03T09:00", "report", "kfmt-eng"}, strings.Fields(tt.line)...)
		if stdout, stderr, code := run(t, args...); code != tt.code || stdout != "" {
			t.Errorf("%s: exit code %d, want %d:\n%s%s", tt.line, code, tt.code, stderr, stdout)
		}
		got, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(plantedReview)))
		if err != nil || string(got) != tt.files[plantedReview] {
			t.Errorf("%s: the review was changed: %v\n%s", tt.line, err, got)
		}
	}
}

func TestANumberNamesASponsorByTheirPlaceAlone(t *testing.T) {
	files := slip{plantedContract, "name: Ruth Bnxt, role", "name: Ruth Bnxt 3, role"}.in(t, reported())
	_, stderr, code := run(t, "-C", lay(t, files), "--now", "2026-03-03T09:00", "report", "kfmt-eng", "--for", "sponsor", "--to", "3")
	if code != 2 || !strings.Contains(stderr, "no sponsor of that day has the number 3") {
		t.Errorf("exit code %d: %s", code, stderr)
	}
}
