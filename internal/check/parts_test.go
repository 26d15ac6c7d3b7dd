package check_test

import (
	"strings"
	"testing"
)

func TestAMissingDateOfAgreementIsFoundOnce(t *testing.T) {
	for _, status := range []string{"agreed", "completed", "draft", "ended"} {
		f := onlyContract(t, "status: "+status+"\n")
		once := map[bool]string{true: "contract.md:4: the contract is agreed and has no `agreed` date"}[status == "agreed" || status == "completed"]
		if got := ruleSays(t, f, noon, "agreed-date"); got != once {
			t.Errorf("%s, before session 1: %q", status, got)
		}
		f.coachingOn("2026-02-02")
		if got := ruleSays(t, f, noon, "agreed-date"); got != "" {
			t.Errorf("%s, after session 1: agreed-date finds %q", status, got)
		}
		if got := ruleSays(t, f, noon, "agreement-before-session"); got != "contract.md:4: session 1 has taken place, and the contract has no `agreed` date" {
			t.Errorf("%s, after session 1: agreement-before-session finds %q", status, got)
		}
	}
}

func TestADraftIsNoAgreement(t *testing.T) {
	for what, want := range map[string]string{"held": "contract.md:4: session 1 has taken place, and the contract still calls itself a draft", "planned": ""} {
		f := onlyContract(t, "status: draft\nagreed: 2026-01-20\n").session("01", "kind: intake\nstatus: "+what+"\nstart: 2026-02-02T15:00\n")
		if got := ruleSays(t, f, noon, "draft-in-use"); got != want {
			t.Errorf("%s: %q", what, got)
		}
	}
}

func TestPromisesThatAreCarriedInARingAreFoundOnce(t *testing.T) {
	promise := func(keys string) string {
		return "---\ntype: commitment\nwhat: x\nby: 2026-03-02\nsuccess: x\nsession: \"02\"\n" + keys + "---\n"
	}
	to := func(name string) string { return promise("status: carried\ncarried_to: 2026-02-16-" + name + "\n") }
	for _, c := range []struct {
		what string
		made map[string]string
		want string
	}{
		{"there and back", map[string]string{"a": to("b"), "b": to("a")}, "commitments/2026-02-16-a.md:8"},
		{"three", map[string]string{"a": to("c"), "b": to("a"), "c": to("b")}, "commitments/2026-02-16-a.md:8"},
		{"to itself", map[string]string{"a": to("a")}, "commitments/2026-02-16-a.md:8"},
		{"one that leads into a ring", map[string]string{"a": to("b"), "b": to("c"), "c": to("b")}, "commitments/2026-02-16-b.md:8"},
		{"one that leads to one that leads to itself", map[string]string{"a": to("b"), "b": to("b")}, "commitments/2026-02-16-b.md:8"},
		{"a way that ends", map[string]string{"a": to("b"), "b": to("c"), "c": promise("status: open\n")}, ""},
		{"a way that ends nowhere", map[string]string{"a": to("b"), "b": to("z")}, ""},
	} {
		f := practice(t, "")
		for name, text := range c.made {
			f[folder+"commitments/2026-02-16-"+name+".md"] = text
		}
		if got := places(t, f, "carried-to"); got != c.want {
			t.Errorf("%s: %q; want %q", c.what, got, c.want)
		}
	}
	f := practice(t, "")
	f[folder+"commitments/2026-02-16-a.md"], f[folder+"commitments/2026-02-02-b.md"] = strings.Replace(to("x"), "16-x", "02-b", 1), strings.Replace(to("a"), `"02"`, `"01"`, 1)
	if got := places(t, f, "promise-dates"); got != "" {
		t.Errorf("a ring is found once, and not by its dates too: %q", got)
	}
}
