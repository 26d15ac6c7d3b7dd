package cli_test

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Three kinds of words are planted in a practice. Secret ones stand where only the coach may read; Shared ones where the
// client may read too; Named ones in the names of folders and files, which travel in logs and never onto a page.
var (
	secret = regexp.MustCompile(`(?i)zqxj|resist|reluct|774747747`)
	shared = regexp.MustCompile(`(?i)vwkp`)
	named  = regexp.MustCompile(`(?i)kfmt`)
)

// planted is a practice with such words in every place that takes any.
var planted = map[string]string{
	"coachctl.yaml": "# Zqxj\ncoach: Dana Vwkp\nemail: zqxj@zqxj.example\ntimezone: Europe/London\nx-zqxj: Zqxj\n",
	"engagements/kfmt-eng/contract.md": `---
# Zqxj
type: contract
client: Priya Vwkp
client_called: Vwkp
client_email: zqxj@client.example
client_role: Zqxj
organisation: Zqxj
sponsors:
  - name: Zqxj Ruth
    role: hr
    email: ruth@zqxj.example
status: agreed
agreed: 2026-01-20
start: 2026-01-20
sessions: 6
cadence_changes: [{from: 2026-04-01, cadence: monthly, reason: Zqxj}]
pauses: [{from: 2027-01-01, to: 2027-01-03, reason: Zqxj}]
consents: [{scope: measures, recipient: Zqxj, given: 2026-01-20, how: written}]
commission: {reason: Zqxj, told_client: Zqxj}
purpose: {text: Zqxj, owner: client, evidence: Zqxj}
stakeholders: [{name: Zqxj, relation: Zqxj}]
pack: [{item: Zqxj}]
reasons: {contract-setting: Zqxj}
tags: [zqxj]
x-zqxj: Zqxj
objectives:
  - id: zqxj-o
    statement: Vwkp
    priority: Zqxj
    team_result: Zqxj
    status: agreed
    agreed: 2026-01-20
    measures:
      - {id: zqxj-m, name: Zqxj, kind: gas, unit: Zqxj, rater: Zqxj, baseline: 774747747, target: 774747747, weight: 774747747, levels: [Zqxj, Zqxj, Zqxj, Zqxj, Zqxj]}
---
Zqxj
` + sections("Organisational context", "Objectives", "Roles and responsibilities", "Confidentiality", "Commitment", "Frequency",
		"Support and challenge", "Feedback", "Record keeping", "Methodology", "Zqxj"),
	"engagements/kfmt-eng/sessions/01.md":      plantedSession("intake", "2026-02-02T15:00", "held", "variant: resistant\n"),
	"engagements/kfmt-eng/sessions/kfmt-3.md":  plantedSession("midpoint", "2026-03-02T15:00", "held", "verdict: {zqxj-o: on-track}\nreadings: {zqxj-m: 774747747}\nrater: Zqxj\n"),
	"engagements/kfmt-eng/sessions/kfmt-4.md":  plantedSession("regular", "2026-03-30T15:00", "planned", ""),
	"engagements/kfmt-eng/commitments/kfmt.md": plantedPromise("kfmt-3", "client", "open"),
	"engagements/kfmt-eng/commitments/b.md":    plantedPromise("01", "client", "partly"),
	"engagements/kfmt-eng/commitments/c.md":    strings.ReplaceAll(plantedPromise("kfmt-3", "sponsor", "open"), "Vwkp", "Zqxj"),
	"engagements/kfmt-eng/commitments/d.md":    plantedPromise("kfmt-3", "coach", "open"),
}

func sections(titles ...string) string {
	var out strings.Builder
	for _, title := range titles {
		out.WriteString("\n## " + title + "\n<!-- Zqxj -->\nZqxj <b title=\"Zqxj\">\n- Zqxj\n")
	}
	return out.String()
}

func plantedSession(kind, start, status, more string) string {
	return "---\n# Zqxj\ntype: session\nkind: " + kind + "\nstart: " + start + "\nstatus: " + status + "\n" + more + `share: [Reading list, Doubt, Private notes]
reasons: {zqxj: Zqxj}
x-zqxj: Zqxj
---
Zqxj

## Agenda (5 min)
- Vwkp <!-- Zqxj -->
  - Zqxj

Zqxj
Valuable if: Vwkp

## Commitments (10 min)
- [ ] [Vwkp](../commitments/kfmt.md) — by next session — success: Vwkp
- [ ] Zqxj jotted — by friday — success: Zqxj

## Close
Zqxj
Shifted: Vwkp

## Takeaways
- Decision: Vwkp %% Zqxj %%
- Zqxj: Zqxj

## Reading list
Vwkp [Vwkp](../zqxj.md "Zqxj") <!-- Zqxj -->
` + sections("Check-in (8 min)", "Core work (35 min)", "Private notes", "Why here", "Doubt", "Something of value", "What this is for",
		"Readiness", "Feedback to the coach", "Stakeholder context", "Zqxj") + "\n# Zqxj\n"
}

