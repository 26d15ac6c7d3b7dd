package document

import (
	"bytes"
	"errors"
	"strings"
	"testing"
)

func TestAnItemGoesToTheEndOfTheListUnderItsHeading(t *testing.T) {
	const item = "- [ ] new"
	for _, c := range []struct{ name, body, want string }{
		{"behind a list", "## Commitments (10 min)\n- [ ] a\n\n## Close\n", "## Commitments (10 min)\n- [ ] a\n- [ ] new\n\n## Close\n"},
		{"at the end of the file", "## Commitments\n- [ ] a", "## Commitments\n- [ ] a\n- [ ] new\n"},
		{"below the heading", "## Commitments\n\n## Close\n", "## Commitments\n\n- [ ] new\n\n## Close\n"},
		{"with the marker of the list", "## Commitments\n* a\n* b\n", "## Commitments\n* a\n* b\n* [ ] new\n"},
		{"with the next number", "## Commitments\n  9) a\n 10) b\n", "## Commitments\n  9) a\n 10) b\n 11) [ ] new\n"},
		{"with the indentation of the list", "## Commitments\n  + a\n    - deeper\n", "## Commitments\n  + a\n    - deeper\n  + [ ] new\n"},
		{"above a title, which ends the section", "## Commitments\n- a\n\n# Part two\n- b\n", "## Commitments\n- a\n- [ ] new\n\n# Part two\n- b\n"},
		{"whatever the case", "## COMMITMENTS\n- a\n", "## COMMITMENTS\n- a\n- [ ] new\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			out, found, err := AddItem([]byte("---\n"+sessionFront+"---\n"+c.body), "Commitments", item)
			if got := strings.TrimPrefix(string(out), "---\n"+sessionFront+"---\n"); err != nil || !found || got != c.want {
				t.Errorf("gave %v, %v\n%q; want\n%q", found, err, got, c.want)
			}
		})
	}
}

func TestAnItemTakesTheLineEndsOfItsFile(t *testing.T) {
	src := strings.ReplaceAll("---\n"+sessionFront+"---\n## Commitments\n- a\n", "\n", "\r\n")
	out, found, err := AddItem([]byte(src), "Commitments", "- [ ] new")
	if err != nil || !found || !bytes.Equal(out, []byte(src+"- [ ] new\r\n")) {
		t.Errorf("gave %v, %v %q", found, err, out)
	}
}

func TestAnItemIsNotAddedWhereItsHeadingIsMissingOrTheFileUnsound(t *testing.T) {
	src := "---\n" + sessionFront + "---\n<!--\n## Commitments\n-->\n"
	if out, found, err := AddItem([]byte(src), "Commitments", "- x"); out != nil || found || err != nil {
		t.Errorf("gave %v, %v %q", found, err, out)
	}
	for _, src := range []string{"no front matter", "---\n" + sessionFront + "---\n## Commitments\n" + strings.Repeat("> ", 80)} {
		if _, _, err := AddItem([]byte(src), "Commitments", "- x"); !errors.Is(err, ErrUnsound) {
			t.Errorf("%q gives %v", src, err)
		}
	}
}

func TestAddingAnItemChangesNothingElse(t *testing.T) {
	for _, piece := range append(append(append([]string{}, hiddenBlocks...), unshared...), belowItem...) {
		src := []byte("---\n" + sessionFront + "---\n## Commitments\n- [ ] a\n" + piece + "\n## Close\n" + piece)
		out, found, err := AddItem(src, "Commitments", "- [ ] new")
		if err != nil || !found {
			t.Errorf("behind %q: %v, %v", piece, found, err)
			continue
		}
		at, _ := changed(out, src)
		if n := len(out) - len(src); !bytes.Equal(append(bytes.Clone(out[:at]), out[at+n:]...), src) {
			t.Errorf("behind %q: more has changed in\n%s", piece, out)
		}
		jotted := false
		for _, j := range sessionBody(t, strings.TrimPrefix(string(out), "---\n"+sessionFront+"---\n")).Jotted {
			jotted = jotted || j.Text == "new"
		}
		if !jotted {
			t.Errorf("behind %q: the item is not found again in\n%s", piece, out)
		}
	}
}
