package cli_test

import (
	"fmt"
	"io"
	"maps"
	"mime"
	"mime/multipart"
	"net/mail"
	"regexp"
	"strings"
	"testing"
)

// readDraft gives all that a draft holds, decoded, without the two mailboxes: they belong into its header, once each.
func readDraft(t *testing.T, draft string) string {
	t.Helper()
	return readMail(t, draft, map[string]string{"From": `"Dana Vwkp" <zqxj@zqxj.example>`, "To": `"Priya Vwkp" <zqxj@client.example>`})
}

// readMail gives all that a draft holds, decoded, without the mailboxes of its header, which are these and no others.
func readMail(t *testing.T, draft string, mailboxes map[string]string) string {
	t.Helper()
	m, err := mail.ReadMessage(strings.NewReader(draft))
	if err != nil {
		t.Fatalf("%v in\n%s", err, draft)
	}
	for _, header := range []string{"From", "To", "Cc", "Bcc"} {
		mailbox := mailboxes[header]
		if m.Header.Get(header) != mailbox {
			t.Errorf("%s is %s, want %s", header, m.Header.Get(header), mailbox)
		}
		delete(m.Header, header)
	}
	_, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	fmt.Fprintln(&out, m.Header)
	parts := multipart.NewReader(m.Body, params["boundary"])
	for range 2 {
		part, err := parts.NextPart()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&out, part); err != nil {
			t.Fatal(err)
		}
	}
	return out.String()
}

// ofRuth are the words that one sponsor may read with the client's consent, and ofDaniel the name of another one.
var (
	ofRuth   = regexp.MustCompile(`(?i)bnxt`)
	ofDaniel = regexp.MustCompile(`(?i)gdrl`)
)

// neighbour is a second engagement of the practice, in which every word is secret and all of it would go out.
func neighbour(files map[string]string) map[string]string {
	out := maps.Clone(files)
	words := strings.NewReplacer("Vwkp", "Zqxj", "Bnxt", "Zqxj", "Gdrl", "Zqxj")
	for name, text := range files {
		if rest, ok := strings.CutPrefix(name, "engagements/kfmt-eng/"); ok {
			out["engagements/kfmt-other/"+rest] = words.Replace(text)
		}
	}
	return out
}

