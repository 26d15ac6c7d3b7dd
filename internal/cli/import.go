package cli

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"coachctl/internal/amend"
	"coachctl/internal/audience"
	"coachctl/internal/check"
	"coachctl/internal/coaching"
	"coachctl/internal/diag"
	"coachctl/internal/document"
	"coachctl/internal/intake"
	"coachctl/internal/plan"
	"coachctl/internal/present"
	"coachctl/internal/workspace"
)

type importOptions struct {
	kind, delimiter, order, past, zone, engagement, format string
	columns, defaults                                      []string
	skipRefused, dryRun                                    bool
}

func newImportCmd(a *app) *cobra.Command {
	var o importOptions
	cmd := command(&cobra.Command{
		Use:   "import FILE [flags]",
		Short: "Take over sessions from a calendar, or a practice from CSV",
		Long: `Take over what you have elsewhere: sessions from a calendar's export (.ics), and
contracts, sessions or promises from a CSV file. Look at it first with --dry-run.

Every row has one outcome, which is printed with its line: made, there already,
refused with its reasons, or, in a calendar, left out. When a row is refused nothing
is written, unless --skip-refused says to go on without it. No value of a file that
is there is changed, and a second run makes nothing.

What can be in a column, under which names, and how dates are read stands in
` + "`coachctl help import`" + `.

Exit codes: 0 done; 2 wrong usage; 3 a row was refused and nothing was written, or
the file could not be read.`,
		Example: `  coachctl import contracts.csv --dry-run
  coachctl import sessions.csv --past held --date-order dmy
  coachctl import promises.csv --map what=Task --default owner=client
  coachctl import export.ics --engagement riverbend-pn --past held`,
		Args:              exactArgs(1),
		ValidArgsFunction: completeImport,
		RunE:              func(_ *cobra.Command, args []string) error { return a.runImport(o, args[0]) },
	})
	f := cmd.Flags()
	f.StringVar(&o.kind, "type", "", "what the rows are: contracts, sessions, promises (else by the header)")
	f.StringVar(&o.engagement, "engagement", "", "the engagement of rows and events that name none")
	f.StringVar(&o.past, "past", "", "the status of what is past and has none: held, planned; kept, open, …")
	f.StringVar(&o.order, "date-order", "", "how 03/04/2026 is meant: dmy or mdy")
	f.StringVar(&o.zone, "timezone", "", "the zone of times that name none (else the engagement's)")
	f.StringArrayVar(&o.columns, "map", nil, "KEY=COLUMN: take a key from that column, KEY= from none; may be repeated")
	f.StringArrayVar(&o.defaults, "default", nil, "KEY=VALUE for rows that have none; may be repeated")
	f.StringVar(&o.delimiter, "delimiter", "", "what stands between cells: comma, semicolon, tab (else by the header)")
	f.BoolVar(&o.skipRefused, "skip-refused", false, "leave out the rows that are refused, and import the others")
	f.StringVar(&o.format, "format", "text", "text or json")
	f.BoolVar(&o.dryRun, "dry-run", false, "show what would be written, and write nothing")
	for flag, words := range map[string][]string{
		"type": importTypes, "date-order": dateOrders, "delimiter": delimiters, "format": {"text", "json"},
		"past": append(slices.Clone(sessionMarks), promiseMarks...),
	} {
		_ = cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(words, noFiles))
	}
	_ = cmd.RegisterFlagCompletionFunc("engagement", func(c *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		return a.completeEngagement(c, nil, typed)
	})
	return cmd
}

var (
	importTypes = []string{"contracts", "sessions", "promises"}
	dateOrders  = []string{"dmy", "mdy"}
	delimiters  = []string{"comma", "semicolon", "tab"}
)

func completeImport(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, noFiles
	}
	return []string{"csv", "ics", "tsv", "txt"}, cobra.ShellCompDirectiveFilterFileExt
}

func (a *app) runImport(o importOptions, file string) error {
	setup, err := o.setup()
	if err != nil {
		return err
	}
	p, err := a.openToWrite()
	if err != nil {
		return err
	}
	src, err := readImport(file)
	if err != nil {
		return err
	}
	if err := a.prepare(p, &setup, o); err != nil {
		return err
	}
	read := intake.CSV
	if isCalendar(src) || strings.EqualFold(filepath.Ext(file), ".ics") {
		read = intake.Calendar
	}
	account, made, err := read(src, setup)
	if err != nil {
		return importError(file, err)
	}
	sound := o.skipRefused || account.Count(intake.Refused) == 0
	wrote := sound && !o.dryRun
	if wrote {
		err = p.Apply(made)
	}
	err = errors.Join(err, a.account(file, account, o, wrote && err == nil))
	if err == nil && o.dryRun {
		err = a.write(p, made, true) // what the others would make is worth seeing where a row is refused, too
	}
	switch {
	case err != nil:
		return err
	case !sound:
		return errRefused
	}
	return a.done()
}

var errRefused = errors.New("rows were refused, so nothing was written; mend them, or import the others with --skip-refused")

