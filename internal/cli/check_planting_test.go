package cli_test

import (
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"coachctl/internal/check"
	"coachctl/internal/coaching"
	"coachctl/internal/document"
	"coachctl/templates"
)

// A marker stands in every place of a practice that takes what a person writes: words and a letter that is a slip away from
// none, a number, days of one month, a zone. Folders and files have a marker of their own, which may be seen.
var markers = []string{"zqxj", "ж", "774747747", "2031-0", " jul ", "chatham"}

// marked is the first marker that a text holds.
func marked(text string) string {
	text = strings.ToLower(text)
	for _, m := range markers {
		if strings.Contains(text, m) {
			return m
		}
	}
	return ""
}

// A planting is one way to fill the tables of keys.
type planting struct {
	value func(f document.Field, i int) string // the i-th of a series, as YAML on one line; empty leaves nothing behind the key
	keys  func(key string) []string            // under which a value stands
	odd   bool                                 // headings are nearly right, and the bodies end in a slip
}

// These stand for the fields of a group, and for two groups.
const group, groups = "{}", "[{}]"

func asIs(key string) []string { return []string{key} }

// oddHeading writes a heading in all the ways that are nearly right.
func oddHeading(heading string, i int) string {
	forms := []string{"## %s (7 min)", "## %sж", "### %s", "## %s (zqxj min)", " ## %s", "## Zqxj %s", "**%s**", "## %s: Zqxj", "##%s", "- ## %s"}
	return fmt.Sprintf(forms[i%len(forms)], heading)
}

func plantings() map[string]planting {
	readable := func(f document.Field, i int) string {
		if f.Needed {
			return sound(f, i)
		}
		return wrong(f, i)
	}
	cut := func(f document.Field, i int) string {
		if f.Form == document.Text || f.Form == document.Line {
			return "Zqxj #Zqxj ж"
		}
		return sound(f, i)
	}
	empty := func(f document.Field, i int) string {
		if f.Needed {
			return sound(f, i)
		}
		return ""
	}
	excused := func(f document.Field, i int) string {
		if f.Form == document.TextMap {
			return "{" + strings.Join(ruleIDs(), ": Zqxj, ") + ": Zqxj}"
		}
		return sound(f, i)
	}
	settled := func(f document.Field, i int) string {
		for _, word := range []string{"held", "agreed", "kept"} {
			if slices.Contains(f.Words, word) {
				return word
			}
		}
		return sound(f, i)
	}
	nothing := func(document.Field, int) string { return "" }
	another := func(key string) []string { return []string{"zqxj-" + key} }
	near := func(key string) []string { return []string{key + "ж"} }
	beside := func(key string) []string { return []string{key, key + "ж", "Zqxj " + key} }
	twice := func(key string) []string { return []string{key, "x-ж", "x-ж"} }
	return map[string]planting{
		"sound":                        {sound, asIs, false},
		"sound and settled":            {settled, asIs, false},
		"sound, under odd headings":    {sound, asIs, true},
		"sound, beside near misses":    {sound, beside, true},
		"wrong":                        {wrong, asIs, false},
		"wrong where it can be read":   {readable, asIs, true},
		"cut":                          {cut, asIs, false},
		"empty":                        {nothing, asIs, true},
		"empty where it can be read":   {empty, asIs, false},
		"every key another":            {sound, another, false},
		"every key a near miss":        {sound, near, false},
		"wrong, under near misses":     {wrong, near, true},
		"wrong, and every key another": {wrong, another, true},
		"a reason for everything":      {excused, asIs, false},
		"a key twice":                  {sound, twice, false},
	}
}