// reported is the planted practice with two sponsors and something for each of them. What the client alone reads is secret
// here: Vwkp stands for what both sponsors see, and Bnxt for what Ruth sees with a consent.
func reported() map[string]string {
	files := map[string]string{}
	for name, text := range planted {
		files[name] = strings.ReplaceAll(text, "Vwkp", "Zqxj")
	}
	files["coachctl.yaml"] = planted["coachctl.yaml"]
	contract := strings.NewReplacer(
		"  - name: Zqxj Ruth\n    role: hr\n    email: ruth@zqxj.example\n",
		"  - {name: Ruth Bnxt, role: hr, email: ruth@zqxj.example}\n  - {name: Daniel Gdrl, role: line-manager, email: daniel@zqxj.example}\n"+
			"  - {name: Zqxj Gone, role: other, to: 2026-02-01}\n  - {name: Zqxj Later, role: other, from: 2026-03-03}\n",
		"sessions: 6\n", "sessions: 6\nsponsor_sees: [objectives, verdict, measures]\n",
		"consents: [", `consents: [{scope: measures, recipient: Ruth Bnxt, given: 2026-01-20, how: written},
  {scope: commitments, recipient: Ruth Bnxt, given: 2026-01-20, how: written},
  {scope: attendance, recipient: Ruth Bnxt, given: 2026-01-20, how: written},
  {scope: measures, recipient: Daniel Gdrl, given: 2026-01-20, how: written, withdrawn: 2026-02-20},
  {scope: measures, recipient: daniel gdrl, given: 2026-01-20, how: written},
  {scope: measures, recipient: Daniel Gdrl, given: 2026-01-20, how: Zqxj},
  {scope: commitments, recipient: Daniel Gdrl, given: 2026-03-04, how: written},
  {scope: commitments, recipient: "Daniel Gdrl\\u200b", given: 2026-01-20, how: written}, `,
		"objectives:\n", `objectives:
  - id: o-open
    statement: Vwkp statement
    priority: Zqxj
    team_result: Zqxj
    status: agreed
    agreed: 2026-01-20
    for_sponsor: true
    measures:
      - {id: zqxj-c, name: Vwkp count, kind: count, unit: Vwkp, rater: Zqxj, baseline: 7, target: 2}
      - {id: zqxj-g, name: Vwkp scale, kind: gas, rater: Zqxj, baseline: -2, target: 0, levels: [Zqxj, Zqxj, Zqxj, Zqxj, Zqxj]}
      - {id: zqxj-f, name: Bnxt feedback, kind: feedback, unit: Bnxt, rater: Zqxj, baseline: 3, target: 4}
      - {id: zqxj-s, name: Bnxt own, kind: self-rating, unit: Bnxt, rater: Zqxj, baseline: 3, target: 4}
      - {id: zqxj-u, name: Zqxj, kind: ratio, unit: Zqxj, baseline: 774747747, target: 774747747}
      - {id: zqxj-n, name: Zqxj, unit: Zqxj, baseline: 774747747, target: 774747747}
  - {id: o-draft, statement: Zqxj, status: draft, for_sponsor: true}
  - {id: o-gone, statement: Zqxj, status: dropped, agreed: 2026-01-20, for_sponsor: true}
  - {id: o-late, statement: Zqxj, status: agreed, agreed: 2026-03-03, for_sponsor: true}
  - {id: o-yes, statement: Zqxj, status: agreed, agreed: 2026-01-20, for_sponsor: yes}
  - {id: o-old, statement: Zqxj, status: agreed, agreed: 2026-01-20, for_sponsor: true}
  - {id: o-new, statement: Zqxj, status: draft, agreed: 2026-01-20, for_sponsor: true, replaces: o-old}
`,
	)
	const folder = "engagements/kfmt-eng/"
	files[folder+"contract.md"] = strings.NewReplacer("client: Priya Zqxj", "client: Priya Vwkp", "client_called: Zqxj", "client_called: Vwkp").
		Replace(contract.Replace(files[folder+"contract.md"]))
	review := folder + "sessions/kfmt-3.md"
	files[review] = strings.NewReplacer(
		"verdict: {", "report_agreed: 2026-03-02T18:00\nverdict: {o-open: on-track, o-yes: off-track, ",
		"readings: {", "readings: {zqxj-c: 5, zqxj-g: -1, zqxj-f: 3.5, zqxj-s: 3, zqxj-u: 774747747, zqxj-n: 774747747, ",
	).Replace(files[review])
	for name, session := range map[string]string{"open": "kfmt-3", "kept": "01"} {
		status := map[string]string{"open": "open", "kept": "kept"}[name]
		promise := strings.ReplaceAll(plantedPromise(session, "client", status), "Vwkp", "Bnxt "+name)
		files[folder+"commitments/kfmt-"+name+".md"] = strings.Replace(promise, "objective: zqxj-o", "objective: o-open", 1)
	}
	return neighbour(files)
}

