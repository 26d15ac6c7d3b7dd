package document

import (
	"strings"
	"testing"
)

func TestACommentGoesOnBehindTheItemOrQuoteThatItBeginsIn(t *testing.T) {
	for _, open := range []string{"- <!--", "> <!-- x", "1. a\n\n   <!--\n", "- - <!--"} {
		body := "## Takeaways\n- Decision: mine\n\n" + open + "\n\n    ### Private note\n\n- Decision: Zqxj\n\n## Close\n\nShifted: Zqxj\n"
		if s := sessionBody(t, body); strings.Contains(shared(s), marker) {
			t.Errorf("behind %q goes out %q", open, shared(s))
		}
		closed := strings.Replace(body, "### Private note", "-->", 1)
		if s := sessionBody(t, closed); !strings.Contains(shared(s), "mine") || strings.Count(shared(s), marker) != 2 {
			t.Errorf("behind the end of %q goes out %q", open, shared(s))
		}
	}
}

func TestAnItemIsNotAddedWhereNobodyWouldSeeIt(t *testing.T) {
	for _, below := range []string{"<!-- x", "<script>", "- a\n- <!--\n", "- a\n- %% x"} {
		src := "---\n" + sessionFront + "---\n## Commitments\n\n" + below
		if out, found, err := AddItem([]byte(src), "Commitments", "- [ ] new"); out != nil || found || err != nil {
			t.Errorf("below %q: %v, %v\n%s", below, found, err, out)
		}
	}
}
