package audience

import (
	"encoding/json"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"testing"
	"time"

	"coachctl/internal/coaching"
)

const room = "coachctl/internal/audience"

var views = []any{Summary{}, Prompt{}, Report{}, Draft{}, PairProgress{}, HoursLog{}, Calendar{}}

// breaches walks every type that a template can reach from t, through fields and through what methods return.
func breaches(t reflect.Type, path string, seen map[reflect.Type]bool) []string {
	if seen[t] {
		return nil
	}
	seen[t] = true
	var out []string
	for i := range t.NumMethod() {
		m := t.Method(i)
		for r := range m.Type.NumOut() {
			out = append(out, breaches(m.Type.Out(r), path+"."+m.Name+"()", seen)...)
		}
	}
	switch t.Kind() {
	case reflect.Bool, reflect.String, reflect.Int, reflect.Int64, reflect.Float64:
		if t.PkgPath() != "" && t.PkgPath() != room {
			out = append(out, path+": "+t.String())
		}
	case reflect.Slice, reflect.Pointer:
		out = append(out, breaches(t.Elem(), path, seen)...)
	case reflect.Map:
		out = append(out, breaches(t.Key(), path, seen)...)
		out = append(out, breaches(t.Elem(), path, seen)...)
	case reflect.Struct:
		if t.PkgPath() != room {
			return append(out, path+": "+t.String())
		}
		out = append(out, breaches(reflect.PointerTo(t), path, seen)...)
		for i := range t.NumField() {
			out = append(out, breaches(t.Field(i).Type, path+"."+t.Field(i).Name, seen)...)
		}
	default:
		out = append(out, path+": "+t.String())
	}
	return out
}

func TestNothingBehindAViewIsATypeOfAnotherRoom(t *testing.T) {
	for _, view := range views {
		typ := reflect.TypeOf(view)
		for _, breach := range breaches(typ, typ.Name(), map[reflect.Type]bool{}) {
			t.Error(breach)
		}
	}
}

type opened struct{ Name string }

func (opened) Contract() *coaching.Contract { return nil }

type behindPointer struct{ Name string }

func (*behindPointer) Session() coaching.Session { return coaching.Session{} }

func TestTheWalkFindsEveryKindOfOpening(t *testing.T) {
	for name, view := range map[string]any{
		"a field":             struct{ M *coaching.Meeting }{},
		"a time":              struct{ At time.Time }{},
		"a named word":        struct{ Kind []coaching.Kind }{},
		"an interface":        struct{ Any any }{},
		"a function":          struct{ F func() string }{},
		"a map":               struct{ M map[string]coaching.Section }{},
		"a method":            opened{},
		"a method of pointer": behindPointer{},
	} {
		typ := reflect.TypeOf(view)
		if typ.Name() == "" { // an unnamed struct has no package; look behind it
			typ = typ.Field(0).Type
		}
		if len(breaches(typ, name, map[reflect.Type]bool{})) == 0 {
			t.Errorf("%s leads outside and was not found", name)
		}
	}
}

// tags fails for a field whose JSON name is missing, not in snake case, or left out when empty.
func tags(t *testing.T, typ reflect.Type, seen map[reflect.Type]bool) {
	t.Helper()
	for typ.Kind() == reflect.Slice || typ.Kind() == reflect.Pointer {
		typ = typ.Elem()
	}
	if typ.Kind() != reflect.Struct || seen[typ] {
		return
	}
	seen[typ] = true
	for i := range typ.NumField() {
		f := typ.Field(i)
		if !f.Anonymous && !regexp.MustCompile(`^[a-z]+(_[a-z]+)*$`).MatchString(f.Tag.Get("json")) {
			t.Errorf("%s.%s has the JSON name %q", typ.Name(), f.Name, f.Tag.Get("json"))
		}
		tags(t, f.Type, seen)
	}
}

func TestEveryFieldHasAStableNameInJSON(t *testing.T) {
	for _, view := range views {
		tags(t, reflect.TypeOf(view), map[reflect.Type]bool{})
	}
}

func TestAnEmptyEngagementStillGivesEveryFieldAndEveryList(t *testing.T) {
	e, _ := coaching.Assemble("x", &coaching.Practice{}, nil, []*coaching.Session{{
		Name: "01", Kind: coaching.Regular, Status: coaching.Held,
		Start: coaching.Moment{Date: coaching.Date{Year: 2026, Month: 3, Day: 16}, Hour: 15, HasTime: true},
	}}, nil)
	now := time.Date(2026, 3, 16, 17, 0, 0, 0, time.UTC)
	for _, view := range []any{
		ClientSummary(e, e.Meetings[0], now), ClientPrompt(e, e.Meetings[0], now),
		SponsorReport(e, e.Meetings[0], coaching.Sponsor{}, now), ClientDraft(e, e.Meetings[0], now),
	} {
		src, err := json.Marshal(view)
		if err != nil {
			t.Fatal(err)
		}
		var fields map[string]any
		if err := json.Unmarshal(src, &fields); err != nil {
			t.Fatal(err)
		}
		for _, f := range reflect.VisibleFields(reflect.TypeOf(view)) {
			if f.Anonymous {
				continue
			}
			value, there := fields[f.Tag.Get("json")]
			if !there || value == nil && f.Type.Kind() == reflect.Slice {
				t.Errorf("%T.%s is %v in JSON", view, f.Name, value)
			}
		}
	}
}

func TestNoViewHasAFieldForWhatTheCoachThinks(t *testing.T) {
	private := []string{"variant", "page", "shape", "commission", "readiness", "purpose", "kind", "sponsors", "consents"}
	for _, view := range views {
		for _, f := range reflect.VisibleFields(reflect.TypeOf(view)) {
			if name := fmt.Sprint(f.Tag.Get("json")); slices.Contains(private, name) {
				t.Errorf("%T holds %s", view, name)
			}
		}
	}
}
