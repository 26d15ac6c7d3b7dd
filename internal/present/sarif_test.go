package present_test

import (
	"encoding/json"
	"flag"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"coachctl/internal/diag"
	"coachctl/internal/present"
)

var update = flag.Bool("update", false, "rewrite testdata/sarif/*.sarif")

// sarifRules are rules of every severity, with text that JSON must escape.
var sarifRules = []present.RuleInfo{
	{ID: "value-form", Family: "format", Severity: diag.Error, Title: "A value has not the form", Why: "One form, so that no reader has to guess.", Help: "Before:\n\n    by: \"27/03\"\n\nAfter:\n\n    by: 2026-03-27"},
	{ID: "late", Family: "order", Severity: diag.Warning, Title: "It was late", Why: "Then <much> of it is gone & lost.", Help: "Before:\n\n    a\tb"},
	{ID: "note", Family: "plan", Severity: diag.Info, Title: "It may be meant", Why: "Or not.", Help: "After:\n\n    é 文"},
}

var sarifOdd = []string{"a b/ü ñ.md", "100%/#1?.md", "a:b.md", "back\\slash.md", "文/👩\u200d👧.md", "[x]{y}^`|<>\".md", "é\x1b\n.md", "Ren\xe9.md", "./x.md", "+&=;,@!$'()*~.md"}

func sarifLists() map[string]diag.List {
	span := func(path string, line, col, endLine, endCol int) diag.Span {
		return diag.Span{Path: path, Start: diag.Pos{Line: line, Col: col}, End: diag.Pos{Line: endLine, Col: endCol}}
	}
	some := diag.List{
		{Rule: "value-form", Severity: diag.Error, Span: span("a.md", 4, 5, 4, 15), Message: "`by` is not a date", Hint: "write a day"},
		{
			Rule: "late", Severity: diag.Warning, Span: span("a.md", 5, 1, 7, 3), Message: "it was late", Hint: "say why under `reasons: {late: …}`",
			Related: []diag.Note{{Span: span("b c.md", 4, 1, 4, 1), Message: "session 1"}, {Span: span("d.md", 2, 3, 0, 0), Message: "session 2"}},
		},
		{Rule: "value-form", Severity: diag.Error, Span: span("a.md", 9, 5, 9, 15), Message: "`by` is not a date", Hint: "write a day"},
		{Rule: "note", Severity: diag.Info, Span: span("b c.md", 1, 1, 1, 1), Message: "100% of it"},
		{Rule: "of-no-table", Severity: diag.Error, Span: span("b c.md", 1, 1, 0, 0), Message: "m"},
	}
	lists := map[string]diag.List{"none": nil, "some": some, "odd": nil, "many": nil}
	for i, path := range sarifOdd {
		lists["odd"] = append(lists["odd"], diag.Diagnostic{Rule: "note", Severity: diag.Info, Span: span(path, i+1, 1, i+1, 2), Message: "m"})
	}
	for i := range 2000 {
		lists["many"] = append(lists["many"], diag.Diagnostic{Rule: "late", Severity: diag.Warning, Span: span("a.md", i+1, 1, i+1, 2), Message: "m"})
	}
	return lists
}

