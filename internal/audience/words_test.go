package audience

import "testing"

func TestAValueIsReadWithoutItsComments(t *testing.T) {
	for value, want := range map[string]string{
		"a <!-- x --> b":       "a b",
		"a %% x %% b":          "a b",
		"%%x%% a":              "a",
		"a <!-- x":             "a",
		"a %% x":               "a",
		"a <!-- %% --> b %% x": "a b",
		"a %% <!-- %% b":       "a b",
		"a <!— x —> b":         "a b",
		"a <!– x -> –> b":      "a b",
		"a <! -- x --> b":      "a b",
		"a <!— x":              "a",
		"a <! b":               "a <! b",
		"100%% sure, 50%% not": "100%% sure, 50%% not",
		"100% sure":            "100% sure",
		"a %%%% b":             "a b",
		"a -- b":               "a -- b",
	} {
		if got := plain(value); got != want {
			t.Errorf("%q reads %q; want %q", value, got, want)
		}
	}
}
