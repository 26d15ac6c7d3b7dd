package fill

import (
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"text/template"
)

// maxText bounds a text that a template makes on its way; none is longer than what it may print.
const maxText = maxOutput

// maxVerbs and maxWidth bound what a format can make of small texts.
const (
	maxVerbs = 1000
	maxWidth = 999
)

var errLongText = errors.New("makes a text longer than 1 MiB")

// own are the functions of every template. Those that Go brings along are replaced where they make a text.
func own() template.FuncMap {
	return template.FuncMap{
		"pick": pick, "join": join, "trim": strings.TrimSpace, "lower": strings.ToLower, "upper": strings.ToUpper,
		"print": printed(fmt.Sprint), "println": printed(fmt.Sprintln), "printf": printf,
		"html": printed(template.HTMLEscaper), "js": printed(template.JSEscaper), "urlquery": printed(template.URLQueryEscaper),
	}
}

// bounded is a function that fails where it would give a text longer than a template may make.
func bounded(f any) any {
	fn := reflect.ValueOf(f)
	t := fn.Type()
	if t.NumOut() == 0 || t.Out(0).Kind() != reflect.String {
		return f
	}
	in := make([]reflect.Type, t.NumIn())
	for i := range in {
		in[i] = t.In(i)
	}
	failure := reflect.TypeFor[error]()
	signature := reflect.FuncOf(in, []reflect.Type{t.Out(0), failure}, t.IsVariadic())
	return reflect.MakeFunc(signature, func(args []reflect.Value) []reflect.Value {
		call := fn.Call
		if t.IsVariadic() {
			call = fn.CallSlice
		}
		out := call(args)
		if len(out) == 1 {
			out = append(out, reflect.Zero(failure))
		}
		if out[0].Len() > maxText {
			return []reflect.Value{reflect.Zero(t.Out(0)), reflect.ValueOf(&errLongText).Elem()}
		}
		return out
	}).Interface()
}

func join(texts []string, between string) (string, error) {
	long := 0
	for _, text := range texts {
		if long += len(text) + len(between); long > maxText+len(between) {
			return "", errLongText
		}
	}
	return strings.Join(texts, between), nil
}

// printed is a function that writes values one after the other.
func printed(f func(...any) string) func(...any) (string, error) {
	return func(values ...any) (string, error) {
		if sum, _ := written(values); sum > maxText {
			return "", errLongText
		}
		return f(values...), nil
	}
}

var wide = regexp.MustCompile(`%[^a-zA-Z%]*\d{4}`)

func printf(format string, values ...any) (string, error) {
	sum, longest := written(values)
	verbs := strings.Count(format, "%")
	if sum > maxText || verbs > maxVerbs || len(format)+verbs*longest > maxText || wide.MatchString(format) {
		return "", errLongText
	}
	if strings.Contains(format, "*") && slices.ContainsFunc(values, tooWide) {
		return "", errLongText
	}
	return fmt.Sprintf(format, values...), nil
}

// tooWide reports whether a value would make too much of a small text, were it taken for a width.
func tooWide(value any) bool {
	v := reflect.ValueOf(value)
	return v.CanInt() && max(v.Int(), -v.Int()) > maxWidth || v.CanUint() && v.Uint() > maxWidth
}

// written is how long some values are together, as far as it matters, and the longest of them.
func written(values []any) (sum, longest int) {
	for _, value := range values {
		long := len(fmt.Sprint(value))
		longest = max(longest, long)
		if sum += long; sum > maxText {
			break
		}
	}
	return sum, longest
}
