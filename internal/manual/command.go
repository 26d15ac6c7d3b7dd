package manual

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"

	"coachctl/internal/cli"
)

const filesAndEnvironment = `# FILES
coachctl.yaml
: makes its folder a practice: the coach, the time zone, the defaults.

engagements/*ENGAGEMENT*/contract.md, sessions/\*.md, commitments/\*.md
: the records of one engagement.

templates/
: a practice's own wording in the place of the built-in one.

**coachctl-format**(7) describes them all.

# ENVIRONMENT
COACHCTL_NOW
: a time to take for now, as **--now** does.

COACHCTL_DEBUG
: when set, an internal error also says where in the program it arose.

NO_COLOR, TERM
: no colour where **NO_COLOR** is set or **TERM** is dumb, unless **--color** asks for it.

VISUAL, EDITOR
: what **--edit** opens a file in; the first one that is set.

TZ, USER
: from which **init** takes the zone, and the coach's name where git knows none.

GOGC, GOMEMLIMIT
: Go's own bounds on memory.

`

// commandPage is the page of one command, as Markdown; above is the command that it belongs to.
func commandPage(c cli.Reference, above *cli.Reference) string {
	var out strings.Builder
	fmt.Fprintf(&out, "# NAME\n%s - %s\n\n# SYNOPSIS\n", pageName(c.Name), small(c.Short))
	synopsis(&out, c)
	fmt.Fprint(&out, "# DESCRIPTION\n")
	var codes string
	for paragraph := range strings.SplitSeq(c.Long, "\n\n") {
		if rest, ok := strings.CutPrefix(paragraph, "Exit codes: "); ok {
			codes = rest
			continue
		}
		describe(&out, paragraph)
	}
	if len(c.Aliases) > 0 {
		fmt.Fprintf(&out, "Also: **%s**.\n\n", strings.Join(c.Aliases, "**, **"))
	}
	commandsBelow(&out, c)
	options(&out, "OPTIONS", c.Flags)
	options(&out, "GLOBAL OPTIONS", c.Global)
	exitStatus(&out, codes)
	if above == nil {
		out.WriteString(filesAndEnvironment)
	}
	if c.Example != "" {
		fmt.Fprintf(&out, "# EXAMPLES\n```\n%s\n```\n\n", unindented(c.Example))
	}
	seeAlso(&out, c, above)
	return out.String()
}

func synopsis(out *strings.Builder, c cli.Reference) {
	if len(c.Commands) > 0 {
		fmt.Fprintf(out, "**%s** *command* [*option*...]\n\n", c.Name)
	}
	if len(c.Commands) == 0 || c.Name == "coachctl" {
		fmt.Fprintf(out, "**%s** [*option*...] %s\n\n", c.Name, plain(c.Args))
	}
}

// describe sets one paragraph of a long help: words, lines that are set in, or a heading of cobra's own texts.
func describe(out *strings.Builder, paragraph string) {
	switch {
	case strings.HasPrefix(paragraph, "#"):
		fmt.Fprintf(out, "### %s\n\n", plain(strings.Trim(paragraph, "# :")))
	case strings.HasPrefix(paragraph, "\t"), strings.HasPrefix(paragraph, "  "):
		fmt.Fprintf(out, "```\n%s\n```\n\n", unindented(paragraph))
	default:
		fmt.Fprintf(out, "%s\n\n", plain(paragraph))
	}
}

func commandsBelow(out *strings.Builder, c cli.Reference) {
	if len(c.Commands) == 0 {
		return
	}
	fmt.Fprint(out, "# COMMANDS\n")
	grouped, last := c.Commands[0].Group != "", ""
	for _, below := range c.Commands {
		if heading := cmp.Or(below.Group, "Others"); grouped && heading != last {
			fmt.Fprintf(out, "### %s\n\n", heading)
			last = heading
		}
		fmt.Fprintf(out, "**%s**(1)\n: %s.\n\n", pageName(below.Name), plain(below.Short))
	}
}

func options(out *strings.Builder, heading string, flags []cli.Flag) {
	if len(flags) == 0 {
		return
	}
	fmt.Fprintf(out, "# %s\n", heading)
	for _, f := range flags {
		if f.Letter != "" {
			fmt.Fprintf(out, "**-%s**, ", f.Letter)
		}
		fmt.Fprintf(out, "**--%s**", f.Name)
		switch {
		case f.Alone != "":
			fmt.Fprintf(out, "[=*%s*]", f.Value)
		case f.Value != "":
			fmt.Fprintf(out, " *%s*", f.Value)
		}
		fmt.Fprintf(out, "\n: %s", plain(f.Usage))
		if f.Alone != "" {
			fmt.Fprintf(out, "; alone it means *%s*", plain(f.Alone))
		}
		if f.Default != "" {
			fmt.Fprintf(out, " (*%s* unless it is given)", plain(f.Default))
		}
		fmt.Fprint(out, "\n\n")
	}
}

var exitCode = regexp.MustCompile(`^([0-9]+),?\s+((?s).+)$`)

// exitStatus lists the codes, which a long help names in one sentence with semicolons.
func exitStatus(out *strings.Builder, codes string) {
	fmt.Fprint(out, "# EXIT STATUS\n")
	if codes == "" {
		fmt.Fprint(out, "**coachctl-exit-codes**(7) says what each code means.\n\n")
		return
	}
	codes, _, _ = strings.Cut(codes, " See also: ")
	for code := range strings.SplitSeq(strings.TrimSuffix(codes, "."), ";") {
		if m := exitCode.FindStringSubmatch(strings.TrimSpace(code)); m != nil {
			fmt.Fprintf(out, "%s\n: %s\n\n", m[1], plain(m[2]))
		} else {
			fmt.Fprintf(out, "%s\n\n", plain(strings.TrimSpace(code)))
		}
	}
}

func seeAlso(out *strings.Builder, c cli.Reference, above *cli.Reference) {
	var see []string
	if above != nil {
		see = append(see, "**"+pageName(above.Name)+"**(1)")
	}
	for _, below := range c.Commands {
		see = append(see, "**"+pageName(below.Name)+"**(1)")
	}
	topics := c.Long
	if above == nil {
		topics = everyTopic()
	}
	see = append(see, topicsIn(topics, "")...)
	if _, explain, _ := strings.Cut(c.Long, "See also: "); explain == "coachctl explain" {
		see = append(see, "**coachctl-explain**(1)")
	}
	fmt.Fprintf(out, "# SEE ALSO\n%s\n", strings.Join(see, ", "))
}

// unindented takes away the margin that all lines of a block share.
func unindented(block string) string {
	margin := len(block)
	for line := range strings.Lines(block) {
		if body := strings.TrimLeft(line, " \t"); strings.TrimSpace(body) != "" {
			margin = min(margin, len(line)-len(body))
		}
	}
	var out strings.Builder
	for line := range strings.Lines(block) {
		out.WriteString(line[min(margin, len(line)):])
	}
	return strings.TrimRight(out.String(), "\n")
}