func plantedPromise(session, owner, status string) string {
	return "---\ntype: commitment\nwhat: Vwkp\nby: next-session\nsuccess: Vwkp\nowner: " + owner + "\nsession: \"" + session +
		"\"\ncue: Vwkp\npartner: Vwkp\noutcome: Vwkp\nobjective: zqxj-o\nstatus: " + status + "\nreasons: {zqxj: Zqxj}\nx-zqxj: Zqxj\n---\nZqxj\n"
}

func lay(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		put(t, dir, name, text)
	}
	return dir
}

func put(t *testing.T, dir, name, text string) {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// holdsNo plays a command and looks at all that it prints.
func holdsNo(t *testing.T, dir, line string, words ...*regexp.Regexp) (stdout string, code int) {
	t.Helper()
	stdout, stderr, code := run(t, append([]string{"-C", dir, "--now", "2026-03-03T09:00"}, strings.Fields(line)...)...)
	for _, word := range words {
		if word != named && word.MatchString(stderr) {
			t.Errorf("%s: stderr holds %s: %s", line, word, stderr)
		}
		if word.MatchString(stdout) {
			t.Errorf("%s: stdout holds %s:\n%s", line, word, stdout)
		}
	}
	return stdout, code
}

func TestPagesHoldNothingThatIsPrivate(t *testing.T) {
	for name, template := range map[string]string{
		"built-in": "", "plain": "{{.}}\n", "go": `{{printf "%#v" .}}` + "\n", "fields": `{{printf "%+v" .}}` + "\n", "type": `{{printf "%T" .}} {{.ClientCalled}}` + "\n",
	} {
		t.Run(name, func(t *testing.T) {
			dir := lay(t, planted)
			if template != "" {
				for _, file := range []string{"summary", "prompt-first", "prompt-doubt", "prompt-regular", "prompt-midpoint", "prompt-closing"} {
					put(t, dir, "templates/"+file+".md.tmpl", template)
				}
			}
			for _, page := range []string{"summary kfmt-eng/01", "summary kfmt-eng/kfmt-3", "prompt kfmt-eng/kfmt-4", "prompt kfmt-eng/01", "prompt kfmt-eng/kfmt-3"} {
				for _, format := range []string{"md", "text", "html", "json"} {
					stdout, code := holdsNo(t, dir, page+" --format "+format, secret, named)
					if code != 0 || !shared.MatchString(stdout) {
						t.Errorf("%s --format %s: exit code %d, and nothing of what is shared:\n%s", page, format, code, stdout)
					}
				}
				draft, _ := holdsNo(t, dir, page+" --format eml", named)
				if read := readDraft(t, draft); secret.MatchString(read) || !shared.MatchString(read) {
					t.Errorf("%s --format eml holds what is private, or nothing of what is shared:\n%s", page, read)
				}
			}
		})
	}
}

func TestPagesHoldNothingBehindANearlyPrivateLine(t *testing.T) {
	const page = "engagements/kfmt-eng/sessions/kfmt-3.md"
	for _, line := range []string{
		"### Private note", "### Privat notes", "### My private notes", "###Private note", "**Private note**", "### Notes (private)", "### Private", "**Private:** Zqxj",
		"> ### Private note", "- **Private note**", "### Readiness (5')", "### 2. Core work", "<details><summary>Private</summary>\n",
	} {
		files := maps.Clone(planted)
		for _, under := range []string{"Vwkp [Vwkp](../zqxj.md \"Zqxj\") <!-- Zqxj -->\n", "- Decision: Vwkp %% Zqxj %%\n", "- Vwkp <!-- Zqxj -->\n"} {
			files[page] = strings.Replace(files[page], under, under+"\n"+line+"\n\n- Decision: Zqxj\n\nZqxj\n", 1)
		}
		dir := lay(t, files)
		for _, format := range []string{"md", "text", "json"} {
			stdout, code := holdsNo(t, dir, "summary kfmt-eng/kfmt-3 --format "+format, secret, named)
			if code != 0 || !shared.MatchString(stdout) {
				t.Errorf("%q, --format %s: exit code %d, and nothing of what is shared:\n%s", line, format, code, stdout)
			}
		}
		if stdout, _ := holdsNo(t, dir, "check --format json", secret); strings.Count(stdout, `"heading-form"`) < 3 {
			t.Errorf("%q is not found in all three sections:\n%s", line, stdout)
		}
	}
}

func TestLogsHoldNothingThatAPersonWrote(t *testing.T) {
	dir := lay(t, planted)
	for _, line := range []string{
		"due --redact --owner all --within 30d", "due --redact --format json --within 30d", "due --redact --format jsonl --within 30d", "due --format github --within 30d",
	} {
		if stdout, code := holdsNo(t, dir, line, secret, shared); code != 0 || !strings.Contains(stdout, "kfmt-eng") {
			t.Errorf("%s: exit code %d:\n%s", line, code, stdout)
		}
	}
	// On the coach's own screen a promise has its words, and only those.
	own := maps.Clone(planted)
	delete(own, "engagements/kfmt-eng/commitments/c.md") // a sponsor's, and secret
	for _, line := range []string{"due --within 30d", "due --format json --within 30d"} {
		if stdout, _ := holdsNo(t, lay(t, own), line, secret); !shared.MatchString(stdout) {
			t.Errorf("%s does not show a promise's words:\n%s", line, stdout)
		}
	}
}

// breaks are changes that a finding, or a refusal, follows from. Each holds words that somebody wrote.
var breaks = map[string][2]string{
	"a word":          {"status: ", "status: Zqxj\nx-old: "},
	"a key":           {"type: ", "Zqxj: Zqxj\ntype: "},
	"a misspelt key":  {"type: ", "statsu: Zqxj\ntype: "},
	"a key twice":     {"type: ", "x-zqxj: Zqxj\nx-zqxj: Zqxj\ntype: "},
	"a colon":         {"type: ", "x-note: Zqxj: Zqxj\ntype: "},
	"a quote":         {"type: ", "x-note: \"Zqxj\ntype: "},
	"an anchor":       {"type: ", "x-note: &Zqxj Zqxj\ntype: "},
	"a conflict":      {"type: ", "<<<<<<< Zqxj\n=======\n>>>>>>> Zqxj\ntype: "},
	"no fence":        {"---\n", "Zqxj\n"},
	"a NUL":           {"Zqxj", "Zqxj\x00"},
	"another text":    {"Zqxj", "Zqxj\xe9"},
	"a start":         {"start: ", "start: Zqxj "},
	"a reference":     {"session: \"", "session: \"Zqxj"},
	"an objective":    {"objective: ", "objective: Zqxj"},
	"a verdict":       {"verdict: {", "verdict: {Zqxj: on-track, "},
	"a link":          {"commitments/kfmt.md", "commitments/Zqxj.md"},
	"a fence in text": {"x-zqxj: Zqxj", "x-zqxj: |\n  Zqxj\n  ---\n  Zqxj"},
	"an empty topic":  {"status: agreed\nagreed: 2026-01-20\n", "status: agreed\nagreed: 2026-02-20\n"},
}

func TestFindingsAndRefusalsHoldNothingThatAPersonWrote(t *testing.T) {
	for what, change := range breaks {
		t.Run(what, func(t *testing.T) {
			broken := map[string]string{}
			for name, text := range planted {
				broken[name] = strings.ReplaceAll(text, change[0], change[1])
			}
			dir := lay(t, broken)
			for _, format := range []string{"text", "json", "jsonl", "github"} {
				if stdout, _ := holdsNo(t, dir, "check --color always --format "+format, secret, shared); !strings.Contains(stdout, "kfmt-eng") {
					t.Errorf("check --format %s finds nothing:\n%s", format, stdout)
				}
			}
			holdsNo(t, dir, "due --format github --within 30d", secret, shared)
			for _, line := range []string{
				"summary", "summary kfmt-eng/01 --mark-sent", "summary kfmt-eng/kfmt-3", "prompt", "prompt kfmt-eng/kfmt-4 --mark-sent", "new session kfmt-eng",
				"new commitment kfmt-eng --what w --success s --by friday --dry-run", "due", "list", "list kfmt-eng", "show kfmt-eng", "show kfmt-eng/01", "show kfmt-eng/b",
				"capture kfmt-eng/01 --dry-run", "wrap kfmt-eng/kfmt-4 --dry-run", "mark kfmt-eng/kfmt kept --dry-run", "move kfmt-eng/kfmt-4 2026-04-01T15:00 --dry-run",
				"set kfmt-eng/kfmt-4 minutes=50 --dry-run",
			} {
				_, stderr, _ := run(t, append([]string{"-C", dir, "--now", "2026-03-03T09:00"}, strings.Fields(line)...)...)
				if secret.MatchString(stderr) || shared.MatchString(stderr) {
					t.Errorf("%s: stderr holds what somebody wrote: %s", line, stderr)
				}
			}
		})
	}
}
