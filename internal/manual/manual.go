// Package manual writes the pages for man(1): one in section 1 for each command, one in section 7 for each topic of help.
//
// It takes what the program says of itself and sets it anew: no page has a text that help does not have, but for the
// files and the environment on the first one. It belongs to a release; coachctl itself never imports it. It has no clock:
// the date is given.
package manual

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"coachctl/internal/cli"
	"coachctl/internal/help"
)

// A Page is one manual page in roff.
type Page struct {
	Name    string // coachctl-due
	Section int
	Text    []byte
}

// Pages are all pages, with the date (of which the day in UTC is shown) in their last lines.
func Pages(date time.Time) []Page {
	day := date.UTC().Format(time.DateOnly)
	var pages []Page
	add := func(name string, section int, markdown string) {
		head := fmt.Sprintf("%% %q \"%d\" %q \"coachctl\" \"coachctl manual\"\n\n", strings.ToUpper(name), section, day)
		pages = append(pages, Page{Name: name, Section: section, Text: roff(head + markdown)})
	}
	var walk func(cli.Reference, *cli.Reference)
	walk = func(c cli.Reference, above *cli.Reference) {
		add(pageName(c.Name), 1, commandPage(c, above))
		for _, below := range c.Commands {
			walk(below, &c)
		}
	}
	walk(cli.Commands(), nil)
	for _, topic := range help.Topics() {
		text, _ := help.Page(topic)
		add("coachctl-"+topic, 7, topicPage(topic, text))
	}
	return pages
}

func pageName(command string) string { return strings.ReplaceAll(command, " ", "-") }

var topicNamed = regexp.MustCompile(`coachctl\s+help\s+([a-z-]+)`)

// topicsIn are the pages of the topics that a text refers its reader to.
func topicsIn(text, but string) []string {
	var out []string
	for _, m := range topicNamed.FindAllStringSubmatch(text, -1) {
		if _, ok := help.Page(m[1]); ok && m[1] != but {
			out = append(out, fmt.Sprintf("**coachctl-%s**(7)", m[1]))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// topicPage makes sections of the headings of a page of help, which has one of the first level on top.
func topicPage(topic, text string) string {
	title, body, _ := strings.Cut(strings.TrimPrefix(text, "# "), "\n")
	var out strings.Builder
	fmt.Fprintf(&out, "# NAME\ncoachctl-%s - %s\n\n# DESCRIPTION\n", topic, small(title))
	for line := range strings.Lines(body) {
		if strings.HasPrefix(line, "##") {
			line = strings.Replace(line, "##", "#", 1)
			if strings.HasPrefix(line, "## ") {
				line = "#" + line
			}
		}
		out.WriteString(line)
	}
	see := append([]string{"**coachctl**(1)"}, topicsIn(body, topic)...)
	fmt.Fprintf(&out, "\n# SEE ALSO\n%s\n", strings.Join(see, ", "))
	return out.String()
}

// small writes the first letter as it stands inside a sentence, as the line under NAME wants it.
func small(s string) string {
	if len(s) > 1 && s[1] >= 'a' && s[1] <= 'z' {
		return strings.ToLower(s[:1]) + s[1:]
	}
	return s
}

func everyTopic() string { return "coachctl help " + strings.Join(help.Topics(), " coachctl help ") }