func TestReportsHoldOnlyWhatTheirReaderMaySee(t *testing.T) {
	readers := map[string]struct {
		line      string
		want      []*regexp.Regexp
		not       []*regexp.Regexp
		mailboxes map[string]string
	}{
		"client": {
			"report kfmt-eng --for client",
			[]*regexp.Regexp{shared, ofRuth, ofDaniel},
			nil,
			map[string]string{"To": `"Priya Vwkp" <zqxj@client.example>`},
		},
		"ruth": {
			"report kfmt-eng --for sponsor --to ruth",
			[]*regexp.Regexp{shared, ofRuth},
			[]*regexp.Regexp{ofDaniel},
			map[string]string{"To": `"Ruth Bnxt" <ruth@zqxj.example>`, "Cc": `"Priya Vwkp" <zqxj@client.example>`},
		},
		"daniel": {
			"report kfmt-eng --for sponsor --to line-manager",
			[]*regexp.Regexp{shared, ofDaniel},
			[]*regexp.Regexp{ofRuth},
			map[string]string{"To": `"Daniel Gdrl" <daniel@zqxj.example>`, "Cc": `"Priya Vwkp" <zqxj@client.example>`},
		},
	}
	for name, own := range customs("report", "report-draft") {
		for reader, r := range readers {
			t.Run(name+" "+reader, func(t *testing.T) {
				dir := lay(t, reported())
				for file, text := range own {
					put(t, dir, "templates/"+file, text)
				}
				r.mailboxes["From"] = `"Dana Vwkp" <zqxj@zqxj.example>`
				never := append([]*regexp.Regexp{secret, named}, r.not...)
				for _, format := range []string{"md", "text", "html", "json", "eml"} {
					line := r.line + " --format " + format
					page, stderr, code := run(t, append([]string{"-C", dir, "--now", "2026-03-03T09:00"}, strings.Fields(line)...)...)
					if code != 0 {
						t.Fatalf("%s: exit code %d: %s", line, code, stderr)
					}
					if format == "eml" {
						page = readMail(t, page, r.mailboxes)
					}
					for _, word := range []*regexp.Regexp{secret, shared, ofRuth, ofDaniel} {
						if word.MatchString(stderr) {
							t.Errorf("%s: stderr holds %s: %s", line, word, stderr)
						}
					}
					for _, word := range never {
						if found := word.FindStringIndex(page); found != nil {
							t.Errorf("%s holds %s: …%s", line, word, page[max(0, found[0]-80):min(len(page), found[1]+40)])
						}
					}
					for _, word := range r.want {
						if !word.MatchString(page) {
							t.Errorf("%s lacks %s, so it proves nothing:\n%s", line, word, page)
						}
					}
				}
			})
		}
	}
}

// customs are the sets of templates that a page is tried with: none, and such as print all they get.
func customs(pages ...string) map[string]map[string]string {
	out := map[string]map[string]string{"built-in": nil}
	for name, all := range map[string]string{"fields": `{{printf "%+v" .}}`, "go": `{{printf "%#v" .}}`} {
		out[name] = map[string]string{"subject.tmpl": "words " + all}
		for _, page := range pages {
			out[name][page+".md.tmpl"] = all + " {{range .Objectives}}{{printf \"%+v\" .}}{{end}}\n"
		}
		if _, drafts := out[name]["report-draft.md.tmpl"]; drafts {
			// Without each page as it is, no letter to the client is made.
			out[name]["report-draft.md.tmpl"] = all + "\n{{range .Pages}}\n{{.Text}}\n{{end}}"
		}
	}
	return out
}

// ownWords are the words that the coach's own page before a meeting may hold beside what a client reads.
var ownWords = strings.NewReplacer(
	"client_role: Zqxj", "client_role: Vwkp", "organisation: Zqxj", "organisation: Vwkp", "name: Zqxj Ruth", "name: Vwkp Ruth",
	"commission: {reason: Zqxj, told_client: Zqxj}", "commission: {reason: Vwkp, told_client: Vwkp}",
	"purpose: {text: Zqxj, owner: client, evidence: Zqxj}", "purpose: {text: Vwkp, owner: client, evidence: Vwkp}",
	"stakeholders: [{name: Zqxj, relation: Zqxj}]", "stakeholders: [{name: Vwkp, relation: Vwkp}]", "pack: [{item: Zqxj}]", "pack: [{item: Vwkp}]",
	"name: Zqxj, kind: gas, unit: Zqxj, rater: Zqxj, baseline: 774747747, target: 774747747",
	"name: Vwkp, kind: gas, unit: Vwkp, rater: Zqxj, baseline: -2, target: 0", "zqxj-m: 774747747", "zqxj-m: 1",
	"## Support and challenge\n<!-- Zqxj -->\nZqxj <b title=\"Zqxj\">\n- Zqxj\n", "## Support and challenge\n<!-- Zqxj -->\nVwkp\n",
)