func sarif(t *testing.T, found diag.List, version string) string {
	t.Helper()
	var out strings.Builder
	options := present.FindingOptions{Format: "sarif", Version: version, Rules: sarifRules}
	if err := present.Findings(&out, found, options, present.Style{}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestEverySARIFDocumentKeepsToTheSchema(t *testing.T) {
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	schema, err := c.Compile(filepath.Join("testdata", "sarif", "sarif-schema-2.1.0.json"))
	if err != nil {
		t.Fatal(err)
	}
	for name, found := range sarifLists() {
		text := sarif(t, found, "devel")
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if err := schema.Validate(value); err != nil {
			t.Errorf("%s: %v\n%s", name, err, text)
		}
	}
	for right, wrong := range map[string]string{
		`"level": "note"`: `"level": "info"`, `"startLine": 4`: `"startLine": 0`, `"uri": "b%20c.md"`: `"uri": "b%zzc.md"`, `"columnKind"`: `"columnsKind"`,
	} {
		text := sarif(t, sarifLists()["some"], "devel")
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(strings.ReplaceAll(text, right, wrong)))
		if err != nil || !strings.Contains(text, right) || schema.Validate(value) == nil {
			t.Errorf("the schema takes %s (%v)", wrong, err)
		}
	}
}

func TestSARIFIsAsItWas(t *testing.T) {
	for _, name := range []string{"none", "some", "odd"} {
		golden := filepath.Join("testdata", "sarif", name+".sarif")
		got := sarif(t, sarifLists()[name], "devel")
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if want, err := os.ReadFile(golden); err != nil || string(want) != got {
			t.Errorf("%s differs (%v); `go test ./internal/present -update` rewrites it:\n%s", golden, err, got)
		}
	}
}

// report is what a reader of SARIF takes from a document.
type report struct {
	Runs []struct {
		Tool struct {
			Driver struct{ Version, SemanticVersion string }
		}
		Results []struct {
			RuleIndex int
			Locations []struct {
				PhysicalLocation struct{ ArtifactLocation struct{ URI string } }
			}
			Fingerprints map[string]string `json:"partialFingerprints"`
		}
	}
}

func readReport(t *testing.T, text string) report {
	t.Helper()
	var r report
	if err := json.Unmarshal([]byte(text), &r); err != nil || len(r.Runs) != 1 {
		t.Fatal(err, text)
	}
	return r
}

func TestAPathSurvivesItsURI(t *testing.T) {
	for i, result := range readReport(t, sarif(t, sarifLists()["odd"], "devel")).Runs[0].Results {
		uri := result.Locations[0].PhysicalLocation.ArtifactLocation.URI
		u, err := url.Parse(uri)
		if err != nil || u.IsAbs() || u.RawQuery != "" || u.Fragment != "" || strings.TrimPrefix(u.Path, "./") != strings.TrimPrefix(sarifOdd[i], "./") {
			t.Errorf("%q becomes %q: %+v, %v", sarifOdd[i], uri, u, err)
		}
		for _, c := range []byte(uri) {
			if c <= ' ' || c > '~' || strings.IndexByte("\\#?[]{}^`|<>\"", c) >= 0 {
				t.Errorf("%q becomes %q, which holds %q", sarifOdd[i], uri, c)
			}
		}
	}
}

func fingerprints(t *testing.T, found diag.List) []string {
	t.Helper()
	var out []string
	for _, result := range readReport(t, sarif(t, found, "devel")).Runs[0].Results {
		out = append(out, result.Fingerprints["coachctl/v1"])
	}
	return out
}

func TestAFingerprintStaysWhenLinesMoveAndIsNeverTwice(t *testing.T) {
	before := sarifLists()["some"]
	after := append(diag.List{}, before...)
	for i := range after {
		after[i].Start.Line += 7
		after[i].End.Line += 7
		after[i].Start.Col++
	}
	was, is := fingerprints(t, before), fingerprints(t, after)
	seen := map[string]bool{}
	for i := range was {
		if was[i] != is[i] || len(was[i]) != 32 || seen[was[i]] {
			t.Errorf("finding %d: %s, and %s when the lines moved", i, was[i], is[i])
		}
		seen[was[i]] = true
	}
	after[0].Path = "elsewhere.md"
	if is := fingerprints(t, after); is[0] == was[0] || is[2] != was[0] {
		t.Error("the file does not count, or the number among its kind does not")
	}
	seen = map[string]bool{}
	for _, f := range fingerprints(t, sarifLists()["many"]) {
		if seen[f] {
			t.Fatalf("%s stands twice", f)
		}
		seen[f] = true
	}
}

func TestOnlyATagIsASemanticVersion(t *testing.T) {
	for version, want := range map[string]string{
		"devel": "", "": "", "v1.2.3": "1.2.3", "v1.2": "", "1.2.3": "", "v0.0.0-20260316150000-abcdef012345+dirty": "0.0.0-20260316150000-abcdef012345+dirty",
		"v2.0.0-rc.1": "2.0.0-rc.1",
	} {
		driver := readReport(t, sarif(t, nil, version)).Runs[0].Tool.Driver
		if driver.Version != version || driver.SemanticVersion != want {
			t.Errorf("%q is said as %+v", version, driver)
		}
	}
}

func TestARuleIsFoundByItsNumber(t *testing.T) {
	var got []int
	for _, result := range readReport(t, sarif(t, sarifLists()["some"], "devel")).Runs[0].Results {
		got = append(got, result.RuleIndex)
	}
	for i, want := range []int{0, 1, 0, 2, -1} {
		if got[i] != want {
			t.Errorf("the numbers are %v", got)
			break
		}
	}
}