// sound is a value that has the form of its field, the i-th of a series.
func sound(f document.Field, i int) string {
	switch f.Form {
	case document.ID:
		return []string{"zqxj-id", `"kfmt-1"`}[i%2]
	case document.Email:
		return "zqxj@zqxj.example"
	case document.Day, document.At:
		return fmt.Sprintf("2031-07-%02d", 10+i)
	case document.Start:
		return fmt.Sprintf("2031-07-%02dT15:00", 10+i)
	case document.By:
		return []string{"next-session", fmt.Sprintf("2031-07-%02d", 10+i)}[i%2]
	case document.Length:
		return "29h"
	case document.Gap:
		return "29d-31d"
	case document.Whole:
		return fmt.Sprint(min(f.Max, f.Min+4*i))
	case document.Number:
		return "774747747"
	case document.Truth:
		return []string{"true", "false"}[i%2]
	case document.Word:
		return f.Words[i%len(f.Words)]
	case document.WordList:
		return "[" + strings.Join(f.Words[i%len(f.Words):], ", ") + "]"
	case document.TextList:
		return `["Zqxj ж", Private notes, Doubt, "kfmt-1", "` + headings[i] + `"]`
	case document.Zone:
		return "Pacific/Chatham"
	case document.Group:
		return group
	case document.GroupList:
		return groups
	case document.WordMap:
		return "{zqxj-id: " + f.Words[i%len(f.Words)] + ", ж: " + f.Words[0] + "}"
	case document.TextMap:
		return "{Zqxj: Zqxj, front-matterж: Zqxj, " + ruleIDs()[i] + ": Zqxj}"
	case document.NumberMap:
		return "{zqxj-id: 774747747, ж: 774747747}"
	case document.Levels:
		return "[Zqxj, Zqxj, ж, Zqxj, Zqxj]"
	}
	return `"Zqxj ж"`
}

// wrong is a value that has another form.
func wrong(f document.Field, i int) string {
	switch f.Form {
	case document.Text, document.Anything:
		return "{Zqxj: Zqxj}"
	case document.Line:
		return `"Zqxj\nж"`
	case document.ID:
		return "Zqxj ж"
	case document.Word:
		return []string{"Zqxj", f.Words[0] + "ж"}[i%2]
	case document.WordList, document.TextList, document.GroupList, document.Levels:
		return []string{"Zqxj", "[Zqxj, [Zqxj], {Zqxj: ж}]"}[i%2]
	case document.Group:
		return []string{"Zqxj", "[Zqxj]"}[i%2]
	case document.WordMap, document.TextMap, document.NumberMap:
		return []string{"{Zqxj: Zqxj}", "{ж: {Zqxj: Zqxj}}", "Zqxj"}[i%3]
	case document.Day, document.At, document.Start, document.By:
		return []string{"2031-07-41", "29 Jul 2031", "zqxj"}[i%3]
	case document.Whole:
		return "774747747"
	}
	return "zqxj ж"
}

// headings are those of all templates, so of all documents that the tool makes.
var headings = func() []string {
	var out []string
	title := regexp.MustCompile(`(?m)^## ([^{\n]+)`)
	_ = fs.WalkDir(templates.Files, ".", func(name string, e fs.DirEntry, _ error) error {
		if !e.IsDir() {
			text, _ := fs.ReadFile(templates.Files, name)
			for _, m := range title.FindAllStringSubmatch(string(text), -1) {
				if !slices.Contains(out, m[1]) {
					out = append(out, m[1])
				}
			}
		}
		return nil
	})
	return out
}()

func ruleIDs() []string {
	var ids []string
	for _, r := range check.Rules() {
		ids = append(ids, r.ID)
	}
	return ids
}

// flow writes a table on one line.
func (p planting) flow(table []document.Field, i int) string {
	var out []string
	for _, f := range table {
		for _, key := range p.keys(f.Key) {
			out = append(out, key+": "+strings.ReplaceAll(p.filled(f, i), " #", "# "))
		}
	}
	return strings.Join(out, ", ")
}

func (p planting) filled(f document.Field, i int) string {
	value := p.value(f, i)
	switch value {
	case group:
		return "{" + p.flow(f.Fields, i) + "}"
	case groups:
		return "[{" + p.flow(f.Fields, i) + "}, {" + p.flow(f.Fields, i+1) + "}]"
	}
	return value
}

