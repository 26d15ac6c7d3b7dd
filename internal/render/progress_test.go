package render_test

import (
	"encoding/csv"
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/mattn/go-runewidth"

	"coachctl/internal/audience"
	"coachctl/internal/render"
)

func ptr(f float64) *float64 { return &f }

// gauged is a view with one measure of that name, rated by somebody, with these readings.
func gauged(name, rater string, start, target *float64, values ...float64) audience.PairProgress {
	g := audience.Gauge{ID: "m", Name: name, Kind: "count", Unit: name, Rater: rater, Baseline: start, Start: start, Target: target}
	for i, v := range values {
		r := audience.Reading{Session: i + 1, Day: audience.Day{Year: 2026, Month: 1 + i, Day: 2}, Value: v, Rater: rater}
		if i == 5 {
			r.Review = "midpoint"
		}
		g.Readings = append(g.Readings, r)
	}
	return audience.PairProgress{
		People: audience.People{Client: name, ClientCalled: name, Coach: name, CoachFirst: name}, Engagement: "x",
		Today: audience.Day{Year: 2026, Month: 6, Day: 17, Weekday: 3}, Used: 6, Total: 12, Measured: len(values) > 0,
		Objectives: []audience.Pursuit{{ID: "o", Statement: name, Status: "agreed", Measures: []audience.Gauge{g}}},
		Yours:      audience.Tally{Made: 1, Kept: 1},
		Made:       []audience.MadeAt{{Session: 1, Day: &audience.Day{Year: 2026, Month: 1, Day: 2}, Promises: []audience.Fate{{What: name, Result: "kept"}}}},
	}
}

func progressOf(t testing.TB, view audience.PairProgress, format string, width int) string {
	t.Helper()
	page, err := render.Progress(builtin, view, render.Paper{Format: format}, width)
	if err != nil {
		t.Fatal(err)
	}
	return page
}

var awkward = []string{
	"Plain", "", "<script>alert(1)</script> & \"q\" 'a'", "]]> <!-- x -->", "a | b || c", "山田さんの議会での最初の提案", "Zoe\u0301 \u202etxet", "\x00\x1b[31m\ufffe",
	"=cmd|'/C calc'!A0", strings.Repeat("word ", 60), strings.Repeat("x", 300), "{{.Client}}", "# head\n- item", "-2",
}

func TestTextFitsTheWidthOfTheTerminal(t *testing.T) {
	figures := [][]float64{{3}, {4, 4, 4}, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, {-1.5e300, 1e300}, {0.25, -0.125}}
	wide := &runewidth.Condition{}
	for _, name := range awkward {
		for _, values := range figures {
			for width := 40; width <= 100; width += 20 {
				for _, target := range []*float64{nil, ptr(-4.5), ptr(1e300)} {
					page := progressOf(t, gauged(name, name, ptr(7), target, values...), render.Text, width)
					for line := range strings.Lines(page) {
						if n := wide.StringWidth(strings.TrimRight(line, "\n")); n > width {
							t.Fatalf("%d columns of %d with %q:\n%s\nin\n%s", n, width, name, line, page)
						}
					}
				}
			}
		}
	}
}

// wellFormed fails unless a text is XML that can neither run nor load anything.
func wellFormed(t testing.TB, picture string) (texts string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(picture))
	for depth := 0; ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			if depth != 0 {
				t.Fatalf("elements are open in\n%s", picture)
			}
			return texts
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, picture)
		}
		switch token := token.(type) {
		case xml.StartElement:
			depth++
			if !strings.Contains(" svg title desc style rect g text line path circle ", " "+token.Name.Local+" ") {
				t.Fatalf("an element %s in\n%s", token.Name.Local, picture)
			}
			for _, a := range token.Attr {
				if a.Name.Local == "href" || strings.HasPrefix(a.Name.Local, "on") || a.Name.Local == "style" {
					t.Fatalf("an attribute %s in\n%s", a.Name.Local, picture)
				}
			}
		case xml.EndElement:
			depth--
		case xml.CharData:
			texts += string(token) + "\n"
		}
	}
}

func TestThePictureIsSoundWhateverStandsInTheFiles(t *testing.T) {
	for _, name := range awkward {
		picture := progressOf(t, gauged(name, name, ptr(7), ptr(2), 7, 5, 6, 2, 1, 4), render.SVG, 80)
		texts := wellFormed(t, picture)
		if !strings.Contains(texts, "midpoint: 4") || !strings.Contains(texts, "target: 2") {
			t.Errorf("the description of %q says\n%s", name, texts)
		}
		if first := strings.Fields(name); len(first) > 0 && !strings.ContainsFunc(name, unicode.IsControl) && !strings.Contains(texts, cutTo(first[0], 20)) {
			t.Errorf("%q is not in\n%s", name, texts)
		}
		if again := progressOf(t, gauged(name, name, ptr(7), ptr(2), 7, 5, 6, 2, 1, 4), render.SVG, 40); again != picture {
			t.Errorf("%q: two pictures", name)
		}
	}
}

func cutTo(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n])
	}
	return s
}