// unread are the words that not even the coach's own page holds: private notes, what was said, comments, keys of nobody.
var unread = regexp.MustCompile(`(?i)zqxj|774747747`)

func TestABriefHoldsNoPrivateNoteAndNothingOfAnotherEngagement(t *testing.T) {
	files := map[string]string{}
	for name, text := range planted {
		files[name] = ownWords.Replace(text)
	}
	const sessions = "engagements/kfmt-eng/sessions/"
	for name, kind := range map[string]string{"chem": "chemistry", "contract": "contracting", "first": "intake", "mid": "midpoint", "end": "closing"} {
		files[sessions+name+".md"] = plantedSession(kind, "2026-04-20T15:00", "planned", "")
	}
	// A sponsor's promise is read by the coach alone.
	files["engagements/kfmt-eng/commitments/c.md"] = plantedPromise("kfmt-3", "sponsor", "open")
	files = neighbour(files)
	for name, own := range customs("brief") {
		t.Run(name, func(t *testing.T) {
			dir := lay(t, files)
			for file, text := range own {
				put(t, dir, "templates/"+file, text)
			}
			for _, page := range []string{"01", "kfmt-3", "kfmt-4", "chem", "contract", "first", "mid", "end"} {
				for _, format := range []string{"md", "text", "html", "json", "eml"} {
					line := "brief kfmt-eng/" + page + " --format " + format
					text, stderr, code := run(t, append([]string{"-C", dir, "--now", "2026-03-03T09:00"}, strings.Fields(line)...)...)
					if code != 0 || secret.MatchString(stderr) || shared.MatchString(stderr) {
						t.Fatalf("%s: exit code %d: %s", line, code, stderr)
					}
					if format == "eml" {
						self := `"Dana Vwkp" <zqxj@zqxj.example>`
						text = readMail(t, text, map[string]string{"From": self, "To": self})
					}
					if found := unread.FindStringIndex(text); found != nil || !shared.MatchString(text) {
						t.Errorf("%s holds what nobody reads, or nothing at all: %v\n%s", line, found, text)
					}
				}
			}
		})
	}
}

func TestABriefForThreeHoldsOnlyWhatAllOfThemMayHear(t *testing.T) {
	files := reported()
	const folder = "engagements/kfmt-eng/"
	files[folder+"sessions/three-0.md"] = "---\ntype: session\nkind: sponsor\nstart: 2026-02-20T10:00\nstatus: held\n---\n"
	files[folder+"sessions/three.md"] = "---\ntype: session\nkind: sponsor\nstart: 2026-04-20T10:00\nstatus: planned\n---\n\n## Zqxj\nZqxj\n\n## Private notes\nZqxj\n"
	files[folder+"contract.md"] = strings.NewReplacer(
		"client_role: Zqxj", "client_role: Vwkp", "organisation: Zqxj", "organisation: Vwkp", "Zqxj Gone", "Gone", "Zqxj Later", "Later",
		// Agreed by the day of this meeting, so the sponsors know of it here.
		"statement: Zqxj, status: agreed, agreed: 2026-03-03", "statement: Vwkp, status: agreed, agreed: 2026-03-03",
	).Replace(files[folder+"contract.md"])
	for name, own := range customs("brief") {
		t.Run(name, func(t *testing.T) {
			dir := lay(t, files)
			for file, text := range own {
				put(t, dir, "templates/"+file, text)
			}
			for _, format := range []string{"md", "text", "html", "json"} {
				line := "brief kfmt-eng/three --format " + format
				text, stderr, code := run(t, append([]string{"-C", dir, "--now", "2026-03-03T09:00"}, strings.Fields(line)...)...)
				if found := unread.FindStringIndex(text); code != 0 || found != nil || !shared.MatchString(text) {
					t.Errorf("%s: exit code %d, %s, holds what not all may hear, or nothing: %v\n%s", line, code, stderr, found, text)
				}
			}
		})
	}
}