// front writes a table as front matter, with keys of the person's own.
func (p planting) front(kind coaching.Type, i int) string {
	var out strings.Builder
	for _, f := range document.Fields(kind) {
		value := p.filled(f, i)
		if f.Key == "type" {
			value = string(kind)
		}
		for _, key := range p.keys(f.Key) {
			fmt.Fprintf(&out, "%s: %s # Zqxj\n", key, value)
		}
	}
	return "# Zqxj ж\n" + out.String() + "tags: [zqxj]\naliases: [Zqxj]\ncssclasses: [Zqxj]\nx-zqxj: {Zqxj: 774747747}\n"
}

// bodyLines are what people write under a heading.
var bodyLines = []string{
	"Zqxj ж, <zqxj@zqxj.example>, 07747 477 4774 <!-- Zqxj -->", "- Zqxj\n  - ж", "- Decision: Zqxj\n- Zqxj: ж\n- Decisionж: Zqxj", "Valuable if: Zqxj", "Shifted: Zqxj",
	"- [ ] Zqxj — by zqxj — success: Zqxj\n- [ ] Zqxj\n- [ ] me: Zqxj — by 2031-07-29\n- [x] Zqxj — by 29 Jul", "Not applicable: Zqxj", "%% Zqxj %%", "> Zqxj\n> ## Private notes",
	"- [ ] [Zqxj](../commitments/zqxj.md) — by next session — kept\n- [x] [ж](../commitments/kfmt-1.md) — by ж — missed: Zqxj\n- [ ] [[zqxj]] — Zqxj", "", "<b title=\"Zqxj\">ж</b>",
	"[Zqxj](zqxj.md \"Zqxj\") ![Zqxj](zqxj.png)\n\n[zqxj]: ../zqxj.md \"Zqxj\"", "| Zqxj | ж |\n|---|---|\n| 2031-07-29 | 774747747 |", "```zqxj\n## Zqxj\n```", "Resistant ж, reluctant Zqxj",
}

// bodyEnds are slips that reach to the end of a file.
var bodyEnds = []string{
	"", "<!-- Zqxj\n## Private notes\n", "```zqxj\n## Private notes\n", "<<<<<<< Zqxj\nж\n=======\nZqxj\n>>>>>>> Zqxj\n", "\x1bZqxj\n", "Zqxj\u202eж\n", strings.Repeat("> ", 90) + "Zqxj\n",
}

func (p planting) text(kind coaching.Type, i int) string {
	var out strings.Builder
	out.WriteString("---\n" + p.front(kind, i) + "---\nZqxj\n\n# Zqxj\n")
	for n, heading := range append([]string{"Zqxj ж"}, headings...) {
		line := "## " + heading
		if p.odd {
			line = oddHeading(heading, n+i)
		}
		fmt.Fprintf(&out, "\n%s\n%s\n%s\n", line, bodyLines[(n+i)%len(bodyLines)], bodyLines[(n+3*i+1)%len(bodyLines)])
	}
	if p.odd {
		out.WriteString("\n" + bodyEnds[i%len(bodyEnds)])
	}
	return out.String()
}

// practice is a practice with every document planted in several ways, so that every word of every list is there.
func (p planting) practice() map[string]string {
	files := map[string]string{"coachctl.yaml": p.front(coaching.TypePractice, 0)}
	for i := range 5 {
		dir := fmt.Sprintf("engagements/kfmt-%d/", i)
		files[dir+"contract.md"] = p.text(coaching.TypeContract, i)
		for n := range 2 {
			files[fmt.Sprintf("%ssessions/kfmt-%d.md", dir, n)] = p.text(coaching.TypeSession, i+2*n)
			files[fmt.Sprintf("%scommitments/kfmt-%d.md", dir, n)] = p.text(coaching.TypeCommitment, i+2*n)
		}
	}
	return files
}
