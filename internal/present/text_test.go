package present_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"coachctl/internal/coaching"
	"coachctl/internal/diag"
	"coachctl/internal/due"
	"coachctl/internal/plan"
	"coachctl/internal/present"
)

// texts are of every width and script.
var texts = []string{
	"", " ", "a", "Speak with Marcus before the council", strings.Repeat("word ", 60), strings.Repeat("x", 300), "毎週金曜日の午後に自分の言葉で会議を始める" + strings.Repeat("文", 80),
	"👩‍👩‍👧‍👦 " + strings.Repeat("🏡", 70), "e\u0301" + strings.Repeat("o\u0308", 90), "שלום " + strings.Repeat("ם", 90), "a\tb\nc", "\x1b[2J\x07\u202e\u200b\u2028", strings.Repeat("ab文", 40), "\xff\xfe",
}

func TestWrapKeepsEveryWordAndNoLineIsTooWide(t *testing.T) {
	for _, text := range texts {
		for _, width := range []int{2, 20, 31, 55, 80} {
			lines := present.Wrap(text, width)
			for _, line := range lines {
				if n := present.Columns(line); n > width {
					t.Errorf("%d columns of %d: %q", n, width, line)
				}
			}
			if got, want := strings.Join(strings.Fields(strings.Join(lines, "")), ""), strings.Join(strings.Fields(text), ""); got != want {
				t.Errorf("width %d makes\n%q of\n%q", width, got, want)
			}
		}
	}
}

func TestPrintableLetsNothingMoveACursorOrHide(t *testing.T) {
	for in, want := range map[string]string{
		"plain, é 文 👩‍👩‍👧": "plain, é 文 👩‍👩‍👧", "a\tb\nc": "a\tb\ufffdc", "\x1b[31mred": "\ufffd[31mred", "a\rb\x07\x00": "a\ufffdb\ufffd\ufffd",
		"\u202eabc\u2066": "\ufffdabc\ufffd", "\u200b\ufeff": "\ufffd\ufffd", "\x9b31m": "\ufffd31m", "co\u00adop": "co\u00adop", "\u0085": "\ufffd",
	} {
		if got := present.Printable(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}

func TestAPageIsWithoutWhatHasNoWidth(t *testing.T) {
	if got := present.Page("I o\u200bpen\ufeff it\x1b\nnow"); got != "I open it\ufffd\nnow" {
		t.Errorf("it reads %q", got)
	}
}

func TestDueTextIsNeverWiderThanItsColumns(t *testing.T) {
	now := time.Date(2026, 3, 17, 9, 0, 0, 0, time.UTC)
	for _, width := range []int{60, 80, 100} {
		for _, state := range []due.State{due.Overdue, due.Open, due.Upcoming} {
			for _, owner := range []coaching.Owner{coaching.OwnerCoach, coaching.OwnerClient, coaching.OwnerSponsor} {
				for i, text := range texts {
					item := due.Item{
						Kind: due.Commitment, State: state, Owner: owner, Engagement: "e", Name: fmt.Sprint(i), Title: text, Neutral: "n",
						Opens: now.Add(99 * time.Hour), Due: now.Add(time.Duration(i-5) * 321 * time.Hour),
					}
					var out strings.Builder
					options := present.DueOptions{Format: "text", Now: now, Settle: func(due.Item) string { return "coachctl due" }}
					if err := present.Due(&out, []due.Item{item}, options, present.Style{Width: width}); err != nil {
						t.Fatal(err)
					}
					for line := range strings.Lines(out.String()) {
						if n := present.Columns(strings.TrimSuffix(line, "\n")); n > width {
							t.Errorf("%d columns of %d: %s", n, width, line)
						}
					}
				}
			}
		}
	}
}

func TestColourChangesNothingButColour(t *testing.T) {
	found := diag.List{{
		Rule: "a-rule", Severity: diag.Warning, Span: diag.Span{Path: "a.md", Start: diag.Pos{Line: 2, Col: 3}}, Message: "m", Hint: "h",
		Related: []diag.Note{{Span: diag.Span{Path: "b.md", Start: diag.Pos{Line: 4, Col: 1}}, Message: "n"}},
	}}
	var plain, colored strings.Builder
	for out, style := range map[*strings.Builder]present.Style{&plain: {Width: 80}, &colored: {Width: 80, Color: true}} {
		if err := present.Findings(out, found, present.FindingOptions{Format: "text"}, style); err != nil {
			t.Fatal(err)
		}
	}
	const want = "a.md:2:3: warning: m [a-rule]\n  note: b.md:4: n\n  hint: h\n"
	if plain.String() != want {
		t.Errorf("plain is %q", plain.String())
	}
	if got := strings.NewReplacer("\x1b[33m", "", "\x1b[0m", "").Replace(colored.String()); got != want || colored.String() == want {
		t.Errorf("coloured is %q", colored.String())
	}
}

func TestGitAppliesEveryDiff(t *testing.T) {
	git, err := exec.LookPath("git")
	if err != nil {
		t.Skip("git is not installed")
	}
	before := map[string]string{
		"lf.md": "one\ntwo\nthree\n", "crlf.md": "one\r\ntwo\r\n", "no-end.md": "one\ntwo", "empty.md": "", "long.md": strings.Repeat("line\n", 200) + "last\n",
		"sub/dir/x.md": "---\na: b\n---\n", "with blank.md": "one\n", "é.md": "eins\n",
	}
	after := map[string]string{
		"lf.md": "one\n2\nthree\n", "crlf.md": "one\r\nzwei\r\n", "no-end.md": "one\nzwei", "empty.md": "now\n", "long.md": "first\n" + strings.Repeat("line\n", 200) + "end\n",
		"sub/dir/x.md": "---\na: c\n---\n", "with blank.md": "two\n", "é.md": "zwei\n", "new/deep/y.md": "new\n", "new-no-end.md": "new", "-- dash.md": "-- a\n++ b\n",
	}
	dir := t.TempDir()
	write := func(name, text string) {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var p plan.Plan
	for name, text := range after {
		old, exists := before[name]
		if exists {
			write(name, old)
			p.Replace(name, []byte(old), []byte(text))
		} else {
			p.Create(name, []byte(text))
		}
	}
	cmd := exec.Command(git, "apply", "--whitespace=nowarn", "-")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+filepath.Join(dir, "no-config"), "GIT_CONFIG_NOSYSTEM=1", "GIT_CEILING_DIRECTORIES="+filepath.Dir(dir))
	cmd.Stdin = strings.NewReader(string(present.Diff(p, "")))
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s\n%s", err, out, present.Diff(p, ""))
	}
	for name, want := range after {
		got, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil || string(got) != want {
			t.Errorf("%s holds %q, want %q (%v)", name, got, want, err)
		}
	}
}

func TestATableLinesUpWideWords(t *testing.T) {
	var out strings.Builder
	present.Table(&out, [][]string{{"A", "B"}, {"文字", "x"}, {"é\x1b", "y"}, {"👩‍👩‍👧‍👦", "z"}}, present.Style{})
	for i, line := range strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n") {
		head, _, _ := strings.Cut(line, []string{"B", "x", "y", "z"}[i])
		if present.Columns(head) != 6 || !utf8.ValidString(line) {
			t.Errorf("%q: the second column begins at %d", line, present.Columns(head))
		}
	}
}
