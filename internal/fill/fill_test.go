package fill_test

import (
	"errors"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
	"text/template"

	"coachctl/internal/fill"
)

const marker = "Zqxj"

type record struct {
	Name, Long string
	Texts      []string
	ByName     map[string]string
	Count      int
	Nested     *record
	Any        any
	Func       func(string) string
}

func execute(text string) (string, error) {
	data := record{
		Name: marker, Long: strings.Repeat(marker+" ", 9), Texts: []string{marker, marker}, ByName: map[string]string{marker: marker},
		Count: 4711, Any: marker,
	}
	set := fill.New(fstest.MapFS{"parts.tmpl": &fstest.MapFile{}}, map[string]string{"x.tmpl": text})
	return set.Execute("x.tmpl", data, template.FuncMap{"double": func(s string) string { return s + s }})
}

func TestATemplateThatMakesMuchOfLittleIsStopped(t *testing.T) {
	for _, grow := range []string{
		`$x = printf "%s%s" $x $x`, `$x = print $x $x`, `$x = println $x $x`, `$x = double $x`, `$x = printf "%[1]s%[1]s%[1]s" $x`,
		`$x = printf "%900s%s" $x $x`, `$x = html $x $x`, `$x = js $x $x`, `$x = urlquery $x $x`, `$x = $x | printf "%s%s%s" $x $x`,
		`$x = printf "%999999d" 1`, `$x = printf "%*d" 999999 1`, `$x = printf "%.*f" 99999 1.0`, `$x = printf "" $x $x (print $x $x)`,
		`$x = print $x (join $.Texts (print $x $x))`,
	} {
		t.Run(grow, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			_, err := execute("a\n{{$x := `aaaaaaaa`}}\n{{range 60}}{{" + grow + "}}{{end}}")
			runtime.ReadMemStats(&after)
			if grew := (after.TotalAlloc - before.TotalAlloc) >> 20; grew > 100 {
				t.Errorf("it took %d MiB", grew)
			}
			if strings.Contains(grow, `printf ""`) {
				return // which gives no more than it is given
			}
			var wrong *fill.Error
			if !errors.As(err, &wrong) || wrong.File != "templates/x.tmpl" || wrong.Line != 3 || !strings.Contains(wrong.Error(), "longer than 1 MiB") {
				t.Errorf("%v", err)
			}
		})
	}
}

func TestFunctionsGiveWhatGoGives(t *testing.T) {
	for text, want := range map[string]string{
		`{{printf "%s-%5.1f|%-4d|%q" .Name 1.25 7 "a"}}`: `Zqxj-  1.2|7   |"a"`, `{{printf "%*d" 4 7}}`: "   7", `{{print 1 2 "a"}}`: "1 2a", `{{println "a"}}`: "a\n",
		`{{html "<"}}{{js "'"}}{{urlquery "a b"}}`: `&lt;\'a+b`, `{{join .Texts ", "}}`: "Zqxj, Zqxj", `{{"a" | upper | printf "%s!"}}`: "A!",
		`{{pick 2 "a" "b"}}`: "b", `{{printf "%d%%" 5}}`: "5%", `{{print nil}}{{print}}`: "<nil>",
	} {
		if got, err := execute(text); got != want || err != nil {
			t.Errorf("%s gives %q (%v), want %q", text, got, err, want)
		}
	}
}

func TestAnErrorOfATemplateHoldsNoValue(t *testing.T) {
	for _, text := range []string{
		"{{range .Name}}{{end}}", "{{range $a, $b, $c := .Name}}{{end}}", "{{range .Any}}{{end}}", "{{range .Long}}{{end}}", "{{range .}}{{end}}", "{{range $i, $x := .Name}}{{end}}",
		"{{range $i, $x := .Count}}{{end}}", "{{.Name.More}}", "{{.Any.More}}", "{{.Any 1}}", "{{.Name 1}}", "{{.Name | call}}", "{{call .Name}}", "{{call .Any 1}}", "{{.Any | call}}", "{{.Func .Name}}",
		"{{call .Func .Name}}", "{{index .Texts .Name}}", "{{index .Texts .Count}}", "{{index .Name .Name}}", "{{index .Name .Count}}", "{{index .Any .Any}}", "{{index .ByName .Count}}",
		"{{slice .Texts .Count}}", "{{slice .Name .Count}}", "{{slice .Name 2 1}}", "{{slice .Texts .Name}}", "{{slice .Name 1 2 3}}", "{{slice .Name 1 .Count}}", "{{len .Count}}", "{{len .Nested}}",
		"{{eq .Name .Count}}", "{{eq .Any .Count}}", "{{eq .Texts .Texts}}", "{{eq . .}}", "{{eq .ByName .Name}}", "{{eq .Name .Texts}}", "{{lt .Texts .Texts}}", "{{lt .Name .Count}}", "{{lt .ByName .Any}}",
		"{{.Nested.Name}}", "{{.Nested.Name.X}}", "{{template .Name}}", "{{template `x` .Name}}", "{{pick .Name .Name}}", "{{pick .Count}}", "{{join .Name .Name}}", "{{upper .Texts}}", "{{upper .Count}}",
		"{{printf .Texts}}", "{{printf .Count .Name}}", "{{.Name.ByName.X}}", "{{(index .ByName .Name).X}}", "{{(index .Texts 0).X}}", "{{with .Name}}{{.X}}{{end}}", "{{with .Any}}{{range .}}{{end}}{{end}}",
		"{{range .Texts}}{{range .}}{{end}}{{end}}", "{{$x := .Name}}{{$x.Y}}", "{{$x := .Name}}{{range $x}}{{end}}", "{{$x := .Name}}{{$x 1}}", "{{not}}", "{{html .Name | range}}",
		"{{pick -1 .Name}}", "{{double .Count}}", "{{double nil}}", "{{(printf `%s` .Name).X}}", "{{range (printf `a\n%s: b` .Name)}}{{end}}", "{{range (print .Name `>: range can't iterate over `)}}{{end}}",
	} {
		_, err := execute(text)
		var wrong *fill.Error
		switch {
		case err == nil && strings.HasPrefix(text, "{{range .Any"):
			t.Errorf("%s is fine", text)
		case err == nil:
			t.Logf("%s is fine", text)
		case !errors.As(err, &wrong) || wrong.File != "templates/x.tmpl" || wrong.Line < 1:
			t.Errorf("%s: %v", text, err)
		case strings.Contains(err.Error(), marker) || strings.Contains(err.Error(), "4711"):
			t.Errorf("%s: %v", text, err)
		}
	}
	_, err := execute("\n{{range .Name}}{{end}}")
	if want := "templates/x.tmpl:2: executing \"x.tmpl\" at <.Name>: range can't iterate over this value"; err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
}