// setup reads the flags that need no practice.
func (o importOptions) setup() (intake.Setup, error) {
	s := intake.Setup{Order: o.order, Past: o.past, Columns: map[string]string{}, Defaults: map[string]string{}}
	for _, f := range []struct {
		flag, value string
		words       []string
	}{
		{"type", o.kind, importTypes},
		{"date-order", o.order, dateOrders},
		{"delimiter", o.delimiter, delimiters},
		{"past", o.past, append(slices.Clone(sessionMarks), "planned", "open", "kept", "partly", "missed", "dropped")},
		{"format", o.format, []string{"text", "json"}},
	} {
		if f.value == "" {
			continue
		}
		if err := oneOf(f.flag, f.value, f.words...); err != nil {
			return s, err
		}
	}
	s.Type = intake.Types[o.kind]
	s.Delimiter = map[string]rune{"comma": ',', "semicolon": ';', "tab": '\t'}[o.delimiter]
	for flag, to := range map[string]struct {
		pairs []string
		into  map[string]string
	}{"map": {o.columns, s.Columns}, "default": {o.defaults, s.Defaults}} {
		for _, pair := range to.pairs {
			key, value, ok := strings.Cut(pair, "=")
			if !ok || key == "" || value == "" && flag != "map" {
				return s, usagef("write --"+flag+" KEY=…, as --map what=Task or --default owner=client", "--%s %q has no key and value", flag, pair)
			}
			to.into[key] = value
		}
	}
	if o.zone != "" {
		zone, err := document.LoadZone(o.zone)
		if err != nil {
			return s, usagef("write a name of the IANA list, as Europe/London", "--timezone %q is no time zone", o.zone)
		}
		s.Zone = zone
	}
	return s, nil
}

// prepare gives an intake the practice as it is.
func (a *app) prepare(p *practice, s *intake.Setup, o importOptions) error {
	ids, err := p.Engagements()
	if err != nil {
		return err
	}
	if o.engagement != "" {
		if s.Whose, err = matchEngagement(o.engagement, ids); err != nil {
			return err
		}
	}
	if s.Builder, err = p.builder(); err != nil {
		return err
	}
	s.Now, s.Practice = p.now, p.Practice()
	s.IsName = func(name string) bool { return check.IsFolderName(name) && unlike(name, ids) == nil }
	s.Engagements = map[string]*intake.Engagement{}
	folders := map[string]*workspace.Folder{}
	err = p.Each(ids, workspace.Whole, func(f *workspace.Folder) error {
		a.report(f)
		folders[f.ID] = f
		e := &intake.Engagement{Engagement: f.Engagement, Documents: f.Documents, Unread: len(f.Errors)+len(f.Unreadable())+len(f.Misplaced) > 0}
		if e.Sessions, err = p.Names(f.ID, coaching.TypeSession); err != nil {
			return err
		}
		e.Promises, err = p.Names(f.ID, coaching.TypeCommitment)
		s.Engagements[f.ID] = e
		return err
	})
	s.Check = func(id string, made plan.Plan) diag.List {
		f := folders[id]
		if f == nil {
			f = &workspace.Folder{ID: id, Dir: "engagements/" + id}
		}
		return check.Engagement(caseOf(p, f.With(made, p.Practice())))
	}
	s.Known = audience.SessionUID
	s.Craft = func(rule string) bool {
		r, _ := check.RuleOf(rule)
		return slices.Contains([]check.Family{check.Parts, check.Plan, check.Sessions, check.Promises, check.Progress}, r.Family)
	}
	s.Editor = func(id string) *amend.Editor {
		return &amend.Editor{Engagement: folders[id].Engagement, Builder: s.Builder, Now: p.now, Read: p.Read}
	}
	return err
}

func readImport(file string) ([]byte, error) {
	src, err := workspace.ReadGiven(file, intake.MaxFile)
	if err != nil {
		return nil, err
	}
	if len(src) > intake.MaxFile {
		return nil, fmt.Errorf("%s: is larger than %d MiB; split it, each part with the header", file, intake.MaxFile>>20)
	}
	return src, nil
}

// isCalendar tells a calendar by how it begins, whatever the file is called.
func isCalendar(src []byte) bool {
	begin := strings.TrimSpace(strings.TrimPrefix(string(src[:min(len(src), 64)]), "\ufeff"))
	return utf8.ValidString(begin) && strings.HasPrefix(strings.ToUpper(begin), "BEGIN:VCALENDAR")
}

func importError(file string, err error) error {
	var wrong *intake.FileError
	switch {
	case !errors.As(err, &wrong):
		return err
	case wrong.Usage:
		return usagef(wrong.Remedy, "%s", wrong.Reason)
	}
	at := file
	if wrong.Line > 0 {
		at = fmt.Sprintf("%s:%d", file, wrong.Line)
	}
	return fmt.Errorf("%s: %s; %s", at, wrong.Reason, wrong.Remedy)
}

// account prints what became of every row: on stdout, and on stderr where that has the diff.
func (a *app) account(file string, account *intake.Account, o importOptions, wrote bool) error {
	out := a.env.Out
	if o.dryRun {
		if out = a.env.Err; a.quiet {
			out = io.Discard
		}
	}
	rows := make([]present.ImportRow, len(account.Rows))
	for i, r := range account.Rows {
		rows[i] = present.ImportRow{Line: r.Line, Day: r.Day.String(), Outcome: string(r.Outcome), Path: r.Path}
		for _, why := range r.Reasons {
			rows[i].Reasons = append(rows[i].Reasons, present.ImportReason(why))
		}
	}
	for _, note := range account.Notes {
		a.say("%s", note)
	}
	return present.Import(out, o.format, present.ImportAccount{File: file, Type: string(account.Type), Wrote: wrote, Rows: rows}, a.style())
}
