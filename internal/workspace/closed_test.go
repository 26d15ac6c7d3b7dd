package workspace

import (
	"math/rand/v2"
	"strings"
	"testing"

	"coachctl/internal/coaching"
	"coachctl/internal/document"
)

// hides reports whether passing over a file unread loses an open promise.
func hides(src []byte) bool {
	d := document.Parse("engagements/e/commitments/a.md", coaching.TypeCommitment, src)
	return closed(src) && d.Readable && d.Commitment.Status == coaching.Open
}

func TestAFileIsPassedOverOnlyWhereItIsCertainlyClosed(t *testing.T) {
	const front = "---\ntype: commitment\nwhat: a\nby: 2026-03-16\nsuccess: b\n"
	for text, want := range map[string]bool{
		front + "status: kept\n---\n": true, front + "status: partly\n---\nbody\n": true, front + "status: missed\n---\n": true,
		front + "status: dropped\n---\n": true, front + "status: carried\n---\n": true, front + "status: open\n---\n": false,
		front + "status: kept \n---\n": false, front + "status:  kept\n---\n": false, front + "status: \"kept\"\n---\n": false,
		front + "status: kept # no\n---\n": false, front + "status: Kept\n---\n": false, front + "status: kept": false,
		front + "---\nstatus: kept\n---\n": false, front + "x-a: |\n  b\nstatus: kept\n---\n": false,
		front + "status: kept\n# status: open\n---\n": false, front + " status: kept\n---\n": false,
		strings.ReplaceAll(front+"status: kept\n---\n", "\n", "\r\n"): false, "\xef\xbb\xbf" + front + "status: kept\n---\n": false, "": false,
	} {
		if got := closed([]byte(text)); got != want {
			t.Errorf("closed is %t of\n%s", got, text)
		}
		if hides([]byte(text)) {
			t.Errorf("an open promise is passed over:\n%s", text)
		}
	}
}

// pieces are what front matter that misleads is made of.
var pieces = []string{
	"---\n", "--- \n", "---\t\n", "----\n", "...\n", "type: commitment\n", "what: a\n", "by: 2026-03-16\n", "status: open\n", "status: kept\n", "status: missed\n",
	"status : open\n", "status:\topen\n", "'status': open\n", "\"status\": open\n", "\"st\\u0061tus\": open\n", "? status\n: open\n", "? status\n", ": kept\n", "  status: kept\n",
	"# status: kept\n", "x-a: |\n  status: kept\n", "x-a: >\n", "x-a: [\n", "]\n", "x-a: {\n", "}\n", "x-a: \"\n", "\"\n", "x-a: '\n", "'\n", "x-a: b\n  c\n", "x-a: &a b\n", "x-b: *a\n",
	"!!str status: open\n", "- status: kept\n", "\n", "\r\n", "status: kept\r\n", "status: open\r\n", "\xef\xbb\xbf", "\u2028", "\x85status: open\n", "status: open #", "x-status: kept\n", "success: s\n",
	"status: [kept]\n", "status: kept, open\n", "<<: {status: open}\n", "status: open\n status: kept\n", "\\\n", "%YAML 1.2\n",
}

func TestNoOpenPromiseIsEverPassedOver(t *testing.T) {
	seen := 0
	for seed := range uint64(20000) {
		rnd := rand.New(rand.NewPCG(seed, 7))
		var out strings.Builder
		out.WriteString("---\ntype: commitment\nwhat: a\nby: 2026-03-16\n")
		if rnd.IntN(4) == 0 {
			out.Reset()
		}
		for range rnd.IntN(8) {
			out.WriteString(pieces[rnd.IntN(len(pieces))])
		}
		out.WriteString("---\n")
		src := []byte(out.String())
		if closed(src) {
			seen++
		}
		if hides(src) {
			t.Fatalf("seed %d: an open promise is passed over:\n%s", seed, src)
		}
	}
	if seen < 100 {
		t.Errorf("only %d of the files were passed over", seen)
	}
}

func FuzzNoOpenPromiseIsEverPassedOver(f *testing.F) {
	for _, piece := range pieces {
		f.Add("---\ntype: commitment\nwhat: a\nby: 2026-03-16\nstatus: kept\n" + piece + "---\n")
		f.Add("---\ntype: commitment\nwhat: a\nby: 2026-03-16\n" + piece + "status: open\n---\n")
	}
	f.Fuzz(func(t *testing.T, src string) {
		if hides([]byte(src)) {
			t.Errorf("an open promise is passed over:\n%s", src)
		}
	})
}
