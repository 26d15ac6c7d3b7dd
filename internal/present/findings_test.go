package present_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"coachctl/internal/diag"
	"coachctl/internal/present"
)

// findings are n of a severity, each on a line of its own.
func findings(severity diag.Severity, n int) diag.List {
	var out diag.List
	for i := range n {
		at := diag.Pos{Line: i + 1, Col: 1}
		out = append(out, diag.Diagnostic{Rule: "a-rule", Severity: severity, Message: "m", Span: diag.Span{Path: "a.md", Start: at, End: at}})
	}
	return out
}

func printed(t *testing.T, format string, found diag.List) string {
	t.Helper()
	var out strings.Builder
	if err := present.Findings(&out, found, present.FindingOptions{Format: format, Files: 3}, present.Style{Width: 80}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestGitHubSeesOneCommandALine(t *testing.T) {
	found := diag.List{{
		Rule: "a-rule", Severity: diag.Error, Message: "50% of\r\nit: a, b", Hint: "100%",
		Span:    diag.Span{Path: "a,b:c%\r\nd é.md", Start: diag.Pos{Line: 1, Col: 2}, End: diag.Pos{Line: 3, Col: 4}},
		Related: []diag.Note{{Span: diag.Span{Path: "b.md"}, Message: "n"}},
	}, {
		Rule: "b-rule", Severity: diag.Info, Message: "::error::\x1b[31m\u202e", Span: diag.Span{Path: "\x1b.md", Start: diag.Pos{Line: 1, Col: 1}, End: diag.Pos{Line: 1, Col: 1}},
	}}
	const want = "::error file=a%2Cb%3Ac%25%0D%0Ad é.md,line=1,endLine=3,col=2,endColumn=4,title=a-rule::50%25 of%0D%0Ait: a, b (100%25)\n" +
		"::notice file=\ufffd.md,line=1,endLine=1,col=1,endColumn=1,title=b-rule::::error::\ufffd[31m\ufffd\n"
	if got := printed(t, "github", found); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

func TestGitHubHearsTheTotalsWhereItWouldDropSome(t *testing.T) {
	for _, c := range []struct{ errors, warnings, infos int }{
		{0, 0, 0}, {10, 10, 10}, {11, 0, 0}, {0, 11, 3}, {0, 0, 11}, {12, 13, 14}, {10, 11, 10},
	} {
		found := append(append(findings(diag.Info, c.infos), findings(diag.Warning, c.warnings)...), findings(diag.Error, c.errors)...)
		var order []string
		count := map[string]int{}
		totals, before := "", 0
		for line := range strings.Lines(printed(t, "github", found)) {
			level := strings.FieldsFunc(line, func(r rune) bool { return r == ':' || r == ' ' })[0]
			if strings.HasPrefix(line, "::notice title=coachctl::") {
				totals, before = line, count["notice"]
				continue
			}
			if count[level]++; count[level] == 1 {
				order = append(order, level)
			}
		}
		if count["error"] != c.errors || count["warning"] != c.warnings || count["notice"] != c.infos {
			t.Errorf("%+v: the log has %v", c, count)
		}
		if got := strings.Join(order, " "); !strings.Contains("error warning notice", got) && got != "error notice" {
			t.Errorf("%+v: the order is %s", c, got)
		}
		if cut := max(c.errors, c.warnings, c.infos) > 10; cut != (totals != "") || before != 0 {
			t.Errorf("%+v: the totals stand behind %d notices: %q", c, before, totals)
		}
		if want := fmt.Sprintf("errors %d, warnings %d, infos %d.", c.errors, c.warnings, c.infos); totals != "" && !strings.Contains(totals, want) {
			t.Errorf("%+v: %s", c, totals)
		}
	}
}

func TestJSONHasEveryFieldWhateverItHolds(t *testing.T) {
	bare := diag.List{{Rule: "a-rule", Severity: diag.Info, Message: "<m> & \"é\"", Span: diag.Span{Path: "a.md", Start: diag.Pos{Line: 1, Col: 2}, End: diag.Pos{Line: 3, Col: 4}}}}
	const finding = `{"rule":"a-rule","severity":"info","path":"a.md","line":1,"column":2,"end_line":3,"end_column":4,"message":"<m> & \"é\"","hint":"","related":[]}`
	if got := printed(t, "jsonl", bare); got != finding+"\n" {
		t.Errorf("jsonl is %s", got)
	}
	var compact bytes.Buffer
	if err := json.Compact(&compact, []byte(printed(t, "json", bare))); err != nil {
		t.Fatal(err)
	}
	if want := `{"version":1,"findings":[` + finding + `],"errors":0,"warnings":0,"infos":1,"files":3}`; compact.String() != want {
		t.Errorf("json is %s", compact.String())
	}
	bare[0].Related = []diag.Note{{Span: diag.Span{Path: "b.md", Start: diag.Pos{Line: 7, Col: 1}}, Message: "n"}}
	if got := printed(t, "jsonl", append(bare, bare...)); strings.Count(got, `"related":[{"path":"b.md","line":7,"message":"n"}]}`+"\n") != 2 {
		t.Errorf("jsonl is %s", got)
	}
	if got := printed(t, "json", nil); !strings.Contains(got, `"findings": []`) || printed(t, "jsonl", nil) != "" {
		t.Errorf("json of nothing is %s", got)
	}
}

func TestTextIsSilentWhenNothingIsFound(t *testing.T) {
	for _, format := range []string{"text", "jsonl", "github"} {
		if got := printed(t, format, nil); got != "" {
			t.Errorf("%s of nothing is %q", format, got)
		}
	}
}