func TestThePageInHTMLHoldsThePictureOnce(t *testing.T) {
	page := progressOf(t, gauged("A <b> & c", "x", ptr(7), ptr(2), 7, 5), render.HTML, 80)
	if strings.Count(page, "<svg") != 1 || strings.Contains(page, "<b>") || strings.Contains(page, "<script") || !strings.Contains(page, "<table>") {
		t.Errorf("the page:\n%s", page)
	}
	if none := progressOf(t, gauged("A", "x", ptr(7), ptr(2)), render.HTML, 80); strings.Contains(none, "<svg") || !strings.Contains(none, "Nothing has been measured yet.") {
		t.Errorf("without figures:\n%s", none)
	}
}

func TestATableIsReadAsItWasMeant(t *testing.T) {
	for rater, want := range map[string]string{
		"Priya, and \"Dana\"": "Priya, and \"Dana\"", "=1+1": "'=1+1", "+44 20": "'+44 20", "-2": "-2", "-2.5e3": "-2.5e3", "-2+3": "'-2+3", "--1": "'--1",
		"@SUM(A1)": "'@SUM(A1)", "\tx": " x", "": "", "-": "'-", "＝1": "'＝1", "-1e999": "'-1e999",
	} {
		table := progressOf(t, gauged("n", rater, ptr(-7), nil, -1000000, 1e300), render.CSV, 80)
		if strings.Count(table, "\r\n") != strings.Count(table, "\n") || !strings.HasSuffix(table, "\r\n") {
			t.Errorf("the line ends of %q", table)
		}
		rows, err := csv.NewReader(strings.NewReader(table)).ReadAll()
		if err != nil || len(rows) != 3 {
			t.Fatalf("%v: %q", err, table)
		}
		got := strings.Join(rows[1], ";")
		if got != "x;o;m;count;1;2026-01-02;-1000000;"+want+";-7;" {
			t.Errorf("%q: %s", rater, got)
		}
	}
}

func TestATableHoldsNothingThatATerminalOrASpreadsheetActsUpon(t *testing.T) {
	for text, want := range map[string]string{
		"x\x1b[31m\a\u202ey\u2066\u009b": "x[31my", "a\tb\r\nc": "a b  c", "\t=1": "' =1", "x;=1+1": "x;'=1+1", "x; +1;-2;@a": "x;' +1;'-2;'@a", "x\t=1": "x =1",
		`x;"=1"`: `x;'"=1"`, "a=b": "a=b", "x - y": "x - y", "-2": "-2", "-2;=1": "'-2;'=1", "=1": "'=1", "\x00=1": "'=1", "\u200b@a": "'@a", "\xff": "\ufffd",
	} {
		view := gauged("x", text, ptr(7), nil, 1)
		view.Engagement, view.Objectives[0].ID, view.Objectives[0].Measures[0].ID, view.Objectives[0].Measures[0].Kind = text, text, text, text
		rows, err := csv.NewReader(strings.NewReader(progressOf(t, view, render.CSV, 80))).ReadAll()
		if err != nil || len(rows) != 2 {
			t.Fatalf("%v: %q", err, rows)
		}
		row := rows[1]
		if row[0] != want || row[1] != want || row[2] != want || row[3] != "" || row[7] != want {
			t.Errorf("%q gives %q, want %q", text, row, want)
		}
	}
}

func FuzzProgress(f *testing.F) {
	for i, name := range awkward {
		f.Add(name, awkward[len(awkward)-1-i], float64(i)-5, math.Pow(10, float64(i)))
	}
	f.Fuzz(func(t *testing.T, name, rater string, a, b float64) {
		if math.IsNaN(a) || math.IsInf(a, 0) || math.IsNaN(b) || math.IsInf(b, 0) {
			t.Skip()
		}
		view := gauged(name, rater, &a, &b, a, b, 0)
		wellFormed(t, progressOf(t, view, render.SVG, 80))
		rows, err := csv.NewReader(strings.NewReader(progressOf(t, view, render.CSV, 80))).ReadAll()
		if err != nil || len(rows) != 4 {
			t.Fatalf("%d rows, %v", len(rows), err)
		}
		for _, row := range rows {
			for _, c := range row {
				if c != "" && strings.ContainsRune("=+@\t\r", rune(c[0])) {
					t.Fatalf("a cell begins as a formula does: %q", c)
				}
				if n := ""; strings.HasPrefix(c, "-") {
					if _, err := fmt.Sscanf(c, "-%s", &n); err != nil || strings.Trim(n, "0123456789.eE+-") != "" {
						t.Fatalf("a cell begins as a formula does: %q", c)
					}
				}
			}
		}
	})
}

func TestThePictureFitsAPhone(t *testing.T) {
	var frames strings.Builder
	for _, width := range []int{320, 360, 794} {
		page := progressOf(t, gauged("How long I speak in the Monday review", "Nadia, who counts", ptr(38), ptr(15), 38, 29, 26, 21), render.HTML, 80)
		fmt.Fprintf(&frames, `<iframe style="border:0" name="%d" width="%d" height="800" srcdoc="%s"></iframe>`, width, width, html.EscapeString(page))
	}
	file := filepath.Join(t.TempDir(), "frames.html")
	if err := os.WriteFile(file, []byte("<!doctype html><body>"+frames.String()+measure), 0o644); err != nil {
		t.Fatal(err)
	}
	dom := html.UnescapeString(browse(t, "--dump-dom", "file://"+file))
	if fitting := strings.Count(dom, `"over":0`) + strings.Count(dom, `"over":-`); fitting != 3 { // less than nothing beside a scroll bar
		_, found, _ := strings.Cut(dom, `data-found="`)
		t.Errorf("%d of 3 frames fit: %.600s", fitting, found)
	}
}
